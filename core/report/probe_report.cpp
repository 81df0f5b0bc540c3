// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/probe_report.h"

#include "core/analysis/means.h"
#include "core/domain/probe.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <functional>
#include <map>

namespace plumbline {

namespace {

const QString kWith = QStringLiteral("with");

/// Ratios of one response; the judge's repeats are averaged.
struct Scores
{
    std::vector<std::optional<double>> components;
    std::optional<double> total; ///< where every component has points
};

/// Responses of one candidate to one item under one condition, by repeat.
using Repeats = std::map<int, QString>;
struct ItemAnswers
{
    std::map<QString, std::map<QString, Repeats>> byCondition; ///< then by candidate
};

Scores scoresOf(const Item &item, const std::vector<const ScoredJudgement *> &judgements)
{
    Scores scores;
    scores.components.resize(item.components.size());
    double points = 0;
    bool isWhole = !item.components.empty();
    for (std::size_t i = 0; i < item.components.size(); ++i) {
        double sum = 0;
        int n = 0;
        for (const ScoredJudgement *j : judgements) {
            if (i < j->score.points.size() && j->score.points[i] && item.components[i].weight > 0) {
                sum += *j->score.points[i] / item.components[i].weight;
                ++n;
            }
        }
        if (n > 0)
            scores.components[i] = sum / n;
        points += scores.components[i].value_or(0) * item.components[i].weight;
        isWhole = isWhole && n > 0;
    }
    if (isWhole && item.weightSum() > 0)
        scores.total = points / item.weightSum();
    return scores;
}

using ValueOf = std::function<std::optional<double>(const QString &responseId)>;

std::vector<double> valuesOf(const Repeats &repeats, const ValueOf &valueOf)
{
    std::vector<double> values;
    for (const auto &[repeat, response] : repeats) {
        if (const std::optional<double> value = valueOf(response))
            values.push_back(*value);
    }
    return values;
}

double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (const double x : values)
        sum += x;
    return sum / static_cast<double>(values.size());
}

const Repeats &repeatsOf(const std::map<QString, Repeats> &arm, const QString &candidate)
{
    static const Repeats kNone;
    const auto found = arm.find(candidate);
    return found == arm.end() ? kNone : found->second;
}

struct Differences
{
    std::vector<double> values;
    bool areRepeats = false;
};

Differences differences(const std::map<QString, Repeats> &with, const std::map<QString, Repeats> &without,
                        const ValueOf &valueOf)
{
    Differences byCandidate;
    Differences byRepeat;
    byRepeat.areRepeats = true;
    for (const auto &[candidate, repeats] : without) {
        const std::vector<double> before = valuesOf(repeatsOf(with, candidate), valueOf);
        const std::vector<double> after = valuesOf(repeats, valueOf);
        if (before.empty() || after.empty())
            continue;
        byCandidate.values.push_back(mean(before) - mean(after));
        byRepeat.values.clear();
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
            byRepeat.values.push_back(before[i] - after[i]);
    }
    return byCandidate.values.size() == 1 ? byRepeat : byCandidate;
}

class Builder
{
public:
    explicit Builder(const ProbeInput &input)
        : m_input(input)
    {
        for (std::size_t i = 0; i < input.items.size(); ++i)
            m_itemOf.insert(input.items[i].revisionId, i);
        m_answers.resize(input.items.size());
        for (const Response &r : input.responses)
            add(r, kWith);
        for (const Response &r : input.probes) {
            if (const QString condition = probeCondition(r); !condition.isEmpty())
                add(r, condition);
        }
        QHash<QString, std::vector<const ScoredJudgement *>> judgements;
        for (const ScoredJudgement &j : input.judgements) {
            if (j.judgement.judgeId == input.judgeId)
                judgements[j.judgement.responseId].push_back(&j);
        }
        for (std::size_t i = 0; i < input.items.size(); ++i) {
            if (!isProbed(i))
                continue;
            for (const auto &[condition, arm] : m_answers[i].byCondition) {
                for (const auto &[candidate, repeats] : arm) {
                    for (const auto &[repeat, response] : repeats)
                        m_scores.insert(response, scoresOf(input.items[i], judgements.value(response)));
                }
            }
        }
    }

    [[nodiscard]] ProbeReport build() const
    {
        ProbeReport report;
        std::map<QString, std::vector<double>> totals;
        for (std::size_t i = 0; i < m_input.items.size(); ++i) {
            if (!isProbed(i))
                continue;
            report.items.push_back(buildItem(i));
            for (const ProbeDrop &drop : report.items.back().drops) {
                if (drop.total.value)
                    totals[drop.condition].push_back(*drop.total.value);
            }
        }
        for (const QString &condition : probeConditions()) {
            if (const auto found = totals.find(condition); found != totals.end())
                report.drops.push_back(
                    {condition, QStringLiteral("items"), within(meanEstimate(found->second), -1, 1), {}});
        }
        return report;
    }

private:
    void add(const Response &response, const QString &condition)
    {
        const auto item = m_itemOf.constFind(response.revisionId);
        if (item != m_itemOf.constEnd())
            m_answers[*item].byCondition[condition][response.candidateId][response.repeat] = response.id;
    }

    [[nodiscard]] bool isProbed(std::size_t item) const
    {
        const auto &arms = m_answers[item].byCondition;
        return std::any_of(arms.begin(), arms.end(), [](const auto &arm) { return arm.first != kWith; });
    }

    [[nodiscard]] const std::map<QString, Repeats> &arm(std::size_t item, const QString &condition) const
    {
        static const std::map<QString, Repeats> kNone;
        const auto found = m_answers[item].byCondition.find(condition);
        return found == m_answers[item].byCondition.end() ? kNone : found->second;
    }

    [[nodiscard]] std::optional<double> totalOf(const QString &response) const
    {
        return m_scores.value(response).total;
    }

    [[nodiscard]] ProbedItem buildItem(std::size_t item) const
    {
        ProbedItem probed;
        probed.item = item;
        const ValueOf total = [this](const QString &response) { return totalOf(response); };
        for (const QString &condition : QStringList{kWith} + probeConditions()) {
            if (arm(item, condition).empty())
                continue;
            probed.arms.push_back(buildArm(item, condition, total));
            const ProbeArm &added = probed.arms.back();
            probed.isWaiting = probed.isWaiting || added.graded < added.answers;
        }
        countExtremes(item, probed);
        bool anyDrop = false;
        bool anyKnown = false;
        for (const QString &condition : probeConditions()) {
            if (arm(item, condition).empty())
                continue;
            ProbeDrop drop = buildDrop(item, condition, total);
            anyKnown = anyKnown || drop.total.value.has_value();
            anyDrop = anyDrop || drop.total.value.value_or(0) > 0;
            probed.drops.push_back(std::move(drop));
        }
        probed.showsNoDrop = anyKnown && !anyDrop;
        return probed;
    }

    [[nodiscard]] ProbeArm buildArm(std::size_t item, const QString &condition, const ValueOf &total) const
    {
        ProbeArm built;
        built.condition = condition;
        std::vector<double> means;
        for (const auto &[candidate, repeats] : arm(item, condition)) {
            const std::vector<double> values = valuesOf(repeats, total);
            built.answers += static_cast<int>(repeats.size());
            built.graded += static_cast<int>(values.size());
            if (!values.empty())
                means.push_back(mean(values));
        }
        built.total = within(meanEstimate(means), 0, 1);
        return built;
    }

    [[nodiscard]] ProbeDrop buildDrop(std::size_t item, const QString &condition, const ValueOf &total) const
    {
        ProbeDrop drop;
        drop.condition = condition;
        const Differences all = differences(arm(item, kWith), arm(item, condition), total);
        drop.unit = all.areRepeats ? QStringLiteral("repeats") : QStringLiteral("candidates");
        drop.total = within(meanEstimate(all.values), -1, 1);
        for (std::size_t c = 0; c < m_input.items[item].components.size(); ++c) {
            const ValueOf component = [this, c](const QString &response) -> std::optional<double> {
                const auto scores = m_scores.constFind(response);
                return scores == m_scores.constEnd() ? std::nullopt : scores->components[c];
            };
            const Differences one = differences(arm(item, kWith), arm(item, condition), component);
            drop.components.push_back(within(meanEstimate(one.values), -1, 1));
        }
        return drop;
    }

    void countExtremes(std::size_t item, ProbedItem &probed) const
    {
        int graded = 0;
        int failed = 0;
        int perfect = 0;
        for (const auto &[candidate, repeats] : arm(item, kWith)) {
            for (const auto &[repeat, response] : repeats) {
                const std::optional<double> total = totalOf(response);
                graded += total ? 1 : 0;
                failed += total && *total <= 0 ? 1 : 0;
                perfect += total && *total >= 1 ? 1 : 0;
            }
        }
        probed.allFail = graded > 0 && failed == graded;
        probed.allPerfect = graded > 0 && perfect == graded;
    }

    const ProbeInput &m_input;
    QHash<QString, std::size_t> m_itemOf; ///< by revision
    std::vector<ItemAnswers> m_answers;
    QHash<QString, Scores> m_scores; ///< by response
};

} // namespace

QString probeJudge(const ProbeInput &input, const std::vector<ModelSpec> &judges)
{
    QSet<QString> probes;
    for (const Response &r : input.probes)
        probes.insert(r.id);
    QSet<QString> graders;
    for (const ScoredJudgement &j : input.judgements) {
        if (probes.contains(j.judgement.responseId))
            graders.insert(j.judgement.judgeId);
    }
    for (const ModelSpec &judge : judges) {
        if (graders.contains(judge.id))
            return judge.id;
    }
    return judges.empty() ? QString() : judges.front().id;
}

ProbeReport buildProbeReport(const ProbeInput &input)
{
    return Builder(input).build();
}

} // namespace plumbline
