// SPDX-License-Identifier: GPL-3.0-or-later
// ChatModel: something that answers questions. Lives on the engine thread; one call, one attempt: waiting and trying
// again is the engine's business.
#pragma once

#include "core/llm/chat.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace plumbline {

class ChatModel : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using Done = std::function<void(const ChatResult &)>;

    /// Calls `done` exactly once, later, on this thread.
    virtual void ask(const ChatRequest &request, Done done) = 0;
    /// Breaks off everything under way; each `done` is called with Cancelled.
    virtual void cancelAll() = 0;
    /// Why it cannot be asked like this at all (a setting out of the API's range); empty where it can.
    [[nodiscard]] virtual QString objection(const ChatRequest & /*request*/) const { return {}; }
    /// Settings that its API has no field for, by name.
    [[nodiscard]] virtual QStringList leavesOut(const ChatRequest & /*request*/) const { return {}; }
};

} // namespace plumbline
