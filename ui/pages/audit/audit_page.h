// SPDX-License-Identifier: GPL-3.0-or-later
// AuditPage: the queue on the left, evidence in the middle, scoring on the right; keys as in docs/keys.md. Commits are
// on disk before the next case shows. In blind mode judge, others and candidate names stay hidden until a case is
// committed and revealed. GUI thread.
#pragma once

#include "ui/models/case_list_model.h"
#include "ui/models/case_queue_proxy.h"
#include "ui/pages/audit/scoring_pane.h"
#include "ui/pages/page.h"

#include <QElapsedTimer>
#include <QHash>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QSplitter;
class QStackedWidget;
class QStringListModel;

namespace plumbline {

class ComparePane;
class EmptyState;
class EvidencePane;
class PillBar;
class ReviewDesk;

class AuditPage final : public Page
{
    Q_OBJECT
public:
    explicit AuditPage(const PageContext &context, QWidget *parent = nullptr);
    ~AuditPage() override;
    [[nodiscard]] QString title() const override { return tr("Audit"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;
    /// Shows exactly these responses, saying what they are; an empty list shows all again.
    void showOnly(const QStringList &responseIds, const QString &what);
    /// Works on a saved queue; an empty name: on all responses.
    void openQueue(const QString &name);
    [[nodiscard]] QString reviewer() const;

private:
    // audit_page_chrome.cpp: what it is made of
    void buildToolbar();
    void buildKeys();
    [[nodiscard]] QWidget *buildQueue();

    // audit_page_queue.cpp: which responses, in which order
    void setKind(QueueKind kind);
    void refreshQueueBar();
    void refreshQueueChoice();
    /// The queue that was worked on last in this project.
    [[nodiscard]] QString rememberedQueue() const;
    void applyQueue();
    void newQueue();
    void deleteQueue();
    [[nodiscard]] const AuditQueue *currentQueue() const;
    void step(int by);
    void stepToUndecided();
    void selectResponse(const QString &responseId);
    void preloadNext();

    // audit_page.cpp: what the reviewer does
    void refresh();
    void reviewerChanged();
    void showRow(const QModelIndex &proxyIndex);
    void showCompared(const Case &c);
    void showPins();
    void keepDraft();
    void commit();
    void committed(const QString &response);
    void reveal();
    void takenBack(const QString &response);
    void toggleAdjudicating();
    void toggleCompare();
    void pinSelection();
    void forget(const QString &response);
    [[nodiscard]] bool isBlind() const;
    [[nodiscard]] const Case *currentCase() const;

    PageContext m_context;
    ReviewDesk *m_desk;
    CaseListModel *m_cases;
    CaseQueueProxy *m_queue;
    QWidget *m_toolbar = nullptr;
    QButtonGroup *m_kinds = nullptr;
    PillBar *m_pills = nullptr;
    QPushButton *m_onlyPill = nullptr;
    QPushButton *m_blindPill = nullptr;
    QPushButton *m_adjudicatePill = nullptr;
    QComboBox *m_judge = nullptr;
    QComboBox *m_queueChoice = nullptr;
    QLineEdit *m_reviewer = nullptr;
    QStringListModel *m_reviewers = nullptr;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_middle = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_splitter = nullptr;
    EvidencePane *m_evidence = nullptr;
    ComparePane *m_compare = nullptr;
    ScoringPane *m_scoring = nullptr;
    QSet<QString>
        m_seenOpen;        ///< responses whose judge this reviewer has had in view: no longer blind, whatever the mode
    QString m_shown;       ///< response id of the case in view
    QString m_wantedQueue; ///< name of a queue that the snapshot does not have yet
    QElapsedTimer m_inView;
    QHash<QString, ScoringPane::Draft> m_drafts;
};

} // namespace plumbline
