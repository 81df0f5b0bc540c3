// SPDX-License-Identifier: GPL-3.0-or-later
// ImportRecord: what one row of any format says about one item and one candidate, before it is linked to the project:
// how to find the item, what the candidate answered, what judges said, what the harness made of it. Plain values.
#pragma once

#include "core/domain/answer.h"
#include "core/domain/item.h"
#include "core/exchange/rows/row_source.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plumbline {

/// What is known of the item that a row belongs to.
struct ItemKey
{
    QString image;       ///< address as written, or "sha256:<hash>" of an embedded one; may be empty
    QString instruction; ///< may be empty
    QString level;
    std::vector<Component> components; ///< as far as known: texts, types or weights may be missing
    int position = -1;                 ///< row of the benchmark that the file claims; never a key by itself
    QString prompt; ///< a judge's prompt that contains the instruction, where the file has nothing better
};

struct ResponseRecord
{
    QString text;
    ResponseState state = ResponseState::Ok;
    int repeat = -1; ///< 0-based; -1: by the order of the rows that answer one item
    AnswerMeta meta;
};

struct JudgementRecord
{
    QString judge;
    int repeat = 0;
    QString reply;
    QString promptVersion; ///< where it comes from: "evalscope", …; kReportedRatios: the reply holds scores, no text
    AnswerMeta meta;
};

/// A number that a harness wrote, for one row or (without one) for the whole run. Ratios, 0..1 as a rule.
struct ReportedRecord
{
    QString judge;
    QString key; ///< as the harness names it: total_score, component_1_describe, judge_score, describe, …
    double value = 0;
    std::optional<int> n; ///< rows behind a mean, where it says
};

struct ImportRecord
{
    QString file;
    int row = 0;  ///< as shown: 0-based in JSON arrays, else the line
    int line = 0; ///< 1-based; 0: unknown
    QString candidate;
    ItemKey key;
    QString source; ///< the item's fields as the file has them, where the row defines it in full
    std::optional<ResponseRecord> response;
    std::vector<JudgementRecord> judgements;
    std::vector<ReportedRecord> reported;
    std::vector<EmbeddedImage> images;
    QStringList remarks; ///< what was left out or taken with a pinch of salt, and why
    QString refused;     ///< not empty: the row cannot be taken, and why
};

/// Whether components, weights and types are all there.
[[nodiscard]] inline bool definesItem(const ItemKey &key)
{
    if (key.instruction.trimmed().isEmpty() || key.components.empty())
        return false;
    for (const Component &c : key.components) {
        if (c.text.isEmpty() || c.type.isEmpty() || !(c.weight > 0))
            return false;
    }
    return true;
}

} // namespace plumbline
