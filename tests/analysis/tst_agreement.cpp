// SPDX-License-Identifier: GPL-3.0-or-later
// The two summaries: every measure equals its own function, intervals come with it, nothing throws on poor data.
#include "core/analysis/agreement.h"
#include "core/analysis/chanceagreement.h"
#include "core/analysis/concordance.h"
#include "core/analysis/correlation.h"
#include "core/analysis/krippendorff.h"
#include "tests/analysis/vectors.h"

#include <QSet>
#include <QtTest>

#include <rapidcheck.h>

#include <numeric>

using namespace plumbline;
using test::kNa;

namespace {

PairInput inputOf(const std::vector<std::vector<double>> &rows, const std::vector<qsizetype> &items)
{
    PairInput input{Ratings(qsizetype(rows.size()), 2), items};
    for (size_t u = 0; u < rows.size(); ++u)
        for (size_t r = 0; r < 2; ++r)
            input.scores.set(qsizetype(u), qsizetype(r), rows[u][r]);
    return input;
}

PairInput anyInput()
{
    std::vector<std::vector<double>> rows;
    std::vector<qsizetype> items;
    const int n = *rc::gen::inRange(0, 25);
    for (int i = 0; i < n; ++i) {
        const int a = *rc::gen::inRange(-1, 5);
        const int b = *rc::gen::inRange(-1, 5);
        rows.push_back({a < 0 ? kNa : a * 0.25, b < 0 ? kNa : b * 0.25});
        items.push_back(*rc::gen::inRange(0, 9));
    }
    return inputOf(rows, items);
}

void same(const Estimate &a, const std::optional<double> &b)
{
    RC_ASSERT(a.value.has_value() == b.has_value());
    if (b)
        RC_ASSERT(std::abs(*a.value - *b) < 1e-9);
}

} // namespace

class TestAgreement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pairMeasuresEqualTheirFunctions()
    {
        QVERIFY(rc::check("pairAgreement = the single functions on the complete rows", [] {
            const PairInput input = anyInput();
            BootstrapOptions options;
            options.replicates = 20;
            const auto result = pairAgreement(input, options);
            RC_ASSERT(result.has_value());
            std::vector<double> human;
            std::vector<double> judge;
            Ratings complete(result->pairs, 2);
            for (qsizetype u = 0; u < input.scores.units(); ++u) {
                if (input.scores.rated(u) == 2) {
                    complete.set(qsizetype(human.size()), 0, input.scores.at(u, 0));
                    complete.set(qsizetype(human.size()), 1, input.scores.at(u, 1));
                    human.push_back(input.scores.at(u, 0));
                    judge.push_back(input.scores.at(u, 1));
                }
            }
            RC_ASSERT(result->pairs == qsizetype(human.size()));
            RC_ASSERT(result->incomplete == input.scores.units() - result->pairs);
            const ConfusionMatrix table = confusionMatrix(verdicts(complete));
            const Ratings numbers = asNumbers(verdicts(complete));
            const CategoryWeights plain(Weighting::Identity, 3);
            const CategoryWeights linear(Weighting::Linear, 3);
            const CategoryWeights quadratic(Weighting::Quadratic, 3);
            using enum PairMeasure;
            same(result->at(PercentAgreement), percentAgreement(table, plain).value);
            same(result->at(CohenKappa), cohenKappa(table, plain).value);
            same(result->at(KappaLinear), cohenKappa(table, linear).value);
            same(result->at(KappaQuadratic), cohenKappa(table, quadratic).value);
            same(result->at(ScottPi), scottPi(table, plain).value);
            same(result->at(GwetAc1), gwetAc(table, plain).value);
            same(result->at(GwetAc2), gwetAc(table, quadratic).value);
            same(result->at(BrennanPrediger), brennanPrediger(table, plain).value);
            same(result->at(TruePositiveRate), truePositiveRate(table, Met).value);
            same(result->at(TrueNegativeRate), trueNegativeRate(table, Met).value);
            same(result->at(AlphaNominal), krippendorffAlpha(numbers, Metric::Nominal).value);
            same(result->at(AlphaOrdinal), krippendorffAlpha(numbers, Metric::Ordinal).value);
            same(result->at(AlphaInterval), krippendorffAlpha(complete, Metric::Interval).value);
            same(result->at(Icc21), icc21(complete).value);
            same(result->at(LinCcc), linCcc(human, judge).value);
            same(result->at(Pearson), pearson(human, judge).value);
            same(result->at(Spearman), spearman(human, judge).value);
            same(result->at(KendallTauB), kendallTauB(human, judge).value);
            same(result->at(MeanAbsoluteError), meanAbsoluteError(human, judge).value);
            same(result->at(RootMeanSquareError), rootMeanSquareError(human, judge).value);
            const BlandAltman limits = blandAltman(human, judge);
            same(result->at(Bias), limits.bias.value);
            same(result->at(LowerLimit), limits.limits ? std::optional(limits.limits->low) : std::nullopt);
            same(result->at(UpperLimit), limits.limits ? std::optional(limits.limits->high) : std::nullopt);
        }));
    }
    void groupMeasuresEqualTheirFunctions()
    {
        QVERIFY(rc::check("groupAgreement = the single functions", [] {
            const int units = *rc::gen::inRange(0, 15);
            const int raters = *rc::gen::inRange(2, 5);
            Ratings scores(units, raters);
            std::vector<qsizetype> items;
            for (int u = 0; u < units; ++u) {
                items.push_back(*rc::gen::inRange(0, 6));
                for (int r = 0; r < raters; ++r) {
                    const int v = *rc::gen::inRange(-2, 5);
                    if (v >= 0)
                        scores.set(u, r, v * 0.25);
                }
            }
            BootstrapOptions options;
            options.replicates = 10;
            const auto group = groupAgreement(scores, items, options);
            RC_ASSERT(group.has_value());
            const CodedRatings codes = verdicts(scores);
            const CategoryWeights plain(Weighting::Identity, 3);
            same(group->percent, percentAgreement(codes, plain).value);
            same(group->fleissKappa, fleissKappa(codes, plain).value);
            same(group->gwetAc1, gwetAc(codes, plain).value);
            same(group->gwetAc2, gwetAc(codes, CategoryWeights(Weighting::Quadratic, 3)).value);
            same(group->brennanPrediger, brennanPrediger(codes, plain).value);
            same(group->alphaNominal, krippendorffAlpha(asNumbers(codes), Metric::Nominal).value);
            same(group->alphaOrdinal, krippendorffAlpha(asNumbers(codes), Metric::Ordinal).value);
            same(group->alphaInterval, krippendorffAlpha(scores, Metric::Interval).value);
            same(group->icc21, icc21(scores).value);
            RC_ASSERT(group->percent.n == percentAgreement(codes, plain).n);
            RC_ASSERT(group->icc21.n == icc21(scores).n);
            RC_ASSERT(group->missing == scores.missing());
        }));
    }
    void intervalsHoldTheValue()
    {
        // 60 items of two components, a judge that is mostly right: all measures are defined and lie in their interval.
        std::vector<std::vector<double>> rows;
        std::vector<qsizetype> items;
        for (int i = 0; i < 120; ++i) {
            const double human = (i * 7 % 5) * 0.25;
            rows.push_back({human, i % 9 == 0 ? 1 - human : i % 4 == 0 ? std::min(1.0, human + 0.25) : human});
            items.push_back(i / 2);
        }
        BootstrapOptions options;
        const auto result = pairAgreement(inputOf(rows, items), options);
        QVERIFY(result.has_value());
        QCOMPARE(result->items, qsizetype(60));
        for (int m = 0; m < kPairMeasures; ++m) {
            const Estimate &e = result->measures[size_t(m)];
            QVERIFY2(e.value && e.interval, qPrintable(measureId(PairMeasure(m))));
            QVERIFY2(e.interval->contains(*e.value) && e.interval->width() > 0, qPrintable(measureId(PairMeasure(m))));
        }
    }
    void clustersWiden()
    {
        // The same rows, once as independent items, once as copies of a fourth of the items: copies carry no
        // information, so the interval must be about twice as wide.
        std::vector<std::vector<double>> rows;
        std::vector<qsizetype> apart;
        std::vector<qsizetype> together;
        for (int i = 0; i < 400; ++i) {
            const int item = i / 4;
            rows.push_back({(item * 13 % 11) * 0.1, (item * 29 % 11) * 0.1});
            apart.push_back(i);
            together.push_back(item);
        }
        BootstrapOptions options;
        const auto independent = pairAgreement(inputOf(rows, apart), options);
        const auto clustered = pairAgreement(inputOf(rows, together), options);
        const double ratio =
            clustered->at(PairMeasure::Bias).interval->width() / independent->at(PairMeasure::Bias).interval->width();
        QVERIFY2(ratio > 1.8 && ratio < 2.2, qPrintable(QString::number(ratio)));
    }
    void poorDataAreUndefined()
    {
        BootstrapOptions options;
        options.replicates = 50;
        const auto nothing = pairAgreement(inputOf({}, {}), options);
        QVERIFY(nothing.has_value());
        const auto missing = pairAgreement(inputOf({{kNa, 1}, {1, kNa}}, {0, 1}), options);
        QVERIFY(missing.has_value());
        QCOMPARE(missing->incomplete, qsizetype(2));
        for (const auto *result : {&*nothing, &*missing})
            for (const Estimate &e : result->measures)
                QVERIFY(e.undefined() && !e.interval);
        // All met: percent agreement and AC1 are 1, kappa, alpha and correlations say nothing.
        const auto allMet = pairAgreement(inputOf({{1, 1}, {1, 1}, {1, 1}}, {0, 1, 2}), options);
        QCOMPARE(allMet->at(PairMeasure::PercentAgreement).value, std::optional(1.0));
        for (const PairMeasure m :
             {PairMeasure::CohenKappa, PairMeasure::ScottPi, PairMeasure::AlphaNominal, PairMeasure::AlphaOrdinal,
              PairMeasure::AlphaInterval, PairMeasure::Icc21, PairMeasure::LinCcc, PairMeasure::Pearson,
              PairMeasure::Spearman, PairMeasure::KendallTauB, PairMeasure::Matthews, PairMeasure::TrueNegativeRate})
            QVERIFY2(allMet->at(m).undefined(), qPrintable(measureId(m)));
        const auto one = pairAgreement(inputOf({{1, 0.5}}, {0}), options);
        QVERIFY(one->at(PairMeasure::Bias).value && !one->at(PairMeasure::Bias).interval);
    }
    void wrongInputIsRefused()
    {
        QVERIFY(!pairAgreement(PairInput{Ratings(3, 3), {0, 1, 2}}, {}));
        QVERIFY(!pairAgreement(PairInput{Ratings(3, 2), {0, 1}}, {}));
        const std::vector<qsizetype> two = {0, 1};
        QVERIFY(!groupAgreement(Ratings(3, 3), two, {}));
    }
    void namesAreDistinct()
    {
        QSet<QString> names;
        for (int m = 0; m < kPairMeasures; ++m)
            names.insert(measureId(PairMeasure(m)));
        QCOMPARE(names.size(), kPairMeasures);
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
