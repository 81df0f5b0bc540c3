// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated world: items with a difficulty, several components each, judges that copy the human with noise and
// bias.
#include "tests/bench/stats/stats_coverage.h"

#include "core/analysis/agreement.h"
#include "core/analysis/corrected.h"
#include "core/analysis/krippendorff.h"
#include "core/analysis/means.h"
#include "core/analysis/paired.h"
#include "core/analysis/random.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numeric>

using namespace plumbline;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Component scores 0, .5, 1 of one item: the item's ease moves all of them, so components of an item are correlated.
struct World
{
    double judgeError = 0.25; ///< share of components that a judge scores anew at random
    double judgeBias = 0.15;  ///< share of unmet or partial components that it lets pass

    static double score(ReplicateRandom &random, double ease)
    {
        const double u = random.uniform();
        return u < 0.65 * ease + 0.2 ? 1 : u < 0.65 * ease + 0.35 ? 0.5 : 0;
    }
    double judge(ReplicateRandom &random, double human) const
    {
        const double u = random.uniform();
        if (u < judgeError)
            return double(random.below(3)) / 2;
        return human < 1 && u < judgeError + judgeBias ? human + 0.5 : human;
    }
};

/// The two scores of one cell of the world, `human` and `judge`, for `items` x `components`.
struct Data
{
    std::vector<double> human;
    std::vector<double> second; ///< another human: the same noise without the bias
    std::vector<double> judge;
    std::vector<qsizetype> item;
};

Data draw(quint64 seed, int items, int components)
{
    const World world;
    const World person{0.1, 0};
    ReplicateRandom random(20260101, seed);
    Data data;
    for (int i = 0; i < items; ++i) {
        const double ease = random.uniform();
        for (int c = 0; c < components; ++c) {
            data.human.push_back(World::score(random, ease));
            data.second.push_back(person.judge(random, data.human.back()));
            data.judge.push_back(world.judge(random, data.human.back()));
            data.item.push_back(i);
        }
    }
    return data;
}

Ratings threeRaters(const Data &data)
{
    Ratings ratings(qsizetype(data.human.size()), 3);
    for (size_t u = 0; u < data.human.size(); ++u) {
        ratings.set(qsizetype(u), 0, data.human[u]);
        ratings.set(qsizetype(u), 1, data.second[u]);
        ratings.set(qsizetype(u), 2, data.judge[u]);
    }
    return ratings;
}

struct Outcome
{
    bool defined = false;
    bool covered = false;
    double width = 0;
};

Outcome outcomeOf(const Estimate &estimate, double truth)
{
    if (!estimate.interval)
        return {};
    return {true, estimate.interval->contains(truth), estimate.interval->width()};
}

void line(const char *what, int runs, QThreadPool &pool, const std::function<Outcome(quint64)> &once)
{
    std::vector<quint64> seeds(size_t(runs), 0);
    std::iota(seeds.begin(), seeds.end(), quint64(1));
    std::vector<Outcome> outcomes(seeds.size());
    QtConcurrent::blockingMap(&pool, seeds, [&](const quint64 &seed) { outcomes[seed - 1] = once(seed); });
    double defined = 0;
    double covered = 0;
    double width = 0;
    for (const Outcome &o : outcomes) {
        defined += o.defined ? 1 : 0;
        covered += o.covered ? 1 : 0;
        width += o.width;
    }
    const double share = 100 * covered / std::max(1.0, defined);
    std::printf("%-58s %6.2f %%  width %.4f  %s\n", what, share, width / std::max(1.0, defined),
                share >= 93 && share <= 97 ? "" : "<- outside 93..97");
    if (defined < runs)
        std::printf("    undefined in %.0f of %d\n", runs - defined, runs);
    std::fflush(stdout);
}

BootstrapOptions optionsFor(quint64 seed, IntervalKind kind = IntervalKind::Percentile)
{
    BootstrapOptions options;
    options.replicates = 1000;
    options.seed = seed;
    options.kind = kind;
    return options;
}

void means(int runs, QThreadPool &pool)
{
    // Mean of World::score over ease uniform on (0, 1): P(1) = .65 · .5 + .2, P(.5) = .15.
    const double truth = 0.65 * 0.5 + 0.2 + 0.15 / 2;
    for (const int items : {50, 400}) {
        char name[80];
        std::snprintf(name, sizeof name, "mean, %d items x 3, t over items", items);
        line(name, runs, pool, [=](quint64 seed) {
            const Data data = draw(seed, items, 3);
            return outcomeOf(*clusterMean(data.human, data.item), truth);
        });
        std::snprintf(name, sizeof name, "mean, %d items x 3, bootstrap percentile", items);
        line(name, runs, pool, [=](quint64 seed) {
            const Data data = draw(seed, items, 3);
            return outcomeOf(*clusterMeanBootstrap(data.human, data.item, optionsFor(seed)), truth);
        });
    }
}

void alphas(int runs, QThreadPool &pool)
{
    const Data endless = draw(0, 400000, 3);
    for (const Metric metric : {Metric::Nominal, Metric::Ordinal, Metric::Interval}) {
        const double truth = *krippendorffAlpha(threeRaters(endless), metric).value;
        for (const int items : {60, 400}) {
            for (const IntervalKind kind : {IntervalKind::Percentile, IntervalKind::Bca}) {
                char name[80];
                std::snprintf(name, sizeof name, "alpha %s, %d items x 3 x 3 raters, %s",
                              metric == Metric::Nominal   ? "nominal"
                              : metric == Metric::Ordinal ? "ordinal"
                                                          : "interval",
                              items, kind == IntervalKind::Bca ? "BCa" : "percentile");
                line(name, runs, pool, [=](quint64 seed) {
                    const Data data = draw(seed, items, 3);
                    return outcomeOf(*alphaBootstrap(threeRaters(data), data.item, metric, optionsFor(seed, kind)),
                                     truth);
                });
            }
        }
    }
}

/// Judge against human: all the measures of the agreement page at once; truth from a very large draw.
void pairs(int runs, QThreadPool &pool)
{
    const auto inputOf = [](const Data &data) {
        PairInput input{Ratings(qsizetype(data.human.size()), 2), data.item};
        for (size_t u = 0; u < data.human.size(); ++u) {
            input.scores.set(qsizetype(u), 0, data.human[u]);
            input.scores.set(qsizetype(u), 1, data.judge[u]);
        }
        return input;
    };
    BootstrapOptions one;
    one.replicates = 1;
    const PairAgreement truth = *pairAgreement(inputOf(draw(0, 400000, 3)), one);
    std::vector<quint64> seeds(size_t(runs), 0);
    std::iota(seeds.begin(), seeds.end(), quint64(1));
    std::vector<PairAgreement> drawn(seeds.size());
    QtConcurrent::blockingMap(&pool, seeds, [&](const quint64 &seed) {
        drawn[seed - 1] = *pairAgreement(inputOf(draw(seed, 200, 3)), optionsFor(seed));
    });
    for (int m = 0; m < kPairMeasures; ++m) {
        char name[80];
        std::snprintf(name, sizeof name, "%s, 200 items x 3", qPrintable(measureId(PairMeasure(m))));
        line(name, runs, pool, [&](quint64 seed) {
            return outcomeOf(drawn[seed - 1].measures[size_t(m)], *truth.measures[size_t(m)].value);
        });
    }
}

enum class Audit { Random, Stratified };

/// Audits `audited` of the items, drawn at random (stratified: half of them among items that the judge gave less than
/// all).
std::vector<AuditRow> auditOf(const Data &data, int audited, Audit how, ReplicateRandom &random)
{
    const auto items = size_t(data.item.back() + 1);
    std::vector<int> stratum(items, 0);
    if (how == Audit::Stratified)
        for (size_t r = 0; r < data.item.size(); ++r)
            if (data.judge[r] < 1)
                stratum[size_t(data.item[r])] = 1;
    std::vector<size_t> order(items);
    std::iota(order.begin(), order.end(), size_t(0));
    for (size_t i = items; i > 1; --i)
        std::swap(order[i - 1], order[random.below(quint32(i))]);
    std::vector<bool> drawn(items, false);
    int wanted[2] = {audited, 0};
    if (how == Audit::Stratified)
        wanted[0] = wanted[1] = audited / 2;
    for (const size_t i : order)
        if (wanted[stratum[i]]-- > 0)
            drawn[i] = true;
    std::vector<AuditRow> rows;
    for (size_t r = 0; r < data.item.size(); ++r) {
        const auto item = size_t(data.item[r]);
        rows.push_back({data.item[r], data.judge[r], drawn[item] ? data.human[r] : kNan, stratum[item]});
    }
    return rows;
}

void corrections(int runs, QThreadPool &pool)
{
    const double endless = 0.65 * 0.5 + 0.2 + 0.15 / 2;
    for (const int audited : {30, 60, 120}) {
        for (const char *which :
             {"human only", "difference", "tuned", "tuned, items like these", "difference, 2 strata"}) {
            char name[80];
            std::snprintf(name, sizeof name, "corrected, %d of 400 items x 3, %s", audited, which);
            const QLatin1String kind(which);
            line(name, runs, pool, [=](quint64 seed) {
                const Data data = draw(seed, 400, 3);
                ReplicateRandom random(7, seed);
                const auto rows = auditOf(
                    data, audited, kind.contains(QLatin1String("strata")) ? Audit::Stratified : Audit::Random, random);
                CorrectedOptions options;
                const bool like = kind.contains(QLatin1String("like"));
                options.population = like ? Population::ItemsLikeThese : Population::TheseItems;
                const Corrected result = *corrected(rows, options);
                const double truth =
                    like ? endless
                         : std::accumulate(data.human.begin(), data.human.end(), 0.0) / double(data.human.size());
                const Estimate &estimate = kind.startsWith(QLatin1String("human"))   ? result.humanOnly
                                           : kind.startsWith(QLatin1String("tuned")) ? result.tuned
                                                                                     : result.difference;
                return outcomeOf(estimate, truth);
            });
        }
        char name[80];
        std::snprintf(name, sizeof name, "PPI++ as published, %d audited and 400 others", audited);
        line(name, runs, pool, [=](quint64 seed) {
            const Data data = draw(seed, 400 + audited, 1);
            const std::span human(data.human);
            const std::span judge(data.judge);
            const auto n = size_t(audited);
            return outcomeOf(ppiMean(human.first(n), judge.first(n), judge.subspan(n), {}).mean, endless);
        });
    }
    line("for comparison: the judge alone, biased by design", runs, pool, [=](quint64 seed) {
        const Data data = draw(seed, 400, 3);
        return outcomeOf(*clusterMean(data.judge, data.item), endless);
    });
}

void differences(int runs, QThreadPool &pool)
{
    for (const int items : {40, 200}) {
        char name[80];
        std::snprintf(name, sizeof name, "paired difference of item totals, %d items, bootstrap", items);
        line(name, runs, pool, [=](quint64 seed) {
            ReplicateRandom random(99, seed);
            std::vector<double> a;
            std::vector<double> b;
            for (int i = 0; i < items; ++i) {
                const double ease = random.uniform();
                a.push_back((World::score(random, ease) + World::score(random, ease)) / 2);
                b.push_back((World::score(random, ease * 0.8) + World::score(random, ease * 0.8)) / 2);
            }
            return outcomeOf(comparePaired(a, b, optionsFor(seed))->difference, 0.65 * 0.5 * 0.2);
        });
    }
    line("sign-flip test: equal candidates kept (p > .05), 40 items", runs, pool, [](quint64 seed) {
        ReplicateRandom random(123, seed);
        std::vector<double> d;
        for (int i = 0; i < 40; ++i) {
            const double ease = random.uniform();
            d.push_back(World::score(random, ease) - World::score(random, ease));
        }
        return Outcome{true, *signFlipTest(d, seed, 1999).pValue > 0.05, 0};
    });
}

} // namespace

void printCoverage(int runs, QThreadPool &pool)
{
    std::printf("\nCoverage of the 95 %% intervals, %d data sets a line (simulation error about %.1f points)\n", runs,
                196 * std::sqrt(0.95 * 0.05 / runs));
    means(runs, pool);
    alphas(runs, pool);
    pairs(runs, pool);
    corrections(runs, pool);
    differences(runs, pool);
}
