// SPDX-License-Identifier: GPL-3.0-or-later
// A span of time for people: "12 s", "3 min 05 s", "1 h 05 min".
#pragma once

#include <QString>

namespace plumbline {

/// `ms` >= 0; rounded up to whole seconds, from an hour on down to whole minutes.
[[nodiscard]] inline QString durationText(qint64 ms)
{
    const qint64 s = (ms + 999) / 1000;
    if (s < 60)
        return QStringLiteral("%1 s").arg(s);
    if (s < 3600)
        return QStringLiteral("%1 min %2 s").arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1 h %2 min").arg(s / 3600).arg(s / 60 % 60, 2, 10, QLatin1Char('0'));
}

} // namespace plumbline
