// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what a file is by the columns and first rows that it has, not by its name. Pure function.
#pragma once

#include <QStringList>

namespace plumbline {

struct FileShape;

enum class FileKind {
    Unknown,
    Benchmark,
    Drafts,
    Responses,
    EvalScopePredictions,
    EvalScopeReviews,
    EvalScopeReport,
    VlmEvalKit,
    VlmEvalKitScores, ///< the category means
    VlmEvalKitStatus, ///< VLMEvalKit's status.json
    LmmsSamples,
    LmmsResults,
    ScoredFrame,
    OpenAiBatch,
    Llava,
    Community,
    Mapped,
};

[[nodiscard]] FileKind detectFileKind(const FileShape &shape);

/// ScoredFrame: the columns beside the benchmark's own that hold judge replies.
[[nodiscard]] QStringList judgeColumnsOf(const FileShape &shape);

} // namespace plumbline
