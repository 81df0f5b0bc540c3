// SPDX-License-Identifier: GPL-3.0-or-later
// Scorer profiles: the same raw replies turned into numbers by Plumbline's rules or exactly as a named harness does,
// defects included. Behaviour from reference/formats/README.md, sections 2-5, 9, 10, 12; the code is our own.
// Pure functions over plain rows, any thread. They judge nothing again and read no file.
#pragma once

#include "core/base/result.h"
#include "core/scoring/judge_reply_parser.h"

#include <QString>

#include <optional>
#include <vector>

namespace plumbline {

/// One judgement with what a harness would have had at hand.
struct ProfileRow
{
    QString itemKey;
    std::vector<ComponentHint> components; ///< text, category as the file spells it, weight
    QString rawReply;                      ///< the judge's text as it came
    bool hasReply = false;                 ///< false: never judged, or the call failed without a text
    QString responseText;
    QString responseState; ///< ok, refused, empty, truncated, failed
};

struct ProfileRowScore
{
    QString itemKey;
    std::vector<std::optional<double>>
        componentRatios;         ///< one per component; 0..1, above 1 where the harness allows it
    std::optional<double> total; ///< 0..1, above 1 where the harness allows it
    bool counted = false;        ///< takes part in the mean
    QString rule;                ///< short id of the rule that decided, e.g. "dropped_unparsable"
    QString why;                 ///< the same as one plain sentence
};

/// A mean under the name that the harness gives it: category code, component_2_mention, …
struct ProfileMean
{
    QString key;
    double mean = 0; ///< 0..1
    int n = 0;
};

struct ProfileReport
{
    QString profile;
    std::vector<ProfileRowScore> rows; ///< one per input row, same order
    std::optional<double> overall;     ///< mean total of the counted rows; empty when none counts or the run aborts
    int n = 0;                         ///< rows behind `overall`
    std::vector<ProfileMean> means;    ///< order of first appearance; empty where the harness reports none
    QString note;                      ///< one sentence when the report as a whole needs one
};

struct ScorerProfile
{
    QString id;
    QString title;
    QString description;
};

/// plumbline first, then notebook, vlmevalkit, lmms-eval-0.3, lmms-eval, evalscope-1.10, evalscope-head.
[[nodiscard]] const std::vector<ScorerProfile> &profiles();

/// Error: BadInput for an unknown profile id.
[[nodiscard]] Result<ProfileReport> scoreAs(const QString &profile, const std::vector<ProfileRow> &rows);

/// One cell of the side-by-side table where a profile's number for an item is not Plumbline's.
struct ProfileDifference
{
    QString itemKey;
    QString profile;
    std::optional<double> plumbline; ///< Plumbline's total; empty when it counts the item as unread
    std::optional<double> other;     ///< the profile's total; empty when it leaves the item out
    QString rule;                    ///< the profile's rule that made the difference
    QString why;
};

/// All reports, in the order of profiles().
[[nodiscard]] std::vector<ProfileReport> scoreAsAll(const std::vector<ProfileRow> &rows);
/// Item by item, then profile by profile, where total or counting differs from Plumbline's (first report).
[[nodiscard]] std::vector<ProfileDifference> differences(const std::vector<ProfileReport> &reports);

} // namespace plumbline
