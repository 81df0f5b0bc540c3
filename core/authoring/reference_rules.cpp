// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about the reference answer: it keeps what can be checked by rule, and the instruction does not give it away.
#include "core/authoring/reference_answer.h"
#include "core/authoring/rule.h"
#include "core/checks/component_check.h"
#include "core/checks/text_metrics.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace plumbline {

namespace {

class ReferencePasses final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("reference_check"), Severity::Error,
                QStringLiteral("The reference answer keeps every constraint that can be checked by rule: what its own "
                               "author does not meet cannot be asked of others.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QString reference = referenceAnswer(input.items[i]);
            if (reference.isEmpty())
                continue;
            const TextMetrics text = measureText(reference);
            for (std::size_t c = 0; c < input.constraints[i].size(); ++c)
                checkComponentOf(input, i, c, text, findings);
        }
    }

private:
    void checkComponentOf(const RuleInput &input, std::size_t i, std::size_t c, const TextMetrics &text,
                          std::vector<Finding> &findings) const
    {
        const ComponentCheck checked = checkConstraints(input.constraints[i][c], text);
        for (std::size_t k = 0; k < checked.checks.size(); ++k) {
            if (checked.checks[k].verdict != Verdict::Unmet)
                continue;
            findings.push_back(found(i,
                                     QStringLiteral("The reference answer does not keep “%1”: %2.")
                                         .arg(constraintText(checked.constraints[k]), checked.checks[k].measured),
                                     static_cast<int>(c)));
        }
    }
};

class ReferenceHidden final : public Rule
{
public:
    [[nodiscard]] RuleInfo info() const override
    {
        return {QStringLiteral("reference_leak"), Severity::Warning,
                QStringLiteral("The reference answer does not stand in the instruction (the paper's second rule); one "
                               "that the instruction offers among others may.")};
    }
    void check(const RuleInput &input, std::vector<Finding> &findings) const override
    {
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            const QStringList answer = plainWords(referenceAnswer(input.items[i]));
            if (!answer.isEmpty() && stands(answer, input.words[i].text.words))
                findings.push_back(found(i, QStringLiteral("The reference answer stands in the instruction.")));
        }
    }

private:
    /// Whether the words stand in the text in a row, but for a choice ("yes or no", "is it red, green or blue?").
    static bool stands(const QStringList &answer, const QStringList &text)
    {
        const QString choice = QStringLiteral("or");
        for (qsizetype at = 0; at + answer.size() <= text.size(); ++at) {
            if (!std::equal(answer.begin(), answer.end(), text.begin() + at))
                continue;
            constexpr qsizetype kNear = 4; // words of a list of choices before its "or"
            const auto from = text.begin() + std::max<qsizetype>(0, at - 1);
            const auto to = text.begin() + std::min(text.size(), at + answer.size() + kNear);
            if (std::find(from, to, choice) == to)
                return true;
        }
        return false;
    }
};

} // namespace

QString referenceAnswer(const Item &item)
{
    if (!item.source.contains(kReferenceField)) // most have none: spares reading the JSON of 10 000 rows
        return {};
    return QJsonDocument::fromJson(item.source.toUtf8()).object().value(kReferenceField).toString().trimmed();
}

Rules referenceRules()
{
    Rules rules;
    rules.push_back(std::make_unique<ReferencePasses>());
    rules.push_back(std::make_unique<ReferenceHidden>());
    return rules;
}

} // namespace plumbline
