// SPDX-License-Identifier: GPL-3.0-or-later
// Clock: the time of day, behind an interface so that tests can move it.
#pragma once

#include <QDateTime>

namespace plumbline {

class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01 UTC.
    [[nodiscard]] virtual qint64 nowMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

} // namespace plumbline
