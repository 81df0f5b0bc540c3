// SPDX-License-Identifier: GPL-3.0-or-later
// The families of extraction rules, each a function from tokens to constraints. Internal to the extractor.
#pragma once

#include "core/checks/component_tokens.h"
#include "core/checks/constraint.h"

namespace plumbline::checks {

/// What every family sees.
struct ComponentText
{
    QString text;        ///< the component as written
    Tokens tokens;       ///< of the component
    QString category;    ///< lower case, as the file spelled it
    QString instruction; ///< may be empty
    Tokens before;       ///< the few tokens of the instruction that lead up to the component; empty when not found
    Tokens after;        ///< the few that follow it
};

using Constraints = std::vector<Constraint>;

void extractCounts(const ComponentText &component, Constraints &out);     ///< sentences, words, lines, … with numbers
void extractListFormat(const ComponentText &component, Constraints &out); ///< bullets, numbered, percent, json
void extractVocabulary(const ComponentText &component, Constraints &out); ///< forbidden, required words; letters
void extractEdges(const ComponentText &component, Constraints &out);     ///< starts_with, ends_with, initials, acrostic
void extractSurface(const ComponentText &component, Constraints &out);   ///< case, parity, unique, digits
void extractQuestions(const ComponentText &component, Constraints &out); ///< questions and exclamations
void extractVerse(const ComponentText &component, Constraints &out);     ///< fixed forms, rhyme

/// Called by extractSurface.
void extractCase(const Tokens &tokens, Constraints &out);

/// A comparison read around a number.
struct Quantity
{
    ConstraintOp op = ConstraintOp::Eq;
    int low = 0;
    int high = 0; ///< of Between
    bool approximate = false;
    bool stated = false;  ///< a comparison word stands there ("exactly", "at most")
    bool article = false; ///< the number is only "a", "an"
    int first = 0;        ///< index of the first token that belongs to it

    [[nodiscard]] QJsonValue value() const;
};

/// Reads the quantity whose number (or article) is at `number`, with what stands before it, and behind the counted noun
/// at `noun` ("50 words or fewer"). `before` are the instruction's tokens ahead of a component that begins with a
/// number.
[[nodiscard]] Quantity readQuantity(const Tokens &tokens, int number, int noun, const Tokens &before);

[[nodiscard]] Constraint countConstraint(ConstraintKind kind, const Quantity &quantity);

/// True for , ; . : — ! ? and "(": where a clause ends.
[[nodiscard]] bool endsClause(const Token &token);

/// "on no account", "under no circumstances": negates what follows; `index` is that of "no".
[[nodiscard]] bool isNegationIdiom(const Tokens &tokens, int index);

/// A constraint of this kind, op and value, of the whole response.
[[nodiscard]] Constraint plainConstraint(ConstraintKind kind, const QJsonValue &value,
                                         ConstraintOp op = ConstraintOp::Eq);

/// True when a negation stands at most `reach` tokens before `index` in the same clause.
[[nodiscard]] bool negatedWithin(const Tokens &tokens, int index, int reach);

} // namespace plumbline::checks
