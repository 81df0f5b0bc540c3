// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question_desk.h"

#include "core/base/ids.h"
#include "core/media/image_codec.h"
#include "core/run/judge_prompt.h"

#include <QtConcurrentRun>

namespace plumbline {

namespace {

// What every provider takes without shrinking it itself (Anthropic's limits, the smallest of those documented).
constexpr int kLongestSide = 8000;
constexpr qsizetype kMostImageBytes = 5 * 1024 * 1024 * 3 / 4; // before base64

Prepared withImage(ChatRequest request, const Result<ImageBytes> &image, const ImageAddress &address)
{
    PreparedQuestion prepared{std::move(request), {}};
    if (image) {
        const Result<EncodedImage> encoded = encodeForModel(image->bytes, kLongestSide, kMostImageBytes);
        if (!encoded)
            return tl::unexpected<ChatError>({ChatError::Kind::NoImage, encoded.error().text(), -1});
        prepared.request.images.push_back({encoded->bytes, encoded->mime, {}, {}});
        prepared.imageSent = QStringLiteral("sha256:%1 %2 %3")
                                 .arg(contentHash(encoded->bytes))
                                 .arg(encoded->bytes.size())
                                 .arg(encoded->mime);
        return prepared;
    }
    if (address.kind != ImageAddress::Kind::Url)
        return tl::unexpected<ChatError>({ChatError::Kind::NoImage, image.error().text(), -1});
    // Not to be had from here, but the server may reach it: every chat API takes an address in place of bytes.
    const QString url = QString::fromLatin1(address.url.toEncoded());
    prepared.request.images.push_back({{}, {}, url, {}});
    prepared.imageSent = QStringLiteral("url:") + url;
    return prepared;
}

AnswerMeta metaOf(const ChatReply &reply, const QString &imageSent)
{
    return {
        reply.inputTokens, reply.outputTokens, reply.latencyMs, reply.finishReason, reply.servedModel, imageSent, {}};
}

ResponseState stateOf(const ChatReply &reply)
{
    if (!reply.refusal.isEmpty() || reply.finishReason == QLatin1String("content_filter"))
        return ResponseState::Refused;
    if (reply.text.trimmed().isEmpty())
        return ResponseState::Empty;
    if (reply.finishReason == QLatin1String("length") || reply.finishReason == QLatin1String("max_tokens"))
        return ResponseState::Truncated;
    return ResponseState::Ok;
}

} // namespace

QuestionDesk::QuestionDesk(const ReadAccess &reader, ImageLibrary &images, ModelSpec model, Run run)
    : m_reader(reader)
    , m_images(images)
    , m_model(std::move(model))
    , m_run(std::move(run))
    , m_pool(std::make_shared<QThreadPool>())
{
    m_pool->setObjectName(QStringLiteral("plumbline-requests"));
    m_pool->setMaxThreadCount(2);
}

QuestionDesk::~QuestionDesk()
{
    m_pool->waitForDone();
}

Result<ChatRequest> QuestionDesk::requestOf(const Question &question, Item &item)
{
    if (const auto known = m_items.constFind(question.revisionId); known != m_items.constEnd()) {
        item = *known;
    } else {
        Result<Item> read = m_reader.items().revision(question.revisionId);
        if (!read)
            return tl::unexpected<Error>(read.error());
        item = *m_items.insert(question.revisionId, *read);
    }
    ChatRequest request;
    request.model = m_model.endpoint.model;
    request.systemPrompt = m_run.settings.systemPrompt;
    request.temperature = m_run.settings.temperature;
    request.seed = m_run.settings.seed;
    request.maxTokens = m_run.settings.maxTokens;
    if (m_run.kind == RunKind::Ask) {
        request.prompt = item.instruction;
        return request;
    }
    const Result<std::optional<Response>> response = m_reader.answers().response(question.responseId);
    if (!response)
        return tl::unexpected<Error>(response.error());
    if (!*response)
        return failure(ErrorKind::NotFound, QStringLiteral("The response to judge is not in the project."));
    if (const std::optional<Control> &control = (*response)->control; control && !control->image.isEmpty()) {
        item.image = control->image;
        item.imageBase = control->imageBase;
    }
    const Result<JudgePrompt> prompt = judgePrompt(m_run.settings.promptVersion, item, (*response)->text);
    if (!prompt)
        return tl::unexpected<Error>(prompt.error());
    request.prompt = prompt->text;
    request.jsonSchema = prompt->schema;
    return request;
}

QFuture<Prepared> QuestionDesk::prepare(const Question &question)
{
    Item item;
    const Result<ChatRequest> request = requestOf(question, item);
    if (!request) {
        return QtFuture::makeReadyFuture(
            Prepared(tl::unexpected<ChatError>({ChatError::Kind::BadRequest, request.error().text(), -1})));
    }
    const ImageAddress address = resolveImageAddress(item.image, item.imageBase);
    return m_images.load({item.image, item.imageBase})
        .then(m_pool.get(), [request = *request, address, pool = m_pool](const Result<ImageBytes> &image) {
            return withImage(request, image, address);
        });
}

Response QuestionDesk::responseOf(const Question &question, const ChatReply &reply, const QString &imageSent,
                                  qint64 nowMs) const
{
    Response r;
    r.id = newId();
    r.revisionId = question.revisionId;
    r.candidateId = m_model.id;
    r.runId = m_run.id;
    r.repeat = question.repeat;
    r.text = reply.text.isEmpty() ? reply.refusal : reply.text;
    r.state = stateOf(reply);
    r.meta = metaOf(reply, imageSent);
    r.createdMs = nowMs;
    return r;
}

Judgement QuestionDesk::judgementOf(const Question &question, const ChatReply &reply, const QString &imageSent,
                                    qint64 nowMs) const
{
    Judgement j;
    j.id = newId();
    j.responseId = question.responseId;
    j.judgeId = m_model.id;
    j.runId = m_run.id;
    j.repeat = question.repeat;
    j.reply = reply.text.isEmpty() ? reply.refusal : reply.text;
    j.promptVersion = m_run.settings.promptVersion;
    j.meta = metaOf(reply, imageSent);
    j.createdMs = nowMs;
    return j;
}

} // namespace plumbline
