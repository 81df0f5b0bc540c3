// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/annotators.h"

#include "core/exchange/item_table.h"
#include "core/exchange/ordered_json.h"
#include "core/store/api/settings_json.h"

namespace plumbline {

namespace {

const QString kSetting = QStringLiteral("annotators");

QJsonObject toJson(const Annotator &annotator)
{
    QJsonObject json;
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        if (!annotator.value(trait).isEmpty())
            json.insert(annotatorTraitId(trait), annotator.value(trait));
    }
    return json;
}

} // namespace

Result<Annotators> annotatorsOf(const SettingsReader &settings, const std::vector<Item> &items)
{
    const Result<QJsonObject> set = settingObject(settings, kSetting); // {item id: {trait: value}}
    if (!set)
        return tl::unexpected<Error>(set.error());
    Annotators annotators;
    for (const Item &item : items) {
        const auto own = set->constFind(item.id);
        Annotator annotator;
        if (own == set->constEnd()) {
            annotator = annotatorInSource(item);
        } else {
            for (const AnnotatorTrait trait : kAnnotatorTraits)
                annotator.set(trait, own->toObject().value(annotatorTraitId(trait)).toString());
        }
        if (!annotator.isEmpty())
            annotators.insert(item.id, annotator);
    }
    return annotators;
}

Status setAnnotators(SettingsWriter &settings, const Annotators &changed)
{
    Result<QJsonObject> set = settingObject(settings, kSetting);
    if (!set)
        return tl::unexpected<Error>(set.error());
    for (auto it = changed.cbegin(); it != changed.cend(); ++it)
        set->insert(it.key(), toJson(it.value()));
    return setSettingDocument(settings, kSetting, QJsonDocument(*set));
}

void putAnnotators(std::vector<Item> &items, const Annotators &annotators)
{
    for (Item &item : items) {
        const Annotator annotator = annotators.value(item.id);
        if (annotator == annotatorInSource(item))
            continue; // what the file had stays as it was written
        Result<OrderedJson> row = OrderedJson(OrderedJson::object());
        if (!item.source.isEmpty())
            row = parseOrderedJson(item.source.toUtf8());
        if (!row || !row->is_object())
            row = OrderedJson(OrderedJson::object());
        row->erase("annotator");
        for (const AnnotatorTrait trait : kAnnotatorTraits) {
            if (!annotator.value(trait).isEmpty())
                (*row)["annotator"][annotatorTraitId(trait).toStdString()] = annotator.value(trait).toStdString();
        }
        item.source = QString::fromUtf8(dumpLikePython(*row));
    }
}

Result<Annotators> readAnnotators(const QString &path, const std::vector<Item> &items, const Annotators &now)
{
    Annotators read;
    const Status done = eachItemRow(path, items, [&](const Item &item, const ItemCells &cells) -> Status {
        Annotator annotator = now.value(item.id);
        bool says = false;
        for (auto it = cells.cbegin(); it != cells.cend(); ++it) {
            if (const std::optional<AnnotatorTrait> trait = annotatorTraitFromId(it.key())) {
                annotator.set(*trait, it.value());
                says = true;
            }
        }
        if (!says)
            return failure(ErrorKind::BadInput,
                           QStringLiteral("There is no column name, language, region or expertise."), {},
                           QStringLiteral("The first line names the columns: item,name,language,region,expertise"));
        read.insert(item.id, annotator);
        return {};
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return read;
}

} // namespace plumbline
