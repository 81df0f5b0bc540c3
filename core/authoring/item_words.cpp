// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/item_words.h"

#include <algorithm>
#include <array>

namespace plumbline {

namespace {

// Words that any instruction about a picture may have: to share them says nothing.
const QSet<QString> &emptyWords()
{
    static const QSet<QString> words = [] {
        const QString all = QStringLiteral(
            "a an the of in on to and or for with by is are be as at it its this that from you your they them their "
            "his "
            "her using use used include including includes image picture photo if into while about up out there these "
            "those was were has have had each one do does so than then all any which what who where when how");
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

const QSet<QString> &negations()
{
    static const QSet<QString> words = {
        QStringLiteral("not"),       QStringLiteral("without"),    QStringLiteral("don't"),
        QStringLiteral("never"),     QStringLiteral("avoid"),      QStringLiteral("avoiding"),
        QStringLiteral("no"),        QStringLiteral("excluding"),  QStringLiteral("exclude"),
        QStringLiteral("except"),    QStringLiteral("refrain"),    QStringLiteral("doesn't"),
        QStringLiteral("shouldn't"), QStringLiteral("omit"),       QStringLiteral("omitting"),
        QStringLiteral("cannot"),    QStringLiteral("can't"),      QStringLiteral("neither"),
        QStringLiteral("isn't"),     QStringLiteral("refraining"),
    };
    return words;
}

/// Digits for the number words that counts are written with.
QString asNumber(const QString &word)
{
    static const std::array names = {"one",   "two",   "three", "four", "five",   "six",
                                     "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (word == QLatin1String(names[i]))
            return QString::number(i + 1);
    }
    return word;
}

bool isDigits(const QString &word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

QStringList plainWords(const QString &text)
{
    QStringList words;
    QString word;
    const auto end = [&] {
        while (word.endsWith(u'\''))
            word.chop(1);
        while (word.startsWith(u'\''))
            word.remove(0, 1);
        if (!word.isEmpty())
            words.append(asNumber(word));
        word.clear();
    };
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            word += c.toLower();
        else if (c == u'\'' || c == QChar(0x2019))
            word += u'\'';
        else
            end();
    }
    end();
    return words;
}

bool isNegation(const QString &word)
{
    return negations().contains(word);
}

QString contentStem(const QString &word)
{
    if (isDigits(word))
        return word;
    if (word.size() < 2 || emptyWords().contains(word))
        return {};
    static const std::array endings = {"ing", "edly", "ed", "es", "s", "ly"};
    QString stem = word;
    for (const char *ending : endings) {
        const QLatin1String text(ending);
        if (stem.endsWith(text) && stem.size() - text.size() >= 3) {
            stem.chop(text.size());
            break;
        }
    }
    while (stem.size() > 2 && stem.endsWith(u'e'))
        stem.chop(1);
    return stem;
}

QStringList contentWords(const QString &text)
{
    QStringList stems;
    for (const QString &word : plainWords(text)) {
        const QString stem = contentStem(word);
        if (!stem.isEmpty())
            stems.append(stem);
    }
    return stems;
}

ReadWords::ReadWords(const QString &text)
    : words(plainWords(text))
{
    stems.reserve(words.size());
    for (const QString &word : std::as_const(words)) {
        stems.append(contentStem(word));
        if (!stems.last().isEmpty())
            content.append(stems.last());
        hasNegation = hasNegation || isNegation(word);
    }
}

QList<CountedNoun> countedNouns(const ReadWords &text)
{
    QList<CountedNoun> pairs;
    for (qsizetype i = 0; i < text.words.size(); ++i) {
        if (!isDigits(text.words.at(i)))
            continue;
        // The noun is the next word, or the one behind an adjective that says nothing.
        for (qsizetype next = i + 1; next <= i + 2 && next < text.words.size(); ++next) {
            const QString &stem = text.stems.at(next);
            if (!stem.isEmpty() && !isDigits(stem)) {
                pairs.append({text.words.at(i), stem});
                break;
            }
        }
    }
    return pairs;
}

ItemWords::ItemWords(const Item &item)
    : text(item.instruction)
    , content(text.content.begin(), text.content.end())
{
    for (const Component &component : item.components)
        components.emplace_back(component.text);
}

double ItemWords::coverage(std::size_t component) const
{
    const QStringList &words = components[component].content;
    if (words.isEmpty())
        return 1;
    const auto found =
        std::count_if(words.begin(), words.end(), [this](const QString &w) { return content.contains(w); });
    return static_cast<double>(found) / static_cast<double>(words.size());
}

} // namespace plumbline
