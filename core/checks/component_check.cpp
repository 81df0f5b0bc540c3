// SPDX-License-Identifier: GPL-3.0-or-later
// One component, one response: extraction, measuring, verdicts.
#include "core/checks/component_check.h"

#include "core/checks/extractor.h"
#include "core/checks/verify.h"

namespace plumbline {

QString verdictId(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return QStringLiteral("met");
    case Verdict::Unmet:
        return QStringLiteral("unmet");
    case Verdict::Abstain:
        return QStringLiteral("abstain");
    }
    return {};
}

CheckResult checkConstraint(const Constraint &constraint, const TextMetrics &response)
{
    using namespace checks;
    switch (constraint.kind) {
    case ConstraintKind::Sentences:
    case ConstraintKind::Words:
    case ConstraintKind::Lines:
    case ConstraintKind::Paragraphs:
    case ConstraintKind::Stanzas:
    case ConstraintKind::Bullets:
    case ConstraintKind::Characters:
        return verifyCount(constraint, response);
    case ConstraintKind::LinesPerStanza:
    case ConstraintKind::WordsPerSentence:
    case ConstraintKind::WordsPerLine:
        return verifyPerUnit(constraint, response);
    case ConstraintKind::ForbiddenWords:
    case ConstraintKind::RequiredWords:
    case ConstraintKind::ForbiddenLetters:
        return verifyVocabulary(constraint, response);
    case ConstraintKind::StartsWith:
    case ConstraintKind::EndsWith:
        return verifyEdges(constraint, response);
    case ConstraintKind::WordInitial:
    case ConstraintKind::SentenceInitials:
    case ConstraintKind::LineInitials:
    case ConstraintKind::Acrostic:
        return verifyInitials(constraint, response);
    case ConstraintKind::Case:
    case ConstraintKind::WordLengthParity:
    case ConstraintKind::UniqueWords:
    case ConstraintKind::OnlyDigitsAndSymbols:
    case ConstraintKind::ContainsQuestion:
    case ConstraintKind::ContainsExclamation:
        return verifySurface(constraint, response);
    case ConstraintKind::Format:
        return verifyFormat(constraint, response);
    case ConstraintKind::Rhyme:
        return verifyRhyme(constraint, response);
    }
    return {};
}

ComponentCheck checkConstraints(const std::vector<Constraint> &constraints, const TextMetrics &response)
{
    ComponentCheck check;
    check.constraints = constraints;
    for (const Constraint &constraint : constraints) {
        check.checks.push_back(checkConstraint(constraint, response));
        const Verdict verdict = check.checks.back().verdict;
        if (!check.verdict || verdict == Verdict::Unmet)
            check.verdict = verdict;
        else if (verdict == Verdict::Abstain && *check.verdict == Verdict::Met)
            check.verdict = verdict;
    }
    return check;
}

ComponentCheck checkComponent(const QString &component, const QString &category, const QString &instruction,
                              const QString &response)
{
    const std::vector<Constraint> constraints = extractConstraints(component, category, instruction);
    if (constraints.empty())
        return {};
    return checkConstraints(constraints, measureText(response));
}

} // namespace plumbline
