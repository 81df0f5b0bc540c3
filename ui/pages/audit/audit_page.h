// SPDX-License-Identifier: GPL-3.0-or-later
// AuditPage: the queue on the left, evidence in the middle, scoring on the right; keys as in docs/keys.md. Commits are
// on disk before the next case shows. GUI thread.
#pragma once

#include "ui/models/case_list_model.h"
#include "ui/models/case_queue_proxy.h"
#include "ui/pages/audit/scoring_pane.h"
#include "ui/pages/page.h"

#include <QHash>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace plumbline {

class EmptyState;
class EvidencePane;

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
    [[nodiscard]] QString reviewer() const;

private:
    void buildToolbar();
    void buildKeys();
    [[nodiscard]] QWidget *buildQueue();
    void setQueue(QueueKind kind);
    void refresh();
    void refreshQueueBar();
    void showRow(const QModelIndex &proxyIndex);
    void keepDraft();
    void step(int by);
    void stepToUndecided();
    void selectResponse(const QString &responseId);
    void commit();
    void toggleFlag();
    void undo();
    void redo();
    void append(std::function<std::vector<Decision>(const DecisionIndex &)> makeEvents, const QString &doneText,
                std::function<void(const QString &response)> then);
    void takeBack(std::vector<Decision> (*makeEvents)(const DecisionIndex &, const QString &, qint64),
                  const QString &doneText, const QString &nothingText);
    void forget(const QString &response);
    [[nodiscard]] const Case *currentCase() const;
    void preloadNext();

    PageContext m_context;
    CaseListModel *m_cases;
    CaseQueueProxy *m_queue;
    QWidget *m_toolbar = nullptr;
    QButtonGroup *m_kinds = nullptr;
    QPushButton *m_onlyPill = nullptr;
    QComboBox *m_judge = nullptr;
    QLineEdit *m_reviewer = nullptr;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_splitter = nullptr;
    EvidencePane *m_evidence = nullptr;
    ScoringPane *m_scoring = nullptr;
    QString m_shown; ///< response id of the case in view
    QHash<QString, ScoringPane::Draft> m_drafts;
    bool m_committing = false;
};

} // namespace plumbline
