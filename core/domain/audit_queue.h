// SPDX-License-Identifier: GPL-3.0-or-later
// AuditQueue: a named list of responses to review, drawn once and kept. Names item and candidate, not a response, so
// that it outlives a re-run. Plain values, any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plumbline {

enum class QueueSource {
    Sample,        ///< stratified random sample: what corrected scores may rest on
    Contradiction, ///< judge against check, judge against judge, stated against computed total
    Unparsed,
    Flagged,
    Disagreement, ///< reviewers differ
    MostUseful,   ///< random within strata, where it narrows the corrected leaderboard most
    All,
};
/// sample, contradictions, unparsed, flagged, disagreements, most-useful, all.
[[nodiscard]] QString queueSourceId(QueueSource source);
[[nodiscard]] std::optional<QueueSource> queueSourceFromId(QStringView id);

/// How a queue was drawn; kept with it, so that it can be drawn again.
struct QueueSpec
{
    QueueSource source = QueueSource::Sample;
    int size = 0; ///< entries without gold; 0: all there are
    quint64 seed = 1;
    QStringList strata;    ///< of category, candidate, level, score
    QStringList reviewers; ///< assigned; empty: whoever comes
    double overlap = 0;    ///< share 0..1 of the entries that two or more reviewers get
    double goldShare = 0;  ///< hidden gold entries, as a share 0..1 of the others
    QString judge;         ///< name of the judge whose points it was drawn by
    QString extends;       ///< name of the sample that this one adds to; empty: none

    bool operator==(const QueueSpec &) const = default;
};

struct QueueEntry
{
    QString itemId;
    QString candidateId;
    QString stratum;       ///< sample: what it was drawn from, e.g. "ocr|Aurora"; the same for all its rows
    bool isGold = false;   ///< hidden check of the reviewer: gold is known
    QStringList reviewers; ///< who is to decide it; empty: whoever comes

    bool operator==(const QueueEntry &) const = default;
};

struct AuditQueue
{
    QString id; ///< UUID
    QString name;
    QueueSpec spec;
    std::vector<QueueEntry> entries; ///< in the order of work
    qint64 createdMs = 0;

    bool operator==(const AuditQueue &) const = default;
};

/// As stored, and in `plumbline-cli queue --json`.
[[nodiscard]] QString queueSpecToText(const QueueSpec &spec);
[[nodiscard]] QueueSpec queueSpecFromText(const QString &text);

} // namespace plumbline
