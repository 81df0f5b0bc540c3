// SPDX-License-Identifier: GPL-3.0-or-later
// Exporting items (and LLaVA's pairs) to a file or folder, whole or not at all. Blocking, any thread but the writer's.
#pragma once

#include "core/exchange/writers/item_images.h"
#include "core/store/api/project_store.h"

#include <QSet>

namespace plumbline {

enum class ItemFormat { MiaBench, VlmEvalKit, GeneralVqa, HfFolder, Llava };

struct ItemExportOptions
{
    ItemFormat format = ItemFormat::MiaBench;
    QString path;            ///< file; HfFolder: a folder that is new or empty
    bool copyImages = false; ///< beside the file (NAME_images), instead of writing addresses
    QStringList candidates;  ///< Llava: whose responses; empty: all
    QSet<QString> leftOut{}; ///< ids of items that are not written
};

/// Ids of the command line: miabench, vlmevalkit, evalscope, hf, llava.
[[nodiscard]] std::optional<ItemFormat> itemFormatFromId(const QString &id);

/// What could not be written along (images that cannot be had), for people; empty where all went well.
[[nodiscard]] Result<QStringList> exportItems(const ProjectStore &store, const ItemExportOptions &options,
                                              const ImageBytesOf &images);

} // namespace plumbline
