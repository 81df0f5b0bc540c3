// SPDX-License-Identifier: GPL-3.0-or-later
// Purse: what a project and its runs may spend. Before a question is sent its worst case is set aside; the answer turns
// that into what it did cost. So a cap holds also for what is in flight. Engine thread; amounts in the project's
// currency.
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <optional>

namespace plumbline {

class Purse
{
public:
    enum class Verdict {
        Yes,
        Wait,      ///< fits once what is in flight has been settled
        RunCap,    ///< does not fit under the run's cap any more
        ProjectCap ///< nor under the project's
    };

    void setProject(double spent, std::optional<double> cap)
    {
        m_project.spent = std::max(m_project.spent, spent);
        m_project.cap = cap;
    }
    void openRun(const QString &run, double spent, std::optional<double> cap) { m_runs.insert(run, {spent, 0, cap}); }
    void setCap(const QString &run, std::optional<double> cap) { m_runs[run].cap = cap; }
    void closeRun(const QString &run)
    {
        m_project.reserved -= m_runs.value(run).reserved;
        m_runs.remove(run);
    }
    /// Another process spent too: what the project file says is the least.
    void atLeast(const QString &run, double runSpent, double projectSpent)
    {
        m_runs[run].spent = std::max(m_runs[run].spent, runSpent);
        m_project.spent = std::max(m_project.spent, projectSpent);
    }
    [[nodiscard]] Verdict ask(const QString &run, double worst) const
    {
        const Account account = m_runs.value(run);
        if (!account.ever(worst))
            return Verdict::RunCap;
        if (!m_project.ever(worst))
            return Verdict::ProjectCap;
        return account.now(worst) && m_project.now(worst) ? Verdict::Yes : Verdict::Wait;
    }
    void reserve(const QString &run, double worst)
    {
        m_runs[run].reserved += worst;
        m_project.reserved += worst;
    }
    void settle(const QString &run, double worst, double actual)
    {
        for (Account *account : {&m_runs[run], &m_project}) {
            account->reserved -= worst;
            account->spent += actual;
        }
    }
    [[nodiscard]] double spent(const QString &run) const { return m_runs.value(run).spent; }
    [[nodiscard]] double projectSpent() const { return m_project.spent; }

private:
    struct Account
    {
        double spent = 0;
        double reserved = 0;
        std::optional<double> cap;
        // A billionth of slack: sums of decimals must not refuse a question that fits exactly.
        [[nodiscard]] bool ever(double worst) const { return !cap || spent + worst <= *cap * (1 + 1e-9); }
        [[nodiscard]] bool now(double worst) const { return !cap || spent + reserved + worst <= *cap * (1 + 1e-9); }
    };
    Account m_project;
    QHash<QString, Account> m_runs;
};

} // namespace plumbline
