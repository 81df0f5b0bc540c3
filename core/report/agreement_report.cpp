// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/agreement_report.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace plumbline {

namespace {

using Categories = std::vector<std::optional<Category>>;

Categories categoriesOf(const RatingTable &table)
{
    std::set<Category> seen;
    for (const RatingRow &row : table.rows)
        seen.insert(row.category);
    Categories all{std::nullopt};
    for (const Category category : kCategories) {
        if (seen.contains(category))
            all.push_back(category);
    }
    if (seen.contains(Category::Other))
        all.push_back(Category::Other);
    return all;
}

bool rates(const RatingTable &table, std::size_t rater)
{
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [rater](const RatingRow &row) { return !std::isnan(row.scores[rater]); });
}

/// Whom to compare: people and gold with judges, persons with judges and each other, judges with each other.
std::vector<std::pair<std::size_t, std::size_t>> pairsOf(const RatingTable &table)
{
    const auto order = [](RaterKind kind) {
        switch (kind) {
        case RaterKind::Gold:
            return 0;
        case RaterKind::People:
            return 1;
        case RaterKind::Person:
            return 2;
        case RaterKind::Judge:
            break;
        }
        return 3;
    };
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < table.raters.size(); ++a) {
        for (std::size_t b = 0; b < table.raters.size(); ++b) {
            const RaterKind first = table.raters[a].kind;
            const RaterKind second = table.raters[b].kind;
            const bool ordered = order(first) < order(second) || (first == second && a < b);
            // People and gold are made from the persons: to compare them with their makers would say nothing.
            const bool sense = second == RaterKind::Judge || (first == RaterKind::Person && second == first);
            if (a != b && ordered && sense && rates(table, a) && rates(table, b))
                pairs.emplace_back(a, b);
        }
    }
    return pairs;
}

std::vector<const RatingRow *> rowsOf(const RatingTable &table, const std::optional<Category> &category)
{
    std::vector<const RatingRow *> rows;
    for (const RatingRow &row : table.rows) {
        if (!category || row.category == *category)
            rows.push_back(&row);
    }
    return rows;
}

Result<PairAgreement> compare(const std::vector<const RatingRow *> &rows, std::size_t first, std::size_t second,
                              const BootstrapOptions &options)
{
    PairInput input{Ratings(static_cast<qsizetype>(rows.size()), 2), {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        input.scores.set(static_cast<qsizetype>(i), 0, rows[i]->scores[first]);
        input.scores.set(static_cast<qsizetype>(i), 1, rows[i]->scores[second]);
        input.itemOfRow.push_back(static_cast<qsizetype>(rows[i]->item));
    }
    return pairAgreement(input, options);
}

Result<GroupAgreement> compareGroup(const std::vector<const RatingRow *> &rows, const std::vector<std::size_t> &raters,
                                    const BootstrapOptions &options)
{
    Ratings scores(static_cast<qsizetype>(rows.size()), static_cast<qsizetype>(raters.size()));
    std::vector<qsizetype> items;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t r = 0; r < raters.size(); ++r)
            scores.set(static_cast<qsizetype>(i), static_cast<qsizetype>(r), rows[i]->scores[raters[r]]);
        items.push_back(static_cast<qsizetype>(rows[i]->item));
    }
    return groupAgreement(scores, items, options);
}

Status addGroups(AgreementReport &report, const Categories &categories, const BootstrapOptions &options)
{
    for (const RaterKind kind : {RaterKind::Person, RaterKind::Judge}) {
        std::vector<std::size_t> raters;
        for (std::size_t i = 0; i < report.table.raters.size(); ++i) {
            if (report.table.raters[i].kind == kind && rates(report.table, i))
                raters.push_back(i);
        }
        if (raters.size() < 2)
            continue;
        for (const std::optional<Category> &category : categories) {
            const Result<GroupAgreement> numbers = compareGroup(rowsOf(report.table, category), raters, options);
            if (!numbers)
                return tl::unexpected<Error>(numbers.error());
            report.groups.push_back({kind, category, *numbers});
        }
    }
    return {};
}

void addRepeats(AgreementReport &report)
{
    for (std::size_t judge = 0; judge < report.table.judgeCount(); ++judge) {
        std::vector<std::vector<double>> scores;
        for (const RatingRow &row : report.table.rows) {
            if (row.repeats[judge].size() > 1)
                scores.push_back(row.repeats[judge]);
        }
        if (!scores.empty())
            report.repeats.push_back({judge, repeatability(scores)});
    }
}

void addAltTests(AgreementReport &report)
{
    std::vector<std::size_t> persons;
    for (std::size_t i = 0; i < report.table.raters.size(); ++i) {
        if (report.table.raters[i].kind == RaterKind::Person && rates(report.table, i))
            persons.push_back(i);
    }
    if (persons.size() < 3) // the authors ask for three: with two there is nobody to be nearer to
        return;
    const std::vector<const RatingRow *> rows = rowsOf(report.table, std::nullopt);
    Ratings humans(static_cast<qsizetype>(rows.size()), static_cast<qsizetype>(persons.size()));
    for (std::size_t u = 0; u < rows.size(); ++u) {
        for (std::size_t p = 0; p < persons.size(); ++p)
            humans.set(static_cast<qsizetype>(u), static_cast<qsizetype>(p), rows[u]->scores[persons[p]]);
    }
    AltTestOptions options;
    options.alignment = Alignment::NegRmse;
    for (std::size_t judge = 0; judge < report.table.judgeCount(); ++judge) {
        std::vector<double> scores;
        for (const RatingRow *row : rows)
            scores.push_back(row->scores[judge]);
        report.altTests.push_back({judge, altTest(humans, scores, options)});
    }
}

} // namespace

const AgreementCell *AgreementReport::cell(std::size_t first, std::size_t second,
                                           std::optional<Category> category) const
{
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const AgreementCell &c) {
        return c.first == first && c.second == second && c.category == category;
    });
    return found == cells.end() ? nullptr : &*found;
}

Result<AgreementReport> buildAgreement(RatingTable table, const CaseTable &cases, const BootstrapOptions &options)
{
    AgreementReport report;
    report.table = std::move(table);
    report.replicates = options.replicates;
    report.seed = options.seed;
    const Categories categories = categoriesOf(report.table);
    for (const auto &[first, second] : pairsOf(report.table)) {
        for (const std::optional<Category> &category : categories) {
            Result<PairAgreement> numbers = compare(rowsOf(report.table, category), first, second, options);
            if (!numbers)
                return tl::unexpected<Error>(numbers.error());
            report.cells.push_back({first, second, category, std::move(*numbers)});
        }
    }
    if (Status ok = addGroups(report, categories, options); !ok)
        return tl::unexpected<Error>(ok.error());
    addRepeats(report);
    addAltTests(report);
    report.anchoring = anchoringOf(cases);
    report.goldChecks = goldChecksOf(cases);
    return report;
}

} // namespace plumbline
