// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/item_export.h"

#include "core/base/output_file.h"
#include "core/exchange/annotators.h"
#include "core/exchange/writers/item_writers.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace plumbline {

namespace {

Result<std::vector<AnsweredItem>> pairsOf(const ReadAccess &reader, const std::vector<Item> &items,
                                          const QStringList &candidates)
{
    const Result<std::vector<ModelSpec>> models = reader.models().models();
    const Result<std::vector<Response>> responses = reader.answers().currentResponses();
    if (!models || !responses)
        return tl::unexpected<Error>(models ? responses.error() : models.error());
    QHash<QString, QString> names;
    for (const ModelSpec &model : *models)
        names.insert(model.id, model.name);
    QHash<QString, const Item *> byRevision;
    for (const Item &item : items)
        byRevision.insert(item.revisionId, &item);
    std::vector<AnsweredItem> pairs;
    for (const Response &response : *responses) {
        const bool wanted = candidates.isEmpty() || candidates.contains(names.value(response.candidateId));
        if (const Item *item = byRevision.value(response.revisionId); item && wanted)
            pairs.push_back({*item, response});
    }
    return pairs;
}

} // namespace

std::optional<ItemFormat> itemFormatFromId(const QString &id)
{
    static const QHash<QString, ItemFormat> formats = {{QStringLiteral("miabench"), ItemFormat::MiaBench},
                                                       {QStringLiteral("vlmevalkit"), ItemFormat::VlmEvalKit},
                                                       {QStringLiteral("evalscope"), ItemFormat::GeneralVqa},
                                                       {QStringLiteral("hf"), ItemFormat::HfFolder},
                                                       {QStringLiteral("llava"), ItemFormat::Llava}};
    const auto found = formats.constFind(id);
    return found == formats.constEnd() ? std::nullopt : std::optional(*found);
}

Result<QStringList> exportItems(const ProjectStore &store, const ItemExportOptions &options, const ImageBytesOf &images)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    Result<std::vector<Item>> items = (*reader)->items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    const Result<Annotators> annotators = annotatorsOf((*reader)->settings(), *items);
    if (!annotators)
        return tl::unexpected<Error>(annotators.error());
    putAnnotators(*items, *annotators);
    std::erase_if(*items, [&](const Item &item) { return options.leftOut.contains(item.id); });
    QString path = QFileInfo(options.path).absoluteFilePath();
    QString imageFolder = options.copyImages ? QFileInfo(path).absolutePath() + u'/' +
                                                   QFileInfo(path).completeBaseName() + QStringLiteral("_images")
                                             : QString();
    if (options.format == ItemFormat::HfFolder) {
        if (const QDir folder(path); folder.exists() && !folder.isEmpty())
            return tl::unexpected<Error>(Error{ErrorKind::BadInput, QStringLiteral("The folder is not empty."), path,
                                               QStringLiteral("Choose a new one.")});
        if (!QDir().mkpath(path))
            return tl::unexpected<Error>(cannotWrite(path, QStringLiteral("the folder cannot be made")));
        imageFolder = options.copyImages ? path + QStringLiteral("/images") : QString();
        path += options.copyImages ? QStringLiteral("/metadata.jsonl") : QStringLiteral("/test.jsonl");
    }
    QSaveFile file(path);
    if (const Status opened = openOutput(file); !opened)
        return tl::unexpected<Error>(opened.error());
    ItemImages itemImages(images, imageFolder, QFileInfo(path).absolutePath());
    switch (options.format) {
    case ItemFormat::MiaBench:
        writeMiaBench(*items, itemImages, file);
        break;
    case ItemFormat::VlmEvalKit:
        writeVlmEvalKitTsv(*items, itemImages, file);
        break;
    case ItemFormat::GeneralVqa:
        writeGeneralVqa(*items, itemImages, file);
        break;
    case ItemFormat::HfFolder:
        writeHfRows(*items, itemImages, file);
        break;
    case ItemFormat::Llava: {
        const Result<std::vector<AnsweredItem>> pairs = pairsOf(**reader, *items, options.candidates);
        if (!pairs)
            return tl::unexpected<Error>(pairs.error());
        writeLlava(*pairs, itemImages, file);
        break;
    }
    }
    return commitOutput(file).map([&] { return itemImages.problems(); });
}

} // namespace plumbline
