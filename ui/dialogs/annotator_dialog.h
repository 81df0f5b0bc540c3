// SPDX-License-Identifier: GPL-3.0-or-later
// AnnotatorDialog: who wrote one item, or all that the list shows. What is not touched stays as it is on each of them.
// GUI thread.
#pragma once

#include "core/domain/annotator.h"

#include <QDialog>

class QComboBox;

namespace plumbline {

class AnnotatorDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `shown`: the items of the list, `current` among them; `known`: of all items, for what one may pick.
    AnnotatorDialog(const Item &current, const QList<Item> &shown, const Annotators &known, QWidget *parent = nullptr);
    /// What is to be stored; empty where nothing was changed.
    [[nodiscard]] Annotators changed() const;

private:
    void fill();
    [[nodiscard]] QList<Item> items() const;

    Item m_current;
    QList<Item> m_shown;
    Annotators m_known;
    QComboBox *m_whose;
    std::array<QComboBox *, kAnnotatorTraits.size()> m_boxes{};
    std::array<QString, kAnnotatorTraits.size()> m_before; ///< what the boxes said at first
};

} // namespace plumbline
