// SPDX-License-Identifier: GPL-3.0-or-later
// Interval and Estimate: how every statistic of this room answers; and the Wilson interval of a single proportion.
// Plain values, any thread. An empty optional means "undefined": it is never replaced by 0 or 1.
#pragma once

#include <QtGlobal>

#include <optional>

namespace plumbline {

struct Interval
{
    double low = 0;
    double high = 0;

    [[nodiscard]] bool contains(double x) const { return low <= x && x <= high; }
    [[nodiscard]] double width() const { return high - low; }
    bool operator==(const Interval &) const = default;
};

/// A number with what it rests on. `value` is empty where the formula has no value for these data (no rows, no
/// variance); `interval` is empty where no interval was asked for or where the data cannot give one (one item, no
/// spread at all).
struct Estimate
{
    std::optional<double> value;
    std::optional<Interval> interval;
    qsizetype n = 0; ///< units (rows, items, pairs: the function says which) that entered the value

    [[nodiscard]] bool undefined() const { return !value; }
    bool operator==(const Estimate &) const = default;
};

/// Wilson score interval of a proportion, without continuity correction (Wilson 1927, JASA 22:209; formula as in Brown,
/// Cai & DasGupta 2001, Statistical Science 16:101, eq. 4):
///   (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n),  p = successes / n,  z = normal quantile of (1 + level) / 2.
/// Both ends lie in [0, 1]. Empty for n < 1, successes outside 0..n, or level outside (0, 1). Rows must be independent:
/// for several components of one item use the cluster bootstrap instead.
[[nodiscard]] std::optional<Interval> wilson(qint64 successes, qint64 n, double level = 0.95);

/// The estimate with its interval cut to low..high: where values cannot lie outside, a t interval of few units may.
[[nodiscard]] Estimate within(Estimate estimate, double low, double high);

/// successes / n with its Wilson interval.
[[nodiscard]] Estimate proportion(qint64 successes, qint64 n, double level = 0.95);

} // namespace plumbline
