// SPDX-License-Identifier: GPL-3.0-or-later
// InstructionView: the instruction with its components underlined in their category colours. GUI thread.
#pragma once

#include "core/domain/component_spans.h"
#include "core/domain/item.h"

#include <QWidget>

class QTextLayout;

namespace plumbline {

class Theme;

class InstructionView final : public QWidget
{
    Q_OBJECT
public:
    explicit InstructionView(const Theme &theme, QWidget *parent = nullptr);
    void setItem(const Item &item);
    void clear();
    /// The component that is being scored stands out; -1: none.
    void setCurrentComponent(int component);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void layOut(QTextLayout &layout, qreal width) const;
    [[nodiscard]] QFont textFont() const;

    const Theme &m_theme;
    Item m_item;
    std::vector<Span> m_spans;
    int m_current = -1;
};

} // namespace plumbline
