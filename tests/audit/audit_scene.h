// SPDX-License-Identifier: GPL-3.0-or-later
// A small world for audit tests: items with two components worth 4 and 6, candidates, judges, responses, judgements;
// and a ledger that chains events as the store does.
#pragma once

#include "core/audit/case_table.h"
#include "core/audit/review_acts.h"
#include "core/base/ids.h"

namespace plumbline::test {

class TestLedger
{
public:
    void append(std::vector<Decision> more)
    {
        for (Decision &d : more) {
            d.parents = heads;
            d.hash = eventHash(d);
            heads = {d.hash};
            events.push_back(std::move(d));
        }
    }
    [[nodiscard]] DecisionIndex index() const { return DecisionIndex(events); }

    std::vector<Decision> events;
    QStringList heads;
};

struct AuditScene
{
    CaseInput input;
    std::vector<ModelSpec> judges;

    AuditScene(int items, int candidates, int judgeCount)
    {
        for (int m = 0; m < candidates; ++m) {
            ModelSpec model;
            model.id = QStringLiteral("cand%1").arg(m);
            model.name = QStringLiteral("C%1").arg(m);
            input.candidates.push_back(model);
        }
        for (int j = 0; j < judgeCount; ++j) {
            ModelSpec judge;
            judge.role = ModelRole::Judge;
            judge.id = QStringLiteral("judge%1").arg(j);
            judge.name = QStringLiteral("J%1").arg(j);
            judges.push_back(judge);
        }
        for (int i = 0; i < items; ++i)
            addItem(i);
    }

    void addItem(int i)
    {
        Item item;
        item.id = QStringLiteral("item%1").arg(i);
        item.revisionId = QStringLiteral("rev%1").arg(i);
        item.position = i;
        item.image = QStringLiteral("%1.png").arg(i);
        item.instruction = QStringLiteral("Describe picture %1 in one sentence").arg(i);
        item.level = i % 2 == 0 ? QStringLiteral("basic") : QStringLiteral("complex");
        item.components = {{QStringLiteral("Describe picture %1").arg(i), QStringLiteral("describe"), 6},
                           {QStringLiteral("in one sentence"), QStringLiteral("length_limit"), 4}};
        input.items.push_back(item);
        for (const ModelSpec &candidate : input.candidates) {
            Response r;
            r.id = QStringLiteral("r%1-%2").arg(i).arg(candidate.id);
            r.revisionId = item.revisionId;
            r.candidateId = candidate.id;
            r.text = QStringLiteral("Picture %1 shows what %2 saw.").arg(i).arg(candidate.name);
            input.responses.push_back(r);
            for (const ModelSpec &judge : judges)
                judgeResponse(r.id, judge.id, 6, 4);
        }
    }
    void judgeResponse(const QString &response, const QString &judge, std::optional<double> a, std::optional<double> b,
                       int repeat = 0)
    {
        for (ScoredJudgement &j : input.judgements) {
            if (j.judgement.responseId == response && j.judgement.judgeId == judge && j.judgement.repeat == repeat) {
                j.score.points = {a, b};
                return;
            }
        }
        ScoredJudgement j;
        j.judgement.id = newId();
        j.judgement.responseId = response;
        j.judgement.judgeId = judge;
        j.judgement.repeat = repeat;
        j.score.state = QStringLiteral("complete");
        j.score.points = {a, b};
        input.judgements.push_back(j);
    }
    [[nodiscard]] CaseTable table() const
    {
        CaseInput copy = input;
        return buildCaseTable(copy, judges.empty() ? QString() : judges.front().id);
    }
    /// Appends what a reviewer gives to the ledger and to the input.
    void decide(TestLedger &ledger, std::size_t caseIndex, double a, double b, const QString &reviewer, bool blind,
                qint64 nowMs = 1)
    {
        const CaseTable now = table();
        ledger.append(decideEvents(ledger.index(), now.cases[caseIndex], {a, b}, {}, {reviewer, blind, nowMs}));
        input.decisions = ledger.events;
    }
};

} // namespace plumbline::test
