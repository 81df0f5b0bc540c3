// SPDX-License-Identifier: GPL-3.0-or-later
// Means: by hand, against NumPy, and micro against macro.
#include "core/analysis/means.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using test::kNa;

class TestMeans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainMeanOfScipy()
    {
        // scipy 1.10.1: stats.t.interval(.95, 7, mean, sem) for 2 4 4 4 5 5 7 9: mean 5, SD √(32/7).
        const std::vector<double> values = {2, 4, 4, 4, 5, 5, 7, 9, kNa};
        const Estimate e = meanEstimate(values);
        QCOMPARE(e.value, std::optional(5.0));
        QCOMPARE(e.n, qsizetype(8));
        NEAR(e.interval->high - 5, 2.3646242515927844 * std::sqrt(32.0 / 7 / 8), 1e-9);
    }
    void clusterMeanOfNumpy()
    {
        // R = Σs/Σm, SE² = I/(I-1) Σ (s - R m)² / M², t with 5 degrees of freedom, NumPy and scipy 1.10.1.
        const std::vector<double> scores = {1, 0.5, 0.2, 0.4, 0.9, 1, 0, 0.3, 0.7, 0.6, 0.8};
        const std::vector<qsizetype> items = {0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 5};
        const auto e = clusterMean(scores, items);
        QVERIFY(e.has_value());
        NEAR(e->value, 0.5818181818181819, 1e-12);
        NEAR(e->interval->low, 0.30563343128190984, 1e-9);
        NEAR(e->interval->high, 0.858002932354454, 1e-9);
        QCOMPARE(e->n, qsizetype(11));
        BootstrapOptions options;
        options.replicates = 20000;
        const auto b = clusterMeanBootstrap(scores, items, options);
        QCOMPARE(b->value, e->value);
        QVERIFY(b->interval->contains(*b->value) && b->interval->width() < e->interval->width());
    }
    void categoriesByHand()
    {
        // Items 0..2; categories 0 and 1; a repeated category counts twice; category 2 has no rows.
        const std::vector<double> scores = {1, 0, 0.5, 1, kNa, 0.25};
        const std::vector<qsizetype> items = {0, 0, 0, 1, 1, 2};
        const std::vector<int> categories = {0, 0, 1, 0, 1, 1};
        const auto means = categoryMeans(scores, items, categories, 3);
        QVERIFY(means.has_value());
        NEAR(means->categories[0].value, 2.0 / 3, 1e-12);
        NEAR(means->categories[1].value, 0.375, 1e-12);
        QVERIFY(means->categories[2].undefined());
        QCOMPARE(means->categories[0].n, qsizetype(3));
        QCOMPARE(means->categories[2].n, qsizetype(0));
        NEAR(means->micro.value, 2.75 / 5, 1e-12);
        NEAR(means->macro.value, (2.0 / 3 + 0.375) / 2, 1e-12);
        QCOMPARE(means->macro.n, qsizetype(2));
        QCOMPARE(means->items, qsizetype(3));
    }
    void microWithOneRowPerItemIsThePlainMean()
    {
        QVERIFY(rc::check("cluster mean with clusters of one = t interval", [] {
            std::vector<double> scores;
            std::vector<qsizetype> items;
            for (const int v : *rc::gen::arbitrary<std::vector<int>>()) {
                scores.push_back(v % 11 * 0.1);
                items.push_back(qsizetype(items.size()));
            }
            const auto a = clusterMean(scores, items);
            const Estimate b = meanEstimate(scores);
            RC_ASSERT(a.has_value());
            RC_ASSERT(a->value.has_value() == b.value.has_value());
            RC_ASSERT(a->interval.has_value() == b.interval.has_value());
            if (b.interval)
                RC_ASSERT(std::abs(a->interval->low - b.interval->low) < 1e-9);
        }));
    }
    void bootstrapAgreesWithLinearisation()
    {
        std::vector<double> scores;
        std::vector<qsizetype> items;
        std::vector<int> categories;
        for (int i = 0; i < 900; ++i) {
            scores.push_back((i * 37 % 21) / 20.0);
            items.push_back(i / 3);
            categories.push_back(i % 4);
        }
        BootstrapOptions options;
        options.replicates = 5000;
        const auto linear = categoryMeans(scores, items, categories, 4);
        const auto drawn = categoryMeansBootstrap(scores, items, categories, 4, options);
        QVERIFY(linear.has_value() && drawn.has_value());
        for (size_t c = 0; c < 4; ++c) {
            QCOMPARE(drawn->categories[c].value, linear->categories[c].value);
            NEAR(drawn->categories[c].interval->width() / linear->categories[c].interval->width(), 1, 0.06);
        }
        NEAR(drawn->macro.interval->width() / linear->macro.interval->width(), 1, 0.06);
        NEAR(drawn->micro.interval->width() / linear->micro.interval->width(), 1, 0.06);
    }
    void undefinedIsEmpty()
    {
        QVERIFY(meanEstimate({}).undefined());
        QVERIFY(meanEstimate(std::vector<double>{kNa, kNa}).undefined());
        QVERIFY(!meanEstimate(std::vector<double>{0.4}).interval);
        QVERIFY(!meanEstimate(std::vector<double>{0.1, 0.1, 0.1}).interval);
        const auto none = categoryMeans({}, {}, {}, 2);
        QVERIFY(none.has_value() && none->micro.undefined() && none->macro.undefined());
        const std::vector<double> one = {1};
        const std::vector<qsizetype> item = {0};
        const std::vector<int> outside = {2};
        QVERIFY(!categoryMeans(one, item, outside, 2));
        QVERIFY(!categoryMeans(one, item, {}, 2));
    }
};

QTEST_APPLESS_MAIN(TestMeans)
#include "tst_means.moc"
