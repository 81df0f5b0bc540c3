// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/import_actions.h"

#include "core/base/deliver.h"
#include "core/exchange/file_kind.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/mapping_dialog.h"
#include "ui/models/counted.h"

#include <QFileInfo>
#include <QProgressDialog>
#include <QtConcurrentRun>

namespace plumbline {

namespace {

constexpr int kShowProgressAfterMs = 400;
constexpr int kSteps = 1000;

/// What is known of the one file before it is read.
struct FirstLook
{
    std::optional<FileShape> shape; ///< of a file in no known format
    QHash<QString, QString> mapping;
};

FirstLook lookAt(const ProjectStore &store, const QStringList &paths)
{
    FirstLook look;
    if (paths.size() != 1 || !QFileInfo(paths.front()).isFile())
        return look;
    const Result<FileShape> shape = shapeOfFile(paths.front());
    if (!shape || shape->columns.isEmpty() || detectFileKind(*shape) != FileKind::Unknown)
        return look; // planning says what is wrong, where something is
    look.shape = *shape;
    look.mapping = rememberedMapping(store, shape->shape);
    return look;
}

} // namespace

ImportActions::ImportActions(ProjectGateway &gateway, const Theme &theme, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_theme(theme)
    , m_window(window)
{
    m_pool.setObjectName(QStringLiteral("plumbline-import"));
    m_pool.setMaxThreadCount(1);
}

ImportActions::~ImportActions()
{
    letGo();
}

void ImportActions::letGo()
{
    if (m_cancel)
        m_cancel->store(true);
    m_pool.waitForDone();
    delete m_dialog;
    end();
}

void ImportActions::begin(const QString &what)
{
    m_cancel = std::make_shared<std::atomic_bool>(false);
    end();
    m_progress = new QProgressDialog(what, tr("Cancel"), 0, kSteps, m_window);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setWindowTitle(tr("Import"));
    m_progress->setMinimumDuration(kShowProgressAfterMs);
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    m_progress->setValue(0);
    connect(m_progress, &QProgressDialog::canceled, this, [cancel = m_cancel] { cancel->store(true); });
}

void ImportActions::end()
{
    delete m_progress;
}

void ImportActions::import(const QStringList &paths)
{
    ProjectStore *store = m_gateway.store();
    if (!store) {
        Q_EMIT failed(tr("Open or create a project first; imports go into it."));
        return;
    }
    if (m_progress || m_dialog) {
        Q_EMIT failed(tr("An import is under way; finish or cancel it first."));
        return;
    }
    begin(tr("Reading %1 …").arg(QFileInfo(paths.value(0)).fileName()));
    deliver(QtConcurrent::run(&m_pool, [store, paths] { return lookAt(*store, paths); }), this,
            [this, store, paths](const FirstLook &look) {
                if (store != m_gateway.store())
                    return; // the project was closed meanwhile
                ImportOptions options;
                options.mapping = look.mapping;
                if (look.shape && look.mapping.isEmpty())
                    askMapping(paths.front(), *look.shape, options);
                else
                    plan(paths, options);
            });
}

void ImportActions::askMapping(const QString &path, const FileShape &shape, const ImportOptions &options)
{
    end();
    auto *dialog = new MappingDialog(path, shape, options.mapping, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, path, options] {
        ImportOptions mapped = options;
        mapped.mapping = dialog->mapping();
        plan({path}, mapped);
    });
    dialog->open();
}

void ImportActions::plan(const QStringList &paths, const ImportOptions &options)
{
    ProjectStore *store = m_gateway.store();
    if (!store)
        return;
    begin(tr("Reading %1 …").arg(QFileInfo(paths.value(0)).fileName()));
    const auto told = std::make_shared<std::atomic_int>(0);
    const ImportProgress progress = [this, cancel = m_cancel, told](qint64 done, qint64 total) {
        const int step = total > 0 ? static_cast<int>(done * (kSteps - 1) / total) : 0;
        if (step > told->load()) { // a signal a row would drown the window
            told->store(step);
            QMetaObject::invokeMethod(this, [this, step] {
                if (m_progress)
                    m_progress->setValue(std::min(step, kSteps - 1));
            });
        }
        return !cancel->load();
    };
    deliver(QtConcurrent::run(
                &m_pool, [store, paths, options, progress] { return prepareImport(*store, paths, options, progress); }),
            this, [this, store, paths, options](const Result<PreparedImport> &import) {
                end();
                if (store != m_gateway.store())
                    return;
                if (!import) {
                    if (import.error().kind == ErrorKind::Cancelled)
                        Q_EMIT said(import.error().what);
                    else
                        Q_EMIT failed(import.error().text());
                    return;
                }
                showPlan(paths, options, *import);
            });
}

void ImportActions::showPlan(const QStringList &paths, const ImportOptions &options, const PreparedImport &import)
{
    if (m_dialog) {
        m_dialog->setImport(import);
        return;
    }
    m_dialog = new ImportDialog(import, m_theme, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ImportDialog::candidateChosen, this, [this, paths, options](const QString &name) {
        ImportOptions renamed = options;
        renamed.candidate = name;
        plan(paths, renamed);
    });
    connect(m_dialog, &QDialog::accepted, this, [this] { write(m_dialog->import()); });
    m_dialog->open();
}

void ImportActions::write(const PreparedImport &import)
{
    begin(tr("Writing …"));
    if (m_progress)
        m_progress->setRange(0, 0);
    const int rows = import.count(RowFate::New) + import.count(RowFate::Changed);
    deliver(applyImport(*m_gateway.store(), import, m_gateway.clock().nowMs(), m_cancel), this,
            [this, rows](const Result<bool> &done) {
                end();
                if (done)
                    Q_EMIT said(tr("%1 imported.").arg(counted(rows, tr("row"), tr("rows"))));
                else if (done.error().kind == ErrorKind::Cancelled)
                    Q_EMIT said(done.error().what);
                else
                    Q_EMIT failed(done.error().text());
            });
}

} // namespace plumbline
