// SPDX-License-Identifier: GPL-3.0-or-later
// A run through everything that goes wrong: refusals, errors, dropped and cut answers, answers that never come, kill -9
// at random moments, and a disk that fills up. Here in a short form; PLUMBLINE_CHAOS_QUESTIONS and
// PLUMBLINE_CHAOS_KILLS make it as long as one likes.
#include "tests/cli/cli_process.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace plumbline;
using namespace plumbline::test;

class TestChaos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsAndKills();
    void fullDisk();
    void roomIsMade();

private:
    static int setting(const char *name, int fallback)
    {
        bool ok = false;
        const int n = qEnvironmentVariableIntValue(name, &ok);
        return ok ? n : fallback;
    }
    static int number(const QString &project, const QString &sql)
    {
        int n = -1;
        const QString name = newId();
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            db.setDatabaseName(project);
            QSqlQuery query(db);
            if (db.open()) {
                query = QSqlQuery(db);
                if (query.exec(sql) && query.next())
                    n = query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(name);
        return n;
    }
};

/// 20 % 429, 5 % 500, 5 % dropped, 5 % cut or malformed, 1 % never.
static ScriptedReply chaotic(const ServedRequest &r, QRandomGenerator &random)
{
    ScriptedReply reply{5 + static_cast<int>(random.bounded(20)), 200, {}, chatBody(u"Re: " + r.prompt())};
    const int lot = static_cast<int>(random.bounded(100));
    if (lot < 20) {
        reply.status = 429;
        reply.headers = {{"Retry-After", "0.05"}};
        reply.body = R"({"error": {"code": "rate_limit_exceeded"}})";
    } else if (lot < 25) {
        reply.status = 500;
    } else if (lot < 30) {
        reply.fault = ScriptedReply::Fault::Drop;
    } else if (lot < 33) {
        reply.fault = ScriptedReply::Fault::CutBody;
    } else if (lot < 35) {
        reply.body = reply.body.left(reply.body.size() / 2); // whole HTTP, half a JSON
    } else if (lot < 36) {
        reply.fault = ScriptedReply::Fault::Hang;
    }
    return reply;
}

void TestChaos::faultsAndKills()
{
    const int questions = setting("PLUMBLINE_CHAOS_QUESTIONS", 100);
    const int kills = setting("PLUMBLINE_CHAOS_KILLS", 2);
    constexpr int kConcurrency = 16;
    QRandomGenerator random(static_cast<quint32>(setting("PLUMBLINE_CHAOS_SEED", 4)));
    QHash<QString, int> good; // whole, readable answers by question
    ScriptedServer server([&](const ServedRequest &r) {
        const ScriptedReply reply = chaotic(r, random);
        const bool isGood =
            reply.status == 200 && reply.fault == ScriptedReply::Fault::None && reply.body.endsWith('}');
        good[r.prompt()] += isGood ? 1 : 0;
        return reply;
    });
    Cli cli;
    cli.environment.insert(QStringLiteral("PLUMBLINE_TIMEOUT_MS"), QStringLiteral("1500"));
    const QString p = cli.file(QStringLiteral("p.plumb"));
    {
        const std::unique_ptr<ProjectStore> store = must(createSqliteProject(p));
        insertItems(*store, makeItems(questions));
    }
    const QStringList words{QStringLiteral("--project"),
                            p,
                            QStringLiteral("ask"),
                            QStringLiteral("--model"),
                            QStringLiteral("c"),
                            QStringLiteral("--api-url"),
                            server.url(),
                            QStringLiteral("--concurrency"),
                            QString::number(kConcurrency),
                            QStringLiteral("--retry-failed")};
    int inFlightAtKills = 0;
    for (int kill = 0; kill < kills; ++kill) {
        const auto process = cli.start(words);
        const std::size_t from = server.requests.size();
        const int after = 1 + static_cast<int>(random.bounded(static_cast<quint32>(questions / (kills + 1) + 10)));
        if (!QTest::qWaitFor(
                [&] {
                    return server.requests.size() >= from + static_cast<std::size_t>(after) ||
                           process->state() == QProcess::NotRunning;
                },
                60'000))
            QFAIL("the run stands still");
        inFlightAtKills += server.inFlight;
        process->kill(); // SIGKILL
        process->waitForFinished();
        // What the process had been sent is answered into the void meanwhile.
        QTest::qWait(50);
    }
    const auto last = cli.start(words);
    const CliOutcome outcome = Cli::finish(*last, 240'000);
    QVERIFY2(outcome.code == 0, outcome.err.right(2000).constData());

    QCOMPARE(number(p, QStringLiteral("SELECT count(*) FROM question WHERE state = 'answered'")), questions);
    QCOMPARE(number(p, QStringLiteral("SELECT count(*) FROM response")), questions);
    QCOMPARE(number(p, QStringLiteral("SELECT count(DISTINCT revision_id) FROM response")), questions);
    QCOMPARE(number(p, QStringLiteral("SELECT count(*) FROM response r JOIN item_revision v ON v.id = r.revision_id"
                                      " WHERE r.text != 'Re: ' || v.instruction")),
             0);
    int beyond = 0;
    for (const int n : std::as_const(good)) {
        QVERIFY(n >= 1);
        beyond += n - 1;
    }
    QVERIFY2(beyond <= inFlightAtKills,
             qPrintable(
                 QStringLiteral("%1 answers beyond need, %2 in flight at the kills").arg(beyond).arg(inFlightAtKills)));
    qInfo("%d questions, %d kills: %zu requests, %d answers beyond need, %d in flight at the kills", questions, kills,
          server.requests.size(), beyond, inFlightAtKills);
}

/// A project on a disk of 1.5 MB, and answers of 40 kB: the disk is full after some thirty of them.
class SmallDisk
{
public:
    SmallDisk()
    {
        const QString folder = cli.file(QStringLiteral("disk"));
        m_isMounted = QDir().mkpath(folder) && mount(QStringLiteral("size=1500k"));
        if (!m_isMounted)
            return;
        project = folder + QStringLiteral("/p.plumb");
        const std::unique_ptr<ProjectStore> store = must(createSqliteProject(project));
        insertItems(*store, makeItems(kQuestions));
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            QProcess::execute(QStringLiteral("umount"), {cli.file(QStringLiteral("disk"))});
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] bool enlarge() const { return mount(QStringLiteral("remount,size=64m")); }
    [[nodiscard]] static ScriptedReply answer(const ServedRequest &r)
    {
        QString noise; // it must not compress
        for (int i = 0; i < 2'500; ++i)
            noise += QString::number(QRandomGenerator::global()->generate64(), 36);
        return {2, 200, {}, chatBody(u"Re: " + r.prompt() + noise)};
    }
    [[nodiscard]] QStringList ask(const ScriptedServer &server) const
    {
        return {QStringLiteral("--project"),     project,
                QStringLiteral("--json"),        QStringLiteral("ask"),
                QStringLiteral("--model"),       QStringLiteral("c"),
                QStringLiteral("--api-url"),     server.url(),
                QStringLiteral("--concurrency"), QStringLiteral("4")};
    }

    static constexpr int kQuestions = 60;
    Cli cli;
    QString project;

private:
    [[nodiscard]] bool mount(const QString &options) const
    {
        return QProcess::execute(QStringLiteral("mount"),
                                 {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), options,
                                  QStringLiteral("tmpfs"), cli.file(QStringLiteral("disk"))}) == 0;
    }
    bool m_isMounted = false;
};

void TestChaos::fullDisk()
{
    const SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("a small tmpfs cannot be mounted here");
    const QString &p = disk.project;
    ScriptedServer server(&SmallDisk::answer);
    const QStringList words = disk.ask(server);
    const CliOutcome full = disk.cli.run(words + QStringList{QStringLiteral("--patience"), QStringLiteral("3")});
    QCOMPARE(full.code, 1);
    const QJsonObject run = full.json().value(u"runs").toArray().first().toObject();
    QCOMPARE(run.value(u"state").toString(), QStringLiteral("failed"));
    const QString message = run.value(u"message").toString();
    QVERIFY2(message.contains(QStringLiteral("disk is full")), full.out.constData());
    QVERIFY2(message.contains(QStringLiteral("could not be written")), full.out.constData());
    QVERIFY(server.requests.size() < SmallDisk::kQuestions); // it did not go on asking for what it could not keep
    QVERIFY(disk.enlarge());
    QCOMPARE(number(p, QStringLiteral("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'")), 1);
    const int kept = number(p, QStringLiteral("SELECT count(*) FROM response"));
    QVERIFY(kept > 0 && kept < SmallDisk::kQuestions);
    const std::size_t before = server.requests.size();
    const CliOutcome whole = disk.cli.run(words);
    QVERIFY2(whole.code == 0, whole.err.constData());
    QCOMPARE(server.requests.size() - before, static_cast<std::size_t>(SmallDisk::kQuestions - kept)); // the missing
    QCOMPARE(number(p, QStringLiteral("SELECT count(*) FROM response")), SmallDisk::kQuestions);
}

/// The disk is full for a while, and somebody makes room: nothing is asked twice and nobody has to start again.
void TestChaos::roomIsMade()
{
    const SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("a small tmpfs cannot be mounted here");
    ScriptedServer server(&SmallDisk::answer);
    QTimer watch; // no question has come for a while, and not all were asked: it is full
    std::size_t last = 0;
    bool wasFull = false;
    connect(&watch, &QTimer::timeout, &watch, [&] {
        const std::size_t now = server.requests.size();
        if (now > 0 && now == last && now < SmallDisk::kQuestions && !wasFull)
            wasFull = disk.enlarge();
        last = now;
    });
    watch.start(1500);
    const CliOutcome run = disk.cli.run(disk.ask(server));
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(wasFull);
    QCOMPARE(server.requests.size(), static_cast<std::size_t>(SmallDisk::kQuestions));
    QCOMPARE(number(disk.project, QStringLiteral("SELECT count(*) FROM response")), SmallDisk::kQuestions);
}

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
