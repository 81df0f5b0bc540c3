// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that may be missing, as JSON: null where there is none (JSON has no NaN). Pure.
#pragma once

#include <QJsonValue>

#include <cmath>
#include <optional>

namespace plumbline {

[[nodiscard]] inline QJsonValue numberOrNull(const std::optional<double> &value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
}

} // namespace plumbline
