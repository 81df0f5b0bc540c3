// SPDX-License-Identifier: GPL-3.0-or-later
// WeightBar: the weights of an item's components as parts of the whole. GUI thread.
#pragma once

#include "core/domain/item.h"

#include <QWidget>

namespace plumbline {

class Theme;

class WeightBar final : public QWidget
{
    Q_OBJECT
public:
    explicit WeightBar(const Theme &theme, QWidget *parent = nullptr);
    void setComponents(const std::vector<Component> &components);
    [[nodiscard]] QSize sizeHint() const override { return {300, 22}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 22}; }

Q_SIGNALS:
    void componentClicked(int component);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] std::vector<QRectF> parts() const;

    const Theme &m_theme;
    std::vector<Component> m_components;
};

} // namespace plumbline
