// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and appending decisions. The ledger is append-only: each event carries the hashes of the events it follows.
#pragma once

#include "core/base/result.h"
#include "core/domain/decision.h"

#include <vector>

namespace plumbline {

class DecisionReader
{
public:
    virtual ~DecisionReader() = default;
    /// All events in the order they were stored.
    [[nodiscard]] virtual Result<std::vector<Decision>> decisions() const = 0;
};

class DecisionWriter : public virtual DecisionReader
{
public:
    /// Appends events; `parents` and `hash` are set here: the first follows all heads, each next one the one before.
    [[nodiscard]] virtual Status append(std::vector<Decision> decisions) = 0;
    /// Takes over events of another ledger as they are, parents and hash included; those that are here already are left
    /// out. Returns how many were new. BadInput, and nothing is stored, where a hash does not follow from its event, a
    /// parent is in neither ledger, or an id is here with another content.
    [[nodiscard]] virtual Result<int> absorb(const std::vector<Decision> &decisions) = 0;
};

} // namespace plumbline
