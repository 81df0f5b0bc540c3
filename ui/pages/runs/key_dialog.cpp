// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/key_dialog.h"

#include "core/base/deliver.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline {

KeyDialog::KeyDialog(KeyStore &keys, QWidget *parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_name(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_problem(makeLabel({}, QStringLiteral("bad"), this))
    , m_store(makeButton(tr("Store in the keyring"), {}, QStringLiteral("keyStore"), this))
{
    setObjectName(QStringLiteral("keyDialog"));
    setWindowTitle(tr("Store an API key"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    m_name->setObjectName(QStringLiteral("keyName"));
    m_name->setPlaceholderText(tr("e.g. openai"));
    m_key->setObjectName(QStringLiteral("keyKey"));
    m_key->setEchoMode(QLineEdit::Password);
    m_problem->setWordWrap(true);
    m_store->setProperty("role", QStringLiteral("primary"));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(12);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Key"), m_key);
    centerLabels(form);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("keyCancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_store);
    auto *note = makeLabel(tr("The key goes into this system's keyring and nowhere else. Projects hold only its name."),
                           QStringLiteral("muted"), this);
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_store, &QPushButton::clicked, this, &KeyDialog::store);
}

void KeyDialog::store()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() || m_key->text().trimmed().isEmpty()) {
        m_problem->setText(tr("Give the key and a name for it."));
        (name.isEmpty() ? m_name : m_key)->setFocus();
        return;
    }
    m_store->setEnabled(false);
    m_problem->clear();
    deliver(m_keys.write(name, m_key->text().trimmed()), this, [this, name](const Status &written) {
        m_store->setEnabled(true);
        if (!written) {
            m_problem->setText(written.error().text());
            return;
        }
        m_key->clear();
        Q_EMIT stored(name);
        close();
    });
}

} // namespace plumbline
