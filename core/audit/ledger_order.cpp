// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/ledger_order.h"

#include <QHash>
#include <queue>

namespace plumbline {

namespace {

struct Waiting
{
    std::vector<int> parentsLeft;                  ///< per event
    std::vector<std::vector<std::size_t>> holdsUp; ///< the events that wait for this one
};

Waiting linksOf(const std::vector<Decision> &events)
{
    QHash<QString, std::size_t> byHash;
    for (std::size_t i = 0; i < events.size(); ++i)
        byHash.insert(events[i].hash, i);
    Waiting links{std::vector<int>(events.size(), 0), std::vector<std::vector<std::size_t>>(events.size())};
    for (std::size_t i = 0; i < events.size(); ++i) {
        for (const QString &parent : events[i].parents) {
            const auto at = byHash.constFind(parent);
            if (at == byHash.constEnd() || *at == i)
                continue;
            links.holdsUp[*at].push_back(i);
            ++links.parentsLeft[i];
        }
    }
    return links;
}

} // namespace

std::vector<Decision> inLedgerOrder(std::vector<Decision> events)
{
    Waiting links = linksOf(events);
    const auto later = [&events](std::size_t a, std::size_t b) {
        if (events[a].createdMs != events[b].createdMs)
            return events[a].createdMs > events[b].createdMs;
        if (events[a].hash != events[b].hash)
            return events[a].hash > events[b].hash;
        return a > b;
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (links.parentsLeft[i] == 0)
            ready.push(i);
    }
    std::vector<std::size_t> order;
    order.reserve(events.size());
    while (!ready.empty()) {
        const std::size_t next = ready.top();
        ready.pop();
        order.push_back(next);
        for (const std::size_t child : links.holdsUp[next]) {
            if (--links.parentsLeft[child] == 0)
                ready.push(child);
        }
    }
    // A circle cannot come from hashes; in a broken ledger what is in it keeps its place at the end.
    for (std::size_t i = 0; order.size() < events.size() && i < events.size(); ++i) {
        if (links.parentsLeft[i] > 0)
            order.push_back(i);
    }
    std::vector<Decision> sorted;
    sorted.reserve(events.size());
    for (const std::size_t i : order)
        sorted.push_back(std::move(events[i]));
    return sorted;
}

} // namespace plumbline
