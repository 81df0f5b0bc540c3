// SPDX-License-Identifier: GPL-3.0-or-later
// The paper's tables: what can be recomputed from them must equal what they print; where they contradict themselves,
// the contradiction must be found.
#include "core/analysis/published.h"
#include "core/analysis/ranks.h"
#include "tests/analysis/papertable.h"
#include "tests/analysis/vectors.h"
#include "tests/support/reference.h"

#include <QtTest>

using namespace plumbline;
using test::kNa;

class TestPublished : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cells()
    {
        NEAR(publishedNumber(u"70.63"), 70.63, 1e-12);
        NEAR(publishedNumber(u" 5* "), 5, 1e-12);
        NEAR(publishedNumber(u"83.3/82.1"), 82.7, 1e-12);
        NEAR(publishedNumber(u"82.3%"), 82.3, 1e-12);
        for (const QStringView text : {u"", u"  ", u"n/a", u"-", u"1/", u"/", u"1.2.3", u"*", u"inf", u"nan"})
            QVERIFY2(!publishedNumber(text), qPrintable(text.toString()));
        QVERIFY(!publishedNumber(QString(100000, u'*')));
        QVERIFY(!publishedNumber(QString(100000, u'/')));
    }
    void metaRankingOfTable2()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "paper/table2_benchmark_ranks.csv");
        const test::PaperTable table = test::readPaperTable(path);
        const QStringList benchmarks = {
            QStringLiteral("MME"),   QStringLiteral("MMMU"),           QStringLiteral("MMBench"),
            QStringLiteral("MMVet"), QStringLiteral("HallusionBench"), QStringLiteral("MathVista")};
        ScoreTable scores(table.rows.size(), benchmarks.size());
        for (qsizetype b = 0; b < benchmarks.size(); ++b)
            for (qsizetype c = 0; c < table.rows.size(); ++c)
                scores.set(c, b, table.numbers(benchmarks[b])[size_t(c)]);
        QCOMPARE(scores.missing(), qsizetype(0));
        const std::vector<MetaRank> meta = metaRanking(scores);
        const auto column = table.columns.indexOf(QStringLiteral("meta_ranking"));
        for (qsizetype c = 0; c < table.rows.size(); ++c) {
            const QString recomputed =
                QString::number(meta[size_t(c)].rank) + (meta[size_t(c)].tied ? u"*"_qs : QString());
            QCOMPARE(recomputed, table.rows[c][column]);
        }
        QVERIFY(rankContradictions(table.numbers(QStringLiteral("MIA")), table.numbers(QStringLiteral("MIA_ranking")))
                    .empty());
    }
    void ranksOfTable3()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "paper/table3_judges.csv");
        const test::PaperTable table = test::readPaperTable(path);
        int judges = 0;
        for (const QString &name : table.columns) {
            if (!name.endsWith(u"_score"_qs))
                continue;
            ++judges;
            const std::vector<double> scores = table.numbers(name);
            const std::vector<double> printed = table.numbers(QString(name).replace(u"_score"_qs, u"_rank"_qs));
            const std::vector<int> ranks = competitionRanks(scores);
            for (size_t i = 0; i < ranks.size(); ++i)
                QCOMPARE(double(ranks[i]), printed[i]);
            QVERIFY(rankContradictions(scores, printed).empty());
        }
        QCOMPARE(judges, 4);
        // One of the 28 pairs of candidates swaps between gpt-4o-2024-05-13 and each other judge: tau = (27 - 1) / 28.
        const auto may = table.numbers(u"gpt-4o-2024-05-13_score"_qs);
        const auto november = table.numbers(u"gpt-4o-2024-11-20_score"_qs);
        const auto mini = table.numbers(u"gpt-4o-mini-2024-07-18_score"_qs);
        NEAR(rankStability(may, november).tauB.value, 26.0 / 28, 1e-12);
        NEAR(rankStability(mini, november).tauB.value, 1, 1e-12);
        NEAR(rankStability(may, mini).rho.value, 1 - 6.0 * 2 / (8 * 63), 1e-12);
    }
    void table3AgainstTables6To9()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "paper/table3_judges.csv");
        const QString folder = QFileInfo(path).absolutePath();
        const test::PaperTable three = test::readPaperTable(path);
        const QStringList details = {u"table6_judge_gpt-4o-mini-2024-07-18"_qs, u"table7_judge_gpt-4o-2024-05-13"_qs,
                                     u"table8_judge_gpt-4o-2024-11-20"_qs, u"table9_judge_chatgpt-4o-latest"_qs};
        int named13b = 0;
        for (const QString &name : details) {
            const test::PaperTable detail = test::readPaperTable(folder + u'/' + name + u".csv"_qs);
            QCOMPARE(detail.rows.size(), three.rows.size());
            std::vector<double> totals = detail.numbers(u"total"_qs);
            for (double &t : totals)
                t *= 100;
            const QString judge = name.mid(name.indexOf(u"judge_"_qs) + 6);
            // Six decimals round to the two printed: the tables agree in every value …
            QVERIFY(valueContradictions(three.numbers(judge + u"_score"_qs), totals, 0.00501).empty());
            // … but the row that Table 3 calls LLaVA-1.5-13b is LLaVA-1.5-7b in Tables 7 to 9.
            named13b += detail.rows[5][0] == three.rows[5][0] ? 1 : 0;
        }
        QCOMPARE(three.rows[5][0], u"LLaVA-1.5-13b"_qs);
        QCOMPARE(named13b, 1);
    }
    void differencesOfTables4And5()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "paper/table4_sft.csv");
        const QString folder = QFileInfo(path).absolutePath();
        const test::PaperTable four = test::readPaperTable(path);
        const test::PaperTable five = test::readPaperTable(folder + u"/table5_sft_other.csv"_qs);
        // By hand from the printed rows: after DIT less before.
        QCOMPARE(differences(four.row(0), four.row(1)),
                 (std::vector<double>{9.69, 0.15, 16.92, 5.95, 6.57, 6.02, 12.31, 6.67, -3.18}));
        QCOMPARE(differences(five.row(0), five.row(1)),
                 (std::vector<double>{-2.0, -1.06, -0.22, -2.4, -0.8, -0.69, 9.69}));
        // The total of Table 4 and the MIA-Bench column of Table 5 are the same three numbers, and Table 1's.
        QVERIFY(valueContradictions(four.numbers(u"total"_qs), five.numbers(u"MIA-Bench"_qs), 1e-9).empty());
        const test::PaperTable one = test::readPaperTable(folder + u"/table1_leaderboard.csv"_qs);
        const qsizetype base = one.rowOf(u"LLaVA-NeXT-13b-vicuna"_qs);
        QVERIFY(base >= 0);
        std::vector<double> published = one.row(base);
        published.erase(published.begin()); // the group
        QVERIFY(valueContradictions(published, four.row(0), 1e-9).empty());
    }
    void table1ContradictsItself()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "paper/table1_leaderboard.csv");
        const test::PaperTable table = test::readPaperTable(path);
        QCOMPARE(table.rows.size(), qsizetype(29));
        std::vector<std::vector<double>> categories;
        for (qsizetype c = 3; c < table.columns.size(); ++c)
            categories.push_back(table.numbers(table.columns[c]));
        const auto found = totalContradictions(table.numbers(u"total"_qs), categories);
        // Read off the table: three totals lie below every category of their row.
        const QList<std::tuple<QString, double, double>> expected = {{u"InternVL-Chat-v1.5"_qs, 75.42, 76.11},
                                                                     {u"Gemini-1.0-Pro"_qs, 70.63, 71.67},
                                                                     {u"Reka-Core"_qs, 76.95, 77.50}};
        QCOMPARE(qsizetype(found.size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const auto &[model, total, lowest] = expected[i];
            QCOMPARE(table.rows[found[size_t(i)].row][0], model);
            NEAR(found[size_t(i)].printed, total, 1e-12);
            NEAR(found[size_t(i)].recomputed, lowest, 1e-12);
        }
    }
    void contradictionsByHand()
    {
        const std::vector<double> scores = {90, 80, 80, kNa, 70};
        QVERIFY(rankContradictions(scores, std::vector<double>{1, 2, 2, 9, 4}).empty());
        const auto wrong = rankContradictions(scores, std::vector<double>{1, 2, 3, kNa, 3});
        QCOMPARE(wrong.size(), size_t(2));
        QCOMPARE(wrong[0].row, qsizetype(2));
        QCOMPARE(wrong[0].recomputed, 2.0);
        QCOMPARE(wrong[1].recomputed, 4.0);
        // Within the rounding either order will do.
        const std::vector<double> close = {80.00, 80.004, 70};
        QCOMPARE(rankContradictions(close, std::vector<double>{1, 2, 3}).size(), size_t(2));
        QVERIFY(rankContradictions(close, std::vector<double>{1, 2, 3}, 0.005).empty());
        const std::vector<std::vector<double>> parts = {{10, 50, kNa}, {30, 60, kNa}};
        const auto outside = totalContradictions(std::vector<double>{20, 40, 5}, parts);
        QCOMPARE(outside.size(), size_t(1));
        QCOMPARE(outside[0].row, qsizetype(1));
        QCOMPARE(outside[0].recomputed, 50.0);
        QVERIFY(std::isnan(differences(std::vector<double>{kNa}, std::vector<double>{1})[0]));
    }
};

QTEST_APPLESS_MAIN(TestPublished)
#include "tst_published.moc"
