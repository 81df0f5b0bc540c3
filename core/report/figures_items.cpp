// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of what the items are, whoever answered them (paper, Figures 4 and 5).
#include "core/domain/level.h"
#include "core/report/figures.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace plumbline {

namespace {

/// Bars of counts, most frequent first unless they have an order of their own.
Figure countFigure(const QString &title, const QString &what,
                   const std::vector<std::pair<QString, QStringList>> &counts, const QString &subtitle)
{
    Figure figure;
    figure.title = title;
    figure.subtitle = subtitle;
    figure.yTitle = what;
    figure.series = {what};
    figure.most = 1;
    for (const auto &[name, behind] : counts) {
        FigureMark mark;
        mark.group = static_cast<int>(figure.groups.size());
        mark.y = static_cast<double>(behind.size());
        mark.tip = QStringLiteral("%1: %2 %3").arg(name, QString::number(behind.size()), what);
        mark.behind = behind;
        figure.most = std::max(figure.most, mark.y * 1.1);
        figure.groups.append(name);
        figure.groupNotes.append(QString::number(behind.size()));
        figure.marks.push_back(std::move(mark));
    }
    if (figure.marks.empty())
        figure.emptyText = QStringLiteral("There are no items yet: import a benchmark (Items page).");
    return figure;
}

/// Responses to an item, of any candidate: what a click opens.
QString firstResponse(const ScoreSheet &sheet, std::size_t item)
{
    for (std::size_t c = 0; c < sheet.candidates.size(); ++c) {
        const QString &id = sheet.responses[item * sheet.candidates.size() + c];
        if (!id.isEmpty())
            return id;
    }
    return {};
}

const QSet<QString> &stopWords()
{
    static const QSet<QString> words{
        QStringLiteral("a"),    QStringLiteral("an"),    QStringLiteral("the"),   QStringLiteral("this"),
        QStringLiteral("that"), QStringLiteral("these"), QStringLiteral("those"), QStringLiteral("your"),
        QStringLiteral("its"),  QStringLiteral("their"), QStringLiteral("his"),   QStringLiteral("her"),
        QStringLiteral("all"),  QStringLiteral("each"),  QStringLiteral("every"), QStringLiteral("any"),
        QStringLiteral("some"), QStringLiteral("me"),    QStringLiteral("us"),    QStringLiteral("exactly"),
        QStringLiteral("only"), QStringLiteral("at"),    QStringLiteral("least"), QStringLiteral("most"),
        QStringLiteral("up"),   QStringLiteral("to")};
    return words;
}

/// Words that end a noun phrase.
const QSet<QString> &endWords()
{
    static const QSet<QString> words{
        QStringLiteral("of"),        QStringLiteral("in"),         QStringLiteral("on"),    QStringLiteral("with"),
        QStringLiteral("from"),      QStringLiteral("about"),      QStringLiteral("for"),   QStringLiteral("by"),
        QStringLiteral("using"),     QStringLiteral("and"),        QStringLiteral("or"),    QStringLiteral("that"),
        QStringLiteral("which"),     QStringLiteral("who"),        QStringLiteral("where"), QStringLiteral("as"),
        QStringLiteral("within"),    QStringLiteral("into"),       QStringLiteral("based"), QStringLiteral("inspired"),
        QStringLiteral("shown"),     QStringLiteral("depicted"),   QStringLiteral("seen"),  QStringLiteral("while"),
        QStringLiteral("without"),   QStringLiteral("is"),         QStringLiteral("are"),   QStringLiteral("between"),
        QStringLiteral("under"),     QStringLiteral("then"),       QStringLiteral("but"),   QStringLiteral("whose"),
        QStringLiteral("featuring"), QStringLiteral("describing"), QStringLiteral("taking")};
    return words;
}

/// First words of sentences that give no order.
const QSet<QString> &noVerbs()
{
    static const QSet<QString> words{
        QStringLiteral("the"),   QStringLiteral("a"),     QStringLiteral("an"),    QStringLiteral("this"),
        QStringLiteral("it"),    QStringLiteral("you"),   QStringLiteral("your"),  QStringLiteral("i"),
        QStringLiteral("there"), QStringLiteral("what"),  QStringLiteral("who"),   QStringLiteral("where"),
        QStringLiteral("why"),   QStringLiteral("how"),   QStringLiteral("which"), QStringLiteral("is"),
        QStringLiteral("are"),   QStringLiteral("if"),    QStringLiteral("when"),  QStringLiteral("in"),
        QStringLiteral("with"),  QStringLiteral("do"),    QStringLiteral("does"),  QStringLiteral("don"),
        QStringLiteral("no"),    QStringLiteral("each"),  QStringLiteral("both"),  QStringLiteral("for"),
        QStringLiteral("based"), QStringLiteral("using"), QStringLiteral("from"),  QStringLiteral("as"),
        QStringLiteral("at"),    QStringLiteral("on"),    QStringLiteral("his"),   QStringLiteral("her"),
        QStringLiteral("their"), QStringLiteral("its"),   QStringLiteral("be"),    QStringLiteral("also")};
    return words;
}

} // namespace

std::pair<QString, QString> verbNounOf(const QString &sentence)
{
    static const QRegularExpression word(QStringLiteral("[\\p{L}][\\p{L}'’-]*|[,;:.!?()]|\\d+"));
    static const QSet<QString> courtesies{QStringLiteral("please"), QStringLiteral("then"),  QStringLiteral("now"),
                                          QStringLiteral("and"),    QStringLiteral("first"), QStringLiteral("finally"),
                                          QStringLiteral("next"),   QStringLiteral(","),     QStringLiteral("can"),
                                          QStringLiteral("could"),  QStringLiteral("would"), QStringLiteral("you")};
    QStringList words;
    auto matches = word.globalMatch(sentence.left(400));
    while (matches.hasNext())
        words.append(matches.next().captured().toLower());
    qsizetype at = 0;
    while (at < words.size() && courtesies.contains(words[at]))
        ++at;
    if (at >= words.size() || !words[at].front().isLetter() || noVerbs().contains(words[at]))
        return {};
    const QString verb = words[at++];
    QString noun;
    for (; at < words.size(); ++at) {
        const QString &w = words[at];
        if (!w.front().isLetter() && !w.front().isDigit())
            break;
        if (noun.isEmpty() && stopWords().contains(w))
            continue;
        if (noun.isEmpty() && noVerbs().contains(w) && !endWords().contains(w))
            return {}; // "describe what you see", "imagine you are": no noun to name
        if (endWords().contains(w)) {
            if (noun.isEmpty())
                continue; // "focus on the dog"
            break;
        }
        if (w.front().isLetter())
            noun = w; // the last word of the phrase is its head
    }
    return noun.isEmpty() ? std::pair<QString, QString>{} : std::pair{verb, noun};
}

Figure itemCategoryFigure(const ScoreSheet &sheet, const ChosenScores &chosen)
{
    std::map<Category, QStringList> byCategory;
    qsizetype components = 0;
    for (const std::size_t i : chosen.items) {
        for (const Component &component : sheet.items[i].components) {
            byCategory[component.category()].append(firstResponse(sheet, i));
            ++components;
        }
    }
    std::vector<std::pair<QString, QStringList>> counts;
    std::vector<Category> categories;
    for (const auto &[category, behind] : byCategory) {
        counts.emplace_back(categoryName(category), behind);
        categories.push_back(category);
    }
    Figure figure = countFigure(QStringLiteral("Components by category"), QStringLiteral("components"), counts,
                                QStringLiteral("%1 components of %2 items").arg(components).arg(chosen.items.size()));
    figure.byCategory = true;
    figure.categories = categories;
    return figure;
}

Figure itemLevelFigure(const ScoreSheet &sheet, const ChosenScores &chosen)
{
    // The paper's order of difficulty; others after them by name.
    std::map<std::pair<qsizetype, QString>, QStringList> byLevel;
    for (const std::size_t i : chosen.items) {
        const QString level =
            sheet.items[i].level.isEmpty() ? QStringLiteral("no level") : sheet.items[i].level.toLower();
        const qsizetype place = kLevels.indexOf(level);
        byLevel[{place < 0 ? kLevels.size() : place, level}].append(firstResponse(sheet, i));
    }
    std::vector<std::pair<QString, QStringList>> counts;
    for (const auto &[key, behind] : byLevel)
        counts.emplace_back(key.second, behind);
    return countFigure(QStringLiteral("Items by level"), QStringLiteral("items"), counts,
                       QStringLiteral("%1 items").arg(chosen.items.size()));
}

Figure verbNounFigure(const ScoreSheet &sheet, const ChosenScores &chosen, int most)
{
    static const QRegularExpression sentenceEnd(QStringLiteral("(?<=[.!?])\\s+"));
    std::map<QString, QStringList> pairs;
    qsizetype sentences = 0;
    for (const std::size_t i : chosen.items) {
        for (const QString &sentence : sheet.items[i].instruction.split(sentenceEnd, Qt::SkipEmptyParts)) {
            const auto [verb, noun] = verbNounOf(sentence);
            if (verb.isEmpty())
                continue;
            ++sentences;
            pairs[verb + u' ' + noun].append(firstResponse(sheet, i));
        }
    }
    std::vector<std::pair<QString, QStringList>> counts(pairs.begin(), pairs.end());
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto &a, const auto &b) { return a.second.size() > b.second.size(); });
    if (counts.size() > static_cast<std::size_t>(most))
        counts.resize(static_cast<std::size_t>(most));
    return countFigure(
        QStringLiteral("Frequent verb-noun pairs"), QStringLiteral("sentences"), counts,
        QStringLiteral("%1 pairs in %2 sentences that give an order, read by rule · the %3 most frequent")
            .arg(pairs.size())
            .arg(sentences)
            .arg(counts.size()));
}

} // namespace plumbline
