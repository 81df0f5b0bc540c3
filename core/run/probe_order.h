// SPDX-License-Identifier: GPL-3.0-or-later
// ProbeOrder: which items are asked about without their image, of whom, and who grades. A plain value.
#pragma once

#include "core/domain/model_spec.h"
#include "core/domain/run.h"

#include <QStringList>

#include <vector>

namespace plumbline {

struct ProbeOrder
{
    struct Model
    {
        ModelSpec model;
        RunSettings settings; ///< as in its ordinary runs, so that answers which are there already count
    };
    std::vector<Model> candidates; ///< one or more
    Model judge;
    QStringList conditions; ///< of probeConditions()
    QStringList items;      ///< ids; empty: all
};

} // namespace plumbline
