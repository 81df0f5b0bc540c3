// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/endpoint_gate.h"

namespace plumbline {

namespace {
constexpr qint64 kMinuteMs = 60'000;
constexpr double kCatchUpMs = 250; ///< a timer that comes late does not cost speed
constexpr int kRefusalsForSilence = 3;
constexpr qint64 kLongestSilenceMs = 3'600'000; ///< whatever a Retry-After says
} // namespace

qint64 Pace::waitMs(int units, qint64 nowMs)
{
    if (m_perMinute <= 0)
        return 0;
    while (!m_taken.empty() && m_taken.front().first <= nowMs - kMinuteMs) {
        m_inWindow -= m_taken.front().second;
        m_taken.pop_front();
    }
    qint64 wait = std::max<qint64>(0, static_cast<qint64>(m_nextMs - static_cast<double>(nowMs) + 0.999));
    // The oldest that have to leave the window before `units` fit in.
    qint64 left = m_inWindow;
    for (const auto &[at, n] : m_taken) {
        if (left + units <= m_perMinute)
            break;
        left -= n;
        wait = std::max(wait, at + kMinuteMs - nowMs);
    }
    return wait;
}

void Pace::take(int units, qint64 nowMs)
{
    if (m_perMinute <= 0)
        return;
    m_taken.push_back({nowMs, units});
    m_inWindow += units;
    const double spacing = static_cast<double>(kMinuteMs) * units / m_perMinute;
    m_nextMs = std::max(m_nextMs, static_cast<double>(nowMs) - kCatchUpMs) + spacing;
}

void Pace::correct(int estimated, int actual)
{
    if (m_perMinute <= 0 || m_taken.empty())
        return;
    const int difference = actual - estimated;
    m_taken.back().second += difference; // in the window for as long as the newest, which errs on the safe side
    m_inWindow += difference;
    m_nextMs += static_cast<double>(kMinuteMs) * difference / m_perMinute;
}

EndpointGate::EndpointGate(const GateLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_throttle(limits.concurrency)
    , m_requests(limits.requestsPerMinute)
    , m_tokens(limits.tokensPerMinute)
{
}

void EndpointGate::join(User user, const GateLimits &limits)
{
    m_users[user]; // who is in already keeps what it has in flight
    if (limits == m_limits)
        return;
    // The latest word counts, for everybody who asks this endpoint.
    if (limits.concurrency != m_limits.concurrency)
        m_throttle = Throttle(limits.concurrency);
    if (limits.requestsPerMinute != m_limits.requestsPerMinute)
        m_requests = Pace(limits.requestsPerMinute);
    if (limits.tokensPerMinute != m_limits.tokensPerMinute)
        m_tokens = Pace(limits.tokensPerMinute);
    m_limits = limits;
}

void EndpointGate::leave(User user)
{
    m_inFlight -= m_users.value(user).inFlight;
    m_users.remove(user);
    Q_EMIT freed();
}

bool EndpointGate::hasRoomFor(const Place &place) const
{
    const int allowed = m_throttle.allowed();
    if (m_inFlight >= allowed)
        return false;
    // A run that frees a place must not take it again before others that wait had their share.
    const int share = (allowed + static_cast<int>(m_users.size()) - 1) / static_cast<int>(m_users.size());
    if (place.inFlight < share)
        return true;
    return std::none_of(m_users.begin(), m_users.end(),
                        [&](const Place &other) { return &other != &place && other.wants && other.inFlight < share; });
}

qint64 EndpointGate::tryEnter(User user, int tokens, qint64 nowMs)
{
    Place &place = m_users[user];
    if (nowMs < m_notBeforeMs)
        return m_notBeforeMs - nowMs;
    place.wants = !hasRoomFor(place);
    if (place.wants)
        return kFull;
    if (const qint64 wait = std::max(m_requests.waitMs(1, nowMs), m_tokens.waitMs(tokens, nowMs)); wait > 0)
        return wait;
    m_requests.take(1, nowMs);
    m_tokens.take(tokens, nowMs);
    ++place.inFlight;
    ++m_inFlight;
    return 0;
}

void EndpointGate::exit(User user, int tokens, int actualTokens)
{
    const auto place = m_users.find(user);
    if (place == m_users.end())
        return;
    --place->inFlight;
    --m_inFlight;
    if (actualTokens >= 0)
        m_tokens.correct(tokens, actualTokens);
    Q_EMIT freed();
}

void EndpointGate::succeeded()
{
    m_throttle.succeeded();
    m_refusedInRow = 0;
}

void EndpointGate::refused(qint64 nowMs, qint64 retryAfterMs)
{
    m_throttle.refused(nowMs);
    if (++m_refusedInRow >= kRefusalsForSilence && retryAfterMs > 0)
        m_notBeforeMs = std::max(m_notBeforeMs, nowMs + std::min(retryAfterMs, kLongestSilenceMs));
}

} // namespace plumbline
