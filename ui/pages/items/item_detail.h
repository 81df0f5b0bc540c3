// SPDX-License-Identifier: GPL-3.0-or-later
// ItemDetail: the column beside an item: its facts, who wrote it, and what the candidates answered. GUI thread.
#pragma once

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
    void show(const Item &item);
    void clear();

Q_SIGNALS:
    void annotatorsRequested();
    /// Show this response on the audit page.
    void auditRequested(const QString &responseId, const QString &what);

private:
    void showResponses(const Item &item);
    [[nodiscard]] QWidget *responseCard(const Item &item, const Case &c);

    const ProjectView &m_view;
    QLabel *m_facts;
    QLabel *m_annotator;
    QPushButton *m_setAnnotators;
    QWidget *m_responses;
    QVBoxLayout *m_responsesLayout;
};

} // namespace plumbline
