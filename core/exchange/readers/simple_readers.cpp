// SPDX-License-Identifier: GPL-3.0-or-later
// Formats whose rows stand by themselves: the authors' inference file, community result files, LLaVA conversations.
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

#include <QJsonDocument>

namespace plumbline {

namespace {

/// The notebook's convention: exactly "error" means that there is no response.
ResponseRecord responseFromText(const QString &text)
{
    ResponseRecord response{text, stateOfText(text), -1, {}};
    if (text == u"error") {
        response.text.clear();
        response.state = ResponseState::Failed;
    }
    return response;
}

class ResponsesReader final : public RecordReader
{
public:
    explicit ResponsesReader(const SourceNames &names)
        : m_names(names)
    {
    }
    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        record.candidate = m_names.candidate;
        const QJsonValue text = row.fields.value(u"text");
        record.key.image = firstOf(row.fields, {u"url", u"question_id"}).toString();
        record.key.instruction = row.fields.value(u"prompt").toString();
        if (record.refused.isEmpty() && !text.isString())
            record.refused = QStringLiteral("It has no “text”.");
        else if (record.refused.isEmpty() && record.key.image.isEmpty() && record.key.instruction.isEmpty())
            record.refused = QStringLiteral("It has neither “url” nor “question_id” nor “prompt”.");
        if (record.refused.isEmpty())
            record.response = responseFromText(text.toString());
        records.push_back(std::move(record));
    }

private:
    SourceNames m_names;
};

class CommunityReader final : public RecordReader
{
public:
    explicit CommunityReader(const SourceNames &names)
        : m_names(names)
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        const QJsonObject &fields = row.fields;
        record.candidate = m_names.candidate;
        record.key.image = firstOf(fields, {u"url", u"image_url", u"image"}).toString();
        if (record.key.image.isEmpty())
            record.key.image = fields.value(u"annotation").toObject().value(u"id").toString();
        record.key.instruction = firstOf(fields, {u"instruction", u"prompt", u"question"}).toString();
        record.key.level = fields.value(u"type").toString();
        QString problem;
        record.key.components = componentsOf(fields, problem);
        if (record.refused.isEmpty())
            record.refused = problem;
        if (record.refused.isEmpty() && record.key.image.isEmpty() && record.key.instruction.isEmpty())
            record.refused = QStringLiteral("It says neither which image nor which instruction it answers.");
        if (record.refused.isEmpty()) {
            takeResponse(fields, record);
            takeJudgement(fields, record);
        }
        records.push_back(std::move(record));
    }

private:
    static void takeResponse(const QJsonObject &fields, ImportRecord &record)
    {
        QJsonValue text = firstOf(fields, {u"model_response", u"response", u"prediction", u"text"});
        if (text.isNull())
            text = fields.value(u"result").toObject().value(u"gen");
        if (text.isArray())
            text = text.toArray().first();
        const QString error = textOf(fields.value(u"error"));
        if (text.isString())
            record.response = responseFromText(text.toString());
        else if (!error.isEmpty())
            record.response = ResponseRecord{{}, ResponseState::Failed, -1, {}};
        else if (text.isNull() || text.isUndefined())
            record.response = ResponseRecord{{}, ResponseState::NotGiven, 0, {}};
        else
            record.refused = QStringLiteral("Its response is no text.");
        if (record.response && record.response->state == ResponseState::Failed && !error.isEmpty())
            record.response->meta.finishReason = error;
    }

    void takeJudgement(const QJsonObject &fields, ImportRecord &record) const
    {
        JudgementRecord judgement;
        judgement.promptVersion = QStringLiteral("community");
        judgement.reply =
            textOf(firstOf(fields, {u"gpt4o_raw_response", u"evaluation_response", u"score_raw", u"judge_response"}));
        judgement.judge = !m_names.judge.isEmpty() ? m_names.judge
                          : fields.contains(QLatin1String("gpt4o_raw_response"))
                              ? QStringLiteral("gpt-4o")
                              : textOf(firstOf(fields, {u"judge", u"judge_model"}));
        if (judgement.judge.isEmpty())
            judgement.judge = QStringLiteral("unnamed judge");
        const QJsonObject points = fields.value(u"parsed_scores").toObject();
        if (judgement.reply.trimmed().isEmpty() && !points.isEmpty())
            judgement.reply = QString::fromUtf8(QJsonDocument(points).toJson(QJsonDocument::Compact));
        if (judgement.reply.trimmed().isEmpty())
            record.remarks.append(QStringLiteral("Not judged: there is no judge's reply in the row."));
        else
            record.judgements.push_back(std::move(judgement));
    }

    SourceNames m_names;
};

class LlavaReader final : public RecordReader
{
public:
    explicit LlavaReader(const SourceNames &names)
        : m_names(names)
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        record.candidate = m_names.candidate;
        QJsonValue image = row.fields.value(u"image");
        if (image.isArray()) {
            if (image.toArray().size() > 1)
                record.remarks.append(QStringLiteral("Of several images, the first is taken."));
            image = image.toArray().first();
        }
        record.key.image = image.toString();
        int turns = 0;
        for (const QJsonValue turn : row.fields.value(u"conversations").toArray()) {
            const QString from = turn.toObject().value(u"from").toString();
            const QString value = turn.toObject().value(u"value").toString();
            ++turns;
            if (turns == 1 && (from == u"human" || from == u"user"))
                record.key.instruction = QString(value).remove(QStringLiteral("<image>")).trimmed();
            else if (turns == 2 && (from == u"gpt" || from == u"assistant"))
                record.response = ResponseRecord{value, stateOfText(value), -1, {}};
        }
        if (turns > 2)
            record.remarks.append(QStringLiteral("Only the first of %1 turns is taken.").arg((turns + 1) / 2));
        if (record.refused.isEmpty() && record.key.instruction.isEmpty())
            record.refused = QStringLiteral("Its “conversations” do not begin with a human turn.");
        record.source = QString::fromUtf8(row.text);
        records.push_back(std::move(record));
    }

private:
    SourceNames m_names;
};

} // namespace

std::unique_ptr<RecordReader> makeResponsesReader(const SourceNames &names)
{
    return std::make_unique<ResponsesReader>(names);
}

std::unique_ptr<RecordReader> makeCommunityReader(const SourceNames &names)
{
    return std::make_unique<CommunityReader>(names);
}

std::unique_ptr<RecordReader> makeLlavaReader(const SourceNames &names)
{
    return std::make_unique<LlavaReader>(names);
}

} // namespace plumbline
