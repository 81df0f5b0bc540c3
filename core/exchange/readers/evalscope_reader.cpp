// SPDX-License-Identifier: GPL-3.0-or-later
// EvalScope, native backend, versions 1.5 to August 2026: predictions and reviews of one model, joined by index.
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

namespace plumbline {

namespace {

const QString kPromptVersion = QStringLiteral("evalscope");

struct Sample
{
    std::optional<ImportRecord> prediction;
    std::optional<ImportRecord> review;
};

void takeMessages(const QJsonArray &messages, ItemKey &key)
{
    for (const QJsonValue message : messages) {
        const QJsonObject object = message.toObject();
        if (object.value(u"role").toString() != u"user")
            continue;
        key.instruction = contentText(object.value(u"content"));
        key.image = contentImage(object.value(u"content"));
        return;
    }
}

/// "**User**: \n![image](data:…)\n<instruction>", as versions up to 1.6 wrote it.
void takeInput(const QString &input, ItemKey &key)
{
    static const QRegularExpression shape(QStringLiteral(R"(^\*\*User\*\*:\s*(?:!\[[^\]]*\]\(([^)]*)\)\s*)?(.*)$)"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = shape.match(input);
    key.image = match.captured(1);
    key.instruction = match.captured(2);
}

ResponseRecord responseOf(const QJsonObject &output)
{
    ResponseRecord response;
    const QJsonObject choice = output.value(u"choices").toArray().first().toObject();
    const QJsonObject usage = output.value(u"usage").toObject();
    const QString stop = choice.value(u"stop_reason").toString();
    response.text = contentText(choice.value(u"message").toObject().value(u"content"));
    response.state = stateOfText(response.text);
    response.meta.finishReason = stop;
    response.meta.servedModel = output.value(u"model").toString();
    response.meta.inputTokens = usage.value(u"input_tokens").toInt();
    response.meta.outputTokens = usage.value(u"output_tokens").toInt();
    response.meta.latencyMs = static_cast<int>(std::min(output.value(u"time").toDouble() * 1000, 1e9));
    if (stop == u"max_tokens" || stop == u"length" || stop == u"model_length")
        response.state = ResponseState::Truncated;
    else if (stop == u"content_filter")
        response.state = ResponseState::Refused;
    if (const QString error = output.value(u"error").toString(); !error.isEmpty()) {
        response.state = ResponseState::Failed;
        response.meta.finishReason = error;
        response.text.clear();
    }
    return response;
}

/// component_2_mention gives component 2 its type.
void takeTypes(const QJsonObject &value, std::vector<Component> &components)
{
    static const QRegularExpression shape(QStringLiteral("^component_(\\d+)_(.+)$"));
    for (auto score = value.begin(); score != value.end(); ++score) {
        const QRegularExpressionMatch match = shape.match(score.key());
        const int number = match.captured(1).toInt();
        if (number < 1 || number > 50)
            continue;
        if (components.size() < static_cast<std::size_t>(number))
            components.resize(static_cast<std::size_t>(number));
        if (components[static_cast<std::size_t>(number) - 1].type.isEmpty())
            components[static_cast<std::size_t>(number) - 1].type = match.captured(2);
    }
}

void takeAttempt(const QJsonObject &attempt, const QString &judge, ImportRecord &record)
{
    JudgementRecord judgement;
    judgement.judge = attempt.value(u"judge_id").toString(judge);
    judgement.repeat = attempt.value(u"repeat_id").toInt();
    judgement.promptVersion = kPromptVersion;
    judgement.reply = attempt.value(u"raw_response").toString();
    const QString who = QStringLiteral("%1, repeat %2").arg(judgement.judge).arg(judgement.repeat);
    if (const QString placement = attempt.value(u"placement").toString();
        !placement.isEmpty() && placement != u"original") {
        record.remarks.append(QStringLiteral("A judgement with swapped positions (%1) was left out.").arg(who));
        return;
    }
    if (attempt.value(u"raw_response").isUndefined() && attempt.value(u"parsed_value").isObject()) {
        judgement.reply =
            QString::fromUtf8(QJsonDocument(attempt.value(u"parsed_value").toObject()).toJson(QJsonDocument::Compact));
        record.remarks.append(QStringLiteral("The judge's own text is not in the file (%1); its points are.").arg(who));
    } else if (judgement.reply.isEmpty()) {
        record.remarks.append(QStringLiteral("Not judged (%1): %2: %3")
                                  .arg(who, attempt.value(u"status").toString(QStringLiteral("no reply")),
                                       attempt.value(u"error").toString(QStringLiteral("no reason given"))));
        return;
    }
    const QJsonObject output = attempt.value(u"model_output").toObject();
    judgement.meta.servedModel = output.value(u"model").toString();
    judgement.meta.inputTokens = output.value(u"usage").toObject().value(u"input_tokens").toInt();
    judgement.meta.outputTokens = output.value(u"usage").toObject().value(u"output_tokens").toInt();
    judgement.meta.finishReason =
        output.value(u"choices").toArray().first().toObject().value(u"stop_reason").toString();
    record.judgements.push_back(std::move(judgement));
}

void takeExplanation(const QString &explanation, const QString &judge, ImportRecord &record)
{
    static const QString prefix = QStringLiteral("LLM judge response:\n");
    JudgementRecord judgement;
    judgement.judge = judge;
    judgement.promptVersion = kPromptVersion;
    judgement.reply = explanation.startsWith(prefix) ? explanation.mid(prefix.size()) : explanation;
    if (judgement.reply.startsWith(QLatin1String("[ERROR]")))
        record.remarks.append(QStringLiteral("Not judged: %1").arg(judgement.reply));
    else
        record.judgements.push_back(std::move(judgement));
}

class EvalScopeReader final : public RecordReader
{
public:
    explicit EvalScopeReader(const SourceNames &names)
        : m_names(names)
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        const QJsonValue index = row.fields.value(u"index");
        const bool isReview = row.fields.contains(QLatin1String("sample_score"));
        if (record.refused.isEmpty() && (!index.isDouble() || index.toDouble() < 0 || index.toDouble() > 1e9))
            record.refused = QStringLiteral("It has no whole number “index”.");
        else if (isReview && !row.fields.value(u"sample_score").toObject().value(u"score").isObject())
            record.refused = QStringLiteral("Its “sample_score” has no object “score”.");
        else if (!isReview && !row.fields.value(u"model_output").toObject().value(u"choices").isArray() &&
                 row.fields.value(u"model_output").toObject().value(u"error").toString().isEmpty())
            record.refused = QStringLiteral("Its “model_output” has no list “choices”.");
        if (!record.refused.isEmpty()) {
            records.push_back(std::move(record));
            return;
        }
        Sample &sample = m_samples[index.toInt()];
        std::optional<ImportRecord> &slot = isReview ? sample.review : sample.prediction;
        if (slot)
            record.remarks.append(
                QStringLiteral("Takes the place of line %1, which has the same index.").arg(slot->line));
        if (isReview)
            readReview(row.fields, record);
        else
            readPrediction(row.fields, record);
        slot = std::move(record);
    }

    void finish(Records &records) override
    {
        for (auto sample = m_samples.begin(); sample != m_samples.end(); ++sample) {
            ImportRecord record = joined(*sample);
            if (record.key.position < 0)
                record.key.position = m_names.repeats > 1 ? sample.key() / m_names.repeats : sample.key();
            if (record.response && record.response->repeat < 0 && m_names.repeats > 1)
                record.response->repeat = sample.key() % m_names.repeats;
            records.push_back(std::move(record));
        }
        m_samples.clear();
    }

private:
    void readPrediction(const QJsonObject &fields, ImportRecord &record)
    {
        // The folder's name where there is one: reviews and reports know the model by no other.
        record.candidate = m_names.candidate.isEmpty() ? fields.value(u"model").toString() : m_names.candidate;
        record.response = responseOf(fields.value(u"model_output").toObject());
        takeMessages(fields.value(u"messages").toArray(), record.key);
    }

    void readReview(const QJsonObject &fields, ImportRecord &record)
    {
        const QJsonObject sample = fields.value(u"sample_score").toObject();
        const QJsonObject score = sample.value(u"score").toObject();
        const QJsonObject metadata = score.value(u"metadata").toObject();
        const QString judge = metadata.value(u"model").toString(m_names.judge);
        record.candidate = m_names.candidate;
        if (fields.contains(QLatin1String("messages")))
            takeMessages(fields.value(u"messages").toArray(), record.key);
        else
            takeInput(fields.value(u"input").toString(), record.key);
        QString problem;
        record.key.components = componentsOf(metadata, problem);
        ResponseRecord response;
        response.text = firstOf(score, {u"prediction", u"extracted_prediction"}).toString();
        response.state = stateOfText(response.text);
        if (sample.value(u"group_id").isDouble())
            record.key.position = sample.value(u"group_id").toInt();
        if (sample.value(u"generation_index").isDouble())
            response.repeat = sample.value(u"generation_index").toInt();
        record.response = response;
        takeJudgements(score, metadata, judge.isEmpty() ? QStringLiteral("EvalScope's judge") : judge, record);
    }

    void takeJudgements(const QJsonObject &score, const QJsonObject &metadata, const QString &judge,
                        ImportRecord &record)
    {
        const QJsonObject value = score.value(u"value").toObject();
        const QString explanation = score.value(u"explanation").toString();
        if (metadata.value(u"judge_attempts").isArray()) {
            for (const QJsonValue attempt : metadata.value(u"judge_attempts").toArray()) {
                takeAttempt(attempt.toObject(), judge, record);
                if (record.key.components.empty())
                    takePrompt(attempt.toObject().value(u"messages").toArray(), record.key);
            }
        } else if (!explanation.isEmpty()) {
            takeExplanation(explanation, judge, record);
        } else if (!value.isEmpty()) {
            JudgementRecord judgement;
            judgement.judge = judge;
            judgement.promptVersion = kReportedRatios + QStringLiteral("evalscope");
            judgement.reply = QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
            record.judgements.push_back(std::move(judgement));
        }
        takeTypes(value, record.key.components);
        for (auto number = value.begin(); number != value.end(); ++number) {
            if (number->isDouble())
                record.reported.push_back({judge, number.key(), number->toDouble(), std::nullopt});
        }
        if (const QString status = score.value(u"status").toString(); status == u"excluded")
            record.remarks.append(QStringLiteral("EvalScope left this row out of its means."));
    }

    static void takePrompt(const QJsonArray &messages, ItemKey &key)
    {
        for (const QJsonValue message : messages) {
            const JudgePromptParts parts = readJudgePrompt(contentText(message.toObject().value(u"content")));
            if (!parts.components.empty())
                key.components = parts.components;
        }
    }

    static ImportRecord joined(Sample &sample)
    {
        if (!sample.prediction)
            return std::move(*sample.review);
        ImportRecord record = std::move(*sample.prediction);
        if (!sample.review)
            return record;
        ImportRecord &review = *sample.review;
        if (record.key.instruction.isEmpty())
            record.key.instruction = review.key.instruction;
        if (record.key.image.isEmpty())
            record.key.image = review.key.image;
        record.key.components = std::move(review.key.components);
        record.key.position = review.key.position;
        if (review.response)
            record.response->repeat = review.response->repeat;
        record.judgements = std::move(review.judgements);
        record.reported = std::move(review.reported);
        record.images.insert(record.images.end(), review.images.begin(), review.images.end());
        record.remarks += review.remarks;
        return record;
    }

    SourceNames m_names;
    QMap<int, Sample> m_samples;
};

} // namespace

std::unique_ptr<RecordReader> makeEvalScopeReader(const SourceNames &names)
{
    return std::make_unique<EvalScopeReader>(names);
}

} // namespace plumbline
