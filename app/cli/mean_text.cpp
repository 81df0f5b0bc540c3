// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mean_text.h"

namespace plumbline::cli {

QString percent(const std::optional<double> &ratio)
{
    return ratio ? QString::number(100 * *ratio, 'f', 1) : QStringLiteral("–");
}

QString meanText(const ScoreMean &m)
{
    QString text = percent(m.mean.value);
    if (m.mean.interval)
        text += QStringLiteral(" [%1, %2]").arg(percent(m.mean.interval->low), percent(m.mean.interval->high));
    if (m.bounds)
        text += QStringLiteral(" bounds %1 to %2").arg(percent(m.bounds->low), percent(m.bounds->high));
    text += QStringLiteral("  n=%1").arg(m.mean.n);
    const std::pair<int, QString> missing[] = {{m.ledger.refused, QStringLiteral("refused")},
                                               {m.ledger.unparsed, QStringLiteral("unparsed")},
                                               {m.ledger.failed, QStringLiteral("failed")},
                                               {m.ledger.notRun, QStringLiteral("not run")}};
    for (const auto &[count, why] : missing) {
        if (count > 0)
            text += QStringLiteral(", %1 %2").arg(count).arg(why);
    }
    return text;
}

} // namespace plumbline::cli
