// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of `plumbline-cli parse` for one line, as a pure function. Reads and writes no file.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace plumbline {

/// From `{"id": any, "weights": [numbers > 0], "reply": text or null}` to
/// `{"id","state","points","stated_total","computed_total","flags"}`, UTF-8, keys in this order, no line end.
/// A component's texts may be given too, `"components": [texts]` and `"component_types": [texts]`, as many as weights.
/// `id` is given back as it is (null when absent). Numbers are the shortest text that reads back as the same double.
/// Error: BadInput with the reason; the caller knows the line number.
[[nodiscard]] Result<QByteArray> parseJsonLine(const QByteArray &line);

/// Shortest JSON number for `value` (finite): 3, 1.5, 0.3333333333333333.
[[nodiscard]] QByteArray jsonNumber(double value);

} // namespace plumbline
