// SPDX-License-Identifier: GPL-3.0-or-later
// The alternative annotator test against the authors' procedure run with scipy, and by hand.
#include "core/analysis/alttest.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

using namespace plumbline;
using test::kNa;

namespace {

// 40 units of four categories, three humans and a judge, drawn once with NumPy.
Ratings humans()
{
    return asNumbers(
        test::codesOf({"1320001013201001012122331313013021300210", "1301221013203011310130031201113011323203",
                       "1303131003202101001122003113010102321320"},
                      4, '0'));
}

std::vector<double> judge()
{
    std::vector<double> values;
    for (const char c : std::string("0303131013001001020102012113003001323220"))
        values.push_back(c - '0');
    return values;
}

} // namespace

class TestAltTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scipysTTests()
    {
        // Indicators and differences as in the authors' notebook (nitaytech/AltTest), scipy 1.10.1 ttest_1samp(d, ε,
        // alternative="less"); advantage probabilities exact.
        const AltTest result = altTest(humans(), judge(), {Alignment::Accuracy, 0.2});
        const std::vector<double> p = {0.0037128766185413795, 0.0003486076124553464, 0.00038484574433608916};
        const std::vector<double> rho = {0.825, 0.85, 0.9};
        QCOMPARE(result.humans.size(), size_t(3));
        for (size_t h = 0; h < 3; ++h) {
            NEAR(result.humans[h].pValue, p[h], 1e-9);
            NEAR(result.humans[h].judgeAdvantage, rho[h], 1e-12);
            QVERIFY(result.humans[h].rejected); // thresholds of Benjamini-Yekutieli: .0091, .0182, .0273
        }
        NEAR(result.winningRate, 1, 1e-12);
        NEAR(result.advantageProbability, 0.8583333333333333, 1e-12);
        QVERIFY(result.passes());
    }
    void scores()
    {
        const AltTest result = altTest(humans(), judge(), {Alignment::NegRmse, 0.1});
        const std::vector<double> p = {0.010944506645102913, 0.06873428513882804, 0.10478314118641686};
        for (size_t h = 0; h < 3; ++h)
            NEAR(result.humans[h].pValue, p[h], 1e-9);
        NEAR(result.advantageProbability, 0.8166666666666668, 1e-12);
        NEAR(result.winningRate, 0, 1e-12); // .0109 > .0091
        QVERIFY(!result.passes());
    }
    void noCreditForCost()
    {
        const AltTest result = altTest(humans(), judge(), {Alignment::Accuracy, 0.0});
        NEAR(result.humans[1].pValue, 0.03657792428998542, 1e-9);
        NEAR(result.winningRate, 0, 1e-12);
    }
    void tooFewUnitsAreLeftOut()
    {
        Ratings few = humans();
        for (qsizetype u = 15; u < 40; ++u)
            few.set(u, 2, kNa);
        const AltTest result = altTest(few, judge());
        QCOMPARE(result.leftOut, qsizetype(1));
        QCOMPARE(result.humans.size(), size_t(2));
        QCOMPARE(result.humans[1].human, qsizetype(1));
        QCOMPARE(result.units, qsizetype(40));
    }
    void undefinedIsEmpty()
    {
        const AltTest nobody = altTest(Ratings(0, 0), {});
        QVERIFY(!nobody.winningRate && !nobody.advantageProbability && !nobody.passes());
        const AltTest alone = altTest(Ratings(40, 1), judge());
        QVERIFY(!alone.winningRate);
        QVERIFY(!altTest(humans(), std::vector<double>{1, 2}).winningRate); // one judge score per unit
        QVERIFY(!altTest(humans(), std::vector<double>(40, kNa)).winningRate);
        // The judge copies the first human, who agrees with the others everywhere: no difference varies.
        Ratings same(40, 3);
        for (qsizetype u = 0; u < 40; ++u)
            for (qsizetype h = 0; h < 3; ++h)
                same.set(u, h, double(u % 4));
        const AltTest copy = altTest(same, std::vector<double>([] {
                                         std::vector<double> v;
                                         for (int u = 0; u < 40; ++u)
                                             v.push_back(u % 4);
                                         return v;
                                     }()));
        NEAR(copy.winningRate, 1, 1e-12);
        NEAR(copy.advantageProbability, 1, 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestAltTest)
#include "tst_alttest.moc"
