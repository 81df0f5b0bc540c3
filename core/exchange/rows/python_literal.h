// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a flat Python list literal, as pandas and VLMEvalKit write lists into tables: ['a', "b's", 3, None]. Pure.
#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace plumbline {

/// Texts, numbers, True, False and None; nothing nested. Nothing where the text is no such list, also when cut off.
[[nodiscard]] std::optional<QJsonArray> readPythonList(const QString &text);

} // namespace plumbline
