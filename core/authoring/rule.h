// SPDX-License-Identifier: GPL-3.0-or-later
// Rule: one thing that the benchmark asks of an item. A rule looks at all items at once, so that it may compare them;
// it changes nothing and reads no files. Any thread.
#pragma once

#include "core/authoring/finding.h"
#include "core/authoring/item_words.h"
#include "core/checks/constraint.h"
#include "core/domain/item.h"
#include "core/media/image_facts.h"

#include <memory>
#include <optional>
#include <vector>

namespace plumbline {

struct RuleInput
{
    const std::vector<Item> &items;
    std::vector<ItemWords> words; ///< of each item
    /// Of each item, of each component: several rules ask, and reading them takes longest.
    std::vector<std::vector<std::vector<Constraint>>> constraints;
    /// What is known of each item's image; nothing where nobody has looked at it.
    std::vector<std::optional<ImageFacts>> images;
    double total = 10; ///< what the weights of an item should sum to
};

class Rule
{
public:
    virtual ~Rule() = default;
    [[nodiscard]] virtual RuleInfo info() const = 0;
    virtual void check(const RuleInput &input, std::vector<Finding> &findings) const = 0;
    /// The item with the finding mended and nothing else changed; nothing where a person has to say how. `total` as in
    /// RuleInput.
    [[nodiscard]] virtual std::optional<Item> fixed(const Item &item, const Finding &finding, double total) const
    {
        Q_UNUSED(item)
        Q_UNUSED(finding)
        Q_UNUSED(total)
        return {};
    }

protected:
    /// A finding of this rule.
    [[nodiscard]] Finding found(std::size_t item, const QString &message, int component = -1) const
    {
        const RuleInfo about = info();
        return {static_cast<int>(item), about.id, about.severity, message, component, false, {}};
    }
};

using Rules = std::vector<std::unique_ptr<Rule>>;

// One function a group of rules; lint.cpp puts them together.
[[nodiscard]] Rules weightRules();
[[nodiscard]] Rules textRules();
[[nodiscard]] Rules repeatRules();
[[nodiscard]] Rules imageRules();
[[nodiscard]] Rules kindRules();
[[nodiscard]] Rules referenceRules();
[[nodiscard]] Rules leakRules();

} // namespace plumbline
