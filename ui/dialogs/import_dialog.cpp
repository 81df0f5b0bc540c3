// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include "ui/decor/theme.h"
#include "ui/dialogs/import_rows_model.h"
#include "ui/models/counted.h"
#include "ui/models/plain_tip.h"
#include "ui/widgets/parts.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace plumbline {

namespace {

enum SourceColumn { NameColumn, KindColumn, NewColumn, ChangedColumn, SameColumn, RefusedColumn };

QString whatOf(const SourcePlan &plan)
{
    QString what = sourceKindName(plan.source.kind);
    if (plan.candidates.size() == 1)
        what += ImportDialog::tr(" of %1").arg(plan.candidates.front());
    else if (plan.candidates.size() > 1)
        what += ImportDialog::tr(" of %1 candidates").arg(plan.candidates.size());
    if (!plan.judges.isEmpty())
        what += ImportDialog::tr(", judged by %1").arg(plan.judges.join(QStringLiteral(", ")));
    return what;
}

/// The one candidate whose name comes from nothing better than a file's name.
QString soleCandidate(const PreparedImport &import)
{
    QStringList candidates;
    for (const SourcePlan &plan : import.sources)
        candidates += plan.candidates;
    candidates.removeDuplicates();
    return candidates.size() == 1 ? candidates.front() : QString();
}

} // namespace

ImportDialog::ImportDialog(const PreparedImport &import, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_import(import)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    resize(1000, 640);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    m_summary = makeLabel({}, QString(), this);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    layout->addWidget(makeLabel(tr("What this import would do"), QStringLiteral("big"), this));
    layout->addWidget(m_summary);

    auto *who = new QHBoxLayout;
    m_candidateLabel = makeLabel(tr("Whose results are these?"), QString(), this);
    m_candidate = new QLineEdit(this);
    m_candidate->setObjectName(QStringLiteral("importCandidate"));
    m_candidate->setMaximumWidth(320);
    m_candidateLabel->setBuddy(m_candidate);
    who->addWidget(m_candidateLabel);
    who->addWidget(m_candidate, 1);
    who->addStretch(2);
    layout->addLayout(who);
    connect(m_candidate, &QLineEdit::editingFinished, this, [this] {
        const QString name = m_candidate->text().trimmed();
        if (!name.isEmpty() && name != soleCandidate(m_import))
            Q_EMIT candidateChosen(name);
    });

    auto *splitter = new QSplitter(Qt::Vertical, this);
    m_sources = new QTreeWidget(splitter);
    m_sources->setObjectName(QStringLiteral("importSources"));
    m_sources->setRootIsDecorated(false);
    m_sources->setHeaderLabels({tr("File"), tr("What it is"), tr("New"), tr("Changed"), tr("Same"), tr("Refused")});
    m_sources->setColumnWidth(NameColumn, 300);
    m_sources->setColumnWidth(KindColumn, 310);
    for (const int column : {NewColumn, ChangedColumn, SameColumn, RefusedColumn}) {
        m_sources->setColumnWidth(column, 84);
        m_sources->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    connect(m_sources, &QTreeWidget::currentItemChanged, this, &ImportDialog::showRows);
    m_rows = new QTableView(splitter);
    m_rows->setObjectName(QStringLiteral("importRows"));
    m_rows->setShowGrid(false);
    m_rows->verticalHeader()->hide();
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({190, 330});
    m_rows->setMinimumHeight(140);
    m_sources->setMinimumHeight(96);
    layout->addWidget(splitter, 1);
    m_without = makeLabel({}, QStringLiteral("muted"), this);
    m_without->setObjectName(QStringLiteral("importWithout"));
    m_without->setWordWrap(true);
    layout->addWidget(m_without);

    auto *buttons = new QDialogButtonBox(this);
    m_accept = new QPushButton(buttons);
    m_accept->setObjectName(QStringLiteral("importAccept"));
    m_accept->setProperty("role", QStringLiteral("primary")); // before the box polishes it
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    m_reject = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_reject->setObjectName(QStringLiteral("importReject"));
    // Return in the name field must not import before the plan has followed the name.
    m_accept->setAutoDefault(false);
    m_accept->setDefault(false);
    m_reject->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setImport(import);
}

void ImportDialog::setImport(const PreparedImport &import)
{
    m_import = import;
    const QString candidate = soleCandidate(import);
    m_candidate->setText(candidate);
    m_candidate->setVisible(!candidate.isEmpty());
    m_candidateLabel->setVisible(!candidate.isEmpty());
    showSummary();
    showSources();
    const bool work = m_import.hasWork();
    const int rows = m_import.count(RowFate::New) + m_import.count(RowFate::Changed);
    m_accept->setText(work ? rows > 0 ? tr("Import %1").arg(counted(rows, tr("row"), tr("rows"))) : tr("Import")
                           : tr("Nothing to import"));
    m_accept->setEnabled(work);
    m_reject->setText(work ? tr("Cancel") : tr("Close"));
}

void ImportDialog::showSummary()
{
    int items = 0;
    int responses = 0;
    int judgements = 0;
    int images = 0;
    for (const SourcePlan &plan : m_import.sources) {
        items += plan.newItems + plan.changedItems;
        responses += plan.newResponses;
        judgements += plan.newJudgements;
        images += plan.newImages;
    }
    QStringList adds;
    if (items > 0)
        adds.append(counted(items, tr("item"), tr("items")));
    if (responses > 0)
        adds.append(counted(responses, tr("response"), tr("responses")));
    if (judgements > 0)
        adds.append(counted(judgements, tr("judgement"), tr("judgements")));
    if (images > 0)
        adds.append(counted(images, tr("embedded image"), tr("embedded images")));
    QString text = tr("%1 new, %2 changed, %3 the same, %4 refused.")
                       .arg(m_import.count(RowFate::New))
                       .arg(m_import.count(RowFate::Changed))
                       .arg(m_import.count(RowFate::Same))
                       .arg(m_import.count(RowFate::Refused));
    if (!adds.isEmpty())
        text += tr(" Adds %1.").arg(adds.join(tr(", ")));
    m_summary->setText(text + tr(" Nothing has been written yet."));
}

void ImportDialog::showSources()
{
    m_sources->clear();
    for (const SourcePlan &plan : m_import.sources) {
        auto *entry = new QTreeWidgetItem(m_sources);
        entry->setText(NameColumn, QFileInfo(plan.source.path).fileName());
        entry->setToolTip(NameColumn, plainTip((plan.source.files + plan.source.reports).join(u'\n')));
        entry->setText(KindColumn, whatOf(plan));
        entry->setToolTip(KindColumn, plainTip(whatOf(plan)));
        for (const auto &[column, fate] :
             {std::pair{NewColumn, RowFate::New}, std::pair{ChangedColumn, RowFate::Changed},
              std::pair{SameColumn, RowFate::Same}, std::pair{RefusedColumn, RowFate::Refused}}) {
            entry->setText(column, QString::number(plan.plan.count(fate)));
            entry->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
        if (plan.plan.count(RowFate::Refused) > 0)
            entry->setForeground(RefusedColumn, m_theme.color(QStringLiteral("bad")));
    }
    for (const IgnoredFile &file : m_import.ignored) {
        auto *entry = new QTreeWidgetItem(m_sources);
        entry->setText(NameColumn, QFileInfo(file.path).fileName());
        entry->setToolTip(NameColumn, plainTip(file.path));
        entry->setText(KindColumn, tr("left out: %1").arg(file.reason));
        entry->setToolTip(KindColumn, plainTip(file.reason));
        for (const int column : {NameColumn, KindColumn})
            entry->setForeground(column, m_theme.color(QStringLiteral("muted")));
    }
    if (m_sources->topLevelItemCount() > 0)
        m_sources->setCurrentItem(m_sources->topLevelItem(0));
    showRows();
}

void ImportDialog::showRows()
{
    const int current = m_sources->indexOfTopLevelItem(m_sources->currentItem());
    std::vector<PlannedRow> rows;
    QString without;
    if (current >= 0 && static_cast<std::size_t>(current) < m_import.sources.size()) {
        const ImportPlan &plan = m_import.sources[static_cast<std::size_t>(current)].plan;
        rows = plan.rows;
        if (!plan.itemsWithoutRow.isEmpty()) {
            without = counted(static_cast<int>(plan.itemsWithoutRow.size()), tr("item of the project has no row here"),
                              tr("items of the project have no row here"));
            without += QStringLiteral(": ") + plan.itemsWithoutRow.mid(0, 3).join(QStringLiteral(" · "));
            if (plan.itemsWithoutRow.size() > 3)
                without += QStringLiteral(" …");
        }
    }
    QAbstractItemModel *before = m_rows->model();
    m_rows->setModel(new ImportRowsModel(std::move(rows), m_theme, m_rows));
    delete before;
    m_rows->setColumnWidth(ImportRowsModel::Place, 210);
    m_rows->setColumnWidth(ImportRowsModel::Fate, 120);
    m_rows->setColumnWidth(ImportRowsModel::What, 320);
    m_rows->horizontalHeader()->setStretchLastSection(true);
    m_without->setText(without);
    m_without->setVisible(!without.isEmpty());
}

} // namespace plumbline
