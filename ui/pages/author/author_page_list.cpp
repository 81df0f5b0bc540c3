// SPDX-License-Identifier: GPL-3.0-or-later
// The list of drafts: what comes into it, and how drafts leave it.
#include "core/base/deliver.h"
#include "ui/dialogs/template_dialog.h"
#include "ui/pages/author/author_page.h"
#include "ui/pages/author/draft_editor.h"
#include "ui/pages/write_act.h"

#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>

namespace plumbline {

void AuthorPage::refresh()
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    if (!m_isLoaded) {
        m_drafts = snapshot->drafts;
        m_isLoaded = !m_drafts.empty() || !snapshot->table.items.empty();
        for (std::size_t d = 0; d < m_drafts.size(); ++d)
            fillRow(static_cast<int>(d));
        if (!m_drafts.empty())
            m_list->setCurrentRow(0);
    }
    takeOver(snapshot->drafts);
    showButtons();
}

void AuthorPage::takeOver(const std::vector<Draft> &stored)
{
    for (const Draft &draft : stored) {
        if (m_gone.contains(draft.id))
            continue;
        const auto known =
            std::find_if(m_drafts.begin(), m_drafts.end(), [&](const Draft &d) { return d.id == draft.id; });
        const int row = static_cast<int>(known - m_drafts.begin());
        if (known == m_drafts.end()) {
            m_drafts.push_back(draft);
        } else {
            // What is written here is newer, unless somebody else marked components of what has none.
            if (!known->components.empty() || draft.components.empty() || draft.changedMs <= known->changedMs ||
                draft.instruction != known->instruction || (row == m_list->currentRow() && m_isUnsaved))
                continue;
            *known = draft;
            if (row == m_list->currentRow()) {
                m_editor->setDraft(draft);
                lookAtRules();
            }
        }
        fillRow(row);
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(row);
    }
}

QString AuthorPage::nameOf(const Draft &draft, const ProjectSnapshot &snapshot)
{
    const QString words = draft.instruction.simplified();
    const QString text = words.isEmpty() ? tr("(no instruction yet)") : words;
    for (const Item &item : snapshot.table.items) {
        if (item.id == draft.itemId)
            return tr("#%1: %2").arg(item.position).arg(text);
    }
    return text;
}

void AuthorPage::fillRow(int row)
{
    const Draft &draft = m_drafts[static_cast<std::size_t>(row)];
    while (m_list->count() <= row)
        m_list->addItem(QString());
    QListWidgetItem *item = m_list->item(row);
    item->setText(nameOf(draft, *m_context.view.snapshot()));
    item->setSizeHint({200, 40});
    item->setToolTip(draft.itemId.isEmpty() ? tr("A new item") : tr("A revision of an item of the benchmark"));
}

void AuthorPage::duplicate()
{
    if (m_list->currentRow() < 0)
        return;
    Draft draft = m_editor->draft();
    draft.itemId.clear();
    draft.image.clear();
    draft.imageBase.clear();
    draft.imageSource.clear();
    draft.imageContent.clear();
    draft.source.clear();
    begin(draft, tr("The same instruction: choose another image."));
}

void AuthorPage::chooseTemplate()
{
    const bool canSave = m_list->currentRow() >= 0 && !m_editor->draft().instruction.trimmed().isEmpty();
    TemplateDialog dialog(m_context.view.snapshot()->templates, canSave, m_context.theme, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    switch (dialog.act()) {
    case TemplateDialog::Act::Begin:
        begin(dialog.chosen().draft, {});
        m_editor->selectFirstBlank();
        return;
    case TemplateDialog::Act::Save:
        writeAct(m_context, *this, Change::Settings, tr("“%1” is kept as a template.").arg(dialog.name()),
                 [name = dialog.name(), draft = m_editor->draft()](WriteAccess &access) {
                     return storeTemplate(access.settings(), name, draft);
                 });
        return;
    case TemplateDialog::Act::Remove:
        writeAct(
            m_context, *this, Change::Settings, tr("The template “%1” is thrown away.").arg(dialog.chosen().name),
            [name = dialog.chosen().name](WriteAccess &access) { return removeTemplate(access.settings(), name); });
        return;
    case TemplateDialog::Act::None:
        return;
    }
}

void AuthorPage::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const bool isBlank = m_editor->draft().instruction.trimmed().isEmpty() && m_editor->draft().image.isEmpty();
    if (!isBlank && QMessageBox::question(this, tr("Throw the draft away?"),
                                          tr("The draft is gone then. What is in the benchmark stays as it is.")) !=
                        QMessageBox::Yes)
        return;
    m_isUnsaved = false;
    m_saving->stop();
    const QString id = m_drafts[static_cast<std::size_t>(row)].id;
    m_gone.insert(id);
    m_drafts.erase(m_drafts.begin() + row);
    {
        const QSignalBlocker quiet(m_list);
        delete m_list->takeItem(row);
    }
    show(m_list->currentRow());
    writeAct(m_context, *this, Change::Settings, tr("The draft is thrown away."),
             [id](WriteAccess &access) { return removeDraft(access.settings(), id); });
}

void AuthorPage::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || !m_take->isEnabled()) {
        if (row >= 0)
            Q_EMIT said(whatIsMissing(m_editor->draft()).join(u' '));
        return;
    }
    m_isUnsaved = false;
    m_saving->stop();
    const Draft draft = m_editor->draft();
    deliver(m_context.store.write<Item>(
                Change::Items,
                [draft, now = m_context.clock.nowMs()](WriteAccess &access) { return takeDraft(access, draft, now); }),
            this, [this, id = draft.id](const Result<Item> &item) {
                if (!item) {
                    m_isUnsaved = true; // it stays a draft
                    m_saving->start();
                    Q_EMIT failed(item.error().text());
                    return;
                }
                const auto known =
                    std::find_if(m_drafts.begin(), m_drafts.end(), [&](const Draft &d) { return d.id == id; });
                m_gone.insert(id);
                if (known != m_drafts.end()) {
                    const int at = static_cast<int>(known - m_drafts.begin());
                    m_drafts.erase(known);
                    {
                        const QSignalBlocker quiet(m_list);
                        delete m_list->takeItem(at);
                    }
                    show(m_list->currentRow());
                }
                Q_EMIT said(tr("Item #%1 is in the benchmark.").arg(item->position));
                Q_EMIT taken(item->id);
            });
}

} // namespace plumbline
