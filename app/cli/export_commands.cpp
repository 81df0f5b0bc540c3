// SPDX-License-Identifier: GPL-3.0-or-later
// export: items, scores and decisions in the formats that other tools read.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/project_work.h"
#include "core/authoring/reviewed_export.h"
#include "core/base/output_file.h"
#include "core/report/score_export.h"

#include <QJsonArray>

namespace plumbline::cli {

namespace {

/// The candidates that were named, in that order; all where none was.
Result<std::vector<ModelSpec>> chosenCandidates(const JudgedProject &judged, const QStringList &names)
{
    if (names.isEmpty())
        return judged.candidates;
    std::vector<ModelSpec> chosen;
    for (const QString &name : names) {
        const auto found = std::find_if(judged.candidates.begin(), judged.candidates.end(),
                                        [&](const ModelSpec &m) { return m.name == name; });
        if (found == judged.candidates.end())
            return failure(ErrorKind::NotFound, QStringLiteral("There is no candidate “%1” in the project.").arg(name));
        chosen.push_back(*found);
    }
    return chosen;
}

Result<QStringList> exportScores(Session &session, const Arguments &arguments, ScoreFormat format, const QString &out)
{
    if (const Result<int> read = scoreEverything(session.store()); !read)
        return tl::unexpected<Error>(read.error());
    const Result<JudgedProject> judged = readJudged(session.store(), arguments.value(QStringLiteral("judge")));
    if (!judged)
        return tl::unexpected<Error>(judged.error());
    Result<std::vector<ModelSpec>> candidates =
        chosenCandidates(*judged, arguments.options.value(QStringLiteral("candidate")));
    if (!candidates)
        return tl::unexpected<Error>(candidates.error());
    const Result<QByteArray> bytes =
        writeScores(format, {judged->table, *candidates, judged->judge, arguments.has(QStringLiteral("bom"))});
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return writeOutput(out, *bytes).map([] { return QStringList(); });
}

Result<QStringList> exportItemsOf(Session &session, const Arguments &arguments, ItemFormat format, const QString &out)
{
    const QString images = arguments.value(QStringLiteral("images"));
    if (!images.isEmpty() && images != u"copy" && images != u"reference")
        return failure(ErrorKind::BadInput, QStringLiteral("--images takes copy or reference, not “%1”.").arg(images));
    ItemExportOptions options;
    options.format = format;
    options.path = out;
    options.copyImages = images == u"copy";
    options.candidates = arguments.options.value(QStringLiteral("candidate"));
    const ImageBytesOf bytes = [&session](const Item &item) -> std::optional<QByteArray> {
        QFuture<Result<ImageBytes>> image = session.images().load({item.image, item.imageBase});
        image.waitForFinished(); // answered on the engine's thread
        const Result<ImageBytes> loaded = image.result();
        return loaded ? std::optional(loaded->bytes) : std::nullopt;
    };
    return arguments.has(QStringLiteral("all")) ? exportItems(session.store(), options, bytes)
                                                : exportReviewedItems(session.store(), options, bytes);
}

} // namespace

int runExport(const Arguments &arguments)
{
    const QString format = arguments.value(QStringLiteral("format"));
    const QString out = arguments.value(QStringLiteral("out"));
    const std::optional<ItemFormat> items = itemFormatFromId(format);
    const std::optional<ScoreFormat> scores = scoreFormatFromId(format);
    if ((!items && !scores) || out.isEmpty()) {
        return fail(
            arguments,
            {ErrorKind::BadInput,
             QStringLiteral("export needs --format FORMAT and --out FILE."),
             {},
             QStringLiteral("Formats: miabench, vlmevalkit, evalscope, hf, llava, scores-jsonl, decisions-jsonl, "
                            "csv-long, csv-wide, labelstudio, llm-comparator.")});
    }
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<QStringList> problems =
        items ? exportItemsOf(**session, arguments, *items, out) : exportScores(**session, arguments, *scores, out);
    if (!problems)
        return fail(arguments, problems.error());
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("format"), format},
                              {QStringLiteral("out"), out},
                              {QStringLiteral("problems"), QJsonArray::fromStringList(*problems)}});
    } else {
        printLine(QStringLiteral("Wrote %1.").arg(out));
        for (const QString &problem : *problems)
            printLine(QStringLiteral("  ") + problem);
    }
    return problems->isEmpty() ? Done : Problems;
}

} // namespace plumbline::cli
