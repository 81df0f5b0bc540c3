// SPDX-License-Identifier: GPL-3.0-or-later
// ScoringPane: the right of the audit page: response, components with points, reason, the judge's raw reply, and the
// buttons. Holds the reviewer's draft of the case in view; commits nothing itself. GUI thread.
#pragma once

#include "core/audit/case_checks.h"
#include "ui/models/score_table_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace plumbline {

class ResponseView;
class Theme;

class ScoringPane final : public QWidget
{
    Q_OBJECT
public:
    ScoringPane(const Theme &theme, QWidget *parent = nullptr);

    struct Draft
    {
        ScoreTableModel::Points points;
        QString reason;
    };
    /// `own`: the reviewer's earlier points. Showing the same response again keeps what is being typed and read.
    void setCase(const Item &item, const Case &c, const QString &candidate, const CheckTable &checks,
                 const ScoreTableModel::Points &own, const Draft &draft);
    void clear();
    [[nodiscard]] Draft draft() const;
    /// What is typed was committed or taken back: the next setCase() shows the response afresh.
    void forgetDraft();
    /// Something typed here is not committed yet.
    [[nodiscard]] bool hasDraft() const;

    [[nodiscard]] int currentComponent() const;
    void setCurrentComponent(int component);
    void moveComponent(int by);
    /// A digit typed for the current component; false with a message where it does not fit.
    bool typePoints(double points);
    /// Half a point more, when that fits.
    void addHalf();
    void takeJudge();
    void takeJudgeForAll();
    void takeCheck();
    void editReason();
    void toggleRawReply();

Q_SIGNALS:
    void componentChanged(int component);
    void said(const QString &message);
    void commitRequested();
    void flagRequested();
    void reasonLeft();

private:
    void showTotals();
    void showEvidence();
    void showReply(const Case &c);
    void showWho(const Item &item, const Case &c);
    [[nodiscard]] QWidget *buildResponse(const Theme &theme);
    [[nodiscard]] QWidget *buildTable(const Theme &theme);
    [[nodiscard]] QWidget *buildReason();
    [[nodiscard]] QWidget *buildReply();
    [[nodiscard]] QWidget *buildButtons();
    void fitTable();
    void fitSoon();

    ScoreTableModel *m_model;
    QLabel *m_who = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_state = nullptr;
    ResponseView *m_response = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_totals = nullptr;
    QLineEdit *m_reason = nullptr;
    QLabel *m_history = nullptr;
    QPlainTextEdit *m_reply = nullptr;
    QLabel *m_parsing = nullptr;
    QPushButton *m_commit = nullptr;
    QPushButton *m_flag = nullptr;
    double m_weightSum = 0;
    QString m_responseId;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace plumbline
