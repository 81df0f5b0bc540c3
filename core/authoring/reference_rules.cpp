// SPDX-License-Identifier: GPL-3.0-or-later
// The reference answer keeps what can be checked by rule.
#include "core/authoring/rule.h"
#include "core/checks/component_check.h"
#include "core/checks/text_metrics.h"
#include "core/exchange/item_fields.h"

namespace plumbline {

namespace {

class ReferencePasses final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("reference_check"), Severity::Error,
                QStringLiteral("The reference answer keeps every constraint that can be checked by rule: what its own "
                               "author does not meet cannot be asked of others.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QString reference = itemField(input.items[i], kReferenceField);
            if (reference.isEmpty())
                continue;
            const TextMetrics text = measureText(reference);
            for (std::size_t c = 0; c < input.constraints[i].size(); ++c)
                checkComponentOf(input, i, c, text, findings);
        }
    }

private:
    void checkComponentOf(const RuleInput &input, std::size_t i, std::size_t c, const TextMetrics &text,
                          std::vector<Finding> &findings) const
    {
        const ComponentCheck checked = checkConstraints(input.constraints[i][c], text);
        for (std::size_t k = 0; k < checked.checks.size(); ++k) {
            if (checked.checks[k].verdict != Verdict::Unmet)
                continue;
            findings.push_back(found(i,
                                     QStringLiteral("The reference answer does not keep “%1”: %2.")
                                         .arg(constraintText(checked.constraints[k]), checked.checks[k].measured),
                                     static_cast<int>(c)));
        }
    }
};

} // namespace

Rules referenceRules()
{
    Rules rules;
    rules.push_back(std::make_unique<ReferencePasses>());
    return rules;
}

} // namespace plumbline
