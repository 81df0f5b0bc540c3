// SPDX-License-Identifier: GPL-3.0-or-later
// The command line's contract: commands, options, exit codes, JSON.
#include "tests/cli/cli_process.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QTest>

using namespace plumbline::test;

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFileInfo(Cli::program()).isExecutable(), qPrintable(Cli::program())); }
    void helpAndVersion();
    void badUsage_data();
    void badUsage();
    void initCreatesOnce();
    void projectBeforeOrAfter();
    void importAndExport();
    void importNamesRefusedRows();
    void dryRunWritesNothing();
    void nothingIsWrittenOverAProject_data();
    void nothingIsWrittenOverAProject();
    void responsesOfACandidate();
    void scoresBeforeAnything();
    void publishedBenchmarkRoundTrip();
    void recordedEvaluation();
    void resultsOfAHarness();
    void mappedTable();
    void tableOfSeveralJudges();
    void damagedFileChangesNothing();
    void everyExport_data();
    void everyExport();
};

static const char *const kBenchmark = R"([
{"image": "a.png", "instruction": "Describe it.", "type": "basic", "num_of_component": 1, "components": ["Describe it"], "component_weight": [10], "component_type": ["describe"]},
{"image": "b.png", "instruction": "Count it.", "type": "basic", "num_of_component": 1, "components": ["Count it"], "component_weight": [10], "component_type": ["math"]}
])";

void TestCli::helpAndVersion()
{
    const Cli cli;
    const CliOutcome help = cli.run({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    for (const char *command : {"init", "import", "export", "ask", "judge", "scores", "eval", "verify-ledger"})
        QVERIFY2(help.out.contains(command), command);
    const CliOutcome version = cli.run({QStringLiteral("--version")});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("plumbline-cli "));
}

void TestCli::badUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *words) {
        QTest::newRow(words) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
    };
    row("");
    row("frobnicate");
    row("init");
    row("scores");
    row("scores --project /no/such/file.plumb");
    row("scores --project");
    row("import --project /no/such/file.plumb x.json");
    row("import");
    row("export --project x --format csv --out y");
    row("eval --no-such-option");
    row("ask --project /no/such/file.plumb --model m");
}

void TestCli::badUsage()
{
    QFETCH(QStringList, words);
    const Cli cli;
    const CliOutcome plain = cli.run(words);
    QCOMPARE(plain.code, 2);
    QVERIFY(plain.err.startsWith("plumbline-cli: "));
    QVERIFY(plain.out.isEmpty());
    const CliOutcome json = cli.run(QStringList{QStringLiteral("--json")} + words);
    QCOMPARE(json.code, 2);
    QVERIFY2(!json.json().value(u"error").toObject().value(u"what").toString().isEmpty(), json.out.constData());
}

void TestCli::initCreatesOnce()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    QVERIFY(QFileInfo::exists(project));
    const CliOutcome again = cli.run({QStringLiteral("init"), project});
    QCOMPARE(again.code, 2);
    QVERIFY(again.err.contains("already"));
}

void TestCli::projectBeforeOrAfter()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString option = QStringLiteral("--project");
    const QString json = QStringLiteral("--json");
    QCOMPARE(cli.run({option, project, QStringLiteral("init")}).code, 0);
    for (const QStringList &words :
         {QStringList{option, project, json, QStringLiteral("scores")},
          QStringList{QStringLiteral("scores"), option, project, json},
          QStringList{json, QStringLiteral("scores"), QStringLiteral("--project=") + project}}) {
        const CliOutcome scores = cli.run(words);
        QCOMPARE(scores.code, 0);
        QVERIFY2(scores.json().contains(u"candidates"), scores.out.constData());
    }
}

void TestCli::importAndExport()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString benchmark = cli.write(QStringLiteral("b.json"), kBenchmark);
    const QString out = cli.file(QStringLiteral("out.json"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const QStringList import = {QStringLiteral("--json"), QStringLiteral("--project"), project,
                                QStringLiteral("import"), benchmark};
    const CliOutcome first = cli.run(import);
    QCOMPARE(first.code, 0);
    const QJsonObject file = first.json().value(u"files").toArray().first().toObject();
    QCOMPARE(file.value(u"kind").toString(), QStringLiteral("benchmark"));
    QCOMPARE(file.value(u"new").toInt(), 2);
    QCOMPARE(cli.run(import).json().value(u"files").toArray().first().toObject().value(u"same").toInt(), 2);
    const CliOutcome exported =
        cli.run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("miabench"),
                 QStringLiteral("--out"), out, QStringLiteral("--project"), project, QStringLiteral("--json")});
    QCOMPARE(exported.code, 0);
    QVERIFY(!exported.json().isEmpty());
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(written.readAll()), QJsonDocument::fromJson(kBenchmark));
}

void TestCli::importNamesRefusedRows()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString benchmark = cli.write(
        QStringLiteral("b.json"),
        QByteArray(kBenchmark).replace("[10], \"component_type\": [\"math\"]", "[-1], \"component_type\": [\"math\"]"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const CliOutcome plain = cli.run({QStringLiteral("--project"), project, QStringLiteral("import"), benchmark});
    QCOMPARE(plain.code, 1); // did it, but found problems
    QVERIFY2(plain.out.contains("1 new") && plain.out.contains("row 1 refused"), plain.out.constData());
    const CliOutcome broken = cli.run({QStringLiteral("--project"), project, QStringLiteral("import"),
                                       cli.write(QStringLiteral("c.json"), "[{\n  oops\n}]")});
    QCOMPARE(broken.code, 2);
    QVERIFY2(broken.err.contains("c.json, line 2"), broken.err.constData());
}

void TestCli::nothingIsWrittenOverAProject_data()
{
    QTest::addColumn<QStringList>("words");
    for (const char *format : {"miabench", "llava", "scores-jsonl", "decisions-jsonl", "csv-long"}) {
        QTest::newRow(format) << QStringList{QStringLiteral("export"), QStringLiteral("--format"),
                                             QString::fromLatin1(format)};
    }
    QTest::newRow("decisions") << QStringList{QStringLiteral("decisions")};
}

void TestCli::nothingIsWrittenOverAProject()
{
    QFETCH(QStringList, words);
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString other = cli.file(QStringLiteral("other.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    QCOMPARE(cli.run({QStringLiteral("init"), other}).code, 0);
    const QByteArray before = contentOf(other);
    words += {QStringLiteral("--project"), project, QStringLiteral("--out")};
    for (const QString &out : {other, cli.file(QString()), QStringLiteral("/dev/null")}) {
        const CliOutcome outcome = cli.run(words + QStringList{out});
        QVERIFY2(outcome.code == 2 && outcome.err.contains("Nothing was written"), outcome.err.constData());
    }
    QVERIFY(contentOf(other) == before);
    QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile()); // a save by renaming would put a file there
}

void TestCli::dryRunWritesNothing()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString benchmark = cli.write(QStringLiteral("b.json"), kBenchmark);
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    for (int i = 0; i < 2; ++i) {
        const CliOutcome dry = cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project,
                                        QStringLiteral("import"), QStringLiteral("--dry-run"), benchmark});
        QCOMPARE(dry.code, 0);
        QCOMPARE(dry.json().value(u"dry_run").toBool(), true);
        QCOMPARE(dry.json().value(u"files").toArray().first().toObject().value(u"new").toInt(), 2);
    }
}

void TestCli::responsesOfACandidate()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const QString responses = cli.write(
        QStringLiteral("r.jsonl"), "{\"url\": \"a.png\", \"text\": \"one\"}\n{\"url\": \"z.png\", \"text\": \"?\"}\n");
    QCOMPARE(cli.run({QStringLiteral("--project"), project, QStringLiteral("import"), responses}).code, 2); // no items
    const CliOutcome both = cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project,
                                     QStringLiteral("import"), cli.write(QStringLiteral("b.json"), kBenchmark),
                                     responses, QStringLiteral("--candidate"), QStringLiteral("My Model")});
    QCOMPARE(both.code, 1); // one row belongs to no item
    const QJsonObject file = both.json().value(u"files").toArray().at(1).toObject();
    QCOMPARE(file.value(u"candidate").toString(), QStringLiteral("My Model"));
    QCOMPARE(file.value(u"new").toInt(), 1);
    QCOMPARE(file.value(u"refused").toInt(), 1);
    const QJsonArray rows =
        cli.run({QStringLiteral("scores"), QStringLiteral("--json"), QStringLiteral("--project"), project})
            .json()
            .value(u"candidates")
            .toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().toObject().value(u"candidate").toString(), QStringLiteral("My Model"));
    QCOMPARE(rows.first().toObject().value(u"total").toObject().value(u"not_run").toInt(), 2);
}

void TestCli::scoresBeforeAnything()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    QCOMPARE(cli.run({QStringLiteral("scores"), QStringLiteral("--project"), project}).code, 0);
    const CliOutcome policy = cli.run({QStringLiteral("scores"), QStringLiteral("--project"), project,
                                       QStringLiteral("--missing"), QStringLiteral("guess")});
    QCOMPARE(policy.code, 2);
    QVERIFY(policy.err.contains("guess"));
    QCOMPARE(cli.run({QStringLiteral("scores"), QStringLiteral("--project"), project, QStringLiteral("--judge"),
                      QStringLiteral("nobody")})
                 .code,
             2);
    const CliOutcome ledger =
        cli.run({QStringLiteral("verify-ledger"), QStringLiteral("--project"), project, QStringLiteral("--json")});
    QCOMPARE(ledger.code, 0);
    QCOMPARE(ledger.json().value(u"holds").toBool(), true);
    QCOMPARE(ledger.json().value(u"events").toInt(-1), 0);
}

void TestCli::publishedBenchmarkRoundTrip()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/instruction_benchmark_all.json");
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString out = cli.file(QStringLiteral("out.json"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    QCOMPARE(cli.run({QStringLiteral("import"), path, QStringLiteral("--project"), project}).code, 0);
    QCOMPARE(cli.run({QStringLiteral("export"), QStringLiteral("--format=miabench"), QStringLiteral("--out"), out,
                      QStringLiteral("--project"), project})
                 .code,
             0);
    QFile before(path);
    QFile after(out);
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    const QJsonDocument was = QJsonDocument::fromJson(before.readAll());
    QCOMPARE(was.array().size(), 400);
    QVERIFY(QJsonDocument::fromJson(after.readAll()) == was);
}

void TestCli::recordedEvaluation()
{
    const Cli cli;
    const QString sample = sourceDir() + QStringLiteral("/data/sample");
    const QStringList words = {QStringLiteral("eval"),
                               QStringLiteral("--project"),
                               cli.file(QStringLiteral("p.plumb")),
                               QStringLiteral("--benchmark"),
                               sample + QStringLiteral("/benchmark.json"),
                               QStringLiteral("--recorded"),
                               sample,
                               QStringLiteral("--model"),
                               QStringLiteral("Aurora"),
                               QStringLiteral("--judge-model"),
                               QStringLiteral("Larch"),
                               QStringLiteral("--json")};
    const CliOutcome first = cli.run(words);
    QVERIFY2(first.code == 0 || first.code == 1, first.err.constData());
    const QJsonArray runs = first.json().value(u"runs").toArray();
    QCOMPARE(runs.size(), 2);
    QVERIFY(runs[0].toObject().value(u"total").toInt() >= 12);
    for (const QJsonValue run : runs) {
        QCOMPARE(run.toObject().value(u"state").toString(), QStringLiteral("done"));
        QCOMPARE(run.toObject().value(u"open").toInt(-1), 0);
        QVERIFY(run.toObject().value(u"answered").toInt() >= 12);
    }
    const QJsonObject row = first.json().value(u"scores").toObject().value(u"candidates").toArray().first().toObject();
    QCOMPARE(row.value(u"candidate").toString(), QStringLiteral("Aurora"));
    const double mean = row.value(u"total").toObject().value(u"mean").toDouble(-1);
    QVERIFY(mean > 0.3 && mean <= 1);
    QCOMPARE(row.value(u"categories").toObject().size(), 8); // the sample has all eight
    const CliOutcome again = cli.run(words);
    QCOMPARE(again.code, first.code);
    QCOMPARE(again.json().value(u"scores"), first.json().value(u"scores"));

    // The sample's Cirrus has an unreadable judgement and failed calls: the mean names both.
    QStringList plain = words;
    plain.replace(plain.indexOf(QStringLiteral("Aurora")), QStringLiteral("Cirrus"));
    plain.removeLast();
    const CliOutcome told = cli.run(plain);
    QVERIFY2(told.out.contains("n="), told.out.constData());
    QVERIFY2(told.out.contains("unparsed") && told.out.contains("failed"), told.out.constData());
}

void TestCli::resultsOfAHarness()
{
    PLUMBLINE_NEEDS_REFERENCE(benchmark, "mia-bench/instruction_benchmark_all.json");
    PLUMBLINE_NEEDS_REFERENCE(folder, "formats/vlmevalkit/outputs");
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const QStringList import = {QStringLiteral("--json"), QStringLiteral("--project"), project,
                                QStringLiteral("import")};
    const CliOutcome first = cli.run(import + QStringList{benchmark, folder});
    QCOMPARE(first.code, 0);
    const QJsonArray files = first.json().value(u"files").toArray();
    QCOMPARE(files.size(), 3);
    const QJsonObject judged = files.last().toObject();
    QCOMPARE(judged.value(u"kind").toString(), QStringLiteral("vlmevalkit"));
    QCOMPARE(judged.value(u"candidate").toString(), QStringLiteral("demo-vlm-7b"));
    QCOMPARE(judged.value(u"judges").toArray().first().toString(), QStringLiteral("gpt-4o"));
    QCOMPARE(judged.value(u"adds").toObject().value(u"judgements").toInt(), 6);
    QVERIFY(judged.value(u"items_without_row").toArray().size() == 394);
    for (const QJsonValue ignored : first.json().value(u"ignored").toArray())
        QVERIFY(ignored.toObject().value(u"file").toString().endsWith(QStringLiteral(".pkl")));
    const CliOutcome again = cli.run(import + QStringList{benchmark, folder});
    for (const QJsonValue file : again.json().value(u"files").toArray())
        QCOMPARE(file.toObject().value(u"new").toInt() + file.toObject().value(u"changed").toInt(), 0);
    // Scored already, and the failed response counts for nothing.
    const QJsonObject total =
        cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project, QStringLiteral("scores")})
            .json()
            .value(u"candidates")
            .toArray()
            .first()
            .toObject()
            .value(u"total")
            .toObject();
    QCOMPARE(total.value(u"n").toInt(), 4);
    QCOMPARE(total.value(u"mean").toDouble(), 0.90625);
    const QJsonObject reported =
        cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project, QStringLiteral("reported")})
            .json()
            .value(u"reported")
            .toArray()
            .first()
            .toObject();
    QVERIFY(std::abs(reported.value(u"reported").toObject().value(u"mean").toDouble() - 0.5666666666666668) < 1e-9);
    QVERIFY(std::abs(reported.value(u"recomputed").toObject().value(u"mean").toDouble() - 0.5666666666666668) < 1e-9);
}

void TestCli::mappedTable()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString table =
        cli.write(QStringLiteral("t.csv"), "Bild,Frage,Antwort\na.png,Describe it.,Seen\nb.png,Count it.,Two\n");
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const QStringList import = {QStringLiteral("--project"), project, QStringLiteral("import")};
    QCOMPARE(cli.run(import + QStringList{cli.write(QStringLiteral("b.json"), kBenchmark)}).code, 0);
    const CliOutcome unknown = cli.run(import + QStringList{table});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains("Bild, Frage, Antwort") && unknown.err.contains("--map"), unknown.err.constData());
    QCOMPARE(cli.run(import + QStringList{table, QStringLiteral("--map"), QStringLiteral("image=Nirgends")}).code, 2);
    QCOMPARE(cli.run(import + QStringList{table, QStringLiteral("--map"), QStringLiteral("nonsense")}).code, 2);
    const CliOutcome mapped =
        cli.run(import + QStringList{table, QStringLiteral("--map"),
                                     QStringLiteral("image=Bild,instruction=Frage,response=Antwort"),
                                     QStringLiteral("--candidate"), QStringLiteral("M")});
    QCOMPARE(mapped.code, 0);
    QVERIFY2(mapped.out.contains("mapped of M: 2 new"), mapped.out.constData());
    const CliOutcome known = cli.run(import + QStringList{table, QStringLiteral("--candidate"), QStringLiteral("M")});
    QCOMPARE(known.code, 0); // remembered by its columns
    QVERIFY2(known.out.contains("2 the same"), known.out.constData());
}

/// A row for every judge, with the response in each of them.
void TestCli::tableOfSeveralJudges()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const QString table = cli.write(QStringLiteral("t.csv"), "pic,ask,model,said,who,verdict\n"
                                                             "a.png,Describe it.,M,Seen,ann,component 1: 5/10\n"
                                                             "b.png,Count it.,M,Two,ann,component 1: 6/10\n"
                                                             "a.png,Describe it.,M,Seen,bob,component 1: 7/10\n"
                                                             "b.png,Count it.,M,Three,bob,component 1: 8/10\n"
                                                             "a.png,Describe it.,M,Seen,ann,component 1: 9/10\n");
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const QStringList import = {QStringLiteral("--json"), QStringLiteral("--project"), project,
                                QStringLiteral("import")};
    QCOMPARE(cli.run(import + QStringList{cli.write(QStringLiteral("b.json"), kBenchmark)}).code, 0);
    const QStringList words =
        import + QStringList{table, QStringLiteral("--map"),
                             QStringLiteral("image=pic,instruction=ask,candidate=model,response=said,judge=who,"
                                            "judge_reply=verdict")};
    const CliOutcome first = cli.run(words);
    QCOMPARE(first.code, 1); // two rows refused
    const QJsonObject file = first.json().value(u"files").toArray().first().toObject();
    const QJsonObject adds = file.value(u"adds").toObject();
    QCOMPARE(adds.value(u"responses").toInt(), 2);
    QCOMPARE(adds.value(u"judgements").toInt(), 3); // Seen by both, Two by ann
    QCOMPARE(file.value(u"refused").toInt(), 2);    // another response of M, and ann a second time
    const CliOutcome again = cli.run(words);
    QCOMPARE(again.json().value(u"files").toArray().first().toObject().value(u"same").toInt(), 3);
    QCOMPARE(again.json()
                 .value(u"files")
                 .toArray()
                 .first()
                 .toObject()
                 .value(u"adds")
                 .toObject()
                 .value(u"judgements")
                 .toInt(),
             0);
}

void TestCli::damagedFileChangesNothing()
{
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    const QString good = cli.write(QStringLiteral("b.json"), kBenchmark);
    const QString cut =
        cli.write(QStringLiteral("r.jsonl"), "{\"url\": \"a.png\", \"text\": \"one\"}\n{\"url\": \"b.png\", \"te");
    const CliOutcome both =
        cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project, QStringLiteral("import"), good, cut});
    QCOMPARE(both.code, 2); // one import, whole or not at all
    QVERIFY(
        both.json().value(u"error").toObject().value(u"where").toString().contains(QStringLiteral("r.jsonl, line 2")));
    const CliOutcome after = cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project,
                                      QStringLiteral("import"), QStringLiteral("--dry-run"), good});
    QCOMPARE(after.json().value(u"files").toArray().first().toObject().value(u"new").toInt(), 2);
}

void TestCli::everyExport_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"miabench", "vlmevalkit", "evalscope", "hf", "llava", "scores-jsonl", "decisions-jsonl",
                               "csv-long", "csv-wide", "labelstudio"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestCli::everyExport()
{
    QFETCH(QString, format);
    const Cli cli;
    const QString project = cli.file(QStringLiteral("p.plumb"));
    QCOMPARE(cli.run({QStringLiteral("init"), project}).code, 0);
    QCOMPARE(cli.run({QStringLiteral("--project"), project, QStringLiteral("import"),
                      cli.write(QStringLiteral("b.json"), kBenchmark),
                      cli.write(QStringLiteral("r.jsonl"), "{\"url\": \"a.png\", \"text\": \"one\"}\n")})
                 .code,
             0);
    const QString out = cli.file(QStringLiteral("out"));
    const CliOutcome done =
        cli.run({QStringLiteral("--json"), QStringLiteral("--project"), project, QStringLiteral("export"),
                 QStringLiteral("--format"), format, QStringLiteral("--out"), out});
    QCOMPARE(done.code, format == u"vlmevalkit" ? 1 : 0); // a.png and b.png are nowhere
    QVERIFY(QFileInfo::exists(out));
    QCOMPARE(done.json().value(u"problems").toArray().size(), format == u"vlmevalkit" ? 2 : 0);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
