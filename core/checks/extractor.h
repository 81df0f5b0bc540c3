// SPDX-License-Identifier: GPL-3.0-or-later
// The extractor: component text to constraints. Reads; judges no response. Pure function, any thread, linear time.
#pragma once

#include "core/checks/constraint.h"

namespace plumbline {

/// The countable demands of one component, in the order in which the text makes them; empty when a careful reader would
/// call nothing in it countable ("suggest three strategies", "using exactly two metaphors", "the first sentence…").
/// `instruction` is consulted only where the component needs it: an acrostic's word, a part cut off ("one word" that
/// goes on "for each…"), a comparison word that was left outside. It may be empty.
[[nodiscard]] std::vector<Constraint> extractConstraints(const QString &component, const QString &category,
                                                         const QString &instruction);

} // namespace plumbline
