// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figure_parts.h"

#include "core/report/score_tables.h"

namespace plumbline {

QString meanTip(const QString &who, const QString &on, const ScoreMean &m)
{
    QString text = QStringLiteral("%1, %2: ").arg(who, on) + percentText(m.mean.value);
    if (m.mean.interval)
        text += QStringLiteral(", 95 % interval %1 to %2")
                    .arg(percentText(m.mean.interval->low), percentText(m.mean.interval->high));
    text += QStringLiteral(", n = %1").arg(m.mean.n);
    if (m.ledger.missing() > 0)
        text += QStringLiteral(", %1 missing").arg(m.ledger.missing());
    return m.byPeople > 0 ? text + QStringLiteral(", %1 by people").arg(m.byPeople) : text;
}

std::optional<Interval> inPercent(const std::optional<Interval> &interval)
{
    return interval ? std::optional(Interval{100 * interval->low, 100 * interval->high}) : std::nullopt;
}

QStringList namesOf(const FigureInput &in)
{
    QStringList names;
    for (const std::size_t i : in.order)
        names.append(in.board.rows[i].candidate);
    return names;
}

QStringList scoredResponses(const ScoreColumn &column)
{
    QStringList ids;
    for (std::size_t k = 0; k < column.scores.size(); ++k) {
        if (!column.responses[k].isEmpty() && (ids.isEmpty() || ids.last() != column.responses[k]))
            ids.append(column.responses[k]);
    }
    return ids;
}

QString rangeText(qsizetype least, qsizetype most)
{
    return least == most ? QStringLiteral("n = %1").arg(most) : QStringLiteral("n = %1–%2").arg(least).arg(most);
}

} // namespace plumbline
