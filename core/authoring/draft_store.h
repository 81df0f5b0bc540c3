// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts of a project, as one JSON text among its settings, and taking one into the benchmark.
#pragma once

#include "core/authoring/draft.h"
#include "core/store/api/access.h"

namespace plumbline {

/// In the order in which they were begun; Storage where the stored text is damaged.
[[nodiscard]] Result<std::vector<Draft>> storedDrafts(const SettingsReader &settings);
/// Keeps the draft in place of the one of the same id, or as a new one.
[[nodiscard]] Status storeDraft(SettingsWriter &settings, const Draft &draft);
/// Keeps these and no others.
[[nodiscard]] Status storeDrafts(SettingsWriter &settings, const std::vector<Draft> &drafts);
/// NotFound where there is none of that id.
[[nodiscard]] Status removeDraft(SettingsWriter &settings, const QString &id);

/// Why a draft cannot be an item yet, one reason a line; empty where it can.
[[nodiscard]] QStringList whatIsMissing(const Draft &draft);
/// Makes an item of the draft, or a new revision of the one that it revises, asks for its review, and removes the
/// draft. The item as it is then. BadInput where something is missing; NotFound where the item that it revises is gone.
[[nodiscard]] Result<Item> takeDraft(WriteAccess &access, const Draft &draft, qint64 nowMs);

} // namespace plumbline
