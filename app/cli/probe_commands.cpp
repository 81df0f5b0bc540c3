// SPDX-License-Identifier: GPL-3.0-or-later
// probes: how much items depend on their images, as far as they were probed (`probe` asks).
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/probe_work.h"

namespace plumbline::cli {

namespace {

void print(const ProbeReport &report, const ProbeInput &input)
{
    if (report.items.empty()) {
        printLine(QStringLiteral("No item was probed yet: probe --model NAME --judge-model NAME"));
        return;
    }
    for (const ProbedItem &probed : report.items) {
        QStringList marks;
        if (probed.allFail)
            marks.append(QStringLiteral("all fail"));
        if (probed.allPerfect)
            marks.append(QStringLiteral("all perfect"));
        if (probed.showsNoDrop)
            marks.append(QStringLiteral("nothing lost without its image"));
        if (probed.isWaiting)
            marks.append(QStringLiteral("not all graded"));
        printLine(
            QStringLiteral("Item %1%2")
                .arg(input.items[probed.item].position)
                .arg(marks.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(marks.join(QStringLiteral(", ")))));
        for (const QString &line : probeLines(probed))
            printLine(QStringLiteral("    ") + line);
    }
}

} // namespace

int runProbes(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<ProbeInput> input = readProbes((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!input)
        return fail(arguments, input.error());
    const ProbeReport report = buildProbeReport(*input);
    if (arguments.json)
        printJson(probeReportToJson(report, *input));
    else
        print(report, *input);
    return Done;
}

} // namespace plumbline::cli
