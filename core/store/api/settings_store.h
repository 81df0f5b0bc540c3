// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing what a project remembers about itself: short texts by name. Never a key or a password.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace plumbline {

class SettingsReader
{
public:
    virtual ~SettingsReader() = default;
    /// The text stored under `name`, or empty.
    [[nodiscard]] virtual Result<QString> setting(const QString &name) const = 0;
};

class SettingsWriter : public virtual SettingsReader
{
public:
    [[nodiscard]] virtual Status setSetting(const QString &name, const QString &value) = 0;
};

} // namespace plumbline
