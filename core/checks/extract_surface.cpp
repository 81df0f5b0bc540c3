// SPDX-License-Identifier: GPL-3.0-or-later
// The surface of a text: parity, growth, repeated words, digits only.
#include "core/checks/extract_families.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline::checks {

namespace {

void addParity(const Tokens &t, Constraints &out)
{
    int at = -1;
    for (int i = 0; i < t.size() && at < 0; ++i)
        if (t.isAny(i, {u"even", u"odd"}) &&
            !(t.is(i + 1, u"word") && !t.isAny(i + 2, {u"count", u"number", u"total"})) && // "the odd word out"
            t.isAny(i + 1, {u"number", u"numbers", u"amount", u"count", u"letter", u"character", u"word"}))
            at = i;
    if (at < 0)
        return;
    const QString value = t.at(at).text;
    bool letters = false;
    bool words = false;
    for (int i = at + 1; i <= at + 4; ++i) {
        letters = letters || t.isAny(i, {u"letters", u"characters", u"letter", u"character"});
        words = words || t.isAny(i, {u"words", u"word"});
    }
    if (letters) {
        bool aboutWords = false;
        for (int i = at - 1; i >= 0 && i >= at - 8; --i)
            aboutWords = aboutWords || t.isAny(i, {u"word", u"words"});
        if (aboutWords)
            out.push_back(plainConstraint(ConstraintKind::WordLengthParity, value));
        return;
    }
    if (!words)
        return;
    for (int i = at - 1; i >= 0 && i >= at - 8; --i) {
        if (t.isAny(i, {u"line", u"lines"}) && t.isAny(i - 1, {u"each", u"every", u"all"}))
            return out.push_back(plainConstraint(ConstraintKind::WordsPerLine, value));
        if (t.isAny(i, {u"sentence", u"sentences"}) && t.isAny(i - 1, {u"each", u"every", u"all"}))
            return out.push_back(plainConstraint(ConstraintKind::WordsPerSentence, value));
        if (t.isAny(i, {u"response", u"answer", u"text", u"description"}))
            break;
        if (t.isAny(i, {u"sentence", u"line", u"title", u"stanza", u"paragraph"}))
            return;
    }
    out.push_back(plainConstraint(ConstraintKind::Words, value));
}

/// "each sentence longer than the last": length is taken as words.
void addLongerThanLast(const Tokens &t, Constraints &out)
{
    const int than = t.find(u"than");
    if (than < 0 || !t.isAny(than - 1, {u"longer", u"shorter"}) || t.isAny(than - 2, {u"no", u"not", u"much"}))
        return;
    int last = than + 1;
    while (t.isAny(last, {u"the", u"its", u"one", u"sentence", u"line"}))
        ++last;
    if (!t.isAny(last, {u"previous", u"last", u"preceding", u"prior", u"before", u"above", u"predecessor"}))
        return;
    const bool eachOf = t.is(than - 2, u"each"); // "four sentences, each shorter than the one before"
    for (int i = 0; i < t.size(); ++i)
        if (t.at(i).isNumber() && t.at(i).number > 1 &&
            !(eachOf && t.isAny(i + 1, {u"sentences", u"lines"}) && i + 1 < than))
            return; // "starting from 12 words" asks for more than growth
    for (int i = than - 1; i >= 0; --i) {
        const bool sentence = t.isAny(i, {u"sentence", u"sentences"});
        if ((!sentence && !t.isAny(i, {u"line", u"lines"})) ||
            !(t.isAny(i - 1, {u"each", u"every"}) || t.isAny(i - 2, {u"each", u"every"}) ||
              (eachOf && t.at(i).text.endsWith(u's'))))
            continue;
        out.push_back(plainConstraint(sentence ? ConstraintKind::WordsPerSentence : ConstraintKind::WordsPerLine,
                                      QStringLiteral("previous"),
                                      t.is(than - 1, u"longer") ? ConstraintOp::Gt : ConstraintOp::Lt));
        return;
    }
}

/// "starting with three words … adding two per sentence", "each containing more words than the previous one".
void addGrowth(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    const bool words = t.contains(u"words") || t.contains(u"word");
    if (!words)
        return addLongerThanLast(t, out);
    const bool sentence = t.contains(u"sentence") || t.contains(u"sentences") ||
                          component.instruction.contains(u"sentence"_qs, Qt::CaseInsensitive);
    const bool line = t.contains(u"line") || t.contains(u"lines");
    const ConstraintKind kind =
        line && !t.contains(u"sentence") ? ConstraintKind::WordsPerLine : ConstraintKind::WordsPerSentence;
    const int than = t.find(u"than");
    const bool previous = than >= 0 && (t.isAny(than + 1, {u"the", u"its"}) &&
                                        t.isAny(than + 2, {u"previous", u"last", u"preceding", u"one", u"prior"}));
    const bool before = than >= 0 && t.is(than + 1, u"the") && t.isAny(than + 2, {u"line", u"sentence"}) &&
                        t.isAny(than + 3, {u"before", u"above"});
    if ((previous || before) && (t.contains(u"each") || t.contains(u"every")) && (sentence || line)) {
        if (t.is(than - 1, u"words") || t.is(than - 1, u"longer")) {
            const bool fewer = t.isAny(than - 2, {u"fewer", u"less"});
            const bool more = t.isAny(than - 2, {u"more"});
            if ((more || fewer) && !t.at(than - 3).isNumber())
                out.push_back(
                    plainConstraint(kind, QStringLiteral("previous"), fewer ? ConstraintOp::Lt : ConstraintOp::Gt));
        }
        return;
    }
    // arithmetic series over a stated number of sentences
    int start = -1;
    int step = -1;
    for (int i = 0; i < t.size(); ++i) {
        if (t.isAny(i, {u"starting", u"start", u"beginning", u"begin"}) && t.is(i + 1, u"with") &&
            t.at(i + 2).isNumber() && t.isAny(i + 3, {u"words", u"word"}))
            start = t.at(i + 2).number;
        if (t.isAny(i, {u"adding", u"add", u"increasing", u"increase"}))
            for (int k = i + 1; k <= i + 3; ++k)
                if (t.at(k).isNumber())
                    step = t.at(k).number;
    }
    if (start < 0 || step <= 0 || !(t.contains(u"sentence") || t.contains(u"sentences")))
        return;
    ComponentText whole;
    whole.tokens = component.instruction.size() <= 4000 ? tokenize(component.instruction) : Tokens();
    Constraints counts;
    extractCounts(whole, counts);
    for (const Constraint &count : counts) {
        if (count.kind != ConstraintKind::Sentences || count.op != ConstraintOp::Eq || count.value.toInt() > 100)
            continue;
        QJsonArray series;
        for (int i = 0; i < count.value.toInt(); ++i)
            series.append(start + i * step);
        out.push_back(plainConstraint(ConstraintKind::WordsPerSentence, series));
        return;
    }
}

void addUnique(const Tokens &t, Constraints &out)
{
    for (const Constraint &known : out)
        if (known.kind == ConstraintKind::UniqueWords)
            return;
    for (int i = 0; i < t.size(); ++i) {
        const bool repeating =
            t.isAny(i, {u"repeating", u"reusing", u"repeat", u"reuse"}) &&
            (t.isAny(i - 1, {u"without", u"not", u"never", u"avoid", u"don't"})) &&
            (t.isAny(i + 1, {u"any", u"words", u"a", u"word"})) &&
            (t.isAny(i + 1, {u"words"}) || t.isAny(i + 2, {u"word", u"words"}) || t.isAny(i + 3, {u"word", u"words"}));
        const bool noRepeated = t.isAny(i, {u"no", u"without"}) &&
                                t.isAny(i + 1, {u"repeated", u"repeating", u"duplicate"}) &&
                                t.isAny(i + 2, {u"words", u"word"});
        const bool eachOnce =
            t.isAny(i, {u"each", u"every", u"any", u"no"}) && t.is(i + 1, u"word") &&
            (t.isAny(i + 2, {u"only", u"once", u"twice"}) || t.isAny(i + 3, {u"unique", u"different", u"repeated"}) ||
             t.isAny(i + 4, {u"twice", u"unique", u"once"}) || t.matches(i + 2, {u"more", u"than", u"once"})) &&
            (t.contains(u"once") || t.contains(u"twice") || t.contains(u"unique") || t.contains(u"different") ||
             t.contains(u"repeated"));
        const bool mayRepeat =
            t.is(i, u"no") && t.isAny(i + 1, {u"word", u"words"}) &&
            t.isAny(i + 2, {u"may", u"must", u"should", u"can", u"is", u"are", u"shall"}) &&
            (t.isAny(i + 4, {u"repeated", u"reused", u"duplicated"}) ||
             t.isAny(i + 3, {u"repeat", u"recur", u"repeated"}) || t.is(i + 4, u"twice") || t.is(i + 5, u"twice") ||
             t.matches(i + 4, {u"more", u"than", u"once"}) || t.matches(i + 5, {u"more", u"than", u"once"}));
        // "without using the same word twice", "never use any word more than once"
        const bool again = t.matches(i + 1, {u"twice"}) || t.matches(i + 1, {u"more", u"than", u"once"}) ||
                           t.matches(i + 1, {u"again"}) || t.matches(i + 1, {u"repeatedly"});
        const bool sameTwice = t.is(i, u"word") && t.isAny(i - 1, {u"same", u"any", u"a", u"one", u"single"}) &&
                               again && negatedWithin(t, i, 7);
        const bool onlyUnique = t.isAny(i, {u"only", u"all"}) && t.isAny(i + 1, {u"unique"}) && t.is(i + 2, u"words");
        // "words must not be repeated", "no two words the same", "all words must be different"
        const bool notRepeated = t.is(i, u"words") && (i == 0 || (i == 1 && t.is(0, u"the"))) &&
                                 t.isAny(i + 2, {u"not", u"never"}) &&
                                 (t.isAny(i + 4, {u"repeated", u"reused"}) || t.isAny(i + 3, {u"repeat", u"recur"}));
        const bool twoSame = t.matches(i - 1, {u"two", u"words", u"the", u"same"}) && t.is(i - 2, u"no");
        const bool allDiffer = t.is(i, u"words") && t.is(i - 1, u"all") &&
                               (t.isAny(i + 2, {u"different", u"unique"}) || t.isAny(i + 3, {u"different", u"unique"}));
        if (notRepeated || twoSame || allDiffer || repeating || noRepeated || mayRepeat || eachOnce || sameTwice ||
            onlyUnique) {
            out.push_back(plainConstraint(ConstraintKind::UniqueWords, true));
            return;
        }
    }
}

void addDigits(const Tokens &t, Constraints &out)
{
    for (int i = 0; i < t.size(); ++i) {
        const bool noun = t.isAny(i, {u"numbers", u"digits", u"numerals", u"figures", u"symbols"});
        if (!noun)
            continue;
        bool only =
            t.isAny(i - 1, {u"only", u"just", u"solely", u"exclusively"}) || t.isAny(i + 1, {u"only", u"alone"});
        for (int k = i - 1; k >= i - 4 && !only; --k)
            only = t.isAny(k, {u"only", u"solely", u"exclusively", u"nothing"}) && !endsClause(t.at(k + 1));
        const bool definite = t.isAny(i - 1, {u"the", u"these"}) || t.isAny(i - 2, {u"the"});
        const bool qualified =
            t.isAny(i - 1, {u"even", u"odd", u"prime", u"whole", u"real", u"roman", u"historical"}) ||
            t.isAny(i + 1, {u"that", u"from", u"shown", u"between", u"visible"}) || t.matches(i + 1, {u"in", u"the"});
        const bool orWords = t.contains(u"bullet") || t.contains(u"colors") || t.contains(u"shapes");
        const bool other = t.matches(i + 1, {u"and", u"words"}) || t.matches(i + 1, {u"and", u"letters"});
        const bool describes =
            t.isAny(i - 1, {u"mention"}) || t.isAny(0, {u"mention", u"transcribe", u"list"}) || t.contains(u"mention");
        if (only && !definite && !qualified && !orWords && !other && !describes) {
            out.push_back(plainConstraint(ConstraintKind::OnlyDigitsAndSymbols, true));
            return;
        }
    }
}

} // namespace

Constraint plainConstraint(ConstraintKind kind, const QJsonValue &value, ConstraintOp op)
{
    Constraint constraint;
    constraint.kind = kind;
    constraint.op = op;
    constraint.value = value;
    return constraint;
}

bool negatedWithin(const Tokens &t, int i, int reach)
{
    for (int k = i - 1; k >= i - reach; --k) {
        if (endsClause(t.at(k)))
            return false;
        if (t.isAny(k, {u"without", u"no", u"not", u"avoid", u"avoiding", u"never", u"don't", u"cannot", u"can't",
                        u"shouldn't", u"mustn't"}))
            return true;
    }
    return false;
}

void extractSurface(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    extractCase(t, out);
    addParity(t, out);
    addGrowth(component, out);
    addUnique(t, out);
    addDigits(t, out);
}

} // namespace plumbline::checks
