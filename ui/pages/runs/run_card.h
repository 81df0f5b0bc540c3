// SPDX-License-Identifier: GPL-3.0-or-later
// RunCard: one run: who is asked, how far it is, how fast, what failed, and the buttons that fit its state. GUI thread.
#pragma once

#include "core/run/run_status.h"
#include "ui/models/project_view.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace plumbline {

class RunCard final : public QFrame
{
    Q_OBJECT
public:
    explicit RunCard(QWidget *parent = nullptr);
    /// `status`: of this process; its state is Idle where the run was not started here.
    void show(const RunRow &row, const RunStatus &status);

Q_SIGNALS:
    void startRequested(const QString &runId);
    void pauseRequested(const QString &runId);
    void cancelRequested(const QString &runId);
    void retryRequested(const QString &runId, const QString &kind);
    void logRequested(const QString &runId);
    void changeRequested(const QString &runId);
    void byHandRequested(const QString &runId);
    void batchRequested(const QString &runId);

private:
    void showButtons(RunState state, const RunRow &row, const RunProgress &progress);
    [[nodiscard]] static QString numbersText(const RunRow &row, const RunStatus &status, const RunProgress &progress);
    void showFailures(const QMap<QString, int> &failures);

    QString m_runId;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_settings;
    QProgressBar *m_bar;
    QLabel *m_numbers;
    QLabel *m_message;
    QWidget *m_failures;
    QMap<QString, int> m_shownFailures;
    QPushButton *m_start;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QPushButton *m_change;
    QPushButton *m_log;
    QPushButton *m_byHand;
    QPushButton *m_batch;
};

} // namespace plumbline
