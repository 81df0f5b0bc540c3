// SPDX-License-Identifier: GPL-3.0-or-later
// The bootstrap: the same for any number of threads, clusters move together, intervals as scipy's, honest about
// undefined.
#include "core/analysis/bootstrap.h"
#include "core/analysis/itemindex.h"
#include "core/analysis/pairmoments.h"
#include "tests/analysis/vectors.h"

#include <QThreadPool>
#include <QtConcurrent>
#include <QtTest>

#include <array>
#include <atomic>
#include <numeric>

using namespace plumbline;
using test::kNa;

namespace {

ItemSums sumsOf(const std::vector<double> &values)
{
    ItemSums sums(qsizetype(values.size()), 2);
    for (size_t i = 0; i < values.size(); ++i) {
        sums.row(qsizetype(i))[0] = values[i];
        sums.row(qsizetype(i))[1] = 1;
    }
    return sums;
}

void meanStatistic(std::span<const double> sums, std::span<double> out)
{
    out[0] = sums[1] > 0 ? sums[0] / sums[1] : kNa;
}

} // namespace

class TestBootstrap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threadsDoNotMatter()
    {
        std::vector<double> values(37);
        std::iota(values.begin(), values.end(), 0.0);
        BootstrapOptions options;
        options.replicates = 1000;
        options.kind = IntervalKind::Bca;
        const auto alone = bootstrapSums(sumsOf(values), 1, meanStatistic, options);
        QVERIFY(alone.has_value());
        for (const int threads : {1, 2, 5}) {
            QThreadPool pool;
            pool.setMaxThreadCount(threads);
            options.pool = &pool;
            const auto shared = bootstrapSums(sumsOf(values), 1, meanStatistic, options);
            QVERIFY(shared.has_value());
            QVERIFY(std::equal(alone->of(0).begin(), alone->of(0).end(), shared->of(0).begin(), shared->of(0).end()));
            QCOMPARE(shared->interval(0), alone->interval(0));
        }
        options.pool = nullptr;
        options.seed = 2;
        const auto other = bootstrapSums(sumsOf(values), 1, meanStatistic, options);
        QVERIFY(other->interval(0) != alone->interval(0));
    }
    void runsInsideItsOwnPool()
    {
        // A task of the only thread of a pool may bootstrap on that pool: the caller works along, nobody waits for
        // ever.
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        BootstrapOptions options;
        options.pool = &pool;
        std::optional<Interval> inside;
        const QFuture<void> task = QtConcurrent::run(&pool, [&] {
            inside = bootstrapSums(sumsOf({1, 2, 3, 5}), 1, meanStatistic, options)->interval(0);
        });
        QFuture<void>(task).waitForFinished();
        options.pool = nullptr;
        QCOMPARE(inside, bootstrapSums(sumsOf({1, 2, 3, 5}), 1, meanStatistic, options)->interval(0));
    }
    void drawsAreBalancedAndComplete()
    {
        // Every replicate draws exactly n items; over many replicates each item is drawn about equally often.
        std::array<std::atomic<qint64>, 10> drawn{};
        std::atomic<bool> complete = true;
        const CountStatistic count = [&](std::span<const quint32> counts, std::span<double> out) {
            qint64 sum = 0;
            for (size_t i = 0; i < counts.size(); ++i) {
                drawn[i] += counts[i];
                sum += counts[i];
            }
            complete = complete && sum == 10;
            out[0] = counts[0];
        };
        BootstrapOptions options;
        options.replicates = 20000;
        const auto result = bootstrapCounts(10, 1, count, options);
        QVERIFY(result.has_value() && complete);
        for (const auto &d : drawn)
            QVERIFY2(std::abs(double(d) - 20001) < 600,
                     qPrintable(QString::number(d))); // SD = √(20000 · 10 · .1 · .9) = 134
        // counts[0] is binomial(10, 1/10): variance 0.9.
        double mean = 0;
        double squares = 0;
        for (const double x : result->of(0)) {
            mean += x / 20000;
            squares += x * x / 20000;
        }
        NEAR(mean, 1.0, 0.03);
        NEAR(squares - mean * mean, 0.9, 0.05);
    }
    void lawSchoolIntervalsOfScipy()
    {
        // Efron & Tibshirani 1993, table 3.1 (15 law schools, LSAT and GPA), correlation .776. scipy 1.10.1,
        // stats.bootstrap(paired, n_resamples=400000, random_state=1): percentile (.4587, .9619), BCa (.3322, .9420);
        // the random draws differ, so 0.01.
        const std::vector<double> lsat = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
        const std::vector<double> gpa = {3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43,
                                         3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96};
        const PairMoments moments(600, 3.1);
        ItemSums sums(15, PairMoments::kWidth);
        for (qsizetype i = 0; i < 15; ++i)
            moments.add(lsat[size_t(i)], gpa[size_t(i)], sums.row(i));
        const SumStatistic r = [&](std::span<const double> total, std::span<double> out) {
            out[0] = moments.pearson(total).value_or(kNa);
        };
        BootstrapOptions options;
        options.replicates = 100000;
        const auto percentile = bootstrapSums(sums, 1, r, options);
        NEAR(percentile->value(0), 0.776374491289407, 1e-12);
        NEAR(percentile->interval(0)->low, 0.4587, 0.01);
        NEAR(percentile->interval(0)->high, 0.9619, 0.005);
        options.kind = IntervalKind::Bca;
        const auto bca = bootstrapSums(sums, 1, r, options);
        NEAR(bca->interval(0)->low, 0.3322, 0.01);
        NEAR(bca->interval(0)->high, 0.9420, 0.005);
    }
    void quantilesAreTypeSeven()
    {
        const std::vector<double> values = {1, 2, 4, 8};
        QCOMPARE(sortedQuantile(values, 0), 1.0);
        QCOMPARE(sortedQuantile(values, 1), 8.0);
        QCOMPARE(sortedQuantile(values, 0.5), 3.0); // numpy.quantile([1, 2, 4, 8], .5)
        NEAR(sortedQuantile(values, 0.9), 6.8, 1e-12);
        QCOMPARE(sortedQuantile(std::vector<double>{5}, 0.3), 5.0);
    }
    void undefinedReplicatesWidenAndThenForbid()
    {
        // The statistic is undefined whenever item 0 is drawn k or more times.
        const auto withLimit = [](quint32 limit) {
            return [limit](std::span<const quint32> counts, std::span<double> out) {
                double sum = 0;
                for (size_t i = 0; i < counts.size(); ++i)
                    sum += double(i) * counts[i];
                out[0] = counts[0] >= limit ? kNa : sum;
            };
        };
        BootstrapOptions options;
        options.replicates = 4000;
        const auto none = bootstrapCounts(20, 1, withLimit(1000), options);
        const auto few = bootstrapCounts(20, 1, withLimit(5), options);  // P(X >= 5) about 0.3 %
        const auto many = bootstrapCounts(20, 1, withLimit(3), options); // about 7.5 %
        QCOMPARE(none->undefinedCount(0), qsizetype(0));
        QVERIFY(few->undefinedCount(0) > 0 && few->interval(0));
        QVERIFY(few->interval(0)->low <= none->interval(0)->low + 2);
        QVERIFY(many->value(0) && !many->interval(0));
    }
    void nothingOneAndConstant()
    {
        BootstrapOptions options;
        const auto empty = bootstrapSums(ItemSums(0, 2), 1, meanStatistic, options);
        QVERIFY(empty.has_value() && !empty->value(0) && !empty->interval(0));
        const auto one = bootstrapSums(sumsOf({0.4}), 1, meanStatistic, options);
        QCOMPARE(one->value(0), std::optional(0.4));
        QVERIFY(!one->interval(0));
        const auto constant = bootstrapSums(sumsOf({1, 1, 1, 1}), 1, meanStatistic, options);
        QCOMPARE(constant->value(0), std::optional(1.0));
        QVERIFY(!constant->interval(0));
        options.kind = IntervalKind::Bca;
        QVERIFY(!bootstrapSums(sumsOf({1, 1, 1}), 1, meanStatistic, options)->interval(0));
        QVERIFY(bootstrapSums(ItemSums(0, 2), 1, meanStatistic, options).has_value());
    }
    void badOptionsAreErrors()
    {
        BootstrapOptions options;
        options.replicates = 0;
        QVERIFY(!bootstrapSums(sumsOf({1, 2}), 1, meanStatistic, options));
        options = {};
        options.level = 1;
        QVERIFY(!bootstrapSums(sumsOf({1, 2}), 1, meanStatistic, options));
    }
    void stopsWhenAsked()
    {
        std::stop_source source;
        std::atomic<qint64> calls = 0;
        const CountStatistic statistic = [&](std::span<const quint32>, std::span<double> out) {
            if (++calls == 300)
                source.request_stop();
            out[0] = 1;
        };
        BootstrapOptions options;
        options.replicates = 1000000;
        options.stop = source.get_token();
        const auto result = bootstrapCounts(5, 1, statistic, options);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(calls < 1000);
    }
    void itemsAreNumberedByLabel()
    {
        const std::vector<qsizetype> labels = {900000000000, -3, 7, -3};
        const auto index = indexItems(labels, 4);
        QVERIFY(index.has_value());
        QCOMPARE(index->items, qsizetype(3));
        QCOMPARE(index->ofRow, (std::vector<qsizetype>{2, 0, 1, 0}));
        QVERIFY(!indexItems(labels, 5));
    }
};

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
