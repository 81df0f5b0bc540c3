// SPDX-License-Identifier: GPL-3.0-or-later
// Scores with a known truth: items × candidates × judges with points drawn from a seed, one judgement in forty unread.
#pragma once

#include "core/report/score_sheet.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace plumbline::test {

/// The truth: points of component k of item i by judge j for candidate c; nothing where the judge gave none.
struct Truth
{
    int itemCount = 0;
    int candidates = 0;
    int judges = 0;
    std::vector<Item> items;
    std::vector<std::optional<double>> points; ///< ((item * candidates + c) * judges + j) * 3 + k

    [[nodiscard]] const std::optional<double> &at(int i, int c, int j, int k) const
    {
        return points[std::size_t((((i * candidates) + c) * judges + j) * 3 + k)];
    }
};

inline Truth makeTruth(int itemCount, int candidates, int judges)
{
    static const QStringList types{QStringLiteral("describe"),    QStringLiteral("length_limit"),
                                   QStringLiteral("mention"),     QStringLiteral("genre"),
                                   QStringLiteral("grammar"),     QStringLiteral("math"),
                                   QStringLiteral("perspective"), QStringLiteral("ocr")};
    std::mt19937 random(20261126);
    Truth truth;
    truth.itemCount = itemCount;
    truth.candidates = candidates;
    truth.judges = judges;
    for (int i = 0; i < itemCount; ++i) {
        Item item;
        item.id = QStringLiteral("item%1").arg(i);
        item.revisionId = QStringLiteral("rev%1").arg(i);
        item.position = i;
        item.instruction = QStringLiteral("instruction %1").arg(i);
        item.components = {{QStringLiteral("a"), QStringLiteral("describe"), 4},
                           {QStringLiteral("b"), types[int(random() % 7) + 1], 3},
                           {QStringLiteral("c"), types[int(random() % 7) + 1], 3}};
        truth.items.push_back(item);
        const int hardness = int(random() % 4);
        for (int c = 0; c < candidates; ++c) {
            for (int j = 0; j < judges; ++j) {
                const bool unread = random() % 40 == 0;
                for (int k = 0; k < 3; ++k) {
                    const double weight = item.components[std::size_t(k)].weight;
                    const double quality = 0.95 - 0.07 * c - 0.1 * hardness - 0.02 * j;
                    const double share = std::clamp(quality + (double(random() % 100) - 50) / 120, 0.0, 1.0);
                    truth.points.push_back(unread ? std::nullopt : std::optional(std::round(share * weight)));
                }
            }
        }
    }
    return truth;
}

inline std::vector<ModelSpec> models(ModelRole role, int count, const QString &prefix)
{
    std::vector<ModelSpec> specs;
    for (int i = 0; i < count; ++i) {
        ModelSpec spec;
        spec.id = prefix + QString::number(i);
        spec.name = prefix.toUpper() + QString::number(i);
        spec.role = role;
        specs.push_back(spec);
    }
    return specs;
}

inline CaseInput caseInput(const Truth &truth)
{
    CaseInput input;
    input.items = truth.items;
    input.candidates = models(ModelRole::Candidate, truth.candidates, QStringLiteral("c"));
    const std::vector<ModelSpec> judges = models(ModelRole::Judge, truth.judges, QStringLiteral("j"));
    for (int i = 0; i < truth.itemCount; ++i) {
        for (int c = 0; c < truth.candidates; ++c) {
            Response r;
            r.id = QStringLiteral("r%1-%2").arg(i).arg(c);
            r.revisionId = truth.items[std::size_t(i)].revisionId;
            r.candidateId = input.candidates[std::size_t(c)].id;
            r.text = r.id;
            input.responses.push_back(r);
            for (int j = 0; j < truth.judges; ++j) {
                ScoredJudgement s;
                s.judgement.id = r.id + QString::number(j);
                s.judgement.responseId = r.id;
                s.judgement.judgeId = judges[std::size_t(j)].id;
                s.score.state = QStringLiteral("partial");
                for (int k = 0; k < 3; ++k)
                    s.score.points.push_back(truth.at(i, c, j, k));
                input.judgements.push_back(s);
            }
        }
    }
    return input;
}

inline ScoreSheet sheetOf(const Truth &truth)
{
    CaseInput input = caseInput(truth);
    const std::vector<ModelSpec> candidates = input.candidates;
    const std::vector<ModelSpec> judges = models(ModelRole::Judge, truth.judges, QStringLiteral("j"));
    const std::vector<ScoredJudgement> judgements = input.judgements;
    return buildScoreSheet(buildCaseTable(std::move(input), judges[0].id), candidates, judges, judges[0].id,
                           judgements);
}

} // namespace plumbline::test
