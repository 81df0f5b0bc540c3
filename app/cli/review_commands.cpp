// SPDX-License-Identifier: GPL-3.0-or-later
// decide, undo, redo: what a reviewer does in the window, without one.
#include "app/cli/commands.h"
#include "app/cli/decision_json.h"
#include "app/cli/open_session.h"
#include "app/composition/project_work.h"
#include "core/audit/review_acts.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline::cli {

namespace {

/// Appends and answers with what was stored.
int append(const Arguments &arguments, Session &session, const std::vector<Decision> &events, const QString &nothing)
{
    std::vector<Decision> stored;
    if (!events.empty()) {
        QFuture<Result<std::vector<Decision>>> job = session.store().write<std::vector<Decision>>(
            Change::Decisions, [events](WriteAccess &access) -> Result<std::vector<Decision>> {
                if (const Status ok = access.decisions().append(events); !ok)
                    return tl::unexpected<Error>(ok.error());
                return access.decisions().decisions();
            });
        job.waitForFinished();
        const Result<std::vector<Decision>> ledger = job.result();
        if (!ledger)
            return fail(arguments, ledger.error());
        stored.assign(ledger->end() - static_cast<std::ptrdiff_t>(events.size()), ledger->end());
    }
    if (arguments.json) {
        QJsonArray list;
        for (const Decision &d : stored)
            list.append(decisionToJson(d, d.kind != DecisionKind::Revoke));
        printJson(QJsonObject{{QStringLiteral("appended"), list}});
    } else {
        printLine(stored.empty() ? nothing : QStringLiteral("%1 events appended.").arg(stored.size()));
    }
    return stored.empty() ? Problems : Done;
}

Result<std::vector<std::optional<double>>> readPoints(const QString &text, const Item &item)
{
    const QStringList parts = text.split(u',');
    if (static_cast<std::size_t>(parts.size()) != item.components.size()) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("--points needs %1 values with commas between; “-” leaves one out.")
                           .arg(item.components.size()));
    }
    std::vector<std::optional<double>> points;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString part = parts.at(i).trimmed();
        if (part == QLatin1String("-")) {
            points.push_back(std::nullopt);
            continue;
        }
        bool ok = false;
        const double value = part.toDouble(&ok);
        const double weight = item.components[static_cast<std::size_t>(i)].weight;
        if (!ok || !(value >= 0 && value <= weight)) {
            return failure(
                ErrorKind::BadInput,
                QStringLiteral("Component %1 takes 0 to %2 points, not “%3”.").arg(i + 1).arg(weight).arg(part));
        }
        points.push_back(value);
    }
    return points;
}

/// The case that --response names, or --item and --candidate together.
Result<const Case *> findCase(const Arguments &arguments, const JudgedProject &judged)
{
    const QString response = arguments.value(QStringLiteral("response"));
    const QString candidate = arguments.value(QStringLiteral("candidate"));
    const Result<int> position = arguments.number(QStringLiteral("item"), -1, 0, 10'000'000);
    if (!position)
        return tl::unexpected<Error>(position.error());
    const auto candidateId = std::find_if(judged.candidates.begin(), judged.candidates.end(),
                                          [&](const ModelSpec &m) { return m.name == candidate; });
    for (const Case &c : judged.table.cases) {
        if (!c.response)
            continue;
        const bool byId = !response.isEmpty() && c.response->id == response;
        const bool byPlace = response.isEmpty() && candidateId != judged.candidates.end() &&
                             c.candidateId == candidateId->id && judged.table.items[c.item].position == *position;
        if (byId || byPlace)
            return &c;
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no such response."), {},
                   QStringLiteral("Name it by --response ID, or by --item N and --candidate NAME."));
}

Result<QString> reviewerOf(const Arguments &arguments)
{
    const QString reviewer = arguments.value(QStringLiteral("reviewer")).trimmed();
    if (reviewer.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("--reviewer NAME is needed: a decision is somebody's."));
    return reviewer;
}

int takeBack(const Arguments &arguments,
             std::vector<Decision> (*events)(const DecisionIndex &, const QString &, qint64), const QString &nothing)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<QString> reviewer = reviewerOf(arguments);
    if (!reviewer)
        return fail(arguments, reviewer.error());
    const Result<JudgedProject> judged = readJudged((*session)->store(), {});
    if (!judged)
        return fail(arguments, judged.error());
    return append(arguments, **session, events(judged->table.decisions, *reviewer, (*session)->clock().nowMs()),
                  nothing);
}

} // namespace

int runDecide(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<QString> reviewer = reviewerOf(arguments);
    if (!reviewer)
        return fail(arguments, reviewer.error());
    if (const Result<int> read = scoreEverything((*session)->store()); !read)
        return fail(arguments, read.error());
    const Result<JudgedProject> judged = readJudged((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!judged)
        return fail(arguments, judged.error());
    const Result<const Case *> found = findCase(arguments, *judged);
    if (!found)
        return fail(arguments, found.error());
    const Case &c = **found;
    const qint64 now = (*session)->clock().nowMs();
    const DecisionIndex &index = judged->table.decisions;
    int acts = 0;
    for (const char *act : {"points", "flag", "reveal", "comment"})
        acts += arguments.has(QLatin1String(act)) ? 1 : 0;
    if (acts != 1) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("Give one of --points, --flag, --reveal and --comment: each is an act of its own."),
                     {},
                     {}});
    }
    if (arguments.has(QStringLiteral("flag")))
        return append(arguments, **session, toggleFlagEvents(index, c, *reviewer, now), {});
    if (arguments.has(QStringLiteral("reveal")))
        return append(arguments, **session, revealEvents(index, c, *reviewer, now),
                      QStringLiteral("It was revealed before."));
    if (arguments.has(QStringLiteral("comment"))) {
        const Result<int> component =
            arguments.number(QStringLiteral("component"), 0, 0, static_cast<int>(c.components.size()) - 1);
        if (!component)
            return fail(arguments, component.error());
        return append(arguments, **session,
                      commentEvents(c, *component, arguments.value(QStringLiteral("comment")), *reviewer, now),
                      QStringLiteral("The comment is empty."));
    }
    const auto points = readPoints(arguments.value(QStringLiteral("points")), judged->table.items[c.item]);
    if (!points)
        return fail(arguments, points.error());
    const QString reason = arguments.value(QStringLiteral("reason"));
    const std::vector<Decision> events =
        arguments.has(QStringLiteral("adjudicate"))
            ? adjudicateEvents(index, c, *points, reason, *reviewer, now)
            : decideEvents(index, c, *points, reason, {*reviewer, arguments.has(QStringLiteral("blind")), now});
    return append(arguments, **session, events, QStringLiteral("No points were given."));
}

int runUndo(const Arguments &arguments)
{
    return takeBack(arguments, &undoEvents, QStringLiteral("There is nothing to undo."));
}

int runRedo(const Arguments &arguments)
{
    return takeBack(arguments, &redoEvents, QStringLiteral("There is nothing to redo."));
}

} // namespace plumbline::cli
