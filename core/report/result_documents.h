// SPDX-License-Identifier: GPL-3.0-or-later
// What a project keeps about its results: published tables as reference, claims, the slides of a presentation. Stored
// as JSON texts among the project's settings. Values; reading and writing on the thread of the access.
#pragma once

#include "core/report/comparison.h"
#include "core/report/published_table.h"
#include "core/store/api/settings_store.h"

#include <QMap>

namespace plumbline {

/// A sentence made from the data, with what it was made of, so that it can be checked again.
struct Claim
{
    QString id; ///< UUID
    QString a;  ///< candidate that is higher
    QString b;
    std::optional<Category> category; ///< nothing: the total
    QStringList judges;               ///< names whose points counted
    MissingPolicy policy = MissingPolicy::Exclude;
    bool people = true;
    qsizetype replicates = 10000;
    quint64 seed = 1;
    double difference = 0; ///< a - b when it was made, scores in 0..1
    qsizetype n = 0;
    QString sentence; ///< as it was made
    QString dataHash; ///< dataHashOf() the two candidates then
    qint64 createdMs = 0;
};

enum class ClaimState {
    Same,    ///< the data are those it was made from
    Holds,   ///< the data changed, and still say so
    Fails,   ///< they no longer say so
    Unknown, ///< a candidate or judge is gone, or nothing is scored in common
};

struct ClaimCheck
{
    ClaimState state = ClaimState::Unknown;
    QString now;           ///< the sentence that the data give now; empty for Unknown
    QString problem;       ///< for Fails and Unknown: why, in a sentence
    QStringList evidence;  ///< responses of a on the items where a is higher, then where b is
    ComparisonTable table; ///< one row, unless Unknown
    QString dataHash;
};

/// The claim that a row of a comparison supports. BadInput where it does not: nothing is separable, no claim is made.
[[nodiscard]] Result<Claim> makeClaim(const ScoreSheet &sheet, const ChosenScores &chosen, const ComparisonTable &table,
                                      const ComparisonRow &row, qint64 nowMs);
/// Computes the claim's comparison again, with its own settings. Fails with Cancelled.
[[nodiscard]] Result<ClaimCheck> checkClaim(const ScoreSheet &sheet, const Claim &claim,
                                            const BootstrapOptions &options);

/// The claim with the numbers that the check gives now; unchanged where they do not support it.
[[nodiscard]] Claim renewed(Claim claim, const ClaimCheck &check);

struct Slide
{
    enum class Kind { Title, Leaderboard, Chart, Claim, Item };
    QString id; ///< UUID
    Kind kind = Kind::Title;
    QString title;
    QString text;  ///< title slides: lines below the title
    QString chart; ///< Chart: id of the chart (ui: ChartChoice)
    QString claim; ///< Claim: id of the claim
    QString item;  ///< Item: id of the item
    QString notes; ///< the speaker's
};

[[nodiscard]] QString slideKindId(Slide::Kind kind);
[[nodiscard]] std::optional<Slide::Kind> slideKindFromId(QStringView id);

/// Groups of candidates by name ("Proprietary", "Open source 8b–13b"), as the paper's Table 1 has them; a candidate
/// without an entry has none.
[[nodiscard]] Result<QMap<QString, QString>> candidateGroups(const SettingsReader &settings);
/// An empty group takes the candidate out of any.
[[nodiscard]] Status setCandidateGroup(SettingsWriter &settings, const QString &candidate, const QString &group);

/// Empty where the project has none; Storage where the stored text is damaged.
[[nodiscard]] Result<std::vector<PublishedTable>> referenceTables(const SettingsReader &settings);
[[nodiscard]] Result<std::vector<Claim>> storedClaims(const SettingsReader &settings);
[[nodiscard]] Result<std::vector<Slide>> storedSlides(const SettingsReader &settings);

/// Adds a table, or replaces the one of the same name.
[[nodiscard]] Status addReferenceTable(SettingsWriter &settings, const PublishedTable &table, const QByteArray &csv);
/// NotFound where there is none of that name.
[[nodiscard]] Status removeReferenceTable(SettingsWriter &settings, const QString &name);
[[nodiscard]] Status storeClaims(SettingsWriter &settings, const std::vector<Claim> &claims);
[[nodiscard]] Status storeSlides(SettingsWriter &settings, const std::vector<Slide> &slides);

[[nodiscard]] QJsonObject claimToJson(const Claim &claim);
[[nodiscard]] QJsonObject claimCheckToJson(const Claim &claim, const ClaimCheck &check);
[[nodiscard]] QJsonObject slideToJson(const Slide &slide);
/// same, holds, fails, unknown.
[[nodiscard]] QString claimStateId(ClaimState state);

} // namespace plumbline
