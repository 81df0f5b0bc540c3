// SPDX-License-Identifier: GPL-3.0-or-later
// Readings: the counts that reasonable readers get from one text, and the verdict over all of them. Internal to
// core/checks.
#pragma once

#include "core/checks/component_check.h"

namespace plumbline::checks {

/// True when `count` is what op and value of a count constraint ask for. Values: integer, [low, high], "even", "odd".
[[nodiscard]] bool satisfies(const Constraint &constraint, qsizetype count);

/// One way to count differently.
struct Reading
{
    qsizetype delta = 0; ///< what it adds to the count
    QString how;         ///< "the title line counted as well"
    bool each = false;   ///< every single one may be read either way, not only all together
};

struct CountVerdict
{
    Verdict verdict = Verdict::Abstain;
    QString other; ///< of an abstention: the reading that decides differently, with its count
};

/// Met or Unmet where all readings agree, Abstain otherwise. Counts never go below `least`.
[[nodiscard]] CountVerdict decideCount(const Constraint &constraint, qsizetype base,
                                       const std::vector<Reading> &readings, qsizetype least);

/// Lines that are the response proper, in one of the readings that leave titles and asides in or out.
[[nodiscard]] bool isTitle(const TextLine &line);
[[nodiscard]] bool hasWords(const TextLine &line);

/// "1 sentence", "3 sentences".
[[nodiscard]] QString counted(qsizetype count, const QString &singular, const QString &plural);

/// Several readings of a yes/no question: Met when all say yes, Unmet when all say no.
struct YesNo
{
    Verdict verdict = Verdict::Abstain;
    qsizetype differs = -1; ///< index of the first answer that differs from the first one
};
[[nodiscard]] YesNo agree(const std::vector<bool> &answers);

/// The text cut into sentences in the ways that readers may: as counted; without titles and asides; doubtful ends the
/// other way. At least one; equal ones are dropped.
[[nodiscard]] std::vector<std::vector<TextRange>> sentenceReadings(const TextMetrics &text);
/// The same for lines of verse: all; without title; without asides.
[[nodiscard]] std::vector<std::vector<TextRange>> lineReadings(const TextMetrics &text);
/// Stanzas as lists of lines, the same readings.
[[nodiscard]] std::vector<std::vector<std::vector<TextRange>>> stanzaReadings(const TextMetrics &text);

/// Indices of the words within a range; words are in text order, so a caller goes on at `from`.
[[nodiscard]] std::vector<TextWord> wordsWithin(const TextMetrics &text, TextRange range);

} // namespace plumbline::checks
