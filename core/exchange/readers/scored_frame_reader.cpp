// SPDX-License-Identifier: GPL-3.0-or-later
// Scored frames as users of the original notebook save them: the benchmark's columns and one column of judge replies
// per candidate. The responses themselves are not in such a file.
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

#include <QRegularExpression>

namespace plumbline {

namespace {

class ScoredFrameReader final : public RecordReader
{
public:
    ScoredFrameReader(const SourceNames &names, QStringList columns)
        : m_names(names)
        , m_columns(std::move(columns))
    {
        if (m_names.judge.isEmpty())
            m_names.judge = QStringLiteral("notebook's judge"); // the file does not say which model it was
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord base = recordOf(file, row, countsFromZero);
        base.key.instruction = row.fields.value(u"instruction").toString();
        base.key.image = row.fields.value(u"image").toString();
        base.key.level = row.fields.value(u"type").toString();
        base.key.position = row.fields.value(u"__row").toInt(row.index);
        QString problem;
        base.key.components = componentsOf(row.fields, problem);
        if (base.refused.isEmpty())
            base.refused = problem;
        if (base.refused.isEmpty() && base.key.instruction.trimmed().isEmpty())
            base.refused = QStringLiteral("It has no “instruction”.");
        if (!base.refused.isEmpty()) {
            records.push_back(std::move(base));
            return;
        }
        for (const QString &column : m_columns) {
            ImportRecord record = base;
            record.candidate = column;
            takeCell(row.fields.value(column), record);
            records.push_back(std::move(record));
        }
    }

private:
    void takeCell(const QJsonValue &cell, ImportRecord &record) const
    {
        static const QRegularExpression wholeNumber(QStringLiteral("^\\s*\\d+(\\.0)?\\s*$"));
        const QString reply = textOf(cell);
        if (reply.trimmed().isEmpty()) {
            record.remarks.append(QStringLiteral("Not judged: the cell is empty."));
        } else if (wholeNumber.match(reply).hasMatch()) {
            record.remarks.append(
                QStringLiteral("Never judged: the cell still holds a row number (%1), not a reply.").arg(reply));
        } else {
            record.response = ResponseRecord{{}, ResponseState::NotGiven, 0, {}};
            JudgementRecord judgement;
            judgement.judge = m_names.judge;
            judgement.reply = reply;
            judgement.promptVersion = QStringLiteral("notebook");
            record.judgements.push_back(std::move(judgement));
        }
    }

    SourceNames m_names;
    QStringList m_columns;
};

} // namespace

std::unique_ptr<RecordReader> makeScoredFrameReader(const SourceNames &names, QStringList judgeColumns)
{
    return std::make_unique<ScoredFrameReader>(names, std::move(judgeColumns));
}

} // namespace plumbline
