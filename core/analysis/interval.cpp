// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/interval.h"

#include "core/analysis/distributions.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

std::optional<Interval> wilson(qint64 successes, qint64 n, double level)
{
    if (n < 1 || successes < 0 || successes > n || !(level > 0) || !(level < 1))
        return {};
    const double z = normalQuantile((1 + level) / 2);
    const double size = double(n);
    const double p = double(successes) / size;
    const double shrink = 1 + z * z / size;
    const double centre = (p + z * z / (2 * size)) / shrink;
    const double half = z / shrink * std::sqrt(p * (1 - p) / size + z * z / (4 * size * size));
    // The formula gives exactly 0 and 1 at the ends; rounding must not push it outside.
    const double low = successes == 0 ? 0 : std::max(0.0, centre - half);
    const double high = successes == n ? 1 : std::min(1.0, centre + half);
    return Interval{low, high};
}

Estimate within(Estimate estimate, double low, double high)
{
    if (estimate.interval)
        estimate.interval = Interval{std::max(low, estimate.interval->low), std::min(high, estimate.interval->high)};
    return estimate;
}

Estimate proportion(qint64 successes, qint64 n, double level)
{
    Estimate result;
    if (n < 1 || successes < 0 || successes > n)
        return result;
    result.value = double(successes) / double(n);
    result.interval = wilson(successes, n, level);
    result.n = n;
    return result;
}

} // namespace plumbline
