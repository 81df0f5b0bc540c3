// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/coverage.h"

#include "core/checks/extractor.h"
#include "core/domain/level.h"
#include "core/exchange/item_fields.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace plumbline {

namespace {

// Shares counted in the published benchmark file, to a tenth of a percent; tests count them again where it is at hand.
constexpr std::array kPublishedCategories = {0.300, 0.205, 0.213, 0.135, 0.069, 0.030, 0.010, 0.039};
constexpr std::array kPublishedLevels = {0.113, 0.478, 0.135, 0.113, 0.163};
constexpr int kFewItems = 5; ///< of fewer nothing can be said to lack

double shareOf(int count, int all)
{
    return all > 0 ? static_cast<double>(count) / all : 0;
}

/// How many more would bring the row to the published share; 0 where it has at least half of it.
int lacking(const CoverageRow &row, int all)
{
    if (!row.published || row.share >= *row.published / 2)
        return 0;
    return std::max(1, static_cast<int>(std::ceil((*row.published * all - row.count) / (1 - *row.published))));
}

QString suggestion(const CoverageRow &row, int more, const QString &what, const QString &whats)
{
    return QStringLiteral("%1: %2, where the published set has %3 %. About %4 more %5 would make up for it.")
        .arg(row.name, row.count == 0 ? QStringLiteral("none") : QStringLiteral("%1 %").arg(100 * row.share, 0, 'f', 1))
        .arg(100 * *row.published, 0, 'f', 1)
        .arg(more)
        .arg(more == 1 ? what : whats);
}

void suggest(Coverage &coverage)
{
    if (coverage.items < kFewItems)
        return;
    std::vector<std::pair<double, QString>> all;
    const auto look = [&](const std::vector<CoverageRow> &rows, int total, const QString &one, const QString &many) {
        for (const CoverageRow &row : rows) {
            if (const int more = lacking(row, total); more > 0)
                all.emplace_back(*row.published - row.share, suggestion(row, more, one, many));
        }
    };
    look(coverage.categories, coverage.components, QStringLiteral("component"), QStringLiteral("components"));
    look(coverage.levels, coverage.items, QStringLiteral("item"), QStringLiteral("items"));
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[gap, text] : all)
        coverage.suggestions.append(text);
}

QJsonArray rowsToJson(const std::vector<CoverageRow> &rows)
{
    QJsonArray array;
    for (const CoverageRow &row : rows)
        array.append(
            QJsonObject{{QStringLiteral("id"), row.id},
                        {QStringLiteral("count"), row.count},
                        {QStringLiteral("share"), row.share},
                        {QStringLiteral("published"), row.published ? QJsonValue(*row.published) : QJsonValue()}});
    return array;
}

} // namespace

Coverage coverageOf(const std::vector<Item> &items)
{
    Coverage coverage;
    coverage.items = static_cast<int>(items.size());
    QMap<Category, int> categories;
    QMap<QString, int> levels;
    QMap<QString, int> kinds;
    QMap<QString, std::pair<QString, int>> contents; // case folded: spelling, items
    for (const Item &item : items) {
        ++levels[item.level.trimmed().toLower()];
        const QStringList labels = imageContent(item);
        coverage.unlabelled += labels.isEmpty() ? 1 : 0;
        for (const QString &label : labels) {
            auto &known = contents[label.toCaseFolded()];
            known = {known.first.isEmpty() ? label : known.first, known.second + 1};
        }
        for (const Component &component : item.components) {
            ++coverage.components;
            ++categories[component.category()];
            QSet<QString> own; // a component that names two words is one component
            for (const Constraint &constraint :
                 extractConstraints(component.text, categoryId(component.category()), item.instruction))
                own.insert(kindId(constraint.kind));
            for (const QString &kind : std::as_const(own))
                ++kinds[kind];
        }
    }
    for (std::size_t c = 0; c < kCategories.size(); ++c) {
        const int count = categories.take(kCategories[c]);
        coverage.categories.push_back({categoryId(kCategories[c]), categoryName(kCategories[c]), count,
                                       shareOf(count, coverage.components), kPublishedCategories[c]});
    }
    if (const int other = categories.value(Category::Other); other > 0)
        coverage.categories.push_back({categoryId(Category::Other),
                                       categoryName(Category::Other),
                                       other,
                                       shareOf(other, coverage.components),
                                       {}});
    for (std::size_t l = 0; l < kPublishedLevels.size(); ++l) {
        const QString &level = kLevels[static_cast<qsizetype>(l)];
        const int count = levels.take(level);
        coverage.levels.push_back({level, level, count, shareOf(count, coverage.items), kPublishedLevels[l]});
    }
    for (auto it = levels.cbegin(); it != levels.cend(); ++it)
        coverage.levels.push_back({it.key(),
                                   it.key().isEmpty() ? QStringLiteral("no level") : it.key(),
                                   it.value(),
                                   shareOf(it.value(), coverage.items),
                                   {}});
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it)
        coverage.constraints.push_back({it.key(),
                                        QString(it.key()).replace(u'_', u' '),
                                        it.value(),
                                        shareOf(it.value(), coverage.components),
                                        {}});
    std::stable_sort(coverage.constraints.begin(), coverage.constraints.end(),
                     [](const CoverageRow &a, const CoverageRow &b) { return a.count > b.count; });
    for (auto it = contents.cbegin(); it != contents.cend(); ++it)
        coverage.contents.push_back(
            {it.key(), it.value().first, it.value().second, shareOf(it.value().second, coverage.items), {}});
    std::stable_sort(coverage.contents.begin(), coverage.contents.end(),
                     [](const CoverageRow &a, const CoverageRow &b) { return a.count > b.count; });
    suggest(coverage);
    return coverage;
}

QJsonObject coverageToJson(const Coverage &coverage)
{
    return {{QStringLiteral("items"), coverage.items},
            {QStringLiteral("components"), coverage.components},
            {QStringLiteral("categories"), rowsToJson(coverage.categories)},
            {QStringLiteral("levels"), rowsToJson(coverage.levels)},
            {QStringLiteral("constraints"), rowsToJson(coverage.constraints)},
            {QStringLiteral("image_content"), rowsToJson(coverage.contents)},
            {QStringLiteral("image_content_unlabelled"), coverage.unlabelled},
            {QStringLiteral("suggestions"), QJsonArray::fromStringList(coverage.suggestions)}};
}

} // namespace plumbline
