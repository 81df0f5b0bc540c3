// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI Batch API: requests, outputs and errors, joined by custom_id. A batch either asked a candidate (the prompt is
// the instruction) or a judge (the prompt quotes instruction and response).
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

#include <QMap>

namespace plumbline {

namespace {

struct Outcome
{
    QString text;
    QString refusal;
    QString problem; ///< why there is no text
    AnswerMeta meta;
};

struct Exchange
{
    std::optional<ImportRecord> request;
    QString prompt;
    QString model;
    std::optional<Outcome> outcome;
    ImportRecord answer; ///< its place, where there is no request
};

/// Text of chat completions or of the responses API.
void takeBody(const QJsonObject &body, Outcome &outcome)
{
    outcome.meta.servedModel = body.value(u"model").toString();
    const QJsonObject usage = body.value(u"usage").toObject();
    outcome.meta.inputTokens = firstOf(usage, {u"prompt_tokens", u"input_tokens"}).toInt();
    outcome.meta.outputTokens = firstOf(usage, {u"completion_tokens", u"output_tokens"}).toInt();
    if (body.value(u"choices").isArray()) {
        const QJsonObject choice = body.value(u"choices").toArray().first().toObject();
        const QJsonObject message = choice.value(u"message").toObject();
        outcome.text = contentText(message.value(u"content"));
        outcome.refusal = message.value(u"refusal").toString();
        outcome.meta.finishReason = choice.value(u"finish_reason").toString();
        return;
    }
    QStringList texts;
    for (const QJsonValue output : body.value(u"output").toArray()) {
        for (const QJsonValue part : output.toObject().value(u"content").toArray()) {
            if (part.toObject().value(u"type").toString() == u"refusal")
                outcome.refusal = part.toObject().value(u"refusal").toString();
            else
                texts.append(part.toObject().value(u"text").toString());
        }
    }
    outcome.text = texts.join(QString());
    if (body.value(u"status").toString() == u"incomplete") {
        const QString reason = body.value(u"incomplete_details").toObject().value(u"reason").toString();
        outcome.meta.finishReason = reason == u"max_output_tokens" ? QStringLiteral("length") : reason;
    }
}

Outcome outcomeOf(const QJsonObject &fields)
{
    Outcome outcome;
    const QJsonObject error = fields.value(u"error").toObject();
    const QJsonObject response = fields.value(u"response").toObject();
    const QJsonObject body = response.value(u"body").toObject();
    const int status = response.value(u"status_code").toInt();
    if (!error.isEmpty())
        outcome.problem = error.value(u"code").toString() + QStringLiteral(": ") + error.value(u"message").toString();
    else if (status != 200)
        outcome.problem =
            QStringLiteral("HTTP %1: %2")
                .arg(status)
                .arg(body.value(u"error").toObject().value(u"message").toString(QStringLiteral("no reason given")));
    else
        takeBody(body, outcome);
    return outcome;
}

bool looksLikeJudging(const QString &prompt)
{
    const auto has = [&](const char *word) { return prompt.contains(QLatin1String(word), Qt::CaseInsensitive); };
    return (has("score") || has("grade") || has("rate the")) && (has("response") || has("answer"));
}

class OpenAiBatchReader final : public RecordReader
{
public:
    explicit OpenAiBatchReader(const SourceNames &names)
        : m_names(names)
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        const QString id = row.fields.value(u"custom_id").toString();
        const QJsonObject body = row.fields.value(u"body").toObject();
        const bool isAnswer =
            row.fields.contains(QLatin1String("response")) || row.fields.contains(QLatin1String("error"));
        if (record.refused.isEmpty() && id.isEmpty())
            record.refused = QStringLiteral("It has no “custom_id”.");
        if (record.refused.isEmpty() && !isAnswer && !body.value(u"messages").isArray() &&
            body.value(u"input").isUndefined())
            record.refused = QStringLiteral("Its “body” has neither “messages” nor “input”.");
        if (record.refused.isEmpty() && isAnswer && !row.fields.value(u"response").isObject() &&
            !row.fields.value(u"error").isObject())
            record.refused = QStringLiteral("It has neither a “response” nor an “error”.");
        if (!record.refused.isEmpty()) {
            records.push_back(std::move(record));
            return;
        }
        if (!m_order.contains(id))
            m_order.append(id);
        Exchange &exchange = m_exchanges[id];
        if (isAnswer) {
            exchange.outcome = outcomeOf(row.fields);
            exchange.answer = std::move(record);
        } else {
            readRequest(body, record, exchange);
        }
    }

    void finish(Records &records) override
    {
        for (const QString &id : std::as_const(m_order))
            records.push_back(recordFor(id, m_exchanges[id]));
        m_order.clear();
        m_exchanges.clear();
    }

private:
    static void readRequest(const QJsonObject &body, ImportRecord &record, Exchange &exchange)
    {
        const QJsonValue messages = body.value(u"messages").isArray() ? body.value(u"messages") : body.value(u"input");
        if (messages.isString())
            exchange.prompt = messages.toString();
        for (const QJsonValue message : messages.toArray()) {
            const QJsonObject object = message.toObject();
            if (object.value(u"role").toString() == u"system" || object.value(u"role").toString() == u"developer")
                continue;
            exchange.prompt = contentText(object.value(u"content"));
            if (const QString image = contentImage(object.value(u"content")); !image.isEmpty())
                record.key.image = image;
        }
        exchange.model = body.value(u"model").toString();
        exchange.request = std::move(record);
    }

    ImportRecord recordFor(const QString &id, Exchange &exchange) const
    {
        if (!exchange.request) {
            exchange.answer.refused =
                QStringLiteral("The request “%1” is not among the files; import the request file together with this "
                               "one.")
                    .arg(id);
            return std::move(exchange.answer);
        }
        ImportRecord record = std::move(*exchange.request);
        const JudgePromptParts parts = readJudgePrompt(exchange.prompt);
        const Outcome outcome =
            exchange.outcome.value_or(Outcome{{}, {}, QStringLiteral("no answer in the files"), {}});
        // As it was asked for: a request that failed says nothing else, and belongs to the same candidate.
        const QString model = exchange.model.isEmpty() ? outcome.meta.servedModel : exchange.model;
        if (!parts.instruction.isEmpty() || looksLikeJudging(exchange.prompt)) {
            record.candidate = m_names.candidate;
            record.key.instruction = parts.instruction;
            record.key.components = parts.components;
            record.key.prompt = parts.instruction.isEmpty() ? exchange.prompt : QString();
            takeJudged(parts, outcome, m_names.judge.isEmpty() ? model : m_names.judge, record);
        } else {
            record.candidate = model;
            record.key.instruction = exchange.prompt;
            takeAnswered(outcome, record);
        }
        return record;
    }

    static void takeJudged(const JudgePromptParts &parts, const Outcome &outcome, const QString &judge,
                           ImportRecord &record)
    {
        ResponseRecord response{parts.response.value_or(QString()), ResponseState::NotGiven, 0, {}};
        if (parts.response) {
            response.state = *parts.response == u"error" ? ResponseState::Failed : stateOfText(*parts.response);
            if (response.state == ResponseState::Failed)
                response.text.clear();
        }
        record.response = response;
        const QString reply = outcome.text.isEmpty() ? outcome.refusal : outcome.text;
        if (!outcome.problem.isEmpty() || reply.isEmpty()) {
            record.remarks.append(
                QStringLiteral("Not judged: %1")
                    .arg(outcome.problem.isEmpty()
                             ? QStringLiteral("the reply is empty (%1)").arg(outcome.meta.finishReason)
                             : outcome.problem));
            return;
        }
        JudgementRecord judgement;
        judgement.judge = judge;
        judgement.reply = reply;
        judgement.promptVersion = QStringLiteral("openai-batch");
        judgement.meta = outcome.meta;
        record.judgements.push_back(std::move(judgement));
    }

    static void takeAnswered(const Outcome &outcome, ImportRecord &record)
    {
        ResponseRecord response{outcome.text, stateOfText(outcome.text), -1, outcome.meta};
        if (!outcome.problem.isEmpty()) {
            response.state = ResponseState::Failed;
            response.meta.finishReason = outcome.problem;
        } else if (outcome.text.isEmpty() && !outcome.refusal.isEmpty()) {
            response.state = ResponseState::Refused;
            response.text = outcome.refusal;
        } else if (outcome.meta.finishReason == u"content_filter") {
            response.state = ResponseState::Refused;
        } else if (outcome.meta.finishReason == u"length") {
            response.state = ResponseState::Truncated;
        }
        record.response = response;
    }

    SourceNames m_names;
    QStringList m_order;
    QHash<QString, Exchange> m_exchanges;
};

} // namespace

std::unique_ptr<RecordReader> makeOpenAiBatchReader(const SourceNames &names)
{
    return std::make_unique<OpenAiBatchReader>(names);
}

} // namespace plumbline
