// SPDX-License-Identifier: GPL-3.0-or-later
// Words and letters named before their verb. Internal to the extractor.
#pragma once

#include "core/checks/extract_families.h"

namespace plumbline::checks {

/// "the words 'sun' and 'sky' must not be used", "the word 'hope' has to appear", "either 'x' or 'y' must appear": the
/// list first, its noun or first quote at `noun`. True when it was one.
bool addPassive(const Tokens &tokens, int noun, Constraints &out);

} // namespace plumbline::checks
