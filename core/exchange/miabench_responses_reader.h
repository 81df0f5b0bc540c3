// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the responses file of the benchmark's authors: one JSON object a line with `url` or `question_id` (the image),
// `text` (the response; exactly "error" means that there is none) and perhaps `prompt`. Pure function of the bytes.
#pragma once

#include "core/base/result.h"
#include "core/exchange/read_rows.h"

namespace plumbline {

[[nodiscard]] Result<ReadResponses> readMiaBenchResponses(const QByteArray &bytes);

} // namespace plumbline
