// SPDX-License-Identifier: GPL-3.0-or-later
// Finding: something about an item that breaks a rule of the benchmark, or is worth knowing. Plain values, any thread.
#pragma once

#include <QString>

#include <vector>

namespace plumbline {

enum class Severity {
    Error,   ///< the item cannot be scored fairly as it is
    Warning, ///< a rule of the paper is broken, or somebody should look
    Info,    ///< worth knowing; sound items have it, too
};
[[nodiscard]] QString severityId(Severity severity);

struct Finding
{
    int item = 0; ///< index into the items checked
    QString rule; ///< id
    Severity severity = Severity::Info;
    QString message;         ///< what is wrong here, one or two plain sentences
    int component = -1;      ///< 0-based; -1: the item as a whole
    bool canBeFixed = false; ///< fixOf() gives something
    QString accepted{};      ///< why somebody let it stand (accepted_findings.h); empty: it is open

    bool operator==(const Finding &) const = default;
};

/// What a rule is about, for a list of rules.
struct RuleInfo
{
    QString id;
    Severity severity = Severity::Info;
    QString explanation; ///< what the rule asks for and why, one or two sentences
};

} // namespace plumbline
