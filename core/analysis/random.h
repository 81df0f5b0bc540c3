// SPDX-License-Identifier: GPL-3.0-or-later
// ReplicateRandom: the random numbers of one replicate. Seeded by (seed, replicate number), so that a replicate is the
// same whichever thread draws it and however many threads there are. Not for secrets.
#pragma once

#include <QtGlobal>

namespace plumbline {

/// SplitMix64 (Steele, Lea & Flood 2014, OOPSLA, "Fast splittable pseudorandom number generators").
class ReplicateRandom
{
public:
    ReplicateRandom(quint64 seed, quint64 replicate)
        : m_state(mix(mix(seed + kStep) + kStep * (replicate + 1)))
    {
    }

    [[nodiscard]] quint64 next()
    {
        m_state += kStep;
        return mix(m_state);
    }
    /// 0..n-1 for 1 <= n < 2^32; the shares differ by at most n / 2^32.
    [[nodiscard]] quint32 below(quint32 n) { return quint32(((next() >> 32) * n) >> 32); }
    /// [0, 1) in steps of 2^-53.
    [[nodiscard]] double uniform() { return double(next() >> 11) * 0x1.0p-53; }

private:
    static constexpr quint64 kStep = 0x9e3779b97f4a7c15ULL;
    [[nodiscard]] static constexpr quint64 mix(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    quint64 m_state;
};

} // namespace plumbline
