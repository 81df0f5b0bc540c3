// SPDX-License-Identifier: GPL-3.0-or-later
// SourceGrouping: puts files that belong together into one source, and finds names in their paths. One use each.
#pragma once

#include "core/exchange/file_kind.h"
#include "core/exchange/source_discovery.h"

namespace plumbline {

class SourceGrouping
{
public:
    /// `root`: the folder that the file was found in, or empty where it was named itself.
    void add(const QString &file, const QString &root, FileKind kind, const FileShape &shape,
             const QHash<QString, QString> &mapping);
    [[nodiscard]] std::vector<ImportSource> take(std::vector<IgnoredFile> &ignored);

private:
    ImportSource &group(const QString &key, SourceKind kind, const QString &path);
    void addEvalScope(const QString &file, const QString &root, FileKind kind, const FileShape &shape);
    void addVlmEvalKit(const QString &file);
    ImportSource &addLmms(const QString &file, bool isResults);

    std::vector<ImportSource> m_sources;
    QStringList m_keys;
    QStringList m_statuses; ///< VLMEvalKit's
    QStringList m_scores;
    QStringList m_evalScopeReports;
    QStringList m_others; ///< results of other benchmarks
};

} // namespace plumbline
