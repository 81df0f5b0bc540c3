// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a file that is one JSON object: a column-oriented frame ({"col": {"0": …}}), the rows of the Hugging Face
// dataset viewer, or the object itself as the only row. Read whole: such files have no other form.
#pragma once

#include "core/exchange/rows/row_source.h"

namespace plumbline {

[[nodiscard]] Result<std::unique_ptr<RowSource>> openObjectRows(const QString &path);

} // namespace plumbline
