// SPDX-License-Identifier: GPL-3.0-or-later
// What a run will use and cost, before it starts: tokens from prompts, image sizes and past replies, always as a range.
// Asks nobody and leaves the project as it was.
#pragma once

#include "core/domain/account.h"
#include "core/domain/model_spec.h"
#include "core/domain/run.h"
#include "core/media/image_library.h"
#include "core/run/token_estimate.h"
#include "core/store/api/project_store.h"

#include <QSize>

namespace plumbline {

struct EstimateRequest
{
    ModelSpec model;
    RunSettings settings;
    QStringList items{};    ///< ids; empty: all
    int limit = 0;          ///< items; 0: all
    QStringList candidates; ///< judges: names of those whose responses are graded; empty: all
    /// Judges: responses that do not exist yet and will be graded too, and the tokens of one of them.
    int comingResponses = 0;
    TokenRange comingTokens;
};

struct RunEstimate
{
    int questions = 0;     ///< that are still to ask
    int imagesUnknown = 0; ///< of those looked at: image not here, its size was guessed
    TokenRange input;
    TokenRange output;
    int pastReplies = 0; ///< of this model, that the range rests on; 0: on sizes alone
    std::optional<ModelPrice> price;
    std::optional<TokenRange> cost; ///< in `currency`; unset without a price
    QString currency;
    [[nodiscard]] TokenRange outputPerQuestion() const
    {
        return questions > 0 ? output * (1.0 / questions) : TokenRange{};
    }
};

/// Blocks on the writer (the plan is made in a job that is rolled back) and on files; not for the GUI thread.
[[nodiscard]] Result<RunEstimate> estimateRun(ProjectStore &store, const ImageLibrary &images,
                                              const EstimateRequest &request);

/// The sum of `n` more draws, from a sample of past ones: about 95 % where the draws are independent. Empty sample: 0.
[[nodiscard]] TokenRange sumOfMore(const std::vector<double> &past, int n);

} // namespace plumbline
