// SPDX-License-Identifier: GPL-3.0-or-later
// Series of initials: what the units of a response (words, sentences, lines) begin with one after the other. Internal
// to the extractor.
#pragma once

#include "core/checks/extract_families.h"

namespace plumbline::checks {

/// Whose start or end a verb speaks of.
enum class Unit { Text, Word, Sentence, Line, FirstUnit, LastUnit, Other };

[[nodiscard]] bool isStartVerb(const Token &token);
[[nodiscard]] bool isEndVerb(const Token &token);
/// A verb of beginning at `index`, or "lead with".
[[nodiscard]] bool startsAt(const Tokens &tokens, int index);
/// A verb of ending at `index`, or "round it off", "sign off".
[[nodiscard]] bool endsAt(const Tokens &tokens, int index);

/// The constraint on the initials of that unit.
[[nodiscard]] Constraint initials(Unit unit, const QJsonValue &value);

// Each adds at most one constraint; true when it did.
bool addAlphabet(const ComponentText &component, int verb, Unit unit, Constraints &out);
bool addLettersOfWord(const Tokens &tokens, int verb, Unit unit, Constraints &out);
bool addOrdinalSeries(const Tokens &tokens, Constraints &out);
void addAcrostic(const ComponentText &component, Constraints &out);

} // namespace plumbline::checks
