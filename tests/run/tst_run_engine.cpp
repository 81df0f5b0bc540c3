// SPDX-License-Identifier: GPL-3.0-or-later
// Runs against a scripted server: what is asked, with which image, what is tried again and what is given up.
#include "core/run/judge_prompt.h"
#include "tests/run/run_fixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestRunEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsAnswered();
    void answeredMeansOnDisk();
    void judgesSeeTheImageToo();
    void slowDownIsRespected();
    void refusalOfEverybodyBringsSilence();
    void faultsAreTriedAgain();
    void whatNeverWorksIsGivenUp();
    void badKeyStopsTheRun_data();
    void badKeyStopsTheRun();
    void permanentRefusalOfOneQuestion();
    void unknownRunFails();
    void imagesAreSent();
    void answersKeepTheirState();
    void failedQuestionsAreAskedAfterARetry();
};

void TestRunEngine::everythingIsAnswered()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 5); }, makeItems(30));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(e->ended.front().progress.answered, 30);
    QCOMPARE(f.server.requests.size(), 30u);
    QVERIFY(f.server.maxInFlight <= 4);
    QVERIFY(f.server.maxInFlight > 1);
    const std::vector<Response> all = f.responses();
    QCOMPARE(all.size(), 30u);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].text, QString(u"Re: " + f.items[i].instruction));
        QCOMPARE(all[i].state, ResponseState::Ok);
        QCOMPARE(all[i].runId, f.run.id);
        QCOMPARE(all[i].meta.servedModel, QStringLiteral("served"));
        QCOMPARE(all[i].meta.inputTokens, 10);
        QVERIFY(all[i].meta.imageSent.startsWith(QStringLiteral("sha256:")));
    }
    // Starting a finished run again asks nothing.
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(e->ended.back().state, RunState::Done);
    QCOMPARE(f.server.requests.size(), 30u);
}

void TestRunEngine::answeredMeansOnDisk()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 20); }, makeItems(40));
    const auto e = f.engine();
    int most = 0;
    int ahead = 0;
    const auto reader = f.reader();
    e->onChanged = [&](const RunStatus &status) {
        const int stored = must(reader->runs().progress(f.run.id)).answered;
        most = std::max(most, status.progress.answered);
        ahead += status.progress.answered > stored ? 1 : 0;
    };
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(most, 40);
    QCOMPARE(ahead, 0);
}

void TestRunEngine::judgesSeeTheImageToo()
{
    RunFixture f(
        [](const ServedRequest &r) {
            if (r.model() == u"c")
                return echo(r);
            return ScriptedReply{0, 200, {}, chatBody(QStringLiteral("score of component 1: 4/4, total score: 4/10"))};
        },
        makeItems(3));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    RunSettings settings;
    settings.promptVersion = QStringLiteral("miabench-v1");
    const Plan plan = f.planJudging(settings);
    QCOMPARE(plan.added, 3);
    e->engine.start(plan.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(e->ended.back().state, RunState::Done);
    QCOMPARE(f.server.requests.size(), 6u);
    QSet<QString> asked;
    for (std::size_t i = 3; i < 6; ++i) {
        asked.insert(f.server.requests[i].prompt());
        QCOMPARE(f.server.requests[i].image(), f.items[0].image);
    }
    for (const Item &item : f.items) {
        const QString answer = u"Re: " + item.instruction;
        QVERIFY(asked.contains(must(judgePrompt(settings.promptVersion, item, answer)).text));
    }
    const std::vector<ScoredJudgement> judgements = must(f.reader()->answers().currentJudgements());
    QCOMPARE(judgements.size(), 3u);
    QCOMPARE(judgements.front().judgement.promptVersion, QStringLiteral("miabench-v1"));
}

void TestRunEngine::slowDownIsRespected()
{
    // The first question is refused once: it comes back no sooner than it was told to.
    QElapsedTimer sinceRefusal;
    qint64 waited = -1;
    QString refused;
    RunFixture f(
        [&](const ServedRequest &r) {
            if (r.number == 0) {
                sinceRefusal.start();
                refused = r.prompt();
                return ScriptedReply{0, 429, {{"Retry-After", "1"}}, "{}"};
            }
            if (r.prompt() == refused)
                waited = sinceRefusal.elapsed();
            return echo(r);
        },
        makeItems(3));
    f.options.concurrency = 1;
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 20'000);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(f.progress().answered, 3);
    QCOMPARE(f.server.requests.size(), 4u);
    QVERIFY2(waited >= 940, qPrintable(QString::number(waited))); // Qt's timers may come 5 % early
}

void TestRunEngine::refusalOfEverybodyBringsSilence()
{
    // Refused again and again: then nobody is asked until the time is over.
    QElapsedTimer sinceLast;
    qint64 waited = -1;
    RunFixture f(
        [&](const ServedRequest &r) {
            if (r.number < 8) {
                sinceLast.start();
                return ScriptedReply{0, 429, {{"Retry-After", "1"}}, "{}"};
            }
            if (waited < 0)
                waited = sinceLast.elapsed();
            return echo(r);
        },
        makeItems(20));
    f.options.concurrency = 8;
    const auto e = f.engine();
    f.server.isHolding = true; // the first eight are refused together
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(f.server.inFlight, 8);
    sinceLast.start();
    f.server.release();
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(f.progress().answered, 20);
    QCOMPARE(f.server.requests.size(), 28u);
    QVERIFY2(waited >= 940, qPrintable(QString::number(waited)));
}

void TestRunEngine::faultsAreTriedAgain()
{
    RunFixture f(
        [](const ServedRequest &r) {
            ScriptedReply reply = echo(r);
            switch (r.number) {
            case 0:
            case 7:
                reply.status = 500;
                break;
            case 1:
                reply.body = reply.body.left(reply.body.size() / 2); // whole HTTP, half a JSON
                break;
            case 2:
                reply.fault = ScriptedReply::Fault::CutBody;
                break;
            case 3:
                reply.fault = ScriptedReply::Fault::Drop;
                break;
            case 5:
                reply.status = 429;
                break;
            case 6:
                reply.body = R"({"error": {"message": "overloaded"}})";
                break;
            default:
                break;
            }
            return reply;
        },
        makeItems(12));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(f.progress().answered, 12);
    QCOMPARE(f.progress().failed, 0);
    QCOMPARE(f.server.requests.size(), 19u); // 12 answers and 7 faults
    QCOMPARE(e->ended.front().retried, 7);
    const std::vector<Response> all = f.responses();
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].text, QString(u"Re: " + f.items[i].instruction));
}

void TestRunEngine::whatNeverWorksIsGivenUp()
{
    const std::vector<Item> items = makeItems(4);
    RunFixture f(
        [&](const ServedRequest &r) {
            ScriptedReply reply = echo(r);
            reply.status = r.prompt() == items[1].instruction ? 503 : 200;
            return reply;
        },
        items);
    f.options.mostAttempts = 3;
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(e->ended.front().state, RunState::Done); // some may have failed
    QCOMPARE(f.progress().answered, 3);
    QCOMPARE(f.progress().failed, 1);
    QCOMPARE(f.askedFor(items[1]), 3);
    const std::vector<Question> failed = must(f.reader()->runs().failedQuestions(f.run.id, 9));
    QCOMPARE(failed.front().errorKind, QStringLiteral("server"));
    QCOMPARE(failed.front().attempts, 3);
    QVERIFY(failed.front().errorText.contains(QStringLiteral("503")));
}

void TestRunEngine::badKeyStopsTheRun_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("bad key") << 401 << QByteArray(R"({"error": {"message": "Incorrect API key"}})");
    QTest::newRow("no money") << 429 << QByteArray(R"({"error": {"code": "insufficient_quota"}})");
}

void TestRunEngine::badKeyStopsTheRun()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    RunFixture f(
        [&](const ServedRequest &r) {
            return r.number < 3 ? echo(r) : ScriptedReply{0, status, {}, body};
        },
        makeItems(20));
    f.options.concurrency = 1; // so that it is certain which answers are in when the refusal comes
    const auto e = f.engine(QStringLiteral("sk-wrong"));
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 20'000);
    QCOMPARE(e->ended.front().state, RunState::Failed);
    QVERIFY(e->ended.front().message.contains(QString::number(status)));
    QVERIFY(!e->ended.front().message.contains(QStringLiteral("sk-wrong")));
    QCOMPARE(f.progress(), (RunProgress{20, 17, 0, 3, 0})); // nothing leased, nothing failed, nothing lost
    QCOMPARE(f.responses().size(), 3u);
    QVERIFY(f.server.requests.size() == 4u); // it did not go on knocking

    f.server.script = [](const ServedRequest &r) { return echo(r); };
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 2u, 20'000);
    QCOMPARE(e->ended.back().state, RunState::Done);
    QCOMPARE(f.progress().answered, 20);
}

void TestRunEngine::permanentRefusalOfOneQuestion()
{
    const std::vector<Item> items = makeItems(6);
    RunFixture f(
        [&](const ServedRequest &r) {
            if (r.prompt() == items[2].instruction)
                return ScriptedReply{0, 400, {}, R"({"error": {"message": "image too large"}})"};
            return echo(r);
        },
        items);
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 20'000);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(f.progress().answered, 5);
    QCOMPARE(f.progress().failed, 1);
    QCOMPARE(f.askedFor(items[2]), 1);
    const std::vector<Question> failed = must(f.reader()->runs().failedQuestions(f.run.id, 9));
    QCOMPARE(failed.front().errorKind, QStringLiteral("bad_request"));
    QVERIFY(failed.front().errorText.contains(QStringLiteral("image too large")));
}

void TestRunEngine::unknownRunFails()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(1));
    const auto e = f.engine();
    e->engine.start(QStringLiteral("no such run"), f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.front().state, RunState::Failed);
    QVERIFY(!e->ended.front().message.isEmpty());
}

void TestRunEngine::imagesAreSent()
{
    const QString dataUri = makeItem(0).image;
    const QByteArray png = QByteArray::fromBase64(dataUri.mid(dataUri.indexOf(u',') + 1).toLatin1());
    ScriptedServer web([&](const ServedRequest &r) {
        if (r.path == "/there.png")
            return ScriptedReply{0, 200, {}, png};
        return ScriptedReply{0, 404, {}, "nothing"};
    });
    const QString unreachable = QStringLiteral("http://127.0.0.1:1/x.png");
    const QString missing = web.url(QStringLiteral("/missing.png"));
    std::vector<Item> items = {makeItem(0),
                               makeItem(1, web.url(QStringLiteral("/there.png"))),
                               makeItem(2, unreachable),
                               makeItem(3, missing),
                               makeItem(4, QStringLiteral("no/such/file.png")),
                               makeItem(5, QStringLiteral("data:image/png;base64,AAAA"))};
    items[4].imageBase = QDir::tempPath();
    RunFixture f([](const ServedRequest &r) { return echo(r); }, items);
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(e->ended.front().state, RunState::Done);

    QHash<QString, QString> sent;
    for (const ServedRequest &r : f.server.requests)
        sent.insert(r.prompt(), r.image());
    QCOMPARE(sent.value(items[0].instruction), dataUri);     // the very bytes of the item
    QCOMPARE(sent.value(items[1].instruction), dataUri);     // fetched, then sent as bytes
    QCOMPARE(sent.value(items[2].instruction), unreachable); // the server may reach what we cannot
    QCOMPARE(sent.value(items[3].instruction), missing);
    QVERIFY(!sent.contains(items[4].instruction)); // no image: the question is not asked without it
    QVERIFY(!sent.contains(items[5].instruction));
    QCOMPARE(f.progress().answered, 4);
    QCOMPARE(must(f.reader()->runs().failures(f.run.id)).value(QStringLiteral("no_image")), 2);
    QCOMPARE(f.responses()[2].meta.imageSent, QString(u"url:" + unreachable));
}

void TestRunEngine::answersKeepTheirState()
{
    const std::vector<Item> items = makeItems(4);
    RunFixture f(
        [&](const ServedRequest &r) {
            QByteArray body = chatBody(r.prompt());
            if (r.prompt() == items[0].instruction)
                body = R"({"choices": [{"message": {"content": null, "refusal": "I will not."}}]})";
            else if (r.prompt() == items[1].instruction)
                body = R"({"choices": [{"message": {"content": " "}, "finish_reason": "stop"}]})";
            else if (r.prompt() == items[2].instruction)
                body = R"({"choices": [{"message": {"content": "cut o"}, "finish_reason": "length"}]})";
            return ScriptedReply{0, 200, {}, body};
        },
        items);
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    const std::vector<Response> all = f.responses();
    QCOMPARE(all.size(), 4u);
    QCOMPARE(all[0].state, ResponseState::Refused);
    QCOMPARE(all[0].text, QStringLiteral("I will not."));
    QCOMPARE(all[1].state, ResponseState::Empty);
    QCOMPARE(all[2].state, ResponseState::Truncated);
    QCOMPARE(all[3].state, ResponseState::Ok);
}

void TestRunEngine::failedQuestionsAreAskedAfterARetry()
{
    RunFixture f([](const ServedRequest &) { return ScriptedReply{0, 400, {}, "{}"}; }, makeItems(2));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(f.progress().failed, 2);
    f.server.script = [](const ServedRequest &r) { return echo(r); };
    QCOMPARE(
        must(writeNow<int>(*f.store, [&](WriteAccess &access) { return access.runs().requeueFailed(f.run.id, {}); })),
        2);
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(f.progress().answered, 2);
}

QTEST_GUILESS_MAIN(TestRunEngine)
#include "tst_run_engine.moc"
