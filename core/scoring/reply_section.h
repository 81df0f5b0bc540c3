// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one section, from behind a label to the next label: keeps in mind what was said since the label and judges each
// number by it. Internal to core/scoring.
#pragma once

#include "core/scoring/reply_findings.h"

namespace plumbline::reply {

/// How a number stands to its label, best last.
enum class Tier { None, Unsure, Faint, Weak, Loose, DirectBare, Noun, Direct };

struct Candidate
{
    Value value;
    Tier tier = Tier::None;
    std::size_t event = 0;
    bool revised = false;     ///< a word like "wait" or "actually" stood before it
    bool titleNumber = false; ///< a bare number with a sign after it: perhaps the beginning of a title
};

class SectionState
{
public:
    SectionState(const Tokens &tokens, const Label &label, double weight);

    /// Takes note of a token that is no value.
    void pass(int i);
    /// Judges the value; takes note of it as a maximum or as words when it is no score.
    [[nodiscard]] Candidate consider(Value value);
    [[nodiscard]] bool each() const { return m_each; }

private:
    [[nodiscard]] const Token *at(int i) const;
    [[nodiscard]] bool inForeignQuote(const Value &value) const;
    [[nodiscard]] bool parenthesisedAlone(const Value &value) const;
    [[nodiscard]] bool isMaximum(const Value &value) const;
    [[nodiscard]] bool bounded(const Value &value) const;
    [[nodiscard]] bool secondCell(const Value &value) const;
    [[nodiscard]] bool oneOfSeveral(const Value &value) const;
    [[nodiscard]] bool rangeOfFractions(const Value &value, int i) const;
    [[nodiscard]] bool undecided(const Value &value) const;
    [[nodiscard]] bool conditional(const Value &value) const;
    [[nodiscard]] bool taken(const Value &value) const;
    [[nodiscard]] bool ascribed(const Value &value) const;
    [[nodiscard]] bool fits(const Value &value) const; ///< its denominator is the weight
    [[nodiscard]] bool lineEndsAt(int i) const;
    [[nodiscard]] Tier tierOf(const Value &value) const;
    [[nodiscard]] Tier bareTier(const Value &value) const;
    [[nodiscard]] Tier fractionTier(const Value &value) const;
    void addMaximum(Value &value) const;
    [[nodiscard]] bool afterSign(int i) const;
    [[nodiscard]] bool told(const Value &value) const;
    [[nodiscard]] bool lostBehind(const Value &value) const;
    [[nodiscard]] bool saidMissing(int i) const;
    [[nodiscard]] bool handedBefore() const;
    [[nodiscard]] bool judgeGives(int i) const;
    void word(const Token &t, int i);
    void sign(const Token &t, int i);
    void separator(const Token &t, int i);
    void endClause();
    void endSentence();

    enum class Cue { None, Verb, Noun };

    const Tokens &m_tokens;
    const Label &m_label;
    double m_weight;
    int m_labelQuote = 0;
    bool m_quotedScore = false; ///< a value stood in the label's own quotation
    bool m_plain = true;        ///< nothing but connecting words since the label
    bool m_separated = false;   ///< a ':' or '=' or '-' since the label
    bool m_signBefore = false;  ///< the last token was such a sign, or a sentence ended
    Cue m_cue = Cue::None;
    bool m_each = false;
    bool m_max = false;
    bool m_supposed = false; ///< the label stands in a hypothesis: what follows its sentence is of something else
    bool m_maxLabel = false; ///< "max score for component 1": the first number is no score
    bool m_deduct = false;
    bool m_not = false;
    bool m_modal = false;
    bool m_hypothesis = false;
    bool m_explaining = false;
    bool m_denied = false; ///< a value was passed over as not given: "from 3/3 to 2/3"
    bool m_revised = false;
    int m_parens = 0;
    int m_newlines = 0;
    double m_maximum = 0; ///< "(max 4)", "(4 points)" seen
};

} // namespace plumbline::reply
