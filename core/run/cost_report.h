// SPDX-License-Identifier: GPL-3.0-or-later
// CostReport: what answers did cost, by model, run and item, from the tokens in the replies and today's prices. A price
// that is not there gives no cost, never a zero.
#pragma once

#include "core/domain/account.h"
#include "core/domain/model_spec.h"
#include "core/domain/run.h"
#include "core/store/api/access.h"

#include <optional>
#include <vector>

namespace plumbline {

struct CostLine
{
    Usage usage;
    std::optional<double> cost; ///< unset where no price is known
};

struct CostReport
{
    struct ByModel : CostLine
    {
        ModelSpec model;
    };
    struct ByRun : CostLine
    {
        Run run;
        ModelSpec model;
    };
    struct ByItem : CostLine
    {
        QString itemId;
        int position = 0;
    };
    QString currency;
    std::optional<double> cap; ///< of the project
    double total = 0;          ///< of everything that has a price
    int unpriced = 0;          ///< answers whose model has none
    std::vector<ByModel> models;
    std::vector<ByRun> runs;
    std::vector<ByItem> items; ///< cost unset where one of its answers has no price
};

[[nodiscard]] Result<CostReport> readCosts(const ReadAccess &reader);

} // namespace plumbline
