// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a benchmark twice: instructions, images, categories of one item.
#include "core/authoring/rule.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace plumbline {

namespace {

/// Items that share a key with an earlier one: calls `report(item, earlier)`.
template <class KeyOf, class Report>
void eachRepeat(const RuleInput &input, KeyOf keyOf, Report report)
{
    QHash<QString, std::size_t> first;
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        const QString key = keyOf(i);
        if (key.isEmpty())
            continue;
        const auto known = first.constFind(key);
        if (known != first.constEnd())
            report(i, *known);
        else
            first.insert(key, i);
    }
}

class RepeatedInstruction final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("instruction_repeated"), Severity::Warning,
            QStringLiteral("No instruction stands in the benchmark twice: results cannot be linked by it, and the same "
                           "thing is measured twice.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        eachRepeat(
            input, [&](std::size_t i) { return input.words[i].text.words.join(u' '); },
            [&](std::size_t i, std::size_t earlier) {
                for (const auto &[one, other] : {std::pair(i, earlier), std::pair(earlier, i)})
                    findings.push_back(found(
                        one, QStringLiteral("Item %1 has the same instruction.").arg(input.items[other].position)));
            });
    }
};

class NearInstruction final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("instruction_near"), Severity::Info,
                QStringLiteral("Instructions that share four fifths of their words and more, in whatever order, are "
                               "worth a look: they measure nearly the same.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        const std::vector<WordSet> sets = wordSets(input);
        QHash<QString, std::size_t> firstOfSame; // sets that are equal are compared once
        QHash<int, std::vector<std::size_t>> indexed;
        for (std::size_t i = 0; i < sets.size(); ++i) {
            if (sets[i].size() < kFewest)
                continue;
            QString key;
            for (const int word : sets[i])
                key += QString::number(word) + u' ';
            std::optional<std::size_t> like;
            if (const auto same = firstOfSame.constFind(key); same != firstOfSame.constEnd()) {
                like = *same;
            } else {
                firstOfSame.insert(key, i);
                like = earlierLike(sets, indexed, i);
            }
            if (like && input.words[i].text.words != input.words[*like].text.words)
                findings.push_back(found(
                    i, QStringLiteral("Item %1 has nearly the same instruction.").arg(input.items[*like].position)));
        }
    }

private:
    using WordSet = std::vector<int>; ///< ids of its words with content, the rarest first
    static constexpr std::size_t kFewest = 4;
    static constexpr double kShared = 0.8; ///< |A ∩ B| / |A ∪ B| (Jaccard)

    static std::vector<WordSet> wordSets(const RuleInput &input)
    {
        QHash<QString, int> times;
        for (const ItemWords &words : input.words) {
            for (const QString &word : words.content)
                ++times[word];
        }
        QList<std::pair<int, QString>> byTimes;
        for (auto it = times.cbegin(); it != times.cend(); ++it)
            byTimes.emplace_back(it.value(), it.key());
        std::sort(byTimes.begin(), byTimes.end());
        QHash<QString, int> ids;
        for (const auto &[count, word] : std::as_const(byTimes))
            ids.insert(word, static_cast<int>(ids.size()));
        std::vector<WordSet> sets;
        for (const ItemWords &words : input.words) {
            WordSet &set = sets.emplace_back();
            for (const QString &word : words.content)
                set.push_back(ids.value(word));
            std::sort(set.begin(), set.end());
        }
        return sets;
    }
    /// The first earlier item with a set that is as near as that; adds `i` to the index. Two sets so near share one of
    /// their rarest words at least, so that only those are looked up (prefix filter: Chaudhuri, Ganti and Kaushik
    /// 2006).
    static std::optional<std::size_t> earlierLike(const std::vector<WordSet> &sets,
                                                  QHash<int, std::vector<std::size_t>> &indexed, std::size_t i)
    {
        const WordSet &set = sets[i];
        const std::size_t prefix =
            set.size() - static_cast<std::size_t>(std::ceil(kShared * static_cast<double>(set.size()))) + 1;
        std::optional<std::size_t> like;
        for (std::size_t w = 0; w < prefix; ++w) {
            std::vector<std::size_t> &others = indexed[set[w]];
            for (const std::size_t other : others) {
                if ((!like || other < *like) && shared(set, sets[other]) >= kShared)
                    like = other;
            }
            others.push_back(i);
        }
        return like;
    }
    static double shared(const WordSet &a, const WordSet &b)
    {
        const double most = static_cast<double>(std::min(a.size(), b.size()));
        if (most < kShared * static_cast<double>(std::max(a.size(), b.size())))
            return 0;
        WordSet both;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
        return static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size() - both.size());
    }
};

class RepeatedImage final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_repeated"), Severity::Warning,
                QStringLiteral("No image stands in the benchmark twice: its items are not independent then.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        eachRepeat(
            input, [&](std::size_t i) { return input.items[i].image.trimmed(); },
            [&](std::size_t i, std::size_t earlier) {
                findings.push_back(
                    found(i, QStringLiteral("Item %1 has the same image.").arg(input.items[earlier].position)));
            });
    }
};

class RepeatedCategory final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("category_repeated"), Severity::Info,
            QStringLiteral("Two components of one category are allowed, but two of the public scorers keep only the "
                           "last of them.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            QHash<QString, int> seen;
            for (std::size_t c = 0; c < input.items[i].components.size(); ++c) {
                const QString type = categoryId(input.items[i].components[c].category());
                if (seen.contains(type))
                    findings.push_back(found(i,
                                             QStringLiteral("Component %1 is a %2, too.").arg(seen[type] + 1).arg(type),
                                             static_cast<int>(c)));
                else
                    seen.insert(type, static_cast<int>(c));
            }
        }
    }
};

} // namespace

Rules repeatRules()
{
    Rules rules;
    rules.push_back(std::make_unique<RepeatedInstruction>());
    rules.push_back(std::make_unique<NearInstruction>());
    rules.push_back(std::make_unique<RepeatedImage>());
    rules.push_back(std::make_unique<RepeatedCategory>());
    return rules;
}

} // namespace plumbline
