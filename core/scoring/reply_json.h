// SPDX-License-Identifier: GPL-3.0-or-later
// A forgiving reader for the JSON that models write: single or curly quotes, trailing or missing commas, comments, bare
// words, unescaped quotation marks in texts, an end that is cut off. No recursion. Internal to core/scoring.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::reply {

enum class JsonKind { Object, Array, String, Scalar };

struct JsonNode
{
    JsonKind kind = JsonKind::Scalar;
    std::u16string key;  ///< in an object
    std::u16string text; ///< of a String or Scalar, decoded, otherwise as written
    int parent = -1;
    std::vector<int> children;
};

struct JsonValue
{
    std::vector<JsonNode> nodes; ///< nodes[0] is the object or array itself; complete entries only
    std::size_t end = 0;         ///< where reading stopped: one past its end, or where it broke
    bool begun = false;          ///< it was JSON at all, not a set in braces or a formula
    bool closed = false;         ///< it was read to its end
};

/// Reads the object or array that begins at `at`.
[[nodiscard]] JsonValue readJson(std::u16string_view text, std::size_t at);
/// Might JSON begin with the bracket at `at`?
[[nodiscard]] bool jsonMayBegin(std::u16string_view text, std::size_t at);

} // namespace plumbline::reply
