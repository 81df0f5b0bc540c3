// SPDX-License-Identifier: GPL-3.0-or-later
// A group of raters: all measures are read off the sums of the drawn items.
#include "core/analysis/agreement.h"
#include "core/analysis/chanceagreement.h"
#include "core/analysis/concordance.h"
#include "core/analysis/itemindex.h"
#include "core/analysis/krippendorff.h"

#include <cmath>
#include <limits>

namespace plumbline {

namespace {

enum Output { Percent, Fleiss, Ac1, Ac2, Uniform, Nominal, Ordinal, IntervalScale, Icc, OutputCount };

double meanRating(const Ratings &scores)
{
    double sum = 0;
    double count = 0;
    for (qsizetype u = 0; u < scores.units(); ++u) {
        for (const double x : scores.unit(u)) {
            if (!std::isnan(x)) {
                sum += x;
                count += 1;
            }
        }
    }
    return count > 0 ? sum / count : 0;
}

class GroupSums
{
public:
    GroupSums(const Ratings &scores, const ItemIndex &index)
        : m_codes(verdicts(scores))
        , m_numbers(asNumbers(m_codes))
        , m_plain(CategoryWeights(Weighting::Identity, kVerdicts))
        , m_quadratic(CategoryWeights(Weighting::Quadratic, kVerdicts))
        , m_nominal(m_numbers, Metric::Nominal)
        , m_ordinal(m_numbers, Metric::Ordinal)
        , m_interval(scores, Metric::Interval)
        , m_icc(scores.raters(), meanRating(scores))
        , m_sums(index.items, width())
    {
        for (qsizetype u = 0; u < scores.units(); ++u) {
            std::span<double> rest = m_sums.row(index.ofRow[size_t(u)]);
            m_plain.add(m_codes.unit(u), takeFront(rest, m_plain.width()));
            m_quadratic.add(m_codes.unit(u), takeFront(rest, m_quadratic.width()));
            m_nominal.add(m_numbers.unit(u), takeFront(rest, m_nominal.width()));
            m_ordinal.add(m_numbers.unit(u), takeFront(rest, m_ordinal.width()));
            m_interval.add(scores.unit(u), takeFront(rest, m_interval.width()));
            m_icc.add(scores.unit(u), takeFront(rest, m_icc.width()));
        }
    }

    [[nodiscard]] const ItemSums &sums() const { return m_sums; }

    void measure(std::span<const double> total, std::span<double> out) const
    {
        std::span<const double> rest = total;
        const auto set = [&](Output which, const std::optional<double> &value) {
            out[which] = value.value_or(std::numeric_limits<double>::quiet_NaN());
        };
        const auto plain = takeFront(rest, m_plain.width());
        set(Percent, m_plain.percent(plain).value);
        set(Fleiss, m_plain.fleiss(plain).value);
        set(Ac1, m_plain.gwet(plain).value);
        set(Uniform, m_plain.brennanPrediger(plain).value);
        set(Ac2, m_quadratic.gwet(takeFront(rest, m_quadratic.width())).value);
        set(Nominal, m_nominal.alpha(takeFront(rest, m_nominal.width())));
        set(Ordinal, m_ordinal.alpha(takeFront(rest, m_ordinal.width())));
        set(IntervalScale, m_interval.alpha(takeFront(rest, m_interval.width())));
        set(Icc, m_icc.icc(takeFront(rest, m_icc.width())));
    }

private:
    [[nodiscard]] qsizetype width() const
    {
        return m_plain.width() + m_quadratic.width() + m_nominal.width() + m_ordinal.width() + m_interval.width() +
               m_icc.width();
    }
    CodedRatings m_codes;
    Ratings m_numbers;
    ChanceSums m_plain;
    ChanceSums m_quadratic;
    AlphaSums m_nominal;
    AlphaSums m_ordinal;
    AlphaSums m_interval;
    IccSums m_icc;
    ItemSums m_sums;
};

} // namespace

Result<GroupAgreement> groupAgreement(const Ratings &scores, std::span<const qsizetype> itemOfRow,
                                      const BootstrapOptions &options)
{
    if (qsizetype(itemOfRow.size()) != scores.units())
        return failure(ErrorKind::BadInput, QStringLiteral("Each row needs the label of its item."));
    // Rows that nobody rated tell nothing: they take no part in the drawing either.
    std::vector<qsizetype> labels;
    std::vector<qsizetype> kept;
    qsizetype paired = 0;
    qsizetype complete = 0;
    for (qsizetype u = 0; u < scores.units(); ++u) {
        const qsizetype rated = scores.rated(u);
        if (rated < 1)
            continue;
        kept.push_back(u);
        labels.push_back(itemOfRow[size_t(u)]);
        paired += rated >= 2 ? 1 : 0;
        complete += rated == scores.raters() ? 1 : 0;
    }
    Ratings rated(qsizetype(kept.size()), scores.raters());
    for (size_t u = 0; u < kept.size(); ++u)
        for (qsizetype r = 0; r < scores.raters(); ++r)
            rated.set(qsizetype(u), r, scores.at(kept[u], r));
    const Result<ItemIndex> index = indexItems(labels, rated.units());
    if (!index)
        return tl::make_unexpected(index.error());
    const GroupSums group(rated, *index);
    const SumStatistic statistic = [&](std::span<const double> total, std::span<double> out) {
        group.measure(total, out);
    };
    const Result<Replicates> drawn = bootstrapSums(group.sums(), OutputCount, statistic, options);
    if (!drawn)
        return tl::make_unexpected(drawn.error());
    return GroupAgreement{drawn->estimate(Percent, paired),
                          drawn->estimate(Fleiss, paired),
                          drawn->estimate(Ac1, paired),
                          drawn->estimate(Ac2, paired),
                          drawn->estimate(Uniform, paired),
                          drawn->estimate(Nominal, paired),
                          drawn->estimate(Ordinal, paired),
                          drawn->estimate(IntervalScale, paired),
                          drawn->estimate(Icc, complete),
                          index->items,
                          scores.raters(),
                          scores.missing()};
}

} // namespace plumbline
