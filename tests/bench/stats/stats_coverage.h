// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage of the 95 % intervals in simulation: a table on standard output.
#pragma once

class QThreadPool;

/// Draws `runs` data sets per line from known truths and counts how often each interval holds the truth.
void printCoverage(int runs, QThreadPool &pool);
