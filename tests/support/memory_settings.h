// SPDX-License-Identifier: GPL-3.0-or-later
// A project's settings in memory.
#pragma once

#include "core/store/api/settings_store.h"

#include <QMap>

namespace plumbline::test {

class MemorySettings final : public SettingsWriter
{
public:
    [[nodiscard]] Result<QString> setting(const QString &name) const override { return m_values.value(name); }
    [[nodiscard]] Status setSetting(const QString &name, const QString &value) override
    {
        m_values.insert(name, value);
        return {};
    }

private:
    QMap<QString, QString> m_values;
};

} // namespace plumbline::test
