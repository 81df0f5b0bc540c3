// SPDX-License-Identifier: GPL-3.0-or-later
// CoverageDialog: what the items have and lack, beside the published benchmark. GUI thread.
#pragma once

#include "core/authoring/coverage.h"

#include <QDialog>

namespace plumbline {

class Theme;

class CoverageDialog final : public QDialog
{
    Q_OBJECT
public:
    CoverageDialog(const Coverage &coverage, const Theme &theme, QWidget *parent = nullptr);
};

} // namespace plumbline
