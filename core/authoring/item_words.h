// SPDX-License-Identifier: GPL-3.0-or-later
// ItemWords: the words of an item's instruction and components as the rules compare them: lower case, numbers as
// digits, endings cut off, words that say nothing left out. Pure, any thread.
#pragma once

#include "core/domain/item.h"

#include <QSet>
#include <QStringList>

namespace plumbline {

/// All words in order: lower case, "three" as "3", apostrophes kept.
[[nodiscard]] QStringList plainWords(const QString &text);
/// Whether a word takes something away: not, without, avoid …
[[nodiscard]] bool isNegation(const QString &word);
/// A word without its ending, so that "naming" and "name" are the same; nothing for words that carry no content (the,
/// of, image …).
[[nodiscard]] QString contentStem(const QString &word);
/// The stems of the words that carry content, in order.
[[nodiscard]] QStringList contentWords(const QString &text);

/// A number and what it counts: ("3", "sentenc").
using CountedNoun = std::pair<QString, QString>;

/// A text read once, for all rules.
struct ReadWords
{
    QStringList words;        ///< plainWords
    QStringList stems;        ///< contentStem of each word; empty for those without content
    QStringList content;      ///< the stems that are not empty
    bool hasNegation = false; ///< any of the words is one

    explicit ReadWords(const QString &text);
};
[[nodiscard]] QList<CountedNoun> countedNouns(const ReadWords &text);

struct ItemWords
{
    ReadWords text;                    ///< of the instruction
    QSet<QString> content;             ///< its stems
    std::vector<ReadWords> components; ///< of each

    explicit ItemWords(const Item &item);
    /// Share 0..1 of a component's content words that the instruction has; 1 for a component without any.
    [[nodiscard]] double coverage(std::size_t component) const;
};

} // namespace plumbline
