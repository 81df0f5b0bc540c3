// SPDX-License-Identifier: GPL-3.0-or-later
// ComponentRows: the components of a draft, one a row: category, words, weight; dragged or moved by key into another
// order. GUI thread.
#pragma once

#include "core/authoring/draft.h"

#include <QListWidget>

namespace plumbline {

class Theme;

class ComponentRows final : public QListWidget
{
    Q_OBJECT
public:
    explicit ComponentRows(const Theme &theme, QWidget *parent = nullptr);
    void show(const Draft &draft);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void categoryChosen(int component, const QString &type);
    void weightChosen(int component, double weight);
    void removed(int component);
    void moved(int from, int to);
    void currentChosen(int component); ///< -1: none

protected:
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeRow(const Draft &draft, int component);
    void update(QWidget &row, const Draft &draft, int component);

    const Theme &m_theme;
};

} // namespace plumbline
