// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/author/draft_editor.h"

#include "core/authoring/item_template.h"
#include "core/authoring/lint.h"
#include "core/domain/level.h"
#include "ui/pages/author/component_rows.h"
#include "ui/pages/author/image_drop.h"
#include "ui/pages/author/instruction_edit.h"
#include "ui/widgets/finding_card.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/weight_bar.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QUndoCommand>

namespace plumbline {

namespace {

constexpr int kKinds = 4;
constexpr qint64 kOneStepMs = 1200; ///< a pause in typing that begins a new step of undo
const QString kSplitterKey = QStringLiteral("author/splitter");

} // namespace

/// A step of undo: the draft before and after. Drafts are small, and a step can then never be half of one.
class DraftCommand final : public QUndoCommand
{
public:
    DraftCommand(DraftEditor &editor, const QString &text, int kind, Draft before, Draft after)
        : QUndoCommand(text)
        , m_editor(editor)
        , m_kind(kind)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_editor.put(m_before); }
    void redo() override
    {
        if (m_isDone)
            m_editor.put(m_after);
        m_isDone = true; // the editor did it before it pushed
    }
    [[nodiscard]] int id() const override { return m_kind; }
    bool mergeWith(const QUndoCommand *other) override
    {
        m_after = static_cast<const DraftCommand *>(other)->m_after;
        return true;
    }

private:
    DraftEditor &m_editor;
    int m_kind; ///< -1: a step of its own
    Draft m_before;
    Draft m_after;
    bool m_isDone = false;
};

DraftEditor::DraftEditor(ImageLoader &images, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_image(new ImageDrop(images, theme, this))
    , m_instruction(new InstructionEdit(theme, this))
    , m_mark(makeButton(tr("Make the selection a component"), QStringLiteral("Ctrl+M"), QStringLiteral("markComponent"),
                        this))
    , m_weights(new WeightBar(theme, this))
    , m_rows(new ComponentRows(theme, this))
    , m_total(makeLabel({}, QStringLiteral("muted"), this))
    , m_level(new QComboBox(this))
{
    auto *middle = new QWidget(this);
    middle->setObjectName(QStringLiteral("panel"));
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *canvas = new QWidget(middle);
    canvas->setObjectName(QStringLiteral("canvas"));
    auto *canvasLayout = new QVBoxLayout(canvas);
    canvasLayout->setContentsMargins(0, 0, 0, 0);
    canvasLayout->addWidget(m_image);
    column->addWidget(canvas, 1);
    auto *text = new QVBoxLayout;
    text->setContentsMargins(16, 12, 16, 12);
    text->setSpacing(8);
    m_instruction->setFixedHeight(104);
    text->addWidget(m_instruction);
    auto *below = new QHBoxLayout;
    below->addWidget(m_mark);
    below->addStretch();
    text->addLayout(below);
    text->addWidget(m_weights);
    column->addLayout(text);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(buildSide());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({600, 360});
    m_splitter->restoreState(QSettings().value(kSplitterKey).toByteArray());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connectParts();
    m_sinceChange.start();
}

DraftEditor::~DraftEditor()
{
    QSettings().setValue(kSplitterKey, m_splitter->saveState());
}

QLineEdit *DraftEditor::fact(const QString &name, const QString &placeholder, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setPlaceholderText(placeholder);
    return edit;
}

QWidget *DraftEditor::buildSide()
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("side"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Components"), QStringLiteral("title"), content));
    head->addStretch();
    head->addWidget(m_total);
    auto *balanced = makeButton(tr("Balance"), QStringLiteral("Ctrl+B"), QStringLiteral("balanceWeights"), content);
    balanced->setToolTip(
        tr("Weights by the paper's rule: the description 6 of two, 4 of three or more, the rest alike"));
    connect(balanced, &QPushButton::clicked, this, &DraftEditor::balance);
    head->addWidget(balanced);
    column->addLayout(head);
    column->addWidget(m_rows);
    m_noRows = makeLabel(tr("Nothing is graded yet. Select a part of the instruction and press Ctrl+M."),
                         QStringLiteral("muted"), content);
    m_noRows->setWordWrap(true);
    column->addWidget(m_noRows);
    m_findingsTitle = makeLabel({}, QStringLiteral("title"), content);
    m_findingsTitle->setObjectName(QStringLiteral("draftFindings"));
    column->addWidget(m_findingsTitle);
    m_findingsLayout = new QVBoxLayout;
    m_findingsLayout->setSpacing(8);
    column->addLayout(m_findingsLayout);
    m_level->setObjectName(QStringLiteral("draftLevel"));
    for (const QString &level : kLevels)
        m_level->addItem(level, level);
    m_license = fact(QStringLiteral("imageLicense"), tr("e.g. CC BY 4.0, own photograph"), content);
    m_content = fact(QStringLiteral("imageContent"), tr("labels: street, people, text …"), content);
    m_content->setToolTip(tr("What the image shows, in labels with commas between; Coverage… counts items by them"));
    m_source = fact(QStringLiteral("imageSource"), tr("where the image is from"), content);
    m_reference = new QPlainTextEdit(content);
    m_reference->setObjectName(QStringLiteral("field")); // what the stylesheet gives a frame
    m_reference->setAccessibleName(tr("Reference answer"));
    m_reference->setPlaceholderText(tr("How you would answer it; the rules check it at once"));
    m_reference->setTabChangesFocus(true);
    m_reference->setFixedHeight(88);
    column->addWidget(makeLabel(tr("Reference answer"), QStringLiteral("title"), content));
    column->addWidget(m_reference);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setVerticalSpacing(8);
    form->addRow(tr("Level"), m_level);
    form->addRow(tr("Image licence"), m_license);
    form->addRow(tr("Image source"), m_source);
    form->addRow(tr("Image shows"), m_content);
    const QString names[] = {tr("Your name"), tr("Your language"), tr("Your region"), tr("Your expertise")};
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        const auto at = static_cast<std::size_t>(trait);
        m_annotator[at] = fact(QStringLiteral("draft_") + annotatorTraitId(trait), tr("not said"), content);
        form->addRow(names[at], m_annotator[at]);
    }
    column->addWidget(makeLabel(tr("Facts"), QStringLiteral("title"), content));
    column->addLayout(form);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(330);
    return scroll;
}

void DraftEditor::connectParts()
{
    connect(m_image, &ImageDrop::bytesTaken, this, &DraftEditor::imageBytesTaken);
    connect(m_image, &ImageDrop::addressTaken, this, [this](const QString &address) { takeImage(address, address); });
    connect(m_image, &ImageDrop::failed, this, &DraftEditor::failed);
    connect(m_image, &ImageDrop::chooseFolderRequested, this, &DraftEditor::chooseFolderRequested);
    connect(m_instruction, &InstructionEdit::edited, this,
            [this](qsizetype at, qsizetype removed, const QString &inserted) {
                // A step is what was typed, or deleted, in one go at one place.
                const bool typesOn = removed == 0 && at == m_typedTo;
                const bool deletesOn = inserted.isEmpty() && at + removed == m_typedTo;
                if (!typesOn && !deletesOn)
                    ++m_step;
                m_typedTo = at + inserted.size();
                change(tr("typing"), Kind::Typing,
                       [&](Draft &draft) { editInstruction(draft, at, removed, inserted); });
            });
    connect(m_instruction, &InstructionEdit::imagePasted, this, &DraftEditor::pasteImage);
    connect(m_instruction, &InstructionEdit::undoRequested, this, &DraftEditor::undo);
    connect(m_instruction, &InstructionEdit::redoRequested, this, &DraftEditor::redo);
    connect(m_mark, &QPushButton::clicked, this, &DraftEditor::markSelection);
    connect(m_weights, &WeightBar::componentClicked, m_rows,
            [this](int component) { m_rows->setCurrentRow(component); });
    connect(m_rows, &ComponentRows::currentChosen, m_instruction, &InstructionEdit::setCurrentComponent);
    connect(m_rows, &ComponentRows::categoryChosen, this, [this](int component, const QString &type) {
        change(tr("category"), Kind::Other, [&](Draft &draft) {
            draft.components[static_cast<std::size_t>(component)].type = type;
            draft.components[static_cast<std::size_t>(component)].isTypeChosen = true;
            suggest(draft);
        });
    });
    connect(m_rows, &ComponentRows::weightChosen, this, [this](int component, double weight) {
        change(tr("weight"), Kind::Weight, [&](Draft &draft) {
            draft.components[static_cast<std::size_t>(component)].weight = weight;
            draft.components[static_cast<std::size_t>(component)].isWeightChosen = true;
        });
    });
    connect(m_rows, &ComponentRows::removed, this, [this](int component) {
        change(tr("removing a component"), Kind::Other, [&](Draft &draft) { removeComponent(draft, component); });
    });
    connect(m_rows, &ComponentRows::moved, this, [this](int from, int to) {
        change(tr("moving a component"), Kind::Other, [&](Draft &draft) { moveComponent(draft, from, to); });
    });
    connect(m_level, &QComboBox::activated, this, [this] {
        change(tr("level"), Kind::Other, [&](Draft &draft) {
            draft.level = m_level->currentData().toString();
            draft.isLevelChosen = true;
        });
    });
    connect(m_reference, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isRendering)
            change(tr("reference answer"), Kind::Fact,
                   [&](Draft &draft) { draft.reference = m_reference->toPlainText(); });
    });
    connect(m_license, &QLineEdit::textEdited, this, [this](const QString &text) {
        change(tr("licence"), Kind::Fact, [&](Draft &draft) { draft.license = text; });
    });
    connect(m_content, &QLineEdit::textEdited, this, [this](const QString &text) {
        change(tr("labels"), Kind::Fact, [&](Draft &draft) { draft.imageContent = text; });
    });
    connect(m_source, &QLineEdit::textEdited, this, [this](const QString &text) {
        change(tr("source"), Kind::Fact, [&](Draft &draft) { draft.imageSource = text; });
    });
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        connect(m_annotator[static_cast<std::size_t>(trait)], &QLineEdit::editingFinished, this, [this, trait] {
            const QString text = m_annotator[static_cast<std::size_t>(trait)]->text();
            change(tr("who wrote it"), Kind::Other, [&](Draft &draft) { draft.annotator.set(trait, text); });
        });
    }
}

void DraftEditor::setDraft(const Draft &draft)
{
    m_undo.clear();
    m_draft = draft;
    m_findings.clear();
    render();
    setFindings({});
}

ImageView &DraftEditor::imageView()
{
    return m_image->imageView();
}

void DraftEditor::change(const QString &what, Kind kind, const std::function<void(Draft &)> &edit)
{
    if (m_isRendering)
        return;
    Draft before = m_draft;
    edit(m_draft);
    if (m_draft == before)
        return;
    if (m_sinceChange.restart() > kOneStepMs)
        ++m_step;
    const int id = kind == Kind::Other ? -1 : static_cast<int>(kind) + kKinds * m_step;
    m_undo.push(new DraftCommand(*this, what, id, std::move(before), m_draft));
    render();
    Q_EMIT changed();
}

void DraftEditor::put(const Draft &draft)
{
    m_draft = draft;
    render();
    Q_EMIT changed();
}

void DraftEditor::render()
{
    m_isRendering = true;
    m_image->show({m_draft.image, m_draft.imageBase});
    m_instruction->show(m_draft);
    m_rows->show(m_draft);
    m_rows->setVisible(!m_draft.components.empty());
    m_noRows->setVisible(m_draft.components.empty());
    m_instruction->setCurrentComponent(m_rows->currentRow());
    const Item item = itemOf(m_draft);
    m_weights->setComponents(item.components);
    m_total->setText(tr("sum %1").arg(item.weightSum()));
    if (m_level->findData(m_draft.level.toLower()) < 0 && !m_draft.level.isEmpty())
        m_level->addItem(m_draft.level, m_draft.level);
    m_level->setCurrentIndex(std::max(m_level->findData(m_draft.level), m_level->findData(m_draft.level.toLower())));
    const auto set = [](QLineEdit &edit, const QString &text) {
        if (edit.text() != text)
            edit.setText(text);
    };
    set(*m_license, m_draft.license);
    set(*m_source, m_draft.imageSource);
    set(*m_content, m_draft.imageContent);
    if (m_reference->toPlainText() != m_draft.reference)
        m_reference->setPlainText(m_draft.reference);
    for (const AnnotatorTrait trait : kAnnotatorTraits)
        set(*m_annotator[static_cast<std::size_t>(trait)], m_draft.annotator.value(trait));
    m_isRendering = false;
}

void DraftEditor::setFindings(const std::vector<Finding> &findings)
{
    m_findings = findings;
    while (QLayoutItem *old = m_findingsLayout->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    int errors = 0;
    for (const Finding &finding : findings) {
        errors += finding.severity == Severity::Error ? 1 : 0;
        auto *card = new FindingCard(finding, FindingActs::FixOnly, this);
        connect(card, &FindingCard::fixRequested, this, [this, finding] { fix(finding); });
        m_findingsLayout->addWidget(card);
    }
    const bool isBlank = m_draft.instruction.trimmed().isEmpty() && m_draft.image.isEmpty();
    m_findingsTitle->setText(findings.empty() ? (isBlank ? QString() : tr("The rules find nothing"))
                             : errors > 0     ? tr("What the rules find: %1 to mend").arg(errors)
                                              : tr("What the rules find"));
}

void DraftEditor::fix(const Finding &finding)
{
    Item item = itemOf(m_draft);
    Finding own = finding;
    own.item = 0;
    const std::optional<Item> mended = fixOf({item}, own);
    if (!mended)
        return;
    change(tr("mending"), Kind::Other, [&](Draft &draft) {
        Draft other = draftOf(*mended, draft.annotator);
        draft.image = other.image;
        draft.instruction = other.instruction;
        draft.level = other.level;
        draft.isLevelChosen = draft.isLevelChosen || finding.rule == QLatin1String("level_components");
        const bool weights = finding.rule.contains(QLatin1String("weight"));
        for (std::size_t c = 0; c < other.components.size() && c < draft.components.size(); ++c) {
            other.components[c].isTypeChosen =
                draft.components[c].isTypeChosen || other.components[c].type != draft.components[c].type;
            other.components[c].isWeightChosen = draft.components[c].isWeightChosen && !weights;
        }
        draft.components = other.components;
    });
}

void DraftEditor::markSelection()
{
    QTextCursor cursor = m_instruction->textCursor();
    if (!cursor.hasSelection()) {
        Q_EMIT said(tr("Select a part of the instruction first (Shift and arrows, or the mouse)."));
        return;
    }
    std::optional<int> made;
    change(tr("a component"), Kind::Other, [&](Draft &draft) {
        made = markComponent(draft, cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart());
    });
    if (made) {
        m_rows->setCurrentRow(*made);
        cursor.setPosition(cursor.selectionEnd()); // its colour shows, and the next selection begins behind it
        m_instruction->setTextCursor(cursor);
    } else
        Q_EMIT said(tr("The selection overlaps a component, or has no words."));
}

void DraftEditor::balance()
{
    change(tr("balancing"), Kind::Other, [](Draft &draft) { balanceWeights(draft); });
}

void DraftEditor::pasteImage()
{
    m_image->paste();
}

void DraftEditor::chooseImage()
{
    m_image->choose();
}

void DraftEditor::takeImage(const QString &address, const QString &source)
{
    change(tr("image"), Kind::Other, [&](Draft &draft) {
        draft.image = address;
        draft.imageBase.clear();
        draft.imageSource = source;
    });
}

void DraftEditor::selectFirstBlank()
{
    QTextCursor cursor = m_instruction->textCursor();
    cursor.setPosition(0);
    m_instruction->setTextCursor(cursor);
    selectNextBlank();
}

void DraftEditor::selectNextBlank()
{
    const QString text = m_instruction->text();
    QTextCursor cursor = m_instruction->textCursor();
    std::optional<Blank> blank = nextBlank(text, cursor.selectionEnd());
    if (!blank)
        blank = nextBlank(text);
    m_instruction->setFocus();
    if (!blank) {
        Q_EMIT said(tr("No blank is left to fill in."));
        return;
    }
    cursor.setPosition(static_cast<int>(blank->start));
    cursor.setPosition(static_cast<int>(blank->start + blank->length), QTextCursor::KeepAnchor);
    m_instruction->setTextCursor(cursor);
}

void DraftEditor::focusInstruction()
{
    m_instruction->setFocus();
}

} // namespace plumbline
