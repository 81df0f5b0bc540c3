// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a benchmark twice: instructions, images, categories of one item.
#include "core/authoring/rule.h"

#include <QHash>

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
                    findings.push_back(found(one, QStringLiteral("Item %1 has the same instruction.").arg(other)));
            });
    }
};

class NearInstruction final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("instruction_near"), Severity::Info,
                QStringLiteral("Instructions of the same words in another order are worth a look.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        const auto exact = [&](std::size_t i) { return input.words[i].text.words.join(u' '); };
        eachRepeat(
            input,
            [&](std::size_t i) {
                QStringList words(input.words[i].content.begin(), input.words[i].content.end());
                words.sort();
                return words.size() < 4 ? QString() : words.join(u' ');
            },
            [&](std::size_t i, std::size_t earlier) {
                if (exact(i) != exact(earlier))
                    findings.push_back(
                        found(i, QStringLiteral("Item %1 has nearly the same instruction.").arg(earlier)));
            });
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
                findings.push_back(found(i, QStringLiteral("Item %1 has the same image.").arg(earlier)));
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
