// SPDX-License-Identifier: GPL-3.0-or-later
// RevisionsDialog: the revisions of an item, newest first, with what changed marked word by word. GUI thread.
#pragma once

#include "core/domain/item.h"

#include <QDialog>

namespace plumbline {

class Theme;

class RevisionsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Oldest first, at least one.
    RevisionsDialog(const std::vector<Item> &revisions, const Theme &theme, QWidget *parent = nullptr);
};

} // namespace plumbline
