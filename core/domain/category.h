// SPDX-License-Identifier: GPL-3.0-or-later
// Category: the eight kinds of component of MIA-Bench (paper, section 2), and the spellings that files use for them.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace plumbline {

enum class Category { Description, LengthLimit, Mention, Genre, Grammar, Math, Perspective, Ocr, Other };

/// The eight of the paper in the order of its Table 1 legend; `Other` is not among them.
inline constexpr std::array kCategories = {Category::Description, Category::LengthLimit, Category::Mention,
                                           Category::Genre,       Category::Grammar,     Category::Math,
                                           Category::Perspective, Category::Ocr};

/// Reads the paper's names and the published file's codes (describe, linguistics, textual …), any case, blanks, `_` or
/// `-`. Unknown spellings give `Other`: they are kept as written by whoever holds the component.
[[nodiscard]] Category categoryFromSpelling(QStringView spelling);
/// Stable lower-case id in JSON and storage: description, length_limit, mention, genre, grammar, math, perspective,
/// ocr, other.
[[nodiscard]] QString categoryId(Category category);
/// The paper's name, for people: "Description", "Length limit", …
[[nodiscard]] QString categoryName(Category category);
/// The code that the published benchmark file writes: describe, linguistics, textual, …
[[nodiscard]] QString categoryFileCode(Category category);

} // namespace plumbline
