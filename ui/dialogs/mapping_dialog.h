// SPDX-License-Identifier: GPL-3.0-or-later
// MappingDialog: says which column of an unknown table is what. GUI thread; reads and writes no file.
#pragma once

#include "core/exchange/source_discovery.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QPushButton;

namespace plumbline {

class MappingDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `known`: the mapping of an earlier file of this shape; empty: guessed from the columns' names.
    MappingDialog(const QString &file, const FileShape &shape, const QHash<QString, QString> &known, QWidget *parent);
    [[nodiscard]] QHash<QString, QString> mapping() const;

private:
    void check();
    [[nodiscard]] QString guess(const QString &field) const;

    FileShape m_shape;
    QHash<QString, QComboBox *> m_choices;
    QPushButton *m_accept = nullptr;
};

} // namespace plumbline
