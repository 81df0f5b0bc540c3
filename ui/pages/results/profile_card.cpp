// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/profile_card.h"

#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr int kRowHeight = 32;

QTableView *makeTable(QAbstractItemModel *model, const QString &name, const QString &spoken, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setModel(model);
    table->setShowGrid(false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

} // namespace

ProfileCard::ProfileCard(QWidget *parent)
    : QFrame(parent)
    , m_model(new ProfileTableModel(this))
    , m_differences(new ProfileDifferenceModel(this))
    , m_table(makeTable(m_model, QStringLiteral("profileTable"), tr("Scores by scorer profile"), this))
    , m_reasons(makeTable(m_differences, QStringLiteral("profileDifferences"), tr("Why a profile differs"), this))
    , m_subtitle(makeLabel({}, QStringLiteral("muted"), this))
    , m_reasonsTitle(makeLabel({}, QStringLiteral("heading"), this))
{
    setObjectName(QStringLiteral("card"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_reasons->horizontalHeader();
    header->resizeSection(ProfileDifferenceModel::ItemColumn, 60);
    header->resizeSection(ProfileDifferenceModel::PlumblineColumn, 90);
    header->resizeSection(ProfileDifferenceModel::OtherColumn, 90);
    header->setStretchLastSection(true);
    m_reasons->setMinimumHeight(180);
    m_subtitle->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(tr("The same replies, scored as each harness does"), QStringLiteral("title"), this));
    layout->addWidget(m_subtitle);
    layout->addWidget(m_table);
    layout->addSpacing(8);
    layout->addWidget(m_reasonsTitle);
    layout->addWidget(m_reasons, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProfileCard::showDifferences);
    connect(m_reasons, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT responseRequested(index.data(ProfileDifferenceModel::ResponseIdRole).toString(),
                                 m_reasonsTitle->text() + QStringLiteral(", ") +
                                     index.siblingAtColumn(0).data().toString());
    });
}

void ProfileCard::setTable(const CaseTable &table, const std::vector<CandidateProfiles> &profiles, const QString &judge)
{
    const QModelIndex before = m_table->currentIndex();
    const int row = before.isValid() ? before.row() : 0;
    const int column = before.isValid() ? before.column() : 2; // the notebook: the benchmark authors' own
    m_positions.clear();
    for (const Case &c : table.cases) {
        if (c.response)
            m_positions.insert(c.response->id, table.items[c.item].position);
    }
    m_model->setTable(profiles);
    m_subtitle->setText(tr("Mean total in %, from the raw replies of %1; people's decisions do not enter. Click a "
                           "number for the reasons.")
                            .arg(judge));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            kRowHeight * std::max(1, m_model->rowCount()) + 6);
    m_table->setCurrentIndex(m_model->index(row, column));
    showDifferences();
}

void ProfileCard::showDifferences()
{
    const QModelIndex index = m_table->currentIndex();
    const CandidateProfiles *candidate = m_model->candidateAt(index.row());
    const QString profile = ProfileTableModel::profileOf(index.column());
    if (!candidate || profile.isEmpty()) {
        m_differences->setDifferences({}, {}, {});
        m_reasonsTitle->clear();
        return;
    }
    m_differences->setDifferences(candidate->differences, profile, m_positions);
    m_reasonsTitle->setText(
        tr("%1 as %2: %3")
            .arg(candidate->candidate, profile,
                 m_differences->rowCount() == 0
                     ? tr("nothing is scored differently")
                     : tr("%1 scored differently")
                           .arg(counted(m_differences->rowCount(), tr("response"), tr("responses")))));
}

} // namespace plumbline
