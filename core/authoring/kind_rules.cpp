// SPDX-License-Identifier: GPL-3.0-or-later
// What an item is of: category against text, level against the number of components, constraints that cannot all hold,
// questions that need no image.
#include "core/authoring/rule.h"

#include <algorithm>
#include <map>
#include <optional>

namespace plumbline {

namespace {

bool countsLength(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::Sentences:
    case ConstraintKind::Words:
    case ConstraintKind::Lines:
    case ConstraintKind::Paragraphs:
    case ConstraintKind::Bullets:
    case ConstraintKind::Characters:
        return true;
    default:
        return false;
    }
}

class CategoryFits final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("category_fit"), Severity::Info,
                QStringLiteral(
                    "What asks for a number of sentences, words or lines is a length limit; what forbids words is "
                    "a mention.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const Item &item = input.items[i];
            for (std::size_t c = 0; c < item.components.size(); ++c) {
                const Component &component = item.components[c];
                if (component.category() == Category::Other)
                    findings.push_back(
                        found(i, QStringLiteral("“%1” is no category of the benchmark.").arg(component.type),
                              static_cast<int>(c)));
                const std::vector<Constraint> &constraints = input.constraints[i][c];
                if (constraints.size() != 1)
                    continue;
                const bool length =
                    countsLength(constraints.front().kind) && input.words[i].components[c].content.size() <= 4;
                if (length && component.category() == Category::Description)
                    findings.push_back(found(i, QStringLiteral("It asks for a length, and is called a description."),
                                             static_cast<int>(c)));
            }
        }
    }
    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &finding, double) const override
    {
        const auto at = static_cast<std::size_t>(finding.component);
        if (at >= item.components.size() || item.components[at].category() != Category::Description)
            return {}; // an unknown category: a person has to say which
        Item mended = item;
        mended.components[at].type = categoryFileCode(Category::LengthLimit);
        return mended;
    }
};

class LevelFits final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {
            QStringLiteral("level_components"), Severity::Info,
            QStringLiteral("Basic items have one or two components, intermediate and advanced ones three or more (the "
                           "paper's definition; its own file departs from it often).")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QString level = input.items[i].level.trimmed().toLower();
            const std::size_t n = input.items[i].components.size();
            const bool many = level == QLatin1String("intermediate") || level == QLatin1String("advanced");
            if ((level == QLatin1String("basic") && n > 2) || (many && n < 3))
                findings.push_back(found(i, QStringLiteral("It is %1 and has %2 components.").arg(level).arg(n)));
        }
    }
    [[nodiscard]] std::optional<Item> fixed(const Item &item, const Finding &, double) const override
    {
        Item mended = item;
        mended.level = item.components.size() < 3 ? QStringLiteral("basic") : QStringLiteral("intermediate");
        return mended;
    }
};

class ConstraintsHold final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("constraints_conflict"), Severity::Warning,
                QStringLiteral(
                    "All constraints of an item can hold at once: one sentence with five bullet points cannot be "
                    "written.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i)
            checkItem(input, i, findings);
    }

private:
    /// Exact counts by kind, with the component that asks for it.
    using Exact = std::map<ConstraintKind, std::pair<int, int>>;

    void checkItem(const RuleInput &input, std::size_t i, std::vector<Finding> &findings) const
    {
        Exact exact;
        for (std::size_t c = 0; c < input.constraints[i].size(); ++c) {
            for (const Constraint &constraint : input.constraints[i][c]) {
                if (constraint.op != ConstraintOp::Eq || !constraint.value.isDouble() ||
                    constraint.scope != ConstraintScope::Whole || !countsLength(constraint.kind))
                    continue;
                const int n = constraint.value.toInt();
                const auto known = exact.find(constraint.kind);
                if (known == exact.end())
                    exact.emplace(constraint.kind, std::pair(n, static_cast<int>(c)));
                else if (known->second.first != n)
                    findings.push_back(found(i,
                                             QStringLiteral("It asks for %1 %2, component %3 for %4.")
                                                 .arg(n)
                                                 .arg(kindId(constraint.kind))
                                                 .arg(known->second.second + 1)
                                                 .arg(known->second.first),
                                             static_cast<int>(c)));
            }
        }
        compare(exact, ConstraintKind::Sentences, ConstraintKind::Bullets, i, findings);
        compare(exact, ConstraintKind::Sentences, ConstraintKind::Paragraphs, i, findings);
        compare(exact, ConstraintKind::Words, ConstraintKind::Sentences, i, findings);
        compare(exact, ConstraintKind::Words, ConstraintKind::Lines, i, findings);
        compare(exact, ConstraintKind::Lines, ConstraintKind::Paragraphs, i, findings);
    }
    /// Of the smaller unit there are at least as many as of the larger one.
    void compare(const Exact &exact, ConstraintKind smaller, ConstraintKind larger, std::size_t i,
                 std::vector<Finding> &findings) const
    {
        const auto few = exact.find(smaller);
        const auto many = exact.find(larger);
        if (few == exact.end() || many == exact.end() || few->second.first >= many->second.first)
            return;
        findings.push_back(found(i,
                                 QStringLiteral("%1 %2 cannot hold %3 %4.")
                                     .arg(few->second.first)
                                     .arg(kindId(smaller))
                                     .arg(many->second.first)
                                     .arg(kindId(larger)),
                                 many->second.second));
    }
};

class NeedsTheImage final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("image_not_mentioned"), Severity::Info,
                QStringLiteral(
                    "The instruction points at the image: without that it may be answered without it (the paper's "
                    "third rule). Probes say whether it is.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        static const QSet<QString> pointing = [] {
            const QStringList list =
                QStringLiteral("image picture photo photograph scene shown showing depicted visible see "
                               "seen this these that those here displayed pictured screenshot chart "
                               "graph sign text object objects person people animal animals the")
                    .split(u' ');
            return QSet<QString>(list.begin(), list.end());
        }();
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QStringList &words = input.words[i].text.words;
            if (!words.isEmpty() &&
                std::none_of(words.begin(), words.end(), [](const QString &word) { return pointing.contains(word); }))
                findings.push_back(found(i, QStringLiteral("Nothing in the instruction points at the image.")));
        }
    }
};

} // namespace

Rules kindRules()
{
    Rules rules;
    rules.push_back(std::make_unique<CategoryFits>());
    rules.push_back(std::make_unique<LevelFits>());
    rules.push_back(std::make_unique<ConstraintsHold>());
    rules.push_back(std::make_unique<NeedsTheImage>());
    return rules;
}

} // namespace plumbline
