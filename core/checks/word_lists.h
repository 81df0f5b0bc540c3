// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of words in a component: what announces them ("the words", "the letter") and where they end. Internal to the
// extractor; whether the words are forbidden or required is decided elsewhere.
#pragma once

#include "core/checks/component_tokens.h"

#include <QJsonArray>
#include <QStringList>

namespace plumbline::checks {

/// "word", "phrase", "adjectives", "name".
[[nodiscard]] bool isWordNoun(const Token &token);
/// Only these announce words without quotes: "the color of their clothing" lists none.
[[nodiscard]] bool announcesBareWords(const Token &token);
/// "the color green": a named colour may stand bare behind the noun.
[[nodiscard]] bool isColourName(const Token &token);
[[nodiscard]] bool isLetterNoun(const Token &token);

/// Quoted spans and unquoted words that `from` starts a list with: 'a', "b" or c. `end` gets the index behind it.
struct WordList
{
    QStringList words;
    bool orJoined = false;    ///< "or" joins them
    bool colourWords = false; ///< goes on with "any color words"
    bool openEnded = false;   ///< goes on with something that is no word list
    int end = 0;
};
[[nodiscard]] WordList readWordList(const Tokens &tokens, int from, bool allowBare);

[[nodiscard]] QJsonArray toArray(const QStringList &words);
/// A letter list as single letters; empty when one of them is none.
[[nodiscard]] QStringList lettersOf(const QStringList &words);
/// Suffixes and stems ("'-ing'") are no words.
[[nodiscard]] bool isAffix(const QStringList &words);
/// "the word X twice", "at least three times" from `at` on: how often; 1 when it does not say.
[[nodiscard]] int timesBehind(const Tokens &tokens, int at);

} // namespace plumbline::checks
