// SPDX-License-Identifier: GPL-3.0-or-later
// Which files are taken for images where a folder is named. Any thread.
#pragma once

#include <QStringList>

namespace plumbline {

/// "*.jpg", "*.png" and so on, as file dialogs and folder listings want them.
[[nodiscard]] const QStringList &imageFilePatterns();
/// Files as they are named, and the image files of folders, by name; each once.
[[nodiscard]] QStringList imageFilesOf(const QStringList &paths);

} // namespace plumbline
