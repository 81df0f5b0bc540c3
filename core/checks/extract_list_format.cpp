// SPDX-License-Identifier: GPL-3.0-or-later
// Shape of the whole response: bullet points, numbered list, percentage, JSON; and lists of so many items.
#include "core/checks/extract_families.h"

#include <QJsonArray>

namespace plumbline::checks {

namespace {

bool has(const Constraints &list, ConstraintKind kind)
{
    for (const Constraint &constraint : list)
        if (constraint.kind == kind)
            return true;
    return false;
}

bool negated(const Tokens &t, int i)
{
    for (int k = i - 1; k >= i - 4; --k) {
        if (endsClause(t.at(k)))
            return false;
        if (t.isAny(k, {u"without", u"no", u"not", u"avoid", u"avoiding", u"never", u"don't"}))
            return true;
    }
    return false;
}

/// "a five-item bulleted list", "a numbered list of four items": the number of items.
std::optional<Quantity> itemsOfList(const Tokens &t, int list)
{
    for (int i = list - 1; i >= 0 && i >= list - 6; --i)
        if (t.at(i).isNumber() && (t.isAny(i + 1, {u"item", u"point", u"bullet", u"entry", u"step", u"part"}) ||
                                   i + 1 == list || t.isAny(i + 1, {u"bulleted", u"numbered"})))
            return readQuantity(t, i, i + 1, {});
    for (int i = list + 1; i < t.size() && i <= list + 8; ++i) {
        if (endsClause(t.at(i)))
            return std::nullopt;
        if (t.at(i).isNumber() &&
            t.isAny(i + 1, {u"items", u"item", u"points", u"entries", u"steps", u"bullets", u"reasons", u"things",
                            u"elements", u"ideas", u"facts", u"tips", u"objects"}))
            return readQuantity(t, i, i + 1, {});
    }
    return std::nullopt;
}

void addFormat(Constraints &out, const QJsonValue &value, ConstraintOp op = ConstraintOp::Eq,
               ConstraintScope scope = ConstraintScope::Whole)
{
    Constraint constraint;
    constraint.kind = ConstraintKind::Format;
    constraint.op = op;
    constraint.value = value;
    constraint.scope = scope;
    out.push_back(constraint);
}

bool isBulletWord(const Tokens &t, int i)
{
    return t.isAny(i, {u"bullets", u"bulleted", u"bulletpoints"}) ||
           (t.is(i, u"bullet") && t.isAny(i + 1, {u"point", u"points", u"list", u"form", u"format"})) ||
           (t.is(i, u"bullet") && t.at(i).glued && t.isAny(i + 1, {u"style", u"pointed", u"formatted"}));
}

/// "… without using any full sentences": what no rule reads.
bool withoutSentences(const Tokens &t)
{
    const int sentences = t.find(u"sentences");
    return sentences > 0 && t.isAny(sentences - 1, {u"full", u"complete", u"whole"}) && negated(t, sentences);
}

void addLists(const Tokens &t, Constraints &out)
{
    bool bullets = false;
    bool numbered = false;
    for (int i = 0; i < t.size(); ++i) {
        if (negated(t, i))
            continue;
        if (isBulletWord(t, i)) {
            // one bullet, or the bullets of something else, ask for no format
            const bool picked =
                t.isAny(i - 1, {u"each", u"every", u"first", u"last", u"per", u"final", u"the", u"second", u"a"}) &&
                !t.is(i, u"bulleted") && !t.isAny(i + 1, {u"list", u"point"});
            const bool eachPoint = t.isAny(i - 1, {u"each", u"every", u"first", u"last", u"per", u"final", u"second"});
            const bool pickedSome = t.at(i - 1).isNumber() && // "the first two bullet points on the slide"
                                    t.isAny(i - 2, {u"first", u"last", u"final", u"the", u"these", u"those"});
            const bool perThing = t.isAny(i + 2, {u"per"}) || t.isAny(i + 1, {u"per"});
            bullets = bullets || (!picked && !pickedSome && !eachPoint && !perThing);
        }
        const bool list =
            t.isAny(i, {u"numbered", u"ordered", u"enumerated"}) &&
            (t.isAny(i + 1, {u"list", u"lists", u"items", u"steps", u"points", u"item", u"format", u"bullet"}) ||
             t.isAny(i + 2, {u"list", u"steps", u"points"}));
        const bool usingNumbers =
            t.isAny(i, {u"numbers", u"numbering"}) && t.is(i + 1, u"or") && isBulletWord(t, i + 2);
        const bool orNumbers = t.is(i, u"or") && t.isAny(i + 1, {u"numbers", u"numbering"}) &&
                               (t.is(i - 1, u"bullets") || t.is(i - 2, u"bullet"));
        numbered = numbered || (list && !t.isAny(i - 1, {u"the"})) || usingNumbers || orNumbers;
    }
    const int list = t.find(u"list");
    const bool counted = has(out, ConstraintKind::Bullets);
    if ((bullets || numbered) && !counted && list >= 0) {
        if (const auto items = itemsOfList(t, list)) {
            out.push_back(countConstraint(ConstraintKind::Bullets, *items));
            if (numbered && !bullets) {
                out.back().scope = ConstraintScope::AnyList;
                addFormat(out, QStringLiteral("numbered"));
            }
            return;
        }
    }
    if (bullets && numbered)
        addFormat(out, QJsonArray{QStringLiteral("numbered"), QStringLiteral("bullets")}, ConstraintOp::AnyOf);
    else if (numbered)
        addFormat(out, QStringLiteral("numbered"));
    else if (bullets && !counted)
        addFormat(out, QStringLiteral("bullets"), ConstraintOp::Eq,
                  withoutSentences(t) ? ConstraintScope::Partly : ConstraintScope::Whole);
}

void addPercent(const Tokens &t, Constraints &out)
{
    bool found = false;
    for (int i = 0; i < t.size(); ++i) {
        if (negated(t, i))
            continue;
        const bool sign = t.isAny(i, {u"percent", u"percentage", u"%"}) && t.isAny(i + 1, {u"symbol", u"sign"});
        const bool format = t.isAny(i, {u"percent", u"percentage"}) &&
                            (t.isAny(i + 1, {u"format", u"form"}) ||
                             (t.isAny(i + 1, {u"value", u"figure", u"number"}) && t.matches(i - 2, {u"as", u"a"})));
        const bool answerAs =
            t.isAny(i, {u"percentage", u"percent"}) && t.matches(i - 2, {u"as", u"a"}) && !t.is(i + 1, u"of") &&
            (t.contains(u"answer") || t.contains(u"result") || t.contains(u"response") || i == 2 || i + 1 == t.size());
        // "how full is it, in percent": the last words of their clause
        const bool inPercent = t.is(i, u"percent") && t.isAny(i - 1, {u"in", u"as"}) &&
                               (i + 1 >= t.size() || endsClause(t.at(i + 1)) || t.isAny(i + 1, {u"only", u"and"})) &&
                               !t.isAny(0, {u"explain", u"discuss", u"describe", u"why"});
        // "in percent", "as percentages", "in per cent", "in %"
        const bool unit = t.isAny(i, {u"percent", u"percentages", u"%"}) || t.matches(i, {u"per", u"cent"});
        const bool unitAsked = unit && t.isAny(i - 1, {u"in", u"as"}) &&
                               !t.isAny(0, {u"explain", u"describe", u"discuss", u"compare", u"why"}) &&
                               !t.isAny(i - 2, {u"shown", u"displayed", u"printed", u"visible", u"written"});
        found = found || unitAsked || sign || format || answerAs || inPercent;
    }
    if (!found)
        return;
    const bool only = (t.contains(u"without") &&
                       (t.contains(u"explanation") || t.contains(u"elaboration") || t.contains(u"context"))) ||
                      t.contains(u"only");
    addFormat(out, QStringLiteral("percent"), ConstraintOp::Eq,
              only ? ConstraintScope::OnlyThat : ConstraintScope::Whole);
}

void addJson(const Tokens &t, Constraints &out)
{
    for (int i = 0; i < t.size(); ++i)
        if (t.is(i, u"json") && !negated(t, i) && !t.isAny(i + 1, {u"file", u"shown"}) && !t.is(i - 1, u"the")) {
            addFormat(out, QStringLiteral("json"));
            return;
        }
}

} // namespace

void extractListFormat(const ComponentText &component, Constraints &out)
{
    addLists(component.tokens, out);
    addPercent(component.tokens, out);
    addJson(component.tokens, out);
}

} // namespace plumbline::checks
