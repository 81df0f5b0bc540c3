// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/anchoring.h"

#include <QSet>

#include <cmath>
#include <map>

namespace plumbline {

namespace {

struct BlindAndAfter
{
    std::optional<double> blind;
    std::optional<double> after;
    bool revealed = false;
};

std::map<QString, BlindAndAfter> storyOf(const DecisionIndex &decisions, const QString &key)
{
    std::map<QString, BlindAndAfter> byReviewer;
    for (const Decision &d : decisions.history(key)) {
        BlindAndAfter &story = byReviewer[d.reviewer];
        if (d.kind == DecisionKind::Reveal)
            story.revealed = true;
        const bool points = d.points && (d.kind == DecisionKind::Confirm || d.kind == DecisionKind::Override);
        if (!points || !decisions.stands(d.id))
            continue;
        if (d.phase == DecisionPhase::Revealed)
            story.after = d.points;
    }
    for (auto &[reviewer, story] : byReviewer)
        story.blind = decisions.blindPointsBy(reviewer, key);
    return byReviewer;
}

void count(Anchoring &total, const BlindAndAfter &story, double judge, double weight)
{
    ++total.revealed;
    if (!story.after || *story.after == *story.blind)
        return;
    ++total.changed;
    const double nearer = (std::abs(*story.blind - judge) - std::abs(*story.after - judge)) / weight;
    total.towardsJudge += nearer > 0 ? 1 : 0;
    total.awayFromJudge += nearer < 0 ? 1 : 0;
    total.meanShift += nearer; // a sum until all are counted
}

/// Calls `visit(case, component, contentKey, weight)` once per judged content.
template <class Visit>
void eachContent(const CaseTable &table, Visit visit)
{
    QSet<QString> seen;
    for (const Case &c : table.cases) {
        for (std::size_t i = 0; c.response && i < c.components.size(); ++i) {
            const QString &key = c.components[i].contentKey;
            const double weight = table.items[c.item].components[i].weight;
            if (weight <= 0 || seen.contains(key))
                continue;
            seen.insert(key);
            visit(c.components[i], key, weight);
        }
    }
}

} // namespace

std::vector<Anchoring> anchoringOf(const CaseTable &table)
{
    std::map<QString, Anchoring> byReviewer;
    eachContent(table, [&](const CaseComponent &component, const QString &key, double weight) {
        if (!component.judge)
            return;
        for (const auto &[reviewer, story] : storyOf(table.decisions, key)) {
            if (story.revealed && story.blind)
                count(byReviewer[reviewer], story, *component.judge, weight);
        }
    });
    std::vector<Anchoring> all;
    for (auto &[reviewer, total] : byReviewer) {
        total.reviewer = reviewer;
        if (total.changed > 0)
            total.meanShift /= total.changed;
        all.push_back(total);
    }
    return all;
}

std::vector<GoldCheck> goldChecksOf(const CaseTable &table)
{
    std::map<QString, GoldCheck> byReviewer;
    eachContent(table, [&](const CaseComponent &component, const QString &key, double weight) {
        const HumanView &view = component.human;
        if (!view.gold)
            return;
        bool settled = false; // gold stands from here on
        std::map<QString, double> independent;
        for (const Decision &d : table.decisions.history(key)) {
            if (!table.decisions.stands(d.id))
                continue;
            if (d.kind == DecisionKind::Adjudicate)
                settled = true;
            else if (settled && d.points && d.phase == DecisionPhase::Blind && d.reviewer != view.goldBy)
                independent[d.reviewer] = *d.points;
        }
        for (const auto &[reviewer, points] : independent) {
            GoldCheck &check = byReviewer[reviewer];
            const double difference = (points - *view.gold) / weight;
            ++check.compared;
            check.exact += difference == 0 ? 1 : 0;
            check.meanAbsolute += std::abs(difference);
            check.bias += difference;
        }
    });
    std::vector<GoldCheck> all;
    for (auto &[reviewer, check] : byReviewer) {
        check.reviewer = reviewer;
        check.meanAbsolute /= check.compared;
        check.bias /= check.compared;
        all.push_back(check);
    }
    return all;
}

} // namespace plumbline
