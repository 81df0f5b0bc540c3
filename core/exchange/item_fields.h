// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of an item's row that say something about it and belong to no question: licence and source of the image, what
// it shows, the reference answer. They stand in Item::source, and exports write them back. Pure.
#pragma once

#include "core/domain/item.h"

namespace plumbline {

inline const QString kLicenseField = QStringLiteral("image_license");
inline const QString kImageSourceField = QStringLiteral("image_source");
inline const QString kContentField = QStringLiteral("image_content");      ///< labels, separated by commas
inline const QString kReferenceField = QStringLiteral("reference_answer"); ///< what the item's author would answer

/// The text of a field; empty where the row has none.
[[nodiscard]] QString itemField(const Item &item, const QString &name);
/// An empty value removes it. The other fields keep their places.
void setItemField(Item &item, const QString &name, const QString &value);

/// What the image shows, as its author labelled it: "street, people" as two, each once, blanks at the ends cut.
[[nodiscard]] QStringList imageContent(const Item &item);

} // namespace plumbline
