// SPDX-License-Identifier: GPL-3.0-or-later
// ProbeReport: how much items depend on their image: what candidates scored with it and without, with a blank one and
// with another item's. Evidence for whoever reviews the items, no verdict. Pure, any thread.
#pragma once

#include "core/analysis/interval.h"
#include "core/domain/answer.h"
#include "core/domain/item.h"
#include "core/domain/model_spec.h"

#include <QJsonObject>

#include <vector>

namespace plumbline {

struct ProbeInput
{
    std::vector<Item> items;
    std::vector<Response> responses; ///< in force, to the items with their own images
    std::vector<Response> probes;    ///< answers to probes, oldest first; the newest of each repeat counts
    std::vector<ScoredJudgement> judgements;
    QString judgeId; ///< whose points count
};

/// What the answers under one condition scored. Scores are ratios of points to weight, 0..1.
struct ProbeArm
{
    QString condition; ///< "with" (the own image), none, blank, another
    int answers = 0;   ///< responses to it
    int graded = 0;    ///< of those, with points for every component
    Estimate total;    ///< mean over candidates of their mean over repeats; n = candidates
    bool operator==(const ProbeArm &) const = default;
};

/// What is lost when the image is taken away: score with it less score under the condition, -1..1.
struct ProbeDrop
{
    QString condition;
    /// Unit of the intervals: candidates where two or more have both arms, else repeats of the one, paired in order.
    /// 95 %, t over the units, cut at -1 and 1; none where there is one unit or nothing varies.
    QString unit; ///< "candidates" or "repeats"
    Estimate total;
    std::vector<Estimate> components; ///< in the item's order
    bool operator==(const ProbeDrop &) const = default;
};

struct ProbedItem
{
    std::size_t item = 0; ///< index into ProbeInput::items
    std::vector<ProbeArm> arms;
    std::vector<ProbeDrop> drops;
    bool allFail = false;     ///< with its image every graded answer scored 0
    bool allPerfect = false;  ///< with its image every graded answer scored full points
    bool isWaiting = false;   ///< answers that the judge has not graded
    bool showsNoDrop = false; ///< no condition has a mean drop above 0
    bool operator==(const ProbedItem &) const = default;
};

struct ProbeReport
{
    std::vector<ProbedItem> items; ///< those with answers to probes, in the order of the input
    std::vector<ProbeDrop> drops;  ///< over all of them, by condition: total only, interval over items
};

/// Id of the first of the judges that graded an answer to a probe, else of the first; empty where there is none.
[[nodiscard]] QString probeJudge(const ProbeInput &input, const std::vector<ModelSpec> &judges);
[[nodiscard]] ProbeReport buildProbeReport(const ProbeInput &input);
/// As `plumbline-cli probes --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject probeReportToJson(const ProbeReport &report, const ProbeInput &input);
/// "Without an image: 31 %, points lost: 61 [40, 82]" for people; one line a condition.
[[nodiscard]] QStringList probeLines(const ProbedItem &probed);
/// "61 [40, 82]", points of a hundred; "not graded".
[[nodiscard]] QString probeDropText(const Estimate &drop);
/// "without an image", "with a blank image", "with another item's image".
[[nodiscard]] QString probeConditionText(const QString &condition);
/// The same to begin a line with.
[[nodiscard]] QString probeConditionTitle(const QString &condition);

} // namespace plumbline
