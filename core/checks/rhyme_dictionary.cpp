// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of lines as ("abandon" nil (((ax) 0) ((b ae n) 1) ((d ax n) 0))).
#include "core/checks/rhyme_dictionary.h"

#include <QFile>

namespace plumbline {

namespace {

bool isVowel(const QByteArray &sound)
{
    static const QList<QByteArray> vowels = {"aa", "ae", "ah", "ao", "aw", "ax", "axr", "ay", "eh",
                                             "er", "ey", "ih", "ix", "iy", "ow", "oy",  "uh", "uw"};
    return vowels.contains(sound);
}

/// Sounds from the vowel of the last stressed syllable on, joined by blanks.
QByteArray endingOf(const QByteArray &pronunciation)
{
    QList<QByteArray> sounds;
    QList<int> starts; // index of the first sound of each syllable
    QList<bool> stressed;
    QByteArray token;
    starts.append(0);
    for (const char c : pronunciation) {
        if (c != '(' && c != ')' && c != ' ') {
            token += c;
            continue;
        }
        if (token.size() == 1 && token.at(0) >= '0' && token.at(0) <= '9') {
            stressed.append(token.at(0) != '0');
            starts.append(int(sounds.size()));
        } else if (!token.isEmpty()) {
            sounds.append(token);
        }
        token.clear();
    }
    if (stressed.isEmpty())
        return {};
    qsizetype last = stressed.size() - 1;
    while (last > 0 && !stressed.at(last))
        --last;
    qsizetype from = starts.at(last);
    while (from < sounds.size() && !isVowel(sounds.at(from)))
        ++from;
    return sounds.mid(from).join(' ');
}

QByteArray firstSound(const QByteArray &ending)
{
    const qsizetype blank = ending.indexOf(' ');
    return blank < 0 ? ending : ending.left(blank);
}

/// Last vowel and what follows it.
QByteArray tail(const QByteArray &ending)
{
    const QList<QByteArray> sounds = ending.split(' ');
    for (qsizetype i = sounds.size() - 1; i >= 0; --i)
        if (isVowel(sounds.at(i)))
            return sounds.mid(i).join(' ');
    return ending;
}

} // namespace

RhymeDictionary RhymeDictionary::load(const QString &path)
{
    RhymeDictionary dictionary;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return dictionary;
    dictionary.m_endings.reserve(110000);
    while (!file.atEnd()) {
        const QByteArray line = file.readLine(4096);
        if (!line.startsWith("(\""))
            continue;
        const qsizetype quote = line.indexOf('"', 2);
        const qsizetype sounds = line.indexOf("((", quote);
        if (quote < 0 || sounds < 0)
            continue;
        const QByteArray ending = endingOf(line.mid(sounds).trimmed() + ' ');
        if (ending.isEmpty())
            continue;
        QList<QByteArray> &endings = dictionary.m_endings[QString::fromLatin1(line.mid(2, quote - 2)).toLower()];
        if (!endings.contains(ending))
            endings.append(ending);
    }
    return dictionary;
}

QString RhymeDictionary::defaultPath()
{
    const QString named = qEnvironmentVariable("PLUMBLINE_RHYME_DICTIONARY");
    return named.isEmpty() ? QStringLiteral("/usr/share/festival/dicts/cmu/cmudict-0.4.out") : named;
}

const RhymeDictionary &RhymeDictionary::installed()
{
    static const RhymeDictionary dictionary = load(defaultPath());
    return dictionary;
}

RhymeDictionary::Answer RhymeDictionary::rhymes(const QString &a, const QString &b) const
{
    const QString left = a.toLower();
    const QString right = b.toLower();
    if (left == right)
        return Answer::Near; // a word with itself: some call it a rhyme
    const auto first = m_endings.constFind(left);
    const auto second = m_endings.constFind(right);
    if (first == m_endings.cend() || second == m_endings.cend())
        return Answer::Unknown;
    bool near = false;
    for (const QByteArray &x : *first) {
        for (const QByteArray &y : *second) {
            if (x == y)
                return Answer::Yes;
            const bool vowel = firstSound(x) == firstSound(y); // "light", "time": the stressed vowel
            const bool close = tail(x) == tail(y);             // "river", "mother": the unstressed end
            near = near || vowel || close;
        }
    }
    // spelling that looks like a rhyme ("love", "move")
    near = near || (left.size() > 2 && right.size() > 2 && left.right(3) == right.right(3));
    return near ? Answer::Near : Answer::No;
}

} // namespace plumbline
