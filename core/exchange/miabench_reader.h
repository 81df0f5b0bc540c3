// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a benchmark in the format of the published instruction_benchmark_all.json: a JSON array of objects with image,
// instruction, type, components, component_weight, component_type. Pure function of the bytes.
#pragma once

#include "core/base/result.h"
#include "core/exchange/read_rows.h"

namespace plumbline {

/// `imageBase`: folder that relative image paths start from. A broken file is an error; a broken row is refused and the
/// others are read.
[[nodiscard]] Result<ReadItems> readMiaBench(const QByteArray &bytes, const QString &imageBase);

} // namespace plumbline
