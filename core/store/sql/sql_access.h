// SPDX-License-Identifier: GPL-3.0-or-later
// SqlAccess: all stores over one connection, for reading or for writing. Belongs to the thread that made it.
#pragma once

#include "core/store/api/access.h"
#include "core/store/sql/account_sql.h"
#include "core/store/sql/answer_sql.h"
#include "core/store/sql/attempt_sql.h"
#include "core/store/sql/decision_sql.h"
#include "core/store/sql/image_sql.h"
#include "core/store/sql/item_sql.h"
#include "core/store/sql/model_sql.h"
#include "core/store/sql/queue_sql.h"
#include "core/store/sql/reported_sql.h"
#include "core/store/sql/run_sql.h"
#include "core/store/sql/settings_sql.h"

namespace plumbline {

/// The stores themselves; both kinds of access hand out the same ones.
struct SqlStores
{
    explicit SqlStores(std::unique_ptr<Connection> owned)
        : connection(std::move(owned))
    {
    }
    std::unique_ptr<Connection> connection;
    ItemSql items{*connection};
    ModelSql models{*connection};
    RunSql runs{*connection};
    AnswerSql answers{*connection};
    DecisionSql decisions{*connection};
    QueueSql queues{*connection};
    SettingsSql settings{*connection};
    AccountSql account{*connection};
    AttemptSql attempts{*connection};
    ImageSql images{*connection};
    ReportedSql reported{*connection};
};

class SqlReadAccess final : public ReadAccess
{
public:
    explicit SqlReadAccess(std::unique_ptr<Connection> connection)
        : m_stores(std::move(connection))
    {
    }
    [[nodiscard]] const ItemReader &items() const override { return m_stores.items; }
    [[nodiscard]] const ModelReader &models() const override { return m_stores.models; }
    [[nodiscard]] const RunReader &runs() const override { return m_stores.runs; }
    [[nodiscard]] const AnswerReader &answers() const override { return m_stores.answers; }
    [[nodiscard]] const DecisionReader &decisions() const override { return m_stores.decisions; }
    [[nodiscard]] const QueueReader &queues() const override { return m_stores.queues; }
    [[nodiscard]] const SettingsReader &settings() const override { return m_stores.settings; }
    [[nodiscard]] const AccountReader &account() const override { return m_stores.account; }
    [[nodiscard]] const AttemptReader &attempts() const override { return m_stores.attempts; }
    [[nodiscard]] const ImageReader &images() const override { return m_stores.images; }
    [[nodiscard]] const ReportedReader &reported() const override { return m_stores.reported; }

private:
    SqlStores m_stores;
};

class SqlWriteAccess final : public WriteAccess
{
public:
    explicit SqlWriteAccess(std::unique_ptr<Connection> connection)
        : m_stores(std::move(connection))
    {
    }
    [[nodiscard]] ItemWriter &items() override { return m_stores.items; }
    [[nodiscard]] ModelWriter &models() override { return m_stores.models; }
    [[nodiscard]] RunWriter &runs() override { return m_stores.runs; }
    [[nodiscard]] AnswerWriter &answers() override { return m_stores.answers; }
    [[nodiscard]] DecisionWriter &decisions() override { return m_stores.decisions; }
    [[nodiscard]] QueueWriter &queues() override { return m_stores.queues; }
    [[nodiscard]] SettingsWriter &settings() override { return m_stores.settings; }
    [[nodiscard]] AccountWriter &account() override { return m_stores.account; }
    [[nodiscard]] AttemptWriter &attempts() override { return m_stores.attempts; }
    [[nodiscard]] ImageWriter &images() override { return m_stores.images; }
    [[nodiscard]] ReportedWriter &reported() override { return m_stores.reported; }
    [[nodiscard]] Connection &connection() { return *m_stores.connection; }

private:
    SqlStores m_stores;
};

} // namespace plumbline
