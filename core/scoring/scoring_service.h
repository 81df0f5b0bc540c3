// SPDX-License-Identifier: GPL-3.0-or-later
// ScoringService: reads the points out of every judgement that has none yet, or has those of an older parser. Listens
// to the store; lives on the main thread, reads replies on the writer thread. Stages before it never call it.
#pragma once

#include "core/store/api/project_store.h"

#include <QObject>

namespace plumbline {

class ScoringService final : public QObject
{
    Q_OBJECT
public:
    explicit ScoringService(ProjectStore &store);
    /// Begins to listen and reads what is there.
    void start();

Q_SIGNALS:
    /// Nothing is left to read.
    void caughtUp();
    void failed(const QString &error);

private:
    void readSome();

    ProjectStore &m_store;
    bool m_underWay = false;
    bool m_again = false;
};

/// Reads up to `limit` unread judgements inside a write job; returns how many it read.
[[nodiscard]] Result<int> scoreUnread(WriteAccess &access, int limit);

} // namespace plumbline
