// SPDX-License-Identifier: GPL-3.0-or-later
// Small things that both halves of ImportPlanner need. Internal to core/exchange.
#pragma once

#include "core/exchange/import_plan.h"

namespace plumbline::planner {

inline constexpr qsizetype kShownLength = 90;

inline QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kShownLength ? line : line.left(kShownLength - 1) + u'…';
}

inline PlannedRow rowOf(const ImportRecord &record)
{
    PlannedRow row;
    row.row = record.row;
    row.line = record.line;
    row.file = record.file;
    row.candidate = record.candidate;
    row.what = shortened(record.key.instruction.isEmpty() ? record.key.image : record.key.instruction);
    return row;
}

/// Worst first: what a row as a whole is, where its parts differ.
inline RowFate worse(RowFate a, RowFate b)
{
    const auto rank = [](RowFate f) { return f == RowFate::Changed ? 0 : f == RowFate::New ? 1 : 2; };
    return rank(a) <= rank(b) ? a : b;
}

inline QString reportKey(const ReportedScore &s, const QString &candidate)
{
    return QStringList{s.harness, candidate, s.judge, s.responseId, s.key, QString::number(s.value, 'g', 17)}.join(
        u'\n');
}

} // namespace plumbline::planner
