// SPDX-License-Identifier: GPL-3.0-or-later
// Quantiles and distribution functions that the intervals and tests need. The only place that uses Boost.Math.
// Arguments outside the stated range give NaN; nothing throws.
#pragma once

#include <QtGlobal>

namespace plumbline {

/// x with P(Z <= x) = p, Z standard normal; 0 < p < 1.
[[nodiscard]] double normalQuantile(double p);
/// P(Z <= x), Z standard normal.
[[nodiscard]] double normalCdf(double x);
/// x with P(T <= x) = p, T Student with `dof` > 0 degrees of freedom (need not be whole); 0 < p < 1.
[[nodiscard]] double studentTQuantile(double p, double dof);
/// P(T <= x), T Student with `dof` > 0 degrees of freedom.
[[nodiscard]] double studentTCdf(double x, double dof);
/// P(X <= k), X binomial with n >= 0 trials of probability 0 <= p <= 1. 0 for k < 0, 1 for k >= n.
[[nodiscard]] double binomialCdf(qint64 k, qint64 n, double p);

} // namespace plumbline
