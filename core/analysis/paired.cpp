// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/paired.h"

#include "core/analysis/distributions.h"
#include "core/analysis/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace plumbline {

namespace {

constexpr size_t kExactUpTo = 20;

/// The sums of ±d over all sign assignments of the differences [first, last).
std::vector<double> allSums(std::span<const double> differences)
{
    std::vector<double> sums{0.0};
    for (const double d : differences) {
        const size_t before = sums.size();
        for (size_t i = 0; i < before; ++i) {
            sums.push_back(sums[i] - d);
            sums[i] += d;
        }
    }
    return sums;
}

/// Share of the 2^n assignments at least as far out. Two halves of 2^(n/2) sums each: no error builds up along a long
/// walk.
double exactShare(std::span<const double> differences, double observed)
{
    const std::vector<double> left = allSums(differences.first(differences.size() / 2));
    const std::vector<double> right = allSums(differences.subspan(differences.size() / 2));
    qint64 asFar = 0;
    for (const double x : left)
        for (const double y : right)
            asFar += std::abs(x + y) >= observed ? 1 : 0;
    return double(asFar) / (double(left.size()) * double(right.size()));
}

double drawnShare(std::span<const double> differences, double observed, quint64 seed, qsizetype flips)
{
    qint64 asFar = 0;
    for (qsizetype f = 0; f < flips; ++f) {
        ReplicateRandom random(seed, quint64(f));
        double sum = 0;
        quint64 bits = 0;
        for (size_t i = 0; i < differences.size(); ++i) {
            if (i % 64 == 0)
                bits = random.next();
            sum += (bits & 1) != 0 ? differences[i] : -differences[i];
            bits >>= 1;
        }
        asFar += std::abs(sum) >= observed ? 1 : 0;
    }
    return double(asFar + 1) / double(flips + 1);
}

/// The defined p-values' places in ascending order of p.
std::vector<size_t> ascending(std::span<const std::optional<double>> pValues)
{
    std::vector<size_t> order;
    for (size_t i = 0; i < pValues.size(); ++i)
        if (pValues[i])
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return *pValues[a] < *pValues[b]; });
    return order;
}

} // namespace

SignFlip signFlipTest(std::span<const double> differences, quint64 seed, qsizetype flips)
{
    std::vector<double> nonZero;
    qsizetype defined = 0;
    for (const double d : differences) {
        defined += std::isnan(d) ? 0 : 1;
        if (!std::isnan(d) && d != 0)
            nonZero.push_back(d);
    }
    SignFlip result;
    result.nonZero = qsizetype(nonZero.size());
    if (defined == 0)
        return result;
    double sum = 0;
    double size = 0;
    for (const double d : nonZero) {
        sum += d;
        size += std::abs(d);
    }
    // Assignments that give the same sum in other order of adding must count as equal.
    const double observed = std::abs(sum) - 1e-12 * size;
    result.exact = nonZero.size() <= kExactUpTo;
    result.pValue = result.exact ? exactShare(nonZero, observed) : drawnShare(nonZero, observed, seed, flips);
    return result;
}

Result<PairedComparison> comparePaired(std::span<const double> a, std::span<const double> b,
                                       const BootstrapOptions &options)
{
    if (a.size() != b.size())
        return failure(ErrorKind::BadInput, QStringLiteral("The two lists cover different numbers of items."));
    PairedComparison result;
    std::vector<double> differences;
    for (size_t i = 0; i < a.size(); ++i) {
        const bool hasA = !std::isnan(a[i]);
        const bool hasB = !std::isnan(b[i]);
        if (hasA && hasB)
            differences.push_back(a[i] - b[i]);
        result.onlyA += hasA && !hasB ? 1 : 0;
        result.onlyB += hasB && !hasA ? 1 : 0;
    }
    for (const double d : differences) {
        result.aHigher += d > 0 ? 1 : 0;
        result.bHigher += d < 0 ? 1 : 0;
    }
    ItemSums sums(qsizetype(differences.size()), 2);
    for (size_t i = 0; i < differences.size(); ++i) {
        sums.row(qsizetype(i))[0] = differences[i];
        sums.row(qsizetype(i))[1] = 1;
    }
    const SumStatistic mean = [](std::span<const double> total, std::span<double> out) {
        out[0] = total[1] > 0 ? total[0] / total[1] : std::numeric_limits<double>::quiet_NaN();
    };
    const Result<Replicates> drawn = bootstrapSums(sums, 1, mean, options);
    if (!drawn)
        return tl::make_unexpected(drawn.error());
    result.difference = drawn->estimate(0, qsizetype(differences.size()));
    result.test = signFlipTest(differences, options.seed, options.replicates);
    return result;
}

double mcNemarExact(qint64 onlyFirst, qint64 onlySecond)
{
    return std::min(1.0, 2 * binomialCdf(std::min(onlyFirst, onlySecond), onlyFirst + onlySecond, 0.5));
}

std::vector<std::optional<double>> holm(std::span<const std::optional<double>> pValues)
{
    std::vector<std::optional<double>> adjusted(pValues.size());
    const std::vector<size_t> order = ascending(pValues);
    double most = 0;
    for (size_t rank = 0; rank < order.size(); ++rank) {
        most = std::max(most, *pValues[order[rank]] * double(order.size() - rank));
        adjusted[order[rank]] = std::min(1.0, most);
    }
    return adjusted;
}

std::vector<bool> benjaminiYekutieli(std::span<const std::optional<double>> pValues, double q)
{
    const std::vector<size_t> order = ascending(pValues);
    const double m = double(order.size());
    double harmonic = 0;
    for (size_t i = 1; i <= order.size(); ++i)
        harmonic += 1 / double(i);
    size_t rejected = 0;
    for (size_t i = 0; i < order.size(); ++i)
        if (*pValues[order[i]] <= double(i + 1) / m * q / harmonic)
            rejected = i + 1;
    std::vector<bool> result(pValues.size(), false);
    for (size_t i = 0; i < rejected; ++i)
        result[order[i]] = true;
    return result;
}

} // namespace plumbline
