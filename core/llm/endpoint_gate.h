// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointGate: how many requests an endpoint gets, and how fast: a limit in flight that adapts to "slow down",
// requests and tokens per minute, and silence while the endpoint asks for it. Shared by all runs that ask the endpoint.
// Engine thread; has no clock of its own, times are milliseconds.
#pragma once

#include <QHash>
#include <QObject>

#include <algorithm>
#include <deque>

namespace plumbline {

/// How many may be in flight now: additive increase, multiplicative decrease, as TCP does it. Starts at the most.
class Throttle
{
public:
    explicit Throttle(int most)
        : m_most(std::max(1, most))
        , m_allowed(m_most)
    {
    }
    [[nodiscard]] int allowed() const { return std::max(1, static_cast<int>(m_allowed)); }
    void succeeded() { m_allowed = std::min<double>(m_most, m_allowed + 1.0 / m_allowed); }
    /// The endpoint said "slow down". Many refusals of the same burst count once: at most one cut per second.
    void refused(qint64 nowMs)
    {
        if (nowMs - m_lastCutMs < 1000)
            return;
        m_lastCutMs = nowMs;
        m_allowed = std::max(1.0, m_allowed / 2);
    }

private:
    int m_most;
    double m_allowed;
    qint64 m_lastCutMs = -1'000'000;
};

/// At most `perMinute` units (requests, tokens) in any 60 seconds, spread evenly instead of in bursts. 0: no limit.
class Pace
{
public:
    explicit Pace(int perMinute = 0)
        : m_perMinute(perMinute)
    {
    }
    /// Milliseconds until `units` more may go; 0: now. What is larger than a whole minute's worth goes alone.
    [[nodiscard]] qint64 waitMs(int units, qint64 nowMs);
    void take(int units, qint64 nowMs);
    /// The true number, where `take` was an estimate.
    void correct(int estimated, int actual);

private:
    int m_perMinute;
    double m_nextMs = -1e18; ///< when the next may go, by even spacing
    std::deque<std::pair<qint64, int>> m_taken;
    qint64 m_inWindow = 0;
};

struct GateLimits
{
    int concurrency = 8;       ///< most in flight, 1..256
    int requestsPerMinute = 0; ///< 0: unlimited
    int tokensPerMinute = 0;   ///< input and output together; 0: unlimited
    bool operator==(const GateLimits &) const = default;
};

class EndpointGate final : public QObject
{
    Q_OBJECT
public:
    using User = const void *;
    static constexpr qint64 kFull = -1;

    explicit EndpointGate(const GateLimits &limits, QObject *parent = nullptr);

    void join(User user, const GateLimits &limits);
    void leave(User user);
    [[nodiscard]] bool isUnused() const { return m_users.isEmpty(); }

    /// 0: come in, a place is taken; above: ask again in so many milliseconds; kFull: wait for `freed`.
    [[nodiscard]] qint64 tryEnter(User user, int tokens, qint64 nowMs);
    /// Gives the place back. `actualTokens` < 0: not known, the estimate stands.
    void exit(User user, int tokens, int actualTokens);

    void succeeded();
    /// "Slow down". One refusal holds back its question; several in a row with a Retry-After silence the endpoint.
    void refused(qint64 nowMs, qint64 retryAfterMs);
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    [[nodiscard]] int allowed() const { return m_throttle.allowed(); }

Q_SIGNALS:
    void freed();

private:
    struct Place
    {
        int inFlight = 0;
        bool wants = false; ///< was turned away and has not come back
    };
    [[nodiscard]] bool hasRoomFor(const Place &place) const;

    GateLimits m_limits;
    Throttle m_throttle;
    Pace m_requests;
    Pace m_tokens;
    QHash<User, Place> m_users;
    int m_inFlight = 0;
    int m_refusedInRow = 0;
    qint64 m_notBeforeMs = 0;
};

} // namespace plumbline
