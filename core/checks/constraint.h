// SPDX-License-Identifier: GPL-3.0-or-later
// Constraint: one countable demand that a component makes ("exactly two sentences"), as a plain value with the JSON
// spelling of the check contract. It does not read text (extractor.h) and does not judge a response (verifier.h).
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>
#include <vector>

namespace plumbline {

/// What is counted or looked for. JSON ids in kindId(). Ops and values:
///
/// | kinds | op | value |
/// |---|---|---|
/// | sentences, words, lines, paragraphs, stanzas, lines_per_stanza, bullets, characters, words_per_sentence,
/// words_per_line | eq, le, lt, ge, gt | integer >= 0 | | the same | between | [low, high], both included | |
/// words_per_sentence | eq | list of integers: the i-th sentence has that many words | | words_per_sentence,
/// words_per_line | gt / lt | "previous": each has more / fewer words than the one before | | words_per_sentence,
/// words_per_line, words | eq | "even" or "odd" | | forbidden_words | none_of | list of words or phrases | |
/// required_words | all_of, any_of | list of words or phrases | | forbidden_letters | none_of | list of single letters
/// | | starts_with, ends_with | eq | text; ends_with "?" and "!" mean a closing question, exclamation | | case | eq |
/// "lower", "upper", "title" | | word_initial | eq | letter or prefix of every word; "same": all words share it | |
/// sentence_initials, line_initials | eq | list: the i-th starts with the i-th letter or word; one string: all do;
/// "consecutive" or "consecutive from A": along the alphabet; "different", "same" | | acrostic | eq | the word that the
/// initials spell | | word_length_parity | eq | "even" or "odd" | | unique_words | eq | true: no word twice; integer:
/// that many words, all different (le, ge and so on likewise) | | only_digits_and_symbols | eq | true | |
/// contains_question, contains_exclamation | eq | true: at least one; false: none | | the same | eq, le, lt, ge, gt |
/// integer: how many | | format | eq | "bullets", "numbered", "percent", "json" | | format | any_of | list of them | |
/// rhyme | eq | "any", or a scheme as "AABB" |
enum class ConstraintKind {
    Sentences,
    Words,
    Lines,
    Paragraphs,
    Stanzas,
    LinesPerStanza,
    Bullets,
    Characters,
    WordsPerSentence,
    WordsPerLine,
    ForbiddenWords,
    RequiredWords,
    ForbiddenLetters,
    StartsWith,
    EndsWith,
    Case,
    WordInitial,
    SentenceInitials,
    LineInitials,
    Acrostic,
    WordLengthParity,
    UniqueWords,
    OnlyDigitsAndSymbols,
    ContainsQuestion,
    ContainsExclamation,
    Format,
    Rhyme,
};

enum class ConstraintOp { Eq, Le, Lt, Ge, Gt, Between, NoneOf, AllOf, AnyOf };

/// What the component says beyond kind, op and value, where that changes how far a verdict can go. Not part of the
/// JSON.
enum class ConstraintScope {
    Whole,         ///< the whole response, nothing more to know
    Approximate,   ///< "about 50 words": value is the tolerance of 10 %, beyond 25 % it is unmet, between them open
    Answer,        ///< only of the answer that follows a question which the response itself asks
    Examples,      ///< "such as": the listed words are examples of a class; their absence proves nothing
    OrColourWords, ///< "…, or any color words" after a list
    Partly,        ///< the list goes on with something that no rule reads: its absence proves nothing
    Letter,        ///< starts_with, ends_with: the value is a letter, not a word
    AnyOrder,      ///< initials: each of the letters once, the order is not stated
    One,           ///< contains_question: "one question"; whether a second one breaks it is open
    FirstSentence, ///< contains_question: it has to be the first sentence
    OnlyThat,      ///< format: nothing else than that ("without any explanation")
    AnyList,       ///< bullets: items of a numbered list count as well ("a numbered list of four items")
    Unbroken,      ///< stanzas, lines_per_stanza: "two tercets" may stand without a blank line between them
    Repeated,      ///< required words: asked for several times; `times` says how often
};

struct Constraint
{
    ConstraintKind kind = ConstraintKind::Sentences;
    ConstraintOp op = ConstraintOp::Eq;
    QJsonValue value;
    ConstraintScope scope = ConstraintScope::Whole;
    int times = 1; ///< with scope Repeated: how often each word is asked for, >= 2

    bool operator==(const Constraint &) const = default;
};

[[nodiscard]] QString kindId(ConstraintKind kind);
[[nodiscard]] QString opId(ConstraintOp op);
[[nodiscard]] std::optional<ConstraintKind> kindFromId(const QString &id);
[[nodiscard]] std::optional<ConstraintOp> opFromId(const QString &id);

/// {"kind", "op", "value"} as the check contract writes it.
[[nodiscard]] QJsonObject constraintToJson(const Constraint &constraint);
/// The reverse; nothing for an unknown kind or op. The scope is not in the JSON and comes back as Whole.
[[nodiscard]] std::optional<Constraint> constraintFromJson(const QJsonObject &object);

/// For a person: "exactly 2 sentences", "at most 50 words", "without the words \"bird\", \"animal\"".
[[nodiscard]] QString constraintText(const Constraint &constraint);

} // namespace plumbline
