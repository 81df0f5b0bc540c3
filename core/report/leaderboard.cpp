// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/leaderboard.h"

#include "core/analysis/means.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace plumbline {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

RowState rowStateOf(Missing reason)
{
    switch (reason) {
    case Missing::Refused:
        return RowState::Refused;
    case Missing::Unparsed:
        return RowState::Unparsed;
    case Missing::Failed:
        return RowState::Failed;
    case Missing::NotRun:
    case Missing::None:
        break;
    }
    return RowState::NotRun;
}

/// Scores of one mean with the item that each belongs to.
class Column
{
public:
    void add(std::optional<double> score, std::size_t item, Missing reason, bool byPerson)
    {
        m_scores.push_back(score.value_or(kNone));
        m_items.push_back(static_cast<qsizetype>(item));
        m_rows.push_back({score ? RowState::Scored : rowStateOf(reason), score});
        m_byPeople += score && byPerson ? 1 : 0;
    }

    [[nodiscard]] ScoreMean mean(MissingPolicy policy) const
    {
        ScoreMean result;
        result.ledger = ledgerOf(m_rows);
        result.byPeople = m_byPeople;
        result.mean = estimate(policy == MissingPolicy::Zero ? filled(0) : m_scores);
        if (policy == MissingPolicy::Bounds) {
            if (const auto bounds = meanOf(result.ledger, policy))
                result.bounds = Interval{bounds->low, bounds->high};
        }
        return result;
    }

private:
    [[nodiscard]] std::vector<double> filled(double value) const
    {
        std::vector<double> scores = m_scores;
        for (double &score : scores) {
            if (std::isnan(score))
                score = value;
        }
        return scores;
    }
    [[nodiscard]] Estimate estimate(const std::vector<double> &scores) const
    {
        Estimate e = clusterMean(scores, m_items).value_or(Estimate{});
        // Scores lie in 0..1, and so does their mean: with few items the t interval reaches beyond.
        if (e.interval)
            e.interval = Interval{std::max(0.0, e.interval->low), std::min(1.0, e.interval->high)};
        return e;
    }

    std::vector<double> m_scores;
    std::vector<qsizetype> m_items;
    std::vector<LedgerRow> m_rows;
    int m_byPeople = 0;
};

/// The reason that stands for a whole item: that of its first component without a score.
Missing reasonOf(const Case &c)
{
    for (const CaseComponent &component : c.components) {
        if (!component.effective())
            return component.missing;
    }
    return Missing::None;
}

QJsonObject meanToJson(const ScoreMean &m)
{
    const auto number = [](std::optional<double> v) { return v ? QJsonValue(*v) : QJsonValue(); };
    QJsonObject json{
        {QStringLiteral("mean"), number(m.mean.value)},
        {QStringLiteral("n"), static_cast<int>(m.mean.n)},
        {QStringLiteral("scored"), m.ledger.scored},
        {QStringLiteral("refused"), m.ledger.refused},
        {QStringLiteral("unparsed"), m.ledger.unparsed},
        {QStringLiteral("failed"), m.ledger.failed},
        {QStringLiteral("not_run"), m.ledger.notRun},
        {QStringLiteral("by_people"), m.byPeople},
        {QStringLiteral("interval"),
         m.mean.interval ? QJsonValue(QJsonArray{m.mean.interval->low, m.mean.interval->high}) : QJsonValue()},
    };
    if (m.bounds)
        json.insert(QStringLiteral("bounds"), QJsonArray{m.bounds->low, m.bounds->high});
    return json;
}

} // namespace

Leaderboard buildLeaderboard(const CaseTable &table, const std::vector<ModelSpec> &candidates, MissingPolicy policy)
{
    Leaderboard board;
    board.policy = policy;
    for (const ModelSpec &candidate : candidates) {
        Column total;
        std::map<Category, Column> categories;
        for (const Case &c : table.cases) {
            if (c.candidateId != candidate.id)
                continue;
            const Item &item = table.items[c.item];
            if (item.components.empty())
                continue; // a draft: nothing to score yet
            std::optional<double> itemScore = c.effectivePoints();
            if (itemScore)
                *itemScore /= item.weightSum();
            total.add(itemScore, c.item, reasonOf(c), c.isDecided());
            for (std::size_t i = 0; i < c.components.size(); ++i) {
                const CaseComponent &component = c.components[i];
                std::optional<double> score = component.effective();
                if (score)
                    *score /= item.components[i].weight;
                categories[item.components[i].category()].add(score, c.item, component.missing,
                                                              component.human.points.has_value());
            }
        }
        LeaderboardRow row{candidate.id, candidate.name, total.mean(policy), {}};
        for (const auto &[category, column] : categories)
            row.categories.emplace(category, column.mean(policy));
        board.rows.push_back(std::move(row));
    }
    return board;
}

QJsonObject leaderboardToJson(const Leaderboard &leaderboard)
{
    QJsonArray rows;
    for (const LeaderboardRow &row : leaderboard.rows) {
        QJsonObject categories;
        for (const auto &[category, mean] : row.categories)
            categories.insert(categoryId(category), meanToJson(mean));
        rows.append(QJsonObject{{QStringLiteral("candidate"), row.candidate},
                                {QStringLiteral("total"), meanToJson(row.total)},
                                {QStringLiteral("categories"), categories}});
    }
    return {{QStringLiteral("policy"), missingPolicyId(leaderboard.policy)}, {QStringLiteral("candidates"), rows}};
}

} // namespace plumbline
