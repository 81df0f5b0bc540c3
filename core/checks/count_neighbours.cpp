// SPDX-License-Identifier: GPL-3.0-or-later
// Counts beside counts.
#include "core/checks/count_neighbours.h"

namespace plumbline::checks {

namespace {

bool isUnit(const Token &token)
{
    return token.isAnyOf({u"sentence", u"sentences", u"line", u"lines", u"stanza", u"stanzas", u"verse", u"verses"});
}

} // namespace

bool boundsArticle(const Tokens &t, const CountNoun &noun, int article)
{
    const bool unit = noun.kind == ConstraintKind::Sentences || noun.kind == ConstraintKind::Paragraphs ||
                      noun.kind == ConstraintKind::Stanzas;
    if (noun.plural || !unit || article < 1 || t.at(article - 1).isPunct())
        return false;
    for (int i = article + 1; i < noun.end; ++i)
        if (t.at(i).isNumber())
            return false;
    const bool ends = noun.end >= t.size() || endsClause(t.at(noun.end)) ||
                      t.isAny(noun.end, {u"long", u"and", u"in", u"about", u"of", u"to", u"for"});
    const Quantity q = readQuantity(t, article, noun.end - 1, {});
    return ends && q.article && q.stated && (q.op == ConstraintOp::Le || q.op == ConstraintOp::Ge) &&
           !t.is(article - 1, u"within");
}

void shareBound(const Tokens &t, CountCandidate &one, CountCandidate &other)
{
    const int joint = other.quantity.first - 1;
    if (one.noun.end != joint || !t.isAny(joint, {u"or", u"and", u"nor"}) || one.noun.kind == other.noun.kind)
        return;
    const ConstraintOp op = one.quantity.op;
    const bool upper = op == ConstraintOp::Le || op == ConstraintOp::Lt;
    const bool lower = op == ConstraintOp::Ge || op == ConstraintOp::Gt;
    const bool open = op == ConstraintOp::Eq && !one.quantity.stated && !one.quantity.article;
    if (open && t.is(joint, u"or") &&
        (other.quantity.op == ConstraintOp::Le || other.quantity.op == ConstraintOp::Lt)) {
        one.quantity.op = other.quantity.op; // "3 sentences or 60 words at most"
        one.quantity.stated = true;
        return;
    }
    const bool plain = op == ConstraintOp::Eq && other.quantity.op == ConstraintOp::Eq && !other.quantity.article;
    if (plain && t.is(joint, u"or")) { // "in two sentences or 30 words"
        one.choice = other.choice = true;
        return;
    }
    const bool silent = other.quantity.op == ConstraintOp::Eq && !other.quantity.stated && !other.quantity.article;
    if (!silent || !one.quantity.stated || !(upper || lower))
        return;
    if (lower && !t.is(joint, u"and"))
        one.choice = other.choice = true;
    other.quantity.op = op;
    other.quantity.stated = true;
}

bool isEitherWay(const Tokens &t, const CountCandidate &c)
{
    int either = -1;
    for (int i = c.quantity.first - 1; i >= c.quantity.first - 3 && either < 0; --i)
        if (t.is(i, u"either") && !t.isAny(i - 1, {u"not", u"don't"}))
            either = i;
    if (either < 0)
        return false;
    for (int i = c.noun.end; i < t.size() && i < c.noun.end + 12; ++i)
        if (t.is(i, u"or"))
            return true;
    return false;
}

int partitiveBehind(const Tokens &t, int quantifier)
{
    const int of = t.is(quantifier + 1, u"one") ? quantifier + 2 : quantifier + 1;
    return t.is(of, u"of") && t.isAny(of + 1, {u"the", u"your", u"these", u"its"}) && t.at(of + 2).isNumber() &&
                   isUnit(t.at(of + 3))
               ? of + 2 - quantifier
               : 0;
}

bool countsItsPartitive(const Tokens &t, const CountCandidate &c)
{
    const int number = c.number;
    if (c.nounAt != number + 1 || !t.isAny(number - 1, {u"the", u"your", u"its"}) || !t.is(number - 2, u"of") ||
        !(t.isAny(number - 3, {u"each", u"all", u"every", u"both"}) ||
          (t.is(number - 3, u"one") && t.is(number - 4, u"every"))))
        return false;
    return t.isAny(c.noun.end, {u"having", u"has", u"with", u"containing", u"contains", u"must", u"should", u"needs",
                                u"need", u"starting", u"starts", u"beginning", u"begins", u"ending", u"ends",
                                u"consisting", u"being", u"is", u"rhyming"});
}

bool distributesOver(const Tokens &t, int quantifier)
{
    if (!t.isAny(quantifier, {u"both", u"all"}))
        return false;
    const bool both = t.is(quantifier, u"both");
    const auto has = [&t](int i) {
        return t.isAny(i, {u"have", u"has", u"must", u"should", u"contain", u"with", u"of", u"having", u"containing"});
    };
    if (both && (isUnit(t.at(quantifier + 1)) || (has(quantifier + 2) && !endsClause(t.at(quantifier + 1)))))
        return true;
    if (t.at(quantifier + 1).isNumber() && isUnit(t.at(quantifier + 2)) && has(quantifier + 3))
        return true;
    return t.isAny(quantifier + 1, {u"have", u"contain"}) && !t.is(quantifier + 2, u"to");
}

} // namespace plumbline::checks
