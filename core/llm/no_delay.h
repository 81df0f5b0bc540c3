// SPDX-License-Identifier: GPL-3.0-or-later
// TCP_NODELAY for connections that Qt opened.
#pragma once

namespace plumbline {

/// Switches Nagle's algorithm off for every TCP connection of this process. QNetworkAccessManager leaves it on and
/// gives nobody its sockets: the last, short segment of a question then waits until the server has acknowledged all
/// before it, 40 ms for every second question against a server that delays its acknowledgements (measured;
/// docs/benchmarks.md). To be called while a question is being sent; a segment that waits already goes at once. Does
/// nothing off Linux.
void sendShortSegmentsAtOnce();

} // namespace plumbline
