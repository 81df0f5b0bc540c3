// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing prices, and adding up the tokens that answers used.
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"

#include <QHash>

#include <vector>

namespace plumbline {

/// Tokens of one answer of a model.
struct TokenCount
{
    int input = 0;
    int output = 0;
};

/// Usage of one run about one item.
struct ItemUsage
{
    QString itemId;
    int position = 0;
    QString runId;
    Usage usage;
};

class AccountReader
{
public:
    virtual ~AccountReader() = default;
    [[nodiscard]] virtual Result<std::vector<ModelPrice>> prices() const = 0;
    /// By run id. Runs without answers are left out.
    [[nodiscard]] virtual Result<QHash<QString, Usage>> usageByRun() const = 0;
    /// By item position, then run. Answers about superseded revisions count for their item.
    [[nodiscard]] virtual Result<std::vector<ItemUsage>> usageByItem() const = 0;
    /// Of the newest answers of a model that tell their tokens, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<TokenCount>> recentTokens(const QString &modelId, int limit) const = 0;
};

class AccountWriter : public virtual AccountReader
{
public:
    [[nodiscard]] virtual Status setPrice(const ModelPrice &price) = 0;
    /// False where there was none.
    [[nodiscard]] virtual Result<bool> removePrice(const QString &model) = 0;
};

} // namespace plumbline
