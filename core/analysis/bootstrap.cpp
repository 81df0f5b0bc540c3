// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bootstrap.h"

#include "core/analysis/random.h"

#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>

namespace plumbline {

namespace {

constexpr qsizetype kBlock = 128;
constexpr qsizetype kMostItems = qsizetype(1) << 31;

Status checked(qsizetype items, qsizetype outputs, const BootstrapOptions &options)
{
    if (items < 0 || items > kMostItems || outputs < 0)
        return failure(ErrorKind::BadInput, QStringLiteral("The bootstrap takes between 0 and 2^31 items."));
    if (options.replicates < 1)
        return failure(ErrorKind::BadInput, QStringLiteral("The bootstrap needs at least one replicate."));
    if (!(options.level > 0) || !(options.level < 1))
        return failure(ErrorKind::BadInput, QStringLiteral("The confidence level must lie between 0 and 1."));
    return {};
}

void draw(std::span<quint32> counts, quint64 seed, qsizetype replicate)
{
    std::fill(counts.begin(), counts.end(), 0U);
    ReplicateRandom random(seed, quint64(replicate));
    const auto items = quint32(counts.size());
    for (quint32 i = 0; i < items; ++i)
        ++counts[random.below(items)];
}

void addUp(const ItemSums &sums, std::span<const quint32> counts, std::span<double> total)
{
    std::fill(total.begin(), total.end(), 0.0);
    const double *row = sums.values.data();
    for (const quint32 drawn : counts) {
        if (drawn != 0) {
            const double times = drawn;
            for (size_t k = 0; k < total.size(); ++k)
                total[k] += times * row[k];
        }
        row += sums.width;
    }
}

} // namespace

/// One run: draws, asks the statistic, and lays the answers down by replicate number, so that the order of work is
/// of no consequence.
class BootstrapRun
{
public:
    BootstrapRun(qsizetype items, qsizetype outputs, const BootstrapOptions &options)
        : m_options(options)
    {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        m_result.m_items = items;
        m_result.m_count = options.replicates;
        m_result.m_level = options.level;
        m_result.m_kind = options.kind;
        m_result.m_value.assign(size_t(outputs), nan);
        m_result.m_replicates.assign(size_t(outputs) * size_t(options.replicates), nan);
        if (options.kind == IntervalKind::Bca)
            m_result.m_jackknife.assign(size_t(outputs) * size_t(items), nan);
    }

    Result<Replicates> run(const CountStatistic &statistic)
    {
        const auto items = size_t(m_result.m_items);
        std::vector<quint32> once(items, 1U);
        statistic(once, m_result.m_value);
        if (items > 0)
            inBlocks(m_options.replicates, [&](qsizetype first, qsizetype last) {
                std::vector<quint32> counts(items);
                std::vector<double> out(m_result.m_value.size());
                for (qsizetype b = first; b < last; ++b) {
                    draw(counts, m_options.seed, b);
                    statistic(counts, out);
                    keep(m_result.m_replicates, m_options.replicates, b, out);
                }
            });
        if (m_options.kind == IntervalKind::Bca)
            leaveOneOut(statistic);
        if (m_options.stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("The bootstrap was stopped."));
        return std::move(m_result);
    }

private:
    void leaveOneOut(const CountStatistic &statistic)
    {
        inBlocks(m_result.m_items, [&](qsizetype first, qsizetype last) {
            std::vector<quint32> counts(size_t(m_result.m_items), 1U);
            std::vector<double> out(m_result.m_value.size());
            for (qsizetype i = first; i < last; ++i) {
                counts[size_t(i)] = 0;
                statistic(counts, out);
                counts[size_t(i)] = 1;
                keep(m_result.m_jackknife, m_result.m_items, i, out);
            }
        });
    }

    static void keep(std::vector<double> &table, qsizetype columns, qsizetype column, const std::vector<double> &out)
    {
        for (size_t k = 0; k < out.size(); ++k)
            table[k * size_t(columns) + size_t(column)] = out[k];
    }

    /// Calls work(first, last) for blocks of 0..total-1. The caller works along with the threads that the pool has free
    /// at this moment, and waits for those alone: a task of the pool may therefore bootstrap on the same pool (which
    /// QtConcurrent::blockingMap would let wait for ever once the pool is full).
    template <class Work>
    void inBlocks(qsizetype total, const Work &work)
    {
        std::atomic<qsizetype> next = 0;
        const auto takeBlocks = [&] {
            for (;;) {
                const qsizetype first = next.fetch_add(kBlock);
                if (first >= total || m_options.stop.stop_requested())
                    return;
                work(first, std::min(total, first + kBlock));
            }
        };
        // Shared, because the last helper may still be inside notify_one() when the caller has gone on.
        const auto finished = std::make_shared<std::atomic<int>>(0);
        int helpers = 0;
        const qsizetype blocks = (total + kBlock - 1) / kBlock;
        const int wanted = m_options.pool != nullptr ? m_options.pool->maxThreadCount() - 1 : 0;
        while (helpers < std::min<qsizetype>(wanted, blocks - 1)) {
            const bool started = m_options.pool->tryStart([&takeBlocks, finished] {
                takeBlocks();
                finished->fetch_add(1);
                finished->notify_one();
            });
            if (!started)
                break;
            ++helpers;
        }
        takeBlocks();
        for (int now = finished->load(); now < helpers; now = finished->load())
            finished->wait(now);
    }

    const BootstrapOptions &m_options;
    Replicates m_result;
};

Result<Replicates> bootstrapCounts(qsizetype items, qsizetype outputs, const CountStatistic &statistic,
                                   const BootstrapOptions &options)
{
    if (const Status ok = checked(items, outputs, options); !ok)
        return tl::make_unexpected(ok.error());
    return BootstrapRun(items, outputs, options).run(statistic);
}

Result<Replicates> bootstrapSums(const ItemSums &sums, qsizetype outputs, const SumStatistic &statistic,
                                 const BootstrapOptions &options)
{
    const CountStatistic byCounts = [&](std::span<const quint32> counts, std::span<double> out) {
        thread_local std::vector<double> total;
        total.resize(size_t(sums.width));
        addUp(sums, counts, total);
        statistic(total, out);
    };
    return bootstrapCounts(sums.items, outputs, byCounts, options);
}

} // namespace plumbline
