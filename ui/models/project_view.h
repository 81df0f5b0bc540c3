// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectView: what the window shows of an open project: a snapshot of its rows, read in the background whenever they
// change, and the selection that follows from page to page. GUI thread; no widgets, no colours.
#pragma once

#include "core/audit/case_checks.h"
#include "core/audit/case_table.h"
#include "core/authoring/accepted_findings.h"
#include "core/authoring/draft.h"
#include "core/authoring/item_review.h"
#include "core/authoring/item_template.h"
#include "core/domain/annotator.h"
#include "core/domain/audit_queue.h"
#include "core/domain/run.h"
#include "core/report/probe_report.h"
#include "core/report/result_documents.h"
#include "core/store/api/project_store.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace plumbline {

struct RunRow
{
    Run run;
    ModelSpec model;
    RunProgress progress;
    QMap<QString, int> failures;
    std::optional<double> cost; ///< unset where the model has no price
    QString currency;
};

/// One consistent reading of the project. Shared with workers, never changed.
struct ProjectSnapshot
{
    CaseInput input; ///< the rows that the table was built from: all judges, all repeats
    CaseTable table;
    CheckTable checks;
    std::vector<ModelSpec> candidates;
    std::vector<ModelSpec> judges;
    std::vector<RunRow> runs;
    std::vector<ModelPrice> prices;
    QString currency;
    std::vector<AuditQueue> queues;
    std::vector<Response> controls;      ///< control questions
    ProbeReport probes;                  ///< of items; indexes are into `input`
    std::vector<ReportedScore> reported; ///< by other harnesses, about imported results
    std::vector<PublishedTable> references;
    std::vector<Claim> claims;
    std::vector<Slide> slides;
    QMap<QString, QString> groups;         ///< of candidates, by name
    Annotators annotators;                 ///< of the items, by id
    std::vector<AcceptedFinding> accepted; ///< findings of the rules that somebody let stand
    std::vector<Draft> drafts;             ///< items that are being written
    std::vector<ItemTemplate> templates;   ///< that they are begun from
    ReviewLedger reviews;                  ///< of items by a second person
    QString documentsProblem;              ///< why references, claims or slides could not be read; empty: they could
    QString judgeId;                       ///< whose points the table has
    int revisionCount = 0;                 ///< greatest revision number of any item
    std::optional<int> revision{};         ///< items as they were at this revision number; nothing: as they are now

    [[nodiscard]] QString judgeName() const;
    /// Null where the item was not probed.
    [[nodiscard]] const ProbedItem *probedItem(const QString &itemId) const;
};
using SnapshotPtr = std::shared_ptr<const ProjectSnapshot>;

class ProjectView final : public QObject
{
    Q_OBJECT
public:
    explicit ProjectView(ProjectStore &store, QObject *parent = nullptr);
    ~ProjectView() override;

    /// Never null; empty before the first reading is done.
    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_snapshot; }
    [[nodiscard]] QString judgeId() const { return m_judgeId; }
    void setJudge(const QString &judgeId);
    void reload();
    /// Reads the items as they were at a revision number, with the answers to them; comes with revisionRead(). Without
    /// rule checks: what shows older revisions are results.
    void readRevision(int number);

    /// The selected item (its id) and candidate (its id); either may be empty.
    [[nodiscard]] QString selectedItem() const { return m_item; }
    [[nodiscard]] QString selectedCandidate() const { return m_candidate; }
    void select(const QString &itemId, const QString &candidateId);

    [[nodiscard]] QString candidateName(const QString &id) const;

Q_SIGNALS:
    void reloaded();
    void revisionRead(const plumbline::SnapshotPtr &snapshot);
    void failed(const QString &error);

private:
    void readNow();

    ProjectStore &m_store;
    CaseChecks m_checks; ///< touched by the reading thread alone
    SnapshotPtr m_snapshot;
    QString m_judgeId;
    QString m_item;
    QString m_candidate;
    QThreadPool m_pool;
    QTimer m_soon;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace plumbline
