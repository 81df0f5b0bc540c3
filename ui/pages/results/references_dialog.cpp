// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/references_dialog.h"

#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QFileDialog>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QVBoxLayout>

#include <cmath>

namespace plumbline {

namespace {

QString factsOf(const PublishedTable &table, const std::vector<PublishedFinding> &between)
{
    const PublishedAnalysis analysis = analysePublished(table);
    QStringList lines;
    QStringList columns;
    for (const PublishedColumn &column : table.columns)
        columns.append(column.name);
    lines.append(ReferencesDialog::tr("%1: %2.").arg(
        counted(table.rows(), ReferencesDialog::tr("model"), ReferencesDialog::tr("models")),
        columns.join(QStringLiteral(", "))));
    if (analysis.hasMetaRanking) {
        lines.append(ReferencesDialog::tr("Meta-ranking, recomputed: %1.").arg(metaRankingText(table, analysis)));
    }
    for (const PublishedDelta &delta : analysis.deltas) {
        QStringList cells;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (!std::isnan(delta.differences[c]))
                cells.append(QStringLiteral("%1 %2%3").arg(
                    table.columns[c].name, delta.differences[c] > 0 ? QStringLiteral("+") : QString(),
                    QString::number(delta.differences[c], 'f', table.columns[c].decimals)));
        }
        lines.append(
            ReferencesDialog::tr("%1 against %2: %3.").arg(delta.model, delta.base, cells.join(QStringLiteral(", "))));
    }
    QStringList found;
    for (const PublishedFinding &f : analysis.findings)
        found.append(QStringLiteral("– %1, %2: %3.").arg(f.model, f.column, f.what));
    for (const PublishedFinding &f : between) {
        if (f.table == table.name || f.what.contains(table.name))
            found.append(QStringLiteral("– %1, %2, %3: %4.").arg(f.table, f.model, f.column, f.what));
    }
    lines.append(found.isEmpty() ? ReferencesDialog::tr("Nothing in it contradicts itself.")
                                 : ReferencesDialog::tr("Contradictions:"));
    return lines.join(QStringLiteral("\n\n")) + u'\n' + found.join(u'\n');
}

} // namespace

ReferencesDialog::ReferencesDialog(ProjectView &view, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_list(new QListWidget(this))
    , m_facts(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Reference tables"));
    resize(820, 460);
    m_list->setObjectName(QStringLiteral("referenceList"));
    m_list->setFixedWidth(260);
    m_facts->setObjectName(QStringLiteral("referenceFacts"));
    m_facts->setReadOnly(true);
    auto *note = makeLabel(
        tr("Published tables as CSV: models in the first column; then a total, categories, judges (X_score) or other "
           "benchmarks. Leaderboards become reference rows, the others charts."),
        QStringLiteral("muted"), this);
    note->setWordWrap(true);
    auto *add = makeButton(tr("Add tables…"), {}, QStringLiteral("addReference"), this);
    auto *remove = makeButton(tr("Remove"), {}, QStringLiteral("removeReference"), this);
    auto *close = makeButton(tr("Close"), {}, QStringLiteral("closeReferences"), this);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_list);
    middle->addWidget(m_facts, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(note);
    layout->addLayout(middle, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &ReferencesDialog::showTable);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(add, &QPushButton::clicked, this, [this] {
        const QStringList paths = QFileDialog::getOpenFileNames(
            this, tr("Add published tables"), QSettings().value(QStringLiteral("lastFolder")).toString(),
            tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
        if (!paths.isEmpty())
            Q_EMIT added(paths);
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        if (m_list->currentItem())
            Q_EMIT removed(m_list->currentItem()->text());
    });
    connect(&m_view, &ProjectView::reloaded, this, &ReferencesDialog::fill);
    fill();
}

void ReferencesDialog::fill()
{
    const QString before = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    m_list->clear();
    for (const PublishedTable &table : m_view.snapshot()->references) {
        m_list->addItem(table.name);
        if (table.name == before)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showTable();
}

void ReferencesDialog::showTable()
{
    const SnapshotPtr &snapshot = m_view.snapshot();
    const auto row = static_cast<std::size_t>(std::max(0, m_list->currentRow()));
    m_facts->setPlainText(row < snapshot->references.size()
                              ? factsOf(snapshot->references[row], compareTables(snapshot->references))
                              : tr("There is no table yet."));
}

} // namespace plumbline
