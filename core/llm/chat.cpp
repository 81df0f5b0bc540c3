// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/chat.h"

#include <array>

namespace plumbline {

QString chatErrorKindId(ChatError::Kind kind)
{
    static constexpr std::array kIds = {"rate_limited", "server",       "timeout",  "connection",
                                        "bad_reply",    "quota_gone",   "bad_key",  "bad_request",
                                        "no_image",     "not_recorded", "cancelled"};
    return QString::fromLatin1(kIds[static_cast<std::size_t>(kind)]);
}

} // namespace plumbline
