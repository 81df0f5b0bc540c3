// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement on categories beyond chance: percent agreement, Cohen's kappa, Scott's pi, Fleiss' kappa, Gwet's AC1/AC2,
// Brennan-Prediger (PABAK), each with any weights. All are (p_a - p_e) / (1 - p_e) and differ in p_e alone. For
// intervals see agreement.h; Krippendorff's alpha has its own file.
#pragma once

#include "core/analysis/confusion.h"
#include "core/analysis/interval.h"
#include "core/analysis/ratings.h"

#include <optional>
#include <span>
#include <vector>

namespace plumbline {

/// How near two categories of an ordered scale count, by their places i, j among K (Gwet 2014, ch. 3).
enum class Weighting {
    Identity,  ///< 1 when equal, else 0: nominal
    Linear,    ///< 1 - |i-j| / (K-1)
    Quadratic, ///< 1 - ((i-j) / (K-1))²
    Ordinal,   ///< 1 - m(m+1)/2 / (K(K-1)/2), m = |i-j|; 1 when equal
};

/// K x K agreement weights in [0, 1]; disagreement weights are 1 minus these.
class CategoryWeights
{
public:
    CategoryWeights(Weighting weighting, int categories);
    /// Agreement weights of your own, categories² of them, row after row, 1 on the diagonal.
    CategoryWeights(int categories, std::span<const double> weights);
    [[nodiscard]] int categories() const { return m_categories; }
    [[nodiscard]] double at(int i, int j) const { return m_weights[size_t(i * m_categories + j)]; }
    [[nodiscard]] double total() const { return m_total; }

private:
    int m_categories;
    double m_total = 0;
    std::vector<double> m_weights;
};

/// One coefficient with its parts. `value` is empty when there are no pairs or when 1 - p_e = 0 (kappa and pi: both
/// raters used one and the same category). AC1/AC2 and Brennan-Prediger stay defined there, by their definition.
struct ChanceAgreement
{
    std::optional<double> value;
    std::optional<double> observed; ///< p_a, weighted
    std::optional<double> expected; ///< p_e
    qsizetype n = 0;                ///< units with at least two ratings

    [[nodiscard]] Estimate estimate() const { return {value, std::nullopt, n}; }
};

// Two raters, from the table of the units that both rated.

/// p_a = Σ w_ij n_ij / N. `value` is p_a itself.
[[nodiscard]] ChanceAgreement percentAgreement(const ConfusionMatrix &table, const CategoryWeights &weights);
/// p_e = Σ w_ij p_i. p_.j, each rater's own marginals. Identity: Cohen 1960 (Educ. Psychol. Meas. 20:37); weighted:
/// Cohen 1968 (Psychol. Bull. 70:213), written there as 1 - Σ v o / Σ v e with v = 1 - w; quadratic: Fleiss & Cohen
/// 1973.
[[nodiscard]] ChanceAgreement cohenKappa(const ConfusionMatrix &table, const CategoryWeights &weights);
/// p_e = Σ w_ij π_i π_j, π the mean of both marginals. Scott 1955 (Public Opin. Q. 19:321).
[[nodiscard]] ChanceAgreement scottPi(const ConfusionMatrix &table, const CategoryWeights &weights);
/// p_e = T_w / (K(K-1)) Σ π_k (1 - π_k), T_w the sum of all weights. Identity: AC1, Gwet 2008 (Br. J. Math. Stat.
/// Psychol. 61:29); weighted: AC2, Gwet 2014. Undefined for K < 2.
[[nodiscard]] ChanceAgreement gwetAc(const ConfusionMatrix &table, const CategoryWeights &weights);
/// p_e = T_w / K², for K = 2: PABAK = 2 p_a - 1. Brennan & Prediger 1981 (Educ. Psychol. Meas. 41:687). Undefined for K
/// < 2.
[[nodiscard]] ChanceAgreement brennanPrediger(const ConfusionMatrix &table, const CategoryWeights &weights);

// Any number of raters, gaps allowed. Conventions of Gwet 2014 and his R package irrCAC: with r_uk raters who put unit
// u into k and r_u in all, p_a is the mean of Σ_k r_uk (Σ_l w_kl r_ul - 1) / (r_u (r_u - 1)) over the units with r_u >=
// 2, and π_k the mean of r_uk / r_u over all units with r_u >= 1 (so a unit rated once still tells about the
// marginals).

[[nodiscard]] ChanceAgreement percentAgreement(const CodedRatings &ratings, const CategoryWeights &weights);
/// p_e = Σ w_kl π_k π_l: pooled marginals, not the mean of Cohen kappas. Fleiss 1971 (Psychol. Bull. 76:378).
[[nodiscard]] ChanceAgreement fleissKappa(const CodedRatings &ratings, const CategoryWeights &weights);
[[nodiscard]] ChanceAgreement gwetAc(const CodedRatings &ratings, const CategoryWeights &weights);
[[nodiscard]] ChanceAgreement brennanPrediger(const CodedRatings &ratings, const CategoryWeights &weights);

/// The same coefficients from sums over units, for the bootstrap: `add` puts one unit into a row of `width` numbers,
/// rows may be added up, and the coefficients are read off the total.
class ChanceSums
{
public:
    explicit ChanceSums(const CategoryWeights &weights)
        : m_weights(weights)
    {
    }
    [[nodiscard]] qsizetype width() const { return 3 + m_weights.categories(); }
    void add(std::span<const int> unit, std::span<double> row) const;

    [[nodiscard]] ChanceAgreement percent(std::span<const double> sums) const;
    [[nodiscard]] ChanceAgreement fleiss(std::span<const double> sums) const;
    [[nodiscard]] ChanceAgreement gwet(std::span<const double> sums) const;
    [[nodiscard]] ChanceAgreement brennanPrediger(std::span<const double> sums) const;

private:
    CategoryWeights m_weights;
};

} // namespace plumbline
