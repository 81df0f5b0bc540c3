// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/queue_builder.h"

#include "core/base/ids.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <random>

namespace plumbline {

namespace {

const QStringList kStrata = {QStringLiteral("category"), QStringLiteral("candidate"), QStringLiteral("level"),
                             QStringLiteral("score")};

/// Fisher and Yates with draws of our own: std::shuffle gives another order on another library.
template <class T>
void shuffle(std::vector<T> &values, std::mt19937_64 &random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random() % i]);
}

QString caseKey(const QString &itemId, const QString &candidateId)
{
    return itemId + u'/' + candidateId;
}

bool isGradable(const Case &c)
{
    return c.response && c.response->state != ResponseState::Failed && c.response->state != ResponseState::Empty;
}

bool isUnparsed(const Case &c)
{
    return c.judgement && !c.judgePoints();
}

bool belongs(const QueueInput &input, const Case &c, QueueSource source)
{
    switch (source) {
    case QueueSource::Sample:
    case QueueSource::MostUseful:
        return c.judgePoints().has_value();
    case QueueSource::Contradiction:
        return contradictionsOf(c, input.table.items[c.item], input.checks).any();
    case QueueSource::Unparsed:
        return isUnparsed(c);
    case QueueSource::Flagged:
        return c.isFlagged();
    case QueueSource::Disagreement:
        return c.isDisputed();
    case QueueSource::All:
        return true;
    }
    return true;
}

using Strata = QMap<QString, std::vector<const Case *>>;

/// How many of each stratum: proportional by largest remainder, never more than there are; two of each at least (or
/// one) where the size allows that.
QMap<QString, int> allocate(const Strata &strata, int size)
{
    int all = 0;
    for (const auto &cases : strata)
        all += static_cast<int>(cases.size());
    if (size <= 0 || size >= all)
        size = all;
    const auto kinds = static_cast<int>(strata.size());
    const int least = 2 * kinds <= size ? 2 : kinds <= size ? 1 : 0;
    QMap<QString, int> counts;
    std::vector<std::pair<double, QString>> remainders;
    int given = 0;
    for (auto it = strata.begin(); it != strata.end(); ++it) {
        const double share = static_cast<double>(size) * static_cast<double>(it->size()) / all;
        const int most = static_cast<int>(it->size());
        counts[it.key()] = std::min(most, std::max(least, static_cast<int>(share)));
        given += counts[it.key()];
        remainders.emplace_back(share - std::floor(share), it.key());
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    // The least may have taken more than the share: the largest strata give it back.
    while (given > size) {
        auto most = std::max_element(counts.begin(), counts.end());
        --*most;
        --given;
    }
    for (std::size_t i = 0; given < size; i = (i + 1) % remainders.size()) {
        const QString &key = remainders[i].second;
        if (counts[key] < static_cast<int>(strata[key].size())) {
            ++counts[key];
            ++given;
        }
    }
    return counts;
}

std::vector<QueueEntry> drawSample(const QueueInput &input, std::vector<const Case *> pool, const QueueSpec &spec,
                                   std::mt19937_64 &random)
{
    Strata strata;
    for (const Case *c : pool)
        strata[stratumOf(input, *c, spec.strata)].push_back(c);
    QMap<QString, int> counts;
    if (spec.source == QueueSource::MostUseful && !input.wanted.isEmpty()) {
        for (auto it = strata.begin(); it != strata.end(); ++it)
            counts[it.key()] = std::min(static_cast<int>(it->size()), input.wanted.value(it.key()));
    } else {
        counts = allocate(strata, spec.size);
    }
    std::vector<QueueEntry> entries;
    for (auto it = strata.begin(); it != strata.end(); ++it) {
        shuffle(*it, random);
        for (int i = 0; i < counts[it.key()]; ++i) {
            const Case &c = *(*it)[static_cast<std::size_t>(i)];
            entries.push_back({input.table.items[c.item].id, c.candidateId, it.key(), false, {}});
        }
    }
    shuffle(entries, random);
    if (spec.source == QueueSource::MostUseful && spec.size > 0 && entries.size() > static_cast<std::size_t>(spec.size))
        entries.resize(static_cast<std::size_t>(spec.size));
    return entries;
}

/// Hidden checks of the reviewer, strewn among the others.
void addGold(std::vector<QueueEntry> &entries, const QueueInput &input, double share, std::mt19937_64 &random)
{
    QSet<QString> taken;
    for (const QueueEntry &entry : entries)
        taken.insert(caseKey(entry.itemId, entry.candidateId));
    std::vector<const Case *> gold;
    for (const Case &c : input.table.cases) {
        if (c.isGold() && !taken.contains(caseKey(input.table.items[c.item].id, c.candidateId)))
            gold.push_back(&c);
    }
    shuffle(gold, random);
    const auto wanted = static_cast<std::size_t>(std::lround(share * static_cast<double>(entries.size())));
    gold.resize(std::min(gold.size(), wanted));
    for (const Case *c : gold) {
        const auto at = static_cast<std::ptrdiff_t>(random() % (entries.size() + 1));
        entries.insert(entries.begin() + at, {input.table.items[c->item].id, c->candidateId, {}, true, {}});
    }
}

void assign(std::vector<QueueEntry> &entries, const QueueSpec &spec, std::mt19937_64 &random)
{
    const auto people = static_cast<std::size_t>(spec.reviewers.size());
    if (people == 0)
        return;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].isGold)
            entries[i].reviewers = spec.reviewers;
        else
            order.push_back(i);
    }
    shuffle(order, random);
    const auto shared = static_cast<std::size_t>(std::lround(spec.overlap * static_cast<double>(order.size())));
    for (std::size_t k = 0; k < order.size(); ++k) {
        QueueEntry &entry = entries[order[k]];
        entry.reviewers.append(spec.reviewers.at(static_cast<qsizetype>(k % people)));
        if (k < shared && people > 1)
            entry.reviewers.append(spec.reviewers.at(static_cast<qsizetype>((k + 1) % people)));
    }
}

Status checkSpec(const QString &name, const QueueSpec &spec)
{
    if (name.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("A queue needs a name."));
    if (!spec.extends.isEmpty() && spec.source != QueueSource::MostUseful)
        return failure(ErrorKind::BadInput, QStringLiteral("Only a queue of the most useful adds to a sample."));
    if (!(spec.overlap >= 0 && spec.overlap <= 1) || !(spec.goldShare >= 0 && spec.goldShare <= 1))
        return failure(ErrorKind::BadInput, QStringLiteral("Overlap and gold are shares from 0 to 1."));
    if (spec.overlap > 0 && spec.reviewers.size() < 2)
        return failure(ErrorKind::BadInput, QStringLiteral("Overlap needs two reviewers or more."));
    for (const QString &stratum : spec.strata) {
        if (!kStrata.contains(stratum)) {
            return failure(ErrorKind::BadInput, QStringLiteral("There is no stratum “%1”.").arg(stratum), {},
                           QStringLiteral("Known: %1.").arg(kStrata.join(QStringLiteral(", "))));
        }
    }
    return {};
}

} // namespace

QString stratumOf(const QueueInput &input, const Case &c, const QStringList &strata)
{
    const Item &item = input.table.items[c.item];
    QStringList parts;
    for (const QString &by : strata) {
        if (by == QLatin1String("category")) {
            const auto heaviest =
                std::max_element(item.components.begin(), item.components.end(),
                                 [](const Component &a, const Component &b) { return a.weight < b.weight; });
            parts.append(heaviest == item.components.end() ? QString() : categoryId(heaviest->category()));
        } else if (by == QLatin1String("candidate")) {
            const auto model = std::find_if(input.candidates.begin(), input.candidates.end(),
                                            [&](const ModelSpec &m) { return m.id == c.candidateId; });
            parts.append(model == input.candidates.end() ? c.candidateId : model->name);
        } else if (by == QLatin1String("level")) {
            parts.append(item.level);
        } else if (by == QLatin1String("score")) {
            const std::optional<double> points = c.judgePoints();
            const double ratio = points && item.weightSum() > 0 ? *points / item.weightSum() : -1;
            parts.append(ratio < 0     ? QStringLiteral("none")
                         : ratio < 0.5 ? QStringLiteral("low")
                         : ratio < 1.0 ? QStringLiteral("middle")
                                       : QStringLiteral("full"));
        }
    }
    return parts.join(u'|');
}

Result<AuditQueue> buildQueue(const QueueInput &input, const QString &name, const QueueSpec &spec, qint64 nowMs)
{
    if (const Status ok = checkSpec(name, spec); !ok)
        return tl::unexpected<Error>(ok.error());
    QSet<QString> drawn;
    if (input.extends) {
        for (const QueueEntry &entry : input.extends->entries)
            drawn.insert(caseKey(entry.itemId, entry.candidateId));
    }
    std::vector<const Case *> pool;
    for (const Case &c : input.table.cases) {
        if (isGradable(c) && belongs(input, c, spec.source) &&
            !drawn.contains(caseKey(input.table.items[c.item].id, c.candidateId)))
            pool.push_back(&c);
    }
    if (pool.empty()) {
        return failure(ErrorKind::BadInput, QStringLiteral("No response belongs into such a queue."), {},
                       QStringLiteral("Have a judge grade responses first, or choose another kind of queue."));
    }
    AuditQueue queue{newId(), name.trimmed(), spec, {}, nowMs};
    std::mt19937_64 random(spec.seed);
    // A part of all is drawn, too: the first ones by position would stand for nothing.
    const bool isPart = spec.source == QueueSource::All && spec.size > 0;
    if (spec.source == QueueSource::Sample || spec.source == QueueSource::MostUseful || isPart) {
        queue.entries = drawSample(input, pool, spec, random);
    } else {
        for (const Case *c : pool) {
            if (spec.size > 0 && queue.entries.size() >= static_cast<std::size_t>(spec.size))
                break;
            queue.entries.push_back({input.table.items[c->item].id, c->candidateId, {}, false, {}});
        }
    }
    if (spec.goldShare > 0)
        addGold(queue.entries, input, spec.goldShare, random);
    assign(queue.entries, spec, random);
    return queue;
}

} // namespace plumbline
