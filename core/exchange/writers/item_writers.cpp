// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/writers/item_writers.h"

#include "core/base/csv_text.h"
#include "core/exchange/ordered_json.h"

#include <cmath>

namespace plumbline {

namespace {

OrderedJson weightJson(double weight)
{
    return std::floor(weight) == weight ? OrderedJson(static_cast<std::int64_t>(weight)) : OrderedJson(weight);
}

/// Sets a field unless it already says the same (1 and 1.0 do): what was not edited is not re-spelled.
void put(OrderedJson &row, const char *name, const OrderedJson &value)
{
    const auto found = row.find(name);
    if (found == row.end())
        row.push_back({name, value});
    else if (*found != value)
        *found = value;
}

/// The row that an item was read from, where it was one of this format; else an empty object.
OrderedJson sourceWith(const Item &item, std::initializer_list<const char *> fields)
{
    if (item.source.isEmpty())
        return OrderedJson::object();
    const Result<OrderedJson> source = parseOrderedJson(item.source.toUtf8());
    if (!source || !source->is_object())
        return OrderedJson::object();
    for (const char *field : fields) {
        if (!source->contains(field))
            return OrderedJson::object();
    }
    return *source;
}

struct Lists
{
    OrderedJson texts = OrderedJson::array();
    OrderedJson weights = OrderedJson::array();
    OrderedJson types = OrderedJson::array();
};

Lists listsOf(const Item &item)
{
    Lists lists;
    for (const Component &c : item.components) {
        lists.texts.push_back(c.text.toStdString());
        lists.weights.push_back(weightJson(c.weight));
        lists.types.push_back(c.type.toStdString());
    }
    return lists;
}

void putComponents(OrderedJson &row, const Item &item)
{
    const Lists lists = listsOf(item);
    put(row, "instruction", item.instruction.toStdString());
    put(row, "type", item.level.toStdString());
    put(row, "num_of_component", item.components.size());
    put(row, "components", lists.texts);
    put(row, "component_weight", lists.weights);
    put(row, "component_type", lists.types);
}

/// Who wrote the item (annotators.h puts it into the source), also where the source is of another format.
void putAnnotator(OrderedJson &row, const Item &item)
{
    if (const OrderedJson source = sourceWith(item, {"annotator"}); !source.empty())
        put(row, "annotator", source["annotator"]);
}

/// As pandas writes a list into a table's cell: ['a', "b's"].
QString pythonListOf(const QStringList &texts)
{
    QStringList quoted;
    for (QString text : texts) {
        // Python's repr: single quotes, unless that text has one and no double ones.
        const bool isDouble = text.contains(u'\'') && !text.contains(u'"');
        text.replace(QStringLiteral("\\"), QStringLiteral("\\\\"))
            .replace(QStringLiteral("\n"), QStringLiteral("\\n"))
            .replace(QStringLiteral("\r"), QStringLiteral("\\r"))
            .replace(QStringLiteral("\t"), QStringLiteral("\\t"));
        if (!isDouble)
            text.replace(QStringLiteral("'"), QStringLiteral("\\'"));
        quoted.append(isDouble ? u'"' + text + u'"' : u'\'' + text + u'\'');
    }
    return u'[' + quoted.join(QStringLiteral(", ")) + u']';
}

QString pythonTexts(const std::vector<Component> &components, QString Component::*field)
{
    QStringList texts;
    for (const Component &c : components)
        texts.append(c.*field);
    return pythonListOf(texts);
}

QString numberText(double number)
{
    return std::floor(number) == number ? QString::number(static_cast<qint64>(number))
                                        : QString::number(number, 'g', 17);
}

} // namespace

void writeMiaBench(const std::vector<Item> &items, ItemImages &images, QIODevice &out)
{
    out.write("[");
    bool first = true;
    for (const Item &item : items) {
        OrderedJson row = sourceWith(item, {"image", "instruction"});
        put(row, "image", images.address(item).toStdString());
        putComponents(row, item);
        putAnnotator(row, item);
        out.write((first ? QByteArray() : QByteArray(", ")) + dumpLikePython(row));
        first = false;
    }
    out.write("]\n");
}

void writeVlmEvalKitTsv(const std::vector<Item> &items, ItemImages &images, QIODevice &out)
{
    out.write(
        csvRow({QStringLiteral("index"), QStringLiteral("image"), QStringLiteral("image_url"),
                QStringLiteral("question"), QStringLiteral("type"), QStringLiteral("num_of_component"),
                QStringLiteral("components"), QStringLiteral("component_weight"), QStringLiteral("component_type")},
               '\t'));
    for (const Item &item : items) {
        const OrderedJson source = sourceWith(item, {"index", "question"});
        const QString index = source.contains("index") ? toQString(source["index"]) : QString();
        const bool hadNoImage = source.contains("image") && toQString(source["image"]).isEmpty();
        QStringList weights;
        for (const Component &c : item.components)
            weights.append(numberText(c.weight));
        const bool isUrl =
            !item.image.startsWith(QLatin1String("sha256:")) && !item.image.startsWith(QLatin1String("data:"));
        out.write(
            csvRow({index.isEmpty() ? QString::number(item.position) : index,
                    hadNoImage ? QString() : QString::fromLatin1(images.base64(item)), isUrl ? item.image : QString(),
                    item.instruction, item.level, QString::number(item.components.size()),
                    pythonTexts(item.components, &Component::text), u'[' + weights.join(QStringLiteral(", ")) + u']',
                    pythonTexts(item.components, &Component::type)},
                   '\t'));
    }
}

void writeGeneralVqa(const std::vector<Item> &items, ItemImages &images, QIODevice &out)
{
    for (const Item &item : items) {
        OrderedJson row = sourceWith(item, {"messages"});
        if (row.empty() || images.copies() || item.image.startsWith(QLatin1String("sha256:"))) {
            const OrderedJson content = OrderedJson::array(
                {OrderedJson{{"type", "text"}, {"text", item.instruction.toStdString()}},
                 OrderedJson{{"type", "image_url"}, {"image_url", {{"url", images.address(item).toStdString()}}}}});
            row = OrderedJson::object();
            row["messages"] = OrderedJson::array({OrderedJson{{"role", "user"}, {"content", content}}});
            row["answer"] = "";
        }
        out.write(dumpLikePython(row, false) + '\n');
    }
}

void writeHfRows(const std::vector<Item> &items, ItemImages &images, QIODevice &out)
{
    for (const Item &item : items) {
        OrderedJson row = OrderedJson::object();
        const QString address = images.address(item);
        row[images.copies() ? "file_name" : "image"] = address.toStdString();
        if (images.copies() && !item.image.startsWith(QLatin1String("sha256:")))
            row["image_url"] = item.image.toStdString();
        putComponents(row, item);
        putAnnotator(row, item);
        out.write(dumpLikePython(row, false) + '\n');
    }
}

void writeLlava(const std::vector<AnsweredItem> &pairs, ItemImages &images, QIODevice &out)
{
    out.write("[");
    bool first = true;
    for (const auto &[item, response] : pairs) {
        if (response.text.isEmpty())
            continue;
        OrderedJson row = sourceWith(item, {"conversations"});
        const bool isAsRead = row.contains("conversations") && row["conversations"].is_array() &&
                              row["conversations"].size() > 1 && row["conversations"][1].is_object() &&
                              row["conversations"][1].value("value", std::string()) == response.text.toStdString();
        if (!isAsRead) {
            row = OrderedJson::object();
            row["id"] =
                QStringLiteral("%1_%2").arg(item.position, 6, 10, QLatin1Char('0')).arg(response.repeat).toStdString();
            row["conversations"] = OrderedJson::array(
                {OrderedJson{{"from", "human"}, {"value", "<image>\n" + item.instruction.toStdString()}},
                 OrderedJson{{"from", "gpt"}, {"value", response.text.toStdString()}}});
        }
        if (!isAsRead || images.copies())
            row["image"] = images.address(item).toStdString();
        out.write((first ? QByteArray() : QByteArray(", ")) + dumpLikePython(row, false));
        first = false;
    }
    out.write("]\n");
}

} // namespace plumbline
