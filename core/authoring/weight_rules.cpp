// SPDX-License-Identifier: GPL-3.0-or-later
// Weights: positive, summing to the total, and the description the largest of them (the paper's weight rule).
#include "core/authoring/rule.h"
#include "core/authoring/weights.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 6);
}

std::optional<Item> balanced(Item item, double total)
{
    const std::vector<double> weights = balancedWeights(item.components, total);
    if (weights.empty())
        return {};
    for (std::size_t c = 0; c < weights.size(); ++c)
        item.components[c].weight = weights[c];
    return item;
}

class WeightPositive final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("weight_positive"), Severity::Error,
                QStringLiteral("Every component is worth more than 0 points; else it cannot be graded.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const std::vector<Component> &components = input.items[i].components;
            if (components.empty())
                findings.push_back(found(i, QStringLiteral("The item has no components.")));
            for (std::size_t c = 0; c < components.size(); ++c) {
                if (!(components[c].weight > 0))
                    findings.push_back(found(i,
                                             QStringLiteral("It is worth %1 points.").arg(number(components[c].weight)),
                                             static_cast<int>(c)));
            }
        }
    }
    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &, double total) const override
    {
        return balanced(item, total);
    }
};

class WeightSum final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("weight_sum"), Severity::Error,
                QStringLiteral("The weights of an item sum to the same total in the whole benchmark (10 in the paper); "
                               "scorers that print “out of 10” would never give full marks otherwise.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const double sum = input.items[i].weightSum();
            if (!input.items[i].components.empty() && std::abs(sum - input.total) > 1e-9)
                findings.push_back(found(
                    i, QStringLiteral("The weights sum to %1 instead of %2.").arg(number(sum), number(input.total))));
        }
    }
    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &, double total) const override
    {
        return balanced(item, total);
    }
};

class DescriptionWeight final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("description_weight"), Severity::Warning,
            QStringLiteral("A description is worth 6 of two components and 4 of three or more, and is the largest: a "
                           "response that follows every small rule but does not describe must not score high.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const std::vector<Component> &components = input.items[i].components;
            const auto first = std::find_if(components.begin(), components.end(),
                                            [](const Component &c) { return c.category() == Category::Description; });
            if (first == components.end() || components.size() < 2)
                continue;
            const double asked = (components.size() == 2 ? 0.6 : 0.4) * input.total;
            const double largest =
                std::max_element(components.begin(), components.end(), [](const auto &a, const auto &b) {
                    return a.weight < b.weight;
                })->weight;
            const int at = static_cast<int>(first - components.begin());
            // One of several descriptions may be a smaller part.
            const bool anyRight = std::any_of(components.begin(), components.end(), [&](const Component &c) {
                return c.category() == Category::Description && std::abs(c.weight - asked) < 1e-9 &&
                       c.weight >= largest;
            });
            if (!anyRight)
                findings.push_back(found(i,
                                         QStringLiteral("The description is worth %1; of %2 components it should be %3 "
                                                        "and the largest.")
                                             .arg(number(first->weight))
                                             .arg(components.size())
                                             .arg(number(asked)),
                                         at));
        }
    }
    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &, double total) const override
    {
        return balanced(item, total);
    }
};

} // namespace

Rules weightRules()
{
    Rules rules;
    rules.push_back(std::make_unique<WeightPositive>());
    rules.push_back(std::make_unique<WeightSum>());
    rules.push_back(std::make_unique<DescriptionWeight>());
    return rules;
}

} // namespace plumbline
