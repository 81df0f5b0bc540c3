// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/instruction_view.h"

#include "ui/decor/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr qreal kLineHeight = 1.6;
constexpr int kFontPixels = 16;
constexpr int kMostWidth = 760; // about 80 characters
constexpr qreal kUnderline = 2;

QString shown(const QString &instruction)
{
    QString text = instruction;
    return text.replace(u'\n', QChar::LineSeparator);
}

} // namespace

InstructionView::InstructionView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("instructionView"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QFont InstructionView::textFont() const
{
    QFont font = this->font();
    font.setPixelSize(kFontPixels);
    return font;
}

void InstructionView::setItem(const Item &item)
{
    m_item = item;
    m_spans = componentSpans(item);
    m_current = -1;
    setAccessibleName(tr("Instruction"));
    setAccessibleDescription(item.instruction);
    updateGeometry();
    update();
}

void InstructionView::clear()
{
    setItem({});
}

void InstructionView::setCurrentComponent(int component)
{
    m_current = component;
    update();
}

void InstructionView::layOut(QTextLayout &layout, qreal width) const
{
    const QFontMetricsF metrics(textFont());
    const qreal height = std::ceil(metrics.height() * kLineHeight * 0.85);
    layout.beginLayout();
    for (qreal y = 0;; y += height) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::min<qreal>(width, kMostWidth));
        line.setPosition({0, y});
    }
    layout.endLayout();
}

int InstructionView::heightForWidth(int width) const
{
    if (m_item.instruction.isEmpty())
        return 0;
    QTextLayout layout(shown(m_item.instruction), textFont());
    layOut(layout, width);
    const QTextLine last = layout.lineAt(layout.lineCount() - 1);
    return static_cast<int>(std::ceil(last.y() + last.height() + 4 * kUnderline));
}

QSize InstructionView::sizeHint() const
{
    return {400, heightForWidth(std::max(width(), 240))};
}

void InstructionView::paintEvent(QPaintEvent *)
{
    if (m_item.instruction.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QTextLayout layout(shown(m_item.instruction), textFont());
    layOut(layout, width());
    painter.setPen(m_theme.color(QStringLiteral("text")));
    for (std::size_t i = 0; i < m_spans.size(); ++i) {
        const Span &span = m_spans[i];
        if (span.start < 0)
            continue;
        const QColor colour = m_theme.category(m_item.components[i].category());
        const bool current = static_cast<int>(i) == m_current;
        for (int n = 0; n < layout.lineCount(); ++n) {
            const QTextLine line = layout.lineAt(n);
            const qsizetype from = std::max<qsizetype>(span.start, line.textStart());
            const qsizetype to = std::min<qsizetype>(span.start + span.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const qreal left = line.cursorToX(static_cast<int>(from));
            const qreal right = line.cursorToX(static_cast<int>(to));
            const QRectF box(left, line.y(), right - left, line.height());
            if (current) {
                QColor wash = colour;
                wash.setAlphaF(0.14F);
                painter.fillRect(box.adjusted(-2, -1, 2, 3), wash);
            }
            painter.fillRect(QRectF(left, box.bottom() + 1, right - left, current ? kUnderline + 1 : kUnderline),
                             colour);
        }
    }
    layout.draw(&painter, {0, 0});
}

bool InstructionView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QTextLayout layout(shown(m_item.instruction), textFont());
    layOut(layout, width());
    for (int n = 0; n < layout.lineCount(); ++n) {
        const QTextLine line = layout.lineAt(n);
        if (help->pos().y() < line.y() || help->pos().y() > line.y() + line.height() + 4)
            continue;
        const int at = line.xToCursor(help->pos().x(), QTextLine::CursorOnCharacter);
        for (std::size_t i = 0; i < m_spans.size(); ++i) {
            if (m_spans[i].start >= 0 && at >= m_spans[i].start && at < m_spans[i].start + m_spans[i].length) {
                const Component &c = m_item.components[i];
                QToolTip::showText(
                    help->globalPos(),
                    tr("Component %1: %2, %3 points").arg(i + 1).arg(categoryName(c.category())).arg(c.weight), this);
                return true;
            }
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace plumbline
