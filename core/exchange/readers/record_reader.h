// SPDX-License-Identifier: GPL-3.0-or-later
// RecordReader: one format's way from rows to records. One object per import source; rows that belong together
// (predictions and reviews, requests and answers) are joined in finish(). Knows neither project nor container.
#pragma once

#include "core/exchange/import_record.h"

#include <QHash>

namespace plumbline {

/// What is known of a source beside its rows; empty where it is not.
struct SourceNames
{
    QString candidate; ///< from the caller, a folder or file name
    QString judge;
    int repeats = 0; ///< answers per item, where a configuration says
};

using Records = std::vector<ImportRecord>;

class RecordReader
{
public:
    virtual ~RecordReader() = default;
    /// Takes a row of `file`; gives the records that are complete already.
    virtual void read(const QString &file, const Row &row, bool countsFromZero, Records &records) = 0;
    virtual void finish(Records &records) { static_cast<void>(records); }
};

[[nodiscard]] std::unique_ptr<RecordReader> makeEvalScopeReader(const SourceNames &names);
[[nodiscard]] std::unique_ptr<RecordReader> makeVlmEvalKitReader(const SourceNames &names);
[[nodiscard]] std::unique_ptr<RecordReader> makeLmmsEvalReader(const SourceNames &names);
/// `judgeColumns`: those that hold judge replies, one per candidate.
[[nodiscard]] std::unique_ptr<RecordReader> makeScoredFrameReader(const SourceNames &names, QStringList judgeColumns);
[[nodiscard]] std::unique_ptr<RecordReader> makeOpenAiBatchReader(const SourceNames &names);
[[nodiscard]] std::unique_ptr<RecordReader> makeLlavaReader(const SourceNames &names);
[[nodiscard]] std::unique_ptr<RecordReader> makeResponsesReader(const SourceNames &names);
[[nodiscard]] std::unique_ptr<RecordReader> makeCommunityReader(const SourceNames &names);
/// Benchmarks in any container: the published file, the Hugging Face viewer, VLMEvalKit's dataset, general_vqa.
/// `drafts`: the file knows no components.
[[nodiscard]] std::unique_ptr<RecordReader> makeItemsReader(bool drafts);
/// `mapping`: our field (one of mappableFields()) to the file's column, or to a path in its objects ("result.gen").
[[nodiscard]] std::unique_ptr<RecordReader> makeMappedReader(const SourceNames &names, QHash<QString, QString> mapping);
[[nodiscard]] const QStringList &mappableFields();

} // namespace plumbline
