// SPDX-License-Identifier: GPL-3.0-or-later
// KeyDialog: puts an API key into the system keyring under a name. The key is shown as dots and leaves the dialog only
// into the keyring. GUI thread.
#pragma once

#include "core/llm/key_store.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace plumbline {

class KeyDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit KeyDialog(KeyStore &keys, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A key is in the keyring now, under this name.
    void stored(const QString &name);

private:
    void store();

    KeyStore &m_keys;
    QLineEdit *m_name;
    QLineEdit *m_key;
    QLabel *m_problem;
    QPushButton *m_store;
};

} // namespace plumbline
