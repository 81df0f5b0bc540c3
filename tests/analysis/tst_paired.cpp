// SPDX-License-Identifier: GPL-3.0-or-later
// Paired comparisons: Fisher's maize, scipy, statsmodels, and enumeration of all signs.
#include "core/analysis/paired.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using test::kNa;

namespace {

double byEnumeration(const std::vector<double> &d)
{
    double observed = 0;
    for (const double x : d)
        observed += x;
    quint64 asFar = 0;
    const quint64 all = quint64(1) << d.size();
    for (quint64 signs = 0; signs < all; ++signs) {
        double sum = 0;
        for (size_t i = 0; i < d.size(); ++i)
            sum += (signs >> i & 1) != 0 ? d[i] : -d[i];
        asFar += std::abs(sum) >= std::abs(observed) - 1e-9 ? 1 : 0;
    }
    return double(asFar) / double(all);
}

using P = std::optional<double>;

} // namespace

class TestPaired : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fishersMaize()
    {
        // Fisher 1935, section 21, Darwin's maize: 863 of 2^15 sums as large: two-sided 1726 / 32768. scipy 1.10.1,
        // permutation_test(permutation_type="samples"): 0.05267333984375.
        const std::vector<double> differences = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        const SignFlip test = signFlipTest(differences);
        QVERIFY(test.exact);
        NEAR(test.pValue, 0.05267333984375, 1e-12);
    }
    void scipyOnScores()
    {
        const std::vector<double> differences = {0.1, -0.2, 0.3, 0.4, -0.1, 0.25, 0.05, 0.6, 0, kNa};
        const SignFlip test = signFlipTest(differences);
        NEAR(test.pValue, 0.1171875, 1e-12);
        QCOMPARE(test.nonZero, qsizetype(8));
    }
    void exactEqualsEnumeration()
    {
        QVERIFY(rc::check("sign-flip p = enumeration of all signs", [] {
            std::vector<double> d;
            for (const int v : *rc::gen::resize(10, rc::gen::arbitrary<std::vector<int>>()))
                if (v % 7 != 0)
                    d.push_back(v % 7 * 0.1);
            const SignFlip test = signFlipTest(d);
            RC_ASSERT(test.pValue.has_value() == !d.empty());
            if (!d.empty())
                RC_ASSERT(std::abs(*test.pValue - byEnumeration(d)) < 1e-12);
        }));
    }
    void monteCarloIsNearAndNeverZero()
    {
        // 20 differences are enumerated, 21 are drawn; the test enumerates the 2^21 itself.
        std::vector<double> d = {0.3, -0.1, 0.2, 0.4, -0.2, 0.5, 0.1, -0.3, 0.2, 0.1,
                                 0.3, -0.4, 0.1, 0.2, 0.3,  0.1, 0.2, -0.1, 0.1, 0.05};
        const SignFlip exact = signFlipTest(d);
        d.push_back(0.07);
        const SignFlip drawn = signFlipTest(d, 5, 100000);
        QVERIFY(exact.exact && !drawn.exact);
        NEAR(drawn.pValue, byEnumeration(d), 0.004); // SE of 100 000 draws is 0.0007
        QCOMPARE(signFlipTest(d, 5, 100000).pValue, drawn.pValue);
        const std::vector<double> large(60, 1.0);
        NEAR(signFlipTest(large, 1, 999).pValue, 1.0 / 1000, 1e-12);
    }
    void twoCandidates()
    {
        const std::vector<double> a = {1, 0.5, kNa, 0.75, 1, kNa};
        const std::vector<double> b = {0.5, 0.5, 1, 0.25, 0.25, kNa};
        const auto result = comparePaired(a, b, {});
        QVERIFY(result.has_value());
        NEAR(result->difference.value, (0.5 + 0 + 0.5 + 0.75) / 4, 1e-12);
        QCOMPARE(result->difference.n, qsizetype(4));
        QCOMPARE(result->onlyB, qsizetype(1));
        QCOMPARE(result->onlyA, qsizetype(0));
        QCOMPARE(result->aHigher, qsizetype(3));
        NEAR(result->test.pValue, 0.25, 1e-12); // 2 of 2^3
        QVERIFY(!comparePaired(a, std::vector<double>{1}, {}));
        const auto nothing = comparePaired({}, {}, {});
        QVERIFY(nothing->difference.undefined() && !nothing->test.pValue);
        const auto equal = comparePaired(b, b, {});
        QCOMPARE(equal->difference.value, std::optional(0.0));
        QVERIFY(!equal->difference.interval);
        QCOMPARE(equal->test.pValue, std::optional(1.0));
    }
    void mcNemarOfStatsmodels()
    {
        // statsmodels 0.13.5: mcnemar([[101, 121], [59, 33]], exact=True), mcnemar([[1, 9], [2, 5]], exact=True).
        NEAR(mcNemarExact(121, 59), 4.4344492637551645e-06, 1e-15);
        NEAR(mcNemarExact(9, 2), 0.0654296875, 1e-12);
        QCOMPARE(mcNemarExact(0, 0), 1.0);
        QCOMPARE(mcNemarExact(4, 4), 1.0);
    }
    void mcNemarIsASignFlipTest()
    {
        for (int b = 0; b < 8; ++b) {
            for (int c = 0; c < 8; ++c) {
                std::vector<double> d(size_t(b), 1.0);
                d.insert(d.end(), size_t(c), -1.0);
                if (!d.empty())
                    NEAR(mcNemarExact(b, c), *signFlipTest(d).pValue, 1e-12);
            }
        }
    }
    void holmOfStatsmodels()
    {
        // statsmodels 0.13.5: multipletests(p, method="holm").
        const auto first = holm(std::vector<P>{0.01, 0.04, 0.03, 0.005});
        const std::vector<double> expected = {0.03, 0.06, 0.06, 0.02};
        for (size_t i = 0; i < 4; ++i)
            NEAR(first[i], expected[i], 1e-12);
        const auto second = holm(std::vector<P>{0.01, {}, 0.02, 0.022, 0.09, 0.1, {}});
        const std::vector<double> other = {0.05, kNa, 0.08, 0.08, 0.18, 0.18, kNa};
        for (size_t i = 0; i < other.size(); ++i) {
            QCOMPARE(second[i].has_value(), !std::isnan(other[i]));
            if (second[i])
                NEAR(second[i], other[i], 1e-12);
        }
        QCOMPARE(holm(std::vector<P>{0.7, 0.8})[1], P(1.0));
        QVERIFY(holm({}).empty());
    }
    void benjaminiYekutieliByHand()
    {
        // m = 3: harmonic 11/6; thresholds .05/3 · i / (11/6) = .00909, .01818, .02727.
        const auto rejected = benjaminiYekutieli(std::vector<P>{0.018, 0.2, 0.001, {}}, 0.05);
        QCOMPARE(rejected, (std::vector<bool>{true, false, true, false}));
        const auto none = benjaminiYekutieli(std::vector<P>{0.02, 0.2, 0.03}, 0.05);
        QCOMPARE(none, (std::vector<bool>{false, false, false}));
    }
};

QTEST_APPLESS_MAIN(TestPaired)
#include "tst_paired.moc"
