// SPDX-License-Identifier: GPL-3.0-or-later
// Where Plumbline keeps and finds its files, by the customs of the system.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace plumbline {

/// Fetched images; PLUMBLINE_CACHE overrides. Created when first written to.
[[nodiscard]] QString cacheFolder();
/// The bundled sample: PLUMBLINE_SAMPLE, else beside the installed program, else in the source tree it was built from.
[[nodiscard]] Result<QString> sampleFolder();
/// The project that the bundled sample is opened as: in the person's data folder, so that their decisions stay.
[[nodiscard]] QString sampleProjectPath();

} // namespace plumbline
