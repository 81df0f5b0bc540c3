// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that must survive a merge of two projects: random UUIDs as 36 lower-case characters.
#pragma once

#include <QString>
#include <QUuid>

namespace plumbline {

[[nodiscard]] inline QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace plumbline
