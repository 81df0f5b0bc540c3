// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/leaderboard.h"

#include "core/analysis/means.h"
#include "core/report/json_numbers.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace plumbline {

namespace {

ScoreMean meanOfColumn(const ScoreColumn &column, MissingPolicy policy)
{
    ScoreMean result;
    result.ledger = ledgerOf(column.ledgerRows);
    result.byPeople = column.byPeople;
    result.mean = within(clusterMean(column.filled(policy), column.items).value_or(Estimate{}), 0, 1);
    if (policy == MissingPolicy::Bounds) {
        if (const auto bounds = meanOf(result.ledger, policy))
            result.bounds = Interval{bounds->low, bounds->high};
    }
    return result;
}

/// Categories as 0..n-1 for means.h, whose rows are all components of a candidate.
Result<CategoryMeans> bootstrapCategories(const ChosenCandidate &candidate, MissingPolicy policy,
                                          const BootstrapOptions &options)
{
    std::vector<double> scores;
    std::vector<qsizetype> items;
    std::vector<int> categories;
    int index = 0;
    for (const auto &[category, column] : candidate.categories) {
        const std::vector<double> filled = column.filled(policy);
        scores.insert(scores.end(), filled.begin(), filled.end());
        items.insert(items.end(), column.items.begin(), column.items.end());
        categories.insert(categories.end(), filled.size(), index++);
    }
    return categoryMeansBootstrap(scores, items, categories, index, options);
}

QJsonObject meanToJson(const ScoreMean &m)
{
    QJsonObject json{
        {QStringLiteral("mean"), numberOrNull(m.mean.value)},
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

bool Leaderboard::separable(std::size_t i, std::size_t j) const
{
    const std::size_t at = i * rows.size() + j;
    return at < differences.size() && differences[at] && !differences[at]->contains(0);
}

void setGroups(Leaderboard &board, const QMap<QString, QString> &groups)
{
    for (LeaderboardRow &row : board.rows)
        row.group = groups.value(row.candidate);
}

Leaderboard buildLeaderboard(const ScoreSheet &sheet, const ChosenScores &chosen)
{
    Leaderboard board;
    board.policy = chosen.choice.policy;
    board.items = static_cast<qsizetype>(chosen.items.size());
    board.revision = sheet.revision;
    board.only = chosen.choice.only;
    std::vector<double> totals;
    for (const ChosenCandidate &candidate : chosen.candidates) {
        const ModelSpec &spec = sheet.candidates[candidate.candidate];
        LeaderboardRow row{spec.id, spec.name, meanOfColumn(candidate.total, board.policy), {}, {}, {}};
        for (const auto &[category, column] : candidate.categories)
            row.categories.emplace(category, meanOfColumn(column, board.policy));
        totals.push_back(row.total.mean.value.value_or(std::numeric_limits<double>::quiet_NaN()));
        board.rows.push_back(std::move(row));
    }
    const std::vector<int> ranks = competitionRanks(totals, kSameScore);
    for (std::size_t i = 0; i < ranks.size(); ++i)
        board.rows[i].standing.rank = ranks[i];
    return board;
}

Leaderboard buildLeaderboard(const CaseTable &table, const std::vector<ModelSpec> &candidates, MissingPolicy policy)
{
    const ScoreSheet sheet = buildScoreSheet(table, candidates);
    ScoreChoice choice;
    choice.policy = policy;
    return buildLeaderboard(sheet, chooseScores(sheet, choice));
}

Result<Leaderboard> bootstrapLeaderboard(Leaderboard board, const ChosenScores &chosen, const BootstrapOptions &options)
{
    if (chosen.items.empty() || board.rows.empty())
        return board;
    const Result<Standings> all = standings(chosen.totals(), options, kSameScore);
    if (!all)
        return tl::unexpected<Error>(all.error());
    board.level = options.level;
    board.replicates = options.replicates;
    board.seed = options.seed;
    board.differences = all->difference;
    for (std::size_t i = 0; i < board.rows.size(); ++i) {
        LeaderboardRow &row = board.rows[i];
        row.standing = all->candidates[i];
        row.total.mean.interval = row.standing.mean.interval;
        const Result<CategoryMeans> means = bootstrapCategories(chosen.candidates[i], board.policy, options);
        if (!means)
            return tl::unexpected<Error>(means.error());
        std::size_t index = 0;
        for (auto &[category, mean] : row.categories)
            mean.mean.interval = means->categories[index++].interval;
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
        const Standing &s = row.standing;
        const bool ranked = leaderboard.replicates && s.rank > 0;
        const auto place = [](bool known, int rank) { return known ? QJsonValue(rank) : QJsonValue(); };
        rows.append(QJsonObject{{QStringLiteral("candidate"), row.candidate},
                                {QStringLiteral("rank"), place(s.rank > 0, s.rank)},
                                {QStringLiteral("tie_rank"), place(ranked, s.tieRank)},
                                {QStringLiteral("rank_interval"),
                                 ranked && s.lowest > 0 ? QJsonValue(QJsonArray{s.lowest, s.highest}) : QJsonValue()},
                                {QStringLiteral("total"), meanToJson(row.total)},
                                {QStringLiteral("categories"), categories}});
    }
    QJsonObject intervals{{QStringLiteral("level"), leaderboard.level}};
    if (leaderboard.replicates) {
        intervals.insert(QStringLiteral("kind"), QStringLiteral("bootstrap"));
        intervals.insert(QStringLiteral("replicates"), static_cast<int>(*leaderboard.replicates));
        intervals.insert(QStringLiteral("seed"), QString::number(leaderboard.seed));
    } else {
        intervals.insert(QStringLiteral("kind"), QStringLiteral("t"));
    }
    QJsonObject json{{QStringLiteral("policy"), missingPolicyId(leaderboard.policy)},
                     {QStringLiteral("items"), static_cast<int>(leaderboard.items)},
                     {QStringLiteral("intervals"), intervals},
                     {QStringLiteral("candidates"), rows}};
    if (leaderboard.revision)
        json.insert(QStringLiteral("revision"), *leaderboard.revision);
    if (!leaderboard.only.isEmpty())
        json.insert(QStringLiteral("only"), leaderboard.only);
    return json;
}

} // namespace plumbline
