// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own settings over one SQLite connection.
#pragma once

#include "core/store/api/settings_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class SettingsSql final : public SettingsWriter
{
public:
    explicit SettingsSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<QString> setting(const QString &name) const override
    {
        return m_connection.value(QStringLiteral("SELECT value FROM project WHERE key = ?"), {name})
            .map([](const QVariant &v) { return v.toString(); });
    }
    [[nodiscard]] Status setSetting(const QString &name, const QString &value) override
    {
        return m_connection.exec(QStringLiteral("INSERT INTO project (key, value) VALUES (?, ?)"
                                                " ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                                 {name, value});
    }

private:
    Connection &m_connection;
};

} // namespace plumbline
