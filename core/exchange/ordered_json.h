// SPDX-License-Identifier: GPL-3.0-or-later
// JSON with the fields in the order of the file (QJsonObject sorts them). Only for .cpp files of this room: the
// parser's header is large, and its exceptions must not leave here.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>

namespace plumbline {

using OrderedJson = nlohmann::ordered_json;

/// Parses UTF-8 text, with or without a byte order mark. BadInput with the line and column of what is wrong, also for
/// text nested deeper than any real file (64 levels).
[[nodiscard]] Result<OrderedJson> parseOrderedJson(const QByteArray &utf8);

/// As Python's json.dumps writes it: ", " and ": " between, by default ASCII only. The published file was made so.
[[nodiscard]] QByteArray dumpLikePython(const OrderedJson &json, bool ascii = true);

[[nodiscard]] inline QString toQString(const OrderedJson &json)
{
    return json.is_string() ? QString::fromStdString(json.get_ref<const std::string &>()) : QString();
}

} // namespace plumbline
