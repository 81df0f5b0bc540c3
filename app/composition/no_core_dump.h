// SPDX-License-Identifier: GPL-3.0-or-later
// Switches core dumps of this process off: its memory holds API keys, and a dump would carry them to a disk or a
// report.
#pragma once

#include <sys/resource.h>

namespace plumbline {

inline void forbidCoreDumps()
{
    const rlimit none{0, 0};
    [[maybe_unused]] const int result = ::setrlimit(RLIMIT_CORE, &none); // lowering a limit is always allowed
}

} // namespace plumbline
