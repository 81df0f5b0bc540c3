// SPDX-License-Identifier: GPL-3.0-or-later
// ControlReport: what a judge did with control questions: does it see the image, resist begging, notice the edit; by
// category. Compares the judgement of each control with the same judge's judgement of the response it was made from.
// Pure.
#pragma once

#include "core/analysis/interval.h"
#include "core/domain/answer.h"
#include "core/domain/item.h"
#include "core/domain/model_spec.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace plumbline {

enum class ControlVerdict {
    Sound,     ///< the interval says it does what a sound judge does
    Unsound,   ///< the interval says it does not
    Undecided, ///< too few, or the interval covers both
};

struct ControlRow
{
    QString judge;
    QString kind;
    std::optional<Category> category; ///< nothing: all
    int questions = 0;                ///< controls of this kind that touch the category
    int compared = 0;                 ///< component scores with both judgements read
    /// Mean (control - original) of the component scores, -1..1, with interval over items. Images: the components of
    /// the item; begging: all; edits: the component whose rule was broken.
    Estimate change;
    /// Share of the comparisons in which the judge did right: images and edits: the score fell (edits: to at most half
    /// the weight, where it was above); begging: it did not rise.
    Estimate right;
    ControlVerdict verdict = ControlVerdict::Undecided;
};

struct ControlInput
{
    std::vector<Item> items;
    std::vector<Response> controls;
    std::vector<ScoredJudgement> judgements; ///< of controls and of their bases
    std::vector<ModelSpec> judges;
};

/// Judges × kinds that have questions, overall first, then by category.
[[nodiscard]] std::vector<ControlRow> buildControlReport(const ControlInput &input);
[[nodiscard]] QJsonArray controlReportToJson(const std::vector<ControlRow> &rows);
[[nodiscard]] QString controlVerdictId(ControlVerdict verdict);

} // namespace plumbline
