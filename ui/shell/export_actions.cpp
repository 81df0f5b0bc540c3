// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/export_actions.h"

#include "core/audit/load_cases.h"
#include "core/authoring/reviewed_export.h"
#include "core/base/deliver.h"
#include "core/base/output_file.h"
#include "core/media/image_library.h"
#include "core/report/score_export.h"
#include "core/store/api/project_store.h"
#include "ui/dialogs/export_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

const QString kFolderKey = QStringLiteral("lastFolder");

/// The points of the first judge, as the command line takes by default.
Status writeScoresTo(const ProjectStore &store, ScoreFormat format, const QString &path)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    Result<CaseInput> input = loadCaseInput(**reader);
    if (!models || !input)
        return tl::unexpected<Error>(models ? input.error() : models.error());
    const auto judge =
        std::find_if(models->begin(), models->end(), [](const ModelSpec &m) { return m.role == ModelRole::Judge; });
    const std::vector<ModelSpec> candidates = input->candidates;
    const CaseTable table = buildCaseTable(std::move(*input), judge == models->end() ? QString() : judge->id);
    const bool isCsv = format == ScoreFormat::CsvLong || format == ScoreFormat::CsvWide;
    const Result<QByteArray> bytes =
        writeScores(format, {table, candidates, judge == models->end() ? QString() : judge->name, isCsv});
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return writeOutput(path, *bytes);
}

} // namespace

ExportActions::ExportActions(ProjectGateway &gateway, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_window(window)
{
    m_pool.setObjectName(QStringLiteral("plumbline-export"));
    m_pool.setMaxThreadCount(1);
}

ExportActions::~ExportActions()
{
    letGo();
}

void ExportActions::choose()
{
    if (!m_gateway.store())
        return;
    const Result<QSet<QString>> open = itemsNotAccepted(*m_gateway.store());
    ExportDialog dialog(open ? static_cast<int>(open->size()) : 0, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const ExportChoice choice = dialog.chosen();
    const bool isFolder = choice.suffix.isEmpty();
    const QString begin =
        QSettings().value(kFolderKey).toString() +
        (isFolder ? QStringLiteral("/dataset") : QString(QStringLiteral("/benchmark") + choice.suffix));
    const QString filter =
        isFolder ? tr("A new folder (*)") : QString(choice.name + QStringLiteral(" (*%1)").arg(choice.suffix));
    QString path =
        QFileDialog::getSaveFileName(m_window, isFolder ? tr("Name a new folder") : tr("Export"), begin, filter);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += choice.suffix;
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    write(choice.format, path, {dialog.takesAll(), dialog.copiesImages()});
}

void ExportActions::write(const QString &format, const QString &path, const How &how)
{
    ProjectStore *store = m_gateway.store();
    ImageLibrary *images = m_gateway.images();
    if (!store)
        return;
    Q_EMIT said(tr("Writing %1 …").arg(QFileInfo(path).fileName()));
    const auto job = [store, images, format, path, how]() -> Result<QStringList> {
        if (const std::optional<ScoreFormat> scores = scoreFormatFromId(format))
            return writeScoresTo(*store, *scores, path).map([] { return QStringList(); });
        ItemExportOptions options;
        options.format = itemFormatFromId(format).value_or(ItemFormat::MiaBench);
        options.path = path;
        options.copyImages = how.copyImages;
        const ImageBytesOf bytes = [images](const Item &item) -> std::optional<QByteArray> {
            QFuture<Result<ImageBytes>> image = images->load({item.image, item.imageBase});
            image.waitForFinished(); // answered on the engine's thread; this one is the pool's
            const Result<ImageBytes> loaded = image.result();
            return loaded ? std::optional(loaded->bytes) : std::nullopt;
        };
        return how.all ? exportItems(*store, options, bytes) : exportReviewedItems(*store, options, bytes);
    };
    deliver(QtConcurrent::run(&m_pool, job), this, [this, path](const Result<QStringList> &problems) {
        if (!problems)
            Q_EMIT failed(problems.error().text());
        else if (problems->isEmpty())
            Q_EMIT said(tr("Wrote %1.").arg(path));
        else
            Q_EMIT failed(tr("Wrote %1. %2").arg(path, problems->join(u' ').left(300)));
    });
}

} // namespace plumbline
