// SPDX-License-Identifier: GPL-3.0-or-later
// queue create, list, show, delete.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/audit_work.h"
#include "core/report/agreement_report.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace plumbline::cli {

namespace {

QString paceText(const std::optional<qint64> &ms)
{
    return ms ? QStringLiteral(", %1 s each").arg(static_cast<double>(*ms) / 1000, 0, 'f', 1) : QString();
}

QJsonObject progressToJson(const QueueProgress &progress)
{
    QJsonArray reviewers;
    for (const ReviewerProgress &r : progress.reviewers) {
        reviewers.append(
            QJsonObject{{QStringLiteral("reviewer"), r.reviewer},
                        {QStringLiteral("assigned"), r.assigned},
                        {QStringLiteral("decided"), r.decided},
                        {QStringLiteral("median_ms"), r.medianMs ? QJsonValue(*r.medianMs) : QJsonValue()}});
    }
    return {{QStringLiteral("entries"), progress.entries},
            {QStringLiteral("decided"), progress.decided},
            {QStringLiteral("by_several"), progress.bySeveral},
            {QStringLiteral("gone"), progress.gone},
            {QStringLiteral("adherence"), estimateToJson(proportion(progress.adhering, progress.settled))},
            {QStringLiteral("reviewers"), reviewers}};
}

QJsonObject queueToJson(const AuditQueue &queue, const CaseTable &table)
{
    return {{QStringLiteral("name"), queue.name},
            {QStringLiteral("spec"), QJsonDocument::fromJson(queueSpecToText(queue.spec).toUtf8()).object()},
            {QStringLiteral("created_ms"), queue.createdMs},
            {QStringLiteral("progress"), progressToJson(queueProgress(queue, table))}};
}

/// A reviewer sees neither which entries are gold nor what the judge gave; the entries are named by item and candidate.
QJsonArray entriesToJson(const AuditQueue &queue, const AuditProject &project, const QString &reviewer)
{
    const CaseFinder finder(project.table);
    QJsonArray list;
    for (const QueueEntry &entry : queue.entries) {
        if (!reviewer.isEmpty() && !isFor(entry, reviewer))
            continue;
        const Case *c = finder.find(entry);
        const auto candidate = std::find_if(project.input.candidates.begin(), project.input.candidates.end(),
                                            [&](const ModelSpec &m) { return m.id == entry.candidateId; });
        QJsonObject json{
            {QStringLiteral("item"), c ? QJsonValue(project.table.items[c->item].position) : QJsonValue()},
            {QStringLiteral("candidate"), candidate == project.input.candidates.end() ? QString() : candidate->name},
            {QStringLiteral("response"), c ? QJsonValue(c->response->id) : QJsonValue()},
            {QStringLiteral("decided"), c && (reviewer.isEmpty() ? c->isDecided() : c->isDecidedBy(reviewer))}};
        if (reviewer.isEmpty()) {
            json.insert(QStringLiteral("stratum"), entry.stratum);
            json.insert(QStringLiteral("gold"), entry.isGold);
            json.insert(QStringLiteral("reviewers"), QJsonArray::fromStringList(entry.reviewers));
        }
        list.append(json);
    }
    return list;
}

Result<double> shareOf(const Arguments &arguments, const QString &option)
{
    if (!arguments.has(option))
        return 0.0;
    bool ok = false;
    const double share = arguments.value(option).toDouble(&ok);
    if (!ok || !(share >= 0 && share <= 1))
        return failure(ErrorKind::BadInput, QStringLiteral("--%1 takes a share from 0 to 1.").arg(option));
    return share;
}

Result<QueueSpec> specOf(const Arguments &arguments)
{
    QueueSpec spec;
    if (arguments.has(QStringLiteral("source"))) {
        const std::optional<QueueSource> source = queueSourceFromId(arguments.value(QStringLiteral("source")));
        if (!source) {
            return failure(
                ErrorKind::BadInput,
                QStringLiteral("There is no such kind of queue: “%1”.").arg(arguments.value(QStringLiteral("source"))),
                {},
                QStringLiteral("Known: sample, contradictions, unparsed, flagged, disagreements, "
                               "most-useful, all."));
        }
        spec.source = *source;
    }
    const Result<int> size = arguments.number(QStringLiteral("size"), 0, 1, 10'000'000);
    const Result<int> seed = arguments.number(QStringLiteral("seed"), 1, 0, 2'000'000'000);
    const Result<double> overlap = shareOf(arguments, QStringLiteral("overlap"));
    const Result<double> gold = shareOf(arguments, QStringLiteral("gold"));
    for (const Result<int> *number : {&size, &seed}) {
        if (!*number)
            return tl::unexpected<Error>(number->error());
    }
    for (const Result<double> *share : {&overlap, &gold}) {
        if (!*share)
            return tl::unexpected<Error>(share->error());
    }
    spec.size = *size;
    spec.seed = static_cast<quint64>(*seed);
    spec.overlap = *overlap;
    spec.goldShare = *gold;
    spec.strata = arguments.value(QStringLiteral("strata")).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : arguments.options.value(QStringLiteral("reviewer"))) {
        const QString plain = name.simplified();
        if (plain.isEmpty())
            return failure(ErrorKind::BadInput, QStringLiteral("--reviewer needs a name."));
        if (!spec.reviewers.contains(plain))
            spec.reviewers.append(plain);
    }
    spec.extends = arguments.value(QStringLiteral("extends"));
    return spec;
}

int create(const Arguments &arguments, Session &session, const QString &name)
{
    const Result<QueueSpec> spec = specOf(arguments);
    if (!spec)
        return fail(arguments, spec.error());
    const Result<AuditProject> project = readAudit(session.store(), arguments.value(QStringLiteral("judge")));
    if (!project)
        return fail(arguments, project.error());
    const Result<AuditQueue> queue = createQueue(session.store(), *project, name, *spec, session.clock().nowMs());
    if (!queue)
        return fail(arguments, queue.error());
    if (arguments.json)
        printJson(queueToJson(*queue, project->table));
    else
        printLine(QStringLiteral("Queue “%1”: %2 responses.").arg(queue->name).arg(queue->entries.size()));
    return Done;
}

int list(const Arguments &arguments, const AuditProject &project)
{
    QJsonArray all;
    for (const AuditQueue &queue : project.queues) {
        all.append(queueToJson(queue, project.table));
        if (arguments.json)
            continue;
        const QueueProgress progress = queueProgress(queue, project.table);
        printLine(QStringLiteral("%1 (%2): %3 of %4 decided, %5 by two or more")
                      .arg(queue.name, queueSourceId(queue.spec.source))
                      .arg(progress.decided)
                      .arg(progress.entries)
                      .arg(progress.bySeveral));
        if (const Estimate share = proportion(progress.adhering, progress.settled); share.value)
            printLine(QStringLiteral("    %1 % adhere in full [%2, %3], of %4")
                          .arg(100 * *share.value, 0, 'f', 0)
                          .arg(100 * share.interval->low, 0, 'f', 0)
                          .arg(100 * share.interval->high, 0, 'f', 0)
                          .arg(progress.settled));
        for (const ReviewerProgress &r : progress.reviewers)
            printLine(QStringLiteral("    %1: %2 of %3%4")
                          .arg(r.reviewer)
                          .arg(r.decided)
                          .arg(r.assigned)
                          .arg(paceText(r.medianMs)));
    }
    if (arguments.json)
        printJson(all);
    return Done;
}

int show(const Arguments &arguments, const AuditProject &project, const QString &name)
{
    const auto queue =
        std::find_if(project.queues.begin(), project.queues.end(), [&](const AuditQueue &q) { return q.name == name; });
    if (queue == project.queues.end())
        return fail(arguments,
                    {ErrorKind::NotFound, QStringLiteral("There is no queue named “%1”.").arg(name), {}, {}});
    const QJsonArray entries = entriesToJson(*queue, project, arguments.value(QStringLiteral("reviewer")));
    if (arguments.json) {
        QJsonObject json = queueToJson(*queue, project.table);
        json.insert(QStringLiteral("list"), entries);
        printJson(json);
        return Done;
    }
    for (const QJsonValue value : entries) {
        const QJsonObject entry = value.toObject();
        printLine(QStringLiteral("#%1 %2%3")
                      .arg(entry.value(QStringLiteral("item")).toInt())
                      .arg(entry.value(QStringLiteral("candidate")).toString(),
                           entry.value(QStringLiteral("decided")).toBool() ? QStringLiteral("  decided") : QString()));
    }
    return Done;
}

int remove(const Arguments &arguments, Session &session, const QString &name)
{
    QFuture<Result<bool>> job = session.store().write<bool>(Change::Settings, [name](WriteAccess &access) {
        return access.queues().remove(name).map([] { return true; });
    });
    job.waitForFinished();
    if (const Result<bool> done = job.result(); !done)
        return fail(arguments, done.error());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("deleted"), name}});
    else
        printLine(QStringLiteral("Queue “%1” is deleted; its decisions stay.").arg(name));
    return Done;
}

} // namespace

int runQueue(const Arguments &arguments)
{
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    const QString name = arguments.words.value(1);
    const QStringList acts = {QStringLiteral("create"), QStringLiteral("list"), QStringLiteral("show"),
                              QStringLiteral("delete")};
    if (arguments.words.size() > 2 || !acts.contains(act) || (act != acts.at(1) && name.isEmpty())) {
        return fail(
            arguments,
            {ErrorKind::BadInput, QStringLiteral("queue takes create NAME, list, show NAME or delete NAME."), {}, {}});
    }
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (act == acts.at(0))
        return create(arguments, **session, name);
    if (act == acts.at(3))
        return remove(arguments, **session, name);
    const Result<AuditProject> project = readAudit((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!project)
        return fail(arguments, project.error());
    return act == acts.at(1) ? list(arguments, *project) : show(arguments, *project, name);
}

} // namespace plumbline::cli
