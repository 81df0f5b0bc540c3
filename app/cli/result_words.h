// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about results have in common: which judges, candidates, weights and missing-score policy count,
// published tables, and the bootstrap. Pure but for reading the tables.
#pragma once

#include "app/cli/arguments.h"
#include "app/composition/result_work.h"

namespace plumbline::cli {

/// --judge (may be repeated), --candidate (may be repeated), --missing, --weights, --judges-only, --revision, --level,
/// --words, --annotator (may be repeated). BadInput says what an option takes.
[[nodiscard]] Result<ResultRequest> resultRequest(const Arguments &arguments);
/// "authored", "equal", or "description=2,ocr=0": factors of categories.
[[nodiscard]] Result<WeightRule> weightRule(const QString &words);
/// --replicates (default 10 000; 0: t intervals), --seed.
[[nodiscard]] Result<BootstrapOptions> bootstrapOptions(const Arguments &arguments);
[[nodiscard]] Result<std::vector<PublishedTable>> publishedTables(const QStringList &paths);

} // namespace plumbline::cli
