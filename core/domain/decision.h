// SPDX-License-Identifier: GPL-3.0-or-later
// Decision: one human act on one component score. Kept for ever, hash-chained; a later one supersedes.
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>

namespace plumbline {

enum class DecisionKind {
    Confirm,    ///< the judge's points are right
    Override,   ///< other points
    Flag,       ///< for discussion
    Revoke,     ///< takes an earlier event back
    Adjudicate, ///< settles differing reviewers: gold
    Comment,    ///< words about a component, without points
    Pin,        ///< evidence attached to a component's score
    Reveal,     ///< blind mode: from here on the reviewer knows the judge and the others
};

/// What the reviewer knew: agreement is measured on blind decisions alone.
enum class DecisionPhase {
    Open,     ///< judge in view from the start
    Blind,    ///< before the reveal
    Revealed, ///< after a reveal of a blind commit
};
[[nodiscard]] QString decisionPhaseId(DecisionPhase phase);
[[nodiscard]] std::optional<DecisionPhase> decisionPhaseFromId(QStringView id);

/// A place in the response or in the image that a score rests on; one of the two is set.
struct EvidencePin
{
    int start = -1; ///< response: UTF-16 units; -1: none
    int length = 0;
    QString quote; ///< the text pinned, so that it can be read without the response
    QRectF image;  ///< image: fractions 0..1 of width and height, as the image is shown; null: none

    [[nodiscard]] bool isSpan() const { return start >= 0 && length > 0; }
    bool operator==(const EvidencePin &) const = default;
};
/// Compact JSON and back; nothing for text that is no pin (untrusted: it may come from another file).
[[nodiscard]] QString evidenceToText(const EvidencePin &pin);
[[nodiscard]] std::optional<EvidencePin> evidenceFromText(const QString &text);

[[nodiscard]] QString decisionKindId(DecisionKind kind);
[[nodiscard]] std::optional<DecisionKind> decisionKindFromId(QStringView id);

struct Decision
{
    QString id; ///< UUID
    DecisionKind kind = DecisionKind::Override;
    QString contentKey;           ///< judgedContentKey(): instruction, component, weight, response text
    QString responseId;           ///< the response it was made on
    int component = 0;            ///< 0-based
    std::optional<double> points; ///< confirm, override, adjudicate: 0..weight
    QString reason;
    QString reviewer;
    QString judgementId; ///< the judgement in view; empty in blind mode before the reveal
    QString revokes;     ///< Revoke: id of the decision taken back
    QString group;       ///< decisions committed together share it, so that undo takes back one act
    qint64 createdMs = 0;
    DecisionPhase phase = DecisionPhase::Open;
    std::optional<EvidencePin> evidence; ///< Pin only
    QStringList inputs; ///< Adjudicate: ids of the decisions it settles; Revoke: what it takes back, where that is an
                        ///< act of its own (unflagging, taking back a comment) and no undo or redo
    qint64 durationMs = 0; ///< time in view before the commit; 0: not known

    // The ledger: set by the store when it appends.
    QStringList parents; ///< hashes of the events this one follows, sorted
    QString hash;

    bool operator==(const Decision &) const = default;
};

/// Why this cannot be an event of ours, in words; empty where it can: points that are no number or below 0 or missing
/// where the kind needs them, nobody's, ids with blanks, text that is no Unicode. For events from elsewhere; the store
/// refuses such, too. Whether points exceed the weight is not known here.
[[nodiscard]] QString decisionProblem(const Decision &decision);

/// The bytes that are hashed: canonical JSON (sorted keys, no blanks, UTF-8) of every field but `hash`. The fields from
/// `phase` on are left out at their defaults, which keeps the hashes of events written before there were any.
[[nodiscard]] QByteArray canonicalEvent(const Decision &decision);
/// SHA-256 (hex) of the parents' hashes joined with line feeds, a line feed, and canonicalEvent().
[[nodiscard]] QString eventHash(const Decision &decision);

} // namespace plumbline
