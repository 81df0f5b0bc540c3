// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/weights.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

/// `total` in `parts` shares, whole points where it is whole and there are enough, larger shares first.
std::vector<double> sharedOut(double total, std::size_t parts)
{
    const auto whole = static_cast<std::size_t>(std::max(0.0, total));
    if (std::floor(total) != total || whole < parts)
        return std::vector<double>(parts, total / static_cast<double>(parts));
    std::vector<double> shares(parts, static_cast<double>(whole / parts));
    for (std::size_t i = 0; i < whole % parts; ++i)
        shares[i] += 1;
    return shares;
}

} // namespace

std::vector<double> balancedWeights(const std::vector<Component> &components, double total)
{
    const std::size_t count = components.size();
    if (count == 0)
        return {};
    const auto description = std::find_if(components.begin(), components.end(),
                                          [](const Component &c) { return c.category() == Category::Description; });
    if (description == components.end() || count == 1)
        return sharedOut(total, count);
    const double share = (count == 2 ? 0.6 : 0.4) * total;
    std::vector<double> weights = sharedOut(total - share, count - 1);
    weights.insert(weights.begin() + (description - components.begin()), share);
    return weights;
}

} // namespace plumbline
