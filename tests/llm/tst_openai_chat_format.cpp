// SPDX-License-Identifier: GPL-3.0-or-later
// The chat/completions wire format: requests by their exact shape, replies as servers of several makes write them.
#include "core/llm/http_chat_model.h"
#include "core/llm/openai_chat_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace plumbline;

class TestOpenAiChatFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallestRequest();
    void fullRequest();
    void baseAddress_data();
    void baseAddress();
    void keyOnlyInTheHeader();
    void parsesContentAsText();
    void parsesContentAsParts();
    void parsesRefusal();
    void badReplies_data();
    void badReplies();
    void statuses_data();
    void statuses();
    void retryAfter_data();
    void retryAfter();

private:
    OpenAiChatFormat m_format;
};

static QJsonDocument json(const char *text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        qFatal("test JSON: %s", qUtf8Printable(problem.errorString()));
    return document;
}

void TestOpenAiChatFormat::smallestRequest()
{
    ChatRequest request;
    request.model = QStringLiteral("m");
    request.prompt = QStringLiteral("Say „hi“.\n\"now\"");
    const WireRequest wire = m_format.build(request, QStringLiteral("http://h:8000/v1"), QString());
    const QJsonDocument expected = json(R"({"model": "m", "messages": [{"role": "user", "content": [
        {"type": "text", "text": "Say „hi“.\n\"now\""}]}]})");
    QCOMPARE(QJsonDocument::fromJson(wire.body), expected);
    QCOMPARE(wire.headers.size(), 1);
    QCOMPARE(wire.headers.front().first, QByteArrayLiteral("Content-Type"));
    QCOMPARE(wire.headers.front().second, QByteArrayLiteral("application/json"));
}

void TestOpenAiChatFormat::fullRequest()
{
    ChatRequest request;
    request.model = QStringLiteral("org/model-7b");
    request.systemPrompt = QStringLiteral("Be strict.");
    request.prompt = QStringLiteral("Describe.");
    request.images = {{QByteArrayLiteral("\x01\x02\x03"), QStringLiteral("image/png"), {}, QStringLiteral("high")},
                      {{}, {}, QStringLiteral("http://i/x.jpg"), {}}};
    request.temperature = 0.0;
    request.seed = 0;
    request.maxTokens = 256;
    request.jsonSchema = json(R"({"type": "object"})").object();
    const WireRequest wire = m_format.build(request, QStringLiteral("http://h/v1"), QString());
    const QJsonDocument expected = json(R"({
        "model": "org/model-7b", "max_tokens": 256, "temperature": 0, "seed": 0,
        "messages": [
            {"role": "system", "content": "Be strict."},
            {"role": "user", "content": [
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,AQID", "detail": "high"}},
                {"type": "image_url", "image_url": {"url": "http://i/x.jpg"}},
                {"type": "text", "text": "Describe."}]}],
        "response_format": {"type": "json_schema",
            "json_schema": {"name": "scores", "strict": true, "schema": {"type": "object"}}}})");
    QCOMPARE(QJsonDocument::fromJson(wire.body), expected);
}

void TestOpenAiChatFormat::baseAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << QStringLiteral("http://127.0.0.1:8000/v1")
                           << QStringLiteral("http://127.0.0.1:8000/v1/chat/completions");
    QTest::newRow("slash") << QStringLiteral("https://api.x.org/v1//")
                           << QStringLiteral("https://api.x.org/v1/chat/completions");
    QTest::newRow("no path") << QStringLiteral("http://h") << QStringLiteral("http://h/chat/completions");
}

void TestOpenAiChatFormat::baseAddress()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QCOMPARE(m_format.build({}, base, QString()).url, QUrl(url));
}

void TestOpenAiChatFormat::keyOnlyInTheHeader()
{
    const QString key = QStringLiteral("sk-planted-123");
    ChatRequest request;
    request.model = QStringLiteral("m");
    request.prompt = QStringLiteral("p");
    const WireRequest wire = m_format.build(request, QStringLiteral("http://h/v1"), key);
    QVERIFY(!wire.body.contains("sk-planted"));
    QVERIFY(!wire.url.toString().contains(key));
    int found = 0;
    for (const auto &[name, value] : wire.headers) {
        if (value.contains("sk-planted")) {
            QCOMPARE(name, QByteArrayLiteral("Authorization"));
            QCOMPARE(value, QByteArrayLiteral("Bearer sk-planted-123"));
            ++found;
        }
    }
    QCOMPARE(found, 1);
}

void TestOpenAiChatFormat::parsesContentAsText()
{
    const ChatResult r = m_format.parse(200, R"({"id": "x", "model": "served-name", "choices": [{"index": 0,
        "message": {"role": "assistant", "content": "Hé\n!", "refusal": null}, "finish_reason": "length"},
        {"message": {"content": "second choice"}}],
        "usage": {"prompt_tokens": 1128, "completion_tokens": 25, "total_tokens": 1153}})");
    QVERIFY(r);
    QCOMPARE(r->text, QStringLiteral("Hé\n!"));
    QCOMPARE(r->finishReason, QStringLiteral("length"));
    QCOMPARE(r->servedModel, QStringLiteral("served-name"));
    QCOMPARE(r->inputTokens, 1128);
    QCOMPARE(r->outputTokens, 25);
    QVERIFY(r->refusal.isEmpty());
}

void TestOpenAiChatFormat::parsesContentAsParts()
{
    const ChatResult r = m_format.parse(201, R"({"choices": [{"message": {"content": [
        {"type": "text", "text": "one "}, {"type": "thinking"}, {"type": "text", "text": "two"}]}}]})");
    QVERIFY(r);
    QCOMPARE(r->text, QStringLiteral("one two"));
    QCOMPARE(r->inputTokens, 0); // no usage: nothing is invented
}

void TestOpenAiChatFormat::parsesRefusal()
{
    const ChatResult r = m_format.parse(
        200, R"({"choices": [{"message": {"content": null, "refusal": "I cannot."}, "finish_reason": "stop"}]})");
    QVERIFY(r);
    QCOMPARE(r->refusal, QStringLiteral("I cannot."));
    QVERIFY(r->text.isEmpty());
}

void TestOpenAiChatFormat::badReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("<html>busy</html>");
    QTest::newRow("cut JSON") << QByteArray(R"({"choices": [{"message": {"content": "Hel)");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no choices") << QByteArray(R"({"object": "chat.completion"})");
    QTest::newRow("empty choices") << QByteArray(R"({"choices": []})");
    QTest::newRow("choices of another type") << QByteArray(R"({"choices": {"0": {"message": {}}}})");
    QTest::newRow("no message") << QByteArray(R"({"choices": [{"text": "old API"}]})");
    QTest::newRow("error with 200") << QByteArray(R"({"error": {"message": "overloaded"}})");
}

void TestOpenAiChatFormat::badReplies()
{
    QFETCH(QByteArray, body);
    const ChatResult r = m_format.parse(200, body);
    QVERIFY(!r);
    QCOMPARE(r.error().kind, ChatError::Kind::BadReply);
    QVERIFY(r.error().isPassing()); // asked again
    QVERIFY(!r.error().text.isEmpty());
}

void TestOpenAiChatFormat::statuses_data()
{
    using Kind = ChatError::Kind;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("passes");
    QTest::addColumn<bool>("stops");
    const auto row = [](const char *name, int status, const char *body, Kind kind, bool passes, bool stops) {
        QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(kind) << passes << stops;
    };
    row("429", 429, R"({"error": {"message": "Rate limit reached", "code": "rate_limit_exceeded"}})", Kind::RateLimited,
        true, false);
    row("429 quota", 429, R"({"error": {"message": "You exceeded", "code": "insufficient_quota"}})", Kind::QuotaGone,
        false, true);
    row("429 quota as type", 429, R"({"error": {"type": "insufficient_quota", "code": null}})", Kind::QuotaGone, false,
        true);
    row("429 without JSON", 429, "slow down", Kind::RateLimited, true, false);
    row("402", 402, "", Kind::QuotaGone, false, true);
    row("401", 401, R"({"error": {"message": "Incorrect API key"}})", Kind::BadKey, false, true);
    row("403", 403, "{}", Kind::BadKey, false, true);
    row("400", 400, R"({"error": "image too large"})", Kind::BadRequest, false, false);
    row("404", 404, R"({"message": "no such model"})", Kind::BadRequest, false, false);
    row("413", 413, "", Kind::BadRequest, false, false);
    row("408", 408, "", Kind::Timeout, true, false);
    row("500", 500, "", Kind::Server, true, false);
    row("503", 503, "<html>", Kind::Server, true, false);
    row("529", 529, "{}", Kind::Server, true, false);
    row("redirect", 307, "", Kind::BadRequest, false, false);
}

void TestOpenAiChatFormat::statuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(bool, passes);
    QFETCH(bool, stops);
    const ChatResult r = m_format.parse(status, body);
    QVERIFY(!r);
    QCOMPARE(static_cast<int>(r.error().kind), kind);
    QCOMPARE(r.error().isPassing(), passes);
    QCOMPARE(r.error().stopsRun(), stops);
    QVERIFY(r.error().text.contains(QString::number(status)));
}

void TestOpenAiChatFormat::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("ms");
    // The example date of RFC 9110, section 5.6.7, is 784111777 s; "now" below is 7 s earlier.
    QTest::newRow("seconds") << QByteArray("3") << qint64(3000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("fraction") << QByteArray(" 1.5 ") << qint64(1500);
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(7000);
    QTest::newRow("past date") << QByteArray("Sun, 06 Nov 1994 08:49:00 GMT") << qint64(0);
    QTest::newRow("absent") << QByteArray() << qint64(-1);
    QTest::newRow("junk") << QByteArray("soon") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
    QTest::newRow("not a number") << QByteArray("nan") << qint64(-1);
    QTest::newRow("infinite") << QByteArray("inf") << qint64(-1);
    QTest::newRow("absurd") << QByteArray("1e300") << qint64(-1);
}

void TestOpenAiChatFormat::retryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, ms);
    QCOMPARE(retryAfterMs(header, 784'111'770'000), ms);
}

QTEST_GUILESS_MAIN(TestOpenAiChatFormat)
#include "tst_openai_chat_format.moc"
