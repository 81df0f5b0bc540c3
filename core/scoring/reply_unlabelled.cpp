// SPDX-License-Identifier: GPL-3.0-or-later
// Replies without component labels: lists of scores in the order of the components.
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

/// In a quotation that is longer than a heading like "Total score", or that a word or a score follows and not a sign:
/// the instruction's own words, as a label.
bool inQuotedText(const Tokens &tokens, int i)
{
    constexpr int kHeading = 3;
    constexpr int kReach = 12;
    const int quote = tokenAt(tokens, i)->quote;
    if (quote == 0)
        return false;
    const auto inside = [&](int k) { return tokenAt(tokens, k) && tokenAt(tokens, k)->quote == quote; };
    int words = 0;
    bool total = false;
    int begin = i;
    while (begin > i - kReach && inside(begin - 1))
        --begin;
    int end = begin;
    for (; end < i + kReach && inside(end); ++end) {
        words += tokenAt(tokens, end)->isWord() ? 1 : 0;
        total = total || tokenAt(tokens, end)->is(WTotal | WOverall | WFinal);
    }
    const Token *after = tokenAt(tokens, end);
    return words > kHeading || (!total && after && !inside(end) && (after->isWord() || after->isNumber()));
}

std::vector<Loose> collect(const Tokens &tokens)
{
    std::vector<Loose> found;
    const ValueReader reader(tokens);
    bool total = false;
    bool blocked = false;
    bool maximum = false;
    bool supposing = false; // "if it had 2 more words it would get 6/6"
    bool modal = false;     // "would be 5/5 with one metaphor more"
    bool sum = false;
    for (int i = 0; i < static_cast<int>(tokens.size());) {
        const Token &t = *tokenAt(tokens, i);
        int skipTo = i;
        const auto value = reader.readSimple(i, &skipTo);
        if (!value) {
            if (inQuotedText(tokens, i)) {
                // “from the perspective of a pigeon” scored 3/3: what it says is not said of the score
            } else if (t.isWord()) {
                const Token *next = tokenAt(tokens, i + 1);
                const bool final = t.is(WFinal) && next && (next->is(WNoun | WVerdict) || next->isPunct(u':'));
                total = total || final || t.is(WTotal | WOverall);
                blocked = blocked || t.is(WDeduct | WNot | WEvenIf | WExample | WMight);
                maximum = maximum || t.is(WMax);
                modal = modal || t.is(WModal);
                supposing = supposing || t.is(WEvenIf);
            } else if ((t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'-')) && !(t.isPunct(u'=') && sum)) {
                const Token *last = tokenAt(tokens, i - 1);
                maximum = maximum && last && last->is(WMax | WUnit | WNoun);
                blocked =
                    last && ((blocked && last->is(WMax | WDeduct | WUnit | WNoun | WExample) && !last->is(WLoss)) ||
                             last->is(WTemplate));
            } else if (t.isNewline() || t.isPunct(u',') || t.isPunct(u';') || t.isPunct(u'.')) {
                total = blocked = maximum = false;
                modal = modal && t.isPunct(u',');
                supposing = supposing && t.isPunct(u',');
                sum = sum && !t.isNewline();
            } else if (t.isPunct(u'+')) {
                sum = true;
            } else if (t.isPunct(u'=') && sum) {
                total = true;
            }
            i = std::max(i + 1, skipTo);
            continue;
        }
        const Token *before = tokenAt(tokens, i - 1);
        const bool sign = before && before->kind == TokenKind::Punct && !before->isPunct(u'%');
        const bool ends = lineEndsAt(tokens, value->end);
        const bool most = maximum && !(value->kind == ValueKind::Fraction && value->slash); // "is worth 3/4" is given
        maximum = false;
        const Token *with = tokenAt(tokens, value->end);
        const bool wished =
            supposing ||
            (modal && with && with->isWord() &&
             (with->is(WEvenIf) || (with->is(WConnector) && with->is(WBecause) && with->end - with->begin == 4)));
        if (!blocked && !most && !wished && t.quote == 0 && !t.attributed && !nounFollows(tokens, value->end)) {
            const Token *after = tokenAt(tokens, value->end);
            const Token *behind =
                tokenAt(tokens, value->end + 1); // "Genre 0/3 Total 6/10": the total is another number
            const bool announces =
                after && after->is(WTotal | WOverall) && behind &&
                (behind->isNumber() || behind->isPunct(u':') || behind->isPunct(u'=') || behind->is(WNoun | WUnit));
            const bool afterTotal = !announces && after && after->is(WIn) &&
                                    (after->is(WTotal | WOverall) ||
                                     (tokenAt(tokens, value->end + 1) && tokenAt(tokens, value->end + 1)->is(WTotal)));
            const bool named = ends && before && (before->isPunct(u':') || before->isPunct(u'=')) && !value->words;
            found.push_back({*value, !before || before->isNewline() || sign || ends, total || afterTotal, named});
        }
        blocked = false;
        if (sum && total)
            sum = false;
        const Token *close = tokenAt(tokens, value->end);
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
        if (!tokenAt(tokens, i)->is(WScoresHead) || tokenAt(tokens, i)->quote != 0 || tokenAt(tokens, i)->attributed)
            continue;
        int k = i + 1;
        while (tokenAt(tokens, k) && (tokenAt(tokens, k)->isPunct(u':') || tokenAt(tokens, k)->isPunct(u'=') ||
                                      tokenAt(tokens, k)->isPunct(u'[') || tokenAt(tokens, k)->isPunct(u'(') ||
                                      tokenAt(tokens, k)->isPunct(u'-') || tokenAt(tokens, k)->isPunct(u'>') ||
                                      tokenAt(tokens, k)->isPunct(0x2192) || tokenAt(tokens, k)->isNewline() ||
                                      (tokenAt(tokens, k)->isWord() && tokenAt(tokens, k)->is(WConnector) &&
                                       k == i + 1 && !tokenAt(tokens, k)->is(WNoun))))
            ++k;
        if (k == i + 1)
            continue;
        std::vector<Value> values;
        while (values.size() <= weights.size()) {
            // "4,3" without blanks is a list here: take the digits themselves.
            const Token *t = tokenAt(tokens, k);
            std::optional<Value> value;
            if (t && t->isNumber() && tokenAt(tokens, k + 1) && tokenAt(tokens, k + 1)->isPunct(u',')) {
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
            while (tokenAt(tokens, k) && (tokenAt(tokens, k)->isPunct(u',') || tokenAt(tokens, k)->is(WAnd) ||
                                          tokenAt(tokens, k)->isPunct(u';') || tokenAt(tokens, k)->isPunct(u'|')))
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
        if (!tokenAt(tokens, i)->isWord() || !tokenAt(tokens, i)->is(WVerb) || tokenAt(tokens, i)->quote != 0 ||
            tokenAt(tokens, i)->attributed)
            continue;
        std::vector<Value> values;
        int k = i + 1;
        while (values.size() <= weights.size()) {
            const auto value = reader.readSimple(k);
            if (!value || value->words)
                break;
            values.push_back(*value);
            k = value->end;
            while (tokenAt(tokens, k) && (tokenAt(tokens, k)->isPunct(u',') || tokenAt(tokens, k)->is(WAnd)))
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
        const Token &t = *tokenAt(tokens, i);
        if (!t.isNumber() || t.quote != 0 || t.attributed ||
            (tokenAt(tokens, i - 1) && tokenAt(tokens, i - 1)->isPunct(u'+')))
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
            if (!tokenAt(tokens, k) || !tokenAt(tokens, k)->isPunct(u'+'))
                break;
            ++k;
        }
        if (terms.size() != weights.size() || terms.size() < 2 || !tokenAt(tokens, k) ||
            !tokenAt(tokens, k)->isPunct(u'=')) {
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

} // namespace plumbline::reply
