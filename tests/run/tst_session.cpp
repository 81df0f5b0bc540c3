// SPDX-License-Identifier: GPL-3.0-or-later
// A session closed in the middle of a run: the run ends once, its leases go back, and what came in is on disk.
#include "app/composition/session.h"
#include "core/run/planner.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace plumbline;
using namespace plumbline::test;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void destroyedInTheMiddleOfARun();
    void destroyedRightAfterStart();

private:
    static std::unique_ptr<Session> sessionIn(const QTemporaryDir &dir, const QString &url, int count, QString *run);
};

std::unique_ptr<Session> TestSession::sessionIn(const QTemporaryDir &dir, const QString &url, int count, QString *run)
{
    qputenv("PLUMBLINE_CACHE", dir.filePath(QStringLiteral("cache")).toLocal8Bit());
    auto session = must(Session::create(dir.filePath(QStringLiteral("p.plumb")), {}));
    insertItems(session->store(), makeItems(count));
    ModelSpec model;
    model.name = QStringLiteral("C");
    model.endpoint = {QStringLiteral("openai-chat"), url, QStringLiteral("c"), {}};
    *run = must(writeNow<Plan>(session->store(), [&](WriteAccess &access) -> Result<Plan> {
               return planAsk(access, *access.models().upsert(model, 1), {}, 0, 1);
           })).run.id;
    return session;
}

void TestSession::destroyedInTheMiddleOfARun()
{
    const QTemporaryDir dir;
    ScriptedServer server([](const ServedRequest &r) {
        ScriptedReply reply{0, 200, {}, chatBody(r.prompt())};
        if (r.number >= 5)
            reply.fault = ScriptedReply::Fault::Hang;
        return reply;
    });
    QString run;
    auto session = sessionIn(dir, server.url(), 30, &run);
    std::atomic<int> ended = 0;
    std::atomic<int> state = -1;
    QObject::connect(
        &session->engine(), &RunEngine::ended, &session->engine(),
        [&](const RunStatus &s) {
            ++ended;
            state = static_cast<int>(s.state);
        },
        Qt::DirectConnection);
    session->engine().start(run, {});
    QTRY_COMPARE(server.answered, 5);
    QTRY_VERIFY(server.inFlight >= 1);
    session.reset();
    QCOMPARE(ended.load(), 1);
    QCOMPARE(state.load(), static_cast<int>(RunState::Cancelled));

    auto store = must(openSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    const RunProgress progress = must(must(store->openReader())->runs().progress(run));
    QCOMPARE(progress.leased, 0);
    QCOMPARE(progress.total, 30);
    QVERIFY(progress.answered <= 5);
    QCOMPARE(must(must(store->openReader())->answers().currentResponses()).size(),
             static_cast<std::size_t>(progress.answered));
}

void TestSession::destroyedRightAfterStart()
{
    const QTemporaryDir dir;
    ScriptedServer server([](const ServedRequest &r) { return ScriptedReply{0, 200, {}, chatBody(r.prompt())}; });
    for (int i = 0; i < 10; ++i) {
        const QTemporaryDir own;
        QString run;
        auto session = sessionIn(own, server.url(), 5, &run);
        std::atomic<int> ended = 0;
        QObject::connect(
            &session->engine(), &RunEngine::ended, &session->engine(), [&](const RunStatus &) { ++ended; },
            Qt::DirectConnection);
        session->engine().start(run, {});
        session.reset();
        QCOMPARE(ended.load(), 1);
        auto store = must(openSqliteProject(own.filePath(QStringLiteral("p.plumb"))));
        QCOMPARE(must(must(store->openReader())->runs().progress(run)).leased, 0);
    }
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
