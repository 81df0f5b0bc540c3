// SPDX-License-Identifier: GPL-3.0-or-later
// Typo table: edit distance with transpositions (optimal string alignment) to a short list of steering words.
#include "core/checks/typos.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace plumbline::checks {

namespace {

constexpr qsizetype kLongest = 14;

struct Target
{
    const char16_t *word;
    int distance; ///< how many errors still count as this word
};

// Two errors only where no other English word is that near.
constexpr std::array kTargets = {
    Target{u"sentence", 2},  Target{u"sentences", 2},  Target{u"exactly", 2},    Target{u"precisely", 2},
    Target{u"paragraph", 2}, Target{u"paragraphs", 2}, Target{u"characters", 1}, Target{u"character", 1},
    Target{u"stanzas", 1},   Target{u"bullets", 1},    Target{u"without", 1},    Target{u"within", 1},
    Target{u"maximum", 1},   Target{u"minimum", 1},    Target{u"between", 1},    Target{u"letters", 1},
    Target{u"lowercase", 1}, Target{u"uppercase", 1},  Target{u"avoiding", 1},   Target{u"containing", 1},
    Target{u"acrostic", 1},  Target{u"rhyming", 1},    Target{u"question", 1},   Target{u"beginning", 1},
    Target{u"numbered", 1},  Target{u"bulleted", 1},   Target{u"fewer", 1},      Target{u"mentioning", 1},
};

int alignmentDistance(QStringView a, QStringView b)
{
    std::array<std::array<int, kLongest + 1>, kLongest + 1> d{};
    for (qsizetype i = 0; i <= a.size(); ++i)
        d[size_t(i)][0] = int(i);
    for (qsizetype j = 0; j <= b.size(); ++j)
        d[0][size_t(j)] = int(j);
    for (size_t i = 1; i <= size_t(a.size()); ++i) {
        for (size_t j = 1; j <= size_t(b.size()); ++j) {
            const int cost = a[qsizetype(i) - 1] == b[qsizetype(j) - 1] ? 0 : 1;
            int best = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && a[qsizetype(i) - 1] == b[qsizetype(j) - 2] &&
                a[qsizetype(i) - 2] == b[qsizetype(j) - 1])
                best = std::min(best, d[i - 2][j - 2] + 1);
            d[i][j] = best;
        }
    }
    return d[size_t(a.size())][size_t(b.size())];
}

const QHash<QString, QString> &shortTypos()
{
    // Words too short for a distance, or whose neighbours are words: written out.
    static const QHash<QString, QString> table = {{u"wrods"_qs, u"words"_qs},
                                                  {u"wods"_qs, u"words"_qs},
                                                  {u"wrds"_qs, u"words"_qs},
                                                  {u"wodrs"_qs, u"words"_qs},
                                                  {u"wordss"_qs, u"words"_qs},
                                                  {u"wrod"_qs, u"word"_qs},
                                                  {u"owrds"_qs, u"words"_qs},
                                                  {u"linse"_qs, u"lines"_qs},
                                                  {u"lnies"_qs, u"lines"_qs},
                                                  {u"liness"_qs, u"lines"_qs},
                                                  {u"lins"_qs, u"lines"_qs},
                                                  {u"usign"_qs, u"using"_qs},
                                                  {u"usnig"_qs, u"using"_qs},
                                                  {u"useing"_qs, u"using"_qs},
                                                  {u"uisng"_qs, u"using"_qs},
                                                  {u"mroe"_qs, u"more"_qs},
                                                  {u"thna"_qs, u"than"_qs},
                                                  {u"stanze"_qs, u"stanza"_qs},
                                                  {u"stanzes"_qs, u"stanzas"_qs},
                                                  {u"stnaza"_qs, u"stanza"_qs},
                                                  {u"atleast"_qs, u"at-least"_qs},
                                                  {u"rhymming"_qs, u"rhyming"_qs},
                                                  {u"ryhming"_qs, u"rhyming"_qs},
                                                  {u"exact"_qs, u"exactly"_qs},
                                                  {u"chars"_qs, u"characters"_qs},
                                                  {u"para"_qs, u"paragraph"_qs},
                                                  {u"tow"_qs, u"two"_qs},
                                                  {u"leter"_qs, u"letter"_qs},
                                                  {u"lettre"_qs, u"letter"_qs},
                                                  {u"onyl"_qs, u"only"_qs},
                                                  {u"olny"_qs, u"only"_qs},
                                                  {u"bulet"_qs, u"bullet"_qs},
                                                  {u"bullett"_qs, u"bullet"_qs},
                                                  {u"sentense"_qs, u"sentence"_qs},
                                                  {u"sentances"_qs, u"sentences"_qs},
                                                  {u"captial"_qs, u"capital"_qs},
                                                  {u"captilized"_qs, u"capitalized"_qs},
                                                  {u"capitalised"_qs, u"capitalized"_qs},
                                                  {u"captialized"_qs, u"capitalized"_qs},
                                                  {u"lowecase"_qs, u"lowercase"_qs},
                                                  {u"haikus"_qs, u"haikus"_qs}};
    return table;
}

bool isRealNeighbour(const QString &word)
{
    static const QSet<QString> words = {
        u"sentience"_qs, u"sentenced"_qs, u"sentencing"_qs, u"absence"_qs,    u"essence"_qs,   u"presence"_qs,
        u"silence"_qs,   u"ballets"_qs,   u"billets"_qs,    u"pullets"_qs,    u"bulleted"_qs,  u"bullet"_qs,
        u"stanza"_qs,    u"stances"_qs,   u"betters"_qs,    u"litters"_qs,    u"setters"_qs,   u"letter"_qs,
        u"lessers"_qs,   u"questions"_qs, u"maxima"_qs,     u"minima"_qs,     u"charters"_qs,  u"fever"_qs,
        u"newer"_qs,     u"sewer"_qs,     u"fewest"_qs,     u"ewer"_qs,       u"few"_qs,       u"feer"_qs,
        u"fewer"_qs,     u"exacting"_qs,  u"acrostics"_qs,  u"begging"_qs,    u"numbers"_qs,   u"cumbered"_qs,
        u"precise"_qs,   u"concisely"_qs, u"seasons"_qs,    u"sequence"_qs,   u"sequences"_qs, u"penitence"_qs,
        u"evidence"_qs,  u"sentiment"_qs, u"sentiments"_qs, u"rhymings"_qs,   u"letting"_qs,   u"setting"_qs,
        u"wither"_qs,    u"avoidance"_qs, u"quests"_qs,     u"lowercased"_qs, u"uppercased"_qs};
    return words.contains(word);
}

QString searchTargets(const QString &word)
{
    for (const Target &target : kTargets) {
        const char16_t first = word.front().unicode();
        if (target.word[0] != first && target.word[1] != first)
            continue;
        const QStringView goal(target.word);
        if (std::abs(goal.size() - word.size()) > target.distance)
            continue;
        const int distance = alignmentDistance(word, goal);
        if (distance == 0)
            return word;
        // a plural missing or added is no typing error
        if (distance == 1 && (QString(word + u's') == goal || QString(goal.toString() + u's') == word))
            return word;
        if (distance <= target.distance)
            return goal.toString();
    }
    return word;
}

} // namespace

QString correctedWord(const QString &word)
{
    // Without its apostrophe a negation would be read as its opposite. "cant" and "wont" are words; nobody means them.
    static const QHash<QString, QString> negations{{u"dont"_qs, u"don't"_qs},         {u"doesnt"_qs, u"doesn't"_qs},
                                                   {u"cant"_qs, u"can't"_qs},         {u"mustnt"_qs, u"mustn't"_qs},
                                                   {u"shouldnt"_qs, u"shouldn't"_qs}, {u"isnt"_qs, u"isn't"_qs},
                                                   {u"arent"_qs, u"aren't"_qs},       {u"wont"_qs, u"won't"_qs}};
    if (const auto found = negations.constFind(word); found != negations.constEnd())
        return *found;
    const auto known = shortTypos().constFind(word);
    if (known != shortTypos().cend())
        return *known;
    if (word.size() < 5 || word.size() > kLongest || isRealNeighbour(word))
        return word;
    return searchTargets(word);
}

} // namespace plumbline::checks
