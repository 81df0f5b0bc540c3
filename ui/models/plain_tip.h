// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips take whatever looks like markup for markup; text from models, files and servers is only text.
#pragma once

#include <QString>

namespace plumbline {

[[nodiscard]] inline QString plainTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<qt>") + text.toHtmlEscaped() + QStringLiteral("</qt>");
}

} // namespace plumbline
