// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/template_dialog.h"

#include "ui/decor/theme.h"
#include "ui/widgets/parts.h"

#include <QInputDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

/// The components as rows: category in its colour, words, weight.
QString partsHtml(const Draft &draft, const Theme &theme)
{
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\">");
    for (std::size_t c = 0; c < draft.components.size(); ++c) {
        const Category category = categoryFromSpelling(draft.components[c].type);
        html += QStringLiteral("<tr><td width=\"100\" style=\"color:%1\">%2</td><td>%3</td><td width=\"40\" "
                               "align=\"right\">%4</td></tr>")
                    .arg(theme.category(category).name(), categoryName(category).toHtmlEscaped(),
                         componentText(draft, c).toHtmlEscaped(), QString::number(draft.components[c].weight));
    }
    return html + QStringLiteral("</table>");
}

} // namespace

TemplateDialog::TemplateDialog(std::vector<ItemTemplate> templates, bool canSave, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_templates(std::move(templates))
    , m_theme(theme)
    , m_list(new QListWidget(this))
    , m_instruction(makeLabel({}, QStringLiteral("number"), this))
    , m_parts(new QLabel(this))
    , m_remove(makeButton(tr("Throw away…"), {}, QStringLiteral("removeTemplate"), this))
    , m_begin(makeButton(tr("Begin an item"), {}, QStringLiteral("beginFromTemplate"), this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Templates"));
    m_list->setObjectName(QStringLiteral("templateList"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setFixedWidth(240);
    for (const ItemTemplate &one : m_templates) {
        auto *item = new QListWidgetItem(one.name, m_list);
        item->setSizeHint({200, 32});
        item->setToolTip(one.isOurs ? tr("Comes with Plumbline") : tr("Kept in this project"));
    }
    m_instruction->setWordWrap(true);
    m_instruction->setTextFormat(Qt::PlainText);
    m_parts->setWordWrap(true);
    m_parts->setTextFormat(Qt::RichText);
    m_parts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *note =
        makeLabel(tr("Blanks are written ‹so›. The first is selected when the item is begun; Ctrl+J goes to the "
                     "next."),
                  QStringLiteral("muted"), this);
    note->setWordWrap(true);
    auto *shown = new QVBoxLayout;
    shown->setSpacing(12);
    shown->addWidget(m_instruction);
    shown->addWidget(m_parts, 1);
    shown->addWidget(note);
    auto *both = new QHBoxLayout;
    both->setSpacing(20);
    both->addWidget(m_list);
    both->addLayout(shown, 1);
    auto *save = makeButton(tr("Keep the draft as a template…"), {}, QStringLiteral("saveTemplate"), this);
    save->setEnabled(canSave);
    save->setToolTip(canSave ? tr("Instruction, components and level of the draft that is being written")
                             : tr("There is no draft with an instruction."));
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("cancelTemplates"), this);
    m_begin->setProperty("role", QStringLiteral("primary"));
    m_begin->setDefault(true);
    for (QPushButton *other : {m_remove, save, cancel})
        other->setAutoDefault(false);
    connect(m_list, &QListWidget::currentRowChanged, this, &TemplateDialog::showTemplate);
    connect(m_list, &QListWidget::itemActivated, this, [this] { finish(Act::Begin); });
    connect(m_begin, &QPushButton::clicked, this, [this] { finish(Act::Begin); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (QMessageBox::question(this, tr("Throw the template away?"), tr("Items made from it stay as they are.")) ==
            QMessageBox::Yes)
            finish(Act::Remove);
    });
    connect(save, &QPushButton::clicked, this, &TemplateDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_begin);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(16);
    layout->addLayout(both, 1);
    layout->addLayout(buttons);
    resize(820, 400);
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

const ItemTemplate &TemplateDialog::chosen() const
{
    return m_templates.at(static_cast<std::size_t>(std::max(0, m_list->currentRow())));
}

void TemplateDialog::showTemplate(int row)
{
    const bool any = row >= 0;
    m_begin->setEnabled(any);
    m_remove->setEnabled(any && !chosen().isOurs);
    m_remove->setToolTip(any && chosen().isOurs ? tr("It comes with Plumbline and stays.") : QString());
    m_instruction->setText(any ? chosen().draft.instruction : QString());
    m_parts->setText(any ? partsHtml(chosen().draft, m_theme) : QString());
}

void TemplateDialog::save()
{
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("Keep as a template"),
                                               tr("Name. A template of the project that has it is replaced."),
                                               QLineEdit::Normal, {}, &ok);
    if (!ok || name.trimmed().isEmpty())
        return;
    m_name = name.simplified();
    finish(Act::Save);
}

void TemplateDialog::finish(Act act)
{
    m_act = act;
    accept();
}

} // namespace plumbline
