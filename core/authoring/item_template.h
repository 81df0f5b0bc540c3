// SPDX-License-Identifier: GPL-3.0-or-later
// Templates: instructions with their components and blanks to fill in, written ‹so›, that new items are begun from.
// Some are ours; a project keeps its own as one JSON text among its settings.
#pragma once

#include "core/authoring/draft.h"
#include "core/store/api/settings_store.h"

namespace plumbline {

struct ItemTemplate
{
    QString name;
    Draft draft; ///< without id, image and author
    bool isOurs = false;
    bool operator==(const ItemTemplate &) const = default;
};

/// Ours first, then the project's, by name. Storage where the stored text is damaged.
[[nodiscard]] Result<std::vector<ItemTemplate>> itemTemplates(const SettingsReader &settings);
/// Keeps instruction, components, level and licence of the draft under the name, in place of what the project had under
/// it. BadInput without a name or an instruction, and for the name of one of ours.
[[nodiscard]] Status storeTemplate(SettingsWriter &settings, const QString &name, const Draft &draft);
/// NotFound where the project has none of that name; ours stay.
[[nodiscard]] Status removeTemplate(SettingsWriter &settings, const QString &name);

inline constexpr QChar kBlankOpen{0x2039};  ///< ‹
inline constexpr QChar kBlankClose{0x203a}; ///< ›

struct Blank
{
    qsizetype start = 0; ///< of its opening mark, UTF-16 units
    qsizetype length = 0;
};
/// The first blank ‹…› at or behind `from`; nothing where there is none.
[[nodiscard]] std::optional<Blank> nextBlank(const QString &instruction, qsizetype from = 0);

} // namespace plumbline
