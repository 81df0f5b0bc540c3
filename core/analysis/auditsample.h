// SPDX-License-Identifier: GPL-3.0-or-later
// AuditSample: audit rows gathered by item and stratum, and the variance of the corrected mean. Shared by the estimator
// and the planner (corrected.h, where the formulas are); not for use outside this room.
#pragma once

#include "core/analysis/corrected.h"

#include <vector>

namespace plumbline {

class AuditSample
{
public:
    struct Item
    {
        size_t stratum = 0; ///< place in `strata`
        double rows = 0;
        double judge = 0; ///< sum over all rows
        double auditedRows = 0;
        double auditedJudge = 0; ///< sums over the audited rows
        double auditedHuman = 0;
    };
    struct Stratum
    {
        int id = 0;
        double items = 0;
        double audited = 0;
    };
    /// d̂ and the spread of its residuals per stratum, for one λ.
    struct Fit
    {
        double value = 0;              ///< Σ w d / Σ w m
        std::vector<double> variances; ///< s²_h; 0 with fewer than two audited items
        double rowSum = 0;             ///< M̂
    };

    [[nodiscard]] static Result<AuditSample> gather(std::span<const AuditRow> rows);

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] const std::vector<Stratum> &strata() const { return m_strata; }
    [[nodiscard]] double rows() const { return m_rows; }
    [[nodiscard]] double audited() const;
    [[nodiscard]] double auditedRows() const;
    [[nodiscard]] double judgeMean() const;
    /// Whether each stratum that is not wholly audited has two audited items, so that its variance can be estimated.
    [[nodiscard]] bool hasVariance() const;

    [[nodiscard]] Fit fit(double lambda) const;
    /// λ with the least variance, clipped to [0, 1]; 0 where the judge does not vary.
    [[nodiscard]] double bestLambda() const;
    /// S²_y / N: what the drawing of the items themselves adds.
    [[nodiscard]] double itemVariance() const;

    /// Half width of the interval for numbers of audited items per stratum; empty where it cannot be had. `extra` =
    /// fitted parameters beyond the mean.
    [[nodiscard]] std::optional<double> halfWidth(const Fit &fit, std::span<const double> audited,
                                                  const CorrectedOptions &options, int extra) const;
    [[nodiscard]] std::vector<double> auditedPerStratum() const;

private:
    [[nodiscard]] double weight(const Item &item) const
    {
        return m_strata[item.stratum].items / m_strata[item.stratum].audited;
    }
    /// Weighted mean per row of `value(item)` over the audited items.
    template <class Value>
    [[nodiscard]] double ratio(const Value &value) const;

    std::vector<Item> m_items;
    std::vector<Stratum> m_strata;
    double m_rows = 0;
    bool m_partly = false; ///< an audited item has rows that were not audited
};

} // namespace plumbline
