// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/export_actions.h"

#include "core/audit/load_cases.h"
#include "core/authoring/reviewed_export.h"
#include "core/base/deliver.h"
#include "core/base/output_file.h"
#include "core/media/image_library.h"
#include "core/report/score_export.h"
#include "core/store/api/project_store.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

const QString kFolderKey = QStringLiteral("lastFolder");

struct Choice
{
    QString format;
    QString filter; ///< of the file dialog, with the suffix to add
    QString suffix;
};

std::vector<Choice> choices()
{
    const auto choice = [](const char *format, const QString &name, const char *suffix) {
        const QString end = QString::fromLatin1(suffix);
        return Choice{QString::fromLatin1(format), name + QStringLiteral(" (*%1)").arg(end), end};
    };
    return {choice("miabench", ExportActions::tr("Items: MIA-Bench JSON"), ".json"),
            choice("vlmevalkit", ExportActions::tr("Items: VLMEvalKit table"), ".tsv"),
            choice("evalscope", ExportActions::tr("Items: EvalScope general_vqa"), ".jsonl"),
            choice("llava", ExportActions::tr("Items and responses: LLaVA conversations"), ".llava.json"),
            choice("csv-wide", ExportActions::tr("Scores: CSV, a column block per reviewer"), ".csv"),
            choice("csv-long", ExportActions::tr("Scores: CSV, a row per rater"), ".long.csv"),
            choice("scores-jsonl", ExportActions::tr("Scores: JSON lines"), ".scores.jsonl"),
            choice("decisions-jsonl", ExportActions::tr("Decisions: JSON lines"), ".decisions.jsonl"),
            choice("labelstudio", ExportActions::tr("Scores: Label Studio"), ".labelstudio.json"),
            choice("llm-comparator", ExportActions::tr("Two candidates: LLM Comparator"), ".comparator.json")};
}

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
    const std::vector<Choice> all = choices();
    QStringList filters;
    for (const Choice &choice : all)
        filters.append(choice.filter);
    QString chosen = filters.front();
    QString path = QFileDialog::getSaveFileName(
        m_window, tr("Export"), QSettings().value(kFolderKey).toString() + QStringLiteral("/benchmark.json"),
        filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return;
    const Choice &choice = all[static_cast<std::size_t>(std::max<qsizetype>(0, filters.indexOf(chosen)))];
    if (QFileInfo(path).suffix().isEmpty())
        path += choice.suffix;
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    bool cancelled = false;
    const bool every = itemFormatFromId(choice.format) && wantsAll(cancelled);
    if (!cancelled)
        write(choice.format, path, every);
}

bool ExportActions::wantsAll(bool &cancelled) const
{
    const Result<QSet<QString>> open = itemsNotAccepted(*m_gateway.store());
    if (!open || open->isEmpty())
        return false;
    QMessageBox box(QMessageBox::Question, tr("Items that were not accepted"),
                    tr("%1 of the items wait for review or were returned to their author.").arg(open->size()), {},
                    m_window);
    QPushButton *without = box.addButton(tr("Leave them out"), QMessageBox::AcceptRole);
    const QPushButton *with = box.addButton(tr("Write all items"), QMessageBox::ActionRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(without);
    box.exec();
    cancelled = box.clickedButton() != without && box.clickedButton() != with;
    return box.clickedButton() == with;
}

void ExportActions::write(const QString &format, const QString &path, bool all)
{
    ProjectStore *store = m_gateway.store();
    ImageLibrary *images = m_gateway.images();
    if (!store)
        return;
    Q_EMIT said(tr("Writing %1 …").arg(QFileInfo(path).fileName()));
    const auto job = [store, images, format, path, all]() -> Result<QStringList> {
        if (const std::optional<ScoreFormat> scores = scoreFormatFromId(format))
            return writeScoresTo(*store, *scores, path).map([] { return QStringList(); });
        ItemExportOptions options;
        options.format = itemFormatFromId(format).value_or(ItemFormat::MiaBench);
        options.path = path;
        const ImageBytesOf bytes = [images](const Item &item) -> std::optional<QByteArray> {
            QFuture<Result<ImageBytes>> image = images->load({item.image, item.imageBase});
            image.waitForFinished(); // answered on the engine's thread; this one is the pool's
            const Result<ImageBytes> loaded = image.result();
            return loaded ? std::optional(loaded->bytes) : std::nullopt;
        };
        return all ? exportItems(*store, options, bytes) : exportReviewedItems(*store, options, bytes);
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
