// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what a file is by its content, not by its name. Pure function.
#pragma once

#include <QByteArray>

namespace plumbline {

enum class FileKind { Unknown, Benchmark, Responses };

/// Looks at the first lines only; the reader then says what is wrong with the rest.
[[nodiscard]] FileKind detectFileKind(const QByteArray &bytes);

} // namespace plumbline
