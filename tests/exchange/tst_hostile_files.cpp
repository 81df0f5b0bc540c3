// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and hostile files: every sample cut at 200 places, with bytes flipped, with fields missing or of another
// type; nesting, long lines, zip bombs. Whatever happens, it is an error with the file's name or refused rows with
// their line, and the project is as before where it was an error.
#include "core/exchange/project_files.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestHostileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cutAnywhere_data() { samples(); }
    void cutAnywhere();
    void flippedBytes_data() { samples(); }
    void flippedBytes();
    void fieldsMissingOrOfAnotherType_data() { samples(); }
    void fieldsMissingOrOfAnotherType();
    void deepNesting_data();
    void deepNesting();
    void longLines_data();
    void longLines();
    void cutFolderChangesNothing();
    void archivesThatAreNoWorkbooks();

private:
    void samples();
    /// An error that names the file, or a plan whose refusals name a row; never anything else.
    void judge(const QByteArray &bytes, const QString &name, const QString &what);
    [[nodiscard]] QByteArray project() const;

    QTemporaryDir m_dir;
    std::unique_ptr<ProjectStore> m_store;
    int m_errors = 0;
    int m_plans = 0;
};

static const char *const kSamples[] = {
    "evalscope/v1_text_judge_1.5-1.6/outputs/20260330_181502/predictions/demo-vlm-7b/mia_bench_default.jsonl",
    "evalscope/v1_text_judge_1.5-1.6/outputs/20260330_181502/reviews/demo-vlm-7b/mia_bench_default.jsonl",
    "evalscope/v1_text_judge_1.5-1.6/outputs/20260330_181502/reports/demo-vlm-7b/mia_bench.json",
    "evalscope/v3_json_contract/outputs/20260822_101530/predictions/demo-vlm-7b/mia_bench_default.jsonl",
    "evalscope/v3_json_contract/outputs/20260822_101530/reviews/demo-vlm-7b/mia_bench_default.jsonl",
    "evalscope/v3_json_contract/outputs/20260822_101530/reports/demo-vlm-7b/mia_bench.json",
    "vlmevalkit/outputs/demo-vlm-7b/T20260818-101500/demo-vlm-7b_MIA-Bench_gpt-4o.xlsx",
    "vlmevalkit/outputs/demo-vlm-7b/T20260818-101500/demo-vlm-7b_MIA-Bench_gpt-4o_score.csv",
    "vlmevalkit/LMUData/MIA-Bench.tsv",
    "lmms_eval/v0.7/logs/demo__demo-vlm-7b/20260806_142233_samples_mia_bench.jsonl",
    "lmms_eval/v0.7/logs/demo__demo-vlm-7b/20260806_142233_results.json",
    "mia_original/scored_records.json",
    "mia_original/scored.csv",
    "mia_original/inference_url.jsonl",
    "mia_original/inference_question_id.jsonl",
    "mia_original/instruction_benchmark_subset.json",
    "openai_batch/requests.jsonl",
    "openai_batch/batch_demo_output.jsonl",
    "llava_sft/dit_sample.json",
    "hf_dataset/viewer_rows.json",
    "custom/community_evaluation_response.jsonl",
    "custom/evalscope_general_vqa.jsonl",
};

void TestHostileFiles::initTestCase()
{
    m_store = must(createSqliteProject(m_dir.filePath(QStringLiteral("p.plumb"))));
    if (const QString path = referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json")); !path.isEmpty())
        importNow(*m_store, {path});
}

void TestHostileFiles::samples()
{
    QTest::addColumn<QString>("path");
    for (const char *sample : kSamples)
        QTest::newRow(sample) << referencePath(QStringLiteral("formats/") + QLatin1String(sample));
}

QByteArray TestHostileFiles::project() const
{
    const auto reader = must(m_store->openReader());
    QByteArray all = QByteArray::number(must(reader->items().itemCount()));
    all += ' ' + QByteArray::number(must(reader->models().models()).size());
    all += ' ' + QByteArray::number(must(reader->answers().currentResponses()).size());
    all += ' ' + QByteArray::number(must(reader->answers().currentJudgements()).size());
    all += ' ' + QByteArray::number(must(reader->reported().reportedScores()).size());
    return all + ' ' + QByteArray::number(must(reader->images().imageHashes()).size());
}

void TestHostileFiles::judge(const QByteArray &bytes, const QString &name, const QString &what)
{
    const Result<PreparedImport> import = prepareImport(*m_store, {writeFile(m_dir.filePath(name), bytes)}, {});
    if (!import) {
        ++m_errors;
        QVERIFY2(!import.error().what.isEmpty(), qPrintable(what));
        QVERIFY2(import.error().where.contains(name), qPrintable(what + u' ' + import.error().text()));
        QVERIFY2(import.error().kind == ErrorKind::BadInput, qPrintable(what));
        return;
    }
    ++m_plans;
    for (const SourcePlan &source : import->sources) {
        for (const PlannedRow &row : source.plan.rows) {
            if (row.fate == RowFate::Refused) {
                QVERIFY2(!row.reason.isEmpty(), qPrintable(what));
                QVERIFY2(row.file.endsWith(name), qPrintable(what));
            }
        }
    }
}

void TestHostileFiles::cutAnywhere()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    const QByteArray whole = contentOf(path);
    const QByteArray before = project();
    const QString name = QFileInfo(path).fileName();
    m_plans = 0;
    constexpr int kPlaces = 200;
    for (int i = 0; i < kPlaces; ++i) {
        const qsizetype at = whole.size() * i / kPlaces;
        judge(whole.left(at), name, QStringLiteral("cut at %1").arg(at));
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(project(), before);
    // Where a cut falls between two rows, what is left is a sound file; elsewhere it is an error.
    const bool hasRows = name.endsWith(QStringLiteral("l")) || name.endsWith(QStringLiteral("sv"));
    QVERIFY2(m_plans <= (hasRows ? 20 : 0), qPrintable(QString::number(m_plans)));
}

void TestHostileFiles::flippedBytes()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    const QByteArray whole = contentOf(path);
    const QByteArray before = project();
    QRandomGenerator random(20260818);
    for (int i = 0; i < 60; ++i) {
        QByteArray bytes = whole;
        const qsizetype at = random.bounded(bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
        judge(bytes, QFileInfo(path).fileName(), QStringLiteral("flipped at %1").arg(at));
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(project(), before);
}

void TestHostileFiles::fieldsMissingOrOfAnotherType()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    const QByteArray whole = contentOf(path);
    QList<QJsonObject> rows;
    if (const QJsonDocument json = QJsonDocument::fromJson(whole); json.isArray()) {
        for (const QJsonValue row : json.array())
            rows.append(row.toObject());
    } else if (json.isObject()) {
        rows.append(json.object());
    } else {
        for (const QByteArray &line : whole.split('\n')) {
            if (line.startsWith('{'))
                rows.append(QJsonDocument::fromJson(line).object());
        }
    }
    const QJsonValue others[] = {QJsonValue(),
                                 7,
                                 -1.5,
                                 true,
                                 QStringLiteral("x"),
                                 QString(),
                                 QJsonArray(),
                                 QJsonArray{1, QJsonValue(), QJsonArray{2}},
                                 QJsonObject{{QStringLiteral("a"), 1}}};
    // Every field of the second row (the first decides what the file is), and one level below it.
    const qsizetype at = rows.size() > 1 ? 1 : 0;
    for (const QString &key : rows.isEmpty() ? QStringList() : rows.at(at).keys()) {
        for (int other = -1; other < static_cast<int>(std::size(others)); ++other) {
            QList<QJsonObject> changed = rows;
            if (other < 0)
                changed[at].remove(key);
            else
                changed[at].insert(key, others[other]);
            QByteArray bytes;
            for (const QJsonObject &row : changed)
                bytes += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
            judge(bytes, QStringLiteral("changed.jsonl"), QStringLiteral("%1 as %2").arg(key).arg(other));
            if (QTest::currentTestFailed())
                return;
        }
        const QJsonObject inner = rows.at(at).value(key).toObject();
        for (const QString &below : inner.keys()) {
            for (const QJsonValue &other : others) {
                QList<QJsonObject> changed = rows;
                QJsonObject object = inner;
                object.insert(below, other);
                changed[at].insert(key, object);
                QByteArray bytes;
                for (const QJsonObject &row : changed)
                    bytes += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
                judge(bytes, QStringLiteral("changed.jsonl"), QStringLiteral("%1.%2").arg(key, below));
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
}

void TestHostileFiles::deepNesting_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr int kLevels = 100'000;
    const QByteArray lists = QByteArray("[").repeated(kLevels);
    const QByteArray objects = QByteArray("{\"a\":").repeated(kLevels);
    QTest::newRow("lists, open") << lists;
    QTest::newRow("lists, closed") << lists + QByteArray("]").repeated(kLevels);
    QTest::newRow("objects, open") << objects;
    QTest::newRow("objects, closed") << objects + "1" + QByteArray("}").repeated(kLevels);
    const QByteArray good = "{\"url\": \"http://h/1.jpg\", \"text\": \"x\"}\n";
    QTest::newRow("in a line") << good + "{\"url\": \"u\", \"text\": " + lists + QByteArray("]").repeated(kLevels) +
                                      "}\n";
    QTest::newRow("in a list") << "[{\"instruction\": " + objects + "1" + QByteArray("}").repeated(kLevels) + "}]";
    QTest::newRow("a Python list") << "instruction,image,components\nx,y,\"" + lists + "\"\n";
}

void TestHostileFiles::deepNesting()
{
    QFETCH(QByteArray, bytes);
    const QByteArray before = project();
    judge(bytes, QStringLiteral("deep.json"), QStringLiteral("nesting"));
    QCOMPARE(project(), before);
}

void TestHostileFiles::longLines_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<QString>("line");
    const QByteArray good = "{\"url\": \"http://h/1.jpg\", \"text\": \"x\"}\n";
    QTest::newRow("JSON lines") << good + "{\"url\": \"u\", \"text\": \"" << QByteArray("\"}\n")
                                << QStringLiteral("line 2");
    QTest::newRow("one object") << QByteArray("{\"text\": \"") << QByteArray("\"}") << QStringLiteral("line 1");
    QTest::newRow("array") << QByteArray("[\n{\"instruction\": \"") << QByteArray("\"}]") << QStringLiteral("line 2");
    QTest::newRow("CSV") << QByteArray("url,text,prompt\na,") << QByteArray(",c\n") << QStringLiteral("line 2");
    QTest::newRow("quoted CSV") << QByteArray("url,text,prompt\na,\"") << QByteArray("\",c\n")
                                << QStringLiteral("line 2");
    QTest::newRow("header") << QByteArray("url,") << QByteArray("\n") << QStringLiteral("line 1");
}

void TestHostileFiles::longLines()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, tail);
    QFETCH(QString, line);
    const QByteArray before = project();
    const QString path =
        writeFile(m_dir.filePath(QStringLiteral("long.txt")), head + QByteArray(100 * 1024 * 1024, 'a') + tail);
    const Result<PreparedImport> import = prepareImport(*m_store, {path}, {});
    QVERIFY(!import);
    QVERIFY2(import.error().where.contains(QStringLiteral("long.txt, ") + line), qPrintable(import.error().text()));
    QFile::remove(path);
    QCOMPARE(project(), before);
}

void TestHostileFiles::cutFolderChangesNothing()
{
    PLUMBLINE_NEEDS_REFERENCE(source, "formats/evalscope/v3_json_contract/outputs/20260822_101530");
    const QString root = m_dir.filePath(QStringLiteral("run"));
    for (const char *below :
         {"predictions/demo-vlm-7b/mia_bench_default.jsonl", "reviews/demo-vlm-7b/mia_bench_default.jsonl"}) {
        QByteArray bytes = contentOf(source + u'/' + QLatin1String(below));
        if (QByteArray(below).startsWith("reviews"))
            bytes.chop(200);
        writeFile(root + u'/' + QLatin1String(below), bytes);
    }
    const QByteArray before = project();
    const Result<PreparedImport> import = prepareImport(*m_store, {root}, {});
    QVERIFY(!import);
    QVERIFY2(import.error().where.contains(QStringLiteral("reviews/demo-vlm-7b/mia_bench_default.jsonl, line 6")),
             qPrintable(import.error().text()));
    QCOMPARE(project(), before);
}

void TestHostileFiles::archivesThatAreNoWorkbooks()
{
    judge(QByteArray("PK\x03\x04", 4) + QByteArray(1000, 'x'), QStringLiteral("bomb.xlsx"), QStringLiteral("junk"));
    judge(QByteArray("PK\x05\x06", 4) + QByteArray(18, '\0'), QStringLiteral("empty.xlsx"),
          QStringLiteral("empty zip"));
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostile_files.moc"
