// SPDX-License-Identifier: GPL-3.0-or-later
// Cluster bootstrap over items: a replicate draws items with replacement, and all rows of an item move together.
// Deterministic for a seed whatever the number of threads; cancellable. Holds no data of its own, touches no store.
#pragma once

#include "core/analysis/interval.h"
#include "core/base/result.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

class QThreadPool;

namespace plumbline {

enum class IntervalKind {
    Percentile, ///< Efron & Tibshirani 1993, ch. 13; quantiles interpolated as R type 7
    Bca, ///< bias-corrected and accelerated, Efron 1987, JASA 82:171; acceleration by leaving out one item at a time
};

struct BootstrapOptions
{
    qsizetype replicates = 2000; ///< B > 0: 2000 on screen, 10 000 in reports
    quint64 seed = 1;
    double level = 0.95; ///< 0 < level < 1
    IntervalKind kind = IntervalKind::Percentile;
    QThreadPool *pool = nullptr; ///< helpers are borrowed from it, the caller works along; null: the caller alone
    std::stop_token stop = {};   ///< asked between blocks of 128 replicates
};

/// What each item adds to the sums that a statistic is computed from; `items` rows of `width` numbers.
struct ItemSums
{
    ItemSums(qsizetype itemCount, qsizetype rowWidth)
        : items(itemCount)
        , width(rowWidth)
        , values(size_t(itemCount) * size_t(rowWidth), 0.0)
    {
    }
    [[nodiscard]] std::span<double> row(qsizetype item)
    {
        return std::span(values).subspan(size_t(item) * size_t(width), size_t(width));
    }
    [[nodiscard]] std::span<const double> row(qsizetype item) const
    {
        return std::span(values).subspan(size_t(item) * size_t(width), size_t(width));
    }

    qsizetype items;
    qsizetype width;
    std::vector<double> values; ///< row after row
};

/// Writes its outputs for one drawing of items; NaN = undefined. Called from several threads at once: it may only read.
/// `counts[i]` says how often item i was drawn (all 1 for the data themselves).
using CountStatistic = std::function<void(std::span<const quint32> counts, std::span<double> out)>;
/// The same for statistics that need only sums over the drawn items (ItemSums rows added up).
using SumStatistic = std::function<void(std::span<const double> sums, std::span<double> out)>;

/// The result of one bootstrap: for every output the value on the data, the replicates, and their interval.
class Replicates
{
public:
    [[nodiscard]] qsizetype items() const { return m_items; }
    [[nodiscard]] qsizetype count() const { return m_count; }
    [[nodiscard]] qsizetype outputs() const { return qsizetype(m_value.size()); }
    /// The statistic on the data themselves.
    [[nodiscard]] std::optional<double> value(qsizetype output) const;
    /// The B replicates of one output in drawing order; NaN where the statistic was undefined.
    [[nodiscard]] std::span<const double> of(qsizetype output) const;
    [[nodiscard]] qsizetype undefinedCount(qsizetype output) const;
    /// Interval at the level and of the kind asked for. An undefined replicate may be anything, so it counts as lying
    /// beyond both ends: where more than (1 - level) / 2 of the replicates are undefined the interval is undefined.
    /// Also empty when the value is undefined, for fewer than two items, and when all replicates are equal (nothing
    /// varies, so nothing can be said about the spread).
    [[nodiscard]] std::optional<Interval> interval(qsizetype output) const;
    /// value and interval together, with the n given.
    [[nodiscard]] Estimate estimate(qsizetype output, qsizetype n) const;

private:
    friend class BootstrapRun;
    qsizetype m_items = 0;
    qsizetype m_count = 0;
    double m_level = 0.95;
    IntervalKind m_kind = IntervalKind::Percentile;
    std::vector<double> m_value;      ///< per output
    std::vector<double> m_replicates; ///< output after output, B each
    std::vector<double> m_jackknife;  ///< output after output, one per item; empty unless Bca
};

/// Bootstrap of any statistic. Cost: B drawings of `items` random numbers plus B calls. Fails with BadInput (B < 1, a
/// level outside (0, 1), more than 2^31 items) or Cancelled.
[[nodiscard]] Result<Replicates> bootstrapCounts(qsizetype items, qsizetype outputs, const CountStatistic &statistic,
                                                 const BootstrapOptions &options);
/// Bootstrap of statistics of sums: a replicate costs items × width additions. The same replicates (the same drawings)
/// as bootstrapCounts with the same seed.
[[nodiscard]] Result<Replicates> bootstrapSums(const ItemSums &sums, qsizetype outputs, const SumStatistic &statistic,
                                               const BootstrapOptions &options);

/// Cuts the next `count` numbers off a row in which several statistics keep their sums side by side.
template <class Span>
[[nodiscard]] Span takeFront(Span &rest, qsizetype count)
{
    const Span front = rest.first(size_t(count));
    rest = rest.subspan(size_t(count));
    return front;
}

/// Quantile of sorted numbers by linear interpolation (R type 7, NumPy's default); p in [0, 1], at least one number.
[[nodiscard]] double sortedQuantile(std::span<const double> sorted, double p);

} // namespace plumbline
