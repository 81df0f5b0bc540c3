// SPDX-License-Identifier: GPL-3.0-or-later
// What the Results page does. What it is made of: results_page_layout.cpp.
#include "ui/pages/results/results_page.h"

#include "core/base/output_file.h"
#include "core/report/score_tables.h"
#include "ui/models/counted.h"
#include "ui/models/plain_tip.h"
#include "ui/pages/results/chart_card.h"
#include "ui/pages/results/choice_bar.h"
#include "ui/pages/results/compare_card.h"
#include "ui/pages/results/profile_card.h"
#include "ui/pages/results/references_dialog.h"
#include "ui/pages/results/reported_card.h"
#include "ui/pages/results/result_acts.h"
#include "ui/pages/results/what_if_card.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace plumbline {

namespace {

constexpr int kRowHeight = 32;
constexpr int kMostRows = 14; ///< of the table on view; more scroll
constexpr int kScrollBar = 12;
constexpr int kCategoryWidth = 76; ///< "Length limit" in the header

void fillJudgeList(QComboBox &box, const ProjectSnapshot &snapshot)
{
    QStringList ids;
    for (const ModelSpec &judge : snapshot.judges)
        ids.append(judge.id);
    const bool several = ids.size() > 1;
    if (several)
        ids.append(QString());
    QStringList have;
    for (int i = 0; i < box.count(); ++i)
        have.append(box.itemData(i).toString());
    const bool wasMean = box.count() > 0 && box.currentData().toString().isEmpty() && several;
    if (have != ids) {
        box.clear();
        for (const ModelSpec &judge : snapshot.judges)
            box.addItem(judge.name, judge.id);
        if (several)
            box.addItem(ResultsPage::tr("mean of all judges"), QString());
    }
    if (!wasMean)
        box.setCurrentIndex(box.findData(snapshot.judgeId));
    box.setEnabled(box.count() > 0);
}

} // namespace

void ResultsPage::activate()
{
    if (m_stale)
        refresh();
    m_table->setFocus();
    if (!m_table->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_table->setCurrentIndex(m_proxy->index(0, LeaderboardModel::TotalColumn));
}

ResultsChoice ResultsPage::choice() const
{
    ResultsChoice choice;
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    if (m_judge->currentData().toString().isEmpty()) {
        for (const ModelSpec &judge : snapshot->judges)
            choice.judges.append(judge.id);
    }
    choice.policy = missingPolicyFromId(m_policy->currentData().toString()).value_or(MissingPolicy::Exclude);
    m_choices->choose(choice);
    choice.hidden = m_hidden;
    return choice;
}

SnapshotPtr ResultsPage::wanted() const
{
    const int number = m_choices->revision();
    if (number == 0)
        return m_context.view.snapshot();
    return m_older && m_older->revision == number ? m_older : nullptr;
}

void ResultsPage::openResponses(const QStringList &responses, const QString &what)
{
    QStringList open = responses;
    if (m_numbers && m_numbers->snapshot->revision) {
        QSet<QString> current;
        for (const Response &response : m_context.view.snapshot()->input.responses)
            current.insert(response.id);
        open.removeIf([&](const QString &id) { return !current.contains(id); });
        if (open.size() < responses.size())
            Q_EMIT said(tr("%1 of %2 responses are to older revisions of their items; the Audit page shows items as "
                           "they are now.")
                            .arg(responses.size() - open.size())
                            .arg(responses.size()));
    }
    if (!open.isEmpty())
        Q_EMIT auditRequested(open, what);
}

void ResultsPage::refresh()
{
    m_stale = !isVisible(); // summing thousands of replies for nobody would be felt on the other pages
    if (m_stale)
        return;
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    fillJudgeList(*m_judge, *snapshot);
    m_older.reset(); // of the former reading
    m_choices->fill(*snapshot);
    m_stack->setCurrentIndex(snapshot->candidates.empty() || snapshot->table.items.empty() ? 0 : 1);
    if (!snapshot->documentsProblem.isEmpty())
        Q_EMIT failed(snapshot->documentsProblem);
    recompute();
    m_work->checkClaims(snapshot, snapshot->claims);
}

void ResultsPage::recompute()
{
    if (m_stale)
        return;
    if (const SnapshotPtr snapshot = wanted())
        m_work->start(snapshot, choice());
    else
        m_context.view.readRevision(m_choices->revision()); // comes back here
}

void ResultsPage::show(const ResultsPtr &numbers)
{
    m_numbers = numbers;
    showTable();
    showMissing();
    m_chart->setNumbers(numbers, m_pinned);
    m_compare->setNumbers(numbers);
    m_whatIf->setNumbers(numbers);
    m_profiles->setVisible(!numbers->snapshot->judges.empty());
    if (numbers->isComplete)
        m_reported->setReported(numbers->reported);
    if (numbers->isComplete)
        m_profiles->setTable(numbers->snapshot->table, numbers->profiles, numbers->snapshot->judgeName());
}

void ResultsPage::showTable()
{
    const QModelIndex before = m_table->currentIndex();
    const QString key = before.data(LeaderboardModel::KeyRole).toString();
    const int column = before.isValid() ? before.column() : int(LeaderboardModel::TotalColumn);
    m_proxy->setShowsReferences(QSettings().value(QStringLiteral("results/references"), true).toBool());
    m_model->setContent(
        {m_numbers->board, m_numbers->snapshot->references, m_numbers->profiles, m_numbers->corrected, m_pinned});
    int row = 0;
    for (int r = 0; r < m_proxy->rowCount(); ++r) {
        if (m_proxy->index(r, 0).data(LeaderboardModel::KeyRole).toString() == key)
            row = r;
    }
    if (m_proxy->rowCount() > 0)
        m_table->setCurrentIndex(m_proxy->index(row, column));
    fitTable();
    m_settings->setText(m_numbers->settings +
                        (m_numbers->isBootstrapped ? QString() : tr(" · rank intervals are being computed …")));
}

void ResultsPage::fitTable()
{
    fitColumns();
    const int rows = std::clamp(m_proxy->rowCount(), 1, kMostRows);
    const bool scrolls = m_table->horizontalHeader()->length() > m_table->viewport()->width();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + kRowHeight * rows + 4 +
                            (scrolls ? kScrollBar : 0));
}

void ResultsPage::fitColumns()
{
    // Numbers have the room that they need; what is left goes to the names and, evenly, to the categories.
    QHeaderView *header = m_table->horizontalHeader();
    const int room = m_table->viewport()->width();
    const auto set = [&](int column, int width) { header->resizeSection(column, width); };
    set(LeaderboardModel::RankColumn, 50);
    set(LeaderboardModel::TotalColumn, 60);
    set(LeaderboardModel::IntervalColumn, std::clamp(room / 11, 100, 220));
    set(LeaderboardModel::NColumn, 50);
    set(LeaderboardModel::MissingColumn, 68);
    set(LeaderboardModel::CandidateColumn, std::clamp(room / 7, 156, 340));
    set(LeaderboardModel::GroupColumn, 160);
    int others = 0;
    for (int column = 0; column < header->count(); ++column) {
        const bool isCategory = column >= LeaderboardModel::FirstCategoryColumn && column < LeaderboardModel::NColumn;
        if (column >= LeaderboardModel::CorrectedColumn)
            set(column, 96);
        if (!isCategory && !m_table->isColumnHidden(column))
            others += header->sectionSize(column);
    }
    const int each = std::max(kCategoryWidth, (room - others - 2) / static_cast<int>(kCategories.size()));
    for (int column = LeaderboardModel::FirstCategoryColumn; column < LeaderboardModel::NColumn; ++column)
        set(column, each);
}

bool ResultsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize)
        QTimer::singleShot(0, this, &ResultsPage::fitTable); // the viewport has its new size by then
    return Page::eventFilter(watched, event);
}

void ResultsPage::showMissing()
{
    constexpr qsizetype kNamed = 6; // the column says it of every candidate; the note must not be a page long
    QStringList missing;
    for (const LeaderboardRow &row : m_numbers->board.rows) {
        if (row.total.ledger.missing() > 0)
            missing.append(tr("%1: %2").arg(row.candidate, missingText(row.total)));
    }
    m_missing->setToolTip(missing.size() > kNamed ? plainTip(missing.join(QStringLiteral("; "))) : QString());
    if (missing.size() > kNamed) {
        const qsizetype more = missing.size() - kNamed;
        missing = missing.mid(0, kNamed) + QStringList{tr("and %1 more").arg(more)};
    }
    m_missing->setText(missing.isEmpty()
                           ? tr("No score is missing.")
                           : tr("Missing (%1): %2").arg(m_policy->currentText(), missing.join(QStringLiteral("; "))));
    QStringList hidden;
    for (const ModelSpec &candidate : m_numbers->snapshot->candidates) {
        if (m_hidden.contains(candidate.id))
            hidden.append(candidate.name);
    }
    m_hiddenNote->setVisible(!hidden.isEmpty());
    m_hiddenNote->setText(
        tr("Hidden, and in no number here: %1. Columns shows them again.").arg(hidden.join(QStringLiteral(", "))));
}

void ResultsPage::openBehind(const QModelIndex &index)
{
    if (!index.isValid() || !m_numbers)
        return;
    const int row = index.data(LeaderboardModel::RowRole).toInt();
    if (row < 0 || static_cast<std::size_t>(row) >= m_numbers->chosen.candidates.size()) {
        Q_EMIT said(tr("A published row has no responses behind it."));
        return;
    }
    const int category = index.data(LeaderboardModel::CategoryRole).toInt();
    const ChosenCandidate &candidate = m_numbers->chosen.candidates[static_cast<std::size_t>(row)];
    const ScoreColumn *column = &candidate.total;
    if (category >= 0) {
        const auto found = candidate.categories.find(static_cast<Category>(category));
        column = found == candidate.categories.end() ? nullptr : &found->second;
    }
    QStringList responses;
    for (const QString &id : column ? column->responses : std::vector<QString>{}) {
        if (!id.isEmpty() && !responses.contains(id))
            responses.append(id);
    }
    const QString &who = m_numbers->board.rows[static_cast<std::size_t>(row)].candidate;
    if (responses.isEmpty())
        Q_EMIT said(tr("There is no response of %1 behind this number.").arg(who));
    else
        openResponses(responses,
                      category >= 0 ? tr("%1, %2").arg(who, categoryName(static_cast<Category>(category))) : who);
}

void ResultsPage::rowMenu(const QPoint &pos)
{
    const QModelIndex index = m_table->indexAt(pos);
    if (!index.isValid())
        return;
    const QString key = index.data(LeaderboardModel::KeyRole).toString();
    const QString id = index.data(LeaderboardModel::CandidateIdRole).toString();
    const bool pinned = index.data(LeaderboardModel::PinnedRole).toBool();
    QMenu menu(this);
    if (!id.isEmpty())
        connect(menu.addAction(tr("Open the responses")), &QAction::triggered, this,
                [this, index] { openBehind(index); });
    connect(menu.addAction(pinned ? tr("Let go of the top") : tr("Pin to the top")), &QAction::triggered, this,
            [this, key, pinned] { setPinned(key, !pinned); });
    if (!id.isEmpty()) {
        connect(menu.addAction(tr("Group…")), &QAction::triggered, this,
                [this, name = index.siblingAtColumn(LeaderboardModel::CandidateColumn).data().toString()] {
                    chooseGroup(name);
                });
    }
    if (!id.isEmpty())
        connect(menu.addAction(tr("Hide")), &QAction::triggered, this, [this, id] { setHidden(id, true); });
    menu.exec(m_table->viewport()->mapToGlobal(pos));
}

void ResultsPage::chooseGroup(const QString &candidate)
{
    QStringList groups;
    for (const QString &group : m_context.view.snapshot()->groups) {
        if (!groups.contains(group))
            groups.append(group);
    }
    for (const PublishedTable &table : m_context.view.snapshot()->references) {
        for (const QString &group : table.groups) {
            if (!groups.contains(group))
                groups.append(group);
        }
    }
    const QString now = m_context.view.snapshot()->groups.value(candidate);
    if (!groups.contains(now))
        groups.prepend(now);
    bool chosen = false;
    const QString group = QInputDialog::getItem(this, tr("Group of %1").arg(candidate), tr("Group (empty: none)"),
                                                groups, static_cast<int>(groups.indexOf(now)), true, &chosen);
    if (chosen)
        setGroup(m_context, *this, candidate, group);
}

void ResultsPage::setPinned(const QString &key, bool pinned)
{
    if (pinned)
        m_pinned.insert(key);
    else
        m_pinned.remove(key);
    QSettings().setValue(QStringLiteral("results/pinned"), QStringList(m_pinned.begin(), m_pinned.end()));
    m_model->setPinned(m_pinned);
    m_proxy->invalidate();
    if (m_numbers)
        m_chart->setNumbers(m_numbers, m_pinned);
}

void ResultsPage::setHidden(const QString &candidateId, bool hidden)
{
    if (hidden && m_numbers && m_numbers->board.rows.size() < 2) {
        Q_EMIT said(tr("The last candidate stays."));
        return;
    }
    if (hidden)
        m_hidden.insert(candidateId);
    else
        m_hidden.remove(candidateId);
    QSettings().setValue(QStringLiteral("results/hidden"), QStringList(m_hidden.begin(), m_hidden.end()));
    recompute();
}

void ResultsPage::exportTable()
{
    if (!m_numbers)
        return;
    QString chosen;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the leaderboard"), QStringLiteral("leaderboard.csv"),
                                                tr("CSV (*.csv);;LaTeX (*.tex);;Markdown (*.md)"), &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen.contains(QLatin1String("tex"))  ? QStringLiteral(".tex")
                : chosen.contains(QLatin1String("md")) ? QStringLiteral(".md")
                                                       : QStringLiteral(".csv");
    const QString ending = QFileInfo(path).suffix().toLower();
    const bool shows = QSettings().value(QStringLiteral("results/references"), true).toBool();
    const ScoreTableContext context{m_numbers->judge,
                                    shows ? m_numbers->snapshot->references : std::vector<PublishedTable>{}};
    const QByteArray bytes = ending == QLatin1String("tex")  ? leaderboardLatex(m_numbers->board, context).toUtf8()
                             : ending == QLatin1String("md") ? leaderboardMarkdown(m_numbers->board, context).toUtf8()
                                                             : leaderboardCsv(m_numbers->board, context);
    if (const Status written = writeOutput(path, bytes); written)
        Q_EMIT said(tr("Wrote %1.").arg(path));
    else
        Q_EMIT failed(written.error().text());
}

void ResultsPage::writeReport()
{
    QString chosen;
    QString path = QFileDialog::getSaveFileName(
        this, tr("Write a report"), QStringLiteral("report.html"),
        tr("One HTML page (*.html);;PDF (*.pdf);;Markdown (*.md);;JSON (*.json)"), &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen.section(u'*', 1).section(u')', 0, 0);
    Q_EMIT said(tr("Writing %1 …").arg(path));
    Q_EMIT reportRequested(path, choice());
}

void ResultsPage::manageReferences()
{
    ReferencesDialog dialog(m_context.view, this);
    connect(&dialog, &ReferencesDialog::added, this,
            [this](const QStringList &paths) { addReferences(m_context, *this, paths); });
    connect(&dialog, &ReferencesDialog::removed, this,
            [this](const QString &name) { removeReference(m_context, *this, name); });
    dialog.exec();
}

void ResultsPage::toSlide(Slide slide)
{
    if (slide.kind == Slide::Kind::Chart && m_numbers && m_numbers->snapshot->revision) {
        Q_EMIT said(tr("Slides show the items as they are now. Choose “Items as they are now” first."));
        return;
    }
    addSlide(m_context, *this, slide);
}

} // namespace plumbline
