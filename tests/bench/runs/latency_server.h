// SPDX-License-Identifier: GPL-3.0-or-later
// A chat/completions server for measuring: reads a request, keeps nothing of it, answers after a fixed time.
#pragma once

namespace plumbline::bench {

/// Serves on the loopback until killed; prints its port on stdout first.
int serve(int latencyMs);

} // namespace plumbline::bench
