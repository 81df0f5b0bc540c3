// SPDX-License-Identifier: GPL-3.0-or-later
// bench_stats [runs]: times of the statistics at the sizes of the issues, then coverage with `runs` data sets (default
// 2000, 0 = no coverage). Prints tables; judges nothing.
#include "core/analysis/agreement.h"
#include "core/analysis/correlation.h"
#include "core/analysis/krippendorff.h"
#include "core/analysis/paired.h"
#include "core/analysis/random.h"
#include "core/analysis/ranks.h"
#include "tests/bench/stats/stats_coverage.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace plumbline;

namespace {

/// 400 items x 3 components x 3 raters, tenth points, 5 % missing.
Ratings ratings(std::vector<qsizetype> &items)
{
    ReplicateRandom random(5, 0);
    Ratings table(1200, 3);
    for (qsizetype u = 0; u < 1200; ++u) {
        const double truth = double(random.below(11)) / 10;
        for (qsizetype r = 0; r < 3; ++r)
            if (random.uniform() > 0.05)
                table.set(u, r, random.uniform() < 0.6 ? truth : double(random.below(11)) / 10);
        items.push_back(u / 3);
    }
    return table;
}

void timed(const char *what, const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%-78s %9.1f ms\n", what, best);
    std::fflush(stdout);
}

void printTimes(QThreadPool &pool)
{
    std::vector<qsizetype> items;
    const Ratings table = ratings(items);
    BootstrapOptions options;
    options.replicates = 10000;
    std::printf("Best of three; %d threads for the lines that say so\n", pool.maxThreadCount());
    for (const auto &[name, metric] :
         {std::pair{"nominal", Metric::Nominal}, {"ordinal", Metric::Ordinal}, {"interval", Metric::Interval}}) {
        char what[100];
        options.pool = nullptr;
        std::snprintf(what, sizeof what, "alpha %s, B = 10000, 400 items x 3 x 3 raters, one thread", name);
        timed(what, [&, m = metric] { (void)alphaBootstrap(table, items, m, options); });
        options.pool = &pool;
        std::snprintf(what, sizeof what, "alpha %s, B = 10000, 400 items x 3 x 3 raters, pool", name);
        timed(what, [&, m = metric] { (void)alphaBootstrap(table, items, m, options); });
    }
    timed("groupAgreement, 9 measures, B = 10000, pool", [&] { (void)groupAgreement(table, items, options); });
    PairInput pair{Ratings(1200, 2), items};
    for (qsizetype u = 0; u < 1200; ++u)
        for (qsizetype r = 0; r < 2; ++r)
            pair.scores.set(u, r, table.at(u, r));
    timed("pairAgreement, 24 measures, 1200 rows, B = 10000, pool", [&] { (void)pairAgreement(pair, options); });
    options.replicates = 2000;
    timed("pairAgreement, 24 measures, 1200 rows, B = 2000, pool", [&] { (void)pairAgreement(pair, options); });
    options.replicates = 10000;
    ScoreTable scores(400, 30);
    ReplicateRandom random(9, 9);
    for (qsizetype i = 0; i < 400; ++i)
        for (qsizetype c = 0; c < 30; ++c)
            scores.set(i, c, random.uniform());
    timed("standings, 400 items x 30 candidates, B = 10000, pool", [&] { (void)standings(scores, options); });
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i < 100000; ++i) {
        x.push_back(random.uniform());
        y.push_back(x.back() + random.uniform());
    }
    timed("Kendall tau-b of 100000 pairs, one thread", [&] { (void)kendallTauB(x, y); });
    std::vector<double> a(400);
    std::vector<double> b(400);
    for (size_t i = 0; i < 400; ++i) {
        a[i] = random.uniform();
        b[i] = random.uniform();
    }
    timed("comparePaired, 400 items, B = 10000 and 10000 flips, pool", [&] { (void)comparePaired(a, b, options); });
}

} // namespace

int main(int argc, char **argv)
{
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    printTimes(pool);
    const int runs = argc > 1 ? std::atoi(argv[1]) : 2000;
    if (runs > 0)
        printCoverage(runs, pool);
    return 0;
}
