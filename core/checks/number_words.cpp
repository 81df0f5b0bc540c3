// SPDX-License-Identifier: GPL-3.0-or-later
// Number words, ordinals, digits.
#include "core/checks/number_words.h"

#include <QHash>
#include <QSet>

namespace plumbline {

std::optional<int> numberWord(const QString &word)
{
    static const QHash<QString, int> table = {{u"zero"_qs, 0},
                                              {u"one"_qs, 1},
                                              {u"two"_qs, 2},
                                              {u"three"_qs, 3},
                                              {u"four"_qs, 4},
                                              {u"five"_qs, 5},
                                              {u"six"_qs, 6},
                                              {u"seven"_qs, 7},
                                              {u"eight"_qs, 8},
                                              {u"nine"_qs, 9},
                                              {u"ten"_qs, 10},
                                              {u"eleven"_qs, 11},
                                              {u"twelve"_qs, 12},
                                              {u"thirteen"_qs, 13},
                                              {u"fourteen"_qs, 14},
                                              {u"fifteen"_qs, 15},
                                              {u"sixteen"_qs, 16},
                                              {u"seventeen"_qs, 17},
                                              {u"eighteen"_qs, 18},
                                              {u"nineteen"_qs, 19},
                                              {u"twenty"_qs, 20},
                                              {u"thirty"_qs, 30},
                                              {u"forty"_qs, 40},
                                              {u"fourty"_qs, 40},
                                              {u"fifty"_qs, 50},
                                              {u"sixty"_qs, 60},
                                              {u"seventy"_qs, 70},
                                              {u"eighty"_qs, 80},
                                              {u"ninety"_qs, 90},
                                              {u"single"_qs, 1},
                                              {u"dozen"_qs, 12},
                                              // transposed or doubled letters that people type
                                              {u"thre"_qs, 3},
                                              {u"threee"_qs, 3},
                                              {u"theree"_qs, 3},
                                              {u"fuor"_qs, 4},
                                              {u"foru"_qs, 4},
                                              {u"fiev"_qs, 5},
                                              {u"sevn"_qs, 7},
                                              {u"sevne"_qs, 7},
                                              {u"eigth"_qs, 8},
                                              {u"eigt"_qs, 8},
                                              {u"ninty"_qs, 90},
                                              {u"fiveteen"_qs, 15},
                                              {u"twelwe"_qs, 12},
                                              {u"signle"_qs, 1},
                                              {u"twnety"_qs, 20},
                                              {u"tweny"_qs, 20},
                                              {u"fity"_qs, 50},
                                              {u"thrity"_qs, 30},
                                              {u"twoo"_qs, 2}};
    const auto it = table.constFind(word);
    return it == table.cend() ? std::nullopt : std::optional<int>(*it);
}

std::optional<int> numberScale(const QString &word)
{
    if (word == u"hundred")
        return 100;
    if (word == u"thousand")
        return 1000;
    return std::nullopt;
}

std::optional<int> numberDigits(QStringView digits)
{
    int value = 0;
    int count = 0;
    for (const QChar c : digits) {
        if (c == u',')
            continue;
        const int digit = c.digitValue();
        if (digit < 0 || ++count > 9)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return count == 0 ? std::nullopt : std::optional<int>(value);
}

bool isOrdinalWord(const QString &word)
{
    static const QSet<QString> ordinals = {
        u"first"_qs,   u"second"_qs, u"third"_qs,    u"fourth"_qs, u"fifth"_qs,      u"sixth"_qs,       u"seventh"_qs,
        u"eighth"_qs,  u"ninth"_qs,  u"tenth"_qs,    u"last"_qs,   u"final"_qs,      u"opening"_qs,     u"closing"_qs,
        u"initial"_qs, u"next"_qs,   u"previous"_qs, u"middle"_qs, u"concluding"_qs, u"introductory"_qs};
    if (ordinals.contains(word))
        return true;
    return word.size() >= 3 && word.at(0).isDigit() &&
           (word.endsWith(u"st") || word.endsWith(u"nd") || word.endsWith(u"rd") || word.endsWith(u"th"));
}

} // namespace plumbline
