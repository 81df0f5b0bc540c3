// SPDX-License-Identifier: GPL-3.0-or-later
// What one JSON key names ("component_1", "total", "max_score") and what one JSON value says ("3/4", 3, "3 points").
// Internal to core/scoring; knows nothing of objects and lists.
#pragma once

#include "core/scoring/reply_findings.h"
#include "core/scoring/reply_json.h"

#include <optional>
#include <string>

namespace plumbline::reply {

enum class KeyKind { Component, ComponentMax, Total, TotalMax, Score, Max, Id, Ignored, Unknown };

struct Key
{
    KeyKind kind = KeyKind::Unknown;
    int index = 0;
    LabelClass cls = LabelClass::Component;
    std::uint64_t bits = 0; ///< of all its words
};

/// `components`: how many the item has.
[[nodiscard]] Key classifyKey(const std::u16string &raw, int components, const HintTexts &hints);

/// The value that a text or scalar is; nullopt for words, null, true and placeholders.
[[nodiscard]] std::optional<Value> valueOf(const JsonNode &n);

} // namespace plumbline::reply
