// SPDX-License-Identifier: GPL-3.0-or-later
// Migrator: brings a project file to the schema of this program, step by step, and refuses what it must not touch.
#pragma once

#include "core/store/sql/connection.h"

namespace plumbline {

/// "PLMB": marks a SQLite file as a Plumbline project (PRAGMA application_id).
inline constexpr int kApplicationId = 0x504c4d42;
/// The schema that this program reads and writes: the number of the last file in schema/sqlite.
inline constexpr int kSchemaVersion = 5;

/// What the first 100 bytes of a file say, read without opening it as a database, so that it stays untouched.
/// NotFound, NotOurs (no SQLite file, or another program's), TooNew; else its schema version, >= 1.
[[nodiscard]] Result<int> readSchemaVersion(const QString &path);

/// Runs all steps after `from` (0 for a new file), each in a transaction together with its version number.
[[nodiscard]] Status migrate(Connection &connection, int from);

} // namespace plumbline
