// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/draft_store.h"

#include "core/authoring/item_review.h"
#include "core/authoring/item_template.h"
#include "core/base/ids.h"
#include "core/exchange/annotators.h"
#include "core/store/api/settings_json.h"

#include <algorithm>

namespace plumbline {

namespace {

const QString kSetting = QStringLiteral("drafts");

} // namespace

Result<std::vector<Draft>> storedDrafts(const SettingsReader &settings)
{
    const Result<QJsonArray> array = settingArray(settings, kSetting);
    if (!array)
        return tl::unexpected<Error>(array.error());
    std::vector<Draft> drafts;
    for (const QJsonValue &value : *array)
        drafts.push_back(draftFromJson(value.toObject()));
    return drafts;
}

Status storeDrafts(SettingsWriter &settings, const std::vector<Draft> &drafts)
{
    QJsonArray array;
    for (const Draft &draft : drafts)
        array.append(draftToJson(draft));
    return setSettingDocument(settings, kSetting, QJsonDocument(array));
}

Status storeDraft(SettingsWriter &settings, const Draft &draft)
{
    Result<std::vector<Draft>> drafts = storedDrafts(settings);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    const auto known =
        std::find_if(drafts->begin(), drafts->end(), [&](const Draft &other) { return other.id == draft.id; });
    if (known == drafts->end())
        drafts->push_back(draft);
    else
        *known = draft;
    return storeDrafts(settings, *drafts);
}

Status removeDraft(SettingsWriter &settings, const QString &id)
{
    Result<std::vector<Draft>> drafts = storedDrafts(settings);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    if (std::erase_if(*drafts, [&](const Draft &draft) { return draft.id == id; }) == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no draft “%1”.").arg(id));
    return storeDrafts(settings, *drafts);
}

QStringList whatIsMissing(const Draft &draft)
{
    QStringList missing;
    if (draft.image.trimmed().isEmpty())
        missing.append(QStringLiteral("It has no image."));
    if (draft.instruction.trimmed().isEmpty())
        missing.append(QStringLiteral("It has no instruction."));
    if (const std::optional<Blank> blank = nextBlank(draft.instruction))
        missing.append(
            QStringLiteral("“%1” is still to be filled in.").arg(draft.instruction.mid(blank->start, blank->length)));
    if (draft.components.empty())
        missing.append(QStringLiteral("It has no components: mark the parts of the instruction that are graded."));
    for (std::size_t c = 0; c < draft.components.size(); ++c) {
        if (!(draft.components[c].weight > 0))
            missing.append(QStringLiteral("Component %1 is worth nothing.").arg(c + 1));
        if (componentText(draft, c).trimmed().isEmpty())
            missing.append(QStringLiteral("Component %1 has no text.").arg(c + 1));
    }
    return missing;
}

Result<Item> takeDraft(WriteAccess &access, const Draft &draft, qint64 nowMs)
{
    if (const QStringList missing = whatIsMissing(draft); !missing.isEmpty())
        return failure(ErrorKind::BadInput, missing.join(u' '));
    const Result<std::vector<Item>> items = access.items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    Item item = itemOf(draft);
    item.revisionId = newId();
    Status written;
    if (draft.itemId.isEmpty()) {
        item.id = newId();
        item.position = 0;
        for (const Item &other : *items)
            item.position = std::max(item.position, other.position + 1);
        written = access.items().insert(item, nowMs);
    } else {
        const auto known =
            std::find_if(items->begin(), items->end(), [&](const Item &other) { return other.id == draft.itemId; });
        if (known == items->end())
            return failure(ErrorKind::NotFound, QStringLiteral("The item that this draft revises is gone."), {},
                           QStringLiteral("Duplicate the draft, and add it as a new item."));
        item.position = known->position;
        written = access.items().revise(item, nowMs);
    }
    if (!written)
        return tl::unexpected<Error>(written.error());
    const Result<Annotators> annotators = annotatorsOf(access.settings(), {item});
    if (!annotators)
        return tl::unexpected<Error>(annotators.error());
    if (annotators->value(item.id) != draft.annotator)
        written = setAnnotators(access.settings(), {{item.id, draft.annotator}});
    if (!written)
        return tl::unexpected<Error>(written.error());
    if (const Status asked = askForReview(access.settings(), item.id); !asked)
        return tl::unexpected<Error>(asked.error());
    const Status removed = removeDraft(access.settings(), draft.id);
    if (!removed && removed.error().kind != ErrorKind::NotFound) // it was never stored
        return tl::unexpected<Error>(removed.error());
    return item;
}

} // namespace plumbline
