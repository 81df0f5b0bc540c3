// SPDX-License-Identifier: GPL-3.0-or-later
// ICC(2,1), Lin's CCC, errors and limits of agreement against the papers' data and R.
#include "core/analysis/concordance.h"
#include "core/analysis/correlation.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using test::kNa;

namespace {

/// Sums of squares straight from the cell means of the two-way table.
std::optional<double> iccByTable(const Ratings &r)
{
    const double n = double(r.units());
    const double k = double(r.raters());
    if (n < 2 || k < 2)
        return {};
    double grand = 0;
    std::vector<double> row(size_t(r.units()), 0.0);
    std::vector<double> column(size_t(r.raters()), 0.0);
    for (qsizetype u = 0; u < r.units(); ++u)
        for (qsizetype j = 0; j < r.raters(); ++j) {
            grand += r.at(u, j) / (n * k);
            row[size_t(u)] += r.at(u, j) / k;
            column[size_t(j)] += r.at(u, j) / n;
        }
    double ssr = 0;
    double ssc = 0;
    double sse = 0;
    for (qsizetype u = 0; u < r.units(); ++u)
        for (qsizetype j = 0; j < r.raters(); ++j) {
            const double a = row[size_t(u)];
            const double b = column[size_t(j)];
            ssr += (a - grand) * (a - grand);
            ssc += (b - grand) * (b - grand);
            sse += std::pow(r.at(u, j) - a - b + grand, 2);
        }
    const double msr = ssr / (n - 1);
    const double msc = ssc / (k - 1);
    const double mse = sse / ((n - 1) * (k - 1));
    const double below = msr + (k - 1) * mse + k * (msc - mse) / n;
    return ssr + ssc + sse > 1e-9 && below > 1e-9 ? std::optional((msr - mse) / below) : std::nullopt;
}

} // namespace

class TestConcordance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shroutAndFleiss1979()
    {
        // Shrout & Fleiss 1979, table 2: ICC(2,1) = .29; R 4.2.2, psych::ICC(x, lmer = FALSE): 0.289763779527559.
        const Ratings data =
            test::ratingsOf({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});
        NEAR(icc21(data).value, 0.289763779527559, 1e-12);
        QCOMPARE(icc21(data).n, qsizetype(6));
    }
    void iccOfPsych()
    {
        // R 4.2.2, psych::ICC(matrix(x, ncol = 3), lmer = FALSE), single random raters.
        const std::vector<double> byColumn = {0.1, 1,   0.8, 1,   0.8, 0.8, 0.4, 0.6, 0.6, 0.2, 0.2, 0.5,
                                              0.9, 0.4, 0.9, 0.4, 1,   0.8, 0.5, 1,   0.9, 0.4, 0.9, 0.9,
                                              0.2, 0,   0.9, 0.5, 0.7, 0.6, 1,   0.5, 0.1, 0.8, 0.9, 0.9,
                                              0.3, 0.7, 0.7, 0.3, 0.3, 1,   0.7, 1,   0.5};
        Ratings data(15, 3);
        for (qsizetype i = 0; i < 45; ++i)
            data.set(i % 15, i / 15, byColumn[size_t(i)]);
        NEAR(icc21(data).value, 0.35037157875657127, 1e-12);
    }
    void iccEqualsTheTwoWayTable()
    {
        QVERIFY(rc::check("ICC from sums = ICC from the two-way table", [] {
            const int units = *rc::gen::inRange(0, 8);
            const int raters = *rc::gen::inRange(1, 5);
            Ratings r(units, raters);
            for (int u = 0; u < units; ++u)
                for (int j = 0; j < raters; ++j)
                    r.set(u, j, *rc::gen::inRange(0, 11) * 0.1);
            const auto fast = icc21(r).value;
            const auto slow = iccByTable(r);
            RC_ASSERT(fast.has_value() == slow.has_value());
            if (fast)
                RC_ASSERT(std::abs(*fast - *slow) < 1e-9);
        }));
    }
    void incompleteUnitsDoNotEnter()
    {
        Ratings data = test::ratingsOf(
            {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}, {3, kNa, 3, 3}});
        NEAR(icc21(data).value, 0.289763779527559, 1e-12);
        QCOMPARE(icc21(data).n, qsizetype(6));
    }
    void linOnPeakFlow()
    {
        // Formula of Lin 1989 with divisor n, NumPy; R epiR::epi.ccc documents 0.94 for these data (Bland & Altman
        // 1986).
        NEAR(linCcc(test::kWright, test::kMiniWright).value, 0.9427424314274845, 1e-9);
    }
    void linIsPearsonTimesBiasCorrection()
    {
        QVERIFY(rc::check("CCC = r C_b (Lin 1989, eq. 4), |CCC| <= |r|", [] {
            std::vector<double> x;
            std::vector<double> y;
            for (const auto &[a, b] : *rc::gen::arbitrary<std::vector<std::pair<int, int>>>()) {
                x.push_back(a % 11 * 0.1);
                y.push_back(b % 11 * 0.1 + 0.3);
            }
            const auto r = pearson(x, y).value;
            const auto ccc = linCcc(x, y).value;
            if (!r)
                return;
            const auto sd = [](const std::vector<double> &v) {
                double sum = 0;
                for (const double e : v)
                    sum += (e - meanOf(v)) * (e - meanOf(v));
                return std::sqrt(sum / double(v.size()));
            };
            const double scale = sd(x) / sd(y);
            const double shift = (meanOf(x) - meanOf(y)) / std::sqrt(sd(x) * sd(y));
            RC_ASSERT(ccc.has_value());
            RC_ASSERT(std::abs(*ccc - *r * 2 / (scale + 1 / scale + shift * shift)) < 1e-9);
            RC_ASSERT(std::abs(*ccc) <= std::abs(*r) + 1e-12);
        }));
    }
    void blandAndAltman1986()
    {
        // Bland & Altman 1986: large minus mini: mean -2.1, SD 38.8, 95 % interval of the bias -22.0 to 17.8, of the
        // lower limit -114.3 to -45.1 around -79.7 (they took 2 SD; with 1.96 SD the limit is -78.1), of width 2 · 2.12
        // · 16.3.
        const BlandAltman result = blandAltman(test::kMiniWright, test::kWright);
        NEAR(result.bias.value, -2.1, 0.05);
        NEAR(result.sd, 38.8, 0.05);
        NEAR(result.bias.interval->low, -22.0, 0.1);
        NEAR(result.bias.interval->high, 17.8, 0.1);
        NEAR(result.limits->low, -2.1176470588235294 - 1.96 * 38.76512987360738, 1e-9);
        NEAR(result.limits->high, -2.1176470588235294 + 1.96 * 38.76512987360738, 1e-9);
        NEAR(result.lowerLimitInterval->width(), -45.1 + 114.3, 0.3);
        QCOMPARE(result.bias.n, qsizetype(17));
    }
    void errorsByHand()
    {
        const std::vector<double> human = {0, 0.5, 1, kNa, 1};
        const std::vector<double> judge = {0.5, 0.5, 0, 1, 1};
        NEAR(meanAbsoluteError(human, judge).value, 1.5 / 4, 1e-12);
        NEAR(rootMeanSquareError(human, judge).value, std::sqrt(1.25 / 4), 1e-12);
        NEAR(blandAltman(human, judge).bias.value, -0.5 / 4, 1e-12);
    }
    void undefinedIsEmpty()
    {
        QVERIFY(icc21(Ratings()).undefined());
        QVERIFY(icc21(test::ratingsOf({{1, 2}})).undefined());
        QVERIFY(icc21(test::ratingsOf({{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}})).undefined());
        const std::vector<double> none;
        QVERIFY(linCcc(none, none).undefined());
        QVERIFY(meanAbsoluteError(none, none).undefined());
        QVERIFY(rootMeanSquareError(none, none).undefined());
        QVERIFY(blandAltman(none, none).bias.undefined());
        const std::vector<double> flat = {0.1, 0.1, 0.1};
        const std::vector<double> other = {0.7, 0.7, 0.7};
        QVERIFY(linCcc(flat, other).undefined());
        const BlandAltman constant = blandAltman(flat, other);
        NEAR(constant.bias.value, 0.6, 1e-12);
        QVERIFY(!constant.bias.interval); // the differences do not vary
        const std::vector<double> one = {0.3};
        QVERIFY(blandAltman(one, one).bias.value && !blandAltman(one, one).limits);
    }
};

QTEST_APPLESS_MAIN(TestConcordance)
#include "tst_concordance.moc"
