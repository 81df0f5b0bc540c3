// SPDX-License-Identifier: GPL-3.0-or-later
// Every wire format by the exact request that its provider documents, by replies as the providers write them, and by
// what each API cannot take. Where node and the providers' own SDKs are on the machine, tests/llm/sdk checks the same
// requests against their published types.
#include "core/llm/openai_chat_format.h"
#include "core/llm/providers.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace plumbline;

namespace {

QJsonDocument json(const char *text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        qFatal("test JSON: %s", qUtf8Printable(problem.errorString()));
    return document;
}

ChatRequest fullRequest(const QString &wire)
{
    ChatRequest request;
    request.model = QStringLiteral("m-1");
    request.systemPrompt = QStringLiteral("Be strict.");
    request.prompt = QStringLiteral("Describe.");
    request.images.push_back({QByteArrayLiteral("\x01\x02\x03"), QStringLiteral("image/png"), {}, {}});
    if (wire != QLatin1String("ollama"))
        request.images.push_back({{}, {}, QStringLiteral("http://i/x.jpg"), {}});
    if (wire.startsWith(QLatin1String("openai")))
        request.images.front().detail = QStringLiteral("high");
    request.temperature = 0.5;
    request.seed = 7;
    request.maxTokens = 256;
    request.reasoningEffort = QStringLiteral("low");
    request.jsonSchema = json(R"({"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"],
                                  "additionalProperties": false})")
                             .object();
    return request;
}

QByteArray header(const WireRequest &wire, const QByteArray &name)
{
    for (const auto &[n, value] : wire.headers) {
        if (n.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

const QString kBase = QStringLiteral("http://h/v1");

} // namespace

class TestWireFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullRequests_data();
    void fullRequests();
    void smallestRequests_data();
    void smallestRequests();
    void addressAndKey_data();
    void addressAndKey();
    void logHasNoImageAndNoKey();
    void promptCannotBecomeAnImage();
    void completionTokens_data();
    void completionTokens();
    void replies_data();
    void replies();
    void badReplies_data();
    void badReplies();
    void errors_data();
    void errors();
    void objections_data();
    void objections();
    void leftOut();
    void modelLists_data();
    void modelLists();
    void presetsAreComplete();
    void writeRequestsForTheSdks();
};

void TestWireFormats::fullRequests_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QJsonDocument>("body");
    QTest::newRow("openai-chat") << QStringLiteral("openai-chat") << json(R"({
        "model": "m-1", "max_tokens": 256, "temperature": 0.5, "seed": 7, "reasoning_effort": "low",
        "messages": [
            {"role": "system", "content": "Be strict."},
            {"role": "user", "content": [
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,AQID", "detail": "high"}},
                {"type": "image_url", "image_url": {"url": "http://i/x.jpg"}},
                {"type": "text", "text": "Describe."}]}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "scores", "strict": true, "schema":
            {"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"],
             "additionalProperties": false}}}})");
    QTest::newRow("openai-responses") << QStringLiteral("openai-responses") << json(R"({
        "model": "m-1", "instructions": "Be strict.", "max_output_tokens": 256, "temperature": 0.5, "store": false,
        "reasoning": {"effort": "low"},
        "input": [{"role": "user", "content": [
            {"type": "input_image", "image_url": "data:image/png;base64,AQID", "detail": "high"},
            {"type": "input_image", "image_url": "http://i/x.jpg", "detail": "auto"},
            {"type": "input_text", "text": "Describe."}]}],
        "text": {"format": {"type": "json_schema", "name": "scores", "strict": true, "schema":
            {"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"],
             "additionalProperties": false}}}})");
    QTest::newRow("anthropic") << QStringLiteral("anthropic") << json(R"({
        "model": "m-1", "max_tokens": 256, "temperature": 0.5, "system": "Be strict.",
        "output_config": {"effort": "low"},
        "messages": [{"role": "user", "content": [
            {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AQID"}},
            {"type": "image", "source": {"type": "url", "url": "http://i/x.jpg"}},
            {"type": "text", "text": "Describe."}]}],
        "tools": [{"name": "scores", "description": "Takes the scores.", "input_schema":
            {"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"],
             "additionalProperties": false}}],
        "tool_choice": {"type": "tool", "name": "scores"}})");
    QTest::newRow("ollama") << QStringLiteral("ollama") << json(R"({
        "model": "m-1", "stream": false, "think": "low",
        "options": {"temperature": 0.5, "seed": 7, "num_predict": 256},
        "messages": [
            {"role": "system", "content": "Be strict."},
            {"role": "user", "content": "Describe.", "images": ["AQID"]}],
        "format": {"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"],
                   "additionalProperties": false}})");
}

void TestWireFormats::fullRequests()
{
    QFETCH(QString, wire);
    QFETCH(QJsonDocument, body);
    const WireRequest request = makeWireFormat(wire)->build(fullRequest(wire), kBase, QString());
    QCOMPARE(QJsonDocument::fromJson(request.body), body);
    QCOMPARE(request.verb, QByteArrayLiteral("POST"));
    QCOMPARE(header(request, "content-type"), QByteArrayLiteral("application/json"));
}

void TestWireFormats::smallestRequests_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QJsonDocument>("body");
    QTest::newRow("openai-responses") << QStringLiteral("openai-responses") << json(R"({"model": "m", "store": false,
        "input": [{"role": "user", "content": [{"type": "input_text", "text": "Say „hi“.\n\"now\""}]}]})");
    QTest::newRow("anthropic") << QStringLiteral("anthropic") << json(R"({"model": "m", "max_tokens": 4096,
        "messages": [{"role": "user", "content": [{"type": "text", "text": "Say „hi“.\n\"now\""}]}]})");
    QTest::newRow("ollama") << QStringLiteral("ollama") << json(R"({"model": "m", "stream": false,
        "messages": [{"role": "user", "content": "Say „hi“.\n\"now\""}]})");
}

void TestWireFormats::smallestRequests()
{
    QFETCH(QString, wire);
    QFETCH(QJsonDocument, body);
    ChatRequest request;
    request.model = QStringLiteral("m");
    request.prompt = QStringLiteral("Say „hi“.\n\"now\"");
    QCOMPARE(QJsonDocument::fromJson(makeWireFormat(wire)->build(request, kBase, QString()).body), body);
}

void TestWireFormats::addressAndKey_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *wire, const char *base, const char *url, const char *header,
                        const char *value) {
        QTest::newRow(name) << QString::fromLatin1(wire) << QString::fromLatin1(base) << QString::fromLatin1(url)
                            << QByteArray(header) << QByteArray(value);
    };
    row("openai", "openai-chat", "https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions",
        "Authorization", "Bearer sk-1");
    row("responses", "openai-responses", "https://api.openai.com/v1/", "https://api.openai.com/v1/responses",
        "Authorization", "Bearer sk-1");
    row("azure v1", "openai-chat", "https://r.openai.azure.com/openai/v1",
        "https://r.openai.azure.com/openai/v1/chat/completions", "api-key", "sk-1");
    row("azure deployment", "openai-chat", "https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21",
        "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21", "api-key", "sk-1");
    row("anthropic", "anthropic", "https://api.anthropic.com/v1", "https://api.anthropic.com/v1/messages", "x-api-key",
        "sk-1");
    row("gemini", "openai-chat", "https://generativelanguage.googleapis.com/v1beta/openai",
        "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", "Authorization", "Bearer sk-1");
    row("ollama", "ollama", "http://127.0.0.1:11434", "http://127.0.0.1:11434/api/chat", "Authorization",
        "Bearer sk-1");
}

void TestWireFormats::addressAndKey()
{
    QFETCH(QString, wire);
    QFETCH(QString, base);
    QFETCH(QString, url);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto format = makeWireFormat(wire);
    const WireRequest with = format->build(fullRequest(wire), base, QStringLiteral("sk-1"));
    QCOMPARE(with.url, QUrl(url));
    QCOMPARE(header(with, name), value);
    QVERIFY(!with.body.contains("sk-1"));
    QVERIFY(!with.url.toEncoded().contains("sk-1"));
    const WireRequest without = format->build(fullRequest(wire), base, QString());
    QVERIFY(header(without, name).isEmpty());
    if (wire == u"anthropic")
        QCOMPARE(header(without, "anthropic-version"), QByteArrayLiteral("2023-06-01"));
}

void TestWireFormats::logHasNoImageAndNoKey()
{
    for (const QString &wire : wireFormatIds()) {
        const WireRequest request = makeWireFormat(wire)->build(fullRequest(wire), kBase, QStringLiteral("sk-1"));
        QVERIFY(request.body.contains("AQID"));
        QVERIFY(!request.loggable.contains("AQID"));
        QVERIFY(request.loggable.contains("(3 bytes)"));
        QVERIFY(request.loggable.contains("Describe."));
        QVERIFY(!request.loggable.contains("sk-1"));
        QVERIFY(!QJsonDocument::fromJson(request.loggable).isNull());
    }
}

void TestWireFormats::promptCannotBecomeAnImage()
{
    // A prompt that looks like the place that images are put into stays a prompt.
    ChatRequest request = fullRequest(QStringLiteral("openai-chat"));
    request.prompt = QStringLiteral("plumbline-image-0; plumbline-image-00000000000000000000000000000000-0;");
    const auto format = makeWireFormat(QStringLiteral("openai-chat"));
    const QJsonObject body = QJsonDocument::fromJson(format->build(request, kBase, QString()).body).object();
    const QJsonArray content = body.value(u"messages").toArray().last().toObject().value(u"content").toArray();
    QCOMPARE(content.last().toObject().value(u"text").toString(), request.prompt);
}

void TestWireFormats::completionTokens_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("wanted");
    const auto row = [](const char *url, const char *model, bool wanted) {
        QTest::newRow(model) << QString::fromLatin1(url) << QString::fromLatin1(model) << wanted;
    };
    row("https://api.openai.com/v1", "gpt-4o", true);
    row("https://r.openai.azure.com/openai/v1", "my-deployment", true);
    row("https://openrouter.ai/api/v1", "openai/o3", true);
    row("https://openrouter.ai/api/v1", "openai/gpt-5-mini", true);
    row("https://openrouter.ai/api/v1", "openai/gpt-4o", false);
    row("http://127.0.0.1:8000/v1", "o1-preview", true);
    row("http://127.0.0.1:8000/v1", "olmo-7b", false);
    row("http://127.0.0.1:8000/v1", "Qwen/Qwen2.5-VL-7B-Instruct", false);
    row("http://127.0.0.1:8000/v1", "yolo3", false);
}

void TestWireFormats::completionTokens()
{
    QFETCH(QString, url);
    QFETCH(QString, model);
    QFETCH(bool, wanted);
    QCOMPARE(wantsCompletionTokens(QUrl(url), model), wanted);
    ChatRequest request;
    request.model = model;
    request.maxTokens = 99;
    const QJsonObject body = QJsonDocument::fromJson(OpenAiChatFormat().build(request, url, {}).body).object();
    QCOMPARE(body.value(u"max_completion_tokens").toInt(), wanted ? 99 : 0);
    QCOMPARE(body.value(u"max_tokens").toInt(), wanted ? 0 : 99);
}

void TestWireFormats::replies_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("finish");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    const auto row = [](const char *name, const char *wire, const char *body, const char *text, const char *finish,
                        const char *refusal, int in, int out) {
        QTest::newRow(name) << QString::fromLatin1(wire) << QByteArray(body) << QString::fromUtf8(text)
                            << QString::fromLatin1(finish) << QString::fromUtf8(refusal) << in << out;
    };
    row("responses", "openai-responses",
        R"({"id": "resp_1", "object": "response", "status": "completed", "model": "m", "error": null,
            "incomplete_details": null, "output": [
              {"type": "reasoning", "id": "rs_1", "summary": []},
              {"type": "message", "role": "assistant", "status": "completed", "content": [
                {"type": "output_text", "text": "A dog.", "annotations": []}]}],
            "usage": {"input_tokens": 36, "output_tokens": 87, "total_tokens": 123}})",
        "A dog.", "stop", "", 36, 87);
    row("responses cut", "openai-responses",
        R"({"status": "incomplete", "model": "m", "incomplete_details": {"reason": "max_output_tokens"}, "output": [
              {"type": "message", "content": [{"type": "output_text", "text": "A d"}]}],
            "usage": {"input_tokens": 36, "output_tokens": 16}})",
        "A d", "length", "", 36, 16);
    row("responses thought too long", "openai-responses",
        R"({"status": "incomplete", "model": "m", "incomplete_details": {"reason": "max_output_tokens"},
            "output": [{"type": "reasoning"}], "usage": {"input_tokens": 1, "output_tokens": 2}})",
        "", "length", "", 1, 2);
    row("responses filtered", "openai-responses",
        R"({"status": "incomplete", "model": "m", "incomplete_details": {"reason": "content_filter"}, "output": []})",
        "", "content_filter", "", 0, 0);
    row("responses refusal", "openai-responses",
        R"({"status": "completed", "model": "m", "output": [{"type": "message", "content": [
              {"type": "refusal", "refusal": "I can't."}]}]})",
        "", "stop", "I can't.", 0, 0);
    row("anthropic", "anthropic",
        R"({"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [
              {"type": "thinking", "thinking": "hm", "signature": "x"}, {"type": "text", "text": "A dog."}],
            "stop_reason": "end_turn", "stop_sequence": null,
            "usage": {"input_tokens": 10, "cache_creation_input_tokens": 2, "cache_read_input_tokens": 30,
                      "output_tokens": 5}})",
        "A dog.", "end_turn", "", 42, 5);
    row("anthropic scores", "anthropic",
        R"({"type": "message", "model": "m", "content": [
              {"type": "tool_use", "id": "toolu_1", "name": "scores", "input": {"a": 1}}], "stop_reason": "tool_use",
            "usage": {"input_tokens": 10, "output_tokens": 5}})",
        R"({"a":1})", "tool_use", "", 10, 5);
    row("anthropic refusal", "anthropic",
        R"({"type": "message", "model": "m", "content": [], "stop_reason": "refusal", "usage": {}})", "", "refusal",
        "(refused by the provider)", 0, 0);
    row("ollama", "ollama",
        R"({"model": "m", "created_at": "2023-12-12T14:13:43Z", "message": {"role": "assistant", "content": "A dog."},
            "done": true, "done_reason": "stop", "total_duration": 5, "prompt_eval_count": 26, "eval_count": 83})",
        "A dog.", "stop", "", 26, 83);
}

void TestWireFormats::replies()
{
    QFETCH(QString, wire);
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QFETCH(QString, finish);
    QFETCH(QString, refusal);
    QFETCH(int, in);
    QFETCH(int, out);
    const ChatResult r = makeWireFormat(wire)->parse(200, body);
    QVERIFY2(r, r ? "" : qPrintable(r.error().text));
    QCOMPARE(r->text, text);
    QCOMPARE(r->finishReason, finish);
    QCOMPARE(r->refusal, refusal);
    QCOMPARE(r->servedModel, QStringLiteral("m"));
    QCOMPARE(r->inputTokens, in);
    QCOMPARE(r->outputTokens, out);
}

void TestWireFormats::badReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("cut") << QByteArray(R"({"type": "message", "content": [{"type": "te)");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("object") << QByteArray("{}");
    QTest::newRow("another API's") << QByteArray(R"({"completion": "hi"})");
    QTest::newRow("wrong types") << QByteArray(
        R"({"type": "message", "content": "x", "output": 3, "status": "completed",
                                                  "message": {"content": 3}, "done": true, "choices": 1})");
    QTest::newRow("not done") << QByteArray(R"({"status": "in_progress", "output": [], "done": false,
                                               "message": {"content": "x"}})");
}

void TestWireFormats::badReplies()
{
    QFETCH(QByteArray, body);
    for (const QString &wire : wireFormatIds()) {
        if (wire == u"openai-chat" && qstrcmp(QTest::currentDataTag(), "not done") == 0)
            continue;
        const ChatResult r = makeWireFormat(wire)->parse(200, body);
        QVERIFY2(!r, qPrintable(wire));
        QCOMPARE(r.error().kind, ChatError::Kind::BadReply);
    }
}

void TestWireFormats::errors_data()
{
    using Kind = ChatError::Kind;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, int status, const char *body, Kind kind) {
        QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(kind);
    };
    row("anthropic overloaded", 529,
        R"({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})", Kind::Server);
    row("anthropic no credit", 400,
        R"({"type": "error", "error": {"type": "invalid_request_error", "message":
            "Your credit balance is too low to access the Anthropic API."}})",
        Kind::QuotaGone);
    row("anthropic slow down", 429, R"({"type": "error", "error": {"type": "rate_limit_error", "message": "x"}})",
        Kind::RateLimited);
    row("anthropic key", 401, R"({"type": "error", "error": {"type": "authentication_error", "message": "x"}})",
        Kind::BadKey);
    row("openai hard limit", 400,
        R"({"error": {"code": "billing_hard_limit_reached", "type": "invalid_request_error"}})", Kind::QuotaGone);
    row("openrouter no credit", 402, R"({"error": {"code": 402, "message": "Insufficient credits"}})", Kind::QuotaGone);
    row("openrouter moderated", 403,
        R"({"error": {"code": 403, "message": "flagged", "metadata": {"reasons": ["violence"], "flagged_input": "x"}}})",
        Kind::BadRequest);
    row("gemini per minute", 429,
        R"([{"error": {"code": 429, "message": "You exceeded your current quota", "status": "RESOURCE_EXHAUSTED",
            "details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34s"}]}}])",
        Kind::RateLimited);
    row("ollama no model", 404, R"({"error": "model 'x' not found"})", Kind::BadRequest);
}

void TestWireFormats::errors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    for (const QString &wire : wireFormatIds()) {
        const ChatResult r = makeWireFormat(wire)->parse(status, body);
        QVERIFY(!r);
        QCOMPARE(static_cast<int>(r.error().kind), kind);
    }
    if (body.contains("retryDelay"))
        QCOMPARE(errorOfStatus(status, body).retryAfterMs, 34'000);
}

void TestWireFormats::objections_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<double>("temperature");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<bool>("objects");
    QTest::newRow("openai 2") << QStringLiteral("openai-chat") << 2.0 << 1 << false;
    QTest::newRow("openai 2.1") << QStringLiteral("openai-chat") << 2.1 << 1 << true;
    QTest::newRow("responses 16") << QStringLiteral("openai-responses") << 1.0 << 16 << false;
    QTest::newRow("responses 15") << QStringLiteral("openai-responses") << 1.0 << 15 << true;
    QTest::newRow("anthropic 1") << QStringLiteral("anthropic") << 1.0 << 1 << false;
    QTest::newRow("anthropic 1.1") << QStringLiteral("anthropic") << 1.1 << 1 << true;
    QTest::newRow("ollama 5") << QStringLiteral("ollama") << 5.0 << 1 << false;
    QTest::newRow("ollama -1") << QStringLiteral("ollama") << -1.0 << 1 << true;
}

void TestWireFormats::objections()
{
    QFETCH(QString, wire);
    QFETCH(double, temperature);
    QFETCH(int, tokens);
    QFETCH(bool, objects);
    ChatRequest request;
    request.temperature = temperature;
    request.maxTokens = tokens;
    QCOMPARE(!makeWireFormat(wire)->objection(request).isEmpty(), objects);
}

void TestWireFormats::leftOut()
{
    ChatRequest request;
    request.seed = 1;
    QCOMPARE(makeWireFormat(QStringLiteral("openai-chat"))->leavesOut(request), QStringList());
    QCOMPARE(makeWireFormat(QStringLiteral("ollama"))->leavesOut(request), QStringList());
    QCOMPARE(makeWireFormat(QStringLiteral("anthropic"))->leavesOut(request), QStringList{QStringLiteral("seed")});
    QCOMPARE(makeWireFormat(QStringLiteral("openai-responses"))->leavesOut(request),
             QStringList{QStringLiteral("seed")});
    // An address that only the model could fetch is something that Ollama cannot take at all.
    request.images.push_back({{}, {}, QStringLiteral("http://i/x.jpg"), {}});
    QVERIFY(!makeWireFormat(QStringLiteral("ollama"))->objection(request).isEmpty());
}

void TestWireFormats::modelLists_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("body");
    const QByteArray openAi = R"({"object": "list", "data": [{"id": "a", "object": "model"}, {"id": "b"}]})";
    QTest::newRow("openai") << QStringLiteral("openai-chat") << QStringLiteral("http://h/v1/models") << openAi;
    QTest::newRow("anthropic") << QStringLiteral("anthropic") << QStringLiteral("http://h/v1/models")
                               << QByteArray(
                                      R"({"data": [{"type": "model", "id": "a"}, {"id": "b"}], "has_more": false})");
    QTest::newRow("ollama") << QStringLiteral("ollama") << QStringLiteral("http://h/v1/api/tags")
                            << QByteArray(R"({"models": [{"name": "a", "size": 1}, {"name": "b"}]})");
}

void TestWireFormats::modelLists()
{
    QFETCH(QString, wire);
    QFETCH(QString, url);
    QFETCH(QByteArray, body);
    const auto format = makeWireFormat(wire);
    const WireRequest request = format->listModels(kBase, QStringLiteral("sk-1"));
    QCOMPARE(request.url, QUrl(url));
    QCOMPARE(request.verb, QByteArrayLiteral("GET"));
    QCOMPARE(format->readModels(body), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(format->readModels("nonsense"), QStringList());
}

void TestWireFormats::presetsAreComplete()
{
    QStringList ids;
    for (const ProviderPreset &preset : providerPresets()) {
        QVERIFY(!ids.contains(preset.id));
        ids.append(preset.id);
        if (preset.wire == u"manual")
            continue;
        QVERIFY2(makeWireFormat(preset.wire), qPrintable(preset.id));
        QString url = preset.url;
        url.replace(QStringLiteral("<resource>"), QStringLiteral("r"));
        QVERIFY2(!QUrl(url).host().isEmpty(), qPrintable(preset.id));
        // What is on this machine asks for no key; what is not asks for one.
        QCOMPARE(preset.keyEnv.isEmpty(), QUrl(url).host() == u"127.0.0.1");
    }
    for (const char *id :
         {"openai", "azure", "anthropic", "gemini", "openrouter", "vllm", "sglang", "llamacpp", "lmstudio", "ollama"})
        QVERIFY2(ids.contains(QString::fromLatin1(id)), id);
}

void TestWireFormats::writeRequestsForTheSdks()
{
    const QString folder = qEnvironmentVariable("PLUMBLINE_WRITE_REQUESTS");
    if (folder.isEmpty())
        QSKIP("only for tests/llm/sdk/check.sh, which names a folder in PLUMBLINE_WRITE_REQUESTS");
    for (const QString &wire : wireFormatIds()) {
        ChatRequest small;
        small.model = QStringLiteral("m");
        small.prompt = QStringLiteral("p");
        const ChatRequest full = fullRequest(wire);
        ChatRequest unsampled = full; // Anthropic's API version 2026-10-21 has no temperature any more
        unsampled.temperature.reset();
        const std::pair<const char *, const ChatRequest *> all[] = {
            {"small", &small}, {"full", &full}, {"unsampled", &unsampled}};
        for (const auto &[name, request] : all) {
            QFile file(QDir(folder).filePath(QStringLiteral("%1-%2.json").arg(wire, QLatin1String(name))));
            QVERIFY(file.open(QIODevice::WriteOnly));
            const QByteArray body = makeWireFormat(wire)->build(*request, kBase, QString()).body;
            QCOMPARE(file.write(body), body.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestWireFormats)
#include "tst_wire_formats.moc"
