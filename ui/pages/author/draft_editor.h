// SPDX-License-Identifier: GPL-3.0-or-later
// DraftEditor: one draft with all that belongs to it, and undo over text, components, image and facts alike. It knows
// no project: what changed goes out, findings come in. GUI thread.
#pragma once

#include "core/authoring/draft.h"
#include "core/authoring/finding.h"
#include "ui/image/image_loader.h"

#include <QElapsedTimer>
#include <QUndoStack>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QVBoxLayout;

namespace plumbline {

class ComponentRows;
class ImageDrop;
class ImageView;
class InstructionEdit;
class Theme;
class WeightBar;

class DraftEditor final : public QWidget
{
    Q_OBJECT
public:
    DraftEditor(ImageLoader &images, const Theme &theme, QWidget *parent = nullptr);
    ~DraftEditor() override;

    /// Another draft: undo begins anew.
    void setDraft(const Draft &draft);
    [[nodiscard]] const Draft &draft() const { return m_draft; }
    /// What the rules found in the draft as it was when they looked.
    void setFindings(const std::vector<Finding> &findings);
    [[nodiscard]] ImageView &imageView();

    void undo() { m_undo.undo(); }
    void redo() { m_undo.redo(); }
    /// Makes a component of what is selected.
    void markSelection();
    void balance();
    void pasteImage();
    void chooseImage();
    /// The image that is kept as `address` takes the place of the draft's.
    void takeImage(const QString &address, const QString &source);
    void focusInstruction();
    /// Selects the next blank ‹…› of a template behind the cursor, or the first.
    void selectNextBlank();
    void selectFirstBlank();

Q_SIGNALS:
    void changed();
    void imageBytesTaken(const QByteArray &bytes, const QString &from);
    void chooseFolderRequested();
    void said(const QString &text);
    void failed(const QString &error);

private:
    friend class DraftCommand;
    enum class Kind { Typing, Weight, Fact, Other }; ///< typing and turning a weight go into one step

    [[nodiscard]] QWidget *buildSide();
    void connectParts();
    [[nodiscard]] QLineEdit *fact(const QString &name, const QString &placeholder, QWidget *parent);
    void change(const QString &what, Kind kind, const std::function<void(Draft &)> &edit);
    /// By undo and redo.
    void put(const Draft &draft);
    void render();
    void fix(const Finding &finding);

    Draft m_draft;
    QUndoStack m_undo;
    QElapsedTimer m_sinceChange;
    qsizetype m_typedTo = -1; ///< where the last edit of the instruction ended
    int m_step = 0;           ///< counts pauses, so that what comes after one is a step of its own
    std::vector<Finding> m_findings;
    QSplitter *m_splitter;
    ImageDrop *m_image;
    InstructionEdit *m_instruction;
    QPushButton *m_mark;
    WeightBar *m_weights;
    ComponentRows *m_rows;
    QLabel *m_noRows = nullptr;
    QLabel *m_total;
    QComboBox *m_level;
    QLineEdit *m_license;
    QLineEdit *m_source;
    QLineEdit *m_content;
    QPlainTextEdit *m_reference;
    std::array<QLineEdit *, kAnnotatorTraits.size()> m_annotator{};
    QLabel *m_findingsTitle;
    QVBoxLayout *m_findingsLayout;
    bool m_isRendering = false;
};

} // namespace plumbline
