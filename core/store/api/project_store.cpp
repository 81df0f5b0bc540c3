// SPDX-License-Identifier: GPL-3.0-or-later
// Gives ProjectStore's meta-object a translation unit to live in.
#include "core/store/api/project_store.h"

namespace plumbline {
} // namespace plumbline
