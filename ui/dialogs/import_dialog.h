// SPDX-License-Identifier: GPL-3.0-or-later
// ImportDialog: what an import would do, row by row, before anything is written. GUI thread.
#pragma once

#include "core/exchange/import_plan.h"

#include <QDialog>

namespace plumbline {

class Theme;

class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `what`: "benchmark" or "responses of NAME", for people.
    ImportDialog(const ImportPlan &plan, const QString &file, const QString &what, const Theme &theme, QWidget *parent);
};

} // namespace plumbline
