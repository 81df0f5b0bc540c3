// SPDX-License-Identifier: GPL-3.0-or-later
// Counted nouns in English: "1 item", "2 items".
#pragma once

#include <QString>

namespace plumbline {

[[nodiscard]] inline QString counted(qsizetype n, const QString &one, const QString &many)
{
    return QString::number(n) + u' ' + (n == 1 ? one : many);
}

} // namespace plumbline
