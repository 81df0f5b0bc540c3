// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/miabench_reader.h"

#include "core/exchange/ordered_json.h"
#include "core/media/image_address.h"

#include <cmath>

namespace plumbline {

namespace {

tl::unexpected<QString> refuse(const QString &reason)
{
    return tl::unexpected<QString>(reason);
}

const OrderedJson *field(const OrderedJson &row, const char *name)
{
    const auto found = row.find(name);
    return found == row.end() ? nullptr : &*found;
}

tl::expected<std::vector<Component>, QString> readComponents(const OrderedJson &row)
{
    const OrderedJson *texts = field(row, "components");
    const OrderedJson *weights = field(row, "component_weight");
    const OrderedJson *types = field(row, "component_type");
    if (!texts || !texts->is_array() || texts->empty())
        return refuse(QStringLiteral("It has no list “components”."));
    if (!weights || !weights->is_array() || weights->size() != texts->size())
        return refuse(QStringLiteral("“component_weight” is no list of %1 numbers.").arg(texts->size()));
    if (!types || !types->is_array() || types->size() != texts->size())
        return refuse(QStringLiteral("“component_type” is no list of %1 texts.").arg(texts->size()));
    std::vector<Component> components;
    for (std::size_t i = 0; i < texts->size(); ++i) {
        const OrderedJson &weight = (*weights)[i];
        if (!(*texts)[i].is_string() || !(*types)[i].is_string())
            return refuse(QStringLiteral("Component %1 or its type is no text.").arg(i + 1));
        if (!weight.is_number() || !std::isfinite(weight.get<double>()) || weight.get<double>() <= 0)
            return refuse(QStringLiteral("The weight of component %1 is no positive number.").arg(i + 1));
        components.push_back({toQString((*texts)[i]), toQString((*types)[i]), weight.get<double>()});
    }
    return components;
}

tl::expected<Item, QString> readItem(const OrderedJson &row, const QString &imageBase)
{
    if (!row.is_object())
        return refuse(QStringLiteral("It is no JSON object."));
    const OrderedJson *instruction = field(row, "instruction");
    if (!instruction || !instruction->is_string() || toQString(*instruction).trimmed().isEmpty())
        return refuse(QStringLiteral("It has no “instruction”."));
    const OrderedJson *image = field(row, "image");
    if (!image || !image->is_string())
        return refuse(QStringLiteral("It has no “image” (a web address, a path or a data: address)."));
    auto components = readComponents(row);
    if (!components)
        return refuse(components.error());
    Item item;
    item.image = toQString(*image);
    item.instruction = toQString(*instruction);
    if (const OrderedJson *level = field(row, "type"))
        item.level = toQString(*level);
    item.components = std::move(*components);
    if (resolveImageAddress(item.image, imageBase).kind == ImageAddress::Kind::File)
        item.imageBase = imageBase;
    item.source = QString::fromLatin1(dumpLikePython(row));
    return item;
}

} // namespace

Result<ReadItems> readMiaBench(const QByteArray &bytes, const QString &imageBase)
{
    const Result<OrderedJson> json = parseOrderedJson(bytes);
    if (!json)
        return tl::unexpected<Error>(json.error());
    if (!json->is_array()) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("A benchmark is a JSON array of items; this is something else."));
    }
    ReadItems read;
    int index = 0;
    for (const OrderedJson &row : *json) {
        if (auto item = readItem(row, imageBase))
            read.rows.push_back({index, std::move(*item)});
        else
            read.refused.push_back({index, item.error()});
        ++index;
    }
    return read;
}

} // namespace plumbline
