// SPDX-License-Identifier: GPL-3.0-or-later
// The pace of a run and what it says of the rest.
#include "core/run/run_meter.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace plumbline;

class TestRunMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst()
    {
        RunMeter meter;
        meter.started(1'000'000);
        QCOMPARE(meter.perSecond(1'000'500), 0.0);
        QCOMPARE(meter.eta(10, 1'000'500).ms, -1);
        meter.answered(1'000'500);
        QCOMPARE(meter.eta(10, 1'000'600).ms, -1);
    }

    /// 32 questions are asked at once and answered at once, five seconds later: 6.4 a second, not thousands.
    void aWaveIsNoPace()
    {
        RunMeter meter;
        meter.started(1'000'000);
        for (int i = 0; i < 32; ++i)
            meter.answered(1'005'000);
        QCOMPARE(meter.perSecond(1'005'000), 6.4);
        QCOMPARE(meter.eta(64, 1'005'000).ms, 10'000);
    }

    void steady()
    {
        RunMeter meter;
        meter.started(0);
        for (qint64 t = 500; t <= 200'000; t += 500)
            meter.answered(t);
        QVERIFY(std::abs(meter.perSecond(200'000) - 2) < 0.11);
        const Eta eta = meter.eta(100, 200'000);
        QVERIFY(std::abs(static_cast<double>(eta.ms) - 50'000) < 1'000);
        QVERIFY(eta.lowMs < 50'000 && eta.highMs > 50'000);
    }

    /// A pause is no part of the pace.
    void goesOnAfterAPause()
    {
        RunMeter meter;
        meter.started(0);
        for (qint64 t = 100; t <= 5'000; t += 100)
            meter.answered(t);
        meter.started(3'600'000);
        for (qint64 t = 100; t <= 5'000; t += 100)
            meter.answered(3'600'000 + t);
        QVERIFY(std::abs(meter.perSecond(3'605'000) - 10) < 0.01);
        QVERIFY(std::abs(static_cast<double>(meter.eta(100, 3'605'000).ms) - 10'000) < 10);
    }

    /// Answers as a Poisson process of a known rate: the range holds the true expectation about 19 times of 20.
    void rangeCovers()
    {
        std::mt19937 random(7);
        std::exponential_distribution<double> gap(1.0 / 1'500); // 40 a minute
        int covered = 0;
        constexpr int kRuns = 2'000;
        for (int run = 0; run < kRuns; ++run) {
            RunMeter meter;
            meter.started(0);
            for (double t = gap(random); t < 60'000; t += gap(random))
                meter.answered(static_cast<qint64>(t));
            const Eta eta = meter.eta(100, 60'000);
            covered += eta.lowMs <= 150'000 && eta.highMs >= 150'000 ? 1 : 0;
        }
        QVERIFY2(covered > kRuns * 93 / 100 && covered < kRuns * 97 / 100, qPrintable(QString::number(covered)));
    }
};

QTEST_GUILESS_MAIN(TestRunMeter)
#include "tst_run_meter.moc"
