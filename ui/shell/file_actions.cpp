// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_actions.h"

#include "core/media/image_library.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace plumbline {

namespace {

const QString kRecentKey = QStringLiteral("recentProjects");
const QString kFolderKey = QStringLiteral("lastFolder");
constexpr int kMostRecent = 8;

QString projectFilter()
{
    return FileActions::tr("Plumbline projects (*.plumb)");
}

} // namespace

FileActions::FileActions(ProjectGateway &gateway, const Theme &theme, QWidget *window)
    : QObject(window)
    , m_gateway(gateway)
    , m_window(window)
    , m_imports(new ImportActions(gateway, theme, window, this))
    , m_exports(new ExportActions(gateway, window, this))
{
    connect(m_exports, &ExportActions::said, this, &FileActions::said);
    connect(m_exports, &ExportActions::failed, this, &FileActions::failed);
    connect(m_imports, &ImportActions::said, this, &FileActions::said);
    connect(m_imports, &ImportActions::failed, this, &FileActions::failed);
}

QStringList FileActions::recent()
{
    QStringList paths = QSettings().value(kRecentKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void FileActions::remember(const QString &path)
{
    QStringList paths = recent();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(kRecentKey, paths.mid(0, kMostRecent));
}

void FileActions::letGo()
{
    m_exports->letGo();
    m_imports->letGo(); // an import being planned reads the project
    Q_EMIT closed();    // and so do the pages
}

void FileActions::replace(const std::function<Status()> &act, const QString &path)
{
    letGo();
    const Status status = act();
    if (status && !path.isEmpty())
        remember(path);
    if (m_gateway.store())
        Q_EMIT opened(); // the new one, or the one from before where the new one was refused
    if (!status)
        Q_EMIT failed(status.error().text());
}

void FileActions::create()
{
    QString path = QFileDialog::getSaveFileName(
        m_window, tr("New project"), QSettings().value(kFolderKey).toString() + QStringLiteral("/benchmark.plumb"),
        projectFilter(), nullptr, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".plumb")))
        path += QStringLiteral(".plumb");
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    replace([this, path] { return m_gateway.create(path); }, path);
}

void FileActions::chooseAndOpen()
{
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open project"), QSettings().value(kFolderKey).toString(),
                                     projectFilter() + tr(";;All files (*)"));
    if (path.isEmpty())
        return;
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    open(path);
}

void FileActions::open(const QString &path)
{
    replace([this, path] { return m_gateway.open(path); }, path);
}

void FileActions::openSample()
{
    replace([this] { return m_gateway.openSample(); }, {});
}

void FileActions::close()
{
    letGo();
    m_gateway.close();
}

void FileActions::fillRecent(QMenu *menu)
{
    menu->clear();
    for (const QString &path : recent())
        connect(menu->addAction(path), &QAction::triggered, this, [this, path] { open(path); });
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

void FileActions::chooseAndImport()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        m_window, tr("Import a benchmark, responses or results"), QSettings().value(kFolderKey).toString(),
        tr("Results and benchmarks (*.json *.jsonl *.ndjson *.csv *.tsv *.xlsx);;All files (*)"));
    if (paths.isEmpty())
        return;
    QSettings().setValue(kFolderKey, QFileInfo(paths.front()).absolutePath());
    import(paths);
}

void FileActions::chooseAndImportFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        m_window, tr("Folder of results, or of images for new items"), QSettings().value(kFolderKey).toString());
    if (folder.isEmpty())
        return;
    QSettings().setValue(kFolderKey, folder);
    import({folder});
}

void FileActions::import(const QStringList &paths)
{
    m_imports->import(paths);
}

void FileActions::exportItems()
{
    m_exports->choose();
}

void FileActions::chooseImageFolder()
{
    if (!m_gateway.store())
        return;
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder with the images"),
                                                             QSettings().value(kFolderKey).toString());
    if (folder.isEmpty())
        return;
    m_gateway.images()->setFolder(folder);
    m_gateway.store()->write<bool>(Change::Settings, [folder](WriteAccess &access) {
        return access.settings().setSetting(QStringLiteral("image_folder"), folder).map([] { return true; });
    });
    Q_EMIT said(tr("Images are looked for in %1 by their file name.").arg(folder));
}

} // namespace plumbline
