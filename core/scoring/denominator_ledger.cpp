// SPDX-License-Identifier: GPL-3.0-or-later
// Counting, and the three policies.
#include "core/scoring/denominator_ledger.h"

#include <array>
#include <cmath>

namespace plumbline {

namespace {

constexpr std::array kStates = {u"scored", u"refused", u"unparsed", u"failed", u"not_run"};
constexpr std::array kPolicies = {u"exclude", u"zero", u"bounds"};

template <class Enum, std::size_t N>
std::optional<Enum> fromId(const std::array<const char16_t *, N> &ids, QStringView id)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (id == QStringView(ids[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

Ledger ledgerOf(const std::vector<LedgerRow> &rows)
{
    Ledger ledger;
    for (const LedgerRow &row : rows) {
        switch (row.state) {
        case RowState::Scored:
            if (row.score && std::isfinite(*row.score)) {
                ++ledger.scored;
                ledger.sum += *row.score;
            } else {
                ++ledger.unparsed;
            }
            break;
        case RowState::Refused:
            ++ledger.refused;
            break;
        case RowState::Unparsed:
            ++ledger.unparsed;
            break;
        case RowState::Failed:
            ++ledger.failed;
            break;
        case RowState::NotRun:
            ++ledger.notRun;
            break;
        }
    }
    return ledger;
}

Ledger operator+(const Ledger &a, const Ledger &b)
{
    return {a.scored + b.scored, a.refused + b.refused, a.unparsed + b.unparsed,
            a.failed + b.failed, a.notRun + b.notRun,   a.sum + b.sum};
}

std::optional<LedgerMean> meanOf(const Ledger &ledger, MissingPolicy policy)
{
    const int n = policy == MissingPolicy::Exclude ? ledger.scored : ledger.total();
    if (n == 0)
        return std::nullopt;
    const double low = ledger.sum / n;
    const double high = policy == MissingPolicy::Bounds ? (ledger.sum + ledger.missing()) / n : low;
    return LedgerMean{low, high, n};
}

QString rowStateId(RowState state)
{
    return QString::fromUtf16(kStates[static_cast<std::size_t>(state)]);
}

std::optional<RowState> rowStateFromId(QStringView id)
{
    return fromId<RowState>(kStates, id);
}

QString missingPolicyId(MissingPolicy policy)
{
    return QString::fromUtf16(kPolicies[static_cast<std::size_t>(policy)]);
}

std::optional<MissingPolicy> missingPolicyFromId(QStringView id)
{
    return fromId<MissingPolicy>(kPolicies, id);
}

} // namespace plumbline
