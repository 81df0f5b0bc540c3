// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/weight_bar.h"

#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace plumbline {

namespace {
constexpr qreal kGap = 3;
constexpr qreal kRadius = 3;
} // namespace

WeightBar::WeightBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("weightBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WeightBar::setComponents(const std::vector<Component> &components)
{
    m_components = components;
    QStringList parts;
    for (const Component &c : components)
        parts.append(tr("%1 %2").arg(categoryName(c.category())).arg(c.weight));
    setAccessibleName(tr("Weights"));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    update();
}

std::vector<QRectF> WeightBar::parts() const
{
    double sum = 0;
    for (const Component &c : m_components)
        sum += c.weight;
    std::vector<QRectF> parts;
    if (sum <= 0)
        return parts;
    const qreal usable = width() - kGap * static_cast<qreal>(m_components.size() - 1);
    qreal x = 0;
    for (const Component &c : m_components) {
        const qreal w = usable * c.weight / sum;
        parts.emplace_back(x, 0, w, height());
        x += w + kGap;
    }
    return parts;
}

void WeightBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = this->font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const std::vector<QRectF> boxes = parts();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const QColor fill = m_theme.category(m_components[i].category());
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(boxes[i], kRadius, kRadius);
        const QString number = QString::number(m_components[i].weight);
        const QRectF inside = boxes[i].adjusted(7, 0, -5, 0);
        QString label = categoryName(m_components[i].category()) + u' ' + number;
        if (metrics.horizontalAdvance(label) > inside.width())
            label = metrics.elidedText(categoryName(m_components[i].category()), Qt::ElideRight,
                                       inside.width() - metrics.horizontalAdvance(u' ' + number)) +
                    u' ' + number;
        painter.setPen(m_theme.readableOn(fill));
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, label);
    }
}

void WeightBar::mousePressEvent(QMouseEvent *event)
{
    const std::vector<QRectF> boxes = parts();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].contains(event->position()))
            Q_EMIT componentClicked(static_cast<int>(i));
    }
}

bool WeightBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::vector<QRectF> boxes = parts();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].contains(help->pos()))
            QToolTip::showText(help->globalPos(), plainTip(m_components[i].text.trimmed()), this);
    }
    return true;
}

} // namespace plumbline
