// SPDX-License-Identifier: GPL-3.0-or-later
// Findings that somebody looked at and accepted, with a reason. Kept as one JSON text among the project's settings. An
// acceptance is of the item as it was then: once the item is edited, the finding is open again.
#pragma once

#include "core/authoring/finding.h"
#include "core/domain/item.h"
#include "core/store/api/settings_store.h"

namespace plumbline {

struct AcceptedFinding
{
    QString itemId;
    QString rule;
    int component = -1; ///< as in Finding
    QString content;    ///< itemContentHash() of the item that was looked at
    QString reason;
    qint64 atMs = 0;
    bool operator==(const AcceptedFinding &) const = default;
};

/// Empty where the project has none; Storage where the stored text is damaged.
[[nodiscard]] Result<std::vector<AcceptedFinding>> acceptedFindings(const SettingsReader &settings);
/// Keeps the acceptance, in place of an older one of the same finding. BadInput without a reason.
[[nodiscard]] Status acceptFinding(SettingsWriter &settings, const AcceptedFinding &accepted);
/// NotFound where it was not accepted.
[[nodiscard]] Status reopenFinding(SettingsWriter &settings, const QString &itemId, const QString &rule, int component);
/// Puts the reasons into the findings of `items` that are accepted.
void markAccepted(std::vector<Finding> &findings, const std::vector<Item> &items,
                  const std::vector<AcceptedFinding> &accepted);

} // namespace plumbline
