// SPDX-License-Identifier: GPL-3.0-or-later
// What the Agreement page does. What it is made of: agreement_page_layout.cpp.
#include "ui/pages/agreement/agreement_page.h"

#include "core/audit/control_questions.h"
#include "core/base/deliver.h"
#include "core/run/judge_prompt.h"
#include "core/run/planner.h"
#include "ui/models/counted.h"
#include "ui/pages/agreement/agreement_facts.h"
#include "ui/pages/agreement/agreement_points.h"
#include "ui/pages/new_queue.h"
#include "ui/widgets/judge_choice.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>

namespace plumbline {

void AgreementPage::activate()
{
    if (m_stale)
        refresh();
    m_trust.table->setFocus();
}

void AgreementPage::refresh()
{
    m_stale = !isVisible(); // thousands of replicates for nobody would be felt on the other pages
    if (m_stale)
        return;
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    fillJudges(*m_judge, *snapshot);
    if (snapshot->judges.empty() || snapshot->table.items.empty()) {
        m_stack->setCurrentIndex(NothingYet);
        return;
    }
    if (!m_result)
        m_stack->setCurrentIndex(Computing);
    m_busy->setText(tr("computing…"));
    m_work->start(snapshot, static_cast<RatingBasis>(m_basis->currentData().toInt()));
}

void AgreementPage::show(const AgreementResultPtr &result)
{
    m_result = result;
    m_stack->setCurrentIndex(Figures);
    m_busy->setText(tr("B = %1, seed %2").arg(result->report.replicates).arg(result->report.seed));
    const QVariant before = m_reference->currentData();
    const QSignalBlocker quiet(m_reference);
    m_reference->clear();
    for (const std::size_t i : referencesOf(result->report))
        m_reference->addItem(result->report.table.raters[i].name, static_cast<qulonglong>(i));
    const int same = m_reference->findData(before);
    m_reference->setCurrentIndex(same >= 0 ? same : 0);
    showTrust();
    const FactTable corrected = correctedFacts(result->corrected);
    m_corrected.model->setFacts(corrected.headers, corrected.rows);
    fit(m_corrected);
    m_planner->setText(plannerText(result->corrected));
    const FactTable controls = controlFacts(result->controls);
    m_controls.model->setFacts(controls.headers, controls.rows);
    m_controls.table->setVisible(!controls.rows.empty());
    fit(m_controls, 12);
    m_controlNote->setText(
        result->snapshot->controls.empty()
            ? tr("Copies of real responses, changed so that it is known how the score must move: a blank image, "
                 "another "
                 "item's image, a plea for points, a rule broken by a small edit. They need no people.")
            : tr("%1 of %2. Hover a question to read what a sound judge does.")
                  .arg(counted(static_cast<qsizetype>(result->snapshot->controls.size()), tr("control question"),
                               tr("control questions")),
                       counted(static_cast<qsizetype>(result->snapshot->judges.size()), tr("judge"), tr("judges"))));
    const FactTable behaviour = behaviourFacts(result->report);
    m_behaviour.model->setFacts(behaviour.headers, behaviour.rows);
    m_behaviourCard->setVisible(!behaviour.rows.empty());
    fit(m_behaviour, 12);
}

void AgreementPage::showTrust()
{
    if (!m_result)
        return;
    const RatingTable &table = m_result->report.table;
    QStringList notes;
    if (m_reference->count() == 0)
        notes.append(tr("Nothing to compare yet: it takes a second judge, or people who decide responses."));
    if (table.raters.size() == table.judgeCount() + 2)
        notes.append(tr("Nobody has decided anything yet: what is shown is judge against judge."));
    if (table.openLeftOut + table.revealedLeftOut > 0) {
        notes.append(
            tr("Left out: %1 with the judge in view, %2 after the reveal. Only blind decisions say what people "
               "think by themselves.")
                .arg(counted(table.openLeftOut, tr("decision"), tr("decisions")))
                .arg(table.revealedLeftOut));
    }
    notes.append(tr("Below 30 items a figure is greyed. Krippendorff: from .800 reliable, from .667 tentative."));
    m_note->setText(notes.join(u'\n'));
    const auto reference = static_cast<std::size_t>(m_reference->currentData().toULongLong());
    const auto measure = static_cast<PairMeasure>(m_measure->currentData().toInt());
    const FactTable facts = m_reference->count() > 0 ? trustFacts(m_result->report, reference, measure) : FactTable{};
    m_trust.model->setFacts(facts.headers, facts.rows);
    m_trust.table->setVisible(!facts.rows.empty());
    fit(m_trust);
    // The chosen cell, where it is still there; else the first.
    const AgreementCell *cell = currentCell();
    if (!cell && m_reference->count() > 0) {
        for (const AgreementCell &c : m_result->report.cells) {
            if (c.first == reference) {
                m_second = c.second;
                m_category = c.category;
                break;
            }
        }
    }
    showDetails();
}

const AgreementCell *AgreementPage::currentCell() const
{
    if (!m_result || m_reference->count() == 0)
        return nullptr;
    return m_result->report.cell(static_cast<std::size_t>(m_reference->currentData().toULongLong()), m_second,
                                 m_category);
}

void AgreementPage::showDetails()
{
    const AgreementCell *cell = currentCell();
    m_detailTitle->parentWidget()->setVisible(cell != nullptr);
    if (!cell)
        return;
    const RatingTable &table = m_result->report.table;
    m_detailTitle->setText(tr("%1 and %2: %3, %4, %5")
                               .arg(table.raters[cell->first].name, table.raters[cell->second].name,
                                    cell->category ? categoryName(*cell->category) : tr("all categories"),
                                    counted(cell->numbers.pairs, tr("score"), tr("scores")),
                                    counted(cell->numbers.items, tr("item"), tr("items"))));
    const FactTable measures = measureFacts(*cell);
    m_measures.model->setFacts(measures.headers, measures.rows);
    const FactTable confusion = confusionFacts(m_result->report, *cell);
    m_confusion.model->setFacts(confusion.headers, confusion.rows);
    fit(m_confusion);
    m_scatter->setPoints(scatterOf(m_result->report, *cell));
    m_differences->setPoints(blandAltmanOf(m_result->report, *cell));
}

void AgreementPage::openTrustCell(const QModelIndex &index)
{
    const QVariantList behind = index.data(FactTableModel::BehindRole).toList();
    if (behind.size() != 2)
        return;
    m_second = static_cast<std::size_t>(behind.at(0).toULongLong());
    const int category = behind.at(1).toInt();
    m_category = category < 0 ? std::nullopt : std::optional(static_cast<Category>(category));
    showDetails();
}

void AgreementPage::newQueue(QueueSource source)
{
    askForQueue(*this, m_context, source, [this](const QString &name) { Q_EMIT queueRequested(name); });
}

void AgreementPage::makeControlQuestions()
{
    const SnapshotPtr snapshot = m_context.view.snapshot();
    const Result<std::vector<Response>> made =
        makeControls(snapshot->table, snapshot->checks, snapshot->controls, ControlSpec{}, m_context.clock.nowMs());
    if (!made) {
        Q_EMIT failed(made.error().text());
        return;
    }
    if (made->empty()) {
        Q_EMIT said(tr("There are enough of every kind, or no judged response to make them from."));
        return;
    }
    deliver(m_context.store.write<int>(Change::Responses,
                                       [made = *made](WriteAccess &access) -> Result<int> {
                                           for (const Response &control : made) {
                                               if (const Result<bool> ok = access.answers().save(control, std::nullopt);
                                                   !ok)
                                                   return tl::unexpected<Error>(ok.error());
                                           }
                                           return static_cast<int>(made.size());
                                       }),
            this, [this](const Result<int> &n) {
                if (!n)
                    Q_EMIT failed(n.error().text());
                else
                    Q_EMIT said(tr("%1 made. Ask the judge next.")
                                    .arg(counted(*n, tr("control question"), tr("control questions"))));
            });
}

void AgreementPage::askControlQuestions()
{
    const SnapshotPtr snapshot = m_context.view.snapshot();
    const auto judge = std::find_if(snapshot->judges.begin(), snapshot->judges.end(),
                                    [&](const ModelSpec &m) { return m.id == snapshot->judgeId; });
    if (judge == snapshot->judges.end())
        return;
    RunSettings settings;
    settings.promptVersion = defaultJudgePromptVersion();
    for (const RunRow &row : snapshot->runs) {
        if (row.run.kind == RunKind::Judge && row.model.id == judge->id && !row.run.settings.controls)
            settings = row.run.settings; // asked as it was asked about the responses
    }
    settings.controls = true;
    deliver(m_context.store.write<Plan>(Change::Runs,
                                        [judge = *judge, settings, now = m_context.clock.nowMs()](WriteAccess &access) {
                                            return planJudge(access, judge, settings, {}, 0, now);
                                        }),
            this, [this, name = judge->name](const Result<Plan> &plan) {
                if (!plan) {
                    Q_EMIT failed(plan.error().text());
                    return;
                }
                m_context.engine.start(plan->run.id, {});
                Q_EMIT said(tr("%1 is being asked; the Runs page shows how far it is.").arg(name));
            });
}

} // namespace plumbline
