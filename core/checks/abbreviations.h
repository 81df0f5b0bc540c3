// SPDX-License-Identifier: GPL-3.0-or-later
// English abbreviations that a full stop follows without ending a sentence. Internal to core/checks.
#pragma once

#include <QStringView>

namespace plumbline::checks {

enum class StopRole {
    Plain,        ///< the full stop ends the sentence
    Never,        ///< "Dr.", "e.g.": it does not
    BeforeNumber, ///< "No. 5": it does not before a figure
    Maybe,        ///< "etc.", "U.S.", "a.m.": it may do both
};

/// `word` is what stands before the full stop, without it; any case.
[[nodiscard]] StopRole stopRole(QStringView word);

/// "The", "He", "It", "Then": words that begin a sentence and hardly follow an abbreviation within one.
[[nodiscard]] bool beginsSentences(QStringView word);

/// "said", "asked", "whispered": what follows a quotation within its sentence.
[[nodiscard]] bool isSpeechVerb(QStringView word);

/// "U.S", "U.K", "E.U" without the last full stop: initials of a place, which often describe the next noun.
[[nodiscard]] bool isPlaceInitials(QStringView word);

/// "Navy", "Senate": what such initials describe, and what hardly begins a sentence without an article.
[[nodiscard]] bool namesInstitution(QStringView word);

} // namespace plumbline::checks
