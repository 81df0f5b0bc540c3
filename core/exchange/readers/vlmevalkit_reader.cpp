// SPDX-License-Identifier: GPL-3.0-or-later
// VLMEvalKit's tables: predictions, with or without the judge's raw text. Its pickle files are never opened.
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

namespace plumbline {

namespace {

constexpr qsizetype kCellLimit = 32'767; // characters; xlsx cuts off what is longer
const QString kFailure = QStringLiteral("Failed to obtain answer");

class VlmEvalKitReader final : public RecordReader
{
public:
    explicit VlmEvalKitReader(const SourceNames &names)
        : m_names(names)
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        record.candidate = m_names.candidate;
        record.images.clear(); // an image column is the dataset's, not a result
        record.key.instruction = row.fields.value(u"question").toString();
        record.key.image = row.fields.value(u"image_url").toString();
        record.key.level = row.fields.value(u"type").toString();
        bool ok = false;
        const int index = textOf(row.fields.value(u"index")).toInt(&ok);
        record.key.position = ok ? index : -1;
        QString problem;
        record.key.components = componentsOf(row.fields, problem);
        if (record.refused.isEmpty())
            record.refused = problem;
        if (record.refused.isEmpty() && record.key.instruction.trimmed().isEmpty())
            record.refused = QStringLiteral("It has no “question”.");
        const QJsonValue prediction = row.fields.value(u"prediction");
        if (record.refused.isEmpty() && !prediction.isString() && !prediction.isDouble() && !prediction.isNull())
            record.refused = QStringLiteral("Its “prediction” is no text.");
        if (record.refused.isEmpty()) {
            takeResponse(textOf(prediction), record);
            takeJudgement(row.fields.value(u"score_raw"), record);
        }
        records.push_back(std::move(record));
    }

private:
    static void takeResponse(const QString &text, ImportRecord &record)
    {
        ResponseRecord response;
        response.text = text;
        response.state = stateOfText(text);
        if (text.startsWith(kFailure)) {
            response.state = ResponseState::Failed;
            response.meta.finishReason = text.trimmed();
            response.text.clear();
        } else if (text.size() >= kCellLimit) {
            response.state = ResponseState::Truncated;
            response.meta.finishReason = QStringLiteral("xlsx cell limit");
            record.remarks.append(QStringLiteral("The response fills its cell: xlsx has cut it off."));
        }
        record.response = response;
    }

    void takeJudgement(const QJsonValue &cell, ImportRecord &record) const
    {
        if (cell.isUndefined())
            return; // a table of predictions only
        const QString reply = textOf(cell);
        if (reply.trimmed().isEmpty()) {
            record.remarks.append(QStringLiteral("Not judged: the cell “score_raw” is empty."));
        } else if (reply.startsWith(kFailure)) {
            record.remarks.append(QStringLiteral("Not judged: %1").arg(reply.trimmed()));
        } else {
            JudgementRecord judgement;
            judgement.judge = m_names.judge.isEmpty() ? QStringLiteral("VLMEvalKit's judge") : m_names.judge;
            judgement.reply = reply;
            judgement.promptVersion = QStringLiteral("vlmevalkit");
            record.judgements.push_back(std::move(judgement));
        }
    }

    SourceNames m_names;
};

} // namespace

std::unique_ptr<RecordReader> makeVlmEvalKitReader(const SourceNames &names)
{
    return std::make_unique<VlmEvalKitReader>(names);
}

} // namespace plumbline
