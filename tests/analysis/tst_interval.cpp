// SPDX-License-Identifier: GPL-3.0-or-later
// Wilson's interval and the quantiles, against statsmodels, scipy and Newcombe's table.
#include "core/analysis/distributions.h"
#include "core/analysis/interval.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

using namespace plumbline;

class TestInterval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantilesMatchScipy()
    {
        // scipy 1.10.1: stats.norm.ppf(.975), stats.t.ppf(.975, 9), stats.t.ppf(.975, 2.5), stats.t.cdf(-1.3, 7), …
        NEAR(normalQuantile(0.975), 1.959963984540054, 1e-12);
        NEAR(normalCdf(-1.2), 0.11506967022170822, 1e-12);
        NEAR(studentTQuantile(0.975, 9), 2.2621571627409915, 1e-9);
        NEAR(studentTQuantile(0.975, 2.5), 3.5746548420118773, 1e-9);
        NEAR(studentTCdf(-1.3, 7), 0.11738391769618858, 1e-12);
        NEAR(binomialCdf(3, 11, 0.5), 0.11328125, 1e-14);
    }
    void outOfRangeIsNotANumber()
    {
        QVERIFY(std::isnan(normalQuantile(0)));
        QVERIFY(std::isnan(normalQuantile(1)));
        QVERIFY(std::isnan(normalQuantile(test::kNa)));
        QVERIFY(std::isnan(studentTQuantile(0.9, 0)));
        QVERIFY(std::isnan(studentTCdf(1, -2)));
        QVERIFY(std::isnan(binomialCdf(1, -1, 0.5)));
        QVERIFY(std::isnan(binomialCdf(1, 2, 1.5)));
        QCOMPARE(binomialCdf(-1, 4, 0.5), 0.0);
        QCOMPARE(binomialCdf(4, 4, 0.5), 1.0);
        QCOMPARE(normalCdf(std::numeric_limits<double>::infinity()), 1.0);
        QCOMPARE(studentTCdf(-std::numeric_limits<double>::infinity(), 3), 0.0);
    }
    void wilsonMatchesStatsmodels_data()
    {
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("level");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // statsmodels 0.13.5: proportion_confint(k, n, method="wilson").
        QTest::newRow("0/10") << 0 << 10 << 0.95 << 0.0 << 0.27753279986288926;
        QTest::newRow("1/10") << 1 << 10 << 0.95 << 0.017876213095072924 << 0.40415002679523854;
        QTest::newRow("7/20") << 7 << 20 << 0.95 << 0.18119182410108203 << 0.5671457233147638;
        QTest::newRow("50/50") << 50 << 50 << 0.95 << 0.9286524008666412 << 1.0;
        QTest::newRow("81/263") << 81 << 263 << 0.95 << 0.2552885198782742 << 0.36620957698280004;
        QTest::newRow("7/20 at 90 %") << 7 << 20 << 0.90 << 0.202260040056761 << 0.5334873111515284;
    }
    void wilsonMatchesStatsmodels()
    {
        QFETCH(int, successes);
        QFETCH(int, n);
        QFETCH(double, level);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto interval = wilson(successes, n, level);
        QVERIFY(interval);
        NEAR(interval->low, low, 1e-9);
        NEAR(interval->high, high, 1e-9);
    }
    void wilsonMatchesNewcombe()
    {
        // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3, four printed places.
        NEAR(wilson(15, 148)->low, 0.0624, 5e-5);
        NEAR(wilson(15, 148)->high, 0.1605, 5e-5);
        NEAR(wilson(0, 20)->high, 0.1611, 5e-5);
        NEAR(wilson(1, 29)->low, 0.0061, 5e-5);
        NEAR(wilson(1, 29)->high, 0.1718, 5e-5);
    }
    void nothingIsUndefined()
    {
        QVERIFY(!wilson(0, 0));
        QVERIFY(!wilson(-1, 5));
        QVERIFY(!wilson(6, 5));
        QVERIFY(!wilson(1, 5, 0));
        QVERIFY(!wilson(1, 5, 1));
        QVERIFY(proportion(0, 0).undefined());
        QCOMPARE(proportion(3, 4).value, std::optional(0.75));
        QCOMPARE(proportion(3, 4).n, qsizetype(4));
    }
};

QTEST_APPLESS_MAIN(TestInterval)
#include "tst_interval.moc"
