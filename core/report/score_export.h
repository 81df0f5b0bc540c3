// SPDX-License-Identifier: GPL-3.0-or-later
// Scores and decisions for other tools: JSON lines, CSV long and wide, Label Studio, LLM Comparator. Pure functions of
// a CaseTable; the caller writes the bytes.
#pragma once

#include "core/audit/case_table.h"
#include "core/base/result.h"

#include <QByteArray>

namespace plumbline {

enum class ScoreFormat { ScoresJsonl, DecisionsJsonl, CsvLong, CsvWide, LabelStudio, LlmComparator };

/// Ids of the command line: scores-jsonl, decisions-jsonl, csv-long, csv-wide, labelstudio, llm-comparator.
[[nodiscard]] std::optional<ScoreFormat> scoreFormatFromId(const QString &id);

struct ScoreExport
{
    const CaseTable &table;
    std::vector<ModelSpec> candidates; ///< those to write, in this order; LLM Comparator takes the first two
    QString judge;                     ///< whose points the table has; may be empty
    bool byteOrderMark = false;        ///< CSV: for spreadsheets that guess
};

/// BadInput where the format cannot say it (LLM Comparator needs two candidates).
[[nodiscard]] Result<QByteArray> writeScores(ScoreFormat format, const ScoreExport &scores);

} // namespace plumbline
