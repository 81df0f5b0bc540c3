// SPDX-License-Identifier: GPL-3.0-or-later
// What a probe report says: as JSON, and for people.
#include "core/domain/probe.h"
#include "core/report/agreement_report.h"
#include "core/report/probe_report.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace plumbline {

namespace {

QJsonObject dropToJson(const ProbeDrop &drop)
{
    QJsonObject json{{QStringLiteral("condition"), drop.condition},
                     {QStringLiteral("unit"), drop.unit},
                     {QStringLiteral("total"), estimateToJson(drop.total)}};
    if (!drop.components.empty()) {
        QJsonArray components;
        for (const Estimate &e : drop.components)
            components.append(estimateToJson(e));
        json.insert(QStringLiteral("components"), components);
    }
    return json;
}

QString text(const char *source)
{
    return QCoreApplication::translate("ProbeReport", source);
}

QString percent(double ratio)
{
    return QString::number(100 * ratio, 'f', 0);
}

} // namespace

QJsonObject probeReportToJson(const ProbeReport &report, const ProbeInput &input)
{
    QJsonArray items;
    for (const ProbedItem &probed : report.items) {
        QJsonArray arms;
        for (const ProbeArm &arm : probed.arms) {
            arms.append(QJsonObject{{QStringLiteral("condition"), arm.condition},
                                    {QStringLiteral("answers"), arm.answers},
                                    {QStringLiteral("graded"), arm.graded},
                                    {QStringLiteral("total"), estimateToJson(arm.total)}});
        }
        QJsonArray drops;
        for (const ProbeDrop &drop : probed.drops)
            drops.append(dropToJson(drop));
        items.append(QJsonObject{{QStringLiteral("item"), input.items[probed.item].position},
                                 {QStringLiteral("arms"), arms},
                                 {QStringLiteral("drops"), drops},
                                 {QStringLiteral("all_fail"), probed.allFail},
                                 {QStringLiteral("all_perfect"), probed.allPerfect},
                                 {QStringLiteral("no_drop"), probed.showsNoDrop},
                                 {QStringLiteral("waiting"), probed.isWaiting}});
    }
    QJsonArray drops;
    for (const ProbeDrop &drop : report.drops)
        drops.append(dropToJson(drop));
    return {{QStringLiteral("items"), items}, {QStringLiteral("drops"), drops}};
}

QString probeConditionText(const QString &condition)
{
    if (condition == kProbeNone)
        return text("without an image");
    if (condition == kProbeBlank)
        return text("with a blank image");
    if (condition == kProbeAnother)
        return text("with another item's image");
    return text("with its image");
}

QString probeConditionTitle(const QString &condition)
{
    QString title = probeConditionText(condition);
    title[0] = title[0].toUpper();
    return title;
}

QString probeDropText(const Estimate &drop)
{
    if (!drop.value)
        return text("not graded");
    QString lost = percent(*drop.value);
    if (drop.interval)
        lost += QStringLiteral(" [%1, %2]").arg(percent(drop.interval->low), percent(drop.interval->high));
    return lost;
}

QStringList probeLines(const ProbedItem &probed)
{
    QStringList lines;
    for (const ProbeArm &arm : probed.arms) {
        QString line = probeConditionTitle(arm.condition) + QStringLiteral(": ");
        line += arm.total.value ? percent(*arm.total.value) + QStringLiteral(" %") : text("not graded");
        for (const ProbeDrop &drop : probed.drops) {
            if (drop.condition != arm.condition || !drop.total.value)
                continue;
            line += QStringLiteral(", ") + text("points lost: %1").arg(probeDropText(drop.total));
        }
        lines.append(line);
    }
    return lines;
}

} // namespace plumbline
