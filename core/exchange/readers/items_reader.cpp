// SPDX-License-Identifier: GPL-3.0-or-later
// Items in any of their files: the published benchmark, the Hugging Face viewer, VLMEvalKit's dataset, EvalScope's
// general_vqa, a plain list of images and instructions. Whole items, or drafts that have no components yet.
#include "core/exchange/ordered_json.h"
#include "core/exchange/readers/fields.h"
#include "core/exchange/readers/record_reader.h"

#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>

namespace plumbline {

namespace {

constexpr qsizetype kLongestReference = 64; // VLMEvalKit: a shorter image cell is another row's index

class ItemsReader final : public RecordReader
{
public:
    explicit ItemsReader(bool drafts)
        : m_drafts(drafts)
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        QJsonObject fields = row.fields;
        record.key.position = fields.take(QStringLiteral("__row")).toInt(-1);
        if (!fields.take(QStringLiteral("__cut")).toArray().isEmpty() && record.refused.isEmpty())
            record.refused = QStringLiteral("The viewer has cut off cells of this row; get the whole row.");
        if (record.refused.isEmpty()) {
            if (fields.contains(QLatin1String("messages")))
                takeMessages(fields, record);
            else
                takeColumns(fields, record);
        }
        if (record.refused.isEmpty())
            check(fields, record);
        record.source = sourceOf(row, fields);
        records.push_back(std::move(record));
    }

private:
    static QString sourceOf(const Row &row, const QJsonObject &fields)
    {
        if (!row.text.isEmpty()) {
            if (const Result<OrderedJson> json = parseOrderedJson(row.text))
                return QString::fromLatin1(dumpLikePython(*json));
        }
        return QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
    }

    /// EvalScope's general_vqa: an OpenAI message, or text with "<image 1>" and the image in a column.
    static void takeMessages(const QJsonObject &fields, ImportRecord &record)
    {
        static const QRegularExpression mark(QStringLiteral("\\s*<image\\s*\\d*>\\s*"));
        QJsonArray messages = fields.value(u"messages").toArray();
        if (fields.value(u"messages").isString())
            messages = QJsonDocument::fromJson(fields.value(u"messages").toString().toUtf8()).array();
        for (const QJsonValue message : messages) {
            const QJsonObject object = message.toObject();
            if (object.value(u"role").toString() != u"user")
                continue;
            record.key.instruction = contentText(object.value(u"content")).replace(mark, QStringLiteral(" ")).trimmed();
            record.key.image = contentImage(object.value(u"content"));
            break;
        }
        if (record.key.image.isEmpty())
            record.key.image = firstOf(fields, {u"image_1", u"image"}).toString();
    }

    void takeColumns(const QJsonObject &fields, ImportRecord &record)
    {
        record.key.instruction = firstOf(fields, {u"instruction", u"question", u"prompt"}).toString();
        record.key.level = fields.value(u"type").toString();
        const QString key = textOf(fields.value(u"index"));
        const QJsonValue image = firstOf(fields, {u"image", u"image_path", u"file_name"});
        QString address = image.isObject() ? firstOf(image.toObject(), {u"src", u"path"}).toString() : image.toString();
        if (fields.contains(QLatin1String("index")) && !address.isEmpty() && address.size() <= kLongestReference &&
            m_imageOfIndex.contains(address))
            address = m_imageOfIndex.value(address);
        if (const auto several = address.startsWith(u'[') ? listOf(address) : std::nullopt;
            several && !several->isEmpty()) {
            address = several->first().toString();
            if (several->size() > 1)
                record.remarks.append(QStringLiteral("Of several images, the first is taken."));
        }
        if (address == u"sha256:")
            address.clear();
        m_imageOfIndex.insert(key, address);
        // A stable web address is the better name; embedded bytes are then kept under it.
        const QString url = fields.value(u"image_url").toString();
        record.key.image = url.isEmpty() ? address : url;
        if (fields.contains(QLatin1String("index")) && address.isEmpty() && !url.isEmpty())
            record.remarks.append(QStringLiteral("It has no image of its own: VLMEvalKit leaves such a row out."));
    }

    void check(const QJsonObject &fields, ImportRecord &record) const
    {
        if (record.key.instruction.trimmed().isEmpty()) {
            record.refused = QStringLiteral("It has no “instruction”.");
            return;
        }
        if (record.key.image.isEmpty()) {
            record.refused = QStringLiteral("It has no “image” (a web address, a path or a data: address).");
            return;
        }
        if (m_drafts)
            return;
        QString problem;
        record.key.components = componentsOf(fields, problem);
        if (problem.isEmpty() && record.key.components.empty())
            problem = QStringLiteral("It has no list “components”.");
        if (problem.isEmpty() && !(record.key.components.front().weight > 0))
            problem = QStringLiteral("“component_weight” is no list of %1 numbers.").arg(record.key.components.size());
        if (problem.isEmpty() && !definesItem(record.key))
            problem = QStringLiteral("“component_type” is no list of %1 texts.").arg(record.key.components.size());
        record.refused = problem;
    }

    bool m_drafts;
    QHash<QString, QString> m_imageOfIndex;
};

class MappedReader final : public RecordReader
{
public:
    MappedReader(const SourceNames &names, QHash<QString, QString> mapping)
        : m_names(names)
        , m_mapping(std::move(mapping))
    {
    }

    void read(const QString &file, const Row &row, bool countsFromZero, Records &records) override
    {
        ImportRecord record = recordOf(file, row, countsFromZero);
        const auto text = [&](const char *field) { return textOf(value(row, field)); };
        record.candidate = m_names.candidate;
        if (m_mapping.contains(QStringLiteral("candidate")) && !text("candidate").isEmpty())
            record.candidate = text("candidate");
        record.key.image = text("image");
        record.key.instruction = text("instruction");
        record.key.level = text("level");
        if (m_mapping.contains(QStringLiteral("position")))
            record.key.position = text("position").toInt();
        QJsonObject lists;
        for (const auto &[ours, theirs] :
             {std::pair{"components", "components"}, std::pair{"weights", "component_weight"},
              std::pair{"types", "component_type"}}) {
            if (m_mapping.contains(QString::fromLatin1(ours)))
                lists.insert(QString::fromLatin1(theirs), value(row, ours));
        }
        QString problem;
        record.key.components = componentsOf(lists, problem);
        if (record.refused.isEmpty())
            record.refused = problem;
        if (record.refused.isEmpty() && record.key.image.isEmpty() && record.key.instruction.trimmed().isEmpty())
            record.refused = QStringLiteral("The columns for image and instruction are both empty.");
        if (record.refused.isEmpty())
            takeAnswers(row, record);
        record.source = QString::fromUtf8(row.text);
        records.push_back(std::move(record));
    }

private:
    /// A column, or a field inside objects ("result.gen").
    [[nodiscard]] QJsonValue value(const Row &row, const char *field) const
    {
        const QString column = m_mapping.value(QString::fromLatin1(field));
        if (column.isEmpty() || row.fields.contains(column))
            return row.fields.value(column);
        QJsonValue found = row.fields;
        for (const QString &part : column.split(u'.'))
            found = found.toObject().value(part);
        return found;
    }

    void takeAnswers(const Row &row, ImportRecord &record) const
    {
        const bool hasReply = m_mapping.contains(QStringLiteral("judge_reply"));
        const bool hasPoints = m_mapping.contains(QStringLiteral("points"));
        if (m_mapping.contains(QStringLiteral("response"))) {
            const QJsonValue response = value(row, "response");
            const QString text = textOf(response);
            record.response = ResponseRecord{text, stateOfText(text), -1, {}};
            if (response.isArray() || response.isObject() || response.isBool())
                record.refused = QStringLiteral("Its response is no text.");
            else if (text == u"error")
                record.response = ResponseRecord{{}, ResponseState::Failed, -1, {}};
        } else if (hasReply || hasPoints) {
            record.response = ResponseRecord{{}, ResponseState::NotGiven, 0, {}};
        }
        if (!hasReply && !hasPoints)
            return;
        JudgementRecord judgement;
        judgement.judge = textOf(value(row, "judge"));
        if (judgement.judge.isEmpty())
            judgement.judge = m_names.judge.isEmpty() ? QStringLiteral("unnamed judge") : m_names.judge;
        judgement.promptVersion = QStringLiteral("mapped");
        judgement.reply = textOf(value(row, "judge_reply"));
        if (const auto points = listOf(value(row, "points")); judgement.reply.isEmpty() && points)
            judgement.reply = pointsText(*points);
        if (judgement.reply.trimmed().isEmpty())
            record.remarks.append(QStringLiteral("Not judged: the judge's column is empty."));
        else
            record.judgements.push_back(std::move(judgement));
    }

    static QString pointsText(const QJsonArray &points)
    {
        QJsonObject reply;
        for (qsizetype i = 0; i < points.size(); ++i)
            reply.insert(QStringLiteral("component_%1").arg(i + 1), points.at(i));
        return QString::fromUtf8(QJsonDocument(reply).toJson(QJsonDocument::Compact));
    }

    SourceNames m_names;
    QHash<QString, QString> m_mapping;
};

} // namespace

std::unique_ptr<RecordReader> makeItemsReader(bool drafts)
{
    return std::make_unique<ItemsReader>(drafts);
}

std::unique_ptr<RecordReader> makeMappedReader(const SourceNames &names, QHash<QString, QString> mapping)
{
    return std::make_unique<MappedReader>(names, std::move(mapping));
}

const QStringList &mappableFields()
{
    static const QStringList fields = {
        QStringLiteral("image"),      QStringLiteral("instruction"), QStringLiteral("level"),
        QStringLiteral("components"), QStringLiteral("weights"),     QStringLiteral("types"),
        QStringLiteral("response"),   QStringLiteral("candidate"),   QStringLiteral("judge_reply"),
        QStringLiteral("points"),     QStringLiteral("judge"),       QStringLiteral("position")};
    return fields;
}

} // namespace plumbline
