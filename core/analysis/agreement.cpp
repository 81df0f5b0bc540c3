// SPDX-License-Identifier: GPL-3.0-or-later
// Two raters. Every measure is read off the sums of the drawn items, but for the two rank correlations, which need the
// rows.
#include "core/analysis/agreement.h"

#include "core/analysis/chanceagreement.h"
#include "core/analysis/concordance.h"
#include "core/analysis/correlation.h"
#include "core/analysis/itemindex.h"
#include "core/analysis/krippendorff.h"
#include "core/analysis/pairmoments.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumbline {

namespace {

struct PairRows
{
    Ratings scores;
    std::vector<qsizetype> item; ///< 0..items-1
    qsizetype items = 0;
    std::vector<double> human;
    std::vector<double> judge;
};

Result<PairRows> completeRows(const PairInput &input)
{
    if (input.scores.raters() != 2)
        return failure(ErrorKind::BadInput, QStringLiteral("Pair agreement takes exactly two raters."));
    if (qsizetype(input.itemOfRow.size()) != input.scores.units())
        return failure(ErrorKind::BadInput, QStringLiteral("Each row needs the label of its item."));
    PairRows rows;
    std::vector<qsizetype> labels;
    for (qsizetype u = 0; u < input.scores.units(); ++u) {
        if (input.scores.rated(u) < 2)
            continue;
        rows.human.push_back(input.scores.at(u, 0));
        rows.judge.push_back(input.scores.at(u, 1));
        labels.push_back(input.itemOfRow[size_t(u)]);
    }
    const Result<ItemIndex> index = indexItems(labels, qsizetype(labels.size()));
    if (!index)
        return tl::make_unexpected(index.error());
    rows.items = index->items;
    rows.item = index->ofRow;
    rows.scores = Ratings(qsizetype(labels.size()), 2);
    for (qsizetype u = 0; u < rows.scores.units(); ++u) {
        rows.scores.set(u, 0, rows.human[size_t(u)]);
        rows.scores.set(u, 1, rows.judge[size_t(u)]);
    }
    return rows;
}

/// The blocks of one row of sums: table, moments, the three alphas, ICC, side by side.
class PairSums
{
public:
    explicit PairSums(const PairRows &rows)
        : m_codes(verdicts(rows.scores))
        , m_numbers(asNumbers(m_codes))
        , m_moments(meanOf(rows.human), meanOf(rows.judge))
        , m_nominal(m_numbers, Metric::Nominal)
        , m_ordinal(m_numbers, Metric::Ordinal)
        , m_interval(rows.scores, Metric::Interval)
        , m_icc(2, meanOf(rows.human))
        , m_ranks(rows.human, rows.judge)
        , m_item(rows.item)
        , m_sums(rows.items, width())
    {
        for (qsizetype u = 0; u < rows.scores.units(); ++u)
            add(rows, u);
    }

    [[nodiscard]] const ItemSums &sums() const { return m_sums; }
    [[nodiscard]] const CodedRatings &codes() const { return m_codes; }

    void measure(std::span<const quint32> counts, std::span<double> out) const
    {
        std::vector<double> total(size_t(m_sums.width));
        for (size_t i = 0; i < counts.size(); ++i) {
            const auto row = m_sums.row(qsizetype(i));
            for (size_t k = 0; counts[i] != 0 && k < total.size(); ++k)
                total[k] += counts[i] * row[k];
        }
        std::fill(out.begin(), out.end(), std::numeric_limits<double>::quiet_NaN());
        readVerdicts(total, out);
        readScores(total, out);
        std::vector<quint32> times;
        times.reserve(m_item.size());
        for (const qsizetype item : m_item)
            times.push_back(counts[size_t(item)]);
        set(out, PairMeasure::Spearman, m_ranks.spearman(times));
        set(out, PairMeasure::KendallTauB, m_ranks.kendallTauB(times));
    }

private:
    static constexpr qsizetype kTable = kVerdicts * kVerdicts;
    [[nodiscard]] qsizetype width() const
    {
        return kTable + PairMoments::kWidth + m_nominal.width() + m_ordinal.width() + m_interval.width() +
               m_icc.width();
    }
    static void set(std::span<double> out, PairMeasure which, const std::optional<double> &value)
    {
        if (value)
            out[size_t(which)] = *value;
    }

    void add(const PairRows &rows, qsizetype u)
    {
        std::span<double> rest = m_sums.row(rows.item[size_t(u)]);
        takeFront(rest, kTable)[size_t(m_codes.at(u, 0) * kVerdicts + m_codes.at(u, 1))] += 1;
        m_moments.add(rows.human[size_t(u)], rows.judge[size_t(u)], takeFront(rest, PairMoments::kWidth));
        m_nominal.add(m_numbers.unit(u), takeFront(rest, m_nominal.width()));
        m_ordinal.add(m_numbers.unit(u), takeFront(rest, m_ordinal.width()));
        m_interval.add(rows.scores.unit(u), takeFront(rest, m_interval.width()));
        m_icc.add(rows.scores.unit(u), takeFront(rest, m_icc.width()));
    }

    void readVerdicts(std::span<const double> total, std::span<double> out) const
    {
        const ConfusionMatrix table(kVerdicts, total.first(kTable));
        set(out, PairMeasure::PercentAgreement, percentAgreement(table, m_identity).value);
        set(out, PairMeasure::CohenKappa, cohenKappa(table, m_identity).value);
        set(out, PairMeasure::KappaLinear, cohenKappa(table, m_linear).value);
        set(out, PairMeasure::KappaQuadratic, cohenKappa(table, m_quadratic).value);
        set(out, PairMeasure::ScottPi, scottPi(table, m_identity).value);
        set(out, PairMeasure::GwetAc1, gwetAc(table, m_identity).value);
        set(out, PairMeasure::GwetAc2, gwetAc(table, m_quadratic).value);
        set(out, PairMeasure::BrennanPrediger, brennanPrediger(table, m_identity).value);
        const double n = table.total();
        const double positives = table.rowSum(Met);
        const double both = table.at(Met, Met);
        const double judgeOnly = table.columnSum(Met) - both;
        if (positives > 0)
            set(out, PairMeasure::TruePositiveRate, both / positives);
        if (n > positives)
            set(out, PairMeasure::TrueNegativeRate, 1 - judgeOnly / (n - positives));
        ConfusionMatrix met(2);
        met.add(1, 1, both);
        met.add(1, 0, positives - both);
        met.add(0, 1, judgeOnly);
        met.add(0, 0, n - positives - judgeOnly);
        set(out, PairMeasure::Matthews, matthews(met).value);
    }

    void readScores(std::span<const double> total, std::span<double> out) const
    {
        std::span<const double> rest = total.subspan(kTable);
        const auto moments = takeFront(rest, PairMoments::kWidth);
        set(out, PairMeasure::LinCcc, m_moments.lin(moments));
        set(out, PairMeasure::Pearson, m_moments.pearson(moments));
        set(out, PairMeasure::MeanAbsoluteError, m_moments.meanAbsoluteError(moments));
        set(out, PairMeasure::RootMeanSquareError, m_moments.rootMeanSquareError(moments));
        const std::optional<double> bias = m_moments.bias(moments);
        const std::optional<double> sd = m_moments.differenceSd(moments);
        set(out, PairMeasure::Bias, bias);
        if (bias && sd) {
            set(out, PairMeasure::LowerLimit, *bias - 1.96 * *sd);
            set(out, PairMeasure::UpperLimit, *bias + 1.96 * *sd);
        }
        set(out, PairMeasure::AlphaNominal, m_nominal.alpha(takeFront(rest, m_nominal.width())));
        set(out, PairMeasure::AlphaOrdinal, m_ordinal.alpha(takeFront(rest, m_ordinal.width())));
        set(out, PairMeasure::AlphaInterval, m_interval.alpha(takeFront(rest, m_interval.width())));
        set(out, PairMeasure::Icc21, m_icc.icc(takeFront(rest, m_icc.width())));
    }

    CodedRatings m_codes;
    Ratings m_numbers;
    PairMoments m_moments;
    AlphaSums m_nominal;
    AlphaSums m_ordinal;
    AlphaSums m_interval;
    IccSums m_icc;
    RankPairs m_ranks;
    std::vector<qsizetype> m_item;
    ItemSums m_sums;
    CategoryWeights m_identity{Weighting::Identity, kVerdicts};
    CategoryWeights m_linear{Weighting::Linear, kVerdicts};
    CategoryWeights m_quadratic{Weighting::Quadratic, kVerdicts};
};

} // namespace

QString measureId(PairMeasure measure)
{
    static constexpr std::array<const char *, kPairMeasures> names = {"percent_agreement",
                                                                      "cohen_kappa",
                                                                      "kappa_linear",
                                                                      "kappa_quadratic",
                                                                      "scott_pi",
                                                                      "gwet_ac1",
                                                                      "gwet_ac2",
                                                                      "brennan_prediger",
                                                                      "tpr",
                                                                      "tnr",
                                                                      "mcc",
                                                                      "alpha_nominal",
                                                                      "alpha_ordinal",
                                                                      "alpha_interval",
                                                                      "icc_2_1",
                                                                      "lin_ccc",
                                                                      "pearson",
                                                                      "spearman",
                                                                      "kendall_tau_b",
                                                                      "mae",
                                                                      "rmse",
                                                                      "bias",
                                                                      "limit_low",
                                                                      "limit_high"};
    return QLatin1String(names[size_t(measure)]);
}

Result<PairAgreement> pairAgreement(const PairInput &input, const BootstrapOptions &options)
{
    const Result<PairRows> rows = completeRows(input);
    if (!rows)
        return tl::make_unexpected(rows.error());
    const PairSums pair(*rows);
    const CountStatistic statistic = [&](std::span<const quint32> counts, std::span<double> out) {
        pair.measure(counts, out);
    };
    const Result<Replicates> replicates = bootstrapCounts(rows->items, kPairMeasures, statistic, options);
    if (!replicates)
        return tl::make_unexpected(replicates.error());
    PairAgreement result;
    result.table = confusionMatrix(pair.codes());
    result.items = rows->items;
    result.pairs = rows->scores.units();
    result.incomplete = input.scores.units() - result.pairs;
    for (int m = 0; m < kPairMeasures; ++m)
        result.measures[size_t(m)] = replicates->estimate(m, result.pairs);
    const auto positives = std::llround(result.table.rowSum(Met));
    result.measures[size_t(PairMeasure::TruePositiveRate)].n = positives;
    result.measures[size_t(PairMeasure::TrueNegativeRate)].n = result.pairs - positives;
    return result;
}

} // namespace plumbline
