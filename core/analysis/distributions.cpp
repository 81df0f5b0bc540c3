// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace plumbline {

namespace {

namespace bm = boost::math;
// Quiet NaN in place of exceptions.
using Quiet = bm::policies::policy<bm::policies::domain_error<bm::policies::ignore_error>,
                                   bm::policies::pole_error<bm::policies::ignore_error>,
                                   bm::policies::overflow_error<bm::policies::ignore_error>,
                                   bm::policies::evaluation_error<bm::policies::ignore_error>,
                                   bm::policies::rounding_error<bm::policies::ignore_error>>;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool isProbability(double p)
{
    return p > 0 && p < 1;
}

} // namespace

double normalQuantile(double p)
{
    return isProbability(p) ? bm::quantile(bm::normal_distribution<double, Quiet>(0, 1), p) : kNan;
}

double normalCdf(double x)
{
    if (std::isinf(x))
        return x > 0 ? 1 : 0;
    return std::isnan(x) ? kNan : bm::cdf(bm::normal_distribution<double, Quiet>(0, 1), x);
}

double studentTQuantile(double p, double dof)
{
    return isProbability(p) && dof > 0 ? bm::quantile(bm::students_t_distribution<double, Quiet>(dof), p) : kNan;
}

double studentTCdf(double x, double dof)
{
    if (std::isnan(x) || !(dof > 0))
        return kNan;
    if (std::isinf(x))
        return x > 0 ? 1 : 0;
    return bm::cdf(bm::students_t_distribution<double, Quiet>(dof), x);
}

double binomialCdf(qint64 k, qint64 n, double p)
{
    if (n < 0 || !(p >= 0) || !(p <= 1))
        return kNan;
    if (k < 0)
        return 0;
    if (k >= n)
        return 1;
    return bm::cdf(bm::binomial_distribution<double, Quiet>(double(n), p), double(k));
}

} // namespace plumbline
