// SPDX-License-Identifier: GPL-3.0-or-later
// Starting, pausing, stopping and sharing runs: nothing is asked twice, nothing is lost, each run ends once.
#include "tests/run/run_fixture.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestRunControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pauseAndResume();
    void pauseDuringABackOff();
    void resumeAtOnce();
    void cancelThenStartAgain();
    void startingTwiceIsOneRun();
    void twoEnginesShareOneRun();
    void shutDownEndsEveryRun();
};

void TestRunControl::pauseAndResume()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 30); }, makeItems(24));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_VERIFY(e->last.progress.answered >= 4);
    e->engine.pause(f.run.id);
    QTRY_COMPARE(e->last.state, RunState::Paused);
    const RunProgress paused = f.progress();
    QCOMPARE(paused.leased, 0); // another worker may take them
    QVERIFY(paused.answered >= 4 && paused.answered < 24);
    QCOMPARE(f.server.requests.size(), static_cast<std::size_t>(paused.answered)); // what was in flight is kept
    QCOMPARE(f.server.inFlight, 0);
    e->engine.resume(f.run.id);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 20'000);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(f.server.requests.size(), 24u);
    for (const Item &item : f.items)
        QCOMPARE(f.askedFor(item), 1);
}

void TestRunControl::pauseDuringABackOff()
{
    // Nothing is in flight, only a long wait: pausing does not last as long as the wait.
    bool refuse = true;
    RunFixture f(
        [&](const ServedRequest &r) {
            return refuse ? ScriptedReply{0, 429, {{"Retry-After", "300"}}, "{}"} : echo(r);
        },
        makeItems(1));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(f.server.requests.size(), 1u);
    e->engine.pause(f.run.id);
    QTRY_COMPARE(e->last.state, RunState::Paused);
    QCOMPARE(f.progress().queued, 1);
    e->engine.cancel(f.run.id);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.front().state, RunState::Cancelled);
    refuse = false;
    e->engine.start(f.run.id, f.options); // a new start does not remember the old one's wait
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(e->ended.back().state, RunState::Done);
}

void TestRunControl::resumeAtOnce()
{
    // Resumed while the leases are still on their way back: the run must not fall asleep.
    bool fail = true;
    RunFixture f(
        [&](const ServedRequest &r) {
            ScriptedReply reply = echo(r);
            reply.status = fail ? 500 : 200;
            return reply;
        },
        makeItems(1));
    f.options.backoff = {600'000, 600'000};
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(f.server.requests.size(), 1u);
    // Only when the refusal is on record is the question in its ten minutes of back-off: "nothing in flight" is also
    // true before the first report.
    const auto logged = [&] { return must(f.reader()->attempts().attempts(f.run.id, {}, 0, 10)).size(); };
    QTRY_COMPARE(logged(), std::size_t(1));
    fail = false;
    e->engine.pause(f.run.id);
    e->engine.resume(f.run.id);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(f.progress().answered, 1);
}

void TestRunControl::cancelThenStartAgain()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 40); }, makeItems(20));
    auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_VERIFY(e->last.progress.answered >= 5);
    e->engine.cancel(f.run.id);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.front().state, RunState::Cancelled);
    const RunProgress stopped = f.progress();
    QCOMPARE(stopped.leased, 0);
    QCOMPARE(stopped.failed, 0);
    QVERIFY(stopped.answered < 20);
    QSet<QString> onDisk;
    for (const Response &r : f.responses())
        onDisk.insert(r.revisionId);
    const std::size_t before = f.server.requests.size();
    QVERIFY(before <= static_cast<std::size_t>(stopped.answered + f.options.concurrency));

    e = f.engine(); // as after a restart
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 20'000);
    QCOMPARE(e->ended.front().state, RunState::Done);
    QCOMPARE(f.server.requests.size(), before + 20 - static_cast<std::size_t>(stopped.answered));
    for (const Item &item : f.items) {
        if (onDisk.contains(item.revisionId))
            QCOMPARE(f.askedFor(item), 1);
    }
    QCOMPARE(f.responses().size(), 20u);
}

void TestRunControl::startingTwiceIsOneRun()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 10); }, makeItems(10));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    e->engine.start(f.run.id, f.options);
    QTRY_VERIFY(!e->ended.empty());
    QCOMPARE(e->ended.size(), 1u);
    QCOMPARE(f.server.requests.size(), 10u);
}

void TestRunControl::twoEnginesShareOneRun()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 10); }, makeItems(40));
    auto otherStore = must(openSqliteProject(f.path));
    {
        const auto a = f.engine();
        Engine b(*otherStore, f.cache());
        a->engine.start(f.run.id, f.options);
        b.engine.start(f.run.id, f.options);
        QTRY_COMPARE_WITH_TIMEOUT(a->ended.size(), 1u, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(b.ended.size(), 1u, 30'000);
        QCOMPARE(a->ended.front().state, RunState::Done);
        QCOMPARE(b.ended.front().state, RunState::Done);
    }
    QCOMPARE(f.server.requests.size(), 40u);
    for (const Item &item : f.items)
        QCOMPARE(f.askedFor(item), 1);
    QCOMPARE(f.responses().size(), 40u);
    QCOMPARE(f.progress().answered, 40);
}

void TestRunControl::shutDownEndsEveryRun()
{
    RunFixture f(
        [](const ServedRequest &) {
            ScriptedReply reply;
            reply.fault = ScriptedReply::Fault::Hang;
            return reply;
        },
        makeItems(10));
    auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(f.server.inFlight, 4);
    std::vector<RunStatus> ended;
    QObject::connect(&e->engine, &RunEngine::ended, this, [&](const RunStatus &s) { ended.push_back(s); });
    e.reset();
    QCOMPARE(ended.size(), 1u);
    QCOMPARE(ended.front().state, RunState::Cancelled);
    QCOMPARE(f.progress(), (RunProgress{10, 10, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(TestRunControl)
#include "tst_run_control.moc"
