// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/queue_progress.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace plumbline {

namespace {

constexpr qint64 kPauseMs = 10 * 60 * 1000; ///< a longer gap between two commits is a pause, not work

struct Act
{
    qint64 createdMs = 0;
    qint64 durationMs = 0;
};

/// Median time of a reviewer's acts on these contents.
std::optional<qint64> medianOf(const DecisionIndex &decisions, const QString &reviewer, const QSet<QString> &contents)
{
    std::map<QString, Act> acts; // by group
    for (const Decision &d : decisions.events()) {
        if (d.reviewer == reviewer && d.points && contents.contains(d.contentKey) && decisions.stands(d.id))
            acts[d.group] = {d.createdMs, std::max(acts[d.group].durationMs, d.durationMs)};
    }
    std::vector<Act> inTime;
    for (const auto &[group, act] : acts)
        inTime.push_back(act);
    std::sort(inTime.begin(), inTime.end(), [](const Act &a, const Act &b) { return a.createdMs < b.createdMs; });
    std::vector<qint64> times;
    for (std::size_t i = 0; i < inTime.size(); ++i) {
        const qint64 since = i > 0 ? inTime[i].createdMs - inTime[i - 1].createdMs : 0;
        const qint64 taken = inTime[i].durationMs > 0 ? inTime[i].durationMs : since;
        if (taken > 0 && taken <= kPauseMs)
            times.push_back(taken);
    }
    if (times.empty())
        return std::nullopt;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

QStringList peopleOf(const AuditQueue &queue, const CaseFinder &finder)
{
    if (!queue.spec.reviewers.isEmpty())
        return queue.spec.reviewers;
    QSet<QString> names;
    for (const QueueEntry &entry : queue.entries) {
        const Case *c = finder.find(entry);
        for (std::size_t i = 0; c && i < c->components.size(); ++i) {
            for (const ReviewerPoints &given : c->components[i].human.reviewers)
                names.insert(given.reviewer);
        }
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

} // namespace

CaseFinder::CaseFinder(const CaseTable &table)
{
    for (const Case &c : table.cases) {
        if (c.response)
            m_cases.insert(table.items[c.item].id + u'/' + c.candidateId, &c);
    }
}

const Case *CaseFinder::find(const QueueEntry &entry) const
{
    return m_cases.value(entry.itemId + u'/' + entry.candidateId);
}

QueueProgress queueProgress(const AuditQueue &queue, const CaseTable &table)
{
    const CaseFinder finder(table);
    const QStringList people = peopleOf(queue, finder);
    QueueProgress progress;
    progress.entries = static_cast<int>(queue.entries.size());
    std::map<QString, ReviewerProgress> byReviewer;
    std::map<QString, QSet<QString>> contents;
    for (const QString &name : people)
        byReviewer[name].reviewer = name;
    for (const QueueEntry &entry : queue.entries) {
        const Case *c = finder.find(entry);
        progress.gone += c ? 0 : 1;
        if (c && c->isDecided()) {
            ++progress.settled;
            progress.adhering += c->effectivePoints() == table.items[c->item].weightSum() ? 1 : 0;
        }
        int deciders = 0;
        for (const QString &name : people) {
            if (!isFor(entry, name))
                continue;
            ReviewerProgress &own = byReviewer[name];
            ++own.assigned;
            if (!c)
                continue;
            for (const CaseComponent &component : c->components)
                contents[name].insert(component.contentKey);
            if (c->isDecidedBy(name)) {
                ++own.decided;
                ++deciders;
            }
        }
        progress.decided += deciders > 0 ? 1 : 0;
        progress.bySeveral += deciders > 1 ? 1 : 0;
    }
    for (auto &[name, own] : byReviewer) {
        own.medianMs = medianOf(table.decisions, name, contents[name]);
        progress.reviewers.push_back(own);
    }
    return progress;
}

} // namespace plumbline
