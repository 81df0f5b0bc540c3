// SPDX-License-Identifier: GPL-3.0-or-later
// Totals that no word announces: alone on their line, behind a sign that closes the list, or equal to the sum.
#include "core/scoring/reply_resolution.h"
#include "core/scoring/reply_scanner.h"

#include <algorithm>

namespace plumbline::reply {

bool lineEndsAt(const Tokens &tokens, int i)
{
    const Token *t = tokenAt(tokens, i);
    while (t && (t->isPunct(u')') || t->isPunct(u'.') || t->isPunct(u']')))
        t = tokenAt(tokens, ++i);
    return !t || t->isNewline();
}

namespace {

/// The sum of what the mentions say, when there is exactly one for each component; else -1.
double sumOfMentions(const Findings &findings, std::size_t components)
{
    double sum = 0;
    for (const Mention &m : findings.mentions)
        sum += m.value.number;
    return findings.mentions.size() == components ? sum : -1;
}

/// Does a '=' or an arrow stand right before token `i`?
bool resultSign(const Tokens &tokens, int i)
{
    const Token *sign = tokenAt(tokens, i - 1);
    return sign && (sign->isPunct(u'=') || sign->isPunct(0x2192) || sign->isPunct(0x21D2) || sign->isPunct(0x27A1) ||
                    (sign->isPunct(u'>') && tokenAt(tokens, i - 2) &&
                     (tokenAt(tokens, i - 2)->isPunct(u'=') || tokenAt(tokens, i - 2)->isPunct(u'-'))));
}

/// "Word:" or "word" right before token `i`, in whatever language.
bool namedBefore(const Tokens &tokens, int i)
{
    const Token *sign = tokenAt(tokens, i - 1);
    const Token *word = sign && (sign->isPunct(u':') || sign->isPunct(u'=')) ? tokenAt(tokens, i - 2) : sign;
    return word && word->isWord() && !word->is(WMax | WLabel | WLabelLoose | WDeduct);
}

/// "… component 3: 2/3 = 8/10", "… => 7 pts": what stands behind the sign closes the list.
bool closesList(const Tokens &tokens, const Value &value, double weightSum, double mentioned)
{
    const Token *colon = tokenAt(tokens, value.begin - 1); // "… C4: 0/2 T: 7/10"
    const Token *letter = tokenAt(tokens, value.begin - 2);
    const bool initial = colon && colon->isPunct(u':') && letter && letter->isWord() && letter->capital &&
                         letter->end - letter->begin == 1;
    if (!(resultSign(tokens, value.begin) || initial) || !lineEndsAt(tokens, value.end))
        return false;
    return value.kind == ValueKind::Fraction
               ? near(value.denominator, weightSum)
               : value.kind == ValueKind::Bare && mentioned >= 0 && near(value.number, mentioned);
}

} // namespace

void addWeakTotals(const Tokens &tokens, const std::vector<double> &weights, Findings &findings)
{
    double sum = 0;
    for (const double w : weights) {
        if (near(w, 10))
            return;
        sum += w;
    }
    if (weights.size() < 2)
        return;
    for (const Mention &m : findings.mentions) { // the judge gives components out of 10, too: then 8/10 says nothing
        if (m.value.kind == ValueKind::Fraction && near(m.value.denominator, sum))
            return;
    }
    const double mentioned = sumOfMentions(findings, weights.size());
    int lastMention = -1;
    for (const Mention &m : findings.mentions)
        lastMention = std::max(lastMention, m.value.begin);
    const ValueReader reader(tokens);
    bool only = true;   // nothing but "score", "final", ":" since the line began
    bool noun = false;  // "score", "rating" on this line
    bool given = false; // a verb like "deserves" in this sentence
    bool blocked = false;
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        const Token &t = *tokenAt(tokens, i);
        if (t.isNewline() || t.isPunct(u'.') || t.isPunct(u';')) {
            noun = false;
            only = t.isNewline() || i > lastMention;
            given = blocked = false;
            continue;
        }
        if (t.isPunct(u','))
            blocked = false;
        if (t.quote != 0 || t.attributed)
            continue;
        int skipTo = i;
        if (const auto value = reader.readSimple(i, &skipTo)) {
            const bool fraction = value->kind == ValueKind::Fraction && !value->percent && !blocked;
            const bool ofSum = fraction && near(value->denominator, sum);
            const Token *stop = tokenAt(tokens, value->end);
            const bool sentence = noun && stop && stop->isPunct(u'.'); // "My rating: 7 out of 10. Component 1: …"
            const bool alone = only && (ofSum || (fraction && noun && near(value->denominator, 10))) &&
                               (lineEndsAt(tokens, value->end) || (sentence && ofSum));
            const bool confirmed =
                ofSum && value->begin > lastMention && mentioned >= 0 && near(value->number, mentioned) &&
                (lineEndsAt(tokens, value->end) || clauseEndsAt(tokens, value->end)) &&
                !nounFollows(tokens, value->end) && namedBefore(tokens, value->begin); // "Toplam puan: 9/10"
            const bool closes = confirmed || (value->begin > lastMention && closesList(tokens, *value, sum, mentioned));
            if (alone || closes || (ofSum && (given || value->ofTotal) && !nounFollows(tokens, value->end)))
                findings.totals.push_back({*value, true});
            only = false;
            i = value->end - 1;
            continue;
        }
        i = std::max(i, skipTo - 1);
        noun = noun || t.is(WNoun);
        given = given || t.is(WVerb | WSum);
        blocked = blocked || t.is(WMax | WNot | WMight | WEvenIf | WDeduct | WLabel | WExample);
        only = only && (t.kind == TokenKind::Punct || (t.is(WConnector) && t.end - t.begin == 2) ||
                        t.is(WNoun | WFinal | (noun ? WFor | WSubject | WConnector : 0ULL)));
    }
}

} // namespace plumbline::reply
