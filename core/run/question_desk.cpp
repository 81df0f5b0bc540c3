// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/question_desk.h"

#include "core/base/content_hash.h"
#include "core/base/ids.h"
#include "core/domain/made.h"
#include "core/domain/probe.h"
#include "core/media/image_codec.h"
#include "core/run/generation_prompt.h"
#include "core/run/judge_prompt.h"
#include "core/run/probe_image.h"

#include <QtConcurrentRun>

namespace plumbline {

namespace {

// What every provider takes without shrinking it itself (Anthropic's limits, the smallest of those documented).
constexpr int kLongestSide = 8000;
constexpr qsizetype kMostImageBytes = 5 * 1024 * 1024 * 3 / 4; // before base64
constexpr int kItemsKept = 256;

QString sentText(const EncodedImage &encoded, const ImageBytes &original, QSize size, const QString &detail)
{
    const bool isSame = encoded.bytes.size() == original.bytes.size() && encoded.bytes == original.bytes;
    QString text = QStringLiteral("sha256:%1 %2 %3")
                       .arg(isSame ? original.hash : contentHash(encoded.bytes))
                       .arg(encoded.bytes.size())
                       .arg(encoded.mime);
    if (!size.isEmpty())
        text += QStringLiteral(" %1x%2").arg(size.width()).arg(size.height());
    if (!detail.isEmpty())
        text += QStringLiteral(" detail=") + detail;
    return text;
}

PreparedQuestion withoutImage(ChatRequest request)
{
    PreparedQuestion prepared{std::move(request), {}, {}};
    prepared.input = textTokens(prepared.request.systemPrompt + prepared.request.prompt);
    return prepared;
}

Prepared withImage(ChatRequest request, const QString &detail, const Result<ImageBytes> &image,
                   const ImageAddress &address)
{
    PreparedQuestion prepared = withoutImage(std::move(request));
    if (image) {
        const Result<EncodedImage> encoded = encodeForModel(image->bytes, kLongestSide, kMostImageBytes);
        if (!encoded)
            return tl::unexpected<ChatError>({ChatError::Kind::NoImage, encoded.error().text(), -1});
        const Result<ImageInfo> info = inspectImage(encoded->bytes);
        const QSize size = info ? info->size : QSize();
        prepared.request.images.push_back({encoded->bytes, encoded->mime, {}, detail});
        prepared.imageSent = sentText(*encoded, *image, size, detail);
        prepared.input += imageTokens(size, detail);
        return prepared;
    }
    if (address.kind != ImageAddress::Kind::Url)
        return tl::unexpected<ChatError>({ChatError::Kind::NoImage, image.error().text(), -1});
    // Not to be had from here, but the server may reach it: every chat API takes an address in place of bytes.
    const QString url = QString::fromLatin1(address.url.toEncoded());
    prepared.request.images.push_back({{}, {}, url, detail});
    prepared.imageSent = QStringLiteral("url:") + url;
    prepared.input += unknownImageTokens();
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
    , m_items(kItemsKept)
    , m_pool(std::make_shared<QThreadPool>())
{
    m_pool->setObjectName(QStringLiteral("plumbline-requests"));
    m_pool->setMaxThreadCount(2);
}

QuestionDesk::~QuestionDesk()
{
    m_pool->waitForDone();
}

Result<Item> QuestionDesk::itemOf(const QString &revisionId)
{
    if (const Item *known = m_items.object(revisionId))
        return *known;
    Result<Item> read = m_reader.items().revision(revisionId);
    if (read)
        m_items.insert(revisionId, new Item(*read));
    return read;
}

Status QuestionDesk::showInstead(Item &item)
{
    if (m_run.kind == RunKind::Judge || m_run.settings.probe.isEmpty())
        return {};
    if (m_run.settings.probe == kProbeAnother && m_all.empty()) {
        Result<std::vector<Item>> all = m_reader.items().items();
        if (!all)
            return tl::unexpected<Error>(all.error());
        m_all = std::move(*all);
    }
    return showProbeImage(item, m_run.settings.probe, m_all);
}

Result<ChatRequest> QuestionDesk::requestOf(const Question &question, Item &item) const
{
    ChatRequest request;
    request.model = m_model.endpoint.model;
    request.systemPrompt = m_run.settings.systemPrompt;
    request.temperature = m_run.settings.temperature;
    // With one seed for all, repeats would be copies.
    if (m_run.settings.seed)
        request.seed = *m_run.settings.seed + question.repeat;
    request.reasoningEffort = m_run.settings.reasoningEffort;
    request.maxTokens = m_run.settings.maxTokens;
    if (m_run.kind == RunKind::Ask) {
        request.prompt = askPrompt(m_run.settings.promptVersion, item);
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
    const auto refuse = [](const Error &error) {
        return QtFuture::makeReadyFuture(
            Prepared(tl::unexpected<ChatError>({ChatError::Kind::BadRequest, error.text(), -1})));
    };
    Result<Item> item = itemOf(question.revisionId);
    if (!item)
        return refuse(item.error());
    const Result<ChatRequest> request = requestOf(question, *item);
    if (!request)
        return refuse(request.error());
    if (const Status shown = showInstead(*item); !shown)
        return refuse(shown.error());
    if (item->image.isEmpty() && m_run.settings.probe == kProbeNone)
        return QtFuture::makeReadyFuture(Prepared(withoutImage(*request)));
    const ImageAddress address = resolveImageAddress(item->image, item->imageBase);
    return m_images.load({item->image, item->imageBase})
        .then(m_pool.get(),
              [request = *request, detail = m_run.settings.imageDetail, address,
               pool = m_pool](const Result<ImageBytes> &image) { return withImage(request, detail, image, address); });
}

Result<bool> saveAnswer(WriteAccess &access, const Run &run, const Question &question, const ChatReply &reply,
                        const QString &imageSent, qint64 nowMs)
{
    const QString text = reply.text.isEmpty() ? reply.refusal : reply.text;
    if (run.kind == RunKind::Ask) {
        Response r;
        r.id = newId();
        r.revisionId = question.revisionId;
        r.candidateId = run.modelId;
        r.runId = run.id;
        r.repeat = question.repeat;
        r.text = text;
        r.state = stateOf(reply);
        r.meta = metaOf(reply, imageSent);
        r.createdMs = nowMs;
        if (!run.settings.probe.isEmpty())
            r.control = probeControl(run.settings.probe);
        if (isAuthorPrompt(run.settings.promptVersion))
            r.control = madeControl(run.settings.promptVersion);
        return access.answers().save(r, question.id);
    }
    Judgement j;
    j.id = newId();
    j.responseId = question.responseId;
    j.judgeId = run.modelId;
    j.runId = run.id;
    j.repeat = question.repeat;
    j.reply = text;
    j.promptVersion = run.settings.promptVersion;
    j.meta = metaOf(reply, imageSent);
    j.createdMs = nowMs;
    return access.answers().save(j, question.id);
}

} // namespace plumbline
