// SPDX-License-Identifier: GPL-3.0-or-later
// Replies without component labels: lists of scores in the order of the components, and totals that stand alone.
#include "core/scoring/reply_resolution.h"
#include "core/scoring/reply_scanner.h"

#include <algorithm>

namespace plumbline::reply {

namespace {

struct Loose
{
    Value value;
    bool anchored = false; ///< behind a sign or line start, or before a line end
    bool ofTotal = false;
    bool named = false; ///< "Name: 4" with the line ending behind it
};

const Token *at(const Tokens &tokens, int i)
{
    return i >= 0 && i < static_cast<int>(tokens.size()) ? &tokens[static_cast<std::size_t>(i)] : nullptr;
}

bool lineEnds(const Tokens &tokens, int i)
{
    const Token *t = at(tokens, i);
    while (t && (t->isPunct(u')') || t->isPunct(u'.') || t->isPunct(u']')))
        t = at(tokens, ++i);
    return !t || t->isNewline();
}

std::vector<Loose> collect(const Tokens &tokens)
{
    std::vector<Loose> found;
    const ValueReader reader(tokens);
    bool total = false;
    bool blocked = false;
    bool maximum = false;
    bool modal = false; // "would be 5/5 with one metaphor more"
    bool sum = false;
    for (int i = 0; i < static_cast<int>(tokens.size());) {
        const Token &t = *at(tokens, i);
        int skipTo = i;
        const auto value = reader.readSimple(i, &skipTo);
        if (!value) {
            if (t.isWord()) {
                total = total || t.is(WTotal | WOverall);
                blocked = blocked || t.is(WDeduct | WNot | WEvenIf | WExample);
                maximum = maximum || t.is(WMax);
                modal = modal || t.is(WModal);
            } else if ((t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'-')) && !(t.isPunct(u'=') && sum)) {
                const Token *last = at(tokens, i - 1);
                maximum = maximum && last && last->is(WMax | WUnit | WNoun);
                blocked =
                    last && ((blocked && last->is(WMax | WDeduct | WUnit | WNoun | WExample) && !last->is(WLoss)) ||
                             last->is(WTemplate));
            } else if (t.isNewline() || t.isPunct(u',') || t.isPunct(u';') || t.isPunct(u'.')) {
                total = blocked = maximum = false;
                modal = modal && t.isPunct(u',');
                sum = sum && !t.isNewline();
            } else if (t.isPunct(u'+')) {
                sum = true;
            } else if (t.isPunct(u'=') && sum) {
                total = true;
            }
            i = std::max(i + 1, skipTo);
            continue;
        }
        const Token *before = at(tokens, i - 1);
        const bool sign = before && before->kind == TokenKind::Punct && !before->isPunct(u'%');
        const bool ends = lineEnds(tokens, value->end);
        const bool most = maximum && !(value->kind == ValueKind::Fraction && value->slash); // "is worth 3/4" is given
        maximum = false;
        const Token *with = at(tokens, value->end);
        const bool wished =
            modal && with && with->isWord() &&
            (with->is(WEvenIf) || (with->is(WConnector) && with->is(WBecause) && with->end - with->begin == 4));
        if (!blocked && !most && !wished && t.quote == 0 && !t.attributed && !nounFollows(tokens, value->end)) {
            const Token *after = at(tokens, value->end);
            const Token *behind = at(tokens, value->end + 1); // "Genre 0/3 Total 6/10": the total is another number
            const bool announces =
                after && after->is(WTotal | WOverall) && behind &&
                (behind->isNumber() || behind->isPunct(u':') || behind->isPunct(u'=') || behind->is(WNoun | WUnit));
            const bool afterTotal = !announces && after && after->is(WIn) &&
                                    (after->is(WTotal | WOverall) ||
                                     (at(tokens, value->end + 1) && at(tokens, value->end + 1)->is(WTotal)));
            const bool named = ends && before && (before->isPunct(u':') || before->isPunct(u'=')) && !value->words;
            found.push_back({*value, !before || before->isNewline() || sign || ends, total || afterTotal, named});
        }
        blocked = false;
        if (sum && total)
            sum = false;
        const Token *close = at(tokens, value->end);
        total = total && before && before->isPunct(u'(') && close && close->isPunct(u')'); // "Total (10 pts): 8"
        i = value->end;
    }
    return found;
}

bool denominatorsMatch(const std::vector<Value> &values, const std::vector<double> &weights)
{
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (values[i].kind != ValueKind::Fraction || values[i].percent || !near(values[i].denominator, weights[i]))
            return false;
    }
    return true;
}

void takeInOrder(const std::vector<Value> &values, std::size_t count, Findings &findings)
{
    for (std::size_t i = 0; i < count; ++i)
        findings.mentions.push_back({static_cast<int>(i) + 1, values[i], LabelClass::ListNumber, false});
}

bool useFractions(const std::vector<Loose> &loose, bool anchoredOnly, const std::vector<double> &weights,
                  Findings &findings)
{
    std::vector<Value> values;
    for (const Loose &l : loose) {
        if (!l.ofTotal && l.value.kind == ValueKind::Fraction && !l.value.percent && (l.anchored || !anchoredOnly))
            values.push_back(l.value);
    }
    const double sum = [&weights] {
        double s = 0;
        for (const double w : weights)
            s += w;
        return s;
    }();
    const std::size_t n = weights.size();
    if (values.size() == n && denominatorsMatch(values, weights)) {
        for (const Loose &l : loose) {
            if (l.ofTotal && l.value.kind == ValueKind::Fraction)
                findings.totals.push_back({l.value, true});
        }
        takeInOrder(values, n, findings);
        return true;
    }
    if (values.size() != n + 1)
        return false;
    const auto isSum = [sum](const Value &v) { return near(v.denominator, sum) || near(v.denominator, 10); };
    if (isSum(values.back()) && denominatorsMatch(values, weights)) {
        findings.totals.push_back({values.back(), true});
        takeInOrder(values, n, findings);
        return true;
    }
    std::vector<Value> rest(values.begin() + 1, values.end());
    if (isSum(values.front()) && denominatorsMatch(rest, weights)) {
        findings.totals.push_back({values.front(), true});
        takeInOrder(rest, n, findings);
        return true;
    }
    return false;
}

bool inRange(const std::vector<Value> &values, const std::vector<double> &weights)
{
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (values[i].kind != ValueKind::Bare || values[i].number < 0 || values[i].number > weights[i] + 1e-9)
            return false;
    }
    return true;
}

bool sumIsTotal(const std::vector<Value> &values, const Findings &findings)
{
    double sum = 0;
    for (const Value &v : values)
        sum += v.number;
    return std::any_of(findings.totals.begin(), findings.totals.end(),
                       [sum](const TotalMention &t) { return near(t.value.number, sum); });
}

/// "Scores: 4, 3, 1": as many numbers as components right behind the word.
bool useScoresHead(const Tokens &tokens, const std::vector<double> &weights, Findings &findings)
{
    const ValueReader reader(tokens);
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        if (!at(tokens, i)->is(WScoresHead) || at(tokens, i)->quote != 0 || at(tokens, i)->attributed)
            continue;
        int k = i + 1;
        while (at(tokens, k) &&
               (at(tokens, k)->isPunct(u':') || at(tokens, k)->isPunct(u'=') || at(tokens, k)->isPunct(u'[') ||
                at(tokens, k)->isPunct(u'(') || at(tokens, k)->isPunct(u'-') || at(tokens, k)->isPunct(u'>') ||
                at(tokens, k)->isPunct(0x2192) || at(tokens, k)->isNewline() ||
                (at(tokens, k)->isWord() && at(tokens, k)->is(WConnector) && k == i + 1 && !at(tokens, k)->is(WNoun))))
            ++k;
        if (k == i + 1)
            continue;
        std::vector<Value> values;
        while (values.size() <= weights.size()) {
            // "4,3" without blanks is a list here: take the digits themselves.
            const Token *t = at(tokens, k);
            std::optional<Value> value;
            if (t && t->isNumber() && at(tokens, k + 1) && at(tokens, k + 1)->isPunct(u',')) {
                value.emplace();
                value->number = t->value;
                value->end = k + 1;
            } else {
                value = reader.readSimple(k);
            }
            if (!value)
                break;
            values.push_back(*value);
            k = value->end;
            while (at(tokens, k) && (at(tokens, k)->isPunct(u',') || at(tokens, k)->is(WAnd) ||
                                     at(tokens, k)->isPunct(u';') || at(tokens, k)->isPunct(u'|')))
                ++k;
        }
        if (values.size() == weights.size() && values.size() > 1 && inRange(values, weights) &&
            clauseEndsAt(tokens, k)) {
            takeInOrder(values, values.size(), findings);
            return true;
        }
        i = k - 1;
    }
    return false;
}

/// "I give 4, 1 and 3 points": as many numbers as components behind a verb that gives, in range, and their sum is the
/// stated total.
bool useGivenList(const Tokens &tokens, const std::vector<double> &weights, Findings &findings)
{
    const ValueReader reader(tokens);
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        if (!at(tokens, i)->isWord() || !at(tokens, i)->is(WVerb) || at(tokens, i)->quote != 0 ||
            at(tokens, i)->attributed)
            continue;
        std::vector<Value> values;
        int k = i + 1;
        while (values.size() <= weights.size()) {
            const auto value = reader.readSimple(k);
            if (!value || value->words)
                break;
            values.push_back(*value);
            k = value->end;
            while (at(tokens, k) && (at(tokens, k)->isPunct(u',') || at(tokens, k)->is(WAnd)))
                ++k;
        }
        if (values.size() == weights.size() && values.size() > 1 && inRange(values, weights) &&
            sumIsTotal(values, findings)) {
            takeInOrder(values, values.size(), findings);
            return true;
        }
    }
    return false;
}

/// "4 + 0 + 3 = 7", "4/4 + 0/3 + 3/3 = 7/10": as many terms as components, in range, and the sum is right.
bool useSum(const Tokens &tokens, const std::vector<double> &weights, Findings &findings)
{
    const ValueReader reader(tokens);
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        const Token &t = *at(tokens, i);
        if (!t.isNumber() || t.quote != 0 || t.attributed || (at(tokens, i - 1) && at(tokens, i - 1)->isPunct(u'+')))
            continue;
        std::vector<Value> terms;
        int k = i;
        double sum = 0;
        while (terms.size() <= weights.size()) {
            const auto term = reader.readSimple(k);
            if (!term || term->kind == ValueKind::Ambiguous || term->percent)
                break;
            terms.push_back(*term);
            sum += term->number;
            k = term->end;
            if (!at(tokens, k) || !at(tokens, k)->isPunct(u'+'))
                break;
            ++k;
        }
        if (terms.size() != weights.size() || terms.size() < 2 || !at(tokens, k) || !at(tokens, k)->isPunct(u'=')) {
            i = std::max(i, k - 1);
            continue;
        }
        const auto total = reader.readSimple(k + 1);
        if (total && near(total->number, sum) && (inRange(terms, weights) || denominatorsMatch(terms, weights))) {
            takeInOrder(terms, terms.size(), findings);
            findings.totals.push_back({*total, true});
            return true;
        }
        i = k;
    }
    return false;
}

} // namespace

void useUnlabelled(const Tokens &tokens, const std::vector<double> &weights, Findings &findings)
{
    for (const auto &list : findings.lists) { // JSON objects with keys of their own
        if (list.size() == weights.size() &&
            (denominatorsMatch(list, weights) || (inRange(list, weights) && sumIsTotal(list, findings)))) {
            takeInOrder(list, list.size(), findings);
            return;
        }
    }
    const std::vector<Loose> loose = collect(tokens);
    if (loose.size() > 4096 || useFractions(loose, false, weights, findings) ||
        useFractions(loose, true, weights, findings) || useScoresHead(tokens, weights, findings) ||
        useSum(tokens, weights, findings) || useGivenList(tokens, weights, findings))
        return;
    std::vector<Value> named;
    for (const Loose &l : loose) {
        if (l.named && !l.ofTotal)
            named.push_back(l.value);
    }
    if (named.size() == weights.size() && named.size() > 1 && inRange(named, weights) && sumIsTotal(named, findings))
        takeInOrder(named, named.size(), findings);
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
    const Token *sign = at(tokens, i - 1);
    return sign && (sign->isPunct(u'=') || sign->isPunct(0x2192) || sign->isPunct(0x21D2) || sign->isPunct(0x27A1) ||
                    (sign->isPunct(u'>') && at(tokens, i - 2) &&
                     (at(tokens, i - 2)->isPunct(u'=') || at(tokens, i - 2)->isPunct(u'-'))));
}

/// "Word:" or "word" right before token `i`, in whatever language.
bool namedBefore(const Tokens &tokens, int i)
{
    const Token *sign = at(tokens, i - 1);
    const Token *word = sign && (sign->isPunct(u':') || sign->isPunct(u'=')) ? at(tokens, i - 2) : sign;
    return word && word->isWord() && !word->is(WMax | WLabel | WLabelLoose | WDeduct);
}

/// "… component 3: 2/3 = 8/10", "… => 7 pts": what stands behind the sign closes the list.
bool closesList(const Tokens &tokens, const Value &value, double weightSum, double mentioned)
{
    const Token *colon = at(tokens, value.begin - 1); // "… C4: 0/2 T: 7/10"
    const Token *letter = at(tokens, value.begin - 2);
    const bool initial = colon && colon->isPunct(u':') && letter && letter->isWord() && letter->capital &&
                         letter->end - letter->begin == 1;
    if (!(resultSign(tokens, value.begin) || initial) || !lineEnds(tokens, value.end))
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
        const Token &t = *at(tokens, i);
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
            const Token *stop = at(tokens, value->end);
            const bool sentence = noun && stop && stop->isPunct(u'.'); // "My rating: 7 out of 10. Component 1: …"
            const bool alone = only && (ofSum || (fraction && noun && near(value->denominator, 10))) &&
                               (lineEnds(tokens, value->end) || (sentence && ofSum));
            const bool confirmed = ofSum && value->begin > lastMention && mentioned >= 0 &&
                                   near(value->number, mentioned) &&
                                   (lineEnds(tokens, value->end) || clauseEndsAt(tokens, value->end)) &&
                                   namedBefore(tokens, value->begin); // "Toplam puan: 9/10"
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
