// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/answer.h"

#include <array>

namespace plumbline {

namespace {
constexpr std::array kStates = {"ok", "refused", "empty", "truncated", "failed", "not_given"};
}

QString responseStateId(ResponseState state)
{
    return QString::fromLatin1(kStates[static_cast<std::size_t>(state)]);
}

ResponseState responseStateFromId(QStringView id)
{
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (id == QLatin1String(kStates[i]))
            return static_cast<ResponseState>(i);
    }
    return ResponseState::Failed;
}

} // namespace plumbline
