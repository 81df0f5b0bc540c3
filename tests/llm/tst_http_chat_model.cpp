// SPDX-License-Identifier: GPL-3.0-or-later
// Asking over a real socket: how many are in flight, what is sent once, what is not followed, what ends a wait.
#include "core/llm/http_chat_model.h"
#include "core/llm/openai_chat_format.h"
#include "tests/support/scripted_server.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestHttpChatModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers();
    void reallyInFlight();
    void largeBodiesArriveWhole();
    void droppedConnectionIsNotSentTwice_data();
    void droppedConnectionIsNotSentTwice();
    void keptConnectionThatDiedIsNotSentTwice();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void cutBodyIsBroken();
    void silenceTimesOut();
    void slowDownCarriesItsTime();
    void cancelEndsEverything();
    void refusedConnection();
};

namespace {

struct Asked
{
    std::vector<ChatResult> results;
    int calls = 0;
};

std::unique_ptr<HttpChatModel> modelAt(const QString &url, int timeoutMs = 20'000, const QString &key = {})
{
    return std::make_unique<HttpChatModel>(std::make_unique<OpenAiChatFormat>(), url, key, timeoutMs);
}

ChatRequest requestWith(const QString &prompt)
{
    ChatRequest request;
    request.model = QStringLiteral("m");
    request.prompt = prompt;
    return request;
}

void ask(ChatModel &model, Asked &asked, const QString &prompt = QStringLiteral("p"))
{
    model.ask(requestWith(prompt), [&asked](const ChatResult &result) {
        ++asked.calls;
        asked.results.push_back(result);
    });
}

} // namespace

void TestHttpChatModel::answers()
{
    ScriptedServer server([](const ServedRequest &) {
        return ScriptedReply{0, 200, {}, chatBody(QStringLiteral("hi"))};
    });
    auto model = modelAt(server.url(), 20'000, QStringLiteral("sk-1"));
    Asked asked;
    ask(*model, asked);
    QCOMPARE(asked.calls, 0); // later, never at once
    QTRY_COMPARE(asked.calls, 1);
    QVERIFY(asked.results.front());
    QCOMPARE(asked.results.front()->text, QStringLiteral("hi"));
    QCOMPARE(server.requests.size(), 1u);
    const ServedRequest &request = server.requests.front();
    QCOMPARE(request.method, QByteArrayLiteral("POST"));
    QCOMPARE(request.path, QByteArrayLiteral("/v1/chat/completions"));
    QCOMPARE(request.headers.value("authorization"), QByteArrayLiteral("Bearer sk-1"));
    QCOMPARE(request.prompt(), QStringLiteral("p"));
}

void TestHttpChatModel::reallyInFlight()
{
    ScriptedServer server([](const ServedRequest &r) { return ScriptedReply{0, 200, {}, chatBody(r.prompt())}; });
    server.isHolding = true; // nobody is answered before everybody has asked
    auto model = modelAt(server.url());
    Asked asked;
    for (int i = 0; i < 64; ++i)
        ask(*model, asked, QString::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(server.inFlight, 64, 30'000);
    QCOMPARE(asked.calls, 0);
    server.release();
    QTRY_COMPARE_WITH_TIMEOUT(asked.calls, 64, 30'000);
    QSet<QString> texts;
    for (const ChatResult &r : asked.results) {
        QVERIFY(r);
        texts.insert(r->text);
    }
    QCOMPARE(texts.size(), 64); // each its own answer
    QCOMPARE(server.requests.size(), 64u);
    QCOMPARE(server.maxInFlight, 64);
}

void TestHttpChatModel::largeBodiesArriveWhole()
{
    ScriptedServer server([](const ServedRequest &) {
        return ScriptedReply{0, 200, {}, chatBody(QStringLiteral("k"))};
    });
    auto model = modelAt(server.url());
    ChatRequest request = requestWith(QStringLiteral("p"));
    QByteArray image(3'000'000, 'x');
    for (qsizetype i = 0; i < image.size(); ++i)
        image[i] = static_cast<char>(i * 31 % 251);
    request.images.push_back({image, QStringLiteral("image/jpeg"), {}, {}});
    int done = 0;
    model->ask(request, [&done](const ChatResult &r) { done += r ? 1 : 100; });
    QTRY_COMPARE_WITH_TIMEOUT(done, 1, 30'000);
    QCOMPARE(server.requests.front().image(), u"data:image/jpeg;base64," + QString::fromLatin1(image.toBase64()));
}

void TestHttpChatModel::droppedConnectionIsNotSentTwice_data()
{
    QTest::addColumn<bool>("early");
    QTest::newRow("before the body was read") << true;
    QTest::newRow("after the body was read") << false;
}

void TestHttpChatModel::droppedConnectionIsNotSentTwice()
{
    QFETCH(bool, early);
    ScriptedServer server([](const ServedRequest &) {
        ScriptedReply reply;
        reply.fault = ScriptedReply::Fault::Drop;
        return reply;
    });
    if (early)
        server.dropsBeforeBody = [](const ServedRequest &) { return true; };
    auto model = modelAt(server.url());
    Asked asked;
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 1);
    QVERIFY(!asked.results.front());
    QCOMPARE(asked.results.front().error().kind, ChatError::Kind::Connection);
    QVERIFY(asked.results.front().error().isPassing());
    // A second request proves that the first one is not still on its way.
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 2);
    QCOMPARE(early ? server.droppedEarly : static_cast<int>(server.requests.size()), 2);
}

void TestHttpChatModel::keptConnectionThatDiedIsNotSentTwice()
{
    // The connection is kept alive after a good answer and dies under the next request.
    ScriptedServer server([](const ServedRequest &r) {
        ScriptedReply reply{0, 200, {}, chatBody(QStringLiteral("ok"))};
        if (r.number == 1)
            reply.fault = ScriptedReply::Fault::Drop;
        return reply;
    });
    auto model = modelAt(server.url());
    Asked asked;
    for (int i = 0; i < 3; ++i) {
        ask(*model, asked, QString::number(i));
        QTRY_COMPARE(asked.calls, i + 1);
    }
    QVERIFY(asked.results[0]);
    QVERIFY(!asked.results[1]);
    QVERIFY(asked.results[2]);
    QCOMPARE(server.requests.size(), 3u);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(server.requests[static_cast<std::size_t>(i)].prompt(), QString::number(i));
}

void TestHttpChatModel::redirectIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestHttpChatModel::redirectIsNotFollowed()
{
    QFETCH(int, status);
    const auto ok = [](const ServedRequest &) { return ScriptedReply{0, 200, {}, chatBody(QStringLiteral("x"))}; };
    ScriptedServer other(ok);
    ScriptedServer server([&](const ServedRequest &) {
        return ScriptedReply{0, status, {{"Location", other.url().toLatin1() + "/chat/completions"}}, "moved"};
    });
    auto model = modelAt(server.url(), 20'000, QStringLiteral("sk-secret"));
    Asked asked;
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 1);
    QVERIFY(!asked.results.front());
    QCOMPARE(asked.results.front().error().kind, ChatError::Kind::BadRequest);
    QCOMPARE(server.requests.size(), 1u);
    QCOMPARE(other.connections, 0); // not even a connection: the key stays here
}

void TestHttpChatModel::cutBodyIsBroken()
{
    ScriptedServer server([](const ServedRequest &) {
        ScriptedReply reply{0, 200, {}, chatBody(QStringLiteral("a long enough answer"))};
        reply.fault = ScriptedReply::Fault::CutBody;
        return reply;
    });
    auto model = modelAt(server.url());
    Asked asked;
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 1);
    QVERIFY(!asked.results.front());
    QVERIFY(asked.results.front().error().isPassing());
    QCOMPARE(server.requests.size(), 1u);
}

void TestHttpChatModel::silenceTimesOut()
{
    ScriptedServer server([](const ServedRequest &) {
        ScriptedReply reply;
        reply.fault = ScriptedReply::Fault::Hang;
        return reply;
    });
    auto model = modelAt(server.url(), 150);
    Asked asked;
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 1);
    QVERIFY(!asked.results.front());
    QCOMPARE(asked.results.front().error().kind, ChatError::Kind::Timeout);
    QTRY_COMPARE(server.inFlight, 0); // the connection was given up, not left open
}

void TestHttpChatModel::slowDownCarriesItsTime()
{
    ScriptedServer server([](const ServedRequest &) {
        return ScriptedReply{0, 429, {{"retry-after", "2"}}, R"({"error": {"message": "Slow down."}})"};
    });
    auto model = modelAt(server.url());
    Asked asked;
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 1);
    QCOMPARE(asked.results.front().error().kind, ChatError::Kind::RateLimited);
    QCOMPARE(asked.results.front().error().retryAfterMs, 2000);
    QVERIFY(asked.results.front().error().text.contains(QStringLiteral("Slow down.")));
}

void TestHttpChatModel::cancelEndsEverything()
{
    ScriptedServer server([](const ServedRequest &) {
        ScriptedReply reply;
        reply.fault = ScriptedReply::Fault::Hang;
        return reply;
    });
    auto model = modelAt(server.url());
    Asked asked;
    for (int i = 0; i < 20; ++i)
        ask(*model, asked);
    QTRY_COMPARE(server.inFlight, 20);
    model->cancelAll();
    QTRY_COMPARE(asked.calls, 20);
    for (const ChatResult &r : asked.results) {
        QVERIFY(!r);
        QCOMPARE(r.error().kind, ChatError::Kind::Cancelled);
    }
    model.reset();
    QCOMPARE(asked.calls, 20); // each exactly once
}

void TestHttpChatModel::refusedConnection()
{
    QString url;
    {
        const ScriptedServer gone([](const ServedRequest &) { return ScriptedReply{}; });
        url = gone.url();
    }
    auto model = modelAt(url);
    Asked asked;
    ask(*model, asked);
    QTRY_COMPARE(asked.calls, 1);
    QCOMPARE(asked.results.front().error().kind, ChatError::Kind::Connection);
    QVERIFY(!asked.results.front().error().text.isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpChatModel)
#include "tst_http_chat_model.moc"
