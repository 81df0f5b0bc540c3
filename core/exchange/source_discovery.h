// SPDX-License-Identifier: GPL-3.0-or-later
// Finds out what a path holds: which format, by content; in a folder, which files belong together and whose they are.
// Reads the first rows only. Blocking, any thread.
#pragma once

#include "core/exchange/readers/record_reader.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace plumbline {

enum class SourceKind {
    Benchmark,
    Drafts, ///< images and instructions without components, or a folder of images
    Responses,
    EvalScope,
    VlmEvalKit,
    LmmsEval,
    ScoredFrame,
    OpenAiBatch,
    Llava,
    Community,
    Mapped,
    Report, ///< numbers that a harness reported, without the rows behind them
};

/// benchmark, drafts, responses, evalscope, … of the command line's contract.
[[nodiscard]] QString sourceKindId(SourceKind kind);
/// For people.
[[nodiscard]] QString sourceKindName(SourceKind kind);

/// Files that are read as one.
struct ImportSource
{
    SourceKind kind = SourceKind::Benchmark;
    QString path; ///< shown: the file, or the folder where there are several
    QStringList files;
    QStringList reports; ///< files with what the harness reported
    QString harness;     ///< scorer profile that describes it; empty where none does
    SourceNames names;
    QStringList judgeColumns; ///< ScoredFrame
    QHash<QString, QString> mapping;
    QStringList images; ///< Drafts: a folder's image files
};

struct IgnoredFile
{
    QString path;
    QString reason;
};

struct Discovery
{
    std::vector<ImportSource> sources; ///< those with items first
    std::vector<IgnoredFile> ignored;
};

struct DiscoverOptions
{
    QHash<QString, QString> mapping; ///< not empty: read every file so
};

/// Errors: nothing there, nothing recognised (with the columns that were found), or a damaged file, named with its
/// line.
[[nodiscard]] Result<Discovery> discoverSources(const QStringList &paths, const DiscoverOptions &options);

/// The columns of a file and its first rows, for choosing a mapping.
struct FileShape
{
    QStringList columns;
    std::vector<QJsonObject> firstRows;
    QString shape; ///< the same for files with the same columns
};
[[nodiscard]] Result<FileShape> shapeOfFile(const QString &path);

} // namespace plumbline
