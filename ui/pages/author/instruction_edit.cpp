// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/author/instruction_edit.h"

#include "ui/decor/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextEdit>

#include <algorithm>

namespace plumbline {

InstructionEdit::InstructionEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("field"));
    setAccessibleName(tr("Instruction"));
    setPlaceholderText(tr("Write the instruction. Then select a part of it and press Ctrl+M to make it a component."));
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    QFont large = font();
    large.setPixelSize(15);
    setFont(large);
    connect(document(), &QTextDocument::contentsChange, this, &InstructionEdit::changed);
    connect(&m_theme, &Theme::changed, this, &InstructionEdit::underline);
}

QString InstructionEdit::text() const
{
    return toPlainText();
}

void InstructionEdit::show(const Draft &draft)
{
    const bool sameText = draft.instruction == text();
    m_draft = draft;
    if (!sameText) {
        const int at = textCursor().position();
        m_isShowing = true;
        setPlainText(draft.instruction);
        m_isShowing = false;
        QTextCursor cursor = textCursor();
        cursor.setPosition(std::min(at, static_cast<int>(draft.instruction.size())));
        setTextCursor(cursor);
    }
    underline();
}

void InstructionEdit::setCurrentComponent(int component)
{
    m_current = component;
    underline();
}

void InstructionEdit::changed(int at, int removed, int added)
{
    if (m_isShowing)
        return;
    const QString before = m_draft.instruction;
    const QString now = text();
    if (now == before)
        return; // looks only
    // Qt may report more than was typed (the whole block, the separator at the end): then the edit is what differs.
    QString inserted = now.mid(at, added);
    QString check = before;
    if (at + removed > before.size() || check.replace(at, removed, inserted) != now) {
        qsizetype start = 0;
        const qsizetype shorter = std::min(before.size(), now.size());
        while (start < shorter && before.at(start) == now.at(start))
            ++start;
        qsizetype tail = 0;
        while (tail < shorter - start && before.at(before.size() - 1 - tail) == now.at(now.size() - 1 - tail))
            ++tail;
        inserted = now.mid(start, now.size() - start - tail);
        Q_EMIT edited(start, before.size() - start - tail, inserted);
        return;
    }
    Q_EMIT edited(at, removed, inserted);
}

void InstructionEdit::underline()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (std::size_t c = 0; c < m_draft.components.size(); ++c) {
        const DraftComponent &component = m_draft.components[c];
        if (component.start < 0)
            continue;
        const QColor colour = m_theme.category(categoryFromSpelling(component.type));
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(static_cast<int>(component.start));
        selection.cursor.setPosition(static_cast<int>(component.start + component.length), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        selection.format.setUnderlineColor(colour);
        QColor wash = colour;
        wash.setAlphaF(static_cast<int>(c) == m_current ? 0.28F : 0.10F);
        selection.format.setBackground(wash);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void InstructionEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        Q_EMIT undoRequested();
        return;
    }
    if (event->matches(QKeySequence::Redo) ||
        (event->key() == Qt::Key_Z && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))) {
        Q_EMIT redoRequested();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool InstructionEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage();
}

void InstructionEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText()) // plain: no fonts and colours of elsewhere
        textCursor().insertText(source->text());
    else if (source->hasImage())
        Q_EMIT imagePasted();
}

} // namespace plumbline
