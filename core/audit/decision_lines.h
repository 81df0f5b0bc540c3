// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions as JSON lines: the ledger's events with their hashes, for taking them from one file to another; and plain
// rows ("this reviewer gave item 3 of this candidate 2 points"), for labels made elsewhere. Input is untrusted.
#pragma once

#include "core/base/result.h"
#include "core/domain/decision.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace plumbline {

/// Points given outside of any ledger. Names its response by id, or by item position and candidate.
struct PlainDecision
{
    QString response;
    int item = -1; ///< 0-based position; -1: by response
    QString candidate;
    int component = 0; ///< 0-based
    double points = 0; ///< 0..weight, checked by whoever knows the weight
    QString reviewer;
    QString reason;
    bool blind = true; ///< "blind": false where the judge was in view
    bool gold = false; ///< "gold": true makes it an adjudication
};

struct DecisionLine
{
    int line = 0; ///< 1-based
    std::optional<Decision> event;
    std::optional<PlainDecision> plain; ///< one of the two is set
};

/// One line of the ledger: canonicalEvent() with its hash.
[[nodiscard]] QByteArray decisionLine(const Decision &decision);

/// One line per event, each ended.
[[nodiscard]] QByteArray decisionLines(const std::vector<Decision> &decisions);
[[nodiscard]] Result<Decision> decisionFromJson(const QJsonObject &json);
/// Blank lines are passed over; BadInput names the first line that is neither an event nor a plain row.
[[nodiscard]] Result<std::vector<DecisionLine>> readDecisionLines(const QByteArray &text, const QString &where);

} // namespace plumbline
