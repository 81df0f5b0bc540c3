// SPDX-License-Identifier: GPL-3.0-or-later
// What single words mean in a judge's reply: label words, totals, verbs that award, words that make a number no score.
// Internal to core/scoring.
#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline::reply {

enum WordBit : std::uint64_t {
    WLabel = 1ULL << 0,      ///< component, criterion of the prompt's own word
    WLabelLoose = 1ULL << 1, ///< part, requirement, aspect: labels when nothing better is there
    WConnector = 1ULL << 2,  ///< may stand between a label and its score
    WNoun = 1ULL << 3,       ///< score, rating, grade
    WVerb = 1ULL << 4,       ///< receives, earns, give
    WUnit = 1ULL << 5,       ///< points, pts, marks
    WTotal = 1ULL << 6,      ///< total, sum
    WOverall = 1ULL << 7,    ///< overall, altogether
    WFinal = 1ULL << 8,      ///< final, needs a noun after it
    WMax = 1ULL << 9,        ///< the number after it is a maximum or a weight
    WDeduct = 1ULL << 10,    ///< the number beside it was taken away
    WNot = 1ULL << 11,       ///< the number after it was not given
    WModal = 1ULL << 12,     ///< would, could, might
    WHave = 1ULL << 13,
    WAnd = 1ULL << 14,
    WOr = 1ULL << 15,
    WAll = 1ULL << 16, ///< all, both, each, every
    WOrdinal = 1ULL << 17,
    WCardinal = 1ULL << 18,
    WFor = 1ULL << 19, ///< for, on, to, in: "4/4 for component 1"
    WOut = 1ULL << 20,
    WOf = 1ULL << 21,
    WFull = 1ULL << 22,
    WHalf = 1ULL << 23,
    WExplain = 1ULL << 24,  ///< reasons, explanation
    WSubject = 1ULL << 25,  ///< response, model, answer: who may grade itself
    WSays = 1ULL << 26,     ///< says, claims
    WSelfVerb = 1ULL << 27, ///< gives, rates, scores (itself)
    WItself = 1ULL << 28,
    WSelf = 1ULL << 29,
    WContrast = 1ULL << 30,   ///< but, however: what follows is the judge's own
    WNumberSign = 1ULL << 31, ///< no., number, nr
    WThrough = 1ULL << 32,    ///< to, through: a range
    WLast = 1ULL << 33,
    WBecause = 1ULL << 34,  ///< may follow a score directly
    WPossible = 1ULL << 35, ///< possible, available: with a number a maximum
    WSub = 1ULL << 36,
    WEvenIf = 1ULL << 37,     ///< if, unless
    WPurpose = 1ULL << 38,    ///< earn, get, receive: with "to" before it a wish
    WIn = 1ULL << 39,         ///< in, as, overall: "8/10 in total"
    WScoresHead = 1ULL << 41, ///< scores, points: heads a list
    WEach = 1ULL << 43,
    WLoss = 1ULL << 42,      ///< short, missing: a deduction only beside a number
    WMight = 1ULL << 45,     ///< could, might: never what was given
    WRevise = 1ULL << 46,    ///< wait, correction: a second value after it speaks against the first
    WBy = 1ULL << 40,        ///< by: "claimed by the response"
    WHolds = 1ULL << 47,     ///< contains, ends with: a quoted block after it is the response's
    WHedge = 1ULL << 48,     ///< maybe, possibly: a second value after it leaves the score open
    WAccording = 1ULL << 49, ///< according to
    WBetween = 1ULL << 50,   ///< between 1 and 2
    WSum = 1ULL << 51,       ///< adding (up), makes: a value out of the weight sum after it is the total
    WSo = 1ULL << 52,        ///< so, hence: what follows is the result
    WNothing = 1ULL << 53,   ///< nothing: 0 behind a verb that gives
    WWeighted = 1ULL << 54,  ///< weighted: before "total" no maximum
    WRecount = 1ULL << 56,   ///< reflection, recount: what follows may correct what was said
    WVerdict = 1ULL << 57,   ///< verdict, assessment: behind "final" or "overall" a total
    WOwn = 1ULL << 58,       ///< own: "the response's own grading"
    WBound = 1ULL << 59,     ///< least, most: "at least 3/4" is undecided
    WExcept = 1ULL << 60,    ///< except, but: "all but component 3"
    WId = 1ULL << 61,        ///< id, index: on a line of its own a label ("id: 1", then "score: 3")
    WDraft = 1ULL << 62,     ///< draft, initial: what follows is replaced by what is called final
    WSpecial = 1ULL << 63,   ///< a word that stands alone: `number` is its SpecialWord
    WTemplate = 1ULL << 55,  ///< format, template: an example only before a sign
    WExample = 1ULL << 44,   ///< example: what follows is no judgement
};

/// Words that are asked for one by one.
enum SpecialWord {
    Respectively = 1,
    Request,
    Grader,
    Going,
    Almost,
    Up,
    Indefinite,
    FirstPerson,
    Relative,
    With,
    Even,
    Only,
    Whether,
    Raise
};

struct WordInfo
{
    std::uint64_t bits = 0;
    int number = 0; ///< value of a cardinal or ordinal; SpecialWord of a WSpecial
};

/// `word` in lower case; {} when it means nothing to us.
[[nodiscard]] WordInfo wordInfo(std::u16string_view lower);

} // namespace plumbline::reply
