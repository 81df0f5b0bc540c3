// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_log_dialog.h"

#include "ui/pages/runs/attempt_log_model.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString readable(const QByteArray &body)
{
    if (body.isEmpty())
        return RunLogDialog::tr("(nothing)");
    const QJsonDocument json = QJsonDocument::fromJson(body);
    return QString::fromUtf8(json.isNull() ? body : json.toJson(QJsonDocument::Indented));
}

} // namespace

RunLogDialog::RunLogDialog(ProjectStore &store, const QString &runId, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_model(new AttemptLogModel(store, runId, this))
    , m_table(new QTableView(this))
    , m_detail(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("runLogDialog"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(920, 640);
    auto *outcome = new QComboBox(this);
    outcome->setObjectName(QStringLiteral("logOutcome"));
    outcome->addItem(tr("every request"), QString());
    for (const char *kind : {"answered", "rate_limited", "server", "timeout", "connection", "bad_reply", "bad_request",
                             "bad_key", "quota_gone"})
        outcome->addItem(QString::fromLatin1(kind).replace(u'_', u' '), QString::fromLatin1(kind));
    auto *again = makeButton(tr("Reload"), {}, QStringLiteral("logReload"), this);
    auto *problem = makeLabel({}, QStringLiteral("bad"), this);
    auto *bar = new QHBoxLayout;
    bar->addWidget(outcome);
    bar->addWidget(again);
    bar->addWidget(problem, 1);
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(32);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    const QList<int> widths{130, 60, 110, 60, 80, 110};
    for (int i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(i, widths.at(i));
    m_detail->setObjectName(QStringLiteral("field"));
    m_detail->setReadOnly(true);
    m_detail->setPlaceholderText(
        tr("Choose a request to see what was sent and what came back. Keys and images are left out."));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_table);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(bar);
    layout->addWidget(split, 1);
    connect(outcome, &QComboBox::currentIndexChanged, this,
            [this, outcome] { m_model->setOutcome(outcome->currentData().toString()); });
    connect(again, &QPushButton::clicked, m_model, &AttemptLogModel::reload);
    connect(m_model, &AttemptLogModel::failed, problem, &QLabel::setText);
    connect(m_model, &QAbstractItemModel::modelReset, m_detail, &QPlainTextEdit::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { showRow(now.row()); });
}

void RunLogDialog::showRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const Attempt &a = m_model->attempt(row);
    QString text;
    if (!a.text.isEmpty())
        text += a.text + QStringLiteral("\n\n");
    text +=
        tr("Sent:\n%1\n\nCame back (HTTP %2):\n%3").arg(readable(a.request)).arg(a.httpStatus).arg(readable(a.reply));
    m_detail->setPlainText(text);
}

} // namespace plumbline
