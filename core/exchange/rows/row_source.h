// SPDX-License-Identifier: GPL-3.0-or-later
// RowSource: a file as rows, whatever holds them: JSON lines, a JSON array, CSV, TSV, a workbook. One row at a time, so
// that a file of any size takes the memory of its largest row. A damaged file (not valid JSON, cut off, a row beyond
// all measure) ends with an error that names file and line; nothing of it is then used. Any one thread.
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace plumbline {

/// Where an image that is embedded in a file lies, so that it can be taken out later without keeping it in memory.
struct EmbeddedImage
{
    QString hash;      ///< SHA-256 of the decoded bytes, hex; empty where the base64 is damaged
    QString file;      ///< which file
    qint64 offset = 0; ///< where its base64 text begins, bytes
    qint64 length = 0; ///< and its length, bytes, escapes included
};

struct Row
{
    QJsonObject fields; ///< embedded images are replaced by "sha256:<hash>"
    QByteArray text;    ///< JSON: the row as it was written, likewise; else empty
    int index = 0;      ///< 0-based among the rows
    int line = 0;       ///< 1-based line of the file where the row begins (workbook: row of the sheet); 0: unknown
    std::vector<EmbeddedImage> images;
    QString problem; ///< sound JSON, but no object: why it cannot be a row
};

/// Told how many bytes of the file are read; false breaks the reading off.
using KeepGoing = std::function<bool(qint64 bytes)>;

class RowSource
{
public:
    virtual ~RowSource() = default;
    /// The next row; false at the end.
    [[nodiscard]] virtual Result<bool> next(Row &row) = 0;
    /// Names in their order, where the container has them apart from its rows.
    [[nodiscard]] virtual QStringList columns() const { return {}; }
    /// Rows are counted from 0 (JSON array), not by line.
    [[nodiscard]] virtual bool countsFromZero() const { return false; }
};

/// Bytes of one row beyond which a file is refused.
inline constexpr qint64 kLongestRow = 64 * 1024 * 1024;
/// Levels of nesting beyond which a row is refused; real ones have at most a dozen.
inline constexpr int kDeepestRow = 200;

/// "file, line 3".
[[nodiscard]] QString placeInFile(const QString &file, int line);

/// Opens any of the containers, told apart by content.
[[nodiscard]] Result<std::unique_ptr<RowSource>> openRows(const QString &path, KeepGoing keepGoing = {});

} // namespace plumbline
