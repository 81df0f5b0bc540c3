// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of `plumbline-cli check`: one JSON line in, one JSON line out. Opens no file, pure function, any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace plumbline {

/// In:  {"id","component","category","instruction","response"?}
/// Out: {"id","constraints":[{"kind","op","value"}],"verdict":"met"|"unmet"|"abstain"|null,
///       "checks":[{"kind","measured","verdict","why","ranges":[[start,length],…]}]}, compact, no line end.
/// "id" comes back as it was written, of whatever type; category and instruction may be missing. Without "response" (or
/// with null) the verdict is null and there are no checks. Error (BadInput): no JSON object, "component" missing or no
/// string, or another field of the wrong type. `where` of the error is left empty: the caller knows the line number.
[[nodiscard]] Result<QByteArray> checkJsonLine(const QByteArray &line);

} // namespace plumbline
