// SPDX-License-Identifier: GPL-3.0-or-later
// InstructionEdit: the instruction as it is written, its components underlined in the colours of their categories. It
// says what was typed; undoing is the draft editor's, over text and components alike. GUI thread.
#pragma once

#include "core/authoring/draft.h"

#include <QPlainTextEdit>

namespace plumbline {

class Theme;

class InstructionEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit InstructionEdit(const Theme &theme, QWidget *parent = nullptr);
    /// Shows the draft's text and components; the cursor stays where it is as far as it can.
    void show(const Draft &draft);
    /// Stands out; -1: none.
    void setCurrentComponent(int component);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// `removed` units at `at` became `inserted`.
    void edited(qsizetype at, qsizetype removed, const QString &inserted);
    void imagePasted();
    void undoRequested();
    void redoRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void changed(int at, int removed, int added);
    void underline();

    const Theme &m_theme;
    Draft m_draft;
    int m_current = -1;
    bool m_isShowing = false;
};

} // namespace plumbline
