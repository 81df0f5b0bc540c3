// SPDX-License-Identifier: GPL-3.0-or-later
// Settles what the readers found, once, for all layouts.
#include "core/scoring/reply_resolution.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace plumbline::reply {

namespace {

struct Scored
{
    std::optional<double> points;
    bool outOfRange = false;
    bool conflicting = false;
    bool otherDenominator = false;
    bool mentioned = false;
    bool bare = false;
    double stated = 0;
    bool unsure = false;
    double slack = 0;             ///< points by which a scaled value may be off, since it was rounded: "83 %"
    std::optional<double> before; ///< what was said before a correction, where that is one value
    std::optional<double> after;  ///< what was said behind it, where that is one other value
};

/// Points for one value; nullopt when it is outside 0..weight or undecided.
std::optional<double> pointsOf(const Value &value, double weight)
{
    double points = 0;
    switch (value.kind) {
    case ValueKind::Full:
        return weight;
    case ValueKind::Half:
        return weight / 2;
    case ValueKind::Ambiguous:
        return std::nullopt;
    case ValueKind::Bare:
        points = value.number;
        break;
    case ValueKind::Fraction:
        if (!(value.denominator > 0))
            return std::nullopt;
        points = near(value.denominator, weight) ? value.number : value.number * weight / value.denominator;
        break;
    }
    if (!(points >= 0) || points > weight + 1e-9)
        return std::nullopt;
    return std::min(points, weight);
}

bool countsAsZeroBased(const Findings &findings, int n)
{
    std::set<int> seen;
    for (const Mention &m : findings.mentions) {
        if (m.cls == LabelClass::Text)
            return false;
        seen.insert(m.index);
    }
    return static_cast<int>(seen.size()) == n && *seen.begin() == 0 && *seen.rbegin() == n - 1;
}

Scored settle(const std::vector<const Mention *> &mentions, double weight)
{
    Scored scored;
    LabelClass best = LabelClass::ListNumber;
    bool strong = false;
    for (const Mention *m : mentions) {
        best = std::min(best, m->cls);
        strong = strong || !m->weak;
    }
    std::optional<double> first;
    bool correctable = true;
    for (const Mention *m : mentions) {
        const bool classCounts = m->cls == best || (m->cls == LabelClass::Text && best == LabelClass::Component);
        if (!classCounts || (strong && m->weak))
            continue;
        scored.mentioned = true;
        scored.unsure = scored.unsure || m->unsure;
        if (m->value.kind == ValueKind::Ambiguous) {
            scored.conflicting = true;
            correctable = false;
            continue;
        }
        const auto points = pointsOf(m->value, weight);
        if (!points) {
            scored.outOfRange = true;
            correctable = false;
            continue;
        }
        std::optional<double> &side = m->later ? scored.after : scored.before;
        correctable = correctable && (!side || std::abs(*side - *points) <= 1e-6);
        side = points;
        if (m->value.kind == ValueKind::Fraction && !near(m->value.denominator, weight)) {
            scored.otherDenominator = true;
            if (m->value.decimals > 0 || m->value.percent)
                scored.slack = 0.5 * std::pow(10.0, -m->value.decimals) / m->value.denominator * weight;
        }
        scored.bare = m->value.kind == ValueKind::Bare;
        scored.stated = m->value.number;
        if (first && std::abs(*first - *points) > 1e-6)
            scored.conflicting = true;
        first = points;
    }
    if (!correctable || !scored.before || !scored.after)
        scored.before = scored.after = std::nullopt;
    if (!scored.conflicting && !scored.outOfRange)
        scored.points = first;
    else if (scored.outOfRange && first)
        scored.conflicting = true; // in and out of range at once
    return scored;
}

std::optional<Value> settleTotal(const std::vector<TotalMention> &totals, bool *conflicting)
{
    std::optional<Value> found;
    const bool strong = std::any_of(totals.begin(), totals.end(), [](const TotalMention &t) { return !t.weak; });
    for (const TotalMention &t : totals) {
        if (strong && t.weak)
            continue;
        if (t.value.kind == ValueKind::Ambiguous) {
            *conflicting = true;
            continue;
        }
        if (!found) {
            found = t.value;
            continue;
        }
        const bool sameNumber = near(found->number, t.value.number);
        const bool bothFractions = found->kind == ValueKind::Fraction && t.value.kind == ValueKind::Fraction;
        const bool sameRatio = bothFractions && std::abs(found->number / found->denominator -
                                                         t.value.number / t.value.denominator) < 0.006;
        if (sameNumber || sameRatio) {
            if (found->percent || found->kind == ValueKind::Bare)
                found = t.value.percent ? found : std::optional(t.value);
            continue;
        }
        *conflicting = true;
    }
    return *conflicting ? std::nullopt : found;
}

/// Stated and computed total agree, to the number of decimals stated.
bool totalsAgree(const Value &total, double sum, double weightSum, double slack = 0)
{
    const double tolerance = slack + (total.decimals > 0 ? 0.5 * std::pow(10.0, -total.decimals) : 0) + 1e-6;
    if (!total.percent && std::abs(total.number - sum) <= tolerance)
        return true;
    if (total.kind != ValueKind::Fraction || near(total.denominator, weightSum) || !(total.denominator > 0))
        return false;
    const double scaled = sum / weightSum * total.denominator;
    return std::abs(total.number - scaled) <= (total.percent && total.decimals == 0 ? 0.5 + 1e-6 : tolerance);
}

/// Values 0..1 where points were asked for: ratios when the total or their fineness says so, and points otherwise.
bool looksLikeRatios(const std::vector<Scored> &scored, const std::vector<double> &weights,
                     const std::optional<Value> &total)
{
    double sum = 0;
    double weighted = 0;
    double weightSum = 0;
    bool fine = false;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        if (!scored[i].points || !scored[i].bare || *scored[i].points > 1 || weights[i] <= 1)
            return false;
        const double p = *scored[i].points;
        fine = fine || (p > 0 && p < 1 && !near(p, 0.5));
        sum += p;
        weighted += p * weights[i];
        weightSum += weights[i];
    }
    if (scored.size() < 2 || near(weighted, sum))
        return false;
    if (total) {
        if (totalsAgree(*total, sum, weightSum))
            return false;
        const double tolerance =
            total->decimals > 0 ? 0.5 * std::pow(10.0, -total->decimals) + 0.011 * weightSum : 1e-6;
        const double asPoints = total->kind == ValueKind::Fraction && total->denominator > 0
                                    ? total->number / total->denominator * weightSum
                                    : total->number;
        if (std::abs(asPoints - weighted) <= tolerance || std::abs(total->number - weighted / weightSum) <= 0.011)
            return true;
    }
    return fine;
}

/// Every score out of the next component's weight, the last one out of the sum, and none out of its own: a layout that
/// was read one place off.
bool looksShifted(const Findings &findings, const std::vector<double> &weights)
{
    if (weights.size() < 2 || findings.mentions.size() != weights.size())
        return false;
    double sum = 0;
    for (const double w : weights)
        sum += w;
    for (const Mention &m : findings.mentions) {
        if (m.index < 1 || m.index > static_cast<int>(weights.size()) || m.value.kind != ValueKind::Fraction)
            return false;
        const auto i = static_cast<std::size_t>(m.index - 1);
        const double next = i + 1 < weights.size() ? weights[i + 1] : sum;
        if (near(m.value.denominator, weights[i]) || !near(m.value.denominator, next))
            return false;
    }
    return true;
}

/// "4. 2/2" right behind the entries 1, 2 and 3 of a list for three components: one more, unless it is out of the sum.
bool continuesList(const Findings &findings, const Mention &extra, const std::vector<double> &weights)
{
    double sum = 0;
    std::vector<bool> seen(weights.size());
    for (const double w : weights)
        sum += w;
    for (const Mention &m : findings.mentions) {
        if (m.cls == extra.cls && m.index >= 1 && m.index <= static_cast<int>(weights.size()))
            seen[static_cast<std::size_t>(m.index - 1)] = true;
    }
    const bool score = (extra.value.kind == ValueKind::Fraction && extra.value.slash && !extra.value.percent) ||
                       (extra.value.kind == ValueKind::Bare && extra.value.unit);
    const bool total = near(extra.value.denominator, sum) || near(extra.value.denominator, 10);
    return score && !total && extra.index == static_cast<int>(weights.size()) + 1 &&
           std::all_of(seen.begin(), seen.end(), [](bool b) { return b; });
}

/// Mentions by component; scores for components that do not exist raise the flag.
std::vector<std::vector<const Mention *>> grouped(const Findings &findings, const std::vector<double> &weights,
                                                  std::set<ParseFlag> &flags)
{
    const int n = static_cast<int>(weights.size());
    bool listed = false; // looked at once: a list of many entries stays linear
    std::vector<std::vector<const Mention *>> byComponent(static_cast<std::size_t>(n));
    for (const Mention &m : findings.mentions) {
        if (m.index >= 1 && m.index <= n)
            byComponent[static_cast<std::size_t>(m.index - 1)].push_back(&m);
        else if (m.cls == LabelClass::Component && !m.weak)
            flags.insert(ParseFlag::ExtraComponent);
        else if (!listed && !m.weak && m.index == n + 1) {
            listed = true;
            if (continuesList(findings, m, weights))
                flags.insert(ParseFlag::ExtraComponent);
        }
    }
    return byComponent;
}

void addFlags(const Scored &s, std::set<ParseFlag> &flags)
{
    if (s.conflicting)
        flags.insert(ParseFlag::ConflictingScores);
    if (s.outOfRange)
        flags.insert(ParseFlag::OutOfRange);
    if (s.otherDenominator && s.points)
        flags.insert(ParseFlag::DenominatorMismatch);
    if (!s.mentioned)
        flags.insert(ParseFlag::MissingComponent);
}

double sumOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double v : values)
        sum += v;
    return sum;
}

/// A correction is believed where the judge's total confirms it: announced in words ("Wait, …", "Final scores: …"), one
/// value before and one behind, and the last total is the sum of the corrected points and not of the first ones; or
/// where the judge calls the first scores a draft and the last ones final.
void applyCorrection(std::vector<Scored> &scored, const Findings &findings, double weightSum,
                     std::optional<Value> *total, bool *conflictingTotal)
{
    double corrected = 0;
    double original = 0;
    bool any = false;
    for (const Scored &s : scored) {
        if (!s.points && !(s.conflicting && s.after))
            return;
        any = any || !s.points;
        corrected += s.points.value_or(s.after.value_or(0));
        original += s.points.value_or(s.before.value_or(0));
    }
    std::vector<TotalMention> last;
    std::copy_if(findings.totals.begin(), findings.totals.end(), std::back_inserter(last),
                 [](const TotalMention &t) { return t.later; });
    if (!any && last.empty())
        return;
    bool undecided = false;
    const auto stated = settleTotal(last.empty() ? findings.totals : last, &undecided);
    const bool confirmed =
        stated && totalsAgree(*stated, corrected, weightSum) && (!any || !totalsAgree(*stated, original, weightSum));
    if (!confirmed && !(any && findings.replaced && !undecided))
        return;
    for (Scored &s : scored) {
        if (!s.points)
            s.points = s.after;
        s.conflicting = false;
    }
    *total = stated;
    *conflictingTotal = false;
}

/// Numbers that stand far from their labels count only together, when they add up to the stated total.
void dropUnconfirmed(std::vector<Scored> &scored, const std::optional<Value> &total, double weightSum)
{
    double sum = 0;
    bool complete = true;
    for (const Scored &s : scored) {
        complete = complete && s.points;
        sum += s.points.value_or(0);
    }
    if (complete && total && totalsAgree(*total, sum, weightSum))
        return;
    for (Scored &s : scored) {
        if (s.unsure) {
            s.points.reset();
            s.mentioned = s.conflicting = s.outOfRange = false;
        }
    }
}

} // namespace

ParsedReply resolve(Findings findings, const std::vector<double> &weights, bool refuses)
{
    const int n = static_cast<int>(weights.size());
    std::set<ParseFlag> flags;
    if (countsAsZeroBased(findings, n)) {
        for (Mention &m : findings.mentions)
            ++m.index;
    }
    const double scale = sumOf(weights);
    std::erase_if(findings.totals, [scale](const TotalMention &t) {
        return t.scale && (near(t.value.number, scale) || near(t.value.number, 10));
    });
    bool conflictingTotal = false;
    auto total = settleTotal(findings.totals, &conflictingTotal);
    const auto byComponent = grouped(findings, weights, flags);
    std::vector<Scored> scored;
    for (std::size_t i = 0; i < weights.size(); ++i)
        scored.push_back(settle(byComponent[i], weights[i]));
    applyCorrection(scored, findings, sumOf(weights), &total, &conflictingTotal);
    if (looksShifted(findings, weights)) {
        for (Scored &s : scored) {
            s.conflicting = true;
            s.points.reset();
        }
    }
    if (looksLikeRatios(scored, weights, total)) {
        for (std::size_t i = 0; i < weights.size(); ++i)
            scored[i].points = *scored[i].points * weights[i];
        flags.insert(ParseFlag::DenominatorMismatch);
    }
    dropUnconfirmed(scored, total, sumOf(weights));
    ParsedReply parsed;
    int known = 0;
    double sum = 0;
    double slack = 0;
    for (const Scored &s : scored) {
        parsed.points.push_back(s.points);
        known += s.points ? 1 : 0;
        sum += s.points.value_or(0);
        slack += s.slack;
        addFlags(s, flags);
    }
    parsed.state = n > 0 && known == n ? ParseState::Complete : known > 0 ? ParseState::Partial : ParseState::None;
    if (total)
        parsed.statedTotal = total->number;
    if (conflictingTotal)
        flags.insert(ParseFlag::ConflictingScores);
    if (parsed.state == ParseState::Complete) {
        parsed.computedTotal = sum;
        // With a component too many the judge's total is out of more than the weights: only the number itself can
        // agree.
        const bool tooMany = flags.contains(ParseFlag::ExtraComponent) && total && !total->percent;
        const double whole = tooMany ? total->denominator : sumOf(weights);
        if (total && !totalsAgree(*total, sum, whole, slack))
            flags.insert(ParseFlag::TotalMismatch);
    }
    if (findings.malformedJson)
        flags.insert(ParseFlag::MalformedJson);
    if (refuses && parsed.state == ParseState::None && findings.mentions.empty()) {
        flags.insert(ParseFlag::Refusal); // says more than that every component is missing
        flags.erase(ParseFlag::MissingComponent);
    }
    parsed.flags.assign(flags.begin(), flags.end());
    return parsed;
}

} // namespace plumbline::reply
