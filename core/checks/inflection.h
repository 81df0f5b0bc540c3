// SPDX-License-Identifier: GPL-3.0-or-later
// Inflected forms of English words ("cats", "eating", "took"): the same word to one reader, another to the next.
// Internal to core/checks; no stemmer for search.
#pragma once

#include <QString>

namespace plumbline::checks {

/// True when two different words, in lower case, are forms of one: plural, tense, comparison. "room" and "bathroom",
/// "design" and "designer" are not.
[[nodiscard]] bool areInflections(const QString &a, const QString &b);

/// True for a word, in lower case, with irregular forms ("eat", "ate"), which may begin with another letter.
[[nodiscard]] bool isIrregular(const QString &word);

} // namespace plumbline::checks
