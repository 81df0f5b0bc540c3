// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/source_discovery.h"

#include "core/base/content_hash.h"
#include "core/exchange/file_kind.h"
#include "core/exchange/source_grouping.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

namespace plumbline {

namespace {

constexpr int kMostFiles = 100'000;
constexpr int kRowsLookedAt = 30;

bool hasSuffix(const QString &path, std::initializer_list<const char *> suffixes)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const char *s) { return suffix == QLatin1String(s); });
}

bool isImageFile(const QString &path)
{
    return hasSuffix(path, {"jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "mpo"});
}

/// Why a file of a folder is not even looked into; empty: it is.
QString reasonToSkip(const QString &path)
{
    if (hasSuffix(path, {"pkl", "pickle"}))
        return QStringLiteral(
            "Pickle files can run programs and are never opened; the tables beside them hold the same.");
    if (hasSuffix(path, {"yaml", "yml"}))
        return QStringLiteral("A configuration.");
    if (!hasSuffix(path, {"json", "jsonl", "csv", "tsv", "xlsx", "ndjson"}))
        return QStringLiteral("Not a kind of file that holds results.");
    return {};
}

/// A link that a copy or an archive has turned into a small file with the target's path in it: the target. VLMEvalKit
/// links its latest results; whatever else a file holds, it is itself.
QString realFile(const QString &path)
{
    constexpr qint64 kLongestPath = 1024;
    QFile file(path);
    if (file.size() > kLongestPath || !file.open(QIODevice::ReadOnly))
        return path;
    const QByteArray target = file.readAll().trimmed();
    if (target.isEmpty() || target.contains('\n') || target.contains('\0') || target.startsWith('/') ||
        target.startsWith(".."))
        return path;
    const QString beside = QFileInfo(path).absolutePath() + u'/' + QString::fromUtf8(target);
    const bool isLink = QFileInfo(beside).isFile() && QFileInfo(beside).fileName() == QFileInfo(path).fileName() &&
                        QFileInfo(beside).canonicalFilePath() != QFileInfo(path).canonicalFilePath();
    return isLink ? beside : path;
}

Result<QStringList> filesBelow(const QString &folder)
{
    QStringList files;
    QSet<QString> seen; // a link to the latest run beside it is the same file
    QDirIterator walk(folder, QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo info(realFile(walk.next()));
        const QString canonical = info.canonicalFilePath();
        if (canonical.isEmpty() || seen.contains(canonical))
            continue;
        seen.insert(canonical);
        // The real place tells more than a link's: it has the run's time in it.
        files.append(info.isSymLink() && canonical.startsWith(QFileInfo(folder).canonicalFilePath())
                         ? canonical
                         : info.absoluteFilePath());
        if (files.size() > kMostFiles) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("There are more than %1 files in this folder.").arg(kMostFiles), folder,
                           QStringLiteral("Choose the folder of the results."));
        }
    }
    files.sort();
    return files;
}

Error unrecognised(const QString &path, const FileShape &shape)
{
    return {
        ErrorKind::BadInput,
        QStringLiteral("This is neither a benchmark nor results in a known format; its columns are: %1.")
            .arg(shape.columns.isEmpty() ? QStringLiteral("none")
                                         : shape.columns.mid(0, 20).join(QStringLiteral(", "))),
        path,
        QStringLiteral("Say which column is what, e.g. --map instruction=COLUMN,image=COLUMN,response=COLUMN (known "
                       "formats: docs/cli.md).")};
}

} // namespace

QString sourceKindId(SourceKind kind)
{
    static constexpr std::array kIds = {"benchmark",  "drafts",    "responses",    "evalscope",
                                        "vlmevalkit", "lmms-eval", "scored-frame", "openai-batch",
                                        "llava",      "community", "mapped",       "report"};
    return QString::fromLatin1(kIds[static_cast<std::size_t>(kind)]);
}

QString sourceKindName(SourceKind kind)
{
    static constexpr std::array kNames = {
        "Benchmark",         "New items in draft",      "Responses",    "EvalScope results",   "VLMEvalKit results",
        "lmms-eval results", "Notebook's scored frame", "OpenAI Batch", "LLaVA conversations", "Community results",
        "Mapped columns",    "Harness report"};
    return QString::fromLatin1(kNames[static_cast<std::size_t>(kind)]);
}

Result<FileShape> shapeOfFile(const QString &path)
{
    Result<std::unique_ptr<RowSource>> source = openRows(path);
    if (!source)
        return tl::unexpected<Error>(source.error());
    FileShape shape;
    shape.columns = (*source)->columns();
    for (int i = 0; i < kRowsLookedAt; ++i) {
        Row row;
        const Result<bool> any = (*source)->next(row);
        if (!any)
            return tl::unexpected<Error>(any.error());
        if (!*any)
            break;
        for (const QString &key : row.fields.keys()) {
            if (!shape.columns.contains(key) && !key.startsWith(QLatin1String("__")))
                shape.columns.append(key);
        }
        shape.firstRows.push_back(row.fields);
    }
    QStringList sorted = shape.columns;
    sorted.sort();
    shape.shape = contentHash(sorted.join(u'\n').toUtf8()).left(16);
    return shape;
}

Result<Discovery> discoverSources(const QStringList &paths, const DiscoverOptions &options)
{
    Discovery found;
    SourceGrouping grouping;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        QStringList files{info.isFile() ? realFile(path) : path};
        if (info.isDir()) {
            const Result<QStringList> below = filesBelow(path);
            if (!below)
                return tl::unexpected<Error>(below.error());
            files = *below;
        }
        QStringList images;
        bool anything = false;
        for (const QString &file : std::as_const(files)) {
            if (info.isDir() && isImageFile(file)) {
                images.append(file);
                continue;
            }
            if (const QString reason = info.isDir() ? reasonToSkip(file) : QString(); !reason.isEmpty()) {
                found.ignored.push_back({file, reason});
                continue;
            }
            if (!info.isDir() && hasSuffix(file, {"pkl", "pickle"}))
                return failure(ErrorKind::BadInput, reasonToSkip(file), file,
                               QStringLiteral("Import the .xlsx or .tsv beside it."));
            const Result<FileShape> shape = shapeOfFile(file);
            if (!shape)
                return tl::unexpected<Error>(shape.error());
            const FileKind kind = options.mapping.isEmpty() ? detectFileKind(*shape) : FileKind::Mapped;
            if (kind == FileKind::Unknown && !info.isDir())
                return tl::unexpected<Error>(unrecognised(file, *shape));
            if (kind == FileKind::Unknown || kind == FileKind::VlmEvalKitStatus) {
                if (kind == FileKind::Unknown)
                    found.ignored.push_back({file, QStringLiteral("Not in a format of results that is known here.")});
                anything = anything || kind == FileKind::VlmEvalKitStatus;
                if (kind == FileKind::Unknown)
                    continue;
            }
            anything = true;
            grouping.add(file, info.isDir() ? path : QString(), kind, *shape, options.mapping);
        }
        if (info.isDir() && !anything) {
            if (images.isEmpty()) {
                return failure(ErrorKind::BadInput,
                               QStringLiteral("There are neither results nor images in this folder."), path,
                               QStringLiteral("Choose the folder of the results, or a single file."));
            }
            ImportSource drafts;
            drafts.kind = SourceKind::Drafts;
            drafts.path = path;
            drafts.images = images;
            found.sources.push_back(std::move(drafts));
        }
    }
    for (ImportSource &source : grouping.take(found.ignored))
        found.sources.push_back(std::move(source));
    if (found.sources.empty()) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is nothing here that can be imported."),
                       paths.value(0), found.ignored.empty() ? QString() : found.ignored.front().reason);
    }
    std::stable_sort(found.sources.begin(), found.sources.end(), [](const ImportSource &a, const ImportSource &b) {
        const auto isItems = [](const ImportSource &s) {
            return s.kind == SourceKind::Benchmark || s.kind == SourceKind::Drafts;
        };
        return isItems(a) && !isItems(b);
    });
    return found;
}

} // namespace plumbline
