// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/accepted_findings.h"

#include "core/store/api/settings_json.h"

#include <QHash>

#include <algorithm>

namespace plumbline {

namespace {

const QString kSetting = QStringLiteral("accepted_findings");

bool isOf(const AcceptedFinding &a, const QString &itemId, const QString &rule, int component)
{
    return a.itemId == itemId && a.rule == rule && a.component == component;
}

Status store(SettingsWriter &settings, const std::vector<AcceptedFinding> &all)
{
    QJsonArray array;
    for (const AcceptedFinding &a : all) {
        array.append(QJsonObject{{QStringLiteral("item"), a.itemId},
                                 {QStringLiteral("rule"), a.rule},
                                 {QStringLiteral("component"), a.component},
                                 {QStringLiteral("content"), a.content},
                                 {QStringLiteral("reason"), a.reason},
                                 {QStringLiteral("at_ms"), static_cast<double>(a.atMs)}});
    }
    return setSettingDocument(settings, kSetting, QJsonDocument(array));
}

} // namespace

Result<std::vector<AcceptedFinding>> acceptedFindings(const SettingsReader &settings)
{
    const Result<QJsonArray> array = settingArray(settings, kSetting);
    if (!array)
        return tl::unexpected<Error>(array.error());
    std::vector<AcceptedFinding> all;
    for (const QJsonValue &value : *array) {
        const QJsonObject json = value.toObject();
        all.push_back({json.value(u"item").toString(), json.value(u"rule").toString(),
                       json.value(u"component").toInt(-1), json.value(u"content").toString(),
                       json.value(u"reason").toString(), static_cast<qint64>(json.value(u"at_ms").toDouble())});
    }
    return all;
}

Status acceptFinding(SettingsWriter &settings, const AcceptedFinding &accepted)
{
    if (accepted.reason.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("A finding is accepted with a reason."), {},
                       QStringLiteral("Say why the item is right as it is."));
    Result<std::vector<AcceptedFinding>> all = acceptedFindings(settings);
    if (!all)
        return tl::unexpected<Error>(all.error());
    std::erase_if(
        *all, [&](const AcceptedFinding &a) { return isOf(a, accepted.itemId, accepted.rule, accepted.component); });
    all->push_back(accepted);
    all->back().reason = accepted.reason.trimmed();
    return store(settings, *all);
}

Status reopenFinding(SettingsWriter &settings, const QString &itemId, const QString &rule, int component)
{
    Result<std::vector<AcceptedFinding>> all = acceptedFindings(settings);
    if (!all)
        return tl::unexpected<Error>(all.error());
    if (std::erase_if(*all, [&](const AcceptedFinding &a) { return isOf(a, itemId, rule, component); }) == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("This finding was not accepted."));
    return store(settings, *all);
}

void markAccepted(std::vector<Finding> &findings, const std::vector<Item> &items,
                  const std::vector<AcceptedFinding> &accepted)
{
    QHash<QString, std::vector<const AcceptedFinding *>> byItem;
    for (const AcceptedFinding &a : accepted)
        byItem[a.itemId].push_back(&a);
    for (Finding &f : findings) {
        const Item &item = items[static_cast<std::size_t>(f.item)];
        const auto known = byItem.constFind(item.id);
        if (known == byItem.constEnd())
            continue;
        for (const AcceptedFinding *a : *known) {
            if (isOf(*a, item.id, f.rule, f.component) && a->content == itemContentHash(item))
                f.accepted = a->reason;
        }
    }
}

} // namespace plumbline
