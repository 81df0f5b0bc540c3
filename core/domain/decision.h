// SPDX-License-Identifier: GPL-3.0-or-later
// Decision: one human act on one component score. Kept for ever, hash-chained; a later one supersedes.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace plumbline {

enum class DecisionKind { Confirm, Override, Flag, Revoke };

[[nodiscard]] QString decisionKindId(DecisionKind kind);
[[nodiscard]] std::optional<DecisionKind> decisionKindFromId(QStringView id);

struct Decision
{
    QString id; ///< UUID
    DecisionKind kind = DecisionKind::Override;
    QString contentKey;           ///< judgedContentKey(): instruction, component, weight, response text
    QString responseId;           ///< the response it was made on
    int component = 0;            ///< 0-based
    std::optional<double> points; ///< confirm, override: 0..weight
    QString reason;
    QString reviewer;
    QString judgementId; ///< the judgement in view; empty in blind mode before the reveal
    QString revokes;     ///< Revoke: id of the decision taken back
    QString group;       ///< decisions committed together share it, so that undo takes back one act
    qint64 createdMs = 0;

    // The ledger: set by the store when it appends.
    QStringList parents; ///< hashes of the events this one follows, sorted
    QString hash;

    bool operator==(const Decision &) const = default;
};

/// The bytes that are hashed: canonical JSON (sorted keys, no blanks, UTF-8) of every field but `hash`.
[[nodiscard]] QByteArray canonicalEvent(const Decision &decision);
/// SHA-256 (hex) of the parents' hashes joined with line feeds, a line feed, and canonicalEvent().
[[nodiscard]] QString eventHash(const Decision &decision);

} // namespace plumbline
