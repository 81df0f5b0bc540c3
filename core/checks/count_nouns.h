// SPDX-License-Identifier: GPL-3.0-or-later
// The counted nouns ("sentences", "five-line", "bullet points") and the company in which they count nothing ("sentence
// structures", "power lines"). Internal to the extractor.
#pragma once

#include "core/checks/component_tokens.h"
#include "core/checks/constraint.h"

#include <optional>

namespace plumbline::checks {

struct CountNoun
{
    ConstraintKind kind = ConstraintKind::Sentences;
    bool plural = false;
    int end = 0; ///< index behind the noun: "bullet points" is two tokens
};

/// The counted noun that starts at `index`, if one does there.
[[nodiscard]] std::optional<CountNoun> countNounAt(const Tokens &tokens, int index);

/// Lines of a stanza that the plural of its name counts: "quatrains" 4, "tercets" 3; 0 for other words.
[[nodiscard]] int stanzaLines(const Token &token);

/// Words that may stand between the number and the noun without changing what is counted ("two short sentences").
[[nodiscard]] bool isNeutralAdjective(ConstraintKind kind, const Token &token);

/// "sentence structures", "word problem", "line graph": the noun only describes the next one.
[[nodiscard]] bool describesNextNoun(const Tokens &tokens, const CountNoun &noun);

/// "title", "introduction", "moral": a part of a response; a count of it is none of the whole.
[[nodiscard]] bool isPartNoun(const Token &token);

/// Things that a response comes in several of ("each item", "per poster"): a count per unit.
[[nodiscard]] bool isEachWord(const Token &token);

} // namespace plumbline::checks
