// SPDX-License-Identifier: GPL-3.0-or-later
// `plumbline-cli eval` against a scripted server: faults, kill -9, and where the API key goes.
#include "tests/cli/cli_process.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace plumbline;
using namespace plumbline::test;

namespace {

constexpr int kConcurrency = 8;

QByteArray benchmarkOf(int count)
{
    QJsonArray rows;
    for (int i = 0; i < count; ++i) {
        const Item item = makeItem(i);
        QJsonArray texts;
        QJsonArray weights;
        QJsonArray types;
        for (const Component &c : item.components) {
            texts.append(c.text);
            weights.append(c.weight);
            types.append(c.type);
        }
        rows.append(QJsonObject{{QStringLiteral("image"), item.image},
                                {QStringLiteral("instruction"), item.instruction},
                                {QStringLiteral("type"), item.level},
                                {QStringLiteral("components"), texts},
                                {QStringLiteral("component_weight"), weights},
                                {QStringLiteral("component_type"), types}});
    }
    return QJsonDocument(rows).toJson();
}

/// The candidate repeats its question; the judge gives 3 of 4 and 6 of 6.
ScriptedReply reply(const ServedRequest &r, int delayMs)
{
    const QString text =
        r.model() == u"cand"
            ? QString(u"I say: " + r.prompt())
            : QStringLiteral("score of component 1: 3/4, score of component 2: 6/6, total score: 9/10. "
                             "It is short.");
    return {delayMs, 200, {}, chatBody(text)};
}

/// One request in ten goes wrong, each time in another way.
ScriptedReply faulty(const ServedRequest &r, int delayMs)
{
    ScriptedReply out = reply(r, delayMs);
    if (r.number % 10 != 3)
        return out;
    switch (r.number / 10 % 4) {
    case 0:
        out.status = 429;
        out.headers = {{"Retry-After", "0.05"}};
        break;
    case 1:
        out.status = 500;
        break;
    case 2:
        out.fault = ScriptedReply::Fault::Drop;
        break;
    default:
        out.fault = ScriptedReply::Fault::CutBody;
        break;
    }
    return out;
}

QList<int> numbersOf(const QString &project, const QStringList &statements)
{
    QList<int> numbers;
    const QString name = newId();
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(project);
        if (!db.open())
            qFatal("cannot open the project");
        for (const QString &sql : statements) {
            QSqlQuery query(db);
            if (!query.exec(sql) || !query.next())
                qFatal("cannot ask %s", qUtf8Printable(sql));
            numbers.append(query.value(0).toInt());
        }
    }
    QSqlDatabase::removeDatabase(name);
    return numbers;
}

} // namespace

class TestCliEval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evaluates();
    void faultsAndKill();
    void politeStop();
    void failedQuestionsGiveOne();
    void keyGoesNowhereElse();
    void unsetKeyIsNamed();
    void probes();

private:
    static QStringList words(const Cli &cli, const ScriptedServer &server, int items)
    {
        return {QStringLiteral("eval"),
                QStringLiteral("--project"),
                cli.file(QStringLiteral("p.plumb")),
                QStringLiteral("--benchmark"),
                cli.write(QStringLiteral("b.json"), benchmarkOf(items)),
                QStringLiteral("--model"),
                QStringLiteral("cand"),
                QStringLiteral("--judge-model"),
                QStringLiteral("jud"),
                QStringLiteral("--api-url"),
                server.url(),
                QStringLiteral("--concurrency"),
                QString::number(kConcurrency),
                QStringLiteral("--json")};
    }
};

void TestCliEval::evaluates()
{
    ScriptedServer server([](const ServedRequest &r) { return reply(r, 1); });
    const Cli cli;
    const CliOutcome outcome =
        cli.run(words(cli, server, 12) + QStringList{QStringLiteral("--limit"), QStringLiteral("10")});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(server.requests.size(), 20u);
    for (const ServedRequest &r : server.requests) {
        QVERIFY(r.image().startsWith(QStringLiteral("data:image/png;base64,"))); // candidate and judge alike
        if (r.model() == u"jud")
            QVERIFY(r.prompt().contains(QStringLiteral("The response is: I say: Describe picture")));
    }
    const QJsonObject row =
        outcome.json().value(u"scores").toObject().value(u"candidates").toArray().first().toObject();
    QCOMPARE(row.value(u"candidate").toString(), QStringLiteral("cand"));
    QCOMPARE(row.value(u"total").toObject().value(u"mean").toDouble(), 0.9);
    QCOMPARE(row.value(u"total").toObject().value(u"n").toInt(), 10);
    QCOMPARE(row.value(u"total").toObject().value(u"not_run").toInt(), 2);
    const QJsonObject categories = row.value(u"categories").toObject();
    QCOMPARE(categories.value(u"description").toObject().value(u"mean").toDouble(), 0.75);
    QCOMPARE(categories.value(u"perspective").toObject().value(u"mean").toDouble(), 1.0);
}

void TestCliEval::faultsAndKill()
{
    ScriptedServer server([](const ServedRequest &r) { return faulty(r, 20); });
    const Cli cli;
    const QStringList command = words(cli, server, 60);
    const QString project = cli.file(QStringLiteral("p.plumb"));
    const auto process = cli.start(command);
    QTRY_VERIFY_WITH_TIMEOUT(server.answered >= 80, 60'000); // all are asked, some are judged
    process->kill();                                         // SIGKILL
    QCOMPARE(Cli::finish(*process).code, -1);
    const QList<int> kept = numbersOf(
        project, {QStringLiteral("SELECT count(*) FROM response"), QStringLiteral("SELECT count(*) FROM judgement")});
    QCOMPARE(kept[0], 60);
    QVERIFY(kept[1] > 0 && kept[1] < 60);
    QVERIFY(server.answered - kept[0] - kept[1] <= kConcurrency); // only what was in flight is lost
    QTRY_COMPARE(server.inFlight, 0);
    const std::size_t before = server.requests.size();

    const CliOutcome second = cli.run(command);
    QVERIFY2(second.code == 0, second.err.constData());
    for (std::size_t i = before; i < server.requests.size(); ++i)
        QCOMPARE(server.requests[i].model(), QStringLiteral("jud")); // every candidate's answer was on disk
    const QList<int> all = numbersOf(
        project, {QStringLiteral("SELECT count(*) FROM response"), QStringLiteral("SELECT count(*) FROM judgement"),
                  QStringLiteral("SELECT count(DISTINCT revision_id) FROM response"),
                  QStringLiteral("SELECT count(DISTINCT response_id) FROM judgement"),
                  QStringLiteral("SELECT count(*) FROM question WHERE state != 'answered'"),
                  QStringLiteral("SELECT count(*) FROM item")});
    QCOMPARE(all, (QList<int>{60, 60, 60, 60, 0, 60}));
    QVERIFY2(server.answered - 120 <= kConcurrency, qPrintable(QString::number(server.answered)));
    const std::size_t requests = server.requests.size();
    QCOMPARE(cli.run(command).code, 0); // and a third time there is nothing left to ask
    QCOMPARE(server.requests.size(), requests);
}

void TestCliEval::politeStop()
{
    ScriptedServer server([](const ServedRequest &r) { return reply(r, 30); });
    const Cli cli;
    const QStringList command = words(cli, server, 60);
    const auto process = cli.start(command);
    QTRY_VERIFY_WITH_TIMEOUT(server.answered >= 20, 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliOutcome stopped = Cli::finish(*process);
    QCOMPARE(stopped.code, 1);
    QCOMPARE(stopped.json().value(u"runs").toArray().first().toObject().value(u"state").toString(),
             QStringLiteral("cancelled"));
    QCOMPARE(numbersOf(cli.file(QStringLiteral("p.plumb")),
                       {QStringLiteral("SELECT count(*) FROM question WHERE state = 'leased'")}),
             QList<int>{0});
    QCOMPARE(cli.run(command).code, 0);
    QVERIFY(server.answered - 120 <= kConcurrency);
}

void TestCliEval::failedQuestionsGiveOne()
{
    ScriptedServer server([](const ServedRequest &r) {
        if (r.model() == u"cand" && r.prompt().contains(QStringLiteral("picture 2 ")))
            return ScriptedReply{0, 400, {}, R"({"error": {"message": "too large"}})"};
        return reply(r, 0);
    });
    const Cli cli;
    const CliOutcome outcome = cli.run(words(cli, server, 4));
    QCOMPARE(outcome.code, 1);
    const QJsonArray runs = outcome.json().value(u"runs").toArray();
    QCOMPARE(runs[0].toObject().value(u"failed").toInt(), 1);
    QCOMPARE(runs[1].toObject().value(u"answered").toInt(), 3);
    const QJsonObject total = outcome.json()
                                  .value(u"scores")
                                  .toObject()
                                  .value(u"candidates")
                                  .toArray()
                                  .first()
                                  .toObject()
                                  .value(u"total")
                                  .toObject();
    QCOMPARE(total.value(u"failed").toInt(), 1);
    QCOMPARE(total.value(u"n").toInt(), 3);
}

void TestCliEval::keyGoesNowhereElse()
{
    const QByteArray key = "sk-planted-4711";
    ScriptedServer server([](const ServedRequest &r) {
        // Fails once, so that error paths are in the picture too.
        return r.number == 1 ? ScriptedReply{0, 500, {}, "{\"error\": {\"message\": \"boom\"}}"} : reply(r, 0);
    });
    Cli cli;
    cli.environment.insert(QStringLiteral("PLANTED_KEY"), QString::fromLatin1(key));
    QStringList command =
        words(cli, server, 4) + QStringList{QStringLiteral("--api-key-env"), QStringLiteral("PLANTED_KEY")};
    const CliOutcome json = cli.run(command);
    QVERIFY2(json.code == 0, json.err.constData());
    for (const ServedRequest &r : server.requests) {
        QCOMPARE(r.headers.value("authorization"), "Bearer " + key);
        QVERIFY(!r.body.contains(key));
        QVERIFY(!r.path.contains(key));
    }
    server.script = [&](const ServedRequest &) { return ScriptedReply{0, 401, {}, "{}"}; };
    command.replace(command.indexOf(QStringLiteral("cand")), QStringLiteral("other"));
    const CliOutcome refused = cli.run(command);
    QVERIFY(refused.code != 0);
    QVERIFY(refused.err.contains("401"));
    for (const QByteArray &text : {json.out, json.err, refused.out, refused.err})
        QVERIFY(!text.contains(key));
    int files = 0;
    for (const QFileInfo &info : QDir(cli.dir.path()).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(key), qPrintable(info.fileName()));
        ++files;
    }
    QVERIFY(files >= 2);
}

void TestCliEval::unsetKeyIsNamed()
{
    ScriptedServer server([](const ServedRequest &r) { return reply(r, 0); });
    const Cli cli;
    const CliOutcome outcome =
        cli.run(words(cli, server, 2) + QStringList{QStringLiteral("--api-key-env"), QStringLiteral("NOT_SET_HERE")});
    QVERIFY(outcome.code != 0);
    QVERIFY2(outcome.err.contains("NOT_SET_HERE"), outcome.err.constData());
    QCOMPARE(server.requests.size(), 0u);
}

void TestCliEval::probes()
{
    ScriptedServer server(&answerFromImage);
    const Cli cli;
    QVERIFY(cli.run(words(cli, server, 3)).code == 0);
    QStringList command = words(cli, server, 3);
    command.front() = QStringLiteral("probe");
    command.remove(command.indexOf(QStringLiteral("--benchmark")), 2);
    const std::size_t before = server.requests.size();
    const CliOutcome asked =
        cli.run(command + QStringList{QStringLiteral("--items"), QStringLiteral("0-1"), QStringLiteral("--conditions"),
                                      QStringLiteral("none,blank")});
    QVERIFY2(asked.code == 0, asked.err.constData());
    QCOMPARE(asked.json().value(u"runs").toArray().size(), 5);
    QCOMPARE(server.requests.size(), before + 8); // what was answered with its image is not asked again

    const QStringList report{QStringLiteral("--project"), cli.file(QStringLiteral("p.plumb")), QStringLiteral("--json"),
                             QStringLiteral("probes")};
    const QJsonArray items = cli.run(report).json().value(u"items").toArray();
    QCOMPARE(items.size(), 2);
    const QJsonObject item = items.first().toObject();
    QVERIFY(item.value(u"all_perfect").toBool());
    const QJsonObject drop = item.value(u"drops").toArray().first().toObject();
    QCOMPARE(drop.value(u"condition").toString(), QStringLiteral("none"));
    QCOMPARE(drop.value(u"total").toObject().value(u"value").toDouble(), 0.4);
    QCOMPARE(item.value(u"drops").toArray().last().toObject().value(u"total").toObject().value(u"value").toDouble(),
             0.0);
    // The probes do not touch the scores.
    const QJsonObject scores = cli.run({QStringLiteral("--project"), cli.file(QStringLiteral("p.plumb")),
                                        QStringLiteral("--json"), QStringLiteral("scores")})
                                   .json();
    QCOMPARE(scores.value(u"candidates").toArray().first().toObject().value(u"total").toObject().value(u"mean"), 1.0);

    QCOMPARE(cli.run(command + QStringList{QStringLiteral("--items"), QStringLiteral("99")}).code, 2);
    QCOMPARE(cli.run(command + QStringList{QStringLiteral("--conditions"), QStringLiteral("sideways")}).code, 2);
}

QTEST_GUILESS_MAIN(TestCliEval)
#include "tst_cli_eval.moc"
