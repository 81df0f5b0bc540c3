// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace plumbline {

/// As high as its parts need at `width` (in px), and never lower: labels that wrap need more than a size hint says, and
/// parts that have not met the style sheet yet say less than they will take.
void resizeToFit(QDialog *dialog, int width);

} // namespace plumbline
