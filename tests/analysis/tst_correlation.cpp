// SPDX-License-Identifier: GPL-3.0-or-later
// Pearson, Spearman, Kendall and the slope, against scipy and the definitions by brute force.
#include "core/analysis/correlation.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using test::kNa;

namespace {

// 40 pairs drawn once with NumPy; the expected values beside them are scipy 1.10.1's.
const std::vector<double> kA = {0.4, 0.9, 0.6, 0.3, 0.3, 0.7, 0.7, 0.9, 0.7, 0.8, 0.9, 1.0, 1.0, 0.8,
                                0.7, 0.6, 0.4, 0.0, 0.7, 0.0, 0.7, 1.0, 0.6, 0.3, 0.5, 0.8, 0.8, 0.7,
                                0.5, 0.0, 0.0, 0.2, 0.8, 0.9, 0.6, 0.4, 0.9, 0.7, 0.3, 0.3};
const std::vector<double> kB = {0.1, 0.9, 0.3, 0.1, 0.0, 0.4, 1.0, 1.0, 0.8, 0.9, 1.0, 0.9, 0.8, 0.8,
                                0.4, 0.8, 0.5, 0.0, 0.9, 0.1, 0.7, 0.8, 0.6, 0.3, 0.5, 0.6, 0.8, 0.7,
                                0.6, 0.0, 0.0, 0.2, 1.0, 0.7, 0.8, 0.2, 1.0, 0.5, 0.2, 0.3};

std::optional<double> tauByPairs(const std::vector<double> &x, const std::vector<double> &y)
{
    double score = 0;
    double freeX = 0;
    double freeY = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const double sx = double(x[i] > x[j]) - double(x[i] < x[j]);
            const double sy = double(y[i] > y[j]) - double(y[i] < y[j]);
            score += sx * sy;
            freeX += sx * sx;
            freeY += sy * sy;
        }
    }
    return freeX > 0 && freeY > 0 ? std::optional(score / std::sqrt(freeX * freeY)) : std::nullopt;
}

std::vector<double> ranksByCounting(const std::vector<double> &x)
{
    std::vector<double> ranks;
    for (const double v : x)
        ranks.push_back(0.5 + double(std::count_if(x.begin(), x.end(), [&](double w) { return w < v; })) +
                        0.5 * double(std::count(x.begin(), x.end(), v)));
    return ranks;
}

std::optional<double> pearsonTwoPass(const std::vector<double> &x, const std::vector<double> &y)
{
    const double mx = meanOf(x);
    const double my = meanOf(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    return xx > 1e-12 && yy > 1e-12 ? std::optional(xy / std::sqrt(xx * yy)) : std::nullopt;
}

std::pair<std::vector<double>, std::vector<double>> anyPairs()
{
    std::vector<double> x;
    std::vector<double> y;
    for (const auto &[a, b] : *rc::gen::arbitrary<std::vector<std::pair<int, int>>>()) {
        x.push_back(a % 7 * 0.1);
        y.push_back(b % 5 * 0.25);
    }
    return {x, y};
}

void same(const std::optional<double> &a, const std::optional<double> &b)
{
    RC_ASSERT(a.has_value() == b.has_value());
    if (a)
        RC_ASSERT(std::abs(*a - *b) < 1e-9);
}

} // namespace

class TestCorrelation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void documentedExamplesOfScipy()
    {
        // scipy.stats.kendalltau, spearmanr, pearsonr, examples in their documentation, values of scipy 1.10.1.
        NEAR(kendallTauB(std::vector<double>{12, 2, 1, 12, 2}, std::vector<double>{1, 4, 7, 1, 0}).value,
             -0.4714045207910316, 1e-12);
        NEAR(spearman(std::vector<double>{1, 2, 3, 4, 5}, std::vector<double>{5, 6, 7, 8, 7}).value, 0.8207826816681233,
             1e-12);
        NEAR(pearson(std::vector<double>{1, 2, 3, 4, 5, 6, 7}, std::vector<double>{10, 9, 2.5, 6, 4, 3, 2}).value,
             -0.8285038835884277, 1e-12);
    }
    void scipyOnManyTies()
    {
        NEAR(kendallTauB(kA, kB).value, 0.7051765166060926, 1e-9);
        NEAR(spearman(kA, kB).value, 0.8455271743847838, 1e-9);
        NEAR(pearson(kA, kB).value, 0.8745353968278282, 1e-9);
        // scipy.stats.linregress(a, b), slope with stats.t.ppf(.975, 38) * stderr.
        const Estimate b = slope(kA, kB);
        NEAR(b.value, 1.0005897965202004, 1e-9);
        NEAR(b.interval->low, 0.818372588681298, 1e-9);
        NEAR(b.interval->high, 1.1828070043591028, 1e-9);
    }
    void equalTheDefinitions()
    {
        QVERIFY(rc::check("tau-b = O(n²) pairs; rho = Pearson of counted mid-ranks", [] {
            const auto [x, y] = anyPairs();
            same(kendallTauB(x, y).value, tauByPairs(x, y));
            same(spearman(x, y).value, pearsonTwoPass(ranksByCounting(x), ranksByCounting(y)));
            same(pearson(x, y).value, pearsonTwoPass(x, y));
            RC_ASSERT(midRanks(x) == ranksByCounting(x));
        }));
    }
    void multiplicitiesAreRepeatedRows()
    {
        QVERIFY(rc::check("RankPairs with counts = the rows written out", [] {
            const auto [x, y] = anyPairs();
            std::vector<quint32> times;
            std::vector<double> longX;
            std::vector<double> longY;
            for (size_t i = 0; i < x.size(); ++i) {
                times.push_back(*rc::gen::inRange<quint32>(0, 4));
                longX.insert(longX.end(), times.back(), x[i]);
                longY.insert(longY.end(), times.back(), y[i]);
            }
            const RankPairs pairs(x, y);
            same(pairs.kendallTauB(times), kendallTauB(longX, longY).value);
            same(pairs.spearman(times), spearman(longX, longY).value);
        }));
    }
    void missingPairsDoNotEnter()
    {
        const std::vector<double> x = {1, kNa, 2, 3, 9};
        const std::vector<double> y = {1, 5, kNa, 3, 4};
        QCOMPARE(pearson(x, y).n, qsizetype(3));
        NEAR(kendallTauB(x, y).value, 1, 1e-12);
    }
    void undefinedIsEmpty()
    {
        const std::vector<double> none;
        const std::vector<double> one = {0.3};
        const std::vector<double> flat = {0.1, 0.1, 0.1};
        const std::vector<double> some = {1, 2, 3};
        const std::vector<double> missing = {kNa, kNa, kNa};
        for (const auto &[x, y] : {std::pair{none, none}, {one, one}, {flat, some}, {some, flat}, {missing, some}}) {
            QVERIFY(pearson(x, y).undefined());
            QVERIFY(spearman(x, y).undefined());
            QVERIFY(kendallTauB(x, y).undefined());
        }
        QVERIFY(slope(flat, some).undefined());
        QVERIFY(slope(one, one).undefined());
        QVERIFY(!slope(std::vector<double>{1, 2}, std::vector<double>{1, 2}).interval);
    }
};

QTEST_APPLESS_MAIN(TestCorrelation)
#include "tst_correlation.moc"
