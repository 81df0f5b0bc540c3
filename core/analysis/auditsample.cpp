// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/auditsample.h"

#include "core/analysis/distributions.h"
#include "core/analysis/itemindex.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace plumbline {

Result<AuditSample> AuditSample::gather(std::span<const AuditRow> rows)
{
    std::vector<qsizetype> labels;
    labels.reserve(rows.size());
    for (const AuditRow &row : rows)
        labels.push_back(row.item);
    const Result<ItemIndex> index = indexItems(labels, qsizetype(labels.size()));
    if (!index)
        return tl::make_unexpected(index.error());
    AuditSample sample;
    sample.m_items.resize(size_t(index->items));
    sample.m_rows = double(rows.size());
    std::map<int, size_t> places;
    for (size_t r = 0; r < rows.size(); ++r) {
        const QString where = QStringLiteral("row %1").arg(r + 1);
        if (std::isnan(rows[r].judge))
            return failure(ErrorKind::BadInput, QStringLiteral("A row has no judge score."), where,
                           QStringLiteral("Leave it out, and say how many were left out."));
        const auto [place, isNew] = places.try_emplace(rows[r].stratum, sample.m_strata.size());
        if (isNew)
            sample.m_strata.push_back({rows[r].stratum, 0, 0});
        Item &item = sample.m_items[size_t(index->ofRow[r])];
        if (item.rows > 0 && item.stratum != place->second)
            return failure(ErrorKind::BadInput, QStringLiteral("An item is in two strata."), where);
        item.stratum = place->second;
        item.rows += 1;
        item.judge += rows[r].judge;
        if (!std::isnan(rows[r].human)) {
            item.auditedRows += 1;
            item.auditedJudge += rows[r].judge;
            item.auditedHuman += rows[r].human;
        }
    }
    for (const Item &item : sample.m_items) {
        sample.m_strata[item.stratum].items += 1;
        sample.m_strata[item.stratum].audited += item.auditedRows > 0 ? 1 : 0;
        sample.m_partly = sample.m_partly || (item.auditedRows > 0 && item.auditedRows < item.rows);
    }
    return sample;
}

double AuditSample::audited() const
{
    double sum = 0;
    for (const Stratum &s : m_strata)
        sum += s.audited;
    return sum;
}

double AuditSample::auditedRows() const
{
    double sum = 0;
    for (const Item &i : m_items)
        sum += i.auditedRows;
    return sum;
}

double AuditSample::judgeMean() const
{
    double sum = 0;
    for (const Item &i : m_items)
        sum += i.judge;
    return sum / m_rows;
}

bool AuditSample::hasVariance() const
{
    return audited() >= 2 && std::all_of(m_strata.begin(), m_strata.end(),
                                         [](const Stratum &s) { return s.audited >= 2 || s.audited == s.items; });
}

std::vector<double> AuditSample::auditedPerStratum() const
{
    std::vector<double> counts;
    for (const Stratum &s : m_strata)
        counts.push_back(s.audited);
    return counts;
}

template <class Value>
double AuditSample::ratio(const Value &value) const
{
    double above = 0;
    double below = 0;
    for (const Item &item : m_items) {
        if (item.auditedRows > 0) {
            above += weight(item) * value(item);
            below += weight(item) * item.auditedRows;
        }
    }
    return above / below;
}

AuditSample::Fit AuditSample::fit(double lambda) const
{
    const auto d = [lambda](const Item &item) { return item.auditedHuman - lambda * item.auditedJudge; };
    Fit result;
    result.value = ratio(d);
    std::vector<double> means(m_strata.size());
    for (const Item &item : m_items) {
        if (item.auditedRows > 0) {
            result.rowSum += weight(item) * item.auditedRows;
            means[item.stratum] += (d(item) - result.value * item.auditedRows) / m_strata[item.stratum].audited;
        }
    }
    result.variances.assign(m_strata.size(), 0.0);
    for (const Item &item : m_items) {
        if (item.auditedRows > 0 && m_strata[item.stratum].audited >= 2) {
            const double e = d(item) - result.value * item.auditedRows - means[item.stratum];
            result.variances[item.stratum] += e * e / (m_strata[item.stratum].audited - 1);
        }
    }
    return result;
}

// The variance of y - λ f is quadratic in λ: weighted regression of the y-residuals on the f-residuals.
double AuditSample::bestLambda() const
{
    const double humanMean = ratio([](const Item &i) { return i.auditedHuman; });
    const double judgeRatio = ratio([](const Item &i) { return i.auditedJudge; });
    struct Sums
    {
        double f = 0, y = 0, ff = 0, fy = 0;
    };
    std::vector<Sums> sums(m_strata.size());
    for (const Item &item : m_items) {
        if (!(item.auditedRows > 0))
            continue;
        const double f = item.auditedJudge - judgeRatio * item.auditedRows;
        const double y = item.auditedHuman - humanMean * item.auditedRows;
        Sums &s = sums[item.stratum];
        s.f += f;
        s.y += y;
        s.ff += f * f;
        s.fy += f * y;
    }
    double above = 0;
    double below = 0;
    double size = 0;
    for (size_t h = 0; h < m_strata.size(); ++h) {
        const Stratum &s = m_strata[h];
        if (s.audited < 2)
            continue;
        // A wholly audited stratum has no variance to reduce, unless all are, when any λ does.
        const double share = m_partly ? 1 : std::max(1e-9, 1 - s.audited / s.items);
        const double w = s.items * s.items * share / (s.audited * (s.audited - 1));
        above += w * (sums[h].fy - sums[h].f * sums[h].y / s.audited);
        below += w * (sums[h].ff - sums[h].f * sums[h].f / s.audited);
        size += w * sums[h].ff;
    }
    return below > 1e-12 * size ? std::clamp(above / below, 0.0, 1.0) : 0;
}

double AuditSample::itemVariance() const
{
    const double mean = ratio([](const Item &i) { return i.auditedHuman; });
    double squares = 0;
    double rowSum = 0;
    for (const Item &item : m_items) {
        if (item.auditedRows > 0) {
            const double z = item.auditedHuman - mean * item.auditedRows;
            squares += weight(item) * z * z;
            rowSum += weight(item) * item.auditedRows;
        }
    }
    const double n = audited();
    const double size = double(m_items.size());
    if (n < 2)
        return 0;
    // S²_y = (n / (n-1)) Σ w z² / N over (rows per item)², then / N.
    return n / (n - 1) * squares / size / ((rowSum / size) * (rowSum / size)) / size;
}

std::optional<double> AuditSample::halfWidth(const Fit &fit, std::span<const double> auditedNow,
                                             const CorrectedOptions &options, int extra) const
{
    double variance = 0;
    double squaredParts = 0; // for Satterthwaite
    double n = 0;
    double open = 0;
    for (size_t h = 0; h < m_strata.size(); ++h) {
        const double items = m_strata[h].items;
        const double left = m_partly ? 1 : 1 - auditedNow[h] / items;
        const double part = items * items * left * fit.variances[h] / auditedNow[h];
        n += auditedNow[h];
        open += items - auditedNow[h];
        variance += part;
        if (auditedNow[h] >= 2)
            squaredParts += part * part / (auditedNow[h] - 1);
    }
    const double finite = variance / (fit.rowSum * fit.rowSum);
    const double all = finite + (options.population == Population::ItemsLikeThese ? itemVariance() : 0.0);
    if (open == 0 && !m_partly && options.population == Population::TheseItems)
        return 0.0;
    double freedom =
        m_strata.size() == 1 || !(squaredParts > 0) ? n - double(m_strata.size()) : variance * variance / squaredParts;
    // Each fitted parameter takes a degree of freedom from the residuals.
    const double inflate = extra > 0 ? freedom / (freedom - extra) : 1;
    freedom -= extra;
    if (!(freedom > 0) || !(all > 1e-24))
        return {};
    return studentTQuantile((1 + options.level) / 2, freedom) * std::sqrt(all + (inflate - 1) * finite);
}

} // namespace plumbline
