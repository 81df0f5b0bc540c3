// SPDX-License-Identifier: GPL-3.0-or-later
// PairMoments: the sums over pairs (x, y) from which Pearson, Lin, bias, MAE and RMSE are read. They may be added up,
// which is what the bootstrap does. x = human or gold, y = judge, so that a positive bias is a lenient judge.
#pragma once

#include <QtGlobal>

#include <array>
#include <optional>
#include <span>

namespace plumbline {

class PairMoments
{
public:
    static constexpr qsizetype kWidth = 8;

    /// The shifts are taken off the values first, against cancellation: use means of the data. They change no result.
    PairMoments(double shiftX, double shiftY)
        : m_shiftX(shiftX)
        , m_shiftY(shiftY)
    {
    }
    /// Puts one pair into a row of kWidth numbers.
    void add(double x, double y, std::span<double> row) const;

    /// Pearson's product-moment correlation, -1..1. Undefined when x or y does not vary.
    [[nodiscard]] std::optional<double> pearson(std::span<const double> sums) const;
    /// Lin 1989 (Biometrics 45:255, eq. 1; moments with divisor n): 2 s_xy / (s_x² + s_y² + (x̄ - ȳ)²), -1..1. A
    /// constant offset lowers it, which a correlation does not see. Undefined when neither x nor y varies.
    [[nodiscard]] std::optional<double> lin(std::span<const double> sums) const;
    /// mean(y - x), mean |y - x|, √mean (y - x)²: units of the values. Undefined without pairs.
    [[nodiscard]] std::optional<double> bias(std::span<const double> sums) const;
    [[nodiscard]] std::optional<double> meanAbsoluteError(std::span<const double> sums) const;
    [[nodiscard]] std::optional<double> rootMeanSquareError(std::span<const double> sums) const;
    /// Standard deviation of y - x, divisor n - 1. Undefined for fewer than two pairs.
    [[nodiscard]] std::optional<double> differenceSd(std::span<const double> sums) const;

private:
    double m_shiftX;
    double m_shiftY;
};

} // namespace plumbline
