// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/project_files.h"

#include "core/exchange/import_planner.h"
#include "core/exchange/rows/image_sifter.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace plumbline {

namespace {

QString mappingSetting(const QString &shape)
{
    return QStringLiteral("import_mapping/") + shape;
}

Status checkMapping(const QHash<QString, QString> &mapping, const FileShape &shape, const QString &path)
{
    for (auto pair = mapping.begin(); pair != mapping.end(); ++pair) {
        if (!mappableFields().contains(pair.key())) {
            return failure(ErrorKind::BadInput, QStringLiteral("There is no field “%1” to map.").arg(pair.key()), path,
                           QStringLiteral("Choose among: %1.").arg(mappableFields().join(QStringLiteral(", "))));
        }
        if (!shape.columns.contains(pair.value()) && !shape.columns.contains(pair.value().section(u'.', 0, 0))) {
            return failure(ErrorKind::BadInput, QStringLiteral("There is no column “%1”.").arg(pair.value()), path,
                           QStringLiteral("Its columns are: %1.").arg(shape.columns.join(QStringLiteral(", "))));
        }
    }
    if (!mapping.contains(QStringLiteral("image")) && !mapping.contains(QStringLiteral("instruction"))) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("A mapping needs “image” or “instruction” to find the items by."), path);
    }
    return {};
}

/// Checks the mapping against each file and notes it by the file's shape.
Status takeMapping(const std::vector<ImportSource> &sources, const QHash<QString, QString> &mapping,
                   PreparedImport &import)
{
    for (const ImportSource &source : sources) {
        for (const QString &file : source.kind == SourceKind::Mapped ? source.files : QStringList()) {
            const Result<FileShape> shape = shapeOfFile(file);
            if (!shape)
                return tl::unexpected<Error>(shape.error());
            if (Status ok = checkMapping(mapping, *shape, file); !ok)
                return ok;
            QJsonObject json;
            for (auto pair = mapping.begin(); pair != mapping.end(); ++pair)
                json.insert(pair.key(), pair.value());
            import.settings.emplace_back(mappingSetting(shape->shape),
                                         QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
        }
    }
    return {};
}

Error cancelled()
{
    return {ErrorKind::Cancelled, QStringLiteral("The import was broken off; nothing was written."), {}, {}};
}

Result<QString> modelId(WriteAccess &access, ModelRole role, const QString &name, qint64 nowMs,
                        QHash<QString, QString> &known)
{
    const QString key = modelRoleId(role) + u'/' + name;
    if (const auto id = known.constFind(key); id != known.constEnd())
        return *id;
    Result<std::optional<ModelSpec>> found = access.models().modelByName(role, name);
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found) {
        ModelSpec model;
        model.role = role;
        model.name = name;
        const Result<ModelSpec> added = access.models().upsert(model, nowMs);
        if (!added)
            return tl::unexpected<Error>(added.error());
        *found = *added;
    }
    known.insert(key, (*found)->id);
    return (*found)->id;
}

Status writeItems(WriteAccess &access, const PreparedImport &import, qint64 nowMs)
{
    for (const Item &item : import.itemsToInsert) {
        if (Status ok = access.items().insert(item, nowMs); !ok)
            return ok;
    }
    for (const Item &item : import.itemsToRevise) {
        if (Status ok = access.items().revise(item, nowMs); !ok)
            return ok;
    }
    return {};
}

Status writeImages(WriteAccess &access, const PreparedImport &import, const std::function<bool()> &goesOn)
{
    for (const PreparedImport::PlannedImage &planned : import.images) {
        if (!goesOn())
            return tl::unexpected<Error>(cancelled());
        const Result<QByteArray> bytes = readEmbeddedImage(planned.image);
        if (!bytes)
            return tl::unexpected<Error>(bytes.error());
        if (Status ok = access.images().putImage(planned.image.hash, planned.mime, *bytes); !ok)
            return ok;
    }
    for (const auto &[address, hash] : import.imageNames) {
        if (Status ok = access.images().nameImage(address, hash); !ok)
            return ok;
    }
    return {};
}

Status writeAnswers(WriteAccess &access, const PreparedImport &import, qint64 nowMs,
                    const std::function<bool()> &goesOn)
{
    QHash<QString, QString> ids;
    for (const PreparedImport::PlannedResponse &planned : import.responses) {
        if (!goesOn())
            return tl::unexpected<Error>(cancelled());
        const Result<QString> id = modelId(access, ModelRole::Candidate, planned.candidate, nowMs, ids);
        if (!id)
            return tl::unexpected<Error>(id.error());
        Response response = planned.response;
        response.candidateId = *id;
        response.createdMs = nowMs;
        if (const Result<bool> saved = access.answers().save(response, std::nullopt); !saved)
            return tl::unexpected<Error>(saved.error());
    }
    for (const PreparedImport::PlannedJudgement &planned : import.judgements) {
        if (!goesOn())
            return tl::unexpected<Error>(cancelled());
        const Result<QString> id = modelId(access, ModelRole::Judge, planned.judge, nowMs, ids);
        if (!id)
            return tl::unexpected<Error>(id.error());
        Judgement judgement = planned.judgement;
        judgement.judgeId = *id;
        judgement.createdMs = nowMs;
        if (const Result<bool> saved = access.answers().save(judgement, std::nullopt); !saved)
            return tl::unexpected<Error>(saved.error());
    }
    for (const PreparedImport::PlannedReport &planned : import.reported) {
        const Result<QString> id = modelId(access, ModelRole::Candidate, planned.candidate, nowMs, ids);
        if (!id)
            return tl::unexpected<Error>(id.error());
        ReportedScore score = planned.score;
        score.candidateId = *id;
        if (const Result<bool> saved = access.reported().addReported(score, nowMs); !saved)
            return tl::unexpected<Error>(saved.error());
    }
    return {};
}

Changes changesOf(const PreparedImport &import)
{
    Changes changes;
    if (!import.itemsToInsert.empty() || !import.itemsToRevise.empty() || !import.images.empty())
        changes |= Change::Items;
    if (!import.responses.empty())
        changes |= Change::Responses | Change::Models;
    if (!import.judgements.empty())
        changes |= Change::Judgements | Change::Models;
    if (!import.reported.empty())
        changes |= Change::Models;
    return changes;
}

} // namespace

Result<PreparedImport> prepareImport(const ProjectStore &store, const QStringList &paths, const ImportOptions &options,
                                     const ImportProgress &progress)
{
    Result<Discovery> found = discoverSources(paths, {options.mapping});
    if (!found)
        return tl::unexpected<Error>(found.error());
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    qint64 total = 0;
    for (const ImportSource &source : found->sources) {
        for (const QString &file : source.files)
            total += QFileInfo(file).size();
    }
    ImportPlanner planner(**reader, options);
    if (Status ok = planner.begin(found->sources); !ok)
        return tl::unexpected<Error>(ok.error());
    qint64 before = 0; // bytes of the files that are done
    qint64 last = 0;
    const KeepGoing keepGoing = [&](qint64 bytes) {
        if (bytes < last)
            before += last; // the next file has begun
        last = bytes;
        return !progress || progress(before + bytes, total);
    };
    for (const ImportSource &source : found->sources) {
        if (Status ok = planner.plan(source, keepGoing); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    PreparedImport import = planner.take();
    import.ignored = std::move(found->ignored);
    if (!options.mapping.isEmpty()) {
        if (Status ok = takeMapping(found->sources, options.mapping, import); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    return import;
}

QFuture<Result<bool>> applyImport(ProjectStore &store, const PreparedImport &import, qint64 nowMs,
                                  std::shared_ptr<std::atomic_bool> cancel)
{
    auto shared = std::make_shared<PreparedImport>(import); // std::function copies what it holds
    return store.write<bool>(changesOf(import), [shared, nowMs, cancel](WriteAccess &access) -> Result<bool> {
        const auto goesOn = [&cancel] { return !cancel || !cancel->load(); };
        Status ok = writeItems(access, *shared, nowMs);
        if (ok)
            ok = writeImages(access, *shared, goesOn);
        if (ok)
            ok = writeAnswers(access, *shared, nowMs, goesOn);
        for (const auto &[name, value] : shared->settings) {
            if (ok)
                ok = access.settings().setSetting(name, value);
        }
        if (!ok)
            return tl::unexpected<Error>(ok.error());
        return true;
    });
}

QHash<QString, QString> rememberedMapping(const ProjectStore &store, const QString &shape)
{
    QHash<QString, QString> mapping;
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return mapping;
    const Result<QString> text = (*reader)->settings().setting(mappingSetting(shape));
    const QJsonObject json = text ? QJsonDocument::fromJson(text->toUtf8()).object() : QJsonObject();
    for (auto pair = json.begin(); pair != json.end(); ++pair)
        mapping.insert(pair.key(), pair->toString());
    return mapping;
}

} // namespace plumbline
