// SPDX-License-Identifier: GPL-3.0-or-later
// Forbidden and required words and letters. Whole words, any case; an inflected form, a part of a hyphenated word and
// an accented letter are reported apart, because readers differ on them.
#include "core/checks/inflection.h"
#include "core/checks/readings.h"
#include "core/checks/text_chars.h"
#include "core/checks/verify.h"

#include <QJsonArray>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace plumbline::checks {

namespace {

enum class Match { None, Exact, Near };

/// A listed word or phrase, cut into words.
struct Needle
{
    QString written;
    QStringList parts;      ///< lower case, straight apostrophes
    bool irregular = false; ///< its forms may begin with another letter
    std::vector<TextRange> exact;
    std::vector<TextRange> near;
    std::vector<TextRange> aside; ///< exact hits in the talk around the answer
};

QString folded(QStringView word)
{
    QString low = word.toString().toLower();
    low.replace(QChar(0x2019), u'\'');
    return low;
}

/// "bird's" is the word "bird"; "I'm" is "I" and another.
QString withoutClitic(const QString &word)
{
    const qsizetype mark = word.lastIndexOf(u'\'');
    if (mark <= 0)
        return word;
    const QStringView tail = QStringView(word).mid(mark + 1);
    const bool clitic = tail == u"s" || tail == u"m" || tail == u"ve" || tail == u"ll" || tail == u"d" ||
                        tail == u"re" || tail.isEmpty();
    return clitic ? word.left(mark) : word;
}

QString unaccented(const QString &word)
{
    QString out;
    for (const QChar c : word.normalized(QString::NormalizationForm_D))
        if (!c.isMark())
            out += c;
    return out;
}

Match matchWord(const QString &word, const QString &wanted)
{
    if (word == wanted || withoutClitic(word) == wanted)
        return Match::Exact;
    const QString bare = withoutClitic(word);
    if (word.contains(u'-') || word.contains(u'/')) {
        QString parts = word;
        parts.replace(u'/', u'-');
        for (const QString &part : parts.split(u'-'))
            if (part == wanted || withoutClitic(part) == wanted)
                return Match::Near;
    }
    if (!bare.isEmpty() && !wanted.isEmpty() && areInflections(bare, wanted))
        return Match::Near;
    const bool ascii = std::all_of(bare.begin(), bare.end(), [](QChar c) { return c.unicode() < 128; });
    if (!ascii && unaccented(bare) == unaccented(wanted))
        return Match::Near;
    return Match::None;
}

Match weaker(Match a, Match b)
{
    if (a == Match::None || b == Match::None)
        return Match::None;
    return a == Match::Near || b == Match::Near ? Match::Near : Match::Exact;
}

std::vector<Needle> needlesOf(const QJsonValue &value)
{
    std::vector<Needle> needles;
    for (const QJsonValue &entry : value.toArray()) {
        Needle needle;
        needle.written = entry.toString();
        for (const QString &part : folded(needle.written).split(u' ', Qt::SkipEmptyParts)) {
            QString trimmed = part;
            while (!trimmed.isEmpty() && !isWordUnit(trimmed, 0))
                trimmed.remove(0, 1);
            while (!trimmed.isEmpty() && !isWordUnit(trimmed, trimmed.size() - 1))
                trimmed.chop(1);
            if (!trimmed.isEmpty())
                needle.parts += trimmed;
        }
        needle.irregular = !needle.parts.isEmpty() && isIrregular(needle.parts.front());
        if (!needle.parts.isEmpty())
            needles.push_back(std::move(needle));
    }
    return needles;
}

/// Quick refusal: most words share no first letter with any needle.
bool worthALook(QStringView word, bool joined, const Needle &needle)
{
    const QString &first = needle.parts.front();
    const QChar a = word.at(0).toLower();
    return a == first.at(0) || needle.irregular || a.unicode() >= 128 || first.at(0).unicode() >= 128 || joined;
}

void findHits(const TextMetrics &text, std::vector<Needle> &needles)
{
    const auto &words = text.words;
    for (size_t i = 0; i < words.size(); ++i) {
        const QStringView view = text.view(words[i].range);
        QString word;
        for (Needle &needle : needles) {
            if (!worthALook(view, words[i].hyphens > 0, needle))
                continue;
            if (word.isNull())
                word = folded(view);
            Match match = matchWord(word, needle.parts.front());
            size_t last = i;
            if (needle.parts.size() > 1 && word == needle.parts.join(u'-')) {
                match = Match::Exact; // "still-life" for "still life"
            } else {
                for (qsizetype k = 1; k < needle.parts.size() && match != Match::None; ++k) {
                    if (++last >= words.size())
                        match = Match::None;
                    else
                        match = weaker(match, matchWord(folded(text.view(words[last].range)), needle.parts.at(k)));
                }
            }
            if (match == Match::None)
                continue;
            const qsizetype end = words[last].range.start + words[last].range.length;
            const TextRange range{words[i].range.start, end - words[i].range.start};
            const bool aside = text.lines[size_t(words[i].line)].aside;
            (match == Match::Near ? needle.near : aside ? needle.aside : needle.exact).push_back(range);
        }
    }
}

std::vector<TextRange> inOrder(std::vector<TextRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    std::vector<TextRange> out;
    for (const TextRange &range : ranges)
        if (out.empty() || range.start >= out.back().start + out.back().length)
            out.push_back(range);
    return out;
}

QString hitText(const Needle &needle, size_t hits)
{
    return u'"' + needle.written + u"\" " + (hits == 1 ? u"once"_qs : QString::number(hits) + u" times");
}

/// Words that name a colour and nothing else.
bool isColourWord(const QString &word)
{
    static const QSet<QString> plain = {u"red"_qs,       u"blue"_qs,    u"green"_qs,   u"yellow"_qs, u"purple"_qs,
                                        u"brown"_qs,     u"grey"_qs,    u"gray"_qs,    u"beige"_qs,  u"crimson"_qs,
                                        u"turquoise"_qs, u"scarlet"_qs, u"magenta"_qs, u"cyan"_qs,   u"azure"_qs};
    return plain.contains(word);
}

/// Words that name a colour or a thing, a metal, a person.
bool mayNameColour(const QString &word)
{
    static const QSet<QString> words = {u"black"_qs,  u"white"_qs,  u"orange"_qs, u"gold"_qs, u"golden"_qs,
                                        u"silver"_qs, u"violet"_qs, u"teal"_qs,   u"pink"_qs};
    return words.contains(word);
}

void judgeColours(const TextMetrics &text, CheckResult &result)
{
    bool certain = false;
    for (const TextWord &word : text.words) {
        const QString said = folded(text.view(word.range));
        const bool names = isColourWord(said);
        if (names || mayNameColour(said))
            result.ranges.push_back(word.range);
        certain = certain || names;
    }
    if (result.ranges.empty())
        return;
    result.verdict = certain ? Verdict::Unmet : Verdict::Abstain;
    result.why = certain ? QStringLiteral("None of the listed words, but words that name a colour.")
                         : QStringLiteral("None of the listed words, but words that may name a colour.");
}

CheckResult judgeForbidden(const Constraint &constraint, const TextMetrics &text)
{
    CheckResult result;
    result.constraint = constraint;
    std::vector<Needle> needles = needlesOf(constraint.value);
    findHits(text, needles);
    std::vector<TextRange> exact;
    std::vector<TextRange> near;
    std::vector<TextRange> aside;
    QStringList said;
    for (const Needle &needle : needles) {
        exact.insert(exact.end(), needle.exact.begin(), needle.exact.end());
        near.insert(near.end(), needle.near.begin(), needle.near.end());
        aside.insert(aside.end(), needle.aside.begin(), needle.aside.end());
        if (!needle.exact.empty())
            said += hitText(needle, needle.exact.size());
    }
    if (!exact.empty()) {
        result.verdict = Verdict::Unmet;
        result.measured = said.join(QStringLiteral(", "));
        result.why = QStringLiteral("The response uses %1.").arg(result.measured);
        result.ranges = inOrder(exact);
        return result;
    }
    result.measured = QStringLiteral("none of the words");
    if (!near.empty() || !aside.empty()) {
        result.verdict = Verdict::Abstain;
        result.ranges = inOrder(near.empty() ? aside : near);
        const TextRange first = result.ranges.front();
        result.measured =
            near.empty() ? QStringLiteral("only around the answer") : QStringLiteral("related forms only");
        result.why = QStringLiteral("\"%1\" is %2; readers differ on whether that counts.")
                         .arg(text.view(first).left(60).toString(),
                              near.empty() ? QStringLiteral("outside the answer proper")
                                           : QStringLiteral("another form of a forbidden word"));
        return result;
    }
    result.verdict = Verdict::Met;
    result.why = QStringLiteral("None of the words occurs.");
    if (constraint.scope == ConstraintScope::OrColourWords)
        judgeColours(text, result);
    if (constraint.scope == ConstraintScope::Examples || constraint.scope == ConstraintScope::Partly) {
        result.verdict = Verdict::Abstain;
        result.why = QStringLiteral("None of the listed words occurs, but they do not cover all that is forbidden.");
    }
    return result;
}

struct Tally
{
    int present = 0;
    int near = 0;
    QStringList missing;
};

CheckResult judgeRequired(const Constraint &constraint, const TextMetrics &text)
{
    CheckResult result;
    result.constraint = constraint;
    std::vector<Needle> needles = needlesOf(constraint.value);
    findHits(text, needles);
    Tally tally;
    std::vector<TextRange> ranges;
    for (const Needle &needle : needles) {
        const size_t hits = needle.exact.size();
        ranges.insert(ranges.end(), needle.exact.begin(), needle.exact.end());
        if (hits >= size_t(constraint.times))
            ++tally.present;
        else if (hits + needle.near.size() + needle.aside.size() >= size_t(constraint.times))
            ++tally.near;
        else
            tally.missing += u'"' + needle.written + u'"';
    }
    const int all = int(needles.size());
    const int needed = constraint.op == ConstraintOp::AnyOf ? 1 : all;
    result.ranges = inOrder(ranges);
    result.measured = QStringLiteral("%1 of %2 found").arg(tally.present).arg(all);
    if (all == 0) {
        result.why = QStringLiteral("There is no word to look for.");
    } else if (tally.present >= needed) {
        result.verdict = Verdict::Met;
        result.why =
            needed == all ? QStringLiteral("Every word asked for occurs.") : QStringLiteral("One of the words occurs.");
    } else if (tally.present + tally.near >= needed) {
        result.verdict = Verdict::Abstain;
        result.why = QStringLiteral("A word occurs only in another form; readers differ on whether that counts.");
    } else {
        result.verdict = Verdict::Unmet;
        result.why = QStringLiteral("Missing: %1.").arg(tally.missing.join(QStringLiteral(", ")).left(300));
    }
    if (result.verdict == Verdict::Met && constraint.scope == ConstraintScope::Partly) {
        result.verdict = Verdict::Abstain;
        result.why = QStringLiteral("The listed words occur, but more is asked for than a list.");
    }
    return result;
}

CheckResult judgeLetters(const Constraint &constraint, const TextMetrics &text)
{
    CheckResult result;
    result.constraint = constraint;
    QString letters;
    for (const QJsonValue &letter : constraint.value.toArray())
        letters += letter.toString().toLower();
    std::vector<TextRange> exact;
    std::vector<TextRange> accented;
    std::vector<TextRange> aside;
    for (const TextLine &line : text.lines) {
        for (qsizetype i = line.range.start; i < line.range.start + line.range.length; ++i) {
            const QChar c = text.text.at(i).toLower();
            if (letters.contains(c)) {
                (line.aside ? aside : exact).push_back({i, 1});
            } else if (c.unicode() >= 0xC0 && c.decompositionTag() != QChar::NoDecomposition) {
                const QString parts = c.decomposition();
                if (!parts.isEmpty() && letters.contains(parts.at(0)))
                    accented.push_back({i, 1});
            }
        }
    }
    if (!exact.empty()) {
        result.verdict = Verdict::Unmet;
        result.measured = counted(qsizetype(exact.size()), QStringLiteral("hit"), QStringLiteral("hits"));
        result.why = QStringLiteral("The response holds a forbidden letter: %1.").arg(result.measured);
        result.ranges = std::move(exact);
        return result;
    }
    result.measured = QStringLiteral("0 hits");
    result.verdict = accented.empty() && aside.empty() ? Verdict::Met : Verdict::Abstain;
    result.why = !accented.empty()
                     ? QStringLiteral("Only with an accent; readers differ on whether that is the letter.")
                 : !aside.empty() ? QStringLiteral("Only outside the answer proper.")
                                  : QStringLiteral("None of the letters occurs.");
    result.ranges = accented.empty() ? std::move(aside) : std::move(accented);
    return result;
}

} // namespace

CheckResult verifyVocabulary(const Constraint &constraint, const TextMetrics &text)
{
    switch (constraint.kind) {
    case ConstraintKind::ForbiddenWords:
        return judgeForbidden(constraint, text);
    case ConstraintKind::RequiredWords:
        return judgeRequired(constraint, text);
    default:
        return judgeLetters(constraint, text);
    }
}

} // namespace plumbline::checks
