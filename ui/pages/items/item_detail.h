// SPDX-License-Identifier: GPL-3.0-or-later
// ItemDetail: the column beside an item: its facts, who wrote it, what the rules found, and what the candidates
// answered. GUI thread.
#pragma once

#include "core/authoring/finding.h"
#include "ui/models/project_view.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace plumbline {

class ProbeCard;

class ItemDetail final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ItemDetail(const ProjectView &view, QWidget *parent = nullptr);
    void show(const Item &item, const std::vector<Finding> &findings);
    /// To be told before show(): while an item waits for review its responses are hidden, so that it is answered blind.
    void setReview(ReviewState state, const std::optional<ItemReview> &last);
    void clear();

Q_SIGNALS:
    void annotatorsRequested();
    void reviewRequested();
    void revisionsRequested();
    void probeRequested();
    void fixRequested(const plumbline::Finding &finding);
    void acceptRequested(const plumbline::Finding &finding);
    void reopenRequested(const plumbline::Finding &finding);
    /// Show this response on the audit page.
    void auditRequested(const QString &responseId, const QString &what);

private:
    void showFindings(const std::vector<Finding> &findings);
    void showResponses(const Item &item);
    [[nodiscard]] QWidget *responseCard(const Item &item, const Case &c);

    const ProjectView &m_view;
    QLabel *m_facts;
    QLabel *m_annotator;
    QPushButton *m_setAnnotators;
    QLabel *m_review;
    QPushButton *m_reviewButton;
    QPushButton *m_showResponses; ///< while they are hidden
    ReviewState m_state = ReviewState::NotAsked;
    QString m_itemId;
    QString m_shownFor; ///< id of the waiting item whose responses are shown all the same
    QWidget *m_findings;
    QVBoxLayout *m_findingsLayout;
    ProbeCard *m_probes;
    QWidget *m_responses;
    QVBoxLayout *m_responsesLayout;
};

} // namespace plumbline
