// SPDX-License-Identifier: GPL-3.0-or-later
// Results by who wrote the items.
#include "core/report/annotator_results.h"
#include "core/report/figure_parts.h"

#include <algorithm>
#include <limits>

namespace plumbline {

Figure annotatorFigure(const FigureInput &in, AnnotatorTrait trait)
{
    Figure figure;
    figure.title = QStringLiteral("Total by annotators' %1").arg(annotatorTraitId(trait));
    figure.subtitle =
        QStringLiteral("Mean item score, %, with 95 % t interval over the items of each group · ") + in.settings;
    figure.yTitle = QStringLiteral("%");
    figure.series = namesOf(in);
    const std::vector<AnnotatorGroup> groups = annotatorGroups(in.sheet, in.chosen, trait);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const AnnotatorGroup &group = groups[g];
        const QString name = group.value.isEmpty() ? QStringLiteral("not said") : group.value;
        figure.groups.append(name);
        qsizetype least = std::numeric_limits<qsizetype>::max();
        qsizetype most = 0;
        for (std::size_t s = 0; s < in.order.size(); ++s) {
            const LeaderboardRow &row = group.board.rows[in.order[s]];
            least = std::min(least, row.total.mean.n);
            most = std::max(most, row.total.mean.n);
            if (!row.total.mean.value)
                continue;
            FigureMark mark;
            mark.group = static_cast<int>(g);
            mark.series = static_cast<int>(s);
            mark.y = 100 * *row.total.mean.value;
            mark.yInterval = inPercent(row.total.mean.interval);
            mark.tip = meanTip(row.candidate, annotatorTraitId(trait) + u' ' + name, row.total);
            mark.behind = scoredResponses(group.chosen.candidates[in.order[s]].total);
            figure.marks.push_back(std::move(mark));
        }
        figure.groupNotes.append(rangeText(std::min(least, most), most));
    }
    if (groups.empty())
        figure.emptyText = QStringLiteral("None of these items says its annotator's %1; the Items page sets it.")
                               .arg(annotatorTraitId(trait));
    return figure;
}

} // namespace plumbline
