// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: how rooms hand each other a value or an Error. No exception leaves a room.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace plumbline {

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// Shorthand for returning a failure: `return failure(ErrorKind::BadInput, QStringLiteral("…"));`
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString what, QString where = {},
                                                   QString remedy = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(where), std::move(remedy)});
}

} // namespace plumbline
