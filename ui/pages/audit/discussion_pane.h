// SPDX-License-Identifier: GPL-3.0-or-later
// DiscussionPane: who said what about the component in view: points and reasons of each reviewer, gold, comments, pins;
// and a line to comment. Stores nothing itself. GUI thread.
#pragma once

#include "core/audit/case_table.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace plumbline {

class DiscussionPane final : public QWidget
{
    Q_OBJECT
public:
    explicit DiscussionPane(QWidget *parent = nullptr);
    /// `reviewer` may take back what is theirs.
    void setCase(const Item &item, const Case &c, const QString &reviewer);
    void setComponent(int component);
    void clear();
    void editComment();

Q_SIGNALS:
    void commentEntered(const QString &text);
    void takeBackRequested(const QString &eventId);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void addLine(const QString &text, const QString &role, const QString &ownEvent = {});

    Item m_item;
    std::vector<CaseComponent> m_components;
    QString m_reviewer;
    int m_component = -1;
    QVBoxLayout *m_lines;
    QLineEdit *m_comment;
};

} // namespace plumbline
