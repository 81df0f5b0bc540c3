// SPDX-License-Identifier: GPL-3.0-or-later
// The pool of requests: what comes at once is all sent, each once and with its own body; what is broken off before it
// was begun is told so, once.
#include "core/llm/http_pool.h"
#include "tests/support/scripted_server.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

WireRequest question(const ScriptedServer &server, int i)
{
    WireRequest request;
    request.verb = "POST";
    request.url = QUrl(server.url() + QStringLiteral("/chat/completions"));
    request.headers = {{"Content-Type", "application/json"}};
    request.body =
        QJsonDocument(QJsonObject{{QStringLiteral("messages"),
                                   QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                                          {QStringLiteral("content"), QString::number(i)}}}}})
            .toJson(QJsonDocument::Compact);
    return request;
}

} // namespace

class TestHttpPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAtOnce()
    {
        ScriptedServer server([](const ServedRequest &r) { return ScriptedReply{5, 200, {}, r.body}; });
        HttpPool pool;
        constexpr int kMany = 100;
        std::vector<int> answered(kMany, 0);
        for (int i = 0; i < kMany; ++i) {
            const WireRequest request = question(server, i);
            pool.send(request, {}, [&answered, i, body = request.body](const HttpAnswer &answer) {
                QCOMPARE(answer.outcome, HttpAnswer::Outcome::Answered);
                QCOMPARE(answer.body, body); // its own
                QVERIFY(answer.tookMs >= 5);
                ++answered[static_cast<std::size_t>(i)];
            });
        }
        QTRY_COMPARE(server.requests.size(), static_cast<std::size_t>(kMany));
        QTRY_COMPARE(answered, std::vector<int>(kMany, 1));
        QCOMPARE(server.requests.size(), static_cast<std::size_t>(kMany));
    }
    void asManyInFlightAsAsked()
    {
        // A server that never answers: whatever it has read is in flight, all at the same time.
        ScriptedServer server([](const ServedRequest &) {
            ScriptedReply reply;
            reply.fault = ScriptedReply::Fault::Hang;
            return reply;
        });
        HttpPool pool;
        constexpr int kMost = 256; // what the gate allows an endpoint
        int cancelled = 0;
        for (int i = 0; i < kMost; ++i)
            pool.send(question(server, i), {}, [&](const HttpAnswer &answer) {
                cancelled += answer.outcome == HttpAnswer::Outcome::Cancelled ? 1 : 0;
            });
        QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), static_cast<std::size_t>(kMost), 60'000);
        QCOMPARE(cancelled, 0);
        pool.cancelAll();
        QTRY_COMPARE(cancelled, kMost);
    }
    void brokenOffBeforeItWasBegun()
    {
        ScriptedServer server([](const ServedRequest &r) { return ScriptedReply{20, 200, {}, r.body}; });
        HttpPool pool;
        int cancelled = 0;
        for (int i = 0; i < 50; ++i) {
            pool.send(question(server, i), {}, [&](const HttpAnswer &answer) {
                QCOMPARE(answer.outcome, HttpAnswer::Outcome::Cancelled);
                ++cancelled;
            });
        }
        pool.cancelAll();
        QTRY_COMPARE(cancelled, 50);
        QTest::qWait(100);
        QCOMPARE(cancelled, 50);
        QVERIFY(server.requests.size() <= 1u); // the others never left
        bool isAnswered = false;               // and it goes on working
        pool.send(question(server, 1), {}, [&](const HttpAnswer &answer) { isAnswered = answer.status == 200; });
        QTRY_VERIFY(isAnswered);
    }
};

QTEST_GUILESS_MAIN(TestHttpPool)
#include "tst_http_pool.moc"
