// SPDX-License-Identifier: GPL-3.0-or-later
// lmms-eval's logged samples, versions 0.3 to August 2026. They hold scores per component text and no judge text: the
// scores are kept as the harness wrote them, in their order, which tells what it found from what it filled in with 0.
#include "core/exchange/ordered_json.h"
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

#include <QJsonDocument>

namespace plumbline {

namespace {

/// The first text of "a", ["a"], [["a"]].
QString firstText(QJsonValue value)
{
    for (int level = 0; level < 3 && value.isArray(); ++level)
        value = value.toArray().first();
    return value.toString();
}

/// gpt_eval_score with its keys in the order of the file.
QString scoresText(const Row &row)
{
    if (const Result<OrderedJson> json = parseOrderedJson(row.text); json && json->is_object()) {
        const auto scores = json->find("gpt_eval_score");
        if (scores != json->end() && scores->is_object())
            return QString::fromStdString(scores->dump());
    }
    return QString::fromUtf8(
        QJsonDocument(row.fields.value(u"gpt_eval_score").toObject()).toJson(QJsonDocument::Compact));
}

class LmmsEvalReader final : public RecordReader
{
public:
    explicit LmmsEvalReader(const SourceNames &names)
        : m_names(names)
    {
        if (m_names.judge.isEmpty())
            m_names.judge = QStringLiteral("lmms-eval's judge"); // which model it was is recorded nowhere
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        record.candidate = m_names.candidate;
        const QJsonObject doc = row.fields.value(u"doc").toObject();
        record.key.instruction = row.fields.value(u"input").toString(doc.value(u"instruction").toString());
        if (doc.contains(QLatin1String("instruction")))
            record.key.instruction = doc.value(u"instruction").toString();
        record.key.prompt = row.fields.value(u"input").toString(); // may have the task's words around the instruction
        record.key.level = doc.value(u"type").toString();
        record.key.position = row.fields.value(u"doc_id").toInt(-1);
        QString problem;
        record.key.components = componentsOf(doc, problem);
        const QJsonValue scores = row.fields.value(u"gpt_eval_score");
        if (record.key.components.empty())
            takeTexts(scores.toObject(), record.key);
        if (record.refused.isEmpty() && record.key.instruction.trimmed().isEmpty())
            record.refused = QStringLiteral("It has neither “input” nor “doc”.");
        const QJsonValue filtered = row.fields.value(u"filtered_resps");
        const QJsonValue answers = filtered.isUndefined() ? row.fields.value(u"resps") : filtered;
        if (record.refused.isEmpty() && !answers.isString() && !answers.isArray())
            record.refused = QStringLiteral("It has no response in “filtered_resps”.");
        if (record.refused.isEmpty()) {
            takeResponse(firstText(answers), row.fields.value(u"token_counts"), record);
            takeScores(row, scores, record);
        }
        records.push_back(std::move(record));
    }

private:
    static void takeTexts(const QJsonObject &scores, ItemKey &key)
    {
        for (const QString &text : scores.keys()) {
            if (text != u"total_score")
                key.components.push_back({text, QString(), 0});
        }
    }

    static void takeResponse(const QString &text, const QJsonValue &tokens, ImportRecord &record)
    {
        ResponseRecord response;
        response.text = text;
        response.state = stateOfText(text);
        const QJsonObject counts = tokens.toArray().first().toObject();
        response.meta.inputTokens = counts.value(u"input_tokens").toInt();
        response.meta.outputTokens = counts.value(u"output_tokens").toInt();
        if (text.startsWith(QLatin1String("[LMMS_EVAL_REQUEST_FAILED")) ||
            text.startsWith(QLatin1String("[LMMS_EVAL_BUDGET_EXCEEDED]"))) {
            response.state = ResponseState::Failed;
            response.meta.finishReason = text;
            response.text.clear();
        }
        record.response = response;
    }

    void takeScores(const Row &row, const QJsonValue &scores, ImportRecord &record) const
    {
        if (scores.isDouble())
            record.reported.push_back({m_names.judge, QStringLiteral("total_score"), scores.toDouble(), std::nullopt});
        if (!scores.isObject() || scores.toObject().isEmpty()) {
            record.remarks.append(QStringLiteral("Not judged: it has no “gpt_eval_score”."));
            return;
        }
        JudgementRecord judgement;
        judgement.judge = m_names.judge;
        judgement.promptVersion = kReportedRatios + QStringLiteral("lmms-eval");
        judgement.reply = scoresText(row);
        record.judgements.push_back(std::move(judgement));
        const QJsonObject object = scores.toObject();
        for (auto score = object.begin(); score != object.end(); ++score) {
            if (score->isDouble())
                record.reported.push_back({m_names.judge, score.key(), score->toDouble(), std::nullopt});
        }
    }

    SourceNames m_names;
};

} // namespace

std::unique_ptr<RecordReader> makeLmmsEvalReader(const SourceNames &names)
{
    return std::make_unique<LmmsEvalReader>(names);
}

} // namespace plumbline
