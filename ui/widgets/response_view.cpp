// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/response_view.h"

#include "ui/decor/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace plumbline {

namespace {
constexpr int kFontPixels = 14;
constexpr qreal kLineHeightPercent = 150;
constexpr int kNumberPixels = 10;
} // namespace

ResponseView::ResponseView(const Theme &theme, QWidget *parent)
    : QTextEdit(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("responseView"));
    setAccessibleName(tr("Response"));
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    setStyleSheet(QStringLiteral("font-size: %1px").arg(kFontPixels));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_theme, &Theme::changed, this, &ResponseView::mark);
}

void ResponseView::setResponse(const QString &text)
{
    m_ranges.clear();
    m_pins.clear();
    setPlainText(text);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(kLineHeightPercent, QTextBlockFormat::ProportionalHeight);
    all.mergeBlockFormat(format);
    verticalScrollBar()->setValue(0);
    mark();
}

void ResponseView::setEvidence(const std::vector<TextRange> &ranges, bool numbered)
{
    m_ranges = ranges;
    m_numbered = numbered;
    mark();
}

void ResponseView::setPins(const std::vector<TextRange> &ranges)
{
    m_pins = ranges;
    mark();
}

TextRange ResponseView::selectedRange() const
{
    const QTextCursor cursor = textCursor();
    return {cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()};
}

void ResponseView::add(QList<QTextEdit::ExtraSelection> &marks, const TextRange &range,
                       const QTextCharFormat &format) const
{
    // A pin comes from a file and may lie outside of this text.
    if (range.start < 0 || range.length <= 0 || range.start + range.length >= document()->characterCount())
        return;
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(static_cast<int>(range.start));
    selection.cursor.setPosition(static_cast<int>(range.start + range.length), QTextCursor::KeepAnchor);
    selection.format = format;
    marks.append(selection);
}

void ResponseView::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat evidence;
    evidence.setBackground(m_theme.color(QStringLiteral("warnWash")));
    evidence.setForeground(m_theme.color(QStringLiteral("text")));
    for (const TextRange &range : m_ranges)
        add(marks, range, evidence);
    QTextCharFormat pinned;
    pinned.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    pinned.setUnderlineColor(m_theme.color(QStringLiteral("accent")));
    pinned.setBackground(m_theme.color(QStringLiteral("accentWash")));
    for (const TextRange &range : m_pins)
        add(marks, range, pinned);
    setExtraSelections(marks);
    viewport()->update();
}

void ResponseView::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    if (!m_numbered || m_ranges.size() < 2)
        return;
    QPainter painter(viewport());
    QFont font = this->font();
    font.setPixelSize(kNumberPixels);
    painter.setFont(font);
    painter.setPen(m_theme.color(QStringLiteral("warn")));
    QTextCursor cursor(document());
    for (std::size_t i = 0; i < m_ranges.size(); ++i) {
        const qsizetype end = m_ranges[i].start + m_ranges[i].length;
        if (end >= document()->characterCount())
            continue;
        cursor.setPosition(static_cast<int>(end));
        const QRect at = cursorRect(cursor);
        painter.drawText(at.left() + 1, at.top() + kNumberPixels, QString::number(i + 1));
    }
}

} // namespace plumbline
