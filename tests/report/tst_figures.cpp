// SPDX-License-Identifier: GPL-3.0-or-later
// Figures say the numbers of the leaderboard, and what is behind each mark; claims hold, move and fail with the data;
// what the project keeps about its results comes back equal.
#include "core/report/figures.h"
#include "core/report/result_documents.h"
#include "core/report/score_tables.h"
#include "tests/report/score_scene.h"
#include "tests/support/memory_settings.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

BootstrapOptions options()
{
    BootstrapOptions o;
    o.replicates = 300;
    return o;
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_truth = makeTruth(60, 4, 3);
        m_sheet = sheetOf(m_truth);
        m_chosen = chooseScores(m_sheet, {});
        m_board = buildLeaderboard(m_sheet, m_chosen);
    }
    void categoriesSayTheLeaderboard()
    {
        const Figure figure = categoryFigure(input(), false);
        QCOMPARE(figure.series,
                 QStringList({QStringLiteral("C0"), QStringLiteral("C1"), QStringLiteral("C2"), QStringLiteral("C3")}));
        for (const FigureMark &mark : figure.marks) {
            const Category category = figure.categories[std::size_t(mark.group)];
            const ScoreMean &mean = m_board.rows[std::size_t(mark.series)].categories.at(category);
            QCOMPARE(mark.y, 100 * *mean.mean.value);
            QVERIFY(mark.tip.contains(QStringLiteral("n = %1").arg(mean.mean.n)));
            QVERIFY(!mark.behind.isEmpty());
            for (const QString &id : mark.behind)
                QVERIFY(id.endsWith(QStringLiteral("-%1").arg(mark.series)));
        }
        QVERIFY(figure.subtitle.contains(QStringLiteral("settings")));
    }
    void distributionSumsToAll()
    {
        const Figure figure = distributionFigure(input());
        std::vector<double> sums(4, 0);
        std::vector<qsizetype> behind(4, 0);
        for (const FigureMark &mark : figure.marks) {
            sums[std::size_t(mark.series)] += mark.y;
            behind[std::size_t(mark.series)] += mark.behind.size();
        }
        for (std::size_t c = 0; c < 4; ++c) {
            QVERIFY(std::abs(sums[c] - 100) < 1e-9);
            QCOMPARE(behind[c], qsizetype(m_board.rows[c].total.mean.n));
        }
    }
    void heatMapHasEveryCellOnce()
    {
        const Figure figure = heatMapFigure(input());
        QCOMPARE(figure.marks.size(), std::size_t(60 * 4));
        // Group after group, a series each: what the drawing's hit test relies on.
        for (std::size_t i = 0; i < figure.marks.size(); ++i) {
            QCOMPARE(figure.marks[i].group, int(i / 4));
            QCOMPARE(figure.marks[i].series, int(i % 4));
        }
        double before = -1;
        for (std::size_t g = 0; g < 60; ++g) { // hardest first
            double sum = 0;
            int n = 0;
            for (std::size_t s = 0; s < 4; ++s) {
                const double y = figure.marks[g * 4 + s].y;
                if (!std::isnan(y)) {
                    sum += y;
                    ++n;
                }
            }
            if (n == 0)
                continue;
            QVERIFY(sum / n >= before - 1e-9);
            before = sum / n;
        }
    }
    void judgesPairsAndRanks()
    {
        const Figure pair = judgePairFigure(input(), 0, 2);
        QCOMPARE(pair.marks.size(), std::size_t(4));
        QVERIFY(pair.diagonal);
        QVERIFY(pair.subtitle.contains(QStringLiteral("Kendall")));
        const Figure ranks = judgeRanksFigure(input());
        QCOMPARE(ranks.marks.size(), std::size_t(12));
        const ScoreSheet one =
            buildScoreSheet(buildCaseTable(caseInput(m_truth), QStringLiteral("j0")), m_sheet.candidates);
        const ChosenScores chosen = chooseScores(one, {});
        const Leaderboard board = buildLeaderboard(one, chosen);
        QVERIFY(judgeRanksFigure({one, chosen, board, {0, 1}, {}}).emptyText.contains(QStringLiteral("second judge")));
    }
    void publishedFigures()
    {
        const Result<PublishedTable> judges =
            parsePublishedTable("model,X_score,Y_score\nA,3,1\nB,2,2\nC,1,3\n", QStringLiteral("j.csv"));
        const Figure ranks = publishedRanksFigure(*judges);
        QCOMPARE(ranks.groups, QStringList({QStringLiteral("X"), QStringLiteral("Y")}));
        QVERIFY(ranks.subtitle.contains(QStringLiteral("-1.00")));
        const Result<PublishedTable> tuned =
            parsePublishedTable("model,total,ocr\nBase,50.0,40.0\n+ x,55.5,41.0\n", QStringLiteral("t.csv"));
        const Figure deltas = publishedDeltaFigure(*tuned);
        QCOMPARE(deltas.marks.size(), std::size_t(4));
        QVERIFY2(deltas.subtitle.contains(QStringLiteral("+5.50")), qPrintable(deltas.subtitle));
        QVERIFY(!publishedDeltaFigure(*judges).emptyText.isEmpty());
        const Figure pair = publishedPairFigure(*judges, 0, 1);
        QCOMPARE(pair.marks.size(), std::size_t(3));
    }
    void csvOfAFigure()
    {
        Figure figure = categoryFigure(input(), false);
        figure.series[0] = QStringLiteral("=cmd|'x'!A1");
        const QByteArray csv = figureCsv(figure);
        QCOMPARE(csv.count('\n'), qsizetype(figure.marks.size()) + 3);
        QVERIFY(csv.contains("'=cmd")); // no formula
        QVERIFY(csv.startsWith("# Score by category\n"));
    }
    void verbsAndNouns_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("pair");
        QTest::newRow("plain") << QStringLiteral("Describe the small dog in the picture.")
                               << QStringLiteral("describe dog");
        QTest::newRow("courtesy") << QStringLiteral("Please write a short poem about the sea.")
                                  << QStringLiteral("write poem");
        QTest::newRow("clause") << QStringLiteral("Explain the activity taking place here, in two sentences.")
                                << QStringLiteral("explain activity");
        QTest::newRow("count") << QStringLiteral("List three objects that are red.") << QStringLiteral("list objects");
        QTest::newRow("what") << QStringLiteral("Describe what you see in the image.") << QString();
        QTest::newRow("you") << QStringLiteral("Imagine you are the dog.") << QString();
        QTest::newRow("question") << QStringLiteral("What is the dog doing?") << QString();
        QTest::newRow("statement") << QStringLiteral("The answer must rhyme.") << QString();
        QTest::newRow("no noun") << QStringLiteral("Describe.") << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void verbsAndNouns()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, pair);
        const auto [verb, noun] = verbNounOf(sentence);
        QCOMPARE(verb.isEmpty() ? QString() : verb + u' ' + noun, pair);
    }
    void itemFigures()
    {
        QCOMPARE(itemLevelFigure(m_sheet, m_chosen).groups, QStringList({QStringLiteral("no level")}));
        double components = 0;
        for (const FigureMark &mark : itemCategoryFigure(m_sheet, m_chosen).marks)
            components += mark.y;
        QCOMPARE(components, 180.0);
    }
    void claimsHoldMoveAndFail()
    {
        const Result<ComparisonTable> table = compareCandidates(m_sheet, m_chosen, 3, 0, options());
        QVERIFY(table);
        const Result<Claim> claim = makeClaim(m_sheet, m_chosen, *table, table->rows.front(), 5);
        QVERIFY2(claim, qPrintable(claim ? QString() : claim.error().text()));
        QCOMPARE(claim->a, QStringLiteral("C0")); // the higher one, whichever came first
        QVERIFY(claim->difference > 0);
        QCOMPARE(checkClaim(m_sheet, *claim, options())->state, ClaimState::Same);
        // A point more for the loser: other data, the same claim.
        ScoreSheet moved = m_sheet;
        const std::size_t cell = moved.cell(0, 3) * 3;
        moved.judged[cell] = std::isnan(moved.judged[cell]) || moved.judged[cell] < 0.5 ? 1 : 0;
        const Result<ClaimCheck> still = checkClaim(moved, *claim, options());
        QCOMPARE(still->state, ClaimState::Holds);
        QVERIFY(renewed(*claim, *still).dataHash != claim->dataHash);
        // The two change places.
        ScoreSheet turned = m_sheet;
        for (std::size_t k = 0; k < turned.firstComponent.back(); ++k) {
            for (std::size_t j = 0; j < 3; ++j)
                std::swap(turned.judged[turned.cell(k, 0) * 3 + j], turned.judged[turned.cell(k, 3) * 3 + j]);
        }
        const Result<ClaimCheck> fails = checkClaim(turned, *claim, options());
        QCOMPARE(fails->state, ClaimState::Fails);
        QVERIFY(fails->problem.contains(QStringLiteral("C3 is higher than C0")));
        ScoreSheet gone = m_sheet;
        gone.candidates[0].name = QStringLiteral("renamed");
        QCOMPARE(checkClaim(gone, *claim, options())->state, ClaimState::Unknown);
        // Nothing is claimed of what is not separable.
        ComparisonTable same = *table;
        same.rows.front().holm = 0.4;
        QVERIFY(!makeClaim(m_sheet, m_chosen, same, same.rows.front(), 5));
    }
    void documentsComeBack()
    {
        MemorySettings settings;
        QVERIFY(referenceTables(settings)->empty());
        const QByteArray csv = "model,total\nA,70.5\n";
        QVERIFY(addReferenceTable(settings, *parsePublishedTable(csv, QStringLiteral("one.csv")), csv));
        QVERIFY(addReferenceTable(settings, *parsePublishedTable("model,total\nB,1\n", QStringLiteral("one.csv")),
                                  "model,total\nB,1\n"));
        QCOMPARE(referenceTables(settings)->size(), std::size_t(1)); // replaced
        QCOMPARE(referenceTables(settings)->front().models.front(), QStringLiteral("B"));
        QVERIFY(removeReferenceTable(settings, QStringLiteral("one")));
        QVERIFY(!removeReferenceTable(settings, QStringLiteral("one")));
        Claim claim;
        claim.id = QStringLiteral("x");
        claim.a = QStringLiteral("A");
        claim.category = Category::Ocr;
        claim.seed = 18446744073709551615ULL;
        claim.createdMs = 1764172800123;
        claim.judges = QStringList{QStringLiteral("J")};
        QVERIFY(storeClaims(settings, {claim}));
        const Claim back = storedClaims(settings)->front();
        QCOMPARE(back.seed, claim.seed);
        QCOMPARE(back.createdMs, claim.createdMs);
        QCOMPARE(claimToJson(back), claimToJson(claim));
        const Slide slide{QStringLiteral("s"), Slide::Kind::Item,  QStringLiteral("t"), {}, {}, {},
                          QStringLiteral("i"), QStringLiteral("n")};
        QVERIFY(storeSlides(settings, {slide}));
        QCOMPARE(slideToJson(storedSlides(settings)->front()), slideToJson(slide));
        QVERIFY(setCandidateGroup(settings, QStringLiteral("A"), QStringLiteral(" Proprietary ")));
        QCOMPARE(candidateGroups(settings)->value(QStringLiteral("A")), QStringLiteral("Proprietary"));
        QVERIFY(setCandidateGroup(settings, QStringLiteral("A"), {}));
        QVERIFY(candidateGroups(settings)->isEmpty());
        QVERIFY(settings.setSetting(QStringLiteral("slides"), QStringLiteral("{broken")));
        QVERIFY(!storedSlides(settings));
    }

private:
    [[nodiscard]] FigureInput input() const
    {
        return {m_sheet, m_chosen, m_board, byTotal(m_board), QStringLiteral("settings")};
    }

    Truth m_truth;
    ScoreSheet m_sheet;
    ChosenScores m_chosen;
    Leaderboard m_board;
};

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
