// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/annotators.h"

#include "core/exchange/ordered_json.h"
#include "core/exchange/rows/row_source.h"
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

QString cellText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
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
    Result<std::unique_ptr<RowSource>> rows = openRows(path);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    QHash<int, const Item *> byPosition;
    for (const Item &item : items)
        byPosition.insert(item.position, &item);
    Annotators read;
    Row row;
    while (true) {
        const Result<bool> more = (*rows)->next(row);
        if (!more)
            return tl::unexpected<Error>(more.error());
        if (!*more)
            break;
        const auto refuse = [&](const QString &what, const QString &remedy) {
            return failure(ErrorKind::BadInput, what, placeInFile(path, row.line), remedy);
        };
        QMap<AnnotatorTrait, QString> said;
        QString place;
        for (auto it = row.fields.constBegin(); it != row.fields.constEnd(); ++it) {
            if (it.key().trimmed().compare(u"item", Qt::CaseInsensitive) == 0)
                place = cellText(it.value()).trimmed();
            else if (const std::optional<AnnotatorTrait> trait = annotatorTraitFromId(it.key()))
                said.insert(*trait, cellText(it.value()));
        }
        if (said.isEmpty())
            return refuse(QStringLiteral("There is no column name, language, region or expertise."),
                          QStringLiteral("The first line names the columns: item,name,language,region,expertise"));
        bool isNumber = false;
        const Item *item = byPosition.value(place.toInt(&isNumber));
        if (!isNumber || !item)
            return refuse(place.isEmpty() ? QStringLiteral("The row has no “item”.")
                                          : QStringLiteral("There is no item #%1.").arg(place),
                          QStringLiteral("“item” is the number that the Items page shows, from %1 to %2.")
                              .arg(items.empty() ? 0 : items.front().position)
                              .arg(items.empty() ? 0 : items.back().position));
        if (read.contains(item->id))
            return refuse(QStringLiteral("Item #%1 comes twice.").arg(place), QStringLiteral("Keep one of the rows."));
        Annotator annotator = now.value(item->id);
        for (auto it = said.cbegin(); it != said.cend(); ++it)
            annotator.set(it.key(), it.value());
        read.insert(item->id, annotator);
    }
    return read;
}

} // namespace plumbline
