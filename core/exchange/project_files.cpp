// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/project_files.h"

#include "core/exchange/file_kind.h"
#include "core/exchange/miabench_reader.h"
#include "core/exchange/miabench_responses_reader.h"
#include "core/exchange/miabench_writer.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace plumbline {

namespace {

Error inFile(Error error, const QString &path)
{
    error.where = error.where.isEmpty() ? path : path + QStringLiteral(", ") + error.where;
    return error;
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Io,
                       file.exists() ? QStringLiteral("The file cannot be read: %1.").arg(file.errorString())
                                     : QStringLiteral("There is no such file."),
                       path, QStringLiteral("Check the path and its permissions."));
    }
    return file.readAll();
}

Result<PreparedImport> prepareBenchmark(const ReadAccess &reader, PreparedImport import, const QByteArray &bytes)
{
    Result<ReadItems> read = readMiaBench(bytes, QFileInfo(import.path).absolutePath());
    if (!read)
        return tl::unexpected<Error>(inFile(read.error(), import.path));
    const Result<std::vector<Item>> existing = reader.items().items();
    if (!existing)
        return tl::unexpected<Error>(existing.error());
    import.isBenchmark = true;
    import.items = planItemImport(*existing, std::move(*read));
    return import;
}

Result<PreparedImport> prepareResponses(const ReadAccess &reader, PreparedImport import, const QByteArray &bytes)
{
    const Result<ReadResponses> read = readMiaBenchResponses(bytes);
    if (!read)
        return tl::unexpected<Error>(inFile(read.error(), import.path));
    const Result<std::vector<Item>> items = reader.items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    if (items->empty()) {
        return failure(ErrorKind::BadInput, QStringLiteral("There are no items that these responses could belong to."),
                       import.path, QStringLiteral("Import the benchmark first."));
    }
    if (import.candidate.isEmpty())
        import.candidate = QFileInfo(import.path).completeBaseName();
    const Result<std::optional<ModelSpec>> candidate =
        reader.models().modelByName(ModelRole::Candidate, import.candidate);
    if (!candidate)
        return tl::unexpected<Error>(candidate.error());
    Result<std::vector<Response>> existing = reader.answers().currentResponses();
    if (!existing)
        return tl::unexpected<Error>(existing.error());
    std::erase_if(*existing, [&](const Response &r) { return !*candidate || r.candidateId != (*candidate)->id; });
    import.responses = planResponseImport(*items, *existing, *read, QFileInfo(import.path).fileName());
    return import;
}

} // namespace

bool PreparedImport::hasWork() const
{
    return !items.toInsert.empty() || !items.toRevise.empty() || !responses.toInsert.empty();
}

Result<PreparedImport> prepareImport(const ProjectStore &store, const QString &path, const QString &candidate)
{
    const Result<QByteArray> bytes = readWhole(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return prepareImport(store, path, *bytes, candidate);
}

Result<PreparedImport> prepareImport(const ProjectStore &store, const QString &path, const QByteArray &bytes,
                                     const QString &candidate)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    PreparedImport import;
    import.path = path;
    import.candidate = candidate;
    switch (detectFileKind(bytes)) {
    case FileKind::Benchmark:
        return prepareBenchmark(**reader, std::move(import), bytes);
    case FileKind::Responses:
        return prepareResponses(**reader, std::move(import), bytes);
    case FileKind::Unknown:
        break;
    }
    return failure(
        ErrorKind::BadInput, QStringLiteral("This is neither a benchmark nor a file of responses."), path,
        QStringLiteral("A benchmark is a JSON array of items; responses are one JSON object a line with “text”."));
}

QFuture<Result<bool>> applyImport(ProjectStore &store, const PreparedImport &import, qint64 nowMs)
{
    const Changes changes = import.isBenchmark ? Changes(Change::Items) : Change::Responses | Change::Models;
    return store.write<bool>(changes, [import, nowMs](WriteAccess &access) {
        const Status ok = import.isBenchmark ? applyItemImport(access, import.items, nowMs)
                                             : applyResponseImport(access, import.candidate, import.responses, nowMs);
        return ok.map([] { return true; });
    });
}

Status exportMiaBench(const ProjectStore &store, const QString &path)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Item>> items = (*reader)->items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    const QByteArray bytes = writeMiaBench(*items);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be written: %1.").arg(file.errorString()), path,
                       QStringLiteral("Check that the folder exists, may be written to and has room."));
    }
    return {};
}

} // namespace plumbline
