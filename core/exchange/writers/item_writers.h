// SPDX-License-Identifier: GPL-3.0-or-later
// Items, and pairs of instruction and response, in the formats that other tools read. An item that came from such a
// file gets back the fields it had. Each writes to an open device and says nothing of what failed there: the caller
// looks at the device.
#pragma once

#include "core/domain/answer.h"
#include "core/domain/item.h"
#include "core/exchange/writers/item_images.h"

#include <QIODevice>

#include <vector>

namespace plumbline {

/// The published benchmark's format.
void writeMiaBench(const std::vector<Item> &items, ItemImages &images, QIODevice &out);
/// VLMEvalKit's dataset: images in base64, lists as Python literals.
void writeVlmEvalKitTsv(const std::vector<Item> &items, ItemImages &images, QIODevice &out);
/// EvalScope's general_vqa, JSON lines.
void writeGeneralVqa(const std::vector<Item> &items, ItemImages &images, QIODevice &out);
/// JSON lines for Hugging Face `datasets`: `file_name` of an image folder where images are copied, else `image`.
void writeHfRows(const std::vector<Item> &items, ItemImages &images, QIODevice &out);

struct AnsweredItem
{
    Item item;
    Response response;
};
/// LLaVA's conversations, one turn each; responses without a text are left out.
void writeLlava(const std::vector<AnsweredItem> &pairs, ItemImages &images, QIODevice &out);

} // namespace plumbline
