// SPDX-License-Identifier: GPL-3.0-or-later
// GenerateOrder: which images a model is to write instructions for. A plain value.
#pragma once

#include "core/domain/model_spec.h"
#include "core/domain/run.h"

#include <QStringList>

namespace plumbline {

struct GenerateOrder
{
    ModelSpec model;
    RunSettings settings;
    QStringList files;      ///< image files that are put into the pool first; may be empty
    bool takesApart = true; ///< the instructions are taken apart by the same model afterwards
};

} // namespace plumbline
