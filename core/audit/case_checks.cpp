// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/case_checks.h"

#include "core/checks/extractor.h"

#include <algorithm>

namespace plumbline {

CheckTable CaseChecks::update(const CaseTable &table)
{
    CheckTable current;
    for (const Case &c : table.cases) {
        if (!c.response || c.response->state == ResponseState::Failed || c.response->state == ResponseState::Empty ||
            c.response->state == ResponseState::NotGiven)
            continue;
        const Item &item = table.items[c.item];
        std::optional<TextMetrics> metrics; // one measuring for all components of the response
        for (std::size_t i = 0; i < item.components.size(); ++i) {
            const QString key = item.revisionId + u'/' + QString::number(i);
            auto constraints = m_constraints.constFind(key);
            if (constraints == m_constraints.constEnd()) {
                const Component &component = item.components[i];
                constraints = m_constraints.insert(
                    key, extractConstraints(component.text, categoryId(component.category()), item.instruction));
            }
            if (constraints->empty())
                continue;
            const QString &content = c.components[i].contentKey;
            auto known = m_checks.constFind(content);
            if (known == m_checks.constEnd()) {
                if (!metrics)
                    metrics = measureText(c.response->text);
                known = m_checks.insert(content, checkConstraints(*constraints, *metrics));
            }
            current.insert(content, *known);
        }
    }
    m_checks = current; // what no case has any more is forgotten
    return current;
}

bool contradicts(const ComponentCheck &check, const std::optional<double> &judgePoints, double weight)
{
    if (!check.verdict || !judgePoints || weight <= 0)
        return false;
    const double ratio = *judgePoints / weight;
    return (*check.verdict == Verdict::Met && ratio <= 0.5) || (*check.verdict == Verdict::Unmet && ratio > 0.5);
}

CaseContradictions contradictionsOf(const Case &c, const Item &item, const CheckTable &checks)
{
    CaseContradictions found;
    for (std::size_t i = 0; i < c.components.size(); ++i) {
        const Component &component = item.components[i];
        const auto check = checks.constFind(c.components[i].contentKey);
        if (check != checks.constEnd() && contradicts(*check, c.components[i].judge, component.weight))
            found.check.append(categoryId(component.category()));
        if (c.components[i].judgesDiffer)
            found.judges.append(categoryId(component.category()));
    }
    if (c.judgement) {
        const std::vector<QString> &flags = c.judgement->score.flags;
        found.total = std::find(flags.begin(), flags.end(), QLatin1String("total_mismatch")) != flags.end();
    }
    return found;
}

} // namespace plumbline
