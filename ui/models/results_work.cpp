// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/results_work.h"

#include "core/base/deliver.h"
#include "core/report/score_tables.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

constexpr qsizetype kScreenReplicates = 10000; ///< as reports take: a screen that says other intervals would be doubted

/// What the leaderboard's own lines do not say.
QString otherChoices(const ResultsChoice &choice)
{
    QStringList parts;
    if (choice.weights.equal)
        parts.append(ResultsWork::tr("every component counts the same"));
    for (const auto &[category, factor] : choice.weights.factors)
        parts.append(ResultsWork::tr("%1 × %2").arg(categoryName(category).toLower(), QString::number(factor)));
    if (!choice.people)
        parts.append(ResultsWork::tr("people's points left out"));
    return parts.join(QStringLiteral(", "));
}

void describe(ResultsNumbers &numbers, const ResultsChoice &choice)
{
    const QString other = otherChoices(choice);
    const QString tail = other.isEmpty() ? QString() : QStringLiteral(" · ") + other;
    numbers.counts = countsLine(numbers.board, numbers.judge) + tail;
    numbers.settings = settingsLine(numbers.board, numbers.judge) + tail;
}

ResultsPtr firstNumbers(const SnapshotPtr &snapshot, const std::shared_ptr<const ScoreSheet> &known,
                        const ResultsChoice &choice)
{
    auto numbers = std::make_shared<ResultsNumbers>();
    numbers->snapshot = snapshot;
    numbers->sheet = known ? known : std::make_shared<const ScoreSheet>(sheetOf(*snapshot));
    const ScoreChoice what = scoreChoice(*snapshot, *numbers->sheet, choice);
    numbers->chosen = chooseScores(*numbers->sheet, what);
    if (!choice.filter.isEmpty() && what.items.empty())
        numbers->chosen = {what, {}, {}}; // a filter that nothing passes is not "all"
    numbers->board = buildLeaderboard(*numbers->sheet, numbers->chosen);
    setGroups(numbers->board, snapshot->groups);
    QStringList judges;
    for (const std::size_t j : what.judges)
        judges.append(numbers->sheet->judges[j].name);
    numbers->judge = judges.join(QStringLiteral(", "));
    describe(*numbers, choice);
    return numbers;
}

Result<ResultsPtr> withBootstrap(const ResultsPtr &first, const ResultsChoice &choice, const BootstrapOptions &options)
{
    Result<Leaderboard> board = bootstrapLeaderboard(first->board, first->chosen, options);
    if (!board)
        return tl::unexpected<Error>(board.error());
    auto numbers = std::make_shared<ResultsNumbers>(*first);
    numbers->board = std::move(*board);
    numbers->isBootstrapped = true;
    numbers->whatIfs = usualWhatIfs(*first->sheet, first->chosen.choice);
    ScoreChoice standard = scoreChoice(*first->snapshot, *first->sheet, {});
    standard.candidates = first->chosen.choice.candidates;
    numbers->toDefault = whatIf(*first->sheet, buildLeaderboard(*first->sheet, chooseScores(*first->sheet, standard)),
                                {}, first->chosen.choice)
                             .toDefault;
    describe(*numbers, choice);
    return ResultsPtr(numbers);
}

/// `known`: complete numbers of the same snapshot, or null: profiles and corrected scores do not follow the choice.
ResultsPtr completed(const ResultsPtr &second, const ResultsPtr &known)
{
    auto numbers = std::make_shared<ResultsNumbers>(*second);
    numbers->isComplete = true;
    if (known) {
        numbers->profiles = known->profiles;
        numbers->reported = known->reported;
        numbers->corrected = known->corrected;
        return numbers;
    }
    const ProjectSnapshot &snapshot = *second->snapshot;
    if (!snapshot.judges.empty())
        numbers->profiles = buildProfileTable(snapshot.table, snapshot.candidates);
    if (!snapshot.reported.empty()) {
        std::vector<ModelSpec> models = snapshot.candidates;
        models.insert(models.end(), snapshot.judges.begin(), snapshot.judges.end());
        if (Result<std::vector<ReportedComparison>> all =
                compareAllReported(snapshot.reported, models, [&](const QString &judgeId) -> Result<CaseTable> {
                    return buildCaseTable(snapshot.input, judgeId);
                }))
            numbers->reported = std::move(*all);
    }
    if (sampleQueue(snapshot.queues, {})) {
        if (Result<CorrectedScores> corrected =
                buildCorrected(snapshot.table, snapshot.candidates, snapshot.queues, {}, {}))
            numbers->corrected = std::move(*corrected);
    }
    return numbers;
}

} // namespace

ScoreSheet sheetOf(const ProjectSnapshot &snapshot)
{
    ScoreSheet sheet = buildScoreSheet(snapshot.table, snapshot.candidates, snapshot.judges, snapshot.judgeId,
                                       snapshot.input.judgements);
    sheet.revision = snapshot.revision;
    for (const Item &item : sheet.items)
        sheet.annotators.push_back(snapshot.annotators.value(item.id));
    return sheet;
}

ScoreChoice scoreChoice(const ProjectSnapshot &snapshot, const ScoreSheet &sheet, const ResultsChoice &choice)
{
    ScoreChoice what;
    what.policy = choice.policy;
    what.weights = choice.weights;
    what.people = choice.people;
    const QStringList wanted = choice.judges.isEmpty() ? QStringList{snapshot.judgeId} : choice.judges;
    for (std::size_t j = 0; j < sheet.judges.size(); ++j) {
        if (wanted.contains(sheet.judges[j].id))
            what.judges.push_back(j);
    }
    if (what.judges.empty())
        what.judges = {0};
    for (std::size_t c = 0; c < sheet.candidates.size(); ++c) {
        if (!choice.hidden.contains(sheet.candidates[c].id))
            what.candidates.push_back(c);
    }
    if (!choice.filter.isEmpty()) {
        what.items = itemsThatPass(sheet.items, sheet.annotators, choice.filter);
        what.only = choice.filter.text();
    }
    return what;
}

ResultsWork::ResultsWork(QObject *parent)
    : QObject(parent)
{
    m_pool.setObjectName(QStringLiteral("plumbline-results"));
    m_pool.setMaxThreadCount(2); // a comparison does not wait for the profiles
    m_helpers.setObjectName(QStringLiteral("plumbline-bootstrap"));
}

ResultsWork::~ResultsWork()
{
    m_stop.request_stop();
    m_stopClaims.request_stop();
    m_stopComparison.request_stop();
    m_pool.waitForDone();
    m_helpers.waitForDone();
}

BootstrapOptions ResultsWork::options(std::stop_source &stop, qsizetype replicates)
{
    stop.request_stop();
    stop = std::stop_source();
    BootstrapOptions o;
    o.replicates = replicates;
    o.pool = &m_helpers;
    o.stop = stop.get_token();
    return o;
}

void ResultsWork::start(const SnapshotPtr &snapshot, const ResultsChoice &choice)
{
    const BootstrapOptions bootstrap = options(m_stop, kScreenReplicates);
    const quint64 request = ++m_request;
    const std::shared_ptr<const ScoreSheet> known = m_sheetOf.lock() == snapshot ? m_sheet : nullptr;
    deliver(QtConcurrent::run(&m_pool, [snapshot, known, choice] { return firstNumbers(snapshot, known, choice); }),
            this, [this, request, choice, bootstrap](const ResultsPtr &first) {
                if (request != m_request)
                    return;
                m_sheetOf = first->snapshot;
                m_sheet = first->sheet;
                Q_EMIT ready(first);
                deliver(QtConcurrent::run(
                            &m_pool, [first, choice, bootstrap] { return withBootstrap(first, choice, bootstrap); }),
                        this, [this, request](const Result<ResultsPtr> &numbers) {
                            if (request != m_request)
                                return;
                            if (numbers)
                                complete(*numbers);
                            else if (numbers.error().kind != ErrorKind::Cancelled)
                                Q_EMIT failed(numbers.error().text());
                        });
            });
}

void ResultsWork::complete(const ResultsPtr &second)
{
    Q_EMIT ready(second);
    const quint64 request = m_request;
    const ResultsPtr known = m_complete && m_complete->snapshot == second->snapshot ? m_complete : nullptr;
    deliver(QtConcurrent::run(&m_pool, [second, known] { return completed(second, known); }), this,
            [this, request](const ResultsPtr &numbers) {
                m_complete = numbers;
                if (request == m_request)
                    Q_EMIT ready(numbers);
            });
}

void ResultsWork::checkClaims(const SnapshotPtr &snapshot, const std::vector<Claim> &claims)
{
    const BootstrapOptions bootstrap = options(m_stopClaims, kScreenReplicates);
    const std::shared_ptr<const ScoreSheet> known = m_sheetOf.lock() == snapshot ? m_sheet : nullptr;
    deliver(QtConcurrent::run(&m_pool,
                              [snapshot, known, claims, bootstrap]() -> Result<CheckedClaims> {
                                  const ScoreSheet own = known ? ScoreSheet() : sheetOf(*snapshot);
                                  auto checked = std::make_shared<std::vector<CheckedClaim>>();
                                  for (const Claim &claim : claims) {
                                      Result<ClaimCheck> check = checkClaim(known ? *known : own, claim, bootstrap);
                                      if (!check)
                                          return tl::unexpected<Error>(check.error());
                                      checked->push_back({claim, std::move(*check)});
                                  }
                                  return CheckedClaims(checked);
                              }),
            this, [this](const Result<CheckedClaims> &checked) {
                if (checked)
                    Q_EMIT claimsChecked(*checked);
                else if (checked.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(checked.error().text());
            });
}

void ResultsWork::compare(const ResultsPtr &numbers, std::size_t a, std::size_t b)
{
    const BootstrapOptions bootstrap = options(m_stopComparison, 10000); // a claim may be made of it
    deliver(QtConcurrent::run(&m_pool,
                              [numbers, a, b, bootstrap] {
                                  return compareCandidates(*numbers->sheet, numbers->chosen, a, b, bootstrap);
                              }),
            this, [this, numbers](const Result<ComparisonTable> &table) {
                if (table)
                    Q_EMIT compared(numbers, *table);
                else if (table.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(table.error().text());
            });
}

} // namespace plumbline
