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

class ItemDetail final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ItemDetail(const ProjectView &view, QWidget *parent = nullptr);
    void show(const Item &item, const std::vector<Finding> &findings);
    void clear();

Q_SIGNALS:
    void annotatorsRequested();
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
    QWidget *m_findings;
    QVBoxLayout *m_findingsLayout;
    QWidget *m_responses;
    QVBoxLayout *m_responsesLayout;
};

} // namespace plumbline
