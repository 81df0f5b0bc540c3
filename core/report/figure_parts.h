// SPDX-License-Identifier: GPL-3.0-or-later
// What several figures say and mark in the same way. For .cpp files of this room.
#pragma once

#include "core/report/figures.h"

namespace plumbline {

/// "A, OCR: 80.1, 95 % interval 70.0 to 90.2, n = 12, 1 missing, 2 by people".
[[nodiscard]] QString meanTip(const QString &who, const QString &on, const ScoreMean &m);
[[nodiscard]] std::optional<Interval> inPercent(const std::optional<Interval> &interval);
/// Names of the candidates, in the figure's order.
[[nodiscard]] QStringList namesOf(const FigureInput &in);
/// The responses of a column, each once.
[[nodiscard]] QStringList scoredResponses(const ScoreColumn &column);
/// "n = 3–5", "n = 3".
[[nodiscard]] QString rangeText(qsizetype least, qsizetype most);

} // namespace plumbline
