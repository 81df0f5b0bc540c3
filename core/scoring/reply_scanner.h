// SPDX-License-Identifier: GPL-3.0-or-later
// Finds labelled scores and totals in running text: cuts the tokens into sections (a label up to the next one) and
// asks of each number whether it is what was given. Internal to core/scoring.
#pragma once

#include "core/scoring/reply_findings.h"

namespace plumbline::reply {

struct Candidate;
class SectionState;

enum class EventKind { Label, Total, Value };

struct Event
{
    EventKind kind = EventKind::Value;
    int begin = 0; ///< tokens [begin, end)
    int end = 0;
    std::size_t ref = 0;    ///< into the labels or values
    bool taken = false;     ///< a value that belongs to some label or total
    bool tentative = false; ///< labels joined by commas only
};

class Scanner
{
public:
    Scanner(const Tokens &tokens, const std::u16string &text, const std::vector<double> &weights,
            const HintTexts &hints);

    /// Labels of this class (and component texts) with the scores they were given, and totals.
    void scan(LabelClass cls, Findings &findings);

private:
    void collectEvents(LabelClass cls);
    bool collectLabel(int &i, LabelClass cls);
    [[nodiscard]] std::optional<Label> labelAt(int i, LabelClass cls, bool lineHasLabel) const;
    [[nodiscard]] int pastOne(int i) const;
    [[nodiscard]] int ordinalIndex(int i) const;
    [[nodiscard]] bool handedToOne(int i) const;
    [[nodiscard]] Label ordinalLabel(int i, LabelClass cls) const;
    [[nodiscard]] std::optional<Label> ordinalAlone(int i, LabelClass cls) const;
    [[nodiscard]] std::optional<Label> numberAlone(int i, LabelClass cls) const;
    [[nodiscard]] int correctionBegin() const;
    [[nodiscard]] bool calledDraft() const;
    void weakenBlockQuotes(Findings &findings, std::size_t mentions, std::size_t totals) const;
    void weakenConditionals(Findings &findings, std::size_t mentions, std::size_t totals) const;
    [[nodiscard]] int remarkEnd(int i) const;
    [[nodiscard]] int pastNamedComponents(int i) const;
    [[nodiscard]] bool usableText(const Label &label) const;
    bool joinsPrevious(const Label &label);
    [[nodiscard]] bool belongsToNext(std::size_t valueEvent) const;
    [[nodiscard]] bool takenAway(const Value &value) const;
    [[nodiscard]] bool supposed(int i) const;
    [[nodiscard]] bool outOfAComponent(const Value &value) const;
    [[nodiscard]] bool inBrackets(const Event &value) const;
    [[nodiscard]] bool leadsLine(const Event &value, const Event &next) const;
    [[nodiscard]] bool exceptFor(Label &label);
    [[nodiscard]] bool handsOut(const Value &value) const;
    [[nodiscard]] bool behindValueFor(int i) const;
    [[nodiscard]] bool givenForOrdinal(int i) const;
    [[nodiscard]] bool scoredBehindRemark(int i, int k) const;
    [[nodiscard]] bool inOrder(std::size_t labelEvent, Findings &findings);
    bool bindBackward(std::size_t labelEvent, Findings &findings);
    [[nodiscard]] std::vector<Candidate> candidatesOf(std::size_t labelEvent, SectionState &state) const;
    [[nodiscard]] bool ofAnEntry(int from, const Value &value) const;
    [[nodiscard]] bool ofOneAmong(const std::vector<Candidate> &candidates, const Candidate &best) const;
    void giveToOuter(std::size_t labelEvent, const Candidate &best, Findings &findings);
    void bindForward(std::size_t labelEvent, Findings &findings);
    void readTotal(std::size_t totalEvent, Findings &findings);
    [[nodiscard]] bool deniedTotal(const Event &event) const;
    [[nodiscard]] bool fitsTotal(std::size_t e, const Token &head, bool named) const;
    [[nodiscard]] int pastScale(int i, double *maximum) const;
    [[nodiscard]] bool summedUp(const Value &value) const;
    bool totalBackward(std::size_t totalEvent, Findings &findings);
    void give(const Label &label, bool tentative, const std::vector<Value> &values, bool each, bool weak,
              Findings &findings) const;
    [[nodiscard]] std::vector<std::size_t> run(std::size_t firstValue, std::size_t count);
    [[nodiscard]] bool onlyListSigns(int from, int to) const;
    [[nodiscard]] bool finalOfComponent(int i, int end) const;
    [[nodiscard]] bool reported(const Label &label) const;

    const Tokens &m_tokens;
    const std::u16string &m_text;
    const std::vector<double> &m_weights;
    LabelReader m_labelReader;
    ValueReader m_valueReader;
    std::vector<Event> m_events;
    std::vector<Label> m_labels;
    std::vector<Value> m_values;
};

/// Does a clause end at token `i` (the one after a number), so that the number is not the count of something?
[[nodiscard]] bool clauseEndsAt(const Tokens &tokens, int i);
/// Does the line end at token `i`, full stops and closing brackets aside?
[[nodiscard]] bool lineEndsAt(const Tokens &tokens, int i);
/// "83 % (5/6)", "0.7 = 7/10": the fraction that says the rounded value exactly, when one follows. `weight` 0: a total.
[[nodiscard]] std::optional<Value> exactForm(const Tokens &tokens, const Value &rounded, double weight);
/// Is token `i` a noun-like word that makes the fraction before it a count ("2/3 sentences")?
[[nodiscard]] bool nounFollows(const Tokens &tokens, int i);

} // namespace plumbline::reply
