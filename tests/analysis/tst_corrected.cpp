// SPDX-License-Identifier: GPL-3.0-or-later
// Corrected scores: the published PPI formulas, textbook survey estimators, the identities between them, and
// unbiasedness by enumerating every possible sample of a small population.
#include "core/analysis/corrected.h"
#include "core/analysis/distributions.h"
#include "core/analysis/means.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

using namespace plumbline;
using test::kNa;

namespace {

const std::vector<double> kHuman = {1.0, 0.8, 0.9, 0.3, 0.8, 0.8, 0.0, 0.5, 0.3, 1.0, 0.9, 0.9};
const std::vector<double> kJudge = {1.0, 1.0, 1.0, 0.1, 1.0, 1.0, 0.3, 0.9, 0.1, 1.0, 0.8, 0.9};
const std::vector<double> kElsewhere = {0.9, 0.5, 0.6, 0.0, 0.2, 0.9, 0.8, 1.0, 0.1, 1.0, 1.0, 0.9, 0.9, 0.2, 0.0,
                                        0.3, 0.2, 0.0, 0.5, 0.4, 0.8, 0.4, 0.3, 0.3, 1.0, 0.0, 0.7, 0.4, 1.0, 0.7};

/// The audited rows and the others as one population, one row per item.
std::vector<AuditRow> population()
{
    std::vector<AuditRow> rows;
    for (size_t i = 0; i < kHuman.size(); ++i)
        rows.push_back({qsizetype(rows.size()), kJudge[i], kHuman[i], 0});
    for (const double f : kElsewhere)
        rows.push_back({qsizetype(rows.size()), f, kNa, 0});
    return rows;
}

double meanIn(const std::vector<double> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double sampleVariance(const std::vector<double> &values)
{
    double sum = 0;
    for (const double v : values)
        sum += (v - meanIn(values)) * (v - meanIn(values));
    return sum / double(values.size() - 1);
}

} // namespace

class TestCorrected : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publishedPpi()
    {
        // The formulas of ppi_py's ppi_mean_ci (λ = 1, λ = 0, λ tuned and clipped), evaluated with NumPy on the same
        // rows.
        const PpiMean plain = ppiMean(kHuman, kJudge, kElsewhere, 1.0);
        NEAR(plain.mean.value, 0.45833333333333337, 1e-12);
        NEAR(plain.mean.interval->low, 0.2953654523538518, 1e-9);
        NEAR(plain.mean.interval->high, 0.6213012143128149, 1e-9);
        const PpiMean humans = ppiMean(kHuman, kJudge, kElsewhere, 0.0);
        NEAR(humans.mean.value, 0.6833333333333332, 1e-12);
        NEAR(humans.mean.interval->low, 0.5061619523658851, 1e-9);
        const PpiMean tuned = ppiMean(kHuman, kJudge, kElsewhere, {});
        NEAR(tuned.lambda, 0.48797094067880503, 1e-9);
        NEAR(tuned.mean.value, 0.5735398716806022, 1e-9);
        NEAR(tuned.mean.interval->low, 0.4499002993379456, 1e-9);
        NEAR(tuned.mean.interval->high, 0.6971794440232587, 1e-9);
    }
    void differenceEstimatorByHand()
    {
        // One stratum, one row per item: F̄ + d̄, SE² = (1 - n/N) s²/n, t with n - 1 (Särndal et al. 1992, eq. 6.3.4 for
        // SI).
        const auto result = corrected(population());
        QVERIFY(result.has_value());
        std::vector<double> all = kJudge;
        all.insert(all.end(), kElsewhere.begin(), kElsewhere.end());
        std::vector<double> differences;
        for (size_t i = 0; i < kHuman.size(); ++i)
            differences.push_back(kHuman[i] - kJudge[i]);
        const double error = std::sqrt((1 - 12.0 / 42) * sampleVariance(differences) / 12);
        NEAR(result->difference.value, meanIn(all) + meanIn(differences), 1e-12);
        NEAR(result->difference.interval->width() / 2, studentTQuantile(0.975, 11) * error, 1e-9);
        NEAR(result->humanOnly.value, meanIn(kHuman), 1e-12);
        NEAR(result->humanOnly.interval->width() / 2,
             studentTQuantile(0.975, 11) * std::sqrt((1 - 12.0 / 42) * sampleVariance(kHuman) / 12), 1e-9);
        NEAR(result->judgeOnly.value, meanIn(all), 1e-12);
        NEAR(result->judgeBias.value, -meanIn(differences), 1e-12);
        QCOMPARE(result->items, qsizetype(42));
        QCOMPARE(result->auditedItems, qsizetype(12));
    }
    void tunedIsTheRegressionEstimator()
    {
        // λ = s_yf / s²_f in the sample (Cochran 1977, eq. 7.10), where it lies in [0, 1]; no other λ gives a smaller
        // variance.
        const auto result = corrected(population());
        const double mf = meanIn(kJudge);
        double fy = 0;
        double ff = 0;
        for (size_t i = 0; i < kHuman.size(); ++i) {
            fy += (kJudge[i] - mf) * (kHuman[i] - meanIn(kHuman));
            ff += (kJudge[i] - mf) * (kJudge[i] - mf);
        }
        QVERIFY(fy / ff > 0 && fy / ff < 1);
        NEAR(result->lambda, fy / ff, 1e-9);
        std::vector<double> residual;
        for (size_t i = 0; i < kHuman.size(); ++i)
            residual.push_back(kHuman[i] - fy / ff * kJudge[i]);
        // Two parameters: divisor and degrees of freedom n - 2.
        const double error = std::sqrt((1 - 12.0 / 42) * sampleVariance(residual) * 11 / 10 / 12);
        NEAR(result->tuned.interval->width() / 2, studentTQuantile(0.975, 10) * error, 1e-9);
    }
    void ppiOnOverlappingSetsIsTheSameEstimator()
    {
        // θ with λ on all N items = PPI with λ (1 - n/N) on the audited and the N - n others.
        QVERIFY(rc::check("difference estimator = PPI with shrunken λ", [] {
            const int n = *rc::gen::inRange(2, 10);
            const int others = *rc::gen::inRange(1, 20);
            std::vector<AuditRow> rows;
            std::vector<double> y;
            std::vector<double> f;
            std::vector<double> elsewhere;
            for (int i = 0; i < n + others; ++i) {
                const double judge = *rc::gen::inRange(0, 11) * 0.1;
                const double human = *rc::gen::inRange(0, 11) * 0.1;
                rows.push_back({i, judge, i < n ? human : kNa, 0});
                if (i < n) {
                    y.push_back(human);
                    f.push_back(judge);
                } else {
                    elsewhere.push_back(judge);
                }
            }
            const auto result = corrected(rows);
            const PpiMean ppi = ppiMean(y, f, elsewhere, double(others) / (n + others));
            RC_ASSERT(result.has_value());
            RC_ASSERT(std::abs(*result->difference.value - *ppi.mean.value) < 1e-9);
        }));
    }
    void unbiasedOverEverySample()
    {
        // Population of 8 items in two strata: over all samples of 2 of 5 and 2 of 3 the difference estimator has the
        // true mean, and its estimated variance the true variance (Särndal et al. 1992, result 3.7.1).
        const std::vector<double> judge = {1, 0.5, 0.75, 0.2, 0, 1, 1, 0.4};
        const std::vector<double> human = {0.5, 0.5, 1, 0, 0.2, 0.7, 0.1, 0.9};
        double sum = 0;
        double squares = 0;
        double humans = 0;
        double estimatedVariance = 0;
        double samples = 0;
        for (int mask = 0; mask < 256; ++mask) {
            if (__builtin_popcount(unsigned(mask & 31)) != 2 || __builtin_popcount(unsigned(mask >> 5)) != 2)
                continue;
            std::vector<AuditRow> rows;
            for (int i = 0; i < 8; ++i)
                rows.push_back({i, judge[size_t(i)], (mask >> i & 1) != 0 ? human[size_t(i)] : kNa, i < 5 ? 7 : 3});
            const auto result = corrected(rows);
            QVERIFY(result.has_value() && result->difference.value);
            sum += *result->difference.value;
            squares += *result->difference.value * *result->difference.value;
            humans += *result->humanOnly.value;
            // Variance by hand from the drawn items: the interval's t depends on Satterthwaite.
            for (const auto &[first, last] : {std::pair{0, 5}, {5, 8}}) {
                std::vector<double> d;
                for (int i = first; i < last; ++i)
                    if ((mask >> i & 1) != 0)
                        d.push_back(human[size_t(i)] - judge[size_t(i)]);
                const double items = last - first;
                estimatedVariance += items * items * (1 - 2 / items) * sampleVariance(d) / 2 / 64;
            }
            samples += 1;
        }
        QCOMPARE(samples, 30.0);
        NEAR(sum / samples, meanIn(human), 1e-12);
        NEAR(humans / samples, meanIn(human), 1e-12);
        const double trueVariance = squares / samples - (sum / samples) * (sum / samples);
        NEAR(estimatedVariance / samples, trueVariance, 1e-12);
    }
    void stratifiedInterval()
    {
        // Two strata, the half width by hand: t (Satterthwaite) · √(Σ N_h² (1 - f_h) s_h²/n_h) / N.
        std::vector<AuditRow> rows;
        const std::vector<double> first = {0.1, -0.2, 0.3, 0.0};
        const std::vector<double> second = {-0.5, 0.2, 0.4};
        for (int i = 0; i < 10; ++i)
            rows.push_back({i, 0.5, i < 4 ? 0.5 + first[size_t(i)] : kNa, 0});
        for (int i = 0; i < 20; ++i)
            rows.push_back({100 + i, 0.5, i < 3 ? 0.5 + second[size_t(i)] : kNa, 1});
        const auto result = corrected(rows);
        QVERIFY(result.has_value());
        NEAR(result->difference.value, 0.5 + (10 * meanIn(first) + 20 * meanIn(second)) / 30, 1e-12);
        const double a = 100 * (1 - 0.4) * sampleVariance(first) / 4;
        const double b = 400 * (1 - 0.15) * sampleVariance(second) / 3;
        const double freedom = (a + b) * (a + b) / (a * a / 3 + b * b / 2);
        NEAR(result->difference.interval->width() / 2, studentTQuantile(0.975, freedom) * std::sqrt(a + b) / 30, 1e-9);
    }
    void componentsOfAnItemMoveTogether()
    {
        // Each item twice over, with the same scores: the estimate and the interval stay what they were.
        std::vector<AuditRow> twice;
        for (const AuditRow &row : population()) {
            twice.push_back(row);
            twice.push_back(row);
        }
        const auto once = corrected(population());
        const auto doubled = corrected(twice);
        NEAR(doubled->difference.value, *once->difference.value, 1e-12);
        NEAR(doubled->difference.interval->width(), once->difference.interval->width(), 1e-9);
        NEAR(doubled->tuned.interval->width(), once->tuned.interval->width(), 1e-9);
        NEAR(doubled->lambda, once->lambda, 1e-9);
        NEAR(doubled->judgeOnly.interval->width(), once->judgeOnly.interval->width(), 1e-9);
        QCOMPARE(doubled->auditedRows, qsizetype(24));
        QCOMPARE(doubled->auditedItems, qsizetype(12));
    }
    void everythingAuditedIsThePoint()
    {
        std::vector<AuditRow> rows;
        for (size_t i = 0; i < kHuman.size(); ++i)
            rows.push_back({qsizetype(i), kJudge[i], kHuman[i], 0});
        const auto census = corrected(rows);
        for (const Estimate &e : {census->humanOnly, census->difference, census->tuned}) {
            NEAR(e.value, meanIn(kHuman), 1e-12);
            NEAR(e.interval->width(), 0, 1e-12);
        }
        // As a sample of items like these it is the plain mean with its t interval.
        const auto sample = corrected(rows, {Population::ItemsLikeThese, 0.95});
        NEAR(sample->difference.interval->width(), meanEstimate(kHuman).interval->width(), 1e-9);
        const auto part = corrected(population());
        const auto partLikeThese = corrected(population(), {Population::ItemsLikeThese, 0.95});
        QVERIFY(partLikeThese->tuned.interval->width() > part->tuned.interval->width());
        QCOMPARE(partLikeThese->tuned.value, part->tuned.value);
    }
    void partlyAuditedItemsGetNoFiniteCorrection()
    {
        // All ten items audited, one component of two each: not a census of the components.
        std::vector<AuditRow> rows;
        for (int i = 0; i < 10; ++i) {
            rows.push_back({i, 0.5, (i % 4) * 0.25, 0});
            rows.push_back({i, 0.5, kNa, 0});
        }
        const auto part = corrected(rows);
        QVERIFY(part.has_value() && part->difference.interval);
        std::vector<double> human;
        for (int i = 0; i < 10; ++i)
            human.push_back((i % 4) * 0.25);
        NEAR(part->difference.interval->width() / 2, studentTQuantile(0.975, 9) * std::sqrt(sampleVariance(human) / 10),
             1e-9);
    }
    void planHalvesTheInterval()
    {
        // s² fixed, single stratum: 1/n' - 1/N = (1/n - 1/N)/4 up to the change of t: about 27 of 42.
        const auto plan = planAudits(population());
        QVERIFY(plan.has_value());
        QVERIFY(plan->halfWidthThen <= plan->halfWidthNow / 2);
        const double wanted = 1 / ((1.0 / 12 - 1.0 / 42) / 4 + 1.0 / 42) - 12;
        QVERIFY2(plan->more <= qsizetype(std::ceil(wanted)) && plan->more >= qsizetype(wanted) - 4,
                 qPrintable(QString::number(plan->more)));
        QCOMPARE(plan->strata.size(), size_t(1));
        QCOMPARE(plan->strata[0].more, plan->more);
        QVERIFY(!planAudits(population(), 0.5, {Population::ItemsLikeThese, 0.95}));
        QVERIFY(planAudits(population(), 0.95, {Population::ItemsLikeThese, 0.95}).has_value());
        QVERIFY(!planAudits(population(), 1));
        QVERIFY(!planAudits({}, 0.5));
    }
    void planGoesWhereTheSpreadIs()
    {
        std::vector<AuditRow> rows;
        for (int i = 0; i < 200; ++i) {
            const bool loud = i >= 100;
            const double human = 0.5 + (loud ? (i % 3 - 1) * 0.4 : (i % 3 - 1) * 0.01);
            rows.push_back({i, 0.5, i % 100 < 9 ? human : kNa, loud ? 1 : 0});
        }
        const auto plan = planAudits(rows);
        QVERIFY(plan.has_value());
        QVERIFY(plan->strata[1].more > 15);
        QCOMPARE(plan->strata[0].more, qsizetype(0));
    }
    void undefinedIsEmpty()
    {
        QVERIFY(ppiMean({}, {}, kElsewhere, 1.0).mean.undefined());
        QVERIFY(ppiMean(kHuman, kJudge, {}, 1.0).mean.undefined());
        const std::vector<double> one = {0.5};
        QVERIFY(ppiMean(one, one, kElsewhere, {}).mean.value && !ppiMean(one, one, kElsewhere, {}).mean.interval);
        const auto nothing = corrected({});
        QVERIFY(nothing.has_value() && nothing->judgeOnly.undefined() && nothing->tuned.undefined());
        const std::vector<AuditRow> unaudited = {{0, 0.5, kNa, 0}, {1, 0.7, kNa, 0}};
        QVERIFY(corrected(unaudited)->judgeOnly.value && corrected(unaudited)->difference.undefined());
        const std::vector<AuditRow> oneAudit = {{0, 0.5, 0.4, 0}, {1, 0.7, kNa, 0}};
        QVERIFY(corrected(oneAudit)->difference.value && !corrected(oneAudit)->difference.interval);
        const std::vector<AuditRow> openStratum = {{0, 0.5, 0.4, 0}, {1, 0.7, 0.1, 0}, {2, 0.7, kNa, 9}};
        QVERIFY(corrected(openStratum)->difference.undefined());
        QCOMPARE(corrected(openStratum)->unauditedStrata, std::vector<int>{9});
        const std::vector<AuditRow> noJudge = {{0, kNa, 0.4, 0}};
        QVERIFY(!corrected(noJudge));
        const std::vector<AuditRow> twoStrata = {{0, 1, 0.4, 0}, {0, 1, 0.4, 1}};
        QVERIFY(!corrected(twoStrata));
        // The judge is right everywhere: the differences do not vary, there is no interval from them.
        const std::vector<AuditRow> perfect = {{0, 0.5, 0.5, 0}, {1, 1, 1, 0}, {2, 0, 0, 0}, {3, 0.2, kNa, 0}};
        QVERIFY(corrected(perfect)->difference.value && !corrected(perfect)->difference.interval);
    }
};

QTEST_APPLESS_MAIN(TestCorrected)
#include "tst_corrected.moc"
