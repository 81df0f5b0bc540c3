// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/lint.h"

#include "core/authoring/rule.h"
#include "core/checks/extractor.h"

#include <QJsonObject>
#include <QtConcurrentMap>

#include <algorithm>
#include <iterator>
#include <map>

namespace plumbline {

namespace {

Rules allRules()
{
    Rules all;
    for (Rules (*group)() :
         {&weightRules, &textRules, &repeatRules, &imageRules, &kindRules, &referenceRules, &leakRules}) {
        Rules rules = group();
        std::move(rules.begin(), rules.end(), std::back_inserter(all));
    }
    return all;
}

double commonTotal(const std::vector<Item> &items)
{
    std::map<double, int> times;
    for (const Item &item : items)
        ++times[item.weightSum()];
    const auto most =
        std::max_element(times.begin(), times.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    // In a handful of items nothing is common: the paper's total.
    return most != times.end() && most->second > 1 ? most->first : 10;
}

/// With the words and constraints of every item, read by all threads: most of the work.
RuleInput readAll(const std::vector<Item> &items, const LintOptions &options)
{
    using Read = std::pair<ItemWords, std::vector<std::vector<Constraint>>>;
    const auto read = [](const Item &item) {
        std::vector<std::vector<Constraint>> constraints;
        for (const Component &component : item.components)
            constraints.push_back(
                extractConstraints(component.text, categoryId(component.category()), item.instruction));
        return Read(ItemWords(item), std::move(constraints));
    };
    QList<Read> all = QtConcurrent::blockingMapped<QList<Read>>(items, read);
    RuleInput input{items, {}, {}, std::vector<std::optional<ImageFacts>>(items.size()), commonTotal(items)};
    input.words.reserve(items.size());
    input.constraints.reserve(items.size());
    for (std::size_t i = 0; options.images && i < items.size(); ++i)
        input.images[i] = options.images(items[i]);
    for (Read &one : all) {
        input.words.push_back(std::move(one.first));
        input.constraints.push_back(std::move(one.second));
    }
    return input;
}

} // namespace

QString severityId(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Info:
        break;
    }
    return QStringLiteral("info");
}

std::vector<Finding> lint(const std::vector<Item> &items, const LintOptions &options)
{
    const RuleInput input = readAll(items, options);
    std::vector<Finding> findings;
    for (const std::unique_ptr<Rule> &rule : allRules()) {
        const std::size_t before = findings.size();
        rule->check(input, findings);
        for (std::size_t f = before; f < findings.size(); ++f)
            findings[f].canBeFixed =
                rule->fixed(items[static_cast<std::size_t>(findings[f].item)], findings[f], input.total).has_value();
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) {
        return std::pair(a.item, a.severity) < std::pair(b.item, b.severity);
    });
    return findings;
}

std::optional<Item> fixOf(const std::vector<Item> &items, const Finding &finding)
{
    const auto at = static_cast<std::size_t>(finding.item);
    for (const std::unique_ptr<Rule> &rule : allRules()) {
        if (rule->info().id == finding.rule && at < items.size())
            return rule->fixed(items[at], finding, commonTotal(items));
    }
    return {};
}

std::vector<RuleInfo> lintRules()
{
    std::vector<RuleInfo> infos;
    for (const std::unique_ptr<Rule> &rule : allRules())
        infos.push_back(rule->info());
    return infos;
}

QJsonArray findingsToJson(const std::vector<Finding> &findings, const std::vector<Item> &items)
{
    QJsonArray list;
    for (const Finding &f : findings) {
        const Item &item = items[static_cast<std::size_t>(f.item)];
        list.append(
            QJsonObject{{QStringLiteral("item"), item.position},
                        {QStringLiteral("key"), item.image},
                        {QStringLiteral("rule"), f.rule},
                        {QStringLiteral("severity"), severityId(f.severity)},
                        {QStringLiteral("message"), f.message},
                        {QStringLiteral("component"), f.component < 0 ? QJsonValue() : QJsonValue(f.component)},
                        {QStringLiteral("fixable"), f.canBeFixed},
                        {QStringLiteral("accepted"), f.accepted.isEmpty() ? QJsonValue() : QJsonValue(f.accepted)}});
    }
    return list;
}

} // namespace plumbline
