// SPDX-License-Identifier: GPL-3.0-or-later
// Denominator ledger: how many rows stand behind a mean, how many are missing and why, and the mean itself under a
// stated policy. Pure, any thread.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace plumbline {

enum class RowState {
    Scored,   ///< has a score
    Refused,  ///< the judge or candidate refused
    Unparsed, ///< the judge's reply could not be read, or not in full
    Failed,   ///< a call failed
    NotRun,   ///< never asked
};

/// What a missing score means for the mean: left out, 0, or anything from 0 to 1.
enum class MissingPolicy { Exclude, Zero, Bounds };

struct LedgerRow
{
    RowState state = RowState::NotRun;
    std::optional<double> score; ///< 0..1; counts only with RowState::Scored
};

struct Ledger
{
    int scored = 0;
    int refused = 0;
    int unparsed = 0;
    int failed = 0;
    int notRun = 0;
    double sum = 0; ///< of the scores

    [[nodiscard]] int missing() const { return refused + unparsed + failed + notRun; }
    [[nodiscard]] int total() const { return scored + missing(); }
    bool operator==(const Ledger &) const = default;
};

/// `low` and `high` differ only under MissingPolicy::Bounds. `n` is the denominator.
struct LedgerMean
{
    double low = 0;
    double high = 0;
    int n = 0;
    bool operator==(const LedgerMean &) const = default;
};

/// Counts the rows. A scored row without a score, or with one that is not finite, is counted as unparsed.
[[nodiscard]] Ledger ledgerOf(const std::vector<LedgerRow> &rows);
/// Adds two ledgers of disjoint rows.
[[nodiscard]] Ledger operator+(const Ledger &a, const Ledger &b);
/// The mean, 0..1; nullopt when nothing stands behind it (no scored row under Exclude, no row at all otherwise).
[[nodiscard]] std::optional<LedgerMean> meanOf(const Ledger &ledger, MissingPolicy policy);

/// scored, refused, unparsed, failed, not_run.
[[nodiscard]] QString rowStateId(RowState state);
[[nodiscard]] std::optional<RowState> rowStateFromId(QStringView id);
/// exclude, zero, bounds.
[[nodiscard]] QString missingPolicyId(MissingPolicy policy);
[[nodiscard]] std::optional<MissingPolicy> missingPolicyFromId(QStringView id);

} // namespace plumbline
