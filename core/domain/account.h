// SPDX-License-Identifier: GPL-3.0-or-later
// Prices, tokens and what they come to. Plain values; no price is ever assumed.
#pragma once

#include <QString>

namespace plumbline {

/// Tokens that a run used, as the replies say.
struct Usage
{
    qint64 answers = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 lostTokens = 0; ///< estimated input of attempts that may have been charged without an answer arriving
    bool operator==(const Usage &) const = default;
};

/// What a provider charges for a model, by the name that is sent. Both >= 0, in the project's currency.
struct ModelPrice
{
    QString model;
    double inputPerMillion = 0;  ///< per million input tokens
    double outputPerMillion = 0; ///< per million output tokens

    [[nodiscard]] double cost(double inputTokens, double outputTokens) const
    {
        return (inputPerMillion * inputTokens + outputPerMillion * outputTokens) / 1e6;
    }
    /// With what may have been charged for nothing.
    [[nodiscard]] double cost(const Usage &usage) const
    {
        return cost(static_cast<double>(usage.inputTokens + usage.lostTokens), static_cast<double>(usage.outputTokens));
    }
    bool operator==(const ModelPrice &) const = default;
};

} // namespace plumbline
