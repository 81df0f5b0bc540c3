// SPDX-License-Identifier: GPL-3.0-or-later
// A decision as the command line shows it (docs/cli.md).
#pragma once

#include "core/domain/decision.h"

#include <QJsonObject>

namespace plumbline::cli {

/// `stands`: nobody took it back.
[[nodiscard]] QJsonObject decisionToJson(const Decision &d, bool stands);

} // namespace plumbline::cli
