// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pairmoments.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

enum Sum { Count, X, Y, Xx, Yy, Xy, Absolute, Square };

// Σ(x - x̄)², or 0 where what is left is rounding.
double spread(double n, double sum, double squares)
{
    const double value = squares - sum * sum / n;
    return value > 1e-13 * squares ? value : 0;
}

} // namespace

void PairMoments::add(double x, double y, std::span<double> row) const
{
    const double dx = x - m_shiftX;
    const double dy = y - m_shiftY;
    row[Count] += 1;
    row[X] += dx;
    row[Y] += dy;
    row[Xx] += dx * dx;
    row[Yy] += dy * dy;
    row[Xy] += dx * dy;
    row[Absolute] += std::abs(y - x);
    row[Square] += (y - x) * (y - x);
}

std::optional<double> PairMoments::pearson(std::span<const double> s) const
{
    if (!(s[Count] >= 2))
        return {};
    const double sx = spread(s[Count], s[X], s[Xx]);
    const double sy = spread(s[Count], s[Y], s[Yy]);
    if (!(sx > 0) || !(sy > 0))
        return {};
    return std::clamp((s[Xy] - s[X] * s[Y] / s[Count]) / std::sqrt(sx * sy), -1.0, 1.0);
}

std::optional<double> PairMoments::lin(std::span<const double> s) const
{
    const double n = s[Count];
    if (!(n >= 2))
        return {};
    const double sx = spread(n, s[X], s[Xx]);
    const double sy = spread(n, s[Y], s[Yy]);
    if (!(sx + sy > 0))
        return {};
    const double apart = *bias(s);
    return 2 * (s[Xy] - s[X] * s[Y] / n) / (sx + sy + n * apart * apart);
}

std::optional<double> PairMoments::bias(std::span<const double> s) const
{
    if (!(s[Count] > 0))
        return {};
    return (s[Y] - s[X]) / s[Count] + (m_shiftY - m_shiftX);
}

std::optional<double> PairMoments::meanAbsoluteError(std::span<const double> s) const
{
    return s[Count] > 0 ? std::optional(s[Absolute] / s[Count]) : std::nullopt;
}

std::optional<double> PairMoments::rootMeanSquareError(std::span<const double> s) const
{
    return s[Count] > 0 ? std::optional(std::sqrt(s[Square] / s[Count])) : std::nullopt;
}

std::optional<double> PairMoments::differenceSd(std::span<const double> s) const
{
    const double n = s[Count];
    if (!(n >= 2))
        return {};
    // The differences about the difference of the shifts: d' = dy - dx.
    const double squares = s[Xx] + s[Yy] - 2 * s[Xy];
    const double sum = s[Y] - s[X];
    const double about = squares - sum * sum / n;
    return std::sqrt(std::max(0.0, about > 1e-13 * (s[Xx] + s[Yy]) ? about : 0.0) / (n - 1));
}

} // namespace plumbline
