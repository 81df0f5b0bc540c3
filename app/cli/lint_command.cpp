// SPDX-License-Identifier: GPL-3.0-or-later
// lint: the rules of the benchmark over a file or a project. findings: what was found in a project, accepted or mended.
// coverage: what the items have and lack.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/session.h"
#include "core/authoring/accepted_findings.h"
#include "core/authoring/coverage.h"
#include "core/authoring/known_images.h"
#include "core/base/ids.h"
#include "core/exchange/project_files.h"
#include "core/media/image_survey.h"

#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>

namespace plumbline::cli {

namespace {

struct Checked
{
    std::vector<Item> items;
    std::vector<Finding> findings;
    std::vector<Finding> refused; ///< rows of a file that an import refuses; `item` is the row
};

/// A project's items with what was found in them, and what of it was accepted.
Result<Checked> checkProject(Session &session, bool readsText = false)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    Result<std::vector<Item>> items = (*reader)->items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    const Result<std::vector<AcceptedFinding>> accepted = acceptedFindings((*reader)->settings());
    if (!accepted)
        return tl::unexpected<Error>(accepted.error());
    Checked checked{std::move(*items), {}, {}};
    SurveyOptions survey;
    survey.readsText = readsText;
    survey.threads = QThread::idealThreadCount();
    if (const Result<Survey> done = surveyImages(session.images(), imagesOf(checked.items), survey); !done)
        return tl::unexpected<Error>(done.error());
    checked.findings = lint(checked.items, knownImages(session.images()));
    markAccepted(checked.findings, checked.items, *accepted);
    return checked;
}

/// Reads a benchmark as an import would, into a project that is thrown away; rows that an import refuses become
/// findings.
Result<Checked> checkFile(const QString &path, bool readsText)
{
    std::vector<Finding> refused;
    const QTemporaryDir dir;
    Result<std::unique_ptr<Session>> session = Session::create(dir.filePath(QStringLiteral("lint.plumb")), {});
    if (!session)
        return tl::unexpected<Error>(session.error());
    const Result<PreparedImport> import = prepareImport((*session)->store(), {path}, {});
    if (!import)
        return tl::unexpected<Error>(import.error());
    if (!import->isBenchmark())
        return failure(ErrorKind::BadInput, QStringLiteral("This is not a benchmark."), path);
    for (const PlannedRow &row : import->sources.front().plan.rows) {
        if (row.fate == RowFate::Refused)
            refused.push_back({row.row, QStringLiteral("row_unreadable"), Severity::Error, row.reason});
    }
    QFuture<Result<bool>> applied = applyImport((*session)->store(), *import, (*session)->clock().nowMs());
    applied.waitForFinished();
    if (const Result<bool> done = applied.result(); !done)
        return tl::unexpected<Error>(done.error());
    return checkProject(**session, readsText).map([&](const Checked &checked) {
        return Checked{checked.items, checked.findings, refused};
    });
}

bool isOpenError(const Finding &f)
{
    return f.severity == Severity::Error && f.accepted.isEmpty();
}

void print(const std::vector<Finding> &findings, const std::vector<Item> &items)
{
    int errors = 0;
    int warnings = 0;
    int accepted = 0;
    for (const Finding &f : findings) {
        if (!f.accepted.isEmpty()) {
            ++accepted;
            printLine(QStringLiteral("#%1 accepted %2: %3 (%4)")
                          .arg(items[static_cast<std::size_t>(f.item)].position)
                          .arg(f.rule, f.message, f.accepted));
            continue;
        }
        errors += f.severity == Severity::Error ? 1 : 0;
        warnings += f.severity == Severity::Warning ? 1 : 0;
        const QString where = f.component < 0 ? QString() : QStringLiteral(" component %1").arg(f.component + 1);
        printLine(QStringLiteral("#%1%2 %3 %4: %5")
                      .arg(items[static_cast<std::size_t>(f.item)].position)
                      .arg(where, severityId(f.severity), f.rule, f.message));
    }
    printLine(QStringLiteral("%1 items: %2 errors, %3 warnings, %4 remarks%5.")
                  .arg(items.size())
                  .arg(errors)
                  .arg(warnings)
                  .arg(static_cast<int>(findings.size()) - errors - warnings - accepted)
                  .arg(accepted > 0 ? QStringLiteral(", %1 accepted").arg(accepted) : QString()));
}

int report(const Arguments &arguments, const Checked &checked)
{
    if (arguments.json) {
        QJsonArray list = findingsToJson(checked.findings, checked.items);
        for (const Finding &f : checked.refused) {
            list.append(QJsonObject{{QStringLiteral("item"), f.item},
                                    {QStringLiteral("key"), QJsonValue()},
                                    {QStringLiteral("rule"), f.rule},
                                    {QStringLiteral("severity"), severityId(f.severity)},
                                    {QStringLiteral("message"), f.message},
                                    {QStringLiteral("component"), QJsonValue()},
                                    {QStringLiteral("fixable"), false},
                                    {QStringLiteral("accepted"), QJsonValue()}});
        }
        printJson(list);
    } else {
        for (const Finding &f : checked.refused)
            printLine(QStringLiteral("row %1 error %2: %3").arg(f.item).arg(f.rule, f.message));
        print(checked.findings, checked.items);
    }
    const bool anyError =
        !checked.refused.empty() || std::any_of(checked.findings.begin(), checked.findings.end(), &isOpenError);
    return anyError ? Problems : Done;
}

/// The findings that ITEM (a position, or all), RULE and --component name; NotFound where there is none.
Result<std::vector<Finding>> named(const Arguments &arguments, const Checked &checked)
{
    const QString place = arguments.words[1];
    const QString rule = arguments.words[2];
    const Result<int> component = arguments.number(QStringLiteral("component"), -1, 0, 1000);
    if (!component)
        return tl::unexpected<Error>(component.error());
    std::vector<Finding> found;
    for (const Finding &f : checked.findings) {
        const int position = checked.items[static_cast<std::size_t>(f.item)].position;
        if ((place == QLatin1String("all") || place == QString::number(position)) && f.rule == rule &&
            (!arguments.has(QStringLiteral("component")) || f.component == *component))
            found.push_back(f);
    }
    if (found.empty()) {
        return failure(ErrorKind::NotFound, QStringLiteral("Rule “%1” found nothing in item %2.").arg(rule, place), {},
                       QStringLiteral("`findings` lists what was found."));
    }
    return found;
}

/// Mends one after the other, each on what the one before left, all or nothing.
Status mendAll(Session &session, const Checked &checked, const std::vector<Finding> &findings)
{
    std::vector<Item> items = checked.items;
    QSet<int> changed;
    for (const Finding &f : findings) {
        if (std::optional<Item> item = fixOf(items, f)) {
            items[static_cast<std::size_t>(f.item)] = std::move(*item);
            changed.insert(f.item);
        }
    }
    if (changed.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("This cannot be mended by rule: a person has to say how."),
                       {}, QStringLiteral("Edit the item, or accept it with a reason."));
    QFuture<Result<bool>> done = session.store().write<bool>(Change::Items, [&](WriteAccess &access) -> Result<bool> {
        for (const int at : std::as_const(changed)) {
            Item item = items[static_cast<std::size_t>(at)];
            item.revisionId = newId();
            if (const Status revised = access.items().revise(item, session.clock().nowMs()); !revised)
                return tl::unexpected<Error>(revised.error());
        }
        return true;
    });
    done.waitForFinished();
    return done.result().map([](bool) {});
}

Status acceptAll(const Arguments &arguments, Session &session, const Checked &checked,
                 const std::vector<Finding> &findings, bool accepts)
{
    return writeNow(session, [&](WriteAccess &access) -> Status {
        for (const Finding &f : findings) {
            const Item &item = checked.items[static_cast<std::size_t>(f.item)];
            const Status done =
                accepts ? acceptFinding(access.settings(),
                                        {item.id, f.rule, f.component, itemContentHash(item),
                                         arguments.value(QStringLiteral("reason")), session.clock().nowMs()})
                        : reopenFinding(access.settings(), item.id, f.rule, f.component);
            if (!done)
                return done;
        }
        return {};
    });
}

} // namespace

int runLint(const Arguments &arguments)
{
    const bool readsText = arguments.has(QStringLiteral("ocr"));
    if (!arguments.words.isEmpty() && !arguments.words.front().endsWith(QLatin1String(".plumb"))) {
        const Result<Checked> checked = checkFile(arguments.words.front(), readsText);
        return checked ? report(arguments, *checked) : fail(arguments, checked.error());
    }
    Arguments here = arguments;
    if (!arguments.words.isEmpty())
        here.project = arguments.words.front();
    const Result<std::unique_ptr<Session>> session = openSession(here, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<Checked> checked = checkProject(**session, readsText);
    return checked ? report(arguments, *checked) : fail(arguments, checked.error());
}

int runFindings(const Arguments &arguments)
{
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    const bool acts = act == QLatin1String("accept") || act == QLatin1String("reopen") || act == QLatin1String("fix");
    if (act != QLatin1String("list") && !(acts && arguments.words.size() == 3)) {
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("findings takes list, accept ITEM RULE --reason TEXT, reopen ITEM RULE, "
                                               "or fix ITEM|all RULE."),
                                {},
                                QStringLiteral("plumbline-cli --project FILE findings fix all weight_sum")});
    }
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    Result<Checked> checked = checkProject(**session);
    if (checked && acts) {
        const Result<std::vector<Finding>> findings = named(arguments, *checked);
        if (!findings)
            return fail(arguments, findings.error());
        const Status done = act == QLatin1String("fix")
                                ? mendAll(**session, *checked, *findings)
                                : acceptAll(arguments, **session, *checked, *findings, act == QLatin1String("accept"));
        if (!done)
            return fail(arguments, done.error());
        checked = checkProject(**session);
    }
    return checked ? report(arguments, *checked) : fail(arguments, checked.error());
}

int runCoverage(const Arguments &arguments)
{
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::vector<Item>> items = itemsOf(**session);
    if (!items)
        return fail(arguments, items.error());
    const Coverage coverage = coverageOf(*items);
    if (arguments.json) {
        printJson(coverageToJson(coverage));
        return Done;
    }
    const auto print = [](const QString &title, const std::vector<CoverageRow> &rows) {
        printLine(title);
        for (const CoverageRow &row : rows)
            printLine(QStringLiteral("    %1 %2  %3 %%4")
                          .arg(row.name, -24)
                          .arg(row.count, 5)
                          .arg(100 * row.share, 5, 'f', 1)
                          .arg(row.published ? QStringLiteral("  (published %1 %)").arg(100 * *row.published, 0, 'f', 1)
                                             : QString()));
    };
    print(QStringLiteral("%1 components by category").arg(coverage.components), coverage.categories);
    print(QStringLiteral("%1 items by level").arg(coverage.items), coverage.levels);
    print(QStringLiteral("Constraints that can be checked by rule"), coverage.constraints);
    print(QStringLiteral("What the images show (%1 items are not labelled)").arg(coverage.unlabelled),
          coverage.contents);
    for (const QString &suggestion : coverage.suggestions)
        printLine(suggestion);
    return Done;
}

} // namespace plumbline::cli
