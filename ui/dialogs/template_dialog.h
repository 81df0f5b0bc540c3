// SPDX-License-Identifier: GPL-3.0-or-later
// TemplateDialog: the templates that new items are begun from: choose one, keep the current draft as one, or throw one
// of the project's away. GUI thread.
#pragma once

#include "core/authoring/item_template.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace plumbline {

class Theme;

class TemplateDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Act { None, Begin, Save, Remove };

    /// `canSave`: there is a draft with an instruction.
    TemplateDialog(std::vector<ItemTemplate> templates, bool canSave, const Theme &theme, QWidget *parent = nullptr);
    /// After exec().
    [[nodiscard]] Act act() const { return m_act; }
    /// Begin, Remove: which.
    [[nodiscard]] const ItemTemplate &chosen() const;
    /// Save: under which name.
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    void showTemplate(int row);
    void save();
    void finish(Act act);

    std::vector<ItemTemplate> m_templates;
    const Theme &m_theme;
    QListWidget *m_list;
    QLabel *m_instruction;
    QLabel *m_parts;
    QPushButton *m_remove;
    QPushButton *m_begin;
    Act m_act = Act::None;
    QString m_name;
};

} // namespace plumbline
