// SPDX-License-Identifier: GPL-3.0-or-later
// A hash of what an image looks like: equal or nearly so for the same picture in another size, quality or brightness.
// Pure functions, any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <bit>

namespace plumbline {

/// dHash (N. Krawetz, 2013): the picture as 9 × 8 grey values, one bit for each neighbour to the right that is
/// brighter; 64 bits. BadInput where the bytes are no image.
[[nodiscard]] Result<quint64> differenceHash(const QByteArray &bytes);

/// Bits that differ, 0..64. Copies of one picture differ in a few, different pictures in about half.
[[nodiscard]] inline int hashDistance(quint64 a, quint64 b)
{
    return std::popcount(a ^ b);
}

} // namespace plumbline
