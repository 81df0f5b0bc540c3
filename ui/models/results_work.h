// SPDX-License-Identifier: GPL-3.0-or-later
// ResultsWork: computes what the Results page shows from a snapshot under one choice, in the background: first the
// means with t intervals, at once, then the bootstrap with rank intervals. A newer request stops the older one. GUI
// thread; no widgets.
#pragma once

#include "core/report/corrected_scores.h"
#include "core/report/item_filter.h"
#include "core/report/leaderboard.h"
#include "core/report/profile_table.h"
#include "core/report/rank_moves.h"
#include "core/report/reported_table.h"
#include "core/report/result_documents.h"
#include "ui/models/project_view.h"

#include <stop_token>

namespace plumbline {

/// What the page lets people choose. Names and ids, so that they survive a new snapshot.
struct ResultsChoice
{
    QStringList judges{}; ///< ids whose points count, their mean where several; empty: the snapshot's judge
    MissingPolicy policy = MissingPolicy::Exclude;
    WeightRule weights{};
    bool people = true;
    ItemFilter filter{};           ///< only items that pass
    QSet<QString> hidden{};        ///< ids of candidates that are not shown
    std::optional<int> revision{}; ///< of the snapshot, so that a report takes the same
};

struct ResultsNumbers
{
    SnapshotPtr snapshot;
    std::shared_ptr<const ScoreSheet> sheet;
    ChosenScores chosen;
    Leaderboard board;
    QString judge;               ///< names, with commas
    QString counts;              ///< what counts: judge, policy, items, filter, people
    QString settings;            ///< for subtitles: the same with the intervals
    bool isBootstrapped = false; ///< with it come the what-ifs
    bool isComplete = false;     ///< with profiles and corrected scores: every reply scored seven times takes longest
    std::vector<CandidateProfiles> profiles{};
    std::vector<ReportedComparison> reported{};
    std::optional<CorrectedScores> corrected{};
    std::vector<WhatIf> whatIfs{};
    RankStability toDefault{}; ///< the totals under this choice against those under the default one
};
using ResultsPtr = std::shared_ptr<const ResultsNumbers>;

/// A claim with what the data say about it now.
struct CheckedClaim
{
    Claim claim;
    ClaimCheck check;
};
using CheckedClaims = std::shared_ptr<const std::vector<CheckedClaim>>;

class ResultsWork final : public QObject
{
    Q_OBJECT
public:
    explicit ResultsWork(QObject *parent = nullptr);
    ~ResultsWork() override;
    /// B = 10 000, as reports have it.
    void start(const SnapshotPtr &snapshot, const ResultsChoice &choice);
    void checkClaims(const SnapshotPtr &snapshot, const std::vector<Claim> &claims);
    /// A against B in all and by category, under the numbers' choice.
    void compare(const ResultsPtr &numbers, std::size_t a, std::size_t b);

Q_SIGNALS:
    void ready(const plumbline::ResultsPtr &numbers);
    void claimsChecked(const plumbline::CheckedClaims &claims);
    void compared(const plumbline::ResultsPtr &numbers, const plumbline::ComparisonTable &table);
    void failed(const QString &error);

private:
    void complete(const ResultsPtr &second);
    [[nodiscard]] BootstrapOptions options(std::stop_source &stop, qsizetype replicates);

    QThreadPool m_pool;
    QThreadPool m_helpers; ///< threads of the bootstrap
    std::stop_source m_stop;
    std::stop_source m_stopClaims;
    std::stop_source m_stopComparison;
    quint64 m_request = 0;
    std::weak_ptr<const ProjectSnapshot> m_sheetOf; ///< the snapshot that m_sheet was built from
    std::shared_ptr<const ScoreSheet> m_sheet;
    ResultsPtr m_complete; ///< the last that were
};

/// The snapshot's sheet: all judges, the snapshot's judge from its table.
[[nodiscard]] ScoreSheet sheetOf(const ProjectSnapshot &snapshot);
/// The page's choice in the sheet's indexes. Judges that are gone are left out.
[[nodiscard]] ScoreChoice scoreChoice(const ProjectSnapshot &snapshot, const ScoreSheet &sheet,
                                      const ResultsChoice &choice);

} // namespace plumbline
