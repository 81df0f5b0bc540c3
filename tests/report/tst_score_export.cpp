// SPDX-License-Identifier: GPL-3.0-or-later
// Scores and decisions for other tools, and harness reports beside our own numbers.
#include "core/audit/load_cases.h"
#include "core/audit/review_acts.h"
#include "core/exchange/project_files.h"
#include "core/report/reported_table.h"
#include "core/report/score_export.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestScoreExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void csvIsSafeAndWide();
    void csvLongHasARowPerRater();
    void jsonOfLabelStudioAndComparator();
    void linesOfScoresAndDecisions();
    void harnessBesideOurs_data();
    void harnessBesideOurs();
    void twoErasOfOneJudge();

private:
    CaseTable table() const
    {
        const auto reader = must(m_store->openReader());
        return buildCaseTable(must(loadCaseInput(*reader)), m_judge.id);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectStore> m_store;
    ModelSpec m_a, m_b, m_judge;
};

/// One item, two candidates, a judge; Ann gives other points, with a reason that a spreadsheet would run.
void TestScoreExport::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = must(createSqliteProject(m_dir->filePath(QStringLiteral("p.plumb"))));
    const Item item = makeItem(0, QStringLiteral("http://h/0.jpg"));
    insertItems(*m_store, {item});
    m_a = addModel(*m_store, ModelRole::Candidate, QStringLiteral("@A"));
    m_b = addModel(*m_store, ModelRole::Candidate, QStringLiteral("B"));
    m_judge = addModel(*m_store, ModelRole::Judge, QStringLiteral("J"));
    const Response a = makeResponse(item, m_a, QStringLiteral("=1+1, \"quoted\"\nline"));
    const Response b = makeResponse(item, m_b, QStringLiteral("plain"));
    must(writeNow<bool>(*m_store, [&](WriteAccess &access) -> Result<bool> {
        for (const Response &r : {a, b}) {
            if (const auto ok = access.answers().save(r, std::nullopt); !ok)
                return ok;
        }
        const auto first = access.answers().save(
            makeJudgement(a, m_judge,
                          QStringLiteral("Score of component 1: 4/4, score of component 2: 3/6, total score: 7/10.")),
            std::nullopt);
        if (!first)
            return first;
        return access.answers().save(
            makeJudgement(b, m_judge,
                          QStringLiteral("Score of component 1: 2/4, score of component 2: 0/6, total score: 2/10.")),
            std::nullopt);
    }));
    must(writeNow<int>(*m_store, [](WriteAccess &access) { return scoreUnread(access, 100); }));
    const CaseTable cases = table();
    const auto events = decideEvents(cases.decisions, cases.cases.front(), {3.0, std::nullopt},
                                     QStringLiteral("=HYPERLINK(\"x\")"), {QStringLiteral("Ann"), false, 5000, 0});
    must(writeStatus(*m_store, [&](WriteAccess &access) { return access.decisions().append(events); }));
}

void TestScoreExport::csvIsSafeAndWide()
{
    const CaseTable cases = table();
    const QByteArray csv = must(writeScores(ScoreFormat::CsvWide, {cases, {m_a, m_b}, QStringLiteral("J"), true}));
    QVERIFY(csv.startsWith("\xef\xbb\xbfitem,image,instruction,"));
    QVERIFY2(csv.contains("judge,judge_points,effective,missing,Ann_points,Ann_reason\n"), csv.constData());
    // No cell of text begins as a formula does; a negative number would, and stays a number.
    QVERIFY2(csv.contains(",'@A,\"'=1+1, \"\"quoted\"\"\nline\",ok,J,4,3,,3,\"'=HYPERLINK(\"\"x\"\")\"\n"),
             csv.constData());
    QVERIFY(csv.contains(",B,plain,ok,J,2,2,,,\n"));
    const QByteArray plain = must(writeScores(ScoreFormat::CsvWide, {cases, {m_a}, QStringLiteral("J"), false}));
    QVERIFY(plain.startsWith("item,"));
    QVERIFY(!plain.contains("plain"));
}

void TestScoreExport::csvLongHasARowPerRater()
{
    const CaseTable cases = table();
    const QByteArray csv = must(writeScores(ScoreFormat::CsvLong, {cases, {m_a, m_b}, QStringLiteral("J"), false}));
    QCOMPARE(csv.count("judge,J,"), 4); // two components, two candidates
    QCOMPARE(csv.count("person,Ann,"), 1);
}

void TestScoreExport::jsonOfLabelStudioAndComparator()
{
    const CaseTable cases = table();
    const ScoreExport both{cases, {m_a, m_b}, QStringLiteral("J"), false};
    const QJsonArray tasks = QJsonDocument::fromJson(must(writeScores(ScoreFormat::LabelStudio, both))).array();
    QCOMPARE(tasks.size(), 2);
    const QJsonObject task = tasks.first().toObject();
    QCOMPARE(task.value(u"data").toObject().value(u"response").toString(), QStringLiteral("=1+1, \"quoted\"\nline"));
    QCOMPARE(task.value(u"annotations").toArray().size(), 1);
    QCOMPARE(task.value(u"predictions").toArray().first().toObject().value(u"score").toDouble(), 0.7);
    const QJsonObject comparison =
        QJsonDocument::fromJson(must(writeScores(ScoreFormat::LlmComparator, both))).object();
    QCOMPARE(comparison.value(u"models").toArray().size(), 2);
    // Ann's 3 and the judge's 3 of the first, 2 of the second, out of 10.
    QCOMPARE(comparison.value(u"examples").toArray().first().toObject().value(u"score").toDouble(), 0.4);
    const auto one = writeScores(ScoreFormat::LlmComparator, {cases, {m_a}, QStringLiteral("J"), false});
    QVERIFY(!one);
    QCOMPARE(one.error().kind, ErrorKind::BadInput);
}

void TestScoreExport::linesOfScoresAndDecisions()
{
    const CaseTable cases = table();
    const ScoreExport both{cases, {m_a, m_b}, QStringLiteral("J"), false};
    const QByteArray scores = must(writeScores(ScoreFormat::ScoresJsonl, both));
    QCOMPARE(scores.count('\n'), 4);
    const QJsonObject first = QJsonDocument::fromJson(scores.left(scores.indexOf('\n'))).object();
    QCOMPARE(first.value(u"judge_points").toDouble(), 4.0);
    QCOMPARE(first.value(u"people").toObject().value(u"Ann").toDouble(), 3.0);
    QCOMPARE(first.value(u"effective").toDouble(), 3.0);
    const QByteArray decisions = must(writeScores(ScoreFormat::DecisionsJsonl, both));
    const QJsonObject event = QJsonDocument::fromJson(decisions.trimmed()).object();
    QCOMPARE(event.value(u"kind").toString(), QStringLiteral("override"));
    QCOMPARE(event.value(u"created_utc").toString(), QStringLiteral("1970-01-01T00:00:05.000Z"));
    QCOMPARE(event.value(u"hash").toString().size(), 64);
}

void TestScoreExport::harnessBesideOurs_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<double>("reported");
    QTest::addColumn<double>("recomputed"); ///< < 0: the judge's text is not there
    QTest::addColumn<int>("differing");
    const auto row = [](const char *path, double reported, double recomputed, int differing) {
        QTest::newRow(path) << referencePath(QStringLiteral("formats/") + QLatin1String(path)) << reported << recomputed
                            << differing;
    };
    // Numbers of MANIFEST.json; rows that differ, by hand, from section 9: 25, 65, 132, 193, 241 …
    row("evalscope/v1_text_judge_1.5-1.6", 0.4292, 0.4292, 5);
    row("evalscope/v3_json_contract", 0.9062, 0.90625, 0);
    row("vlmevalkit/outputs", 0.5666666666666668, 0.5666666666666668, 4); // 25, 132 dropped, 193 graded, 241
    row("lmms_eval", 0.4361111111111111, -1, 5);
}

void TestScoreExport::harnessBesideOurs()
{
    QFETCH(QString, path);
    QFETCH(double, reported);
    QFETCH(double, recomputed);
    QFETCH(int, differing);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    auto store = must(createSqliteProject(m_dir->filePath(QStringLiteral("r.plumb"))));
    importNow(*store, {referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json"))});
    importNow(*store, {path});
    const auto reader = must(store->openReader());
    const std::vector<ReportedGroup> groups = groupReported(must(reader->reported().reportedScores()));
    QCOMPARE(groups.size(), 1u);
    QString judgeId;
    for (const ModelSpec &model : must(reader->models().models())) {
        if (model.role == ModelRole::Judge && model.name == groups.front().judge)
            judgeId = model.id;
    }
    QVERIFY(!judgeId.isEmpty());
    const ReportedComparison c =
        compareReported(groups.front(), buildCaseTable(must(loadCaseInput(*reader)), judgeId), QStringLiteral("x"));
    QVERIFY(c.reported.mean);
    QVERIFY(std::abs(*c.reported.mean - reported) < 1e-9);
    QCOMPARE(c.profile.mean.has_value(), recomputed >= 0);
    if (recomputed >= 0)
        QVERIFY2(std::abs(*c.profile.mean - recomputed) < 1e-4, qPrintable(QString::number(*c.profile.mean)));
    int found = 0;
    for (const ReportedRow &row : c.rows) {
        found += row.differs ? 1 : 0;
        QVERIFY(!row.differs || !row.why.isEmpty());
    }
    QCOMPARE(found, differing);
}

void TestScoreExport::twoErasOfOneJudge()
{
    PLUMBLINE_NEEDS_REFERENCE(folder, "formats/evalscope");
    auto store = must(createSqliteProject(m_dir->filePath(QStringLiteral("eras.plumb"))));
    importNow(*store, {folder});
    const auto reader = must(store->openReader());
    const std::vector<ReportedGroup> groups = groupReported(must(reader->reported().reportedScores()));
    QCOMPARE(groups.size(), 2u);
    QVERIFY(groups[0].superseded && !groups[1].superseded);
    QString judgeId;
    for (const ModelSpec &model : must(reader->models().models())) {
        if (model.role == ModelRole::Judge)
            judgeId = model.id;
    }
    const CaseTable table = buildCaseTable(must(loadCaseInput(*reader)), judgeId);
    // The older era's numbers stay, but its rules are not let loose on the newer era's replies.
    const ReportedComparison older = compareReported(groups[0], table, QStringLiteral("x"));
    QVERIFY(older.reported.mean && !older.profile.mean && !older.plumbline.mean);
    QVERIFY(!older.note.isEmpty());
    for (const ReportedRow &row : older.rows)
        QVERIFY(!row.differs && row.why.isEmpty());
    const ReportedComparison newer = compareReported(groups[1], table, QStringLiteral("x"));
    QVERIFY(newer.profile.mean && newer.plumbline.mean && newer.note.isEmpty());
}

QTEST_GUILESS_MAIN(TestScoreExport)
#include "tst_score_export.moc"
