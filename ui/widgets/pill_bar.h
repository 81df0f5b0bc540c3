// SPDX-License-Identifier: GPL-3.0-or-later
// PillBar: a row of pills of which those that do not fit go into a "More" menu, so that none is cut off. GUI thread.
#pragma once

#include <QWidget>

class QMenu;
class QPushButton;

namespace plumbline {

class PillBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PillBar(QWidget *parent = nullptr);
    void addPill(QPushButton *pill);
    /// Takes a pill out of the row and the menu, or puts it back.
    void setShown(QPushButton *pill, bool shown);
    /// After texts changed.
    void arrange();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<QPushButton *> m_pills;
    QList<QPushButton *> m_left; ///< taken out
    QPushButton *m_more;
    QMenu *m_menu;
};

} // namespace plumbline
