// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/miabench_writer.h"

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

OrderedJson rowOf(const Item &item)
{
    OrderedJson row = OrderedJson::object();
    if (const Result<OrderedJson> source = parseOrderedJson(item.source.toUtf8()); source && source->is_object())
        row = *source;
    OrderedJson texts = OrderedJson::array();
    OrderedJson weights = OrderedJson::array();
    OrderedJson types = OrderedJson::array();
    for (const Component &c : item.components) {
        texts.push_back(c.text.toStdString());
        weights.push_back(weightJson(c.weight));
        types.push_back(c.type.toStdString());
    }
    put(row, "image", item.image.toStdString());
    put(row, "instruction", item.instruction.toStdString());
    put(row, "type", item.level.toStdString());
    put(row, "num_of_component", item.components.size());
    put(row, "components", texts);
    put(row, "component_weight", weights);
    put(row, "component_type", types);
    return row;
}

} // namespace

QByteArray writeMiaBench(const std::vector<Item> &items)
{
    OrderedJson rows = OrderedJson::array();
    for (const Item &item : items)
        rows.push_back(rowOf(item));
    return dumpLikePython(rows) + '\n';
}

} // namespace plumbline
