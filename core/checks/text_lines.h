// SPDX-License-Identifier: GPL-3.0-or-later
// First cut of a response: lines, what each of them is, and which are talk around the answer. Internal to core/checks.
#pragma once

#include "core/checks/text_metrics.h"

namespace plumbline::checks {

/// All lines of the text, blank ones included, with kind, indent, block and aside. Linear time.
[[nodiscard]] std::vector<TextLine> splitLines(const QString &text);

/// Marks titles, announcements and closing notes among the lines of `text`.
void markTitlesAndAsides(QStringView text, std::vector<TextLine> &lines);

/// Marks salutation, valediction and signature of a letter, and a dedication or attribution below a text.
void markFrames(QStringView text, std::vector<TextLine> &lines);

/// "Yours, Ben", "Kind regards, Paul Ito": a valediction and a name on one line.
[[nodiscard]] bool isSignOff(QStringView line);

/// Appends the words of one line.
void appendWords(QStringView text, const TextLine &line, int lineIndex, std::vector<TextWord> &out);

/// Cuts lines into sentences.
void splitSentences(const QString &text, const std::vector<TextLine> &lines, std::vector<TextSentence> &sentences,
                    std::vector<TextSentence> &maybeBreaks);

} // namespace plumbline::checks
