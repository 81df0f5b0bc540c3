// SPDX-License-Identifier: GPL-3.0-or-later
// Published tables as input: the paper's nine as they are, small ones by hand, broken ones.
#include "core/report/rank_moves.h"
#include "tests/support/reference.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace plumbline;

namespace {

Result<PublishedTable> parse(const char *csv)
{
    return parsePublishedTable(QByteArray(csv), QStringLiteral("t.csv"));
}

QString errorOf(const char *csv)
{
    const Result<PublishedTable> table = parse(csv);
    return table ? QString() : table.error().text();
}

} // namespace

class TestPublishedTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesAndScale()
    {
        const Result<PublishedTable> t =
            parse("model,group,total,describe,OCR,MME,MME_rank\nA,open,70.5,80,60,1900.5,1\nB,closed,60,50,,1800,2*\n");
        QVERIFY(t);
        QCOMPARE(t->groups, QStringList({QStringLiteral("open"), QStringLiteral("closed")}));
        QCOMPARE(t->columns.size(), std::size_t(5));
        QCOMPARE(t->find(PublishedColumn::Total), qsizetype(0));
        QCOMPARE(t->find(Category::Description), qsizetype(1));
        QCOMPARE(t->find(Category::Ocr), qsizetype(2));
        QVERIFY(std::isnan(t->columns[2].numbers[1]));
        QCOMPARE(t->columns[4].role, PublishedColumn::Rank);
        QCOMPARE(t->columns[4].of, qsizetype(3));
        QCOMPARE(t->scale(), 100.0);
        QCOMPARE(parse("model,total\nA,0.7\nB,1\n")->scale(), 1.0);
        QCOMPARE(t->sha256.size(), 64);
    }
    void separatorsQuotesAndMarks()
    {
        const Result<PublishedTable> t = parse("\xEF\xBB\xBFmodel;total\r\n\"A; \"\"x\"\"\";70,5\r\nB;60\r\n\r\n");
        QVERIFY(t);
        QCOMPARE(t->models.front(), QStringLiteral("A; \"x\""));
        QCOMPARE(t->columns.front().numbers[1], 60.0);
    }
    void brokenOnes_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray("") << QStringLiteral("no table of scores");
        QTest::newRow("header only") << QByteArray("model,total\n") << QStringLiteral("no table of scores");
        QTest::newRow("one column") << QByteArray("model\nA\n") << QStringLiteral("no table of scores");
        QTest::newRow("short row") << QByteArray("model,total\nA,1\nB\n")
                                   << QStringLiteral("t.csv, row 3: The row has 1 cells");
        QTest::newRow("twice") << QByteArray("model,total\nA,1\nA,2\n")
                               << QStringLiteral("t.csv, row 3: “A” is in the table twice");
        QTest::newRow("nameless") << QByteArray("model,total\n,1\n")
                                  << QStringLiteral("t.csv, row 2: The row names no model");
        QTest::newRow("no numbers") << QByteArray("model,total\nA,x\n") << QStringLiteral("No column holds scores");
        QTest::newRow("open quote") << QByteArray("model,total\n\"A,1\n") << QStringLiteral("not closed");
        QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe\x00", 5) << QStringLiteral("no table of scores");
    }
    void brokenOnes()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, says);
        const Result<PublishedTable> t = parsePublishedTable(csv, QStringLiteral("t.csv"));
        QVERIFY(!t);
        QVERIFY2(t.error().text().contains(says), qPrintable(t.error().text()));
        QVERIFY(errorOf("model,total\nA,1\n").isEmpty());
    }
    void cutAnywhere()
    {
        const QByteArray whole = "model,group,total,description\nA,\"x, y\",70.5,80\nB,z,60,50\n";
        for (qsizetype n = 0; n <= whole.size(); ++n) {
            const Result<PublishedTable> t = parsePublishedTable(whole.left(n), QStringLiteral("t.csv"));
            QVERIFY(t || !t.error().what.isEmpty());
        }
    }
    void deltasAndContradictions()
    {
        const Result<PublishedTable> t =
            parse("model,total,total_rank,description,ocr\nBase,50.0,1,40.0,60.0\n+ x,45.5,3,50.0,60.25\n");
        QVERIFY(t);
        const PublishedAnalysis a = analysePublished(*t);
        QCOMPARE(a.deltas.size(), std::size_t(1));
        QCOMPARE(a.deltas[0].base, QStringLiteral("Base"));
        QCOMPARE(a.deltas[0].differences[0], -4.5);
        QVERIFY(std::isnan(a.deltas[0].differences[1])); // a rank
        QCOMPARE(a.deltas[0].differences[3], 0.25);
        QCOMPARE(a.findings.size(), std::size_t(2)); // the rank 3 of 2, and 45.5 below 50 and 60.25
        QVERIFY(a.findings[0].what.contains(QStringLiteral("rank 3")));
        QVERIFY(a.findings[1].what.contains(QStringLiteral("below all of its category means")));
    }
    void betweenTables()
    {
        const std::vector<PublishedTable> tables{
            *parsePublishedTable("model,J_score\nA,70.12\nB,60.00\nC,50\n", QStringLiteral("all.csv")),
            *parsePublishedTable("model,total\nA,0.701249\nB,0.6012\nD,0.5\n", QStringLiteral("detail_judge_J.csv"))};
        const std::vector<PublishedFinding> found = compareTables(tables);
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(found[0].model == QLatin1String("B") &&
                found[0].what.contains(QLatin1String("60.12 here, 60.00 in all")));
        QVERIFY(found[1].model == QLatin1String("D") && found[1].what.contains(QStringLiteral("called “C”")));
    }
    void correlationWithOurs()
    {
        Leaderboard board;
        for (const auto &[name, mean] : {std::pair{"A-1", 0.9}, {"B", 0.8}, {"C", 0.7}, {"unknown", 0.1}}) {
            LeaderboardRow row;
            row.candidate = QString::fromUtf8(name);
            row.total.mean.value = mean;
            board.rows.push_back(row);
        }
        const std::vector<BenchmarkCorrelation> found =
            correlateWith(board, *parse("model,MME,MME_rank\na 1,1000,2\nb,2000,1\nc,10,3\n"));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].pairs.size(), std::size_t(3));
        // Pairs of (1,2), (1,3), (2,3): one discordant, two concordant.
        QVERIFY(std::abs(*found[0].numbers.tauB.value - 1.0 / 3) < 1e-12);
    }
    void thePapersTables()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "paper");
        std::vector<PublishedTable> tables;
        const QStringList files = QDir(folder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            Result<PublishedTable> t = readPublishedTable(folder + u'/' + file);
            QVERIFY2(t, qPrintable(t ? QString() : t.error().text()));
            tables.push_back(std::move(*t));
        }
        QCOMPARE(tables.size(), std::size_t(9));
        QCOMPARE(tables[0].rows(), qsizetype(29));
        // Table 1: three totals below all of their categories; the others are consistent in themselves.
        for (std::size_t i = 0; i < tables.size(); ++i)
            QCOMPARE(analysePublished(tables[i]).findings.size(), std::size_t(i == 0 ? 3 : 0));
        // Table 2: the recomputed meta-ranking is the printed one, ties marked.
        const PublishedAnalysis two = analysePublished(tables[1]);
        QVERIFY(two.hasMetaRanking);
        const qsizetype printed = tables[1].find(QStringLiteral("meta_ranking"));
        for (qsizetype r = 0; r < tables[1].rows(); ++r) {
            const MetaRank &m = two.meta[std::size_t(r)];
            QCOMPARE(QString::number(m.rank) + (m.tied ? QStringLiteral("*") : QString()),
                     tables[1].columns[std::size_t(printed)].cells[r]);
        }
        // Table 4, by hand: DIT's gains.
        const PublishedAnalysis four = analysePublished(tables[3]);
        QCOMPARE(four.deltas.size(), std::size_t(2));
        QCOMPARE(four.deltas[0].differences,
                 (std::vector<double>{9.69, 0.15, 16.92, 5.95, 6.57, 6.02, 12.31, 6.67, -3.18}));
        QCOMPARE(analysePublished(tables[4]).deltas[0].differences,
                 (std::vector<double>{-2.0, -1.06, -0.22, -2.4, -0.8, -0.69, 9.69}));
        // Between the tables: no number differs, but the row that Table 3 calls LLaVA-1.5-13b is 7b in Tables 7 to 9.
        int renamed = 0;
        for (const PublishedFinding &f : compareTables(tables)) {
            QVERIFY2(f.what.startsWith(QLatin1String("the same numbers are called")), qPrintable(f.table + f.what));
            renamed +=
                f.model == QLatin1String("LLaVA-1.5-7b") && f.what.contains(QStringLiteral("“LLaVA-1.5-13b” in table3"))
                    ? 1
                    : 0;
        }
        QCOMPARE(renamed, 3);
    }
};

QTEST_APPLESS_MAIN(TestPublishedTable)
#include "tst_published_table.moc"
