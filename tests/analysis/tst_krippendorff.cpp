// SPDX-License-Identifier: GPL-3.0-or-later
// Alpha against Krippendorff's worked example, irrCAC, and the definition by enumerating pairs.
#include "core/analysis/krippendorff.h"
#include "tests/analysis/vectors.h"

#include <QThreadPool>
#include <QtTest>

#include <rapidcheck.h>

#include <map>

using namespace plumbline;
using test::kNa;

namespace {

/// Krippendorff's definition, pair by pair: D_o over pairs within units, D_e over all pairs of pairable values, with
/// his ordinal metric written as the sum of frequencies between the two ranks. Slow on purpose.
std::optional<double> byPairs(const Ratings &ratings, Metric metric)
{
    std::vector<std::vector<double>> units;
    std::map<double, double> frequency;
    std::vector<double> all;
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        std::vector<double> values;
        for (const double x : ratings.unit(u))
            if (!std::isnan(x))
                values.push_back(x);
        if (values.size() < 2)
            continue;
        for (const double x : values) {
            ++frequency[x];
            all.push_back(x);
        }
        units.push_back(values);
    }
    const auto delta = [&](double a, double b) {
        if (metric == Metric::Nominal)
            return a == b ? 0.0 : 1.0;
        if (metric == Metric::Interval)
            return (a - b) * (a - b);
        double between = 0;
        for (const auto &[value, count] : frequency)
            if (value >= std::min(a, b) && value <= std::max(a, b))
                between += count;
        const double d = between - (frequency[a] + frequency[b]) / 2;
        return d * d;
    };
    const double n = double(all.size());
    double observed = 0;
    for (const auto &unit : units)
        for (size_t i = 0; i < unit.size(); ++i)
            for (size_t j = 0; j < unit.size(); ++j)
                observed += i == j ? 0 : delta(unit[i], unit[j]) / double(unit.size() - 1) / n;
    double expected = 0;
    for (size_t i = 0; i < all.size(); ++i)
        for (size_t j = 0; j < all.size(); ++j)
            expected += i == j ? 0 : delta(all[i], all[j]) / (n * (n - 1));
    return expected > 0 ? std::optional(1 - observed / expected) : std::nullopt;
}

Ratings anyRatings()
{
    const auto units = *rc::gen::inRange(0, 12);
    const auto raters = *rc::gen::inRange(1, 5);
    Ratings ratings(units, raters);
    for (int u = 0; u < units; ++u) {
        for (int r = 0; r < raters; ++r) {
            const int value = *rc::gen::inRange(-1, 6); // -1: missing
            if (value >= 0)
                ratings.set(u, r, value * 0.2);
        }
    }
    return ratings;
}

} // namespace

class TestKrippendorff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void workedExampleOf2011()
    {
        // Krippendorff 2011: nominal .743, ordinal .815, interval .849 (three printed places); n = 40 values in 11
        // units.
        const Ratings data = test::krippendorffTwelve();
        NEAR(krippendorffAlpha(data, Metric::Nominal).value, 0.743, 5e-4);
        NEAR(krippendorffAlpha(data, Metric::Ordinal).value, 0.815, 5e-4);
        NEAR(krippendorffAlpha(data, Metric::Interval).value, 0.849, 5e-4);
        QCOMPARE(krippendorffAlpha(data, Metric::Nominal).n, qsizetype(11));
        // From his coincidence matrix: diagonal 7, 10, 8, 4, 3 (32 of 40), marginals 9, 13, 10, 5, 3.
        NEAR(krippendorffAlpha(data, Metric::Nominal).value, 1 - 39.0 * 8 / (1600 - 384), 1e-12);
    }
    void valuesOfIrrCac()
    {
        // irrCAC 1.0 krippen.alpha.raw(cac.raw4raters): 0.74342; Python irrCAC test_krippendorff, 3 places: quadratic
        // 0.849; cac.raw5obser: 0.481.
        NEAR(krippendorffAlpha(asNumbers(test::rawFourRaters()), Metric::Nominal).value, 0.74342, 5e-6);
        NEAR(krippendorffAlpha(asNumbers(test::rawFourRaters()), Metric::Interval).value, 0.849, 5e-4);
        NEAR(krippendorffAlpha(asNumbers(test::rawFiveObservers()), Metric::Nominal).value, 0.481, 5e-4);
    }
    void equalsThePairDefinition()
    {
        QVERIFY(rc::check("alpha by coincidences = alpha by pairs", [] {
            const Ratings ratings = anyRatings();
            for (const Metric metric : {Metric::Nominal, Metric::Ordinal, Metric::Interval}) {
                const auto fast = krippendorffAlpha(ratings, metric).value;
                const auto slow = byPairs(ratings, metric);
                RC_ASSERT(fast.has_value() == slow.has_value());
                if (fast)
                    RC_ASSERT(std::abs(*fast - *slow) < 1e-9);
            }
        }));
    }
    void intervalDoesNotMindShiftAndScale()
    {
        QVERIFY(rc::check("alpha(a x + b) = alpha(x), also far from 0", [] {
            const Ratings ratings = anyRatings();
            Ratings moved(ratings.units(), ratings.raters());
            for (qsizetype u = 0; u < ratings.units(); ++u)
                for (qsizetype r = 0; r < ratings.raters(); ++r)
                    moved.set(u, r, 1e6 + 3 * ratings.at(u, r));
            const auto a = krippendorffAlpha(ratings, Metric::Interval).value;
            const auto b = krippendorffAlpha(moved, Metric::Interval).value;
            RC_ASSERT(a.has_value() == b.has_value());
            if (a)
                RC_ASSERT(std::abs(*a - *b) < 1e-7); // 0.6 at 1e6 carries ten digits
        }));
    }
    void undefinedIsEmpty()
    {
        for (const Metric metric : {Metric::Nominal, Metric::Ordinal, Metric::Interval}) {
            QVERIFY(krippendorffAlpha(Ratings(), metric).undefined());
            QVERIFY(krippendorffAlpha(Ratings(5, 3), metric).undefined());                         // nobody rated
            QVERIFY(krippendorffAlpha(test::ratingsOf({{1, kNa}, {kNa, 0}}), metric).undefined()); // no pairs
            QVERIFY(krippendorffAlpha(test::ratingsOf({{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}}), metric).undefined());
            NEAR(krippendorffAlpha(test::ratingsOf({{1, 1}, {0, 0}}), metric).value, 1, 1e-12);
        }
    }
    void bootstrapEqualsResamplingTheRows()
    {
        // The replicates from sums must be those of alpha computed anew on the drawn rows: compare the interval of
        // both.
        const Ratings data = test::krippendorffTwelve();
        const std::vector<qsizetype> items = {0, 0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 8};
        for (const Metric metric : {Metric::Nominal, Metric::Ordinal, Metric::Interval}) {
            BootstrapOptions options;
            options.replicates = 500;
            options.seed = 77;
            const auto fast = alphaBootstrap(data, items, metric, options);
            QVERIFY(fast.has_value());
            const CountStatistic anew = [&](std::span<const quint32> counts, std::span<double> out) {
                std::vector<std::vector<double>> rows;
                for (size_t u = 0; u < items.size(); ++u)
                    for (quint32 c = 0; c < counts[size_t(items[u])]; ++c)
                        rows.emplace_back(data.unit(qsizetype(u)).begin(), data.unit(qsizetype(u)).end());
                out[0] = byPairs(test::ratingsOf(rows), metric).value_or(kNa);
            };
            const auto slow = bootstrapCounts(9, 1, anew, options);
            QVERIFY(slow.has_value());
            QVERIFY(fast->interval && slow->interval(0));
            NEAR(fast->interval->low, slow->interval(0)->low, 1e-9);
            NEAR(fast->interval->high, slow->interval(0)->high, 1e-9);
        }
    }
    void bootstrapRefusesWrongSizes()
    {
        const std::vector<qsizetype> tooFew = {0, 1};
        QVERIFY(!alphaBootstrap(test::krippendorffTwelve(), tooFew, Metric::Nominal, {}));
    }
    void bootstrapRefusesToFillTheMemory()
    {
        Ratings many(20000, 2);
        std::vector<qsizetype> items;
        for (qsizetype u = 0; u < many.units(); ++u) {
            many.set(u, 0, double(u));
            many.set(u, 1, double(u) + 0.5);
            items.push_back(u);
        }
        BootstrapOptions options;
        options.replicates = 10;
        QVERIFY(!alphaBootstrap(many, items, Metric::Ordinal, options));
        QVERIFY(alphaBootstrap(many, items, Metric::Interval, options).has_value());
    }
};

QTEST_APPLESS_MAIN(TestKrippendorff)
#include "tst_krippendorff.moc"
