// SPDX-License-Identifier: GPL-3.0-or-later
// Questions and exclamations: whether the response has them, how many, and whether it ends with one.
#include "core/checks/extract_families.h"
#include "core/checks/initials.h"

#include <algorithm>

namespace plumbline::checks {

namespace {

bool atTheEnd(const Tokens &t, int i)
{
    return t.matches(i, {u"at", u"the", u"end"});
}

/// "the final sentence must be a question", "a question mark at the end": a question in a place. True when it was one.
bool addPlaced(const Tokens &t, int question, int verb, bool mark, Constraints &out)
{
    const bool isBe = t.is(verb, u"be");
    bool last = mark && atTheEnd(t, question + 2);
    bool first = false;
    for (int i = verb - 1; isBe && i >= verb - 4; --i) {
        if (!t.isAny(i, {u"sentence", u"line"}))
            continue;
        last = last || t.isAny(i - 1, {u"last", u"final", u"closing", u"concluding"});
        first = t.isAny(i - 1, {u"first", u"opening"});
        if (t.isAny(i - 1, {u"second", u"third", u"fourth", u"each", u"every"}))
            return true; // a place that no rule reads
    }
    if (last)
        out.push_back(plainConstraint(ConstraintKind::EndsWith, QStringLiteral("?")));
    else if (first)
        out.push_back(plainConstraint(ConstraintKind::ContainsQuestion, true));
    if (first && !last)
        out.back().scope = ConstraintScope::FirstSentence;
    return last || first;
}

/// "two statements and one question", "two declarative sentences and one question": what the whole consists of. The
/// question stands last in `out`; a count of the declarative sentences alone gives way to the sum.
void addStatementsBefore(const Tokens &t, int number, const Quantity &question, Constraints &out)
{
    int noun = number - 2;
    if (number < 0 || question.op != ConstraintOp::Eq || !t.is(number - 1, u"and"))
        return;
    const bool statements = t.isAny(noun, {u"statements", u"statement"});
    const bool declarative =
        t.isAny(noun, {u"sentences", u"sentence"}) && t.isAny(noun - 1, {u"declarative", u"affirmative"});
    noun -= declarative ? 2 : 1;
    if (!(statements || declarative) || !t.at(noun).isNumber())
        return;
    std::erase_if(out, [](const Constraint &known) {
        return known.kind == ConstraintKind::Sentences || known.kind == ConstraintKind::ContainsQuestion;
    });
    out.push_back(plainConstraint(ConstraintKind::Sentences, t.at(noun).number + question.low));
    out.push_back(plainConstraint(ConstraintKind::ContainsQuestion, question.low));
}

/// "three sentences, the last of which is a question", "the last one being an exclamation".
void addLastOfThem(const Tokens &t, Constraints &out)
{
    for (int i = 0; i < t.size(); ++i) {
        if (!t.isAny(i, {u"last", u"final"}))
            continue;
        int k = i + 1;
        while (t.isAny(k, {u"one", u"of", u"which", u"them", u"must", u"should", u"has", u"to"}))
            ++k;
        if (!t.isAny(k, {u"is", u"be", u"being"}) || !t.isAny(k + 1, {u"a", u"an"}))
            continue;
        const int noun = t.isAny(k + 2, {u"question", u"exclamation"}) ? k + 2 : k + 3;
        if (!t.isAny(noun, {u"question", u"exclamation"}))
            continue;
        out.push_back(plainConstraint(ConstraintKind::EndsWith, t.is(noun, u"question") ? u"?"_qs : u"!"_qs));
        return;
    }
}

/// The verb, article or count that makes "question" a demand: "including one question", "using a question".
void addQuestion(const Tokens &t, Constraints &out)
{
    for (const Constraint &known : out)
        if (known.kind == ConstraintKind::ContainsQuestion || known.kind == ConstraintKind::EndsWith)
            return;
    for (int i = 0; i < t.size(); ++i) {
        if (!t.isAny(i, {u"question", u"questions"}))
            continue;
        const bool mark = t.isAny(i + 1, {u"mark", u"marks"});
        int j = i - 1;
        while (j > 0 && (t.isAny(j, {u"rhetorical", u"single", u"open", u"ended", u"short", u"provoking", u"thought",
                                     u"direct", u"engaging", u"simple", u"philosophical", u"curious"}) ||
                         t.at(j).glued))
            --j;
        if (t.is(j, u"a") || t.is(j, u"an"))
            --j;
        const int number = t.at(j).isNumber() ? j : t.at(i - 1).isNumber() ? i - 1 : -1;
        if (number >= 0 && t.at(number).number == 0)
            continue;
        Quantity q;
        if (number >= 0) {
            q = readQuantity(t, number, i, {});
            j = q.first - 1;
        }
        // "ask the reader exactly one question"
        if (t.isAny(j, {u"reader", u"readers", u"viewer", u"viewers", u"audience", u"user", u"me", u"us", u"them"})) {
            const int verb = t.isAny(j - 1, {u"the", u"your", u"its"}) ? j - 2 : j - 1;
            j = t.isAny(verb, {u"ask", u"asking", u"asks"}) ? verb : j;
        }
        bool edge = false; // "do not end with a question" says nothing of others
        for (int k = i - 1; k >= i - 5; --k)
            edge = edge || startsAt(t, k) || endsAt(t, k);
        if (edge && negatedWithin(t, i, 6))
            return;
        if (negatedWithin(t, i, 5) && !(q.stated && q.op != ConstraintOp::Eq)) {
            const int definite = t.find(u"the"); // "do not answer the question"; but "do not ask the reader any"
            if (t.isAny(i - 1, {u"avoid", u"avoiding", u"any", u"a", u"no", u"using", u"asking", u"without",
                                u"rhetorical", u"single"}) &&
                (number < 0 || (t.is(i - 1, u"single") && !t.is(j, u"than"))) &&
                (definite < 0 ||
                 t.isAny(definite + 1, {u"reader", u"readers", u"viewer", u"viewers", u"audience", u"user"})))
                out.push_back(plainConstraint(ConstraintKind::ContainsQuestion, false));
            return;
        }
        const bool governed =
            t.isAny(j, {u"include", u"including",  u"includes",      u"using",       u"use",       u"uses",
                        u"contain", u"containing", u"contains",      u"with",        u"add",       u"ask",
                        u"asking",  u"asks",       u"incorporating", u"incorporate", u"be",        u"pose",
                        u"posing",  u"as",         u"insert",        u"features",    u"featuring", u"through"}) ||
            (j < 0 && number >= 0 && q.stated && (i + 1 >= t.size() || endsClause(t.at(i + 1)))) ||
            (t.is(j, u"of") && t.is(j - 1, u"form")) ||
            (t.is(j, u"and") && number >= 0 &&
             t.isAny(j - 1, {u"statement", u"statements", u"sentence", u"sentences"}) &&
             (t.isAny(j - 1, {u"statement", u"statements"}) || t.isAny(j - 2, {u"declarative", u"affirmative"})));
        const bool makes = t.isAny(j, {u"frame", u"formulate", u"craft", u"compose", u"write", u"create", u"generate",
                                       u"raise", u"pose", u"posing", u"ask"});
        if (!makes && (!governed || t.isAny(i + 1, {u"about", u"on"})))
            continue;
        for (int k = j - 1; k >= j - 7 && t.is(j, u"be") && number < 0; --k) // "two of the three must be questions"
            if ((t.at(k).number > 1 && t.is(k + 1, u"of")) || t.isAny(k, {u"some", u"most", u"half"}))
                return;
        bool everyOne = false; // "each of the sentences must be a question" asks for more than one
        for (int k = j - 1; k >= 0 && t.is(j, u"be") && !endsClause(t.at(k)); --k)
            everyOne = everyOne || t.isAny(k, {u"each", u"every", u"all", u"both"});
        if (everyOne)
            continue;
        if (mark && t.isAny(i + 2, {u"at"}))
            continue;
        if (addPlaced(t, i, j, mark, out))
            return;
        // "each sentence employs…: one analogy, … and one rhetorical question" spreads devices over sentences
        const bool plainOne = number < 0 || (q.op == ConstraintOp::Eq && q.low == 1 && !q.stated) ||
                              (q.op == ConstraintOp::Ge && q.low == 1);
        if (plainOne) {
            out.push_back(plainConstraint(ConstraintKind::ContainsQuestion, true));
            if (number >= 0 && q.op == ConstraintOp::Eq)
                out.back().scope = ConstraintScope::One;
        } else
            out.push_back(plainConstraint(ConstraintKind::ContainsQuestion, q.value(), q.op));
        // "only one question and one statement" says what the whole consists of
        addStatementsBefore(t, number, q, out);
        if (number >= 0 && q.stated && q.op == ConstraintOp::Eq && t.is(i + 1, u"and") && t.at(i + 2).isNumber() &&
            t.isAny(i + 3, {u"statement", u"statements", u"exclamation"})) {
            out.insert(out.end() - 1, plainConstraint(ConstraintKind::Sentences, q.low + t.at(i + 2).number));
        }
        return;
    }
}

void addExclamation(const Tokens &t, Constraints &out)
{
    for (const Constraint &known : out)
        if (known.kind == ConstraintKind::EndsWith)
            return;
    const int i = std::max({t.find(u"exclamation"), t.find(u"exclamatory"), t.find(u"exclamations")});
    if (i < 0 ||
        (t.is(i, u"exclamation") && !t.isAny(i + 1, {u"mark", u"marks", u"point", u"points"}) && i + 1 < t.size()))
        return;
    if (t.contains(u"each") || t.contains(u"every") || t.contains(u"first") || t.contains(u"last"))
        return;
    const int noun = t.is(i, u"exclamation") ? i + 1 : i;
    if (t.is(i, u"exclamations") && !t.at(i - 1).isNumber() && !negatedWithin(t, i, 3) && // "his exclamations"
        !t.isAny(i - 1, {u"use", u"using", u"include", u"including", u"with", u"add", u"several"}))
        return;
    if (atTheEnd(t, noun + 1)) {
        out.push_back(plainConstraint(ConstraintKind::EndsWith, QStringLiteral("!")));
        return;
    }
    if (negatedWithin(t, i, 5) && !t.contains(u"than")) {
        out.push_back(plainConstraint(ConstraintKind::ContainsExclamation, false));
        return;
    }
    if (!t.at(i - 1).isNumber()) {
        out.push_back(plainConstraint(ConstraintKind::ContainsExclamation, true));
        return;
    }
    const Quantity q = readQuantity(t, i - 1, noun, {});
    if (q.low == 1 && ((q.op == ConstraintOp::Eq && !q.stated) || q.op == ConstraintOp::Ge))
        out.push_back(plainConstraint(ConstraintKind::ContainsExclamation, true));
    else
        out.push_back(plainConstraint(ConstraintKind::ContainsExclamation, q.value(), q.op));
}

} // namespace

void extractQuestions(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    addLastOfThem(t, out);
    addQuestion(t, out);
    addExclamation(t, out);
}

} // namespace plumbline::checks
