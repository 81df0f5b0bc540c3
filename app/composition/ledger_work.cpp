// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ledger_work.h"

#include "core/audit/decision_lines.h"
#include "core/audit/ledger_check.h"
#include "core/audit/load_cases.h"
#include "core/audit/review_acts.h"
#include "core/store/sql/sqlite_project.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

namespace plumbline {

namespace {

Result<std::vector<Decision>> ledgerOf(const ProjectStore &store)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return (*reader)->decisions().decisions();
}

/// Opening would upgrade an older file; a copy, with what the write-ahead log still holds, leaves it alone.
Result<std::vector<Decision>> readOther(const QString &path)
{
    const QTemporaryDir dir;
    const QString copy = dir.filePath(QStringLiteral("other.plumb"));
    if (!QFileInfo(path).isFile())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such file."), path);
    bool copied = dir.isValid() && QFile::copy(path, copy);
    const QString log = path + QStringLiteral("-wal");
    if (QFileInfo::exists(log))
        copied = copied && QFile::copy(log, copy + QStringLiteral("-wal"));
    if (!copied)
        return failure(ErrorKind::Io, QStringLiteral("The project could not be copied for reading."), path,
                       QStringLiteral("Check that it can be read, and that there is room in %1.").arg(dir.path()));
    Result<std::unique_ptr<ProjectStore>> other = openSqliteProject(copy);
    if (!other) {
        Error error = other.error();
        error.where = path;
        return tl::unexpected<Error>(error);
    }
    Result<std::vector<Decision>> events = ledgerOf(**other);
    if (!events)
        return events;
    if (const std::optional<LedgerFault> fault = findLedgerFault(*events)) {
        return failure(ErrorKind::BadInput, QStringLiteral("Its ledger does not hold: %1.").arg(fault->what),
                       QStringLiteral("%1, event %2 (%3)").arg(path).arg(fault->index).arg(fault->eventId),
                       QStringLiteral("Nothing was taken over."));
    }
    return events;
}

Result<CaseTable> casesOf(WriteAccess &access)
{
    // A WriteAccess reads what it has written; the parts that a case table needs are few.
    CaseInput input;
    Result<std::vector<Item>> items = access.items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    const Result<std::vector<ModelSpec>> models = access.models().models();
    if (!models)
        return tl::unexpected<Error>(models.error());
    Result<std::vector<Response>> responses = access.answers().currentResponses();
    if (!responses)
        return tl::unexpected<Error>(responses.error());
    Result<std::vector<Decision>> decisions = access.decisions().decisions();
    if (!decisions)
        return tl::unexpected<Error>(decisions.error());
    input.items = std::move(*items);
    for (const ModelSpec &model : *models) {
        if (model.role == ModelRole::Candidate)
            input.candidates.push_back(model);
    }
    input.responses = std::move(*responses);
    input.decisions = std::move(*decisions);
    return buildCaseTable(std::move(input), {});
}

Result<LedgerUnion> summary(WriteAccess &access, int added, int same, const std::vector<Decision> &taken)
{
    const Result<CaseTable> table = casesOf(access);
    if (!table)
        return tl::unexpected<Error>(table.error());
    LedgerUnion done{added, same, 0, 0};
    QSet<QString> contents;
    for (const Case &c : table->cases) {
        for (const CaseComponent &component : c.components)
            contents.insert(component.contentKey);
        done.disagreements += c.isDisputed() ? 1 : 0;
    }
    for (const Decision &d : taken)
        done.unknownContent += contents.contains(d.contentKey) ? 0 : 1;
    return done;
}

/// Points that a known component cannot have, by its content.
Status checkPoints(const CaseTable &table, const std::vector<Decision> &events)
{
    QHash<QString, double> weights;
    for (const Case &c : table.cases) {
        for (std::size_t i = 0; i < c.components.size(); ++i)
            weights.insert(c.components[i].contentKey, table.items[c.item].components[i].weight);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto weight = weights.constFind(events[i].contentKey);
        if (weight != weights.constEnd() && events[i].points && *events[i].points > *weight) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("It gives %1 points where the component is worth %2.")
                               .arg(*events[i].points)
                               .arg(*weight),
                           QStringLiteral("event %1 (%2)").arg(i + 1).arg(events[i].id),
                           QStringLiteral("Nothing was taken over."));
        }
    }
    return {};
}

Result<LedgerUnion> absorb(WriteAccess &access, const std::vector<Decision> &events)
{
    const Result<std::vector<Decision>> before = access.decisions().decisions();
    if (!before)
        return tl::unexpected<Error>(before.error());
    QSet<QString> known;
    for (const Decision &d : *before)
        known.insert(d.hash);
    const Result<CaseTable> table = casesOf(access);
    if (!table)
        return tl::unexpected<Error>(table.error());
    if (Status ok = checkPoints(*table, events); !ok)
        return tl::unexpected<Error>(ok.error());
    const Result<int> added = access.decisions().absorb(events);
    if (!added)
        return tl::unexpected<Error>(added.error());
    std::vector<Decision> taken;
    std::copy_if(events.begin(), events.end(), std::back_inserter(taken),
                 [&](const Decision &d) { return !known.contains(d.hash); });
    return summary(access, *added, static_cast<int>(events.size()) - *added, taken);
}

/// The responses of the project by id, and by "position/candidate".
std::map<QString, const Case *> casesByName(const CaseTable &table, const std::vector<ModelSpec> &candidates)
{
    std::map<QString, const Case *> cases;
    for (const Case &c : table.cases) {
        if (!c.response)
            continue;
        cases[c.response->id] = &c;
        for (const ModelSpec &model : candidates) {
            if (model.id == c.candidateId)
                cases[QStringLiteral("%1/%2").arg(table.items[c.item].position).arg(model.name)] = &c;
        }
    }
    return cases;
}

/// What one person gave one response, gathered from its rows.
struct PlainAct
{
    const Case *c = nullptr;
    PlainDecision row; ///< whose, why and how
    std::vector<std::optional<double>> points;
};

/// Rows of one response, person and reason become one act; a later row of the same component replaces the earlier one.
Result<std::vector<Decision>> eventsOf(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                                       const std::vector<DecisionLine> &lines, const QString &path, qint64 nowMs)
{
    const std::map<QString, const Case *> cases = casesByName(table, candidates);
    std::map<QStringList, std::size_t> places;
    std::vector<PlainAct> acts; // in the order of the file
    for (const DecisionLine &line : lines) {
        if (!line.plain)
            continue;
        const PlainDecision &row = *line.plain;
        const auto refuse = [&](const QString &why) {
            return failure(ErrorKind::BadInput, why, QStringLiteral("%1, line %2").arg(path).arg(line.line),
                           QStringLiteral("Nothing was imported."));
        };
        const auto found = cases.find(row.response.isEmpty() ? QStringLiteral("%1/%2").arg(row.item).arg(row.candidate)
                                                             : row.response);
        if (found == cases.end())
            return refuse(QStringLiteral("There is no such response in the project."));
        const std::vector<Component> &components = table.items[found->second->item].components;
        const auto at = static_cast<std::size_t>(row.component);
        if (at >= components.size())
            return refuse(QStringLiteral("The item has %1 components.").arg(components.size()));
        if (row.points > components[at].weight)
            return refuse(
                QStringLiteral("The component is worth %1 points, not %2.").arg(components[at].weight).arg(row.points));
        const QStringList key{found->second->response->id, row.reviewer, row.reason, QString::number(row.blind),
                              QString::number(row.gold)};
        const auto [place, isNew] = places.try_emplace(key, acts.size());
        if (isNew)
            acts.push_back({found->second, row, std::vector<std::optional<double>>(components.size())});
        acts[place->second].points[at] = row.points;
    }
    std::vector<Decision> events;
    for (const PlainAct &act : acts) {
        const std::vector<Decision> made =
            act.row.gold
                ? adjudicateEvents(table.decisions, *act.c, act.points, act.row.reason, act.row.reviewer, nowMs)
                : decideEvents(table.decisions, *act.c, act.points, act.row.reason,
                               {act.row.reviewer, act.row.blind, nowMs});
        events.insert(events.end(), made.begin(), made.end());
    }
    return events;
}

} // namespace

Result<LedgerUnion> mergeLedgers(ProjectStore &store, const QString &otherPath)
{
    Result<std::vector<Decision>> ours = ledgerOf(store);
    if (!ours)
        return tl::unexpected<Error>(ours.error());
    if (const std::optional<LedgerFault> fault = findLedgerFault(*ours)) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("This project's own ledger does not hold: %1.").arg(fault->what),
                       QStringLiteral("%1, event %2 (%3)").arg(store.path()).arg(fault->index).arg(fault->eventId),
                       QStringLiteral("Nothing was taken over."));
    }
    const Result<std::vector<Decision>> theirs = readOther(otherPath);
    if (!theirs)
        return tl::unexpected<Error>(theirs.error());
    QFuture<Result<LedgerUnion>> job = store.write<LedgerUnion>(
        Change::Decisions, [events = *theirs](WriteAccess &access) { return absorb(access, events); });
    job.waitForFinished();
    return job.result();
}

Result<LedgerUnion> importDecisions(ProjectStore &store, const QString &path, qint64 nowMs)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(file.errorString()), path);
    const Result<std::vector<DecisionLine>> lines = readDecisionLines(file.readAll(), path);
    if (!lines)
        return tl::unexpected<Error>(lines.error());
    QFuture<Result<LedgerUnion>> job = store.write<LedgerUnion>(
        Change::Decisions, [lines = *lines, path, nowMs](WriteAccess &access) -> Result<LedgerUnion> {
            std::vector<Decision> chained;
            for (const DecisionLine &line : lines) {
                if (line.event)
                    chained.push_back(*line.event);
            }
            const Result<LedgerUnion> united = absorb(access, chained);
            if (!united) {
                Error error = united.error();
                error.where = path + QStringLiteral(", ") + error.where;
                return tl::unexpected<Error>(error);
            }
            const Result<CaseTable> table = casesOf(access);
            if (!table)
                return tl::unexpected<Error>(table.error());
            const Result<std::vector<ModelSpec>> models = access.models().models();
            if (!models)
                return tl::unexpected<Error>(models.error());
            std::vector<ModelSpec> candidates;
            std::copy_if(models->begin(), models->end(), std::back_inserter(candidates),
                         [](const ModelSpec &m) { return m.role == ModelRole::Candidate; });
            const Result<std::vector<Decision>> events = eventsOf(*table, candidates, lines, path, nowMs);
            if (!events)
                return tl::unexpected<Error>(events.error());
            if (Status ok = access.decisions().append(*events); !ok)
                return tl::unexpected<Error>(ok.error());
            const int plain = static_cast<int>(lines.size() - chained.size());
            return summary(access, united->added + static_cast<int>(events->size()),
                           united->same + plain - static_cast<int>(events->size()), {})
                .map([&](LedgerUnion done) {
                    done.unknownContent = united->unknownContent;
                    return done;
                });
        });
    job.waitForFinished();
    return job.result();
}

} // namespace plumbline
