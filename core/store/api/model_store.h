// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing candidates and judges.
#pragma once

#include "core/base/result.h"
#include "core/domain/model_spec.h"

#include <optional>
#include <vector>

namespace plumbline {

class ModelReader
{
public:
    virtual ~ModelReader() = default;
    /// All models, candidates first, in the order they were added.
    [[nodiscard]] virtual Result<std::vector<ModelSpec>> models() const = 0;
    [[nodiscard]] virtual Result<std::optional<ModelSpec>> modelByName(ModelRole role, const QString &name) const = 0;
};

class ModelWriter : public virtual ModelReader
{
public:
    /// Inserts, or updates endpoint and note of the model with that role and name. Returns the stored row.
    [[nodiscard]] virtual Result<ModelSpec> upsert(const ModelSpec &model, qint64 nowMs) = 0;
};

} // namespace plumbline
