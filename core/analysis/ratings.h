// SPDX-License-Identifier: GPL-3.0-or-later
// Ratings: a matrix of units x raters with gaps, and the same as category codes. Plain values, any thread.
// A unit is what is rated (one component of one response); a rater is a person, a judge, or gold.
#pragma once

#include "core/base/result.h"

#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace plumbline {

/// Numbers given by raters; NaN = this rater did not rate this unit.
class Ratings
{
public:
    Ratings() = default;
    Ratings(qsizetype units, qsizetype raters)
        : m_units(units)
        , m_raters(raters)
        , m_values(size_t(units) * size_t(raters), std::numeric_limits<double>::quiet_NaN())
    {
    }

    [[nodiscard]] qsizetype units() const { return m_units; }
    [[nodiscard]] qsizetype raters() const { return m_raters; }
    [[nodiscard]] double at(qsizetype unit, qsizetype rater) const { return m_values[index(unit, rater)]; }
    void set(qsizetype unit, qsizetype rater, double value) { m_values[index(unit, rater)] = value; }
    /// One value per rater.
    [[nodiscard]] std::span<const double> unit(qsizetype u) const
    {
        return std::span(m_values).subspan(size_t(u) * size_t(m_raters), size_t(m_raters));
    }
    /// How many raters rated the unit.
    [[nodiscard]] qsizetype rated(qsizetype u) const;
    /// How many cells are empty.
    [[nodiscard]] qsizetype missing() const;

private:
    [[nodiscard]] size_t index(qsizetype unit, qsizetype rater) const { return size_t(unit * m_raters + rater); }
    qsizetype m_units = 0;
    qsizetype m_raters = 0;
    std::vector<double> m_values;
};

/// Category codes 0..categories-1 in the order of the scale; -1 = not rated. The number of categories is the caller's,
/// so that a category nobody used still counts.
class CodedRatings
{
public:
    CodedRatings() = default;
    CodedRatings(qsizetype units, qsizetype raters, int categories)
        : m_units(units)
        , m_raters(raters)
        , m_categories(categories)
        , m_codes(size_t(units) * size_t(raters), -1)
    {
    }

    [[nodiscard]] qsizetype units() const { return m_units; }
    [[nodiscard]] qsizetype raters() const { return m_raters; }
    [[nodiscard]] int categories() const { return m_categories; }
    [[nodiscard]] int at(qsizetype unit, qsizetype rater) const { return m_codes[size_t(unit * m_raters + rater)]; }
    /// `code` is -1 or 0..categories()-1.
    void set(qsizetype unit, qsizetype rater, int code) { m_codes[size_t(unit * m_raters + rater)] = code; }
    [[nodiscard]] std::span<const int> unit(qsizetype u) const
    {
        return std::span(m_codes).subspan(size_t(u) * size_t(m_raters), size_t(m_raters));
    }

private:
    qsizetype m_units = 0;
    qsizetype m_raters = 0;
    int m_categories = 0;
    std::vector<int> m_codes;
};

/// Codes the ratings by a fixed list of category values in the order of the scale. A rating that is none of them
/// (further than `tolerance` from each) is an error that names unit and rater: a value outside the scale must not
/// vanish.
[[nodiscard]] Result<CodedRatings> coded(const Ratings &ratings, std::span<const double> categories,
                                         double tolerance = 1e-9);

/// The verdicts on component scores in [0, 1]: 0 unmet, 1 partial, 2 met (three categories). A score within 1e-9 of 0
/// is unmet, within 1e-9 of 1 or above is met, anything between is partial.
enum ScoreVerdict { Unmet = 0, Partial = 1, Met = 2 };
inline constexpr int kVerdicts = 3;
[[nodiscard]] ScoreVerdict verdictOf(double score);
[[nodiscard]] CodedRatings verdicts(const Ratings &scores);
/// The codes as numbers 0, 1, 2 …; -1 becomes NaN.
[[nodiscard]] Ratings asNumbers(const CodedRatings &codes);

} // namespace plumbline
