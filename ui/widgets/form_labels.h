// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFormLayout;

namespace plumbline {

/// Labels and check boxes of a form beside fields of one line stand in the middle of their field. QFormLayout puts them
/// by the style's own idea of a field's frame, which the style sheet makes larger: texts then sit 2 px too high, check
/// boxes 8. To be called when all rows are there; a field of several lines keeps its label at its top.
void centerLabels(QFormLayout *form);

} // namespace plumbline
