// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts that have a model write instructions for images, and take an instruction apart, as named versions in
// RunSettings::promptVersion of ask runs. A version is never changed once released. Pure.
#pragma once

#include "core/domain/item.h"

#include <QString>

namespace plumbline {

/// Asks for five instructions of the five levels, parted by lines of "***", as the paper does (section 3.2); the
/// wording is ours.
inline const QString kGenerate = QStringLiteral("generate-v1");
/// Asks for the parts of an item's instruction that can be graded one by one, a line each, word for word.
inline const QString kDecompose = QStringLiteral("decompose-v1");

[[nodiscard]] inline bool isAuthorPrompt(const QString &version)
{
    return version == kGenerate || version == kDecompose;
}
/// What an ask run with this version sends about an item: its instruction, unless the version is one of these.
[[nodiscard]] QString askPrompt(const QString &version, const Item &item);

} // namespace plumbline
