// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/draft.h"

#include "core/authoring/category_hint.h"
#include "core/authoring/weights.h"
#include "core/domain/component_spans.h"
#include "core/exchange/item_fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace plumbline {

namespace {

std::vector<Component> componentsOf(const Draft &draft)
{
    std::vector<Component> components;
    for (std::size_t c = 0; c < draft.components.size(); ++c)
        components.push_back({componentText(draft, c), draft.components[c].type, draft.components[c].weight});
    return components;
}

bool isEdge(QChar c)
{
    return c.isSpace() || QStringView(u",.;:").contains(c);
}

/// Whether the component is left after the edit.
bool follow(DraftComponent &c, qsizetype at, qsizetype removed, qsizetype inserted)
{
    const qsizetype end = c.start + c.length;
    const qsizetype editEnd = at + removed;
    const qsizetype shift = inserted - removed;
    if (editEnd <= c.start && !(at == c.start && removed > 0)) {
        c.start += shift;
        return true;
    }
    if (at >= end)
        return true;
    if (at >= c.start && editEnd <= end) { // inside, or exactly all of it replaced
        c.length += shift;
    } else if (at <= c.start && editEnd >= end) {
        c.length = 0;
    } else if (at < c.start) { // its beginning went
        c.length = end - editEnd;
        c.start = at + inserted;
    } else { // its end went
        c.length = at - c.start;
    }
    return c.length > 0;
}

} // namespace

QString componentText(const Draft &draft, std::size_t component)
{
    const DraftComponent &c = draft.components[component];
    return c.start < 0 ? c.text : draft.instruction.mid(c.start, c.length);
}

void editInstruction(Draft &draft, qsizetype at, qsizetype removed, const QString &inserted)
{
    at = std::clamp<qsizetype>(at, 0, draft.instruction.size());
    removed = std::clamp<qsizetype>(removed, 0, draft.instruction.size() - at);
    draft.instruction.replace(at, removed, inserted);
    std::erase_if(draft.components,
                  [&](DraftComponent &c) { return c.start >= 0 && !follow(c, at, removed, inserted.size()); });
    suggest(draft);
}

std::optional<int> markComponent(Draft &draft, qsizetype start, qsizetype length)
{
    qsizetype end = std::min(start + length, draft.instruction.size());
    start = std::max<qsizetype>(start, 0);
    while (start < end && isEdge(draft.instruction.at(start)))
        ++start;
    while (end > start && isEdge(draft.instruction.at(end - 1)))
        --end;
    // A word that the selection cuts is taken whole: nobody grades a part of one. Not into another component.
    const auto isInner = [&](qsizetype at) {
        return at > 0 && at < draft.instruction.size() && draft.instruction.at(at - 1).isLetterOrNumber() &&
               draft.instruction.at(at).isLetterOrNumber() &&
               std::none_of(draft.components.begin(), draft.components.end(), [&](const DraftComponent &c) {
                   return c.start >= 0 && (at == c.start || at == c.start + c.length);
               });
    };
    while (start < end && isInner(start))
        --start;
    while (start < end && isInner(end))
        ++end;
    const bool overlaps = std::any_of(draft.components.begin(), draft.components.end(), [&](const DraftComponent &c) {
        return c.start >= 0 && start < c.start + c.length && c.start < end;
    });
    if (start >= end || overlaps)
        return {};
    DraftComponent component;
    component.start = start;
    component.length = end - start;
    const auto behind = std::find_if(draft.components.begin(), draft.components.end(),
                                     [&](const DraftComponent &c) { return c.start > start; });
    const auto at = draft.components.insert(behind, component);
    const int index = static_cast<int>(at - draft.components.begin());
    suggest(draft);
    return index;
}

void removeComponent(Draft &draft, int component)
{
    draft.components.erase(draft.components.begin() + component);
    suggest(draft);
}

void moveComponent(Draft &draft, int from, int to)
{
    const auto first = draft.components.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
}

void balanceWeights(Draft &draft, double total)
{
    const std::vector<double> weights = balancedWeights(componentsOf(draft), total);
    for (std::size_t c = 0; c < weights.size(); ++c) {
        draft.components[c].weight = weights[c];
        draft.components[c].isWeightChosen = false;
    }
}

void suggest(Draft &draft, double total)
{
    for (std::size_t c = 0; c < draft.components.size(); ++c) {
        DraftComponent &component = draft.components[c];
        if (!component.isTypeChosen)
            component.type = categoryFileCode(suggestedCategory(componentText(draft, c), draft.instruction));
    }
    if (std::none_of(draft.components.begin(), draft.components.end(),
                     [](const DraftComponent &c) { return c.isWeightChosen; }))
        balanceWeights(draft, total);
    if (!draft.isLevelChosen)
        draft.level = draft.components.size() < 3 ? QStringLiteral("basic") : QStringLiteral("intermediate");
}

Draft draftOf(const Item &item, const Annotator &annotator)
{
    Draft draft;
    draft.itemId = item.id;
    draft.image = item.image;
    draft.imageBase = item.imageBase;
    draft.instruction = item.instruction;
    draft.level = item.level;
    draft.isLevelChosen = true;
    draft.annotator = annotator;
    draft.source = item.source;
    draft.license = itemField(item, kLicenseField);
    draft.imageSource = itemField(item, kImageSourceField);
    draft.imageContent = itemField(item, kContentField);
    draft.reference = itemField(item, kReferenceField);
    const std::vector<Span> spans = componentSpans(item);
    for (std::size_t c = 0; c < item.components.size(); ++c) {
        const Component &component = item.components[c];
        // Spans forgive case and blanks at the ends; the component keeps its own spelling.
        const Span &span = spans[c];
        const bool inside =
            span.start >= 0 && item.instruction.mid(span.start, span.length) == component.text && span.length > 0;
        draft.components.push_back({inside ? span.start : -1, inside ? span.length : 0,
                                    inside ? QString() : component.text, component.type, component.weight, true, true});
    }
    return draft;
}

Item itemOf(const Draft &draft)
{
    Item item;
    item.id = draft.itemId;
    item.image = draft.image;
    item.imageBase = draft.imageBase;
    item.instruction = draft.instruction;
    item.level = draft.level;
    item.components = componentsOf(draft);
    item.source = draft.source;
    if (draft.source.isEmpty()) // what tells writers that the row is of the benchmark's own format
        item.source = QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("image"), draft.image},
                                                                  {QStringLiteral("instruction"), draft.instruction}})
                                            .toJson(QJsonDocument::Compact));
    setItemField(item, kLicenseField, draft.license);
    setItemField(item, kImageSourceField, draft.imageSource);
    setItemField(item, kContentField, draft.imageContent);
    setItemField(item, kReferenceField, draft.reference);
    return item;
}

QJsonObject draftToJson(const Draft &draft)
{
    QJsonArray components;
    for (std::size_t c = 0; c < draft.components.size(); ++c) {
        const DraftComponent &component = draft.components[c];
        components.append(QJsonObject{{QStringLiteral("start"), static_cast<double>(component.start)},
                                      {QStringLiteral("length"), static_cast<double>(component.length)},
                                      {QStringLiteral("text"), componentText(draft, c)},
                                      {QStringLiteral("type"), component.type},
                                      {QStringLiteral("weight"), component.weight},
                                      {QStringLiteral("type_chosen"), component.isTypeChosen},
                                      {QStringLiteral("weight_chosen"), component.isWeightChosen}});
    }
    QJsonObject annotator;
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        if (!draft.annotator.value(trait).isEmpty())
            annotator.insert(annotatorTraitId(trait), draft.annotator.value(trait));
    }
    return {{QStringLiteral("id"), draft.id},
            {QStringLiteral("item"), draft.itemId},
            {QStringLiteral("image"), draft.image},
            {QStringLiteral("image_base"), draft.imageBase},
            {QStringLiteral("instruction"), draft.instruction},
            {QStringLiteral("level"), draft.level},
            {QStringLiteral("level_chosen"), draft.isLevelChosen},
            {kLicenseField, draft.license},
            {kImageSourceField, draft.imageSource},
            {kContentField, draft.imageContent},
            {kReferenceField, draft.reference},
            {QStringLiteral("annotator"), annotator},
            {QStringLiteral("components"), components},
            {QStringLiteral("source"), draft.source},
            {QStringLiteral("changed_ms"), static_cast<double>(draft.changedMs)}};
}

Draft draftFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *name) { return json.value(QLatin1String(name)).toString(); };
    Draft draft;
    draft.id = text("id");
    draft.itemId = text("item");
    draft.image = text("image");
    draft.imageBase = text("image_base");
    draft.instruction = text("instruction");
    draft.level = text("level");
    draft.isLevelChosen = json.value(u"level_chosen").toBool();
    draft.license = json.value(kLicenseField).toString();
    draft.imageSource = json.value(kImageSourceField).toString();
    draft.imageContent = json.value(kContentField).toString();
    draft.reference = json.value(kReferenceField).toString();
    draft.source = text("source");
    draft.changedMs = static_cast<qint64>(json.value(u"changed_ms").toDouble());
    for (const AnnotatorTrait trait : kAnnotatorTraits)
        draft.annotator.set(trait, json.value(u"annotator").toObject().value(annotatorTraitId(trait)).toString());
    for (const QJsonValue &value : json.value(u"components").toArray()) {
        const QJsonObject c = value.toObject();
        DraftComponent component;
        component.start = static_cast<qsizetype>(c.value(u"start").toDouble(-1));
        component.length = static_cast<qsizetype>(c.value(u"length").toDouble());
        component.text = c.value(u"text").toString();
        component.type = c.value(u"type").toString();
        component.weight = c.value(u"weight").toDouble();
        component.isTypeChosen = c.value(u"type_chosen").toBool(true);
        component.isWeightChosen = c.value(u"weight_chosen").toBool(true);
        // The words are what counts: a file that was edited by hand may have places that no longer hold them.
        const bool inside =
            component.start >= 0 && component.length > 0 &&
            component.start + component.length <= draft.instruction.size() &&
            (component.text.isEmpty() || draft.instruction.mid(component.start, component.length) == component.text);
        if (!inside && component.start >= 0) {
            component.start = draft.instruction.indexOf(component.text);
            component.length = component.text.size();
        }
        if (component.start >= 0 && component.length > 0)
            component.text.clear();
        else
            component.start = -1;
        draft.components.push_back(component);
    }
    return draft;
}

} // namespace plumbline
