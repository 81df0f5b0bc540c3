// SPDX-License-Identifier: GPL-3.0-or-later
// Series of initials: the alphabet, the letters of a word, one by one, acrostics.
#include "core/checks/initials.h"

#include <QJsonArray>

namespace plumbline::checks {

namespace {

/// Number of sentences (or lines) that component and instruction ask for; 0 when they do not say.
int unitsAsked(const ComponentText &component, Unit unit)
{
    const ConstraintKind kind = unit == Unit::Line ? ConstraintKind::Lines : ConstraintKind::Sentences;
    for (const QString *text : {&component.text, &component.instruction}) {
        if (text->size() > 4000)
            continue;
        ComponentText whole;
        whole.tokens = tokenize(*text);
        Constraints counts;
        extractCounts(whole, counts);
        for (const Constraint &count : counts)
            if (count.kind == kind && count.op == ConstraintOp::Eq && count.value.isDouble())
                return count.value.toInt();
    }
    return 0;
}

QJsonArray lettersArray(const QString &word)
{
    QJsonArray letters;
    for (const QChar c : word)
        if (c.isLetter())
            letters.append(QString(c));
    return letters;
}

/// The word of an acrostic: quoted or in capitals, in the component or else in the instruction.
QString acrosticWord(const ComponentText &component)
{
    const auto search = [](const Tokens &t) {
        for (int i = 0; i < t.size(); ++i) {
            const bool announced = t.isAny(i - 1, {u"word", u"name", u"of", u"for", u"spelling", u"spell", u"spells",
                                                   u"using", u"on", u"out", u"letters", u"with", u"term", u"form"});
            const QString raw = t.at(i).isQuote() ? t.at(i).text : t.at(i).raw;
            const bool capitals = raw.size() > 2 && raw == raw.toUpper() && raw.at(0).isLetter();
            if (raw.size() > 1 && !raw.contains(u' ') && announced && (t.at(i).isQuote() || capitals) &&
                raw.at(0).isLetter())
                return raw;
        }
        return QString();
    };
    QString word = search(component.tokens);
    if (!word.isEmpty() || component.instruction.size() > 4000)
        return word;
    const Tokens instruction = tokenize(component.instruction);
    word = search(instruction);
    if (!word.isEmpty())
        return word;
    Constraints series; // letters listed one by one
    if (addOrdinalSeries(instruction, series))
        for (const QJsonValue &letter : series.front().value.toArray())
            word += letter.toString().size() == 1 ? letter.toString() : QString();
    return word;
}

} // namespace

bool isStartVerb(const Token &token)
{
    return token.isAnyOf({u"start", u"starts", u"starting", u"begin", u"begins", u"beginning", u"open", u"opens",
                          u"opening", u"commence", u"commencing", u"kick", u"kicking"});
}

bool isEndVerb(const Token &token)
{
    return token.isAnyOf({u"end", u"ends", u"ending", u"finish", u"finishes", u"finishing", u"conclude", u"concludes",
                          u"concluding", u"close", u"closes", u"closing", u"wrap", u"wrapping"});
}

bool startsAt(const Tokens &t, int i)
{
    return isStartVerb(t.at(i)) || (t.isAny(i, {u"lead", u"leading"}) && t.is(i + 1, u"with"));
}

bool endsAt(const Tokens &t, int i)
{
    return isEndVerb(t.at(i)) || (t.isAny(i, {u"round", u"rounding", u"sign", u"signing", u"top", u"topping"}) &&
                                  (t.is(i + 1, u"off") || t.is(i + 2, u"off") || t.is(i + 3, u"off")));
}

Constraint initials(Unit unit, const QJsonValue &value)
{
    Constraint constraint;
    constraint.kind = unit == Unit::Word   ? ConstraintKind::WordInitial
                      : unit == Unit::Line ? ConstraintKind::LineInitials
                                           : ConstraintKind::SentenceInitials;
    constraint.value = value;
    return constraint;
}

/// "a consecutive letter of the alphabet starting with 'A'".
bool addAlphabet(const ComponentText &component, int verb, Unit unit, Constraints &out)
{
    const Tokens &t = component.tokens;
    bool sequential = false;
    for (int i = verb; i < verb + 12 && i < t.size(); ++i)
        sequential = sequential || t.isAny(i, {u"consecutive", u"sequential", u"successive", u"subsequent"}) ||
                     t.matches(i, {u"next", u"letter"}) || t.matches(i, {u"alphabetical", u"order"});
    if (!sequential ||
        !(t.contains(u"alphabet") || t.contains(u"alphabetical") || t.contains(u"letter") || t.contains(u"letters")))
        return false;
    for (int i = verb; i < t.size(); ++i) { // letters of a word, no alphabet
        if (t.at(i).isQuote() && t.at(i).text.size() > 1)
            return false;
    }
    QString start;
    for (int i = verb + 1; i < t.size() && start.isEmpty(); ++i) {
        if (!isStartVerb(t.at(i)) && !t.is(i, u"from"))
            continue;
        for (int k = i + 1; k <= i + 5 && k < t.size(); ++k)
            if (t.at(k).raw.size() == 1 && t.at(k).raw.at(0).isLetter() && t.at(k).raw != u"a")
                start = t.at(k).raw;
    }
    if (start.isEmpty()) {
        out.push_back(initials(unit, QStringLiteral("consecutive")));
        return true;
    }
    const int count = unitsAsked(component, unit);
    const char16_t first = start.at(0).toUpper().unicode();
    if (count < 1 || first < u'A' || first + count - 1 > u'Z') {
        out.push_back(initials(unit, QString(u"consecutive from " + start)));
        return true;
    }
    QJsonArray letters;
    for (int i = 0; i < count; ++i)
        letters.append(QString(QChar(char16_t(first + i))));
    out.push_back(initials(unit, letters));
    return true;
}

/// "with a different letter of the word 'HOPE'", "a letter from the word 'WINDOW'".
bool addLettersOfWord(const Tokens &t, int verb, Unit unit, Constraints &out)
{
    bool letter = false;
    for (int i = verb; i < verb + 14 && i < t.size(); ++i) {
        letter = letter || t.isAny(i, {u"letter", u"letters"});
        if (!letter || !t.isAny(i, {u"of", u"from", u"in"}))
            continue;
        int k = i + 1;
        while (t.isAny(k, {u"the", u"word", u"name"}))
            ++k;
        QString word;
        if (t.at(k).isQuote())
            word = t.at(k).text;
        else if (t.at(k).raw.size() > 1 && t.at(k).raw == t.at(k).raw.toUpper())
            word = t.at(k).raw;
        else if (k >= t.size() ||
                 endsClause(t.at(k))) // "… using the word "WINDOW" where each line starts with a letter from the word"
            for (int b = verb; b >= 0 && word.isEmpty(); --b)
                if (t.at(b).isQuote())
                    word = t.at(b).text;
        if (word.size() < 2 || word.contains(u' '))
            continue;
        Constraint constraint = initials(unit, lettersArray(word));
        bool different = false;
        for (int b = verb; b < i; ++b)
            different = different || t.is(b, u"different");
        if (different)
            constraint.scope = ConstraintScope::AnyOrder;
        out.push_back(constraint);
        return true;
    }
    return false;
}

/// "the first sentence starts with the letter 'S', the second with 'T', …".
bool addOrdinalSeries(const Tokens &t, Constraints &out)
{
    static const QStringList order = {u"first"_qs, u"second"_qs,  u"third"_qs,  u"fourth"_qs, u"fifth"_qs,
                                      u"sixth"_qs, u"seventh"_qs, u"eighth"_qs, u"ninth"_qs,  u"tenth"_qs};
    QJsonArray values;
    bool line = false;
    bool sentence = false;
    bool starts = false;
    int next = 0;
    for (int i = 0; i < t.size(); ++i) {
        starts = starts || isStartVerb(t.at(i));
        line = line || t.isAny(i, {u"line", u"lines"});
        sentence = sentence || t.isAny(i, {u"sentence", u"sentences"});
        if (next < order.size() && t.is(i, order.at(next))) {
            ++next;
        } else if (t.at(i).isQuote() && next > 0) {
            if (values.size() != next - 1)
                return false; // two quotes for one part, or a part without one
            values.append(t.at(i).text);
        } else if (isEndVerb(t.at(i))) {
            return false;
        }
    }
    if (!starts || values.size() < 2 || values.size() != next || line == sentence)
        return false;
    out.push_back(initials(line ? Unit::Line : Unit::Sentence, values));
    return true;
}

void addAcrostic(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    const bool spells =
        (t.contains(u"spell") || t.contains(u"spells") || t.contains(u"spelling")) &&
        (t.contains(u"initials") || ((t.contains(u"letter") || t.contains(u"letters")) &&
                                     (t.contains(u"first") || t.contains(u"initial") || t.contains(u"starting") ||
                                      t.contains(u"beginning") || t.contains(u"opening"))));
    if (!t.contains(u"acrostic") && !spells)
        return;
    const QString word = acrosticWord(component);
    if (word.isEmpty())
        return;
    Constraint constraint;
    constraint.kind = ConstraintKind::Acrostic;
    constraint.value = word;
    out.push_back(constraint);
}

} // namespace plumbline::checks
