// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/rank_moves.h"

#include "core/report/json_numbers.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace plumbline {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> totalsOf(const Leaderboard &board)
{
    std::vector<double> totals;
    for (const LeaderboardRow &row : board.rows)
        totals.push_back(row.total.mean.value.value_or(kNone));
    return totals;
}

void insertStability(QJsonObject &json, const RankStability &numbers)
{
    json.insert(QStringLiteral("kendall_tau_b"), numberOrNull(numbers.tauB.value));
    json.insert(QStringLiteral("spearman_rho"), numberOrNull(numbers.rho.value));
    json.insert(QStringLiteral("n"), static_cast<int>(numbers.tauB.n));
}

bool hasPeople(const ScoreSheet &sheet)
{
    return std::any_of(sheet.human.begin(), sheet.human.end(), [](double x) { return !std::isnan(x); });
}

} // namespace

WhatIf whatIf(const ScoreSheet &sheet, const Leaderboard &byDefault, const QString &name, const ScoreChoice &choice)
{
    WhatIf scenario{name, buildLeaderboard(sheet, chooseScores(sheet, choice, ScoreDetail::Totals)), {}, {}, choice};
    scenario.toDefault = rankStability(totalsOf(byDefault), totalsOf(scenario.board));
    for (std::size_t i = 0; i < byDefault.rows.size(); ++i) {
        const int before = byDefault.rows[i].standing.rank;
        const int after = scenario.board.rows[i].standing.rank;
        scenario.moves.push_back(before > 0 && after > 0 ? after - before : 0);
    }
    return scenario;
}

std::vector<WhatIf> usualWhatIfs(const ScoreSheet &sheet, const ScoreChoice &byDefault)
{
    const ChosenScores chosen = chooseScores(sheet, byDefault);
    const Leaderboard board = buildLeaderboard(sheet, chosen);
    std::vector<WhatIf> scenarios;
    const auto add = [&](const QString &name, const ScoreChoice &choice) {
        scenarios.push_back(whatIf(sheet, board, name, choice));
    };
    ScoreChoice choice = byDefault;
    choice.weights.equal = !byDefault.weights.equal;
    add(choice.weights.equal ? QStringLiteral("every component counts the same")
                             : QStringLiteral("weights as authored"),
        choice);
    std::map<Category, int> categories;
    bool anyMissing = false;
    for (const ChosenCandidate &candidate : chosen.candidates) {
        for (const auto &[category, column] : candidate.categories)
            ++categories[category];
        anyMissing = anyMissing || ledgerOf(candidate.total.ledgerRows).missing() > 0;
    }
    if (categories.size() > 1) {
        for (const auto &[category, count] : categories) {
            choice = byDefault;
            choice.weights.factors[category] = 0;
            add(QStringLiteral("without %1").arg(categoryName(category).toLower()), choice);
        }
    }
    if (anyMissing) {
        choice = byDefault;
        const bool zero = byDefault.policy == MissingPolicy::Zero;
        choice.policy = zero ? MissingPolicy::Exclude : MissingPolicy::Zero;
        add(zero ? QStringLiteral("missing scores excluded") : QStringLiteral("missing scores count as 0"), choice);
    }
    if (sheet.judges.size() > 1) {
        const std::vector<std::size_t> current =
            byDefault.judges.empty() ? std::vector<std::size_t>{0} : byDefault.judges;
        std::vector<std::size_t> all(sheet.judges.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        for (const std::size_t judge : all) {
            choice = byDefault;
            choice.judges = {judge};
            if (choice.judges != current)
                add(QStringLiteral("judge %1 alone").arg(sheet.judges[judge].name), choice);
        }
        choice = byDefault;
        choice.judges = all;
        if (choice.judges != current)
            add(QStringLiteral("mean of all judges"), choice);
        for (const std::size_t dropped : all) {
            if (all.size() < 3)
                break; // without one of two is the other alone
            choice.judges = all;
            choice.judges.erase(choice.judges.begin() + static_cast<std::ptrdiff_t>(dropped));
            add(QStringLiteral("mean of all judges but %1").arg(sheet.judges[dropped].name), choice);
        }
    }
    if (hasPeople(sheet)) {
        choice = byDefault;
        choice.people = !byDefault.people;
        add(choice.people ? QStringLiteral("with people's points") : QStringLiteral("judges' points only"), choice);
    }
    return scenarios;
}

ScoreTable totalsByJudge(const ScoreSheet &sheet, const ScoreChoice &choice)
{
    ScoreTable table;
    for (std::size_t j = 0; j < sheet.judges.size(); ++j) {
        ScoreChoice one = choice;
        one.judges = {j};
        one.people = false;
        const Leaderboard board = buildLeaderboard(sheet, chooseScores(sheet, one, ScoreDetail::Totals));
        if (j == 0)
            table = ScoreTable(static_cast<qsizetype>(board.rows.size()), static_cast<qsizetype>(sheet.judges.size()));
        const std::vector<double> totals = totalsOf(board);
        for (std::size_t c = 0; c < totals.size(); ++c)
            table.set(static_cast<qsizetype>(c), static_cast<qsizetype>(j), totals[c]);
    }
    return table;
}

std::vector<BenchmarkCorrelation> correlateWith(const Leaderboard &board, const PublishedTable &table)
{
    std::vector<BenchmarkCorrelation> found;
    for (const PublishedColumn &column : table.columns) {
        if (column.role == PublishedColumn::Rank)
            continue;
        BenchmarkCorrelation correlation{table.name, column.name, {}, {}};
        std::vector<double> ours;
        std::vector<double> theirs;
        for (const LeaderboardRow &row : board.rows) {
            for (qsizetype r = 0; r < table.rows(); ++r) {
                const double printed = column.numbers[std::size_t(r)];
                if (!row.total.mean.value || std::isnan(printed) ||
                    modelKey(table.models[r]) != modelKey(row.candidate))
                    continue;
                correlation.pairs.push_back({row.candidate, *row.total.mean.value, printed});
                ours.push_back(*row.total.mean.value);
                theirs.push_back(printed);
                break;
            }
        }
        correlation.numbers = rankStability(ours, theirs);
        found.push_back(std::move(correlation));
    }
    return found;
}

QJsonObject whatIfsToJson(const Leaderboard &byDefault, const std::vector<WhatIf> &scenarios)
{
    QJsonArray json;
    for (const WhatIf &scenario : scenarios) {
        QJsonArray candidates;
        for (std::size_t i = 0; i < scenario.board.rows.size(); ++i) {
            const LeaderboardRow &row = scenario.board.rows[i];
            candidates.append(QJsonObject{{QStringLiteral("candidate"), row.candidate},
                                          {QStringLiteral("mean"), numberOrNull(row.total.mean.value)},
                                          {QStringLiteral("n"), static_cast<int>(row.total.mean.n)},
                                          {QStringLiteral("rank"), row.standing.rank},
                                          {QStringLiteral("default_rank"), byDefault.rows[i].standing.rank}});
        }
        QJsonObject one{{QStringLiteral("scenario"), scenario.name}, {QStringLiteral("candidates"), candidates}};
        insertStability(one, scenario.toDefault);
        json.append(one);
    }
    return {{QStringLiteral("scenarios"), json}};
}

QJsonObject judgeStabilityToJson(const ScoreSheet &sheet, const ScoreChoice &choice)
{
    const ScoreTable totals = totalsByJudge(sheet, choice);
    const ChosenScores chosen = chooseScores(sheet, choice);
    const std::size_t judges = sheet.judges.size();
    std::vector<std::vector<int>> ranks;
    for (std::size_t j = 0; j < judges; ++j) {
        std::vector<double> column;
        for (qsizetype c = 0; c < totals.units(); ++c)
            column.push_back(totals.at(c, static_cast<qsizetype>(j)));
        ranks.push_back(competitionRanks(column, kSameScore));
    }
    QJsonArray candidates;
    for (std::size_t c = 0; c < chosen.candidates.size(); ++c) {
        QJsonObject scores;
        QJsonObject places;
        for (std::size_t j = 0; j < judges; ++j) {
            const double score = totals.at(static_cast<qsizetype>(c), static_cast<qsizetype>(j));
            scores.insert(sheet.judges[j].name, std::isnan(score) ? QJsonValue() : QJsonValue(score));
            places.insert(sheet.judges[j].name, ranks[j][c] > 0 ? QJsonValue(ranks[j][c]) : QJsonValue());
        }
        candidates.append(
            QJsonObject{{QStringLiteral("candidate"), sheet.candidates[chosen.candidates[c].candidate].name},
                        {QStringLiteral("scores"), scores},
                        {QStringLiteral("ranks"), places}});
    }
    QJsonArray names;
    QJsonArray pairs;
    const std::vector<RankStability> stability = rankStability(totals);
    for (std::size_t a = 0; a < judges; ++a) {
        names.append(sheet.judges[a].name);
        for (std::size_t b = a + 1; b < judges; ++b) {
            QJsonObject pair{{QStringLiteral("first"), sheet.judges[a].name},
                             {QStringLiteral("second"), sheet.judges[b].name}};
            insertStability(pair, stability[a * judges + b]);
            pairs.append(pair);
        }
    }
    return {{QStringLiteral("judges"), names},
            {QStringLiteral("candidates"), candidates},
            {QStringLiteral("pairs"), pairs}};
}

QJsonArray benchmarkCorrelationsToJson(const std::vector<BenchmarkCorrelation> &correlations)
{
    QJsonArray json;
    for (const BenchmarkCorrelation &c : correlations) {
        QJsonArray pairs;
        for (const BenchmarkPair &pair : c.pairs) {
            pairs.append(QJsonObject{{QStringLiteral("model"), pair.model},
                                     {QStringLiteral("ours"), pair.ours},
                                     {QStringLiteral("theirs"), pair.theirs}});
        }
        QJsonObject one{{QStringLiteral("table"), c.table},
                        {QStringLiteral("column"), c.column},
                        {QStringLiteral("models"), pairs}};
        insertStability(one, c.numbers);
        json.append(one);
    }
    return json;
}

} // namespace plumbline
