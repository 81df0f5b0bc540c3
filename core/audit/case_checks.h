// SPDX-License-Identifier: GPL-3.0-or-later
// CaseChecks: the rule checks of every case, beside the judge's points. Keeps what it computed by content, so that only
// what is new is computed. Not thread-safe: one owner.
#pragma once

#include "core/audit/case_table.h"
#include "core/checks/component_check.h"

#include <QHash>

#include <memory>

namespace plumbline {

/// Checks by CaseComponent::contentKey. Shared, never changed once handed out.
using CheckTable = QHash<QString, ComponentCheck>;

class CaseChecks
{
public:
    [[nodiscard]] CheckTable update(const CaseTable &table);

private:
    QHash<QString, std::vector<Constraint>> m_constraints; ///< by item revision and ordinal
    CheckTable m_checks;
};

/// Check and judge contradict each other: the rule is met and the judge gave at most half the points, or it is broken
/// and the judge gave more than half.
[[nodiscard]] bool contradicts(const ComponentCheck &check, const std::optional<double> &judgePoints, double weight);

/// Why a case should be looked at first: where the judge contradicts something. By category of the component.
struct CaseContradictions
{
    QStringList check;  ///< category ids where judge and check contradict each other
    QStringList judges; ///< category ids where two judges are at least half the weight apart
    bool total = false; ///< the judge's stated total is not the sum of its points

    [[nodiscard]] bool any() const { return !check.isEmpty() || !judges.isEmpty() || total; }
};
[[nodiscard]] CaseContradictions contradictionsOf(const Case &c, const Item &item, const CheckTable &checks);

} // namespace plumbline
