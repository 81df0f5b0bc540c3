// SPDX-License-Identifier: GPL-3.0-or-later
// import and reported: results from elsewhere into a project, and what their harness said about them.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/project_work.h"
#include "core/exchange/file_kind.h"
#include "core/exchange/project_files.h"
#include "core/exchange/readers/record_reader.h"

#include <QJsonArray>

#include <cstdio>

namespace plumbline::cli {

namespace {

QJsonObject rowToJson(const PlannedRow &row)
{
    QJsonObject json{{QStringLiteral("row"), row.row},
                     {QStringLiteral("fate"), rowFateId(row.fate)},
                     {QStringLiteral("what"), row.what},
                     {QStringLiteral("reason"), row.reason},
                     {QStringLiteral("file"), row.file}};
    if (row.line > 0)
        json.insert(QStringLiteral("line"), row.line);
    if (!row.candidate.isEmpty())
        json.insert(QStringLiteral("candidate"), row.candidate);
    return json;
}

QJsonObject sourceToJson(const SourcePlan &plan)
{
    QJsonObject json{{QStringLiteral("file"), plan.source.path},
                     {QStringLiteral("kind"), sourceKindId(plan.source.kind)},
                     {QStringLiteral("files"), QJsonArray::fromStringList(plan.source.files + plan.source.reports)}};
    if (!plan.candidates.isEmpty()) {
        json.insert(QStringLiteral("candidate"), plan.candidates.front());
        json.insert(QStringLiteral("candidates"), QJsonArray::fromStringList(plan.candidates));
    }
    if (!plan.judges.isEmpty())
        json.insert(QStringLiteral("judges"), QJsonArray::fromStringList(plan.judges));
    for (const RowFate fate : {RowFate::New, RowFate::Changed, RowFate::Same, RowFate::Refused, RowFate::Skipped})
        json.insert(rowFateId(fate), plan.plan.count(fate));
    json.insert(QStringLiteral("adds"), QJsonObject{{QStringLiteral("items"), plan.newItems},
                                                    {QStringLiteral("revisions"), plan.changedItems},
                                                    {QStringLiteral("responses"), plan.newResponses},
                                                    {QStringLiteral("judgements"), plan.newJudgements},
                                                    {QStringLiteral("images"), plan.newImages},
                                                    {QStringLiteral("reported"), plan.newReported}});
    QJsonArray rows;
    for (const PlannedRow &row : plan.plan.rows) {
        if (row.fate != RowFate::Same || !row.reason.isEmpty())
            rows.append(rowToJson(row));
    }
    json.insert(QStringLiteral("rows"), rows);
    json.insert(QStringLiteral("items_without_row"), QJsonArray::fromStringList(plan.plan.itemsWithoutRow));
    return json;
}

void printSource(const SourcePlan &plan, bool dryRun)
{
    const auto of = [](const QStringList &names) {
        return names.size() <= 3 ? names.join(QStringLiteral(", "))
                                 : QStringLiteral("%1 and %2 more").arg(names.first()).arg(names.size() - 1);
    };
    QString what = sourceKindId(plan.source.kind);
    if (!plan.candidates.isEmpty())
        what += QStringLiteral(" of %1").arg(of(plan.candidates));
    if (!plan.judges.isEmpty())
        what += QStringLiteral(", judged by %1").arg(of(plan.judges));
    QString line = QStringLiteral("%1: %2%3: %4 new, %5 changed, %6 the same, %7 refused")
                       .arg(plan.source.path, what, dryRun ? QStringLiteral(", nothing written") : QString())
                       .arg(plan.plan.count(RowFate::New))
                       .arg(plan.plan.count(RowFate::Changed))
                       .arg(plan.plan.count(RowFate::Same))
                       .arg(plan.plan.count(RowFate::Refused));
    if (const int skipped = plan.plan.count(RowFate::Skipped))
        line += QStringLiteral(", %1 skipped").arg(skipped);
    if (!plan.plan.itemsWithoutRow.isEmpty())
        line += QStringLiteral(", %1 items without a row").arg(plan.plan.itemsWithoutRow.size());
    printLine(line);
    for (const PlannedRow &row : plan.plan.rows) {
        const bool told = row.fate == RowFate::Refused || row.fate == RowFate::Changed || row.fate == RowFate::Skipped;
        if (told) {
            printLine(QStringLiteral("  row %1 %2: %3")
                          .arg(row.row)
                          .arg(rowFateId(row.fate), row.reason.isEmpty() ? row.what : row.reason));
        } else if (!row.reason.isEmpty()) {
            printLine(QStringLiteral("  row %1: %2").arg(row.row).arg(row.reason));
        }
    }
}

Result<QHash<QString, QString>> pairsOf(const QString &text, const QString &option)
{
    QHash<QString, QString> pairs;
    for (const QString &pair : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0 || equals + 1 >= pair.size()) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("--%1 takes FIELD=COLUMN,…, not “%2”.").arg(option, pair), {},
                           QStringLiteral("Fields: %1.").arg(mappableFields().join(QStringLiteral(", "))));
        }
        pairs.insert(pair.left(equals).trimmed(), pair.mid(equals + 1).trimmed());
    }
    return pairs;
}

Result<ImportOptions> optionsOf(const Arguments &arguments, const ProjectStore &store)
{
    ImportOptions options;
    for (const QString &candidate : arguments.options.value(QStringLiteral("candidate"))) {
        const qsizetype equals = candidate.indexOf(u'=');
        if (equals > 0)
            options.renamed.insert(candidate.left(equals), candidate.mid(equals + 1));
        else
            options.candidate = candidate;
    }
    options.judge = arguments.value(QStringLiteral("judge"));
    options.addItems = arguments.has(QStringLiteral("add-items"));
    if (arguments.has(QStringLiteral("map"))) {
        Result<QHash<QString, QString>> mapping =
            pairsOf(arguments.options.value(QStringLiteral("map")).join(u','), QStringLiteral("map"));
        if (!mapping)
            return tl::unexpected<Error>(mapping.error());
        options.mapping = *mapping;
    } else if (arguments.words.size() == 1) {
        // A file of a shape that was mapped before needs no telling again.
        if (const Result<FileShape> shape = shapeOfFile(arguments.words.front());
            shape && detectFileKind(*shape) == FileKind::Unknown)
            options.mapping = rememberedMapping(store, shape->shape);
    }
    return options;
}

/// Progress on stderr for what takes longer than a glance.
class ReadingProgress
{
public:
    bool operator()(qint64 done, qint64 total)
    {
        constexpr qint64 kTellEvery = 256LL * 1024 * 1024;
        if (done - m_told >= kTellEvery) {
            m_told = done;
            std::fprintf(stderr, "read %lld of %lld MB\n", static_cast<long long>(done / 1024 / 1024),
                         static_cast<long long>(total / 1024 / 1024));
        }
        return true;
    }

private:
    qint64 m_told = 0;
};

} // namespace

int runImport(const Arguments &arguments)
{
    if (arguments.words.isEmpty())
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("import needs at least one file or folder."), {}, {}});
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    ProjectStore &store = (*session)->store();
    const Result<ImportOptions> options = optionsOf(arguments, store);
    if (!options)
        return fail(arguments, options.error());
    const Result<PreparedImport> import = prepareImport(store, arguments.words, *options, ReadingProgress());
    if (!import)
        return fail(arguments, import.error());
    const bool dryRun = arguments.has(QStringLiteral("dry-run"));
    if (!dryRun && import->hasWork()) {
        QFuture<Result<bool>> applied = applyImport(store, *import, (*session)->clock().nowMs());
        applied.waitForFinished();
        if (const Result<bool> ok = applied.result(); !ok)
            return fail(arguments, ok.error());
        if (const Result<int> scored = scoreEverything(store); !scored)
            return fail(arguments, scored.error());
    }
    if (arguments.json) {
        QJsonArray files;
        for (const SourcePlan &source : import->sources)
            files.append(sourceToJson(source));
        QJsonArray ignored;
        for (const IgnoredFile &file : import->ignored)
            ignored.append(QJsonObject{{QStringLiteral("file"), file.path}, {QStringLiteral("reason"), file.reason}});
        printJson(QJsonObject{{QStringLiteral("dry_run"), dryRun},
                              {QStringLiteral("files"), files},
                              {QStringLiteral("ignored"), ignored}});
    } else {
        for (const SourcePlan &source : import->sources)
            printSource(source, dryRun);
    }
    return import->count(RowFate::Refused) > 0 ? Problems : Done;
}

int runReported(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (const Result<int> read = scoreEverything((*session)->store()); !read)
        return fail(arguments, read.error());
    const Result<std::vector<ReportedComparison>> all = readReported((*session)->store());
    if (!all)
        return fail(arguments, all.error());
    if (arguments.json) {
        printJson(reportedToJson(*all));
        return Done;
    }
    const auto percent = [](const std::optional<double> &v) {
        return v ? QString::number(100 * *v, 'f', 2) : QStringLiteral("–");
    };
    const auto mean = [&](const ReportedMean &m) -> QString {
        return percent(m.mean) + (m.n ? QStringLiteral(" (n=%1)").arg(*m.n) : QString());
    };
    if (all->empty())
        printLine(QStringLiteral("No harness has reported anything: nothing was imported with its numbers."));
    for (const ReportedComparison &c : *all) {
        printLine(QStringLiteral("%1, judged by %2, as %3: reported %4, by its rules %5, Plumbline %6")
                      .arg(c.candidate, c.judge.isEmpty() ? QStringLiteral("an unnamed judge") : c.judge, c.harness)
                      .arg(mean(c.reported), mean(c.profile), mean(c.plumbline)));
        if (!c.note.isEmpty())
            printLine(QStringLiteral("  ") + c.note);
        for (const ReportedRow &row : c.rows) {
            if (row.differs) {
                printLine(
                    QStringLiteral("  item %1: harness %2, Plumbline %3: %4")
                        .arg(row.item)
                        .arg(percent(row.reported ? row.reported : row.profile), percent(row.plumbline), row.why));
            }
        }
    }
    return Done;
}

} // namespace plumbline::cli
