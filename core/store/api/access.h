// SPDX-License-Identifier: GPL-3.0-or-later
// ReadAccess and WriteAccess: one connection's view of all stores. Each belongs to the thread that made it.
#pragma once

#include "core/store/api/account_store.h"
#include "core/store/api/answer_store.h"
#include "core/store/api/attempt_store.h"
#include "core/store/api/decision_store.h"
#include "core/store/api/image_store.h"
#include "core/store/api/item_store.h"
#include "core/store/api/model_store.h"
#include "core/store/api/queue_store.h"
#include "core/store/api/reported_store.h"
#include "core/store/api/run_store.h"
#include "core/store/api/settings_store.h"

namespace plumbline {

class ReadAccess
{
public:
    virtual ~ReadAccess() = default;
    [[nodiscard]] virtual const ItemReader &items() const = 0;
    [[nodiscard]] virtual const ModelReader &models() const = 0;
    [[nodiscard]] virtual const RunReader &runs() const = 0;
    [[nodiscard]] virtual const AnswerReader &answers() const = 0;
    [[nodiscard]] virtual const DecisionReader &decisions() const = 0;
    [[nodiscard]] virtual const QueueReader &queues() const = 0;
    [[nodiscard]] virtual const SettingsReader &settings() const = 0;
    [[nodiscard]] virtual const AccountReader &account() const = 0;
    [[nodiscard]] virtual const AttemptReader &attempts() const = 0;
    [[nodiscard]] virtual const ImageReader &images() const = 0;
    [[nodiscard]] virtual const ReportedReader &reported() const = 0;
};

class WriteAccess
{
public:
    virtual ~WriteAccess() = default;
    [[nodiscard]] virtual ItemWriter &items() = 0;
    [[nodiscard]] virtual ModelWriter &models() = 0;
    [[nodiscard]] virtual RunWriter &runs() = 0;
    [[nodiscard]] virtual AnswerWriter &answers() = 0;
    [[nodiscard]] virtual DecisionWriter &decisions() = 0;
    [[nodiscard]] virtual QueueWriter &queues() = 0;
    [[nodiscard]] virtual SettingsWriter &settings() = 0;
    [[nodiscard]] virtual AccountWriter &account() = 0;
    [[nodiscard]] virtual AttemptWriter &attempts() = 0;
    [[nodiscard]] virtual ImageWriter &images() = 0;
    [[nodiscard]] virtual ReportedWriter &reported() = 0;
};

} // namespace plumbline
