// SPDX-License-Identifier: GPL-3.0-or-later
// bench_results: times of what a filter, a chart, a comparison and a report cost at the size of the issue. Prints a
// table; judges nothing.
#include "core/report/figures.h"
#include "core/report/report_input.h"
#include "core/report/score_tables.h"
#include "tests/report/score_scene.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <cstdio>
#include <functional>

using namespace plumbline;
using namespace plumbline::test;

namespace {

void timed(const char *what, const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%-72s %9.1f ms\n", what, best);
    std::fflush(stdout);
}

} // namespace

int main()
{
    const Truth truth = makeTruth(400, 30, 4);
    const ScoreSheet sheet = sheetOf(truth);
    std::printf(
        "400 items x 30 candidates x 4 judges = 48 000 judgements, best of three; %d threads for the bootstrap\n",
        QThreadPool::globalInstance()->maxThreadCount());
    timed("sheet from rows (once per change of the project)", [&] { (void)sheetOf(truth); });
    ScoreChoice filter;
    for (std::size_t i = 0; i < 400; i += 2)
        filter.items.push_back(i);
    filter.judges = {0, 1, 2, 3};
    filter.weights.equal = true;
    timed("a filter: choice and leaderboard with t intervals",
          [&] { (void)buildLeaderboard(sheet, chooseScores(sheet, filter)); });
    const ChosenScores chosen = chooseScores(sheet, {});
    const Leaderboard board = buildLeaderboard(sheet, chosen);
    timed("all items: choice and leaderboard with t intervals",
          [&] { (void)buildLeaderboard(sheet, chooseScores(sheet, {})); });
    std::vector<std::size_t> order = byTotal(board);
    const FigureInput in{sheet, chosen, board, order, {}};
    timed("chart: categories", [&] { (void)categoryFigure(in, false); });
    timed("chart: distribution", [&] { (void)distributionFigure(in); });
    timed("chart: heat map, 12 000 cells", [&] { (void)heatMapFigure(in); });
    timed("chart: judge against judge", [&] { (void)judgePairFigure(in, 0, 1); });
    timed("chart: ranks by judge", [&] { (void)judgeRanksFigure(in); });
    timed("chart: verb-noun pairs", [&] { (void)verbNounFigure(sheet, chosen); });
    timed("what-ifs, the usual ones", [&] { (void)usualWhatIfs(sheet, {}); });
    BootstrapOptions options;
    options.pool = QThreadPool::globalInstance();
    options.replicates = 2000;
    timed("leaderboard, B = 2000 (screen, background)", [&] { (void)bootstrapLeaderboard(board, chosen, options); });
    options.replicates = 10000;
    timed("leaderboard, B = 10 000 (report, background)", [&] { (void)bootstrapLeaderboard(board, chosen, options); });
    timed("comparison of two, total and categories, B = 10 000 (background)",
          [&] { (void)compareCandidates(sheet, chosen, 0, 1, options); });
    timed("all 435 pairs, B = 10 000 (report)", [&] { (void)compareAll(sheet, chosen, options); });
    ReportInput report;
    report.sheet = sheet;
    report.chosen = chosen;
    report.board = board;
    timed("HTML page with all items and responses", [&] { (void)htmlReport(report); });
    return 0;
}
