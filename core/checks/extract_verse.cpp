// SPDX-License-Identifier: GPL-3.0-or-later
// Verse: forms with a fixed number of lines (a haiku has three), and rhyme.
#include "core/checks/extract_families.h"

#include <QHash>
#include <QSet>

namespace plumbline::checks {

namespace {

/// Lines of a form that is defined by them. Forms with several shapes (ode, ballad, cinquain chains) are left out.
int linesOfForm(const QString &form)
{
    static const QHash<QString, int> forms = {{u"haiku"_qs, 3},   {u"limerick"_qs, 5},    {u"sonnet"_qs, 14},
                                              {u"couplet"_qs, 2}, {u"quatrain"_qs, 4},    {u"tercet"_qs, 3},
                                              {u"tanka"_qs, 5},   {u"villanelle"_qs, 19}, {u"cinquain"_qs, 5},
                                              {u"sestet"_qs, 6},  {u"octave"_qs, 8}};
    return forms.value(form, 0);
}

bool has(const Constraints &list, ConstraintKind kind)
{
    for (const Constraint &constraint : list)
        if (constraint.kind == kind)
            return true;
    return false;
}

/// The instruction may say otherwise: "a four-line couplet".
bool linesStated(const QString &instruction)
{
    if (instruction.size() > 4000)
        return false;
    ComponentText whole;
    whole.tokens = tokenize(instruction);
    Constraints counts;
    extractCounts(whole, counts);
    return has(counts, ConstraintKind::Lines);
}

void addForm(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    if (has(out, ConstraintKind::Lines) || has(out, ConstraintKind::Stanzas))
        return;
    for (int i = 0; i < t.size(); ++i) {
        const int lines = linesOfForm(t.at(i).text);
        if (lines == 0 || t.at(i).isQuote())
            continue;
        // one of it, as the response: "a haiku", "a short, rhyming couplet", "in haiku form"
        int j = i - 1;
        while (j >= 0 && j > i - 6 && !t.isAny(j, {u"a", u"an", u"in", u"as", u"like", u"of"}) && !t.at(j).isNumber() &&
               (!endsClause(t.at(j)) || t.is(j, u",")))
            --j;
        const bool one = t.isAny(j, {u"a", u"an"}) || (t.at(j).isNumber() && t.at(j).number == 1) || i == 0 ||
                         (t.is(j, u"in") && t.isAny(i + 1, {u"form", u"format"}));
        const bool part = t.isAny(j - 1, {u"with", u"than", u"not", u"like", u"unlike", u"include", u"including", u"by",
                                          u"followed", u"and"}) &&
                          !t.isAny(j - 1, {u"by"});
        const bool ends = t.isAny(j - 1, {u"with"}) || t.isAny(j - 2, {u"ending", u"end", u"ends", u"conclude",
                                                                       u"concluding", u"start", u"starting", u"begin"});
        // "a haiku master", "a limerick writer": not the form but someone or something of it
        const QString next = t.at(i + 1).text;
        const bool head = next.size() > 4 && !endsClause(t.at(i + 1)) &&
                          (next.endsWith(u"er") || next.endsWith(u"or") || next.endsWith(u"ist") ||
                           t.isAny(i + 1, {u"poet", u"expert", u"contest", u"competition", u"book", u"collection",
                                           u"class", u"workshop", u"journal", u"enthusiast", u"festival"})) &&
                          !t.isAny(i + 1, {u"after", u"under", u"either", u"rather", u"together", u"consider"});
        if (!one || part || ends || head || t.isAny(i + 1, {u"like", u"style", u"inspired"}) ||
            (t.is(j - 1, u"of") && t.isAny(j - 2, {u"style", u"spirit", u"manner", u"tone", u"mood"})))
            continue;
        if (t.isAny(j - 1, {u"stanza", u"verse"}) && t.isAny(j - 2, {u"each", u"every"})) { // "each stanza a tercet"
            out.push_back(plainConstraint(ConstraintKind::LinesPerStanza, lines));
            return;
        }
        if (linesStated(component.instruction) || t.isAny(j - 1, {u"each", u"every", u"stanza"}))
            return;
        Constraint constraint;
        constraint.kind = ConstraintKind::Lines;
        constraint.value = lines;
        out.push_back(constraint);
        return;
    }
}

/// "ABAB", "AABB CCDD": letters A to H in capitals, at least two of them the same.
bool isScheme(const QString &raw)
{
    if (raw.size() < 4 || raw.size() > 14)
        return false;
    QSet<QChar> seen;
    for (const QChar c : raw) {
        if (c < u'A' || c > u'H')
            return false;
        seen.insert(c);
    }
    return seen.size() < raw.size() && seen.contains(u'A');
}

void addRhyme(const Tokens &t, Constraints &out)
{
    bool rhyme = false;
    QString scheme;
    for (int i = 0; i < t.size(); ++i) {
        // "identify the rhyme scheme of the poem in the image": a rhyme that is there
        const bool asked = t.isAny(0, {u"identify", u"analyze", u"analyse", u"explain", u"discuss", u"describe",
                                       u"find", u"name", u"explore", u"interpret", u"what", u"determine"});
        if (asked && t.isAny(i, {u"rhyme", u"rhymes", u"rhyming"}) &&
            (t.isAny(i - 1, {u"the", u"its", u"this", u"any"}) || t.at(i - 1).text.endsWith(u"'s")))
            return;
        if (isScheme(t.at(i).raw))
            scheme = t.at(i).raw;
        if (t.is(i, u"rhyming"))
            rhyme = rhyme || !t.isAny(i + 1, {u"word", u"words", u"slang", u"dictionary", u"pair", u"pairs", u"name",
                                              u"names", u"title", u"nickname", u"object", u"objects"});
        else if (t.isAny(i, {u"rhyme", u"rhymes", u"rhymed"}))
            rhyme = rhyme || (!t.isAny(i + 1, {u"with"}) && !t.isAny(i + 2, {u"analysis", u"diagram", u"chart"}) &&
                              (!t.is(i - 1, u"nursery") || // the form, not a character of one
                               (t.is(i, u"rhyme") && (i + 1 >= t.size() || endsClause(t.at(i + 1)) ||
                                                      t.isAny(i + 1, {u"about", u"for", u"that", u"with"})))));
        const bool negated = t.isAny(i, {u"rhyme", u"rhymes", u"rhyming"}) &&
                             ((t.isAny(i - 1, {u"may", u"must", u"should", u"can", u"to"}) && negatedWithin(t, i, 5)) ||
                              t.isAny(i - 1, {u"without", u"no", u"not", u"any", u"non", u"don't"}) ||
                              t.isAny(i - 2, {u"without", u"not", u"doesn't"}));
        if (negated || t.isAny(i, {u"unrhymed", u"nonrhyming"}))
            return;
    }
    const bool words = t.contains(u"words") && !t.contains(u"poem") && !t.contains(u"verse");
    if ((!rhyme || words) && scheme.isEmpty())
        return;
    Constraint constraint;
    constraint.kind = ConstraintKind::Rhyme;
    constraint.value = scheme.isEmpty() ? QStringLiteral("any") : scheme;
    out.push_back(constraint);
}

} // namespace

void extractVerse(const ComponentText &component, Constraints &out)
{
    addForm(component, out);
    addRhyme(component.tokens, out);
}

} // namespace plumbline::checks
