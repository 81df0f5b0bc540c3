// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa and its relatives against the tables of their papers, irrCAC, scikit-learn, and exact fractions.
#include "core/analysis/chanceagreement.h"
#include "core/analysis/repeatability.h"
#include "tests/analysis/vectors.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace plumbline;
using test::kNa;

namespace {

ConfusionMatrix tableOf(const std::vector<std::vector<double>> &rows)
{
    ConfusionMatrix table(int(rows.size()));
    for (size_t i = 0; i < rows.size(); ++i)
        for (size_t j = 0; j < rows.size(); ++j)
            table.add(int(i), int(j), rows[i][j]);
    return table;
}

const CategoryWeights &nominal(int k)
{
    static const CategoryWeights two(Weighting::Identity, 2);
    static const CategoryWeights three(Weighting::Identity, 3);
    static const CategoryWeights four(Weighting::Identity, 4);
    static const CategoryWeights five(Weighting::Identity, 5);
    return k == 2 ? two : k == 3 ? three : k == 4 ? four : five;
}

/// Fleiss 1971, table 1: 30 patients, 6 psychiatrists each, 5 diagnoses; counts written as digits.
CodedRatings fleissTable()
{
    const char *rows[] = {"00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006",
                          "10050", "11040", "03300", "10050", "02031", "00501", "30012", "51000", "02040", "10203",
                          "00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006"};
    CodedRatings codes(30, 6, 5);
    for (qsizetype u = 0; u < 30; ++u) {
        qsizetype rater = 0;
        for (int k = 0; k < 5; ++k)
            for (int times = rows[u][k] - '0'; times > 0; --times)
                codes.set(u, rater++, k);
    }
    return codes;
}

} // namespace

class TestChanceAgreement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cohenOf1960()
    {
        // Cohen 1960, table 2 (N = 200): p_o = .70, p_e = .41, kappa = .492.
        const ConfusionMatrix table = tableOf({{88, 10, 2}, {14, 40, 6}, {18, 10, 12}});
        const ChanceAgreement kappa = cohenKappa(table, nominal(3));
        NEAR(kappa.observed, 0.70, 1e-12);
        NEAR(kappa.expected, 0.41, 1e-12);
        NEAR(kappa.value, 0.29 / 0.59, 1e-12);
        QCOMPARE(kappa.n, qsizetype(200));
    }
    void weightedCohenOf1968()
    {
        // Cohen 1968: the same table with disagreement weights 0 1 3 / 1 0 6 / 3 6 0: kappa_w = .348 (R psych 2.2.9:
        // 0.35).
        const std::vector<double> weights = {1, 5.0 / 6, 0.5, 5.0 / 6, 1, 0, 0.5, 0, 1};
        const ConfusionMatrix table = tableOf({{88, 10, 2}, {14, 40, 6}, {18, 10, 12}});
        NEAR(cohenKappa(table, CategoryWeights(3, weights)).value, 1 - 0.90 / 1.38, 1e-12);
    }
    void cohenOfScikitLearn()
    {
        // scikit-learn, cohen_kappa_score: the documented example (negative, neutral, positive) is 0.6875.
        const CodedRatings example = test::codesOf({"02012", "02010"}, 3, '0');
        NEAR(cohenKappa(confusionMatrix(example), nominal(3)).value, 0.6875, 1e-12);
        // scikit-learn 1.2.1 on the example of confusion_matrix, y_true = 2 0 2 2 0 1, y_pred = 0 0 2 2 0 2; weights =
        // None, "linear", "quadratic"; matthews_corrcoef.
        const ConfusionMatrix table = confusionMatrix(test::codesOf({"202201", "002202"}, 3, '0'));
        const std::vector<double> documented = {2, 0, 0, 0, 0, 1, 1, 0, 2};
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j)
                QCOMPARE(table.at(i, j), documented[size_t(3 * i + j)]);
        NEAR(cohenKappa(table, nominal(3)).value, 0.4285714285714286, 1e-12);
        NEAR(cohenKappa(table, CategoryWeights(Weighting::Linear, 3)).value, 0.5, 1e-12);
        NEAR(cohenKappa(table, CategoryWeights(Weighting::Quadratic, 3)).value, 0.5454545454545454, 1e-12);
        NEAR(matthews(table).value, 0.45226701686664544, 1e-12);
    }
    void matthewsOfScikitLearn()
    {
        // Documented example of matthews_corrcoef: y_true = + + + -, y_pred = + - + +: -0.33.
        NEAR(matthews(confusionMatrix(test::codesOf({"1110", "1011"}, 2, '0'))).value, -1.0 / 3, 1e-12);
    }
    void tablesOfIrrCac()
    {
        // irrCAC 1.0, vignette "overview", cont3x3abstractors: seven printed places.
        const ConfusionMatrix table = tableOf({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});
        NEAR(percentAgreement(table, nominal(3)).value, 0.89, 1e-12);
        NEAR(cohenKappa(table, nominal(3)).value, 0.7964094, 5e-8);
        NEAR(scottPi(table, nominal(3)).value, 0.7962397, 5e-8);
        NEAR(gwetAc(table, nominal(3)).value, 0.8493305, 5e-8);
        NEAR(brennanPrediger(table, nominal(3)).value, 0.835, 1e-12);
    }
    void fleissOf1971()
    {
        // Fleiss 1971: kappa = .430; statsmodels 0.13.5 inter_rater.fleiss_kappa: 0.43024452006014074.
        NEAR(fleissKappa(fleissTable(), nominal(5)).value, 0.43024452006014074, 1e-12);
        // The first fifteen patients are irrCAC's distrib.6raters: printed 0.4139265, 0.4448007, 0.4388889, pa
        // 0.5511111.
        const CodedRatings all = fleissTable();
        CodedRatings half(15, 6, 5);
        for (qsizetype u = 0; u < 15; ++u)
            for (qsizetype r = 0; r < 6; ++r)
                half.set(u, r, all.at(u, r));
        NEAR(fleissKappa(half, nominal(5)).value, 0.41392649903288237, 1e-12);
        NEAR(gwetAc(half, nominal(5)).value, 0.4448007, 5e-8);
        NEAR(brennanPrediger(half, nominal(5)).value, 0.4388889, 5e-8);
        NEAR(percentAgreement(half, nominal(5)).value, 0.5511111, 5e-8);
    }
    void rawRatingsOfIrrCac_data()
    {
        QTest::addColumn<bool>("five");
        QTest::addColumn<int>("weighting");
        QTest::addColumn<QList<double>>("expected");
        // Exact fractions by the formulas of Gwet 2014 (pa, AC, Fleiss, Brennan-Prediger); they agree with the printed
        // values of irrCAC 1.0 (0.81818, 0.77544, 0.76117, 0.77273 unweighted) and with the tests of the Python irrCAC
        // (raw 4 raters: linear 0.859, quadratic 0.914, ordinal 0.899; 5 observers: 0.616, 0.497).
        QTest::newRow("4 raters, nominal")
            << false << int(Weighting::Identity)
            << QList<double>{0.8181818181818182, 0.775444068126995, 0.7611692754224111, 0.7727272727272727};
        QTest::newRow("4 raters, linear")
            << false << int(Weighting::Linear)
            << QList<double>{0.9393939393939394, 0.8587391364326113, 0.8179447670973095, 0.8484848484848485};
        QTest::newRow("4 raters, quadratic")
            << false << int(Weighting::Quadratic)
            << QList<double>{0.9753787878787878, 0.9140007235516048, 0.8649350649350649, 0.9015151515151515};
        QTest::newRow("4 raters, ordinal")
            << false << int(Weighting::Ordinal)
            << QList<double>{0.9681818181818181, 0.8989397699075118, 0.8502061893970353, 0.8863636363636364};
        QTest::newRow("5 observers, nominal")
            << true << int(Weighting::Identity)
            << QList<double>{0.6155555555555555, 0.49662205487261446, 0.45762168677216974, 0.4874074074074074};
        QTest::newRow("5 observers, linear")
            << true << int(Weighting::Linear)
            << QList<double>{0.8607407407407407, 0.689639422885852, 0.6118500438159821, 0.6657777777777778};
        QTest::newRow("5 observers, quadratic")
            << true << int(Weighting::Quadratic)
            << QList<double>{0.9461728395061728, 0.830433572654576, 0.7507191283046868, 0.8062222222222222};
        QTest::newRow("5 observers, ordinal")
            << true << int(Weighting::Ordinal)
            << QList<double>{0.9248148148148149, 0.7853417935533218, 0.701221117632533, 0.7594074074074074};
    }
    void rawRatingsOfIrrCac()
    {
        QFETCH(bool, five);
        QFETCH(int, weighting);
        QFETCH(QList<double>, expected);
        const CodedRatings data = five ? test::rawFiveObservers() : test::rawFourRaters();
        const CategoryWeights weights{Weighting(weighting), data.categories()};
        NEAR(percentAgreement(data, weights).value, expected[0], 1e-12);
        NEAR(gwetAc(data, weights).value, expected[1], 1e-12);
        NEAR(fleissKappa(data, weights).value, expected[2], 1e-12);
        NEAR(brennanPrediger(data, weights).value, expected[3], 1e-12);
        QCOMPARE(gwetAc(data, weights).n, qsizetype(five ? 15 : 11));
    }
    void tableAndRawAgreeForTwoCompleteRaters()
    {
        QVERIFY(rc::check("two complete raters: table = raw; pi = Fleiss", [] {
            const auto pairs = *rc::gen::nonEmpty<std::vector<std::pair<int, int>>>();
            CodedRatings codes(qsizetype(pairs.size()), 2, 4);
            for (size_t i = 0; i < pairs.size(); ++i) {
                codes.set(qsizetype(i), 0, std::abs(pairs[i].first % 4));
                codes.set(qsizetype(i), 1, std::abs(pairs[i].second % 4));
            }
            const ConfusionMatrix table = confusionMatrix(codes);
            const auto same = [](const ChanceAgreement &a, const ChanceAgreement &b) {
                RC_ASSERT(a.value.has_value() == b.value.has_value());
                RC_ASSERT(std::abs(a.value.value_or(0) - b.value.value_or(0)) < 1e-9);
                RC_ASSERT(a.n == b.n);
            };
            for (const Weighting w :
                 {Weighting::Identity, Weighting::Linear, Weighting::Quadratic, Weighting::Ordinal}) {
                const CategoryWeights weights(w, 4);
                same(percentAgreement(table, weights), percentAgreement(codes, weights));
                same(scottPi(table, weights), fleissKappa(codes, weights));
                same(gwetAc(table, weights), gwetAc(codes, weights));
                same(brennanPrediger(table, weights), brennanPrediger(codes, weights));
            }
        }));
    }
    void cohenByPairsOfRows()
    {
        // Definition by brute force: expected disagreement = mean over all pairs (row i's first, row j's second).
        QVERIFY(rc::check("kappa = 1 - observed / expected disagreement", [] {
            const auto pairs = *rc::gen::nonEmpty<std::vector<std::pair<int, int>>>();
            const int k = 3;
            ConfusionMatrix table(k);
            std::vector<std::pair<int, int>> codes;
            for (const auto &[a, b] : pairs)
                codes.emplace_back(std::abs(a % k), std::abs(b % k));
            double observed = 0;
            double expected = 0;
            const CategoryWeights weights(Weighting::Quadratic, k);
            for (const auto &[a, b] : codes) {
                table.add(a, b);
                observed += 1 - weights.at(a, b);
                for (const auto &[c, d] : codes)
                    expected += (1 - weights.at(a, d)) / double(codes.size());
            }
            const ChanceAgreement kappa = cohenKappa(table, weights);
            RC_ASSERT(kappa.value.has_value() == (expected > 1e-9));
            if (kappa.value)
                RC_ASSERT(std::abs(*kappa.value - (1 - observed / expected)) < 1e-9);
        }));
    }
    void prevalenceAndBias()
    {
        // Byrt, Bishop & Carlin 1993: a = 80, b = 10, c = 4, d = 6: PI = .74, BI = .06; PABAK = 2 p_o - 1.
        const ConfusionMatrix table = tableOf({{6, 4}, {10, 80}});
        const auto context = kappaContext(table, 1);
        QVERIFY(context);
        NEAR(context->prevalenceIndex, 0.74, 1e-12);
        NEAR(context->biasIndex, 0.06, 1e-12);
        NEAR(brennanPrediger(table, nominal(2)).value, 2 * 0.86 - 1, 1e-12);
    }
    void ratesFromATable()
    {
        const ConfusionMatrix table = tableOf({{40, 10}, {5, 45}}); // human rows, judge columns, 1 = met
        NEAR(truePositiveRate(table, 1).value, 0.9, 1e-12);
        NEAR(trueNegativeRate(table, 1).value, 0.8, 1e-12);
        QCOMPARE(truePositiveRate(table, 1).interval, wilson(45, 50));
        QCOMPARE(trueNegativeRate(table, 1).n, qsizetype(50));
    }
    void undefinedIsEmpty()
    {
        const ConfusionMatrix empty(3);
        QVERIFY(!percentAgreement(empty, nominal(3)).value);
        QVERIFY(!cohenKappa(empty, nominal(3)).value);
        QVERIFY(!scottPi(empty, nominal(3)).value);
        QVERIFY(!gwetAc(empty, nominal(3)).value);
        QVERIFY(!brennanPrediger(empty, nominal(3)).value);
        QVERIFY(!matthews(empty).value);
        QVERIFY(truePositiveRate(empty, 2).undefined());
        QVERIFY(!kappaContext(empty, 0));
        // Everybody says the same: no variance, so kappa and pi say nothing; AC1 and PABAK are defined to be 1.
        const ConfusionMatrix same = tableOf({{0, 0, 0}, {0, 0, 0}, {0, 0, 9}});
        QVERIFY(!cohenKappa(same, nominal(3)).value);
        QVERIFY(!scottPi(same, nominal(3)).value);
        QVERIFY(!matthews(same).value);
        QCOMPARE(gwetAc(same, nominal(3)).value, std::optional(1.0));
        QCOMPARE(brennanPrediger(same, nominal(3)).value, std::optional(1.0));
        QVERIFY(trueNegativeRate(same, 2).undefined());
        // Nobody rated, or each unit once.
        QVERIFY(!fleissKappa(CodedRatings(4, 3, 3), nominal(3)).value);
        QVERIFY(!gwetAc(test::codesOf({"1.", ".2"}, 3, '0'), nominal(3)).value);
        // One category alone.
        const CategoryWeights one(Weighting::Quadratic, 1);
        QVERIFY(!gwetAc(CodedRatings(0, 2, 1), one).value);
    }
    void aRatingOffTheScaleIsAnError()
    {
        const Ratings ratings = test::ratingsOf({{0, 1}, {0.5, 0.7}});
        const std::vector<double> scale = {0, 0.5, 1};
        const auto refused = coded(ratings, scale);
        QVERIFY(!refused);
        QCOMPARE(refused.error().where, QStringLiteral("unit 2, rater 2"));
        const auto taken = coded(test::ratingsOf({{0, kNa}, {0.5, 1}}), scale);
        QVERIFY(taken.has_value());
        QCOMPARE(taken->at(0, 1), -1);
        QCOMPARE(taken->at(1, 1), 2);
    }
    void verdictsOfScores()
    {
        QCOMPARE(verdictOf(0), Unmet);
        QCOMPARE(verdictOf(0.1 + 0.2 - 0.3), Unmet); // rounding
        QCOMPARE(verdictOf(0.5), Partial);
        QCOMPARE(verdictOf(1 - 1e-12), Met);
    }
    void repeatsByHand()
    {
        // Item 1: 1 1 0 (verdicts met met unmet), item 2: .5 .5, item 3: a single score, which does not enter.
        const std::vector<std::vector<double>> scores = {{1, 1, 0}, {0.5, 0.5, kNa}, {1}};
        const Repeatability r = repeatability(scores);
        NEAR(r.withinSd.value, std::sqrt((2.0 / 3) / 3), 1e-12); // squares 2/3, degrees of freedom 2 + 1
        NEAR(r.flipRate.value, (2.0 / 3 + 0) / 2, 1e-12);        // two of three pairs flip
        NEAR(r.itemsFlipped.value, 0.5, 1e-12);
        QCOMPARE(r.flipRate.n, qsizetype(2));
        QCOMPARE(r.repeats, qsizetype(5));
        const Repeatability none = repeatability({});
        QVERIFY(none.withinSd.undefined() && none.flipRate.undefined() && none.itemsFlipped.undefined());
    }
};

QTEST_APPLESS_MAIN(TestChanceAgreement)
#include "tst_chanceagreement.moc"
