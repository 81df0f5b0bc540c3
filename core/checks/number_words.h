// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people write them in an instruction: "25", "twenty-five", "1,000". Reads single words; component_tokens
// puts them together.
#pragma once

#include <QString>

#include <optional>

namespace plumbline {

/// "zero".."nineteen", "twenty".."ninety", "single" (1), "dozen" (12); lower case. Nothing for another word.
[[nodiscard]] std::optional<int> numberWord(const QString &word);

/// "hundred" 100, "thousand" 1000.
[[nodiscard]] std::optional<int> numberScale(const QString &word);

/// Digits with thousands commas, at most nine of them; nothing for decimals and for longer numbers.
[[nodiscard]] std::optional<int> numberDigits(QStringView digits);

/// True for "first", "second", "3rd", "last", "final", "opening": words that pick one part.
[[nodiscard]] bool isOrdinalWord(const QString &word);

} // namespace plumbline
