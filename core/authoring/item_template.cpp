// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/item_template.h"

#include "core/store/api/settings_json.h"

#include <algorithm>

namespace plumbline {

namespace {

const QString kSetting = QStringLiteral("item_templates"); // [{"name", "draft"}]

/// `marked`: the instruction with each component in braces.
ItemTemplate ours(const char *name, const char *marked, const QList<Category> &categories)
{
    ItemTemplate made;
    made.name = QString::fromUtf8(name);
    made.isOurs = true;
    std::vector<std::pair<qsizetype, qsizetype>> parts;
    for (const QChar c : QString::fromUtf8(marked)) {
        if (c == u'{')
            parts.emplace_back(made.draft.instruction.size(), 0);
        else if (c == u'}')
            parts.back().second = made.draft.instruction.size() - parts.back().first;
        else
            made.draft.instruction += c;
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (const std::optional<int> at = markComponent(made.draft, parts[p].first, parts[p].second)) {
            DraftComponent &component = made.draft.components[static_cast<std::size_t>(*at)];
            component.type = categoryFileCode(categories[static_cast<qsizetype>(p)]);
            component.isTypeChosen = true;
        }
    }
    suggest(made.draft);
    return made;
}

std::vector<ItemTemplate> bundled()
{
    using enum Category;
    return {
        ours("Description of a given length", "{Describe ‹the subject› in the image} {in exactly ‹two› sentences}.",
             {Description, LengthLimit}),
        ours("Description without a word",
             "{Describe ‹the scene› in the image} {in exactly ‹three› sentences} {without using the word \"‹word›\"}.",
             {Description, LengthLimit, Mention}),
        ours("Text in the image",
             "{Read the text on ‹the sign› in the image} and {say in one sentence what it is for}.",
             {Ocr, Description}),
        ours("Story from a point of view",
             "{Write a story about what happens in the image} {from the perspective of ‹the dog›}, {in ‹five› "
             "sentences}, and {end it with a question}.",
             {Genre, Perspective, LengthLimit, Grammar}),
        ours("Counting and computing",
             "{Count ‹the chairs› in the image} and {give twice that number} {using digits only}.",
             {Description, Math, LengthLimit}),
        ours("Poem",
             "{Write a poem about ‹the harbour› in the image} {of ‹four› lines} {that rhyme} and {mention ‹the boat›}.",
             {Genre, LengthLimit, Grammar, Mention}),
    };
}

/// What of a draft makes a template.
Draft reusable(const Draft &draft)
{
    Draft kept;
    kept.instruction = draft.instruction;
    kept.components = draft.components;
    kept.level = draft.level;
    kept.isLevelChosen = draft.isLevelChosen;
    kept.license = draft.license;
    return kept;
}

Status keep(SettingsWriter &settings, const std::vector<ItemTemplate> &all)
{
    QJsonArray array;
    for (const ItemTemplate &one : all) {
        if (!one.isOurs)
            array.append(
                QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("draft"), draftToJson(one.draft)}});
    }
    return setSettingDocument(settings, kSetting, QJsonDocument(array));
}

} // namespace

Result<std::vector<ItemTemplate>> itemTemplates(const SettingsReader &settings)
{
    const Result<QJsonArray> stored = settingArray(settings, kSetting);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    std::vector<ItemTemplate> all = bundled();
    const auto own = static_cast<std::ptrdiff_t>(all.size());
    for (const QJsonValue &value : *stored)
        all.push_back({value[u"name"].toString(), draftFromJson(value[u"draft"].toObject()), false});
    std::sort(all.begin() + own, all.end(), [](const ItemTemplate &a, const ItemTemplate &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return all;
}

Status storeTemplate(SettingsWriter &settings, const QString &name, const Draft &draft)
{
    const QString known = name.simplified();
    if (known.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("A template has a name."), {},
                       QStringLiteral("Say what its items have in common."));
    if (draft.instruction.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("A template has an instruction."));
    Result<std::vector<ItemTemplate>> all = itemTemplates(settings);
    if (!all)
        return tl::unexpected<Error>(all.error());
    const auto same = std::find_if(all->begin(), all->end(), [&](const ItemTemplate &one) {
        return one.name.compare(known, Qt::CaseInsensitive) == 0;
    });
    if (same != all->end() && same->isOurs)
        return failure(ErrorKind::BadInput, QStringLiteral("“%1” is one of Plumbline's own templates.").arg(same->name),
                       {}, QStringLiteral("Take another name."));
    if (same == all->end())
        all->push_back({known, reusable(draft), false});
    else
        *same = {known, reusable(draft), false};
    return keep(settings, *all);
}

Status removeTemplate(SettingsWriter &settings, const QString &name)
{
    Result<std::vector<ItemTemplate>> all = itemTemplates(settings);
    if (!all)
        return tl::unexpected<Error>(all.error());
    const auto gone = std::erase_if(*all, [&](const ItemTemplate &one) {
        return !one.isOurs && one.name.compare(name.simplified(), Qt::CaseInsensitive) == 0;
    });
    if (gone == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("The project has no template “%1”.").arg(name), {},
                       QStringLiteral("`templates` lists them; Plumbline's own stay."));
    return keep(settings, *all);
}

std::optional<Blank> nextBlank(const QString &instruction, qsizetype from)
{
    const qsizetype start = instruction.indexOf(kBlankOpen, from);
    const qsizetype end = start < 0 ? -1 : instruction.indexOf(kBlankClose, start);
    if (end < 0)
        return {};
    return Blank{start, end + 1 - start};
}

} // namespace plumbline
