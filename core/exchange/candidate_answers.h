// SPDX-License-Identifier: GPL-3.0-or-later
// CandidateAnswers: what a project (and the import being planned) already holds of one candidate, so that the same
// content is recognised wherever it comes from. Belongs to one planner.
#pragma once

#include "core/exchange/import_plan.h"
#include "core/store/api/access.h"

#include <QSet>

namespace plumbline {

class CandidateAnswers
{
public:
    /// Empty for a candidate that the project does not have.
    [[nodiscard]] static Result<CandidateAnswers> load(const ReadAccess &access, const QString &candidate);

    struct Fate
    {
        QString responseId;
        RowFate fate = RowFate::Same;
        bool isNew = false;    ///< a response is to be stored under this id
        QString takesOverFrom; ///< a response without text whose judgements belong to this one now
    };
    /// Finds the stored response with this text, or makes room for a new one. Judgements of an unknown text belong to
    /// the response that has them already, else to the one in force.
    [[nodiscard]] Fate place(const QString &revisionId, int repeat, const ResponseRecord &response,
                             const std::vector<JudgementRecord> &judgements);
    /// Same where that judgement is there; else it is noted as there.
    [[nodiscard]] RowFate placeJudgement(const QString &responseId, const JudgementRecord &judgement);
    [[nodiscard]] std::vector<std::pair<QString, Judgement>> judgementsOf(const QString &responseId) const;
    /// Notes a planned judgement, so that a response that comes later can take it over.
    void note(const QString &judge, const Judgement &judgement);

private:
    struct Stored
    {
        QString id;
        QByteArray content; ///< hash of text and state
        bool isPlaceholder = false;
    };
    QHash<QString, std::vector<Stored>> m_byCase;                               ///< revision and repeat; oldest first
    QHash<QString, QSet<QByteArray>> m_judgements;                              ///< by response: judge, repeat, reply
    QHash<QString, QSet<QString>> m_judges;                                     ///< by response: judge and repeat
    QHash<QString, std::vector<std::pair<QString, Judgement>>> m_ofPlaceholder; ///< judge's name
    QSet<QString> m_placeholders;
};

} // namespace plumbline
