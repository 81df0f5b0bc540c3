// SPDX-License-Identifier: GPL-3.0-or-later
// Regular endings with their spelling changes, and a short list of irregular forms.
#include "core/checks/inflection.h"

#include <QHash>
#include <QStringList>

namespace plumbline::checks {

namespace {

const QHash<QString, QString> &irregular()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> forms;
        for (const char *row : {"eat ate eaten",
                                "see saw seen",
                                "go went gone",
                                "run ran",
                                "take took taken",
                                "give gave given",
                                "draw drew drawn",
                                "drive drove driven",
                                "ride rode ridden",
                                "write wrote written",
                                "drink drank drunk",
                                "sing sang sung",
                                "swim swam swum",
                                "fly flew flown",
                                "grow grew grown",
                                "know knew known",
                                "throw threw thrown",
                                "show shown",
                                "buy bought",
                                "bring brought",
                                "think thought",
                                "catch caught",
                                "teach taught",
                                "feel felt",
                                "leave left",
                                "sleep slept",
                                "keep kept",
                                "hold held",
                                "stand stood",
                                "sit sat",
                                "fall fell fallen",
                                "find found",
                                "win won",
                                "speak spoke spoken",
                                "break broke broken",
                                "wear wore worn",
                                "tell told",
                                "say said",
                                "make made",
                                "have has had",
                                "be is am are was were been being",
                                "do does did done",
                                "man men",
                                "woman women",
                                "child children",
                                "person people",
                                "foot feet",
                                "tooth teeth",
                                "mouse mice",
                                "goose geese",
                                "leaf leaves",
                                "knife knives",
                                "life lives",
                                "wolf wolves",
                                "shelf shelves",
                                "half halves",
                                "wife wives",
                                "good better best",
                                "bad worse worst",
                                "begin began begun",
                                "choose chose chosen",
                                "rise rose risen",
                                "build built",
                                "send sent",
                                "spend spent",
                                "meet met",
                                "lose lost",
                                "pay paid",
                                "sell sold",
                                "shine shone",
                                "fight fought",
                                "hide hid hidden",
                                "bite bit bitten",
                                "blow blew blown",
                                "freeze froze frozen",
                                "hear heard",
                                "light lit",
                                "lead led",
                                "play played",
                                "die died dying",
                                "lie lay lain lying",
                                "become became",
                                "come came",
                                "get got gotten"}) {
            const QStringList words = QString::fromLatin1(row).split(u' ');
            for (const QString &word : words)
                forms.insert(word, words.front());
        }
        return forms;
    }();
    return table;
}

/// Forms that `word` may be an inflection of, itself included.
QStringList bases(const QString &word)
{
    QStringList found{word};
    const auto known = irregular().constFind(word);
    if (known != irregular().cend())
        found += *known;
    const auto without = [&word](qsizetype count) { return word.left(word.size() - count); };
    const auto undoubled = [&found](const QString &stem) {
        const qsizetype n = stem.size();
        if (n >= 3 && stem.at(n - 1) == stem.at(n - 2))
            found += stem.left(n - 1);
    };
    const auto strip = [&](qsizetype count) {
        const QString stem = without(count);
        found += stem;
        found += stem + u'e';
        undoubled(stem);
    };
    if (word.endsWith(u"ies") && word.size() > 4)
        found += without(3) + u'y';
    else if (word.endsWith(u"es") && word.size() > 3)
        found << without(1) << without(2);
    else if (word.endsWith(u's') && !word.endsWith(u"ss") && word.size() > 2)
        found += without(1);
    if (word.endsWith(u"ied") && word.size() > 4)
        found += without(3) + u'y';
    else if (word.endsWith(u"ed") && word.size() > 3)
        strip(2);
    if (word.endsWith(u"ing") && word.size() > 4)
        strip(3);
    if (word.endsWith(u"ings") && word.size() > 5)
        strip(4);
    if (word.endsWith(u"est") && word.size() > 5)
        strip(3);
    return found;
}

} // namespace

bool isIrregular(const QString &word)
{
    return irregular().contains(word);
}

bool areInflections(const QString &a, const QString &b)
{
    if (a == b || a.isEmpty() || b.isEmpty() || a.size() > 40 || b.size() > 40)
        return false;
    const bool related = a.at(0) == b.at(0) || irregular().contains(a) || irregular().contains(b);
    if (!related)
        return false;
    const QStringList left = bases(a);
    for (const QString &base : bases(b))
        if (left.contains(base))
            return true;
    return false;
}

} // namespace plumbline::checks
