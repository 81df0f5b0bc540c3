// SPDX-License-Identifier: GPL-3.0-or-later
// The levels of the benchmark as files spell them. Plain values, any thread.
#pragma once

#include <QStringList>

namespace plumbline {

/// In the paper's order of difficulty. Files may have others, which are kept as they are.
inline const QStringList kLevels{QStringLiteral("basic"), QStringLiteral("intermediate"), QStringLiteral("advanced"),
                                 QStringLiteral("creative"), QStringLiteral("complex")};

} // namespace plumbline
