// SPDX-License-Identifier: GPL-3.0-or-later
// lint(): checks items by the rules of the benchmark, on opening any. Pure, any thread.
#pragma once

#include "core/authoring/finding.h"
#include "core/domain/item.h"
#include "core/media/image_facts.h"

#include <QJsonArray>

#include <functional>
#include <optional>

namespace plumbline {

struct LintOptions
{
    /// What is known of an item's image, such as ImageLibrary::facts() after surveyImages(); nothing where nobody has
    /// looked. Called on any thread.
    std::function<std::optional<ImageFacts>(const Item &)> images{};
};

/// Findings by item, then by severity. The total of the weights is the one that most items have.
[[nodiscard]] std::vector<Finding> lint(const std::vector<Item> &items, const LintOptions &options = {});
/// The item of a finding with it mended and nothing else changed: id and position are kept, revisionId is not new yet.
/// Nothing where a person has to say how. `items` are those that were checked.
[[nodiscard]] std::optional<Item> fixOf(const std::vector<Item> &items, const Finding &finding);
/// Every rule there is.
[[nodiscard]] std::vector<RuleInfo> lintRules();
/// As `plumbline-cli lint --json` gives it: docs/cli.md.
[[nodiscard]] QJsonArray findingsToJson(const std::vector<Finding> &findings, const std::vector<Item> &items);

} // namespace plumbline
