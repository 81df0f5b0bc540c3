// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/carry_over.h"

#include <algorithm>
#include <numeric>

namespace plumbline {

namespace {

constexpr qsizetype kMostWords = 4000;

QStringList wordsOf(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar ch : text)
        plain += ch.isLetterOrNumber() ? ch.toLower() : QChar(u' ');
    return plain.split(u' ', Qt::SkipEmptyParts);
}

std::optional<CarryOver> offerFrom(const CaseTable &table, const Case &c, const Response &earlier, double threshold)
{
    const Item &item = table.items[c.item];
    CarryOver offer;
    offer.fromResponse = earlier.id;
    bool any = false;
    for (const Component &component : item.components) {
        const HumanView view = table.decisions.view(judgedContentKey(item.instruction, component, earlier.text));
        offer.points.push_back(view.points);
        if (view.points) {
            any = true;
            offer.reviewer = view.reviewer;
        }
    }
    if (!any)
        return std::nullopt;
    offer.similarity = textSimilarity(earlier.text, c.response->text);
    return offer.similarity >= threshold ? std::optional(offer) : std::nullopt;
}

} // namespace

double textSimilarity(const QString &a, const QString &b)
{
    const QStringList first = wordsOf(a);
    const QStringList second = wordsOf(b);
    const qsizetype longer = std::max(first.size(), second.size());
    if (longer == 0 || first == second)
        return 1;
    if (longer > kMostWords)
        return 0;
    std::vector<qsizetype> row(static_cast<std::size_t>(second.size()) + 1);
    std::iota(row.begin(), row.end(), qsizetype(0));
    for (qsizetype i = 0; i < first.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < second.size(); ++j) {
            const auto at = static_cast<std::size_t>(j) + 1;
            const qsizetype substituted = diagonal + (first.at(i) == second.at(j) ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({substituted, row[at] + 1, row[at - 1] + 1});
        }
    }
    return 1 - static_cast<double>(row.back()) / static_cast<double>(longer);
}

std::optional<CarryOver> carryOverFor(const CaseTable &table, const Case &c, double threshold)
{
    const bool decided = std::any_of(c.components.begin(), c.components.end(),
                                     [](const CaseComponent &component) { return component.human.points.has_value(); });
    if (!c.response || decided)
        return std::nullopt;
    std::optional<CarryOver> best;
    const auto consider = [&](const Response &other) {
        if (other.id == c.response->id || other.text == c.response->text)
            return;
        std::optional<CarryOver> offer = offerFrom(table, c, other, threshold);
        if (offer && (!best || offer->similarity > best->similarity))
            best = std::move(offer);
    };
    for (const Response &earlier : table.earlier)
        consider(earlier);
    for (const Case &other : table.cases) {
        if (other.item == c.item && other.response)
            consider(*other.response);
    }
    return best;
}

} // namespace plumbline
