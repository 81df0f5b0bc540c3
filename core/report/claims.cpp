// SPDX-License-Identifier: GPL-3.0-or-later
// Making a claim and checking it again. Where they are kept: result_documents.cpp.
#include "core/base/ids.h"
#include "core/report/report_input.h"
#include "core/report/result_documents.h"

#include <algorithm>

namespace plumbline {

namespace {

std::optional<std::size_t> indexOf(const std::vector<ModelSpec> &models, const QString &name)
{
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelSpec &m) { return m.name == name; });
    return found == models.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - models.begin()));
}

/// The scores of the two alone, so that a third candidate's arrival changes no hash.
ChosenScores scoresOf(const ScoreSheet &sheet, ScoreChoice choice, std::size_t a, std::size_t b)
{
    choice.candidates = {a, b};
    return chooseScores(sheet, choice);
}

Result<ComparisonTable> compareAgain(const ScoreSheet &sheet, const ChosenScores &two, std::optional<Category> category,
                                     const BootstrapOptions &options)
{
    Result<ComparisonTable> table = compareCandidates(sheet, two, 0, 1, options);
    if (!table)
        return table;
    // The claim is about one row; its p keeps Holm's adjustment over the rows that it was chosen from.
    std::vector<ComparisonRow> kept;
    for (ComparisonRow &row : table->rows) {
        if (row.category == category)
            kept.push_back(std::move(row));
    }
    table->rows = std::move(kept);
    return table;
}

} // namespace

Result<Claim> makeClaim(const ScoreSheet &sheet, const ChosenScores &chosen, const ComparisonTable &table,
                        const ComparisonRow &row, qint64 nowMs)
{
    if (sheet.revision) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("A claim is about the items as they are now: it is checked with them."), {},
                       QStringLiteral("Leave out the revision."));
    }
    const int verdict = row.verdict();
    if (verdict == 0) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("The data do not support a claim: %1.").arg(comparisonSentence(table, row)), {},
                       QStringLiteral("More items, or more judged responses, may separate them."));
    }
    const std::size_t high = verdict > 0 ? row.a : row.b;
    const std::size_t low = verdict > 0 ? row.b : row.a;
    Claim claim;
    claim.id = newId();
    claim.a = table.names.value(static_cast<qsizetype>(high));
    claim.b = table.names.value(static_cast<qsizetype>(low));
    claim.category = row.category;
    for (const std::size_t judge : chosen.choice.judges)
        claim.judges.append(sheet.judges[judge].name);
    claim.policy = chosen.choice.policy;
    claim.people = chosen.choice.people;
    claim.replicates = table.replicates;
    claim.seed = table.seed;
    claim.createdMs = nowMs;
    BootstrapOptions options;
    options.replicates = table.replicates;
    options.seed = table.seed;
    const Result<ClaimCheck> made = checkClaim(sheet, claim, options);
    if (!made)
        return tl::unexpected<Error>(made.error());
    if (made->state == ClaimState::Fails || made->state == ClaimState::Unknown) {
        return failure(ErrorKind::BadInput, QStringLiteral("The data do not support a claim: %1.").arg(made->problem),
                       {}, QStringLiteral("It was separable only with filters or weights that a claim does not keep."));
    }
    return renewed(std::move(claim), *made);
}

Result<ClaimCheck> checkClaim(const ScoreSheet &sheet, const Claim &claim, const BootstrapOptions &options)
{
    ClaimCheck check;
    const std::optional<std::size_t> a = indexOf(sheet.candidates, claim.a);
    const std::optional<std::size_t> b = indexOf(sheet.candidates, claim.b);
    if (!a || !b) {
        check.problem = QStringLiteral("the project has no candidate “%1”").arg(a ? claim.b : claim.a);
        return check;
    }
    ScoreChoice choice;
    choice.policy = claim.policy;
    choice.people = claim.people;
    for (const QString &name : claim.judges) {
        const std::optional<std::size_t> judge = indexOf(sheet.judges, name);
        if (!judge) {
            check.problem = QStringLiteral("the project has no judge “%1”").arg(name);
            return check;
        }
        choice.judges.push_back(*judge);
    }
    const ChosenScores two = scoresOf(sheet, choice, *a, *b);
    check.dataHash = dataHashOf(sheet, two);
    BootstrapOptions own = options;
    own.replicates = claim.replicates;
    own.seed = claim.seed;
    Result<ComparisonTable> table = compareAgain(sheet, two, claim.category, own);
    if (!table)
        return tl::unexpected<Error>(table.error());
    if (table->rows.empty() || !table->rows.front().numbers.difference.value) {
        check.problem = QStringLiteral("the two have no scored item in common there");
        return check;
    }
    check.table = std::move(*table);
    const ComparisonRow &row = check.table.rows.front();
    check.now = comparisonSentence(check.table, row);
    check.evidence = row.better + row.worse;
    if (row.verdict() > 0) {
        check.state = check.dataHash == claim.dataHash ? ClaimState::Same : ClaimState::Holds;
    } else {
        check.state = ClaimState::Fails;
        check.problem = QStringLiteral("now: %1").arg(check.now);
    }
    return check;
}

Claim renewed(Claim claim, const ClaimCheck &check)
{
    if (check.state != ClaimState::Same && check.state != ClaimState::Holds)
        return claim;
    claim.sentence = check.now;
    claim.dataHash = check.dataHash;
    claim.difference = check.table.rows.front().numbers.difference.value.value_or(0);
    claim.n = check.table.rows.front().numbers.difference.n;
    return claim;
}

QString claimStateId(ClaimState state)
{
    switch (state) {
    case ClaimState::Same:
        return QStringLiteral("same");
    case ClaimState::Holds:
        return QStringLiteral("holds");
    case ClaimState::Fails:
        return QStringLiteral("fails");
    case ClaimState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace plumbline
