// SPDX-License-Identifier: GPL-3.0-or-later
// RunOrder: everything that the form says about a run. A plain value.
#pragma once

#include "core/domain/account.h"
#include "core/domain/model_spec.h"
#include "core/domain/run.h"
#include "core/run/run_options.h"

#include <optional>

namespace plumbline {

struct RunOrder
{
    ModelSpec model;
    RunSettings settings;
    RunOptions options;              ///< firstItems is the limit of items
    std::optional<ModelPrice> price; ///< to be stored; unset: none was given
    bool startsNow = true;           ///< else its questions wait on the card
};

} // namespace plumbline
