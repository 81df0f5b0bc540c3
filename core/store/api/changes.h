// SPDX-License-Identifier: GPL-3.0-or-later
// Changes: what kinds of rows a write touched; carried by ProjectStore::changed().
#pragma once

#include <QFlags>
#include <QMetaType>

namespace plumbline {

enum class Change {
    Items = 1 << 0,
    Models = 1 << 1,
    Runs = 1 << 2,
    Responses = 1 << 3,
    Judgements = 1 << 4,
    Decisions = 1 << 5,
    Settings = 1 << 6,
    Scores = 1 << 7,    ///< points read from judgements
    Elsewhere = 1 << 8, ///< another process wrote; anything may differ
};
Q_DECLARE_FLAGS(Changes, Change)
Q_DECLARE_OPERATORS_FOR_FLAGS(Changes)

} // namespace plumbline

Q_DECLARE_METATYPE(plumbline::Changes)
