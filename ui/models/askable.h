// SPDX-License-Identifier: GPL-3.0-or-later
// Models that can be asked without anybody's help.
#pragma once

#include "core/domain/model_spec.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace plumbline {

/// Imported models have no endpoint, and nobody wants to carry hundreds of questions by hand.
[[nodiscard]] inline std::vector<ModelSpec> askable(const std::vector<ModelSpec> &models)
{
    std::vector<ModelSpec> found;
    std::copy_if(models.begin(), models.end(), std::back_inserter(found), [](const ModelSpec &m) {
        return !m.endpoint.wire.isEmpty() && m.endpoint.wire != QLatin1String("manual");
    });
    return found;
}

} // namespace plumbline
