// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks: ties, intervals, what is separable and what is not, stability, meta-ranking.
#include "core/analysis/ranks.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using test::kNa;

namespace {

/// 80 items: B is A lowered by 0.2 on every second item, C equals A with noise of mean zero, D has no scores.
ScoreTable fourCandidates()
{
    ScoreTable table(80, 4);
    for (int i = 0; i < 80; ++i) {
        const double a = 0.3 + (i * 17 % 41) / 80.0;
        table.set(i, 0, a);
        table.set(i, 1, i % 2 == 0 ? a - 0.2 : a);
        table.set(i, 2, i % 4 == 0 ? a + 0.1 : i % 4 == 2 ? a - 0.1 : a);
    }
    return table;
}

} // namespace

class TestRanks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void competition()
    {
        const std::vector<double> scores = {70, 90, 80, 80, kNa, 60};
        QCOMPARE(competitionRanks(scores), (std::vector<int>{4, 1, 2, 2, 0, 5}));
        QCOMPARE(competitionRanks(std::vector<double>{1, 1.004, 1.1}, 0.005), (std::vector<int>{2, 2, 1}));
        QVERIFY(competitionRanks({}).empty());
    }
    void competitionByDefinition()
    {
        QVERIFY(rc::check("rank = 1 + how many are higher", [] {
            std::vector<double> scores;
            for (const int v : *rc::gen::arbitrary<std::vector<int>>())
                scores.push_back(v % 6 == 0 ? kNa : v % 6);
            const std::vector<int> ranks = competitionRanks(scores);
            for (size_t i = 0; i < scores.size(); ++i) {
                const auto higher =
                    std::count_if(scores.begin(), scores.end(), [&](double s) { return s > scores[i]; });
                RC_ASSERT(ranks[i] == (std::isnan(scores[i]) ? 0 : 1 + int(higher)));
            }
        }));
    }
    void standingsTellWhatIsSeparable()
    {
        BootstrapOptions options;
        const auto result = standings(fourCandidates(), options);
        QVERIFY(result.has_value());
        const auto &c = result->candidates;
        QVERIFY(result->separable(0, 1) && result->separable(1, 0));
        QVERIFY(!result->separable(0, 2));
        QVERIFY(!result->separable(0, 3)); // D has no scores
        QCOMPARE(c[0].tieRank, 1);
        QCOMPARE(c[2].tieRank, 1);
        QCOMPARE(c[1].tieRank, 3);
        QCOMPARE(c[1].rank, 3);
        QCOMPARE(c[1].lowest, 3);
        QCOMPARE(c[1].highest, 3);
        QCOMPARE(c[0].lowest, 1);
        QCOMPARE(c[0].highest, 2);
        QCOMPARE(c[3].rank, 0);
        QCOMPARE(c[3].lowest, 0);
        QVERIFY(c[3].mean.undefined() && !c[3].firstShare);
        NEAR(c[1].firstShare, 0, 1e-12);
        QVERIFY(*c[0].firstShare + *c[2].firstShare >= 1);
        // A less B is 0.2 on half of the items: mean 0.1, SE 0.1 / √80.
        NEAR(result->between(0, 1)->width(), 2 * 1.96 * 0.1 / std::sqrt(80.0), 0.004);
        QCOMPARE(result->between(1, 0)->low, -result->between(0, 1)->high);
    }
    void missingScoresUseOwnItems()
    {
        ScoreTable table(3, 2);
        table.set(0, 0, 1);
        table.set(1, 0, 0);
        table.set(1, 1, 0.25);
        table.set(2, 1, 0.5);
        const auto result = standings(table, {});
        NEAR(result->candidates[0].mean.value, 0.5, 1e-12);
        NEAR(result->candidates[1].mean.value, 0.375, 1e-12);
        QCOMPARE(result->candidates[0].mean.n, qsizetype(2));
    }
    void nothingOneAndEqual()
    {
        QVERIFY(standings(ScoreTable(0, 0), {})->candidates.empty());
        const auto empty = standings(ScoreTable(0, 2), {});
        QCOMPARE(empty->candidates[1].rank, 0);
        ScoreTable one(1, 2);
        one.set(0, 0, 1);
        one.set(0, 1, 0);
        const auto single = standings(one, {});
        QCOMPARE(single->candidates[1].rank, 2);
        QCOMPARE(single->candidates[1].lowest, 0);  // one item: no interval
        QCOMPARE(single->candidates[1].tieRank, 1); // and nothing is separable
        ScoreTable equal(10, 2);
        for (int i = 0; i < 10; ++i)
            for (int c = 0; c < 2; ++c)
                equal.set(i, c, i * 0.1);
        const auto tied = standings(equal, {});
        QCOMPARE(tied->candidates[0].rank, 1);
        QCOMPARE(tied->candidates[1].rank, 1);
        QCOMPARE(tied->candidates[1].highest, 1);
        QVERIFY(!tied->separable(0, 1));
    }
    void stabilityOfJudges()
    {
        // Ranks of three candidates by three judges; the third has a gap.
        ScoreTable table(4, 3);
        const double scores[4][3] = {{90, 80, 70}, {80, 85, 60}, {70, 60, kNa}, {60, 50, 10}};
        for (int c = 0; c < 4; ++c)
            for (int j = 0; j < 3; ++j)
                table.set(c, j, scores[c][j]);
        const auto pairs = rankStability(table);
        QCOMPARE(pairs.size(), size_t(9));
        NEAR(pairs[0].tauB.value, 1, 1e-12);
        NEAR(pairs[1].tauB.value, 4.0 / 6, 1e-12); // one of six pairs swaps
        QCOMPARE(pairs[2].tauB.n, qsizetype(3));
        NEAR(pairs[2].tauB.value, 1, 1e-12);
        QCOMPARE(pairs[1].tauB.value, pairs[3].tauB.value);
    }
    void metaRankingByHand()
    {
        // Ranks: A 1, 2; B 2, 1; C 3, 3; D lacks the second benchmark and takes no part.
        ScoreTable table(4, 2);
        const double scores[4][2] = {{9, 5}, {8, 6}, {7, 4}, {99, kNa}};
        for (int c = 0; c < 4; ++c)
            for (int b = 0; b < 2; ++b)
                table.set(c, b, scores[c][b]);
        const auto meta = metaRanking(table);
        NEAR(meta[0].meanRank, 1.5, 1e-12);
        QCOMPARE(meta[0].rank, 1);
        QVERIFY(meta[0].tied && meta[1].tied && !meta[2].tied);
        QCOMPARE(meta[2].rank, 3);
        QCOMPARE(meta[3].rank, 0);
        QVERIFY(!meta[3].meanRank);
        QVERIFY(metaRanking(ScoreTable(0, 0)).empty());
        QCOMPARE(metaRanking(ScoreTable(2, 0))[0].rank, 0);
    }
};

QTEST_APPLESS_MAIN(TestRanks)
#include "tst_ranks.moc"
