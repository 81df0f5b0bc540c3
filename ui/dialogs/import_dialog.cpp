// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include "ui/decor/theme.h"
#include "ui/models/counted.h"
#include "ui/models/plain_tip.h"
#include "ui/widgets/parts.h"

#include <QAbstractTableModel>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString fateText(RowFate fate)
{
    switch (fate) {
    case RowFate::New:
        return ImportDialog::tr("new");
    case RowFate::Changed:
        return ImportDialog::tr("changed");
    case RowFate::Same:
        return ImportDialog::tr("the same");
    case RowFate::Refused:
        return ImportDialog::tr("refused");
    }
    return {};
}

/// The rows of a plan; refused and changed ones first, since those want looking at.
class PlanModel final : public QAbstractTableModel
{
public:
    PlanModel(const ImportPlan &plan, const Theme &theme, QObject *parent)
        : QAbstractTableModel(parent)
        , m_rows(plan.rows)
        , m_theme(theme)
    {
        const auto urgency = [](const PlannedRow &r) {
            return r.fate == RowFate::Refused ? 0 : r.fate == RowFate::Changed ? 1 : 2;
        };
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [&](const PlannedRow &a, const PlannedRow &b) { return urgency(a) < urgency(b); });
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 4; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const PlannedRow &row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == Qt::ForegroundRole && index.column() == 1 && row.fate == RowFate::Refused)
            return m_theme.color(QStringLiteral("bad"));
        if (role == Qt::ToolTipRole)
            return plainTip(row.reason.isEmpty() ? row.what : row.reason);
        if (role != Qt::DisplayRole)
            return {};
        switch (index.column()) {
        case 0:
            return row.row;
        case 1:
            return fateText(row.fate);
        case 2:
            return row.what;
        default:
            return row.reason;
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        const QStringList names{ImportDialog::tr("Row"), ImportDialog::tr("What happens"), ImportDialog::tr("Item"),
                                ImportDialog::tr("Why")};
        return names.value(section);
    }

private:
    std::vector<PlannedRow> m_rows;
    const Theme &m_theme;
};

} // namespace

ImportDialog::ImportDialog(const ImportPlan &plan, const QString &file, const QString &what, const Theme &theme,
                           QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    resize(860, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(makeLabel(QFileInfo(file).fileName(), QStringLiteral("big"), this));
    QString summary = tr("%1: %2 new, %3 changed, %4 the same, %5 refused.")
                          .arg(what)
                          .arg(plan.count(RowFate::New))
                          .arg(plan.count(RowFate::Changed))
                          .arg(plan.count(RowFate::Same))
                          .arg(plan.count(RowFate::Refused));
    if (!plan.itemsWithoutRow.isEmpty())
        summary += (QStringLiteral(" ") + counted(static_cast<int>(plan.itemsWithoutRow.size()),
                                                  tr("item of the project have no row here."),
                                                  tr("items of the project have no row here.")));
    QLabel *text = makeLabel(summary + tr(" Nothing has been written yet."), QString(), this);
    text->setObjectName(QStringLiteral("importSummary"));
    text->setWordWrap(true);
    layout->addWidget(text);

    auto *table = new QTableView(this);
    table->setObjectName(QStringLiteral("importRows"));
    table->setModel(new PlanModel(plan, theme, table));
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table->setColumnWidth(0, 60);
    table->setColumnWidth(1, 110);
    table->setColumnWidth(2, 380);
    table->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(table, 1);

    const bool work = plan.count(RowFate::New) + plan.count(RowFate::Changed) > 0;
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *import =
        buttons->addButton(work ? tr("Import %1 rows").arg(plan.count(RowFate::New) + plan.count(RowFate::Changed))
                                : tr("Nothing to import"),
                           QDialogButtonBox::AcceptRole);
    import->setObjectName(QStringLiteral("importAccept"));
    import->setProperty("role", QStringLiteral("primary"));
    import->setEnabled(work);
    buttons->addButton(work ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace plumbline
