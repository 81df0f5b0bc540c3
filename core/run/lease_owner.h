// SPDX-License-Identifier: GPL-3.0-or-later
// Names of those who hold leases, so that the leases of a killed process on this machine can be given back at once
// instead of when they run out.
#pragma once

#include <QString>

namespace plumbline {

/// A name for this process and one engine in it: "host/boot/pid/start/number".
[[nodiscard]] QString newLeaseOwner();
/// True only where it is certain that the owner's process on this machine has ended.
[[nodiscard]] bool leaseOwnerIsGone(const QString &owner);

} // namespace plumbline
