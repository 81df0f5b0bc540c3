// SPDX-License-Identifier: GPL-3.0-or-later
// Typing errors in the few words that the extractor steers by ("eaxctly", "sentecnes", "paragragh"). No general
// spelling correction: any other word comes back unchanged.
#pragma once

#include <QString>

namespace plumbline::checks {

/// `word` in lower case; the steering word it was meant to be, or itself.
[[nodiscard]] QString correctedWord(const QString &word);

} // namespace plumbline::checks
