// SPDX-License-Identifier: GPL-3.0-or-later
// Every sample of reference/formats against its MANIFEST: points as intended where the format holds them, the awkward
// rows in the right state, and nothing changed by importing again. What is expected of each row is written here by hand
// from the specification.
#include "core/exchange/project_files.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

using Points = std::vector<std::optional<double>>;

/// What a project holds of one candidate, by position in the benchmark.
struct Held
{
    QHash<int, Response> responses;
    QHash<int, ScoredJudgement> judgements;
};

class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pointsOfTheManifest_data();
    void pointsOfTheManifest();
    void withoutABenchmark_data();
    void withoutABenchmark();
    void lmmsKeepsWhatTheHarnessFilledIn();
    void datasetsAreTheSameItems_data();
    void datasetsAreTheSameItems();
    void embeddedImagesAreKeptOnce();
    void reportedNumbersAreKept_data();
    void reportedNumbersAreKept();
    void framesOfTheNotebook_data();
    void framesOfTheNotebook();
    void responsesAfterTheirJudgements();
    void wholeFolderAtOnce();
    void cancelledAnywhereWritesNothing();
    void fileThatChangedMeanwhile();

private:
    QString format(const char *below) const { return referencePath(QStringLiteral("formats/") + QLatin1String(below)); }
    void importBenchmark()
    {
        importNow(*m_store, {referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json"))});
    }
    Held held(const QString &candidate = {}) const;

    QTemporaryDir m_dir;
    int m_number = 0;
    std::unique_ptr<ProjectStore> m_store;
};

void TestSamples::init()
{
    m_store = must(createSqliteProject(m_dir.filePath(QStringLiteral("p%1.plumb").arg(m_number++))));
}

Held TestSamples::held(const QString &candidate) const
{
    Held held;
    const auto reader = must(m_store->openReader());
    QHash<QString, int> positions;
    for (const Item &item : must(reader->items().items()))
        positions.insert(item.revisionId, item.position);
    QHash<QString, QString> names;
    for (const ModelSpec &model : must(reader->models().models()))
        names.insert(model.id, model.name);
    QHash<QString, int> ofResponse;
    for (const Response &r : must(reader->answers().currentResponses())) {
        if (!candidate.isEmpty() && names.value(r.candidateId) != candidate)
            continue;
        held.responses.insert(positions.value(r.revisionId), r);
        ofResponse.insert(r.id, positions.value(r.revisionId));
    }
    for (const ScoredJudgement &j : must(reader->answers().currentJudgements())) {
        if (ofResponse.contains(j.judgement.responseId))
            held.judgements.insert(ofResponse.value(j.judgement.responseId), j);
    }
    return held;
}

static QJsonObject manifest()
{
    return QJsonDocument::fromJson(contentOf(referencePath(QStringLiteral("formats/MANIFEST.json")))).object();
}

static Points truthOf(int position)
{
    Points points;
    for (const QJsonValue p : manifest().value(u"truth_points").toObject().value(QString::number(position)).toArray())
        points.push_back(p.toDouble());
    return points;
}

void TestSamples::pointsOfTheManifest_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QString>("stateOf193"); ///< response; empty: none
    QTest::addColumn<bool>("judged193");
    const auto row = [&](const char *path, const char *candidate, const char *state, bool judged) {
        QTest::newRow(path) << format(path) << QString::fromLatin1(candidate) << QString::fromLatin1(state) << judged;
    };
    row("evalscope/v1_text_judge_1.5-1.6", "demo-vlm-7b", "empty", false);
    row("evalscope/v3_json_contract/outputs", "demo-vlm-7b", "failed", false); // it has an error
    row("vlmevalkit/outputs", "demo-vlm-7b", "failed", true);                  // the judge graded an error message
    row("mia_original/scored_records.json", "demo_vlm_7b", "", false);
    row("mia_original/scored.csv", "demo_vlm_7b", "", false);
    row("openai_batch", "openai_batch", "failed", false);
    row("custom/community_evaluation_response.jsonl", "community_evaluation_response", "", false);
}

void TestSamples::pointsOfTheManifest()
{
    QFETCH(QString, path);
    QFETCH(QString, candidate);
    QFETCH(QString, stateOf193);
    QFETCH(bool, judged193);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    importBenchmark();
    const PreparedImport first = importNow(*m_store, {path});
    QCOMPARE(first.count(RowFate::Refused), 0);
    const Held got = held(candidate);
    for (const int position : {0, 25, 132, 241}) {
        QVERIFY2(got.judgements.contains(position), qPrintable(QString::number(position)));
        const JudgementScore &score = got.judgements.value(position).score;
        QCOMPARE(score.points, truthOf(position));
        QCOMPARE(score.state, QStringLiteral("complete"));
    }
    // 65: the judge refused, and no format takes that for points.
    QVERIFY(got.judgements.contains(65));
    QCOMPARE(got.judgements.value(65).score.state, QStringLiteral("none"));
    QCOMPARE(got.judgements.value(65).score.flags,
             std::vector<QString>{QStringLiteral("refusal")}); // nothing else is missing from a reply that declines
    // 193: the candidate's own failure.
    QCOMPARE(got.responses.contains(193), !stateOf193.isEmpty());
    if (!stateOf193.isEmpty())
        QCOMPARE(responseStateId(got.responses.value(193).state), stateOf193);
    QCOMPARE(got.judgements.contains(193), judged193);
    // 133 is missing everywhere but in the batch, where its judging expired.
    QVERIFY(!got.judgements.contains(133));

    const PreparedImport again = importNow(*m_store, {path});
    QVERIFY(!again.hasWork());
    QCOMPARE(again.count(RowFate::New) + again.count(RowFate::Changed), 0);
}

void TestSamples::withoutABenchmark_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("items");
    QTest::newRow("evalscope v1") << format("evalscope/v1_text_judge_1.5-1.6") << 6;
    QTest::newRow("vlmevalkit") << format("vlmevalkit/outputs") << 6;
    QTest::newRow("scored frame") << format("mia_original/scored_records.json") << 7;
    QTest::newRow("community") << format("custom/community_evaluation_response.jsonl") << 5;
}

void TestSamples::withoutABenchmark()
{
    QFETCH(QString, path);
    QFETCH(int, items);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    importNow(*m_store, {path});
    const std::vector<Item> made = must(must(m_store->openReader())->items().items());
    QCOMPARE(static_cast<int>(made.size()), items);
    const auto banner = std::find_if(made.begin(), made.end(), [](const Item &item) {
        return item.instruction.startsWith(QStringLiteral("Describe the main theme of the banner"));
    });
    QVERIFY(banner != made.end());
    QCOMPARE(banner->weightSum(), 8.0);
    const Held got = held();
    QCOMPARE(got.judgements.value(banner->position).score.points, truthOf(241));
    QVERIFY(!importNow(*m_store, {path}).hasWork());
    // The benchmark that comes later is the same items where their image is known by an address.
}

void TestSamples::lmmsKeepsWhatTheHarnessFilledIn()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/lmms_eval");
    importBenchmark();
    const PreparedImport import = importNow(*m_store, {path});
    QCOMPARE(import.sources.front().candidates, QStringList{QStringLiteral("demo/demo-vlm-7b")});
    const Held got = held();
    QCOMPARE(got.judgements.value(0).score.points, truthOf(0));
    QCOMPARE(got.judgements.value(241).score.points, truthOf(241));
    // "four-line": 0 stands behind the total: the harness could not read 1.5/2. The judge gave no 0.
    QCOMPARE(got.judgements.value(25).score.points, (Points{2, 3, std::nullopt, 2}));
    for (const int position : {65, 132}) // nothing was read at all
        QCOMPARE(got.judgements.value(position).score.state, QStringLiteral("none"));
    QCOMPARE(got.responses.value(193).state, ResponseState::Failed);
    QVERIFY(got.responses.value(193).text.isEmpty());
    QVERIFY(got.responses.value(193).meta.finishReason.contains(QStringLiteral("504")));
    // What the file says is kept as it is, and said to be no judge's text.
    QVERIFY(got.judgements.value(25).judgement.promptVersion.startsWith(kReportedRatios));
    QVERIFY(got.judgements.value(25).judgement.reply.contains(QStringLiteral("\"rhyming poem\":1,\"total_score\"")));
}

void TestSamples::datasetsAreTheSameItems_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("rows");
    QTest::newRow("viewer") << format("hf_dataset/viewer_rows.json") << 6;
    QTest::newRow("tsv") << format("vlmevalkit/LMUData/MIA-Bench.tsv") << 7;
    QTest::newRow("subset") << format("mia_original/instruction_benchmark_subset.json") << 7;
}

void TestSamples::datasetsAreTheSameItems()
{
    QFETCH(QString, path);
    QFETCH(int, rows);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    importBenchmark();
    const PreparedImport same = importNow(*m_store, {path});
    QCOMPARE(same.count(RowFate::New), 0);
    QCOMPARE(same.count(RowFate::Refused) + same.count(RowFate::Changed), 0);
    // Alone they are whole items.
    init();
    const PreparedImport alone = importNow(*m_store, {path});
    QCOMPARE(alone.count(RowFate::New), rows);
    const std::vector<Item> items = must(must(m_store->openReader())->items().items());
    QCOMPARE(items.back().components.size(), std::size_t{3});
    QCOMPARE(items.back().components[0].weight, 4.0);
    QCOMPARE(items.back().components[2].type, QStringLiteral("grammar"));
    QVERIFY(!importNow(*m_store, {path}).hasWork());
}

void TestSamples::embeddedImagesAreKeptOnce()
{
    PLUMBLINE_NEEDS_REFERENCE(v3, "formats/evalscope/v3_json_contract");
    importBenchmark();
    const PreparedImport import = importNow(*m_store, {v3}); // each image in predictions and in reviews
    QCOMPARE(import.images.size(), 6u);
    const auto reader = must(m_store->openReader());
    QCOMPARE(must(reader->images().imageHashes()).size(), 6);
    const Item item = must(reader->items().items())[241];
    const auto bytes = must(reader->images().imageBytes(item.image));
    QVERIFY(bytes);
    QVERIFY(bytes->startsWith("\xff\xd8")); // a JPEG, whole
    QVERIFY(bytes->endsWith("\xff\xd9"));
}

void TestSamples::reportedNumbersAreKept_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("harness");
    const auto row = [&](const char *path, const char *entry, const char *key, const char *harness) {
        QTest::newRow(path) << format(path) << QString::fromLatin1(entry) << QString::fromLatin1(key)
                            << QString::fromLatin1(harness);
    };
    row("vlmevalkit/outputs", "vlmevalkit", "total_score", "vlmevalkit");
    row("lmms_eval", "lmms_eval/v0.7", "total_score", "lmms-eval");
    row("evalscope/v3_json_contract", "evalscope/v3_json_contract", "judge_score", "evalscope-head");
    row("evalscope/v1_text_judge_1.5-1.6", "evalscope/v1", "total_score", "evalscope-1.10");
}

void TestSamples::reportedNumbersAreKept()
{
    QFETCH(QString, path);
    QFETCH(QString, entry);
    QFETCH(QString, key);
    QFETCH(QString, harness);
    if (path.isEmpty())
        QSKIP("needs ../shared/reference/formats, which is not on this machine");
    importBenchmark();
    importNow(*m_store, {path});
    const QJsonObject said = manifest().value(u"reported_by_harness_code").toObject().value(entry).toObject();
    const double wanted = said.contains(key) ? said.value(key).toDouble() : said.value(u"gpt_eval_score").toDouble();
    int means = 0;
    for (const ReportedScore &score : must(must(m_store->openReader())->reported().reportedScores())) {
        QCOMPARE(score.harness, harness);
        if (!score.responseId.isEmpty() || score.key != key)
            continue;
        ++means;
        QVERIFY2(std::abs(score.value - wanted) < 1e-9, qPrintable(QString::number(score.value)));
        if (score.n)
            QCOMPARE(*score.n, said.value(u"n").toInt());
    }
    QCOMPARE(means, 1); // status.json repeats what the score table says
}

void TestSamples::framesOfTheNotebook_data()
{
    QTest::addColumn<QString>("shape");
    for (const char *shape : {"records", "columns", "lines", "csv with a number column"})
        QTest::newRow(shape) << QString::fromLatin1(shape);
}

void TestSamples::framesOfTheNotebook()
{
    QFETCH(QString, shape);
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/mia_original/scored_records.json");
    const QJsonArray records = QJsonDocument::fromJson(contentOf(path)).array();
    QByteArray bytes = QJsonDocument(records).toJson();
    QString name = QStringLiteral("frame.json");
    if (shape == u"columns") {
        QJsonObject columns;
        for (int i = 0; i < records.size(); ++i) {
            const QJsonObject row = records.at(i).toObject();
            for (auto cell = row.begin(); cell != row.end(); ++cell) {
                QJsonObject column = columns.value(cell.key()).toObject();
                column.insert(QString::number(i), *cell);
                columns.insert(cell.key(), column);
            }
        }
        bytes = QJsonDocument(columns).toJson(QJsonDocument::Compact);
    } else if (shape == u"lines") {
        bytes.clear();
        for (const QJsonValue row : records)
            bytes += QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact) + '\n';
    } else if (shape.startsWith(u"csv")) {
        bytes = contentOf(format("mia_original/scored.csv"));
        bytes.prepend("Unnamed: 0,");
        for (const QJsonValue row : records) { // each row begins with its image's address
            const QByteArray image = row.toObject().value(u"image").toString().toUtf8();
            bytes.replace(QByteArray("\n" + image), QByteArray("\n7," + image));
        }
        name = QStringLiteral("frame.csv");
    }
    importBenchmark();
    const PreparedImport import = importNow(*m_store, {writeFile(m_dir.filePath(shape.left(3) + u'/' + name), bytes)});
    const SourcePlan &plan = import.sources.front();
    QCOMPARE(sourceKindId(plan.source.kind), QStringLiteral("scored-frame"));
    QCOMPARE(plan.candidates, (QStringList{QStringLiteral("demo_vlm_7b"), QStringLiteral("other_vlm_13b")}));
    // The integer trap: only row 0 of the second candidate was ever judged.
    QCOMPARE(held(QStringLiteral("other_vlm_13b")).judgements.keys(), QList<int>{0});
    QCOMPARE(plan.plan.count(RowFate::Skipped), 8);
    QCOMPARE(held(QStringLiteral("demo_vlm_7b")).judgements.value(25).score.points, truthOf(25));
}

void TestSamples::responsesAfterTheirJudgements()
{
    PLUMBLINE_NEEDS_REFERENCE(frame, "formats/mia_original/scored_records.json");
    importBenchmark();
    importNow(*m_store, {frame});
    QCOMPARE(held(QStringLiteral("demo_vlm_7b")).responses.value(0).state, ResponseState::NotGiven);
    ImportOptions options;
    options.candidate = QStringLiteral("demo_vlm_7b");
    importNow(*m_store, {format("mia_original/inference_url.jsonl")}, options);
    const Held got = held(QStringLiteral("demo_vlm_7b"));
    QVERIFY(got.responses.value(0).text.startsWith(QStringLiteral("At a crowded")));
    QCOMPARE(got.judgements.value(0).score.points, truthOf(0)); // the judgement followed its response
    QCOMPARE(got.responses.value(193).state, ResponseState::Failed);
    QVERIFY(!importNow(*m_store, {frame}).hasWork());
    QVERIFY(!importNow(*m_store, {format("mia_original/inference_url.jsonl")}, options).hasWork());
}

void TestSamples::wholeFolderAtOnce()
{
    PLUMBLINE_NEEDS_REFERENCE(folder, "formats");
    importBenchmark();
    const PreparedImport import = importNow(*m_store, {folder});
    QStringList kinds;
    for (const SourcePlan &plan : import.sources)
        kinds.append(sourceKindId(plan.source.kind));
    for (const char *kind : {"benchmark", "drafts", "responses", "evalscope", "vlmevalkit", "lmms-eval", "scored-frame",
                             "openai-batch", "llava", "community"})
        QVERIFY2(kinds.contains(QLatin1String(kind)), kind);
    const auto pickle = std::find_if(import.ignored.begin(), import.ignored.end(),
                                     [](const IgnoredFile &f) { return f.path.endsWith(QStringLiteral(".pkl")); });
    QVERIFY(pickle != import.ignored.end());
    QVERIFY(pickle->reason.contains(QStringLiteral("never opened")));
    QVERIFY(!importNow(*m_store, {folder}).hasWork());
}

void TestSamples::cancelledAnywhereWritesNothing()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/evalscope/v3_json_contract");
    importBenchmark();
    // While reading, after any row.
    for (int rows = 0; rows < 12; ++rows) {
        int left = rows;
        qint64 last = 0;
        const Result<PreparedImport> import = prepareImport(*m_store, {path}, {}, [&](qint64 done, qint64 total) {
            const bool grows = done > last && done <= total;
            last = done;
            return grows && left-- > 0;
        });
        QVERIFY(!import);
        QCOMPARE(import.error().kind, ErrorKind::Cancelled);
    }
    // While writing: the transaction is rolled back.
    const PreparedImport import = must(prepareImport(*m_store, {path}, {}));
    const auto cancel = std::make_shared<std::atomic_bool>(true);
    QFuture<Result<bool>> done = applyImport(*m_store, import, 1, cancel);
    done.waitForFinished();
    QVERIFY(!done.result());
    QCOMPARE(done.result().error().kind, ErrorKind::Cancelled);
    const auto reader = must(m_store->openReader());
    QVERIFY(must(reader->answers().currentResponses()).empty());
    QVERIFY(must(reader->images().imageHashes()).isEmpty());
    QVERIFY(must(reader->models().models()).empty());
    cancel->store(false);
    done = applyImport(*m_store, import, 1, cancel);
    done.waitForFinished();
    must(done.result());
    QCOMPARE(held().responses.size(), 6);
}

void TestSamples::fileThatChangedMeanwhile()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/evalscope/v3_json_contract/outputs/20260822_101530/reviews/demo-vlm-7b/"
                                    "mia_bench_default.jsonl");
    importBenchmark();
    const QByteArray bytes = contentOf(path);
    const QString copy = writeFile(m_dir.filePath(QStringLiteral("changing.jsonl")), bytes);
    const PreparedImport import = must(prepareImport(*m_store, {copy}, {}));
    writeFile(copy, QByteArray(bytes).replace("/9j/4AAQ", "/9j/5AAQ"));
    QFuture<Result<bool>> done = applyImport(*m_store, import, 1);
    done.waitForFinished();
    QVERIFY(!done.result()); // its images are not those that were planned
    QVERIFY(done.result().error().what.contains(QStringLiteral("changed")));
    QVERIFY(held().responses.isEmpty());
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
