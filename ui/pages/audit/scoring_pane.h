// SPDX-License-Identifier: GPL-3.0-or-later
// ScoringPane: the right of the audit page: response, components with points, reason, the judge's raw reply, and the
// buttons. Holds the reviewer's draft of the case in view; commits nothing itself. GUI thread.
#pragma once

#include "core/audit/carry_over.h"
#include "core/audit/case_checks.h"
#include "ui/models/score_table_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStringListModel;
class QTableView;

namespace plumbline {

class DiscussionPane;
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
    /// What is shown of a case, and to whom.
    struct View
    {
        QString candidate; ///< name, or the letter that stands for it
        QString reviewer;
        bool isHidden = false;       ///< blind: nothing of the judge or of others is in the case
        bool canReveal = false;      ///< hidden, and the reviewer has committed
        bool isAdjudicating = false; ///< what is committed settles the case
        ScoreTableModel::Points own; ///< the reviewer's earlier points, or gold while adjudicating
        std::optional<CarryOver> offer;
    };
    /// Showing the same response again keeps what is being typed and read.
    void setCase(const Item &item, const Case &c, const CheckTable &checks, const View &view, const Draft &draft);
    /// Reasons to complete from, the most used first.
    void setSnippets(const QStringList &reasons);
    /// Takes the points that were offered from a nearly equal text.
    void takeOffer();
    void editComment();
    /// What is selected in the response as a pin; nothing where nothing is.
    [[nodiscard]] std::optional<EvidencePin> selectedPin() const;
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
    void revealRequested();
    void commentEntered(int component, const QString &text);
    void takeBackRequested(const QString &eventId);
    void reasonLeft();

private:
    void showTotals();
    void showEvidence();
    void showReply(const Case &c, bool hidden);
    void showOffer();
    void showPins();
    [[nodiscard]] QWidget *buildResponse(const Theme &theme);
    [[nodiscard]] QWidget *buildTable(const Theme &theme);
    [[nodiscard]] QWidget *buildReason();
    [[nodiscard]] QWidget *buildReply();
    [[nodiscard]] QWidget *buildOffer();
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
    DiscussionPane *m_discussion = nullptr;
    QWidget *m_offerBar = nullptr;
    QLabel *m_offerText = nullptr;
    QStringListModel *m_snippets = nullptr;
    QPlainTextEdit *m_reply = nullptr;
    QLabel *m_parsing = nullptr;
    QPushButton *m_commit = nullptr;
    QPushButton *m_flag = nullptr;
    QPushButton *m_reveal = nullptr;
    QPushButton *m_judge = nullptr;
    double m_weightSum = 0;
    QString m_responseId;
    QString m_text; ///< of the response
    std::vector<CaseComponent> m_components;
    std::optional<CarryOver> m_offer;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace plumbline
