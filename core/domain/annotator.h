// SPDX-License-Identifier: GPL-3.0-or-later
// Annotator: who wrote an item: a name that others know them by, and groups that results can be compared by: language,
// region, expertise. Plain values, any thread. A group belongs to the item, not to a revision: it changes no question
// and no score.
#pragma once

#include "core/domain/item.h"

#include <QHash>

#include <array>
#include <optional>

namespace plumbline {

enum class AnnotatorTrait { Name, Language, Region, Expertise };
inline constexpr std::array kAnnotatorTraits = {AnnotatorTrait::Name, AnnotatorTrait::Language, AnnotatorTrait::Region,
                                                AnnotatorTrait::Expertise};

/// Stable lower-case id in files, JSON and options: name, language, region, expertise.
[[nodiscard]] QString annotatorTraitId(AnnotatorTrait trait);
/// Any case; nothing for an unknown one.
[[nodiscard]] std::optional<AnnotatorTrait> annotatorTraitFromId(QStringView id);

struct Annotator
{
    std::array<QString, kAnnotatorTraits.size()> values; ///< by trait; empty: not said

    [[nodiscard]] const QString &value(AnnotatorTrait trait) const { return values[static_cast<std::size_t>(trait)]; }
    /// Blanks at the ends and runs of blanks go: "  de " and "de" are one group.
    void set(AnnotatorTrait trait, const QString &value)
    {
        values[static_cast<std::size_t>(trait)] = value.simplified();
    }
    [[nodiscard]] bool isEmpty() const;
    /// The values that are said, in the order of the traits: "German · Bavaria · chemist".
    [[nodiscard]] QString text() const;
    bool operator==(const Annotator &) const = default;
};

/// By item id; an item without any group has no entry.
using Annotators = QHash<QString, Annotator>;

/// What the item's file says: the object "annotator" of Item::source with the traits' ids as fields. Empty where it has
/// none, or where it is of another shape.
[[nodiscard]] Annotator annotatorInSource(const Item &item);

} // namespace plumbline
