// SPDX-License-Identifier: GPL-3.0-or-later
// What bytes are known by: SHA-256. Images of a run are hashed one by one, so the speed counts: OpenSSL's is ten times
// that of QCryptographicHash in Qt 6.4 (docs/benchmarks.md).
#pragma once

#include <QString>

namespace plumbline {

/// SHA-256 of bytes, 64 lower-case hexadecimal digits.
[[nodiscard]] QString contentHash(const QByteArray &bytes);

} // namespace plumbline
