// SPDX-License-Identifier: GPL-3.0-or-later
// The commands around runs: estimate, prices, caps, costs, logs, answers by hand, batches by hand, endpoints, keys.
#include "tests/cli/cli_process.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestCliRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dryRunAsksNothing();
    void capStopsCleanlyAndGoesOn();
    void projectCap();
    void repeatsAskOnlyTheRest();
    void retryIsForThisRunAlone();
    void eventsAreJsonLines();
    void byHand();
    void batchByHand();
    void otherApis_data();
    void otherApis();
    void testEndpoint();
    void badWords_data();
    void badWords();
    void plantedKeyIsNowhere();
    void keyringKey();

private:
    static QString project(const Cli &cli, int items)
    {
        const QString path = cli.file(QStringLiteral("p.plumb"));
        const std::unique_ptr<ProjectStore> store = must(createSqliteProject(path));
        insertItems(*store, makeItems(items));
        return path;
    }
    static QStringList ask(const QString &project, const ScriptedServer &server, const QStringList &more = {})
    {
        return QStringList{QStringLiteral("--project"),    project,
                           QStringLiteral("--json"),       QStringLiteral("ask"),
                           QStringLiteral("--model"),      QStringLiteral("c"),
                           QStringLiteral("--api-url"),    server.url(),
                           QStringLiteral("--max-tokens"), QStringLiteral("16")} +
               more;
    }
    static CliOutcome command(const Cli &cli, const QString &project, const QStringList &words)
    {
        return cli.run(QStringList{QStringLiteral("--project"), project, QStringLiteral("--json")} + words);
    }
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }
};

static ScriptedReply answer(const ServedRequest &r)
{
    return {0, 200, {}, chatBody(u"Re: " + r.prompt())};
}

void TestCliRuns::dryRunAsksNothing()
{
    ScriptedServer server(answer);
    const Cli cli;
    const QString p = project(cli, 8);
    QCOMPARE(command(cli, p, words("prices set --model c --input 100000 --output 200000")).code, 0);
    const CliOutcome dry = cli.run(ask(p, server, {QStringLiteral("--dry-run")}));
    QVERIFY2(dry.code == 0, dry.err.constData());
    const QJsonObject step = dry.json().value(u"steps").toArray().first().toObject();
    QCOMPARE(step.value(u"questions").toInt(), 8);
    const QJsonArray cost = step.value(u"cost").toArray();
    QVERIFY(cost.at(0).toDouble() > 0 && cost.at(0).toDouble() < cost.at(1).toDouble());
    QCOMPARE(server.requests.size(), 0u);
    QCOMPARE(QJsonDocument::fromJson(command(cli, p, words("runs")).out).array().size(), 0); // nor planned anything
}

void TestCliRuns::capStopsCleanlyAndGoesOn()
{
    ScriptedServer server(answer);
    const Cli cli;
    const QString p = project(cli, 60);
    QCOMPARE(command(cli, p, words("prices set --model c --input 100000 --output 200000 --currency EUR")).code, 0);
    const CliOutcome capped = cli.run(ask(p, server, words("--cap 100 --concurrency 16")));
    QCOMPARE(capped.code, 1);
    const QJsonObject run = capped.json().value(u"runs").toArray().first().toObject();
    QCOMPARE(run.value(u"state").toString(), QStringLiteral("capped"));
    QVERIFY(2.0 * server.answered <= 100);
    QCOMPARE(run.value(u"answered").toInt(), server.answered);
    // Forgetting the cap does not take it away.
    const int before = server.answered;
    QCOMPARE(cli.run(ask(p, server)).code, 1);
    QVERIFY(2.0 * server.answered <= 100);
    QVERIFY(server.answered - before <= 2);
    const CliOutcome whole = cli.run(ask(p, server, words("--cap none")));
    QVERIFY2(whole.code == 0, whole.err.constData());
    QCOMPARE(server.answered, 60);
    const QJsonObject costs = command(cli, p, words("costs")).json();
    QCOMPARE(costs.value(u"total").toDouble(), 120.0);
    QCOMPARE(costs.value(u"currency").toString(), QStringLiteral("EUR"));
    QCOMPARE(costs.value(u"items").toArray().size(), 60);
    QCOMPARE(costs.value(u"candidates").toArray().first().toObject().value(u"cost").toDouble(), 120.0);
}

void TestCliRuns::projectCap()
{
    ScriptedServer server(answer);
    const Cli cli;
    const QString p = project(cli, 60);
    QCOMPARE(command(cli, p, words("cap --amount 60")).code, 0);
    const CliOutcome unpriced = cli.run(ask(p, server));
    QVERIFY(unpriced.code != 0);
    QVERIFY(unpriced.err.contains("price"));
    QCOMPARE(server.requests.size(), 0u);
    QCOMPARE(command(cli, p, words("prices set --model c --input 100000 --output 200000")).code, 0);
    QCOMPARE(cli.run(ask(p, server)).code, 1);
    QVERIFY(2.0 * server.answered <= 60);
    QCOMPARE(command(cli, p, words("cap")).json().value(u"spent").toDouble(), 2.0 * server.answered);
    QCOMPARE(command(cli, p, words("cap --amount none")).json().value(u"cap"), QJsonValue());
}

void TestCliRuns::repeatsAskOnlyTheRest()
{
    ScriptedServer server(answer);
    const Cli cli;
    const QString p = project(cli, 4);
    QCOMPARE(cli.run(ask(p, server)).code, 0);
    QCOMPARE(server.requests.size(), 4u);
    QCOMPARE(cli.run(ask(p, server, words("--repeats 3"))).code, 0);
    QCOMPARE(server.requests.size(), 12u);
    QCOMPARE(cli.run(ask(p, server, words("--repeats 3"))).code, 0);
    QCOMPARE(server.requests.size(), 12u);
    QCOMPARE(cli.run(ask(p, server, words("--temperature 0"))).code, 0); // another setting: another run
    QCOMPARE(server.requests.size(), 16u);
    QCOMPARE(QJsonDocument::fromJson(command(cli, p, words("runs")).out).array().size(), 2);
}

void TestCliRuns::retryIsForThisRunAlone()
{
    bool refuses = true;
    ScriptedServer server([&](const ServedRequest &r) {
        return refuses ? ScriptedReply{0, 400, {}, R"({"error": {"message": "no"}})"} : answer(r);
    });
    const Cli cli;
    const QString p = project(cli, 3);
    QCOMPARE(cli.run(ask(p, server)).code, 1);
    QCOMPARE(cli.run(ask(p, server, words("--temperature 0"))).code, 1);
    QCOMPARE(server.requests.size(), 6u);
    refuses = false;
    QCOMPARE(cli.run(ask(p, server, words("--retry timeout"))).code, 1); // of that kind there is none
    QCOMPARE(server.requests.size(), 6u);
    QCOMPARE(cli.run(ask(p, server, words("--retry bad_request"))).code, 0);
    QCOMPARE(server.requests.size(), 9u);
    const QJsonArray runs = QJsonDocument::fromJson(command(cli, p, words("runs")).out).array();
    QCOMPARE(runs.at(0).toObject().value(u"failed").toInt(), 0);
    QCOMPARE(runs.at(1).toObject().value(u"failures").toObject().value(u"bad_request").toInt(), 3);
}

void TestCliRuns::eventsAreJsonLines()
{
    ScriptedServer server([](const ServedRequest &r) {
        ScriptedReply reply = answer(r);
        reply.delayMs = 60;
        return reply;
    });
    const Cli cli;
    const QString p = project(cli, 40);
    const CliOutcome outcome = cli.run(ask(p, server, words("--concurrency 2")));
    QCOMPARE(outcome.code, 0);
    QStringList events;
    for (const QByteArray &line : outcome.err.trimmed().split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        QVERIFY2(!event.isEmpty(), line.constData());
        events.append(event.value(u"event").toString());
        if (events.last() == u"progress")
            QCOMPARE(event.value(u"total").toInt(), 40);
    }
    QCOMPARE(events.first(), QStringLiteral("begin"));
    QVERIFY(events.contains(QStringLiteral("progress")));
    QCOMPARE(events.last(), QStringLiteral("end"));
}

void TestCliRuns::byHand()
{
    const Cli cli;
    const QString p = project(cli, 2);
    const QStringList next = words("manual next --model human");
    const QJsonObject first = command(cli, p, next).json();
    QCOMPARE(first.value(u"left").toInt(), 2);
    QVERIFY(first.value(u"prompt").toString().startsWith(QStringLiteral("Describe picture 0")));
    QCOMPARE(command(cli, p, next).json().value(u"question"), first.value(u"question")); // not answered: the same
    const QString id = QString::number(first.value(u"question").toInt());
    const QStringList give{QStringLiteral("manual"),     QStringLiteral("answer"),
                           QStringLiteral("--question"), id,
                           QStringLiteral("--in"),       cli.write(QStringLiteral("a.txt"), "I see a dot.\n")};
    QCOMPARE(command(cli, p, give).code, 0);
    QCOMPARE(command(cli, p, give).code, 2); // answered already
    const QJsonObject second = command(cli, p, next).json();
    QCOMPARE(second.value(u"left").toInt(), 1);
    QVERIFY(second.value(u"question") != first.value(u"question"));
    const std::unique_ptr<ProjectStore> store = must(openSqliteProject(p));
    const std::vector<Response> responses = must(must(store->openReader())->answers().currentResponses());
    QCOMPARE(responses.size(), 1u);
    QCOMPARE(responses.front().text, QStringLiteral("I see a dot."));
}

void TestCliRuns::batchByHand()
{
    ScriptedServer server(answer);
    const Cli cli;
    const QString p = project(cli, 3);
    const CliOutcome written =
        command(cli, p, words("batch write --model c") + QStringList{QStringLiteral("--api-url"), server.url()});
    QVERIFY2(written.code == 0, written.err.constData());
    const QJsonObject batch = written.json().value(u"batches").toArray().first().toObject();
    QFile requests(batch.value(u"file").toString());
    QVERIFY(requests.open(QIODevice::ReadOnly));
    QByteArray out;
    for (const QByteArray &line : requests.readAll().trimmed().split('\n')) {
        const QString id = QJsonDocument::fromJson(line).object().value(u"custom_id").toString();
        out += R"({"custom_id": ")" + id.toUtf8() + R"(", "error": null, "response": {"status_code": 200, "body": )" +
               chatBody(QStringLiteral("from a batch")) + "}}\n";
    }
    const CliOutcome read =
        command(cli, p, {QStringLiteral("batch"), QStringLiteral("read"), cli.write(QStringLiteral("out.jsonl"), out)});
    QVERIFY2(read.code == 0, read.err.constData());
    QCOMPARE(read.json().value(u"answered").toInt(), 3);
    const QJsonArray all = QJsonDocument::fromJson(command(cli, p, words("batch list")).out).array();
    QCOMPARE(all.first().toObject().value(u"state").toString(), QStringLiteral("completed"));
    QCOMPARE(cli.run(ask(p, server)).code, 0);
    QCOMPARE(server.requests.size(), 3u); // --max-tokens 16 is another run; the batch's own is done
}

void TestCliRuns::otherApis_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("responses") << QStringLiteral("openai-responses") << QByteArray("/v1/responses")
                               << QByteArray(R"({"status": "completed", "model": "m", "output": [{"type": "message",
                                  "content": [{"type": "output_text", "text": "hi"}]}]})");
    QTest::newRow("anthropic") << QStringLiteral("anthropic") << QByteArray("/v1/messages")
                               << QByteArray(R"({"type": "message", "model": "m", "stop_reason": "end_turn",
                                  "content": [{"type": "text", "text": "hi"}], "usage": {}})");
    QTest::newRow("ollama") << QStringLiteral("ollama") << QByteArray("/v1/api/chat")
                            << QByteArray(R"({"model": "m", "done": true, "message": {"content": "hi"}})");
}

void TestCliRuns::otherApis()
{
    QFETCH(QString, wire);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    ScriptedServer server([&](const ServedRequest &) { return ScriptedReply{0, 200, {}, body}; });
    const Cli cli;
    const QString p = project(cli, 1);
    const CliOutcome outcome = cli.run(ask(
        p, server, QStringList{QStringLiteral("--wire"), wire, QStringLiteral("--max-tokens"), QStringLiteral("64")}));
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(server.requests.front().path, path);
}

void TestCliRuns::testEndpoint()
{
    ScriptedServer server([](const ServedRequest &r) {
        return r.method == "GET" ? ScriptedReply{0, 200, {}, R"({"data": [{"id": "c"}]})"} : answer(r);
    });
    const Cli cli;
    const CliOutcome outcome = cli.run(words("--json test-endpoint --model c --api-url ") + QStringList());
    QCOMPARE(outcome.code, 2);
    const CliOutcome blind =
        cli.run({QStringLiteral("--json"), QStringLiteral("test-endpoint"), QStringLiteral("--model"),
                 QStringLiteral("c"), QStringLiteral("--api-url"), server.url()});
    QCOMPARE(blind.code, 1);
    QCOMPARE(blind.json().value(u"listed").toBool(), true);
    QCOMPARE(blind.json().value(u"saw_image").toBool(), false); // the server only repeats the question
}

void TestCliRuns::badWords_data()
{
    QTest::addColumn<QString>("more");
    for (const char *bad :
         {"--cap -1", "--cap much", "--rpm 0", "--tpm x", "--concurrency 257", "--repeats 0", "--reasoning-effort huge",
          "--image-detail tiny", "--provider nobody", "--wire soap", "--timeout 0", "--temperature -1"})
        QTest::newRow(bad) << QString::fromLatin1(bad);
}

void TestCliRuns::badWords()
{
    QFETCH(QString, more);
    ScriptedServer server(answer);
    const Cli cli;
    const QString p = project(cli, 1);
    const CliOutcome outcome = cli.run(ask(p, server, more.split(u' ')));
    QCOMPARE(outcome.code, 2);
    QVERIFY(!outcome.json().value(u"error").toObject().value(u"what").toString().isEmpty());
    QCOMPARE(server.requests.size(), 0u);
}

void TestCliRuns::plantedKeyIsNowhere()
{
    // A server that repeats the key wherever it can; everything that we write or show is searched for it.
    const QByteArray key = "sk-planted-0815-4711";
    bool seen = false;
    QByteArray shown;
    ScriptedServer server([&](const ServedRequest &r) {
        seen = seen || r.headers.value("authorization") == "Bearer " + key;
        // The list of processes, while a run is going.
        for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
            if (line.open(QIODevice::ReadOnly))
                shown += line.readAll();
        }
        const QByteArray repeated = R"({"error": {"message": "Incorrect API key provided: )" + key + R"("}})";
        switch (r.number % 4) {
        case 0:
            return ScriptedReply{0, 500, {}, repeated};
        case 1:
            return ScriptedReply{0, 400, {}, repeated};
        case 2:
            return ScriptedReply{0, 200, {}, chatBody(u"Your key is " + QString::fromLatin1(key))};
        default:
            return ScriptedReply{0, 429, {}, repeated};
        }
    });
    Cli cli;
    cli.environment.insert(QStringLiteral("PLANTED_KEY"), QString::fromLatin1(key));
    const QString p = project(cli, 8);
    const QStringList withKey{QStringLiteral("--api-key-env"), QStringLiteral("PLANTED_KEY")};
    const CliOutcome run = cli.run(ask(p, server, withKey));
    QVERIFY(seen);
    server.script = [&](const ServedRequest &) {
        return ScriptedReply{0, 401, {}, R"({"error": {"message": "Incorrect API key provided: )" + key + R"("}})"};
    };
    const CliOutcome refused = cli.run(ask(p, server, withKey + words("--temperature 0")));
    QVERIFY(refused.code != 0);
    const CliOutcome test = cli.run(QStringList{QStringLiteral("test-endpoint"), QStringLiteral("--model"),
                                                QStringLiteral("c"), QStringLiteral("--api-url"), server.url()} +
                                    withKey);
    QList<QByteArray> texts{run.out, run.err, refused.out, refused.err, test.out, test.err, shown};
    for (const char *report : {"log", "runs", "costs", "providers", "decisions"}) {
        const CliOutcome outcome = command(cli, p, {QString::fromLatin1(report)});
        texts.append(outcome.out);
        texts.append(outcome.err);
    }
    const CliOutcome written =
        command(cli, p, words("batch write --model c --temperature 1 --api-url") + QStringList{server.url()} + withKey);
    texts.append(written.out);
    QCOMPARE(command(cli, p,
                     {QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("miabench"),
                      QStringLiteral("--out"), cli.file(QStringLiteral("e.json"))})
                 .code,
             0);
    for (const QByteArray &text : texts)
        QVERIFY2(!text.contains(key), text.constData());
    int files = 0;
    for (QDirIterator it(cli.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(key), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 3); // project, export, batch
    // Bodies in the log are compressed in the file: looked at unpacked as well, which `log` above did.
    QVERIFY(command(cli, p, words("log --limit 1000")).out.contains("(key)"));
}

void TestCliRuns::keyringKey()
{
    // The real keyring, on a D-Bus of its own.
    for (const char *needed : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(needed)).isEmpty())
            QSKIP("needs dbus-run-session and gnome-keyring, which are not on this machine");
    }
    ScriptedServer server(answer);
    Cli cli;
    const QString p = project(cli, 2);
    cli.environment.insert(QStringLiteral("HOME"), cli.dir.path());
    cli.environment.insert(QStringLiteral("XDG_CONFIG_HOME"), cli.file(QStringLiteral("config")));
    const QByteArray script =
        "echo -n pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; sleep 1\n"
        "echo sk-ring-123456789012 | \"$1\" --json key set mine || exit 3\n"
        "\"$1\" key show mine | grep -q '^mine: sk-…9012$' || exit 4\n"
        "\"$1\" --project \"$2\" ask --model c --api-url \"$3\" --api-key-ring mine || exit 5\n"
        "\"$1\" key remove mine || exit 6\n"
        "! \"$1\" --project \"$2\" ask --model c --api-url \"$3\" --api-key-ring mine --temperature 0 || exit 7\n";
    QProcess process;
    process.setProcessEnvironment(cli.environment);
    process.start(QStringLiteral("dbus-run-session"),
                  {QStringLiteral("--"), QStringLiteral("bash"), cli.write(QStringLiteral("k.sh"), script),
                   Cli::program(), p, server.url()});
    const CliOutcome outcome = Cli::finish(process);
    QVERIFY2(outcome.code == 0, QByteArray(QByteArray::number(outcome.code) + outcome.out + outcome.err).constData());
    QCOMPARE(server.requests.size(), 2u);
    QCOMPARE(server.requests.front().headers.value("authorization"), QByteArrayLiteral("Bearer sk-ring-123456789012"));
    QFile file(p);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("sk-ring"));
}

QTEST_GUILESS_MAIN(TestCliRuns)
#include "tst_cli_runs.moc"
