// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/candidate_answers.h"

#include "core/base/ids.h"

#include <QCryptographicHash>

#include <algorithm>

namespace plumbline {

namespace {

QString caseKey(const QString &revisionId, int repeat)
{
    return revisionId + u'/' + QString::number(repeat);
}

QByteArray contentOf(const QString &text, ResponseState state)
{
    return QCryptographicHash::hash((responseStateId(state) + u'\n' + text).toUtf8(), QCryptographicHash::Sha256);
}

QString whoKey(const QString &judge, int repeat)
{
    return judge + u'\n' + QString::number(repeat);
}

QByteArray judgementKey(const QString &judge, int repeat, const QString &reply)
{
    return QCryptographicHash::hash((whoKey(judge, repeat) + u'\n' + reply).toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

Result<CandidateAnswers> CandidateAnswers::load(const ReadAccess &access, const QString &candidate)
{
    CandidateAnswers answers;
    const Result<std::optional<ModelSpec>> known = access.models().modelByName(ModelRole::Candidate, candidate);
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (!*known)
        return answers;
    const Result<std::vector<ModelSpec>> models = access.models().models();
    if (!models)
        return tl::unexpected<Error>(models.error());
    QHash<QString, QString> judgeNames;
    for (const ModelSpec &model : *models)
        judgeNames.insert(model.id, model.name);
    const Result<std::vector<Response>> responses = access.answers().responsesOfCandidate((*known)->id);
    if (!responses)
        return tl::unexpected<Error>(responses.error());
    for (const Response &r : *responses) {
        const bool isPlaceholder = r.state == ResponseState::NotGiven && r.text.isEmpty();
        answers.m_byCase[caseKey(r.revisionId, r.repeat)].push_back({r.id, contentOf(r.text, r.state), isPlaceholder});
        if (isPlaceholder)
            answers.m_placeholders.insert(r.id);
    }
    const Result<std::vector<Judgement>> judgements = access.answers().judgementsOfCandidate((*known)->id);
    if (!judgements)
        return tl::unexpected<Error>(judgements.error());
    for (const Judgement &j : *judgements)
        answers.note(judgeNames.value(j.judgeId), j);
    return answers;
}

void CandidateAnswers::note(const QString &judge, const Judgement &j)
{
    m_judgements[j.responseId].insert(judgementKey(judge, j.repeat, j.reply));
    m_judges[j.responseId].insert(whoKey(judge, j.repeat));
    if (m_placeholders.contains(j.responseId))
        m_ofPlaceholder[j.responseId].emplace_back(judge, j);
}

CandidateAnswers::Fate CandidateAnswers::place(const QString &revisionId, int repeat, const ResponseRecord &response,
                                               const std::vector<JudgementRecord> &judgements)
{
    std::vector<Stored> &stored = m_byCase[caseKey(revisionId, repeat)];
    const QByteArray content = contentOf(response.text, response.state);
    const bool isPlaceholder = response.state == ResponseState::NotGiven && response.text.isEmpty();
    if (isPlaceholder && !stored.empty()) {
        for (const Stored &s : stored) {
            if (!judgements.empty() &&
                m_judgements.value(s.id).contains(
                    judgementKey(judgements.front().judge, judgements.front().repeat, judgements.front().reply)))
                return {s.id, RowFate::Same, false, {}};
        }
        return {stored.back().id, RowFate::Same, false, {}};
    }
    const auto same =
        std::find_if(stored.rbegin(), stored.rend(), [&](const Stored &s) { return s.content == content; });
    if (same != stored.rend())
        return {same->id, RowFate::Same, false, {}};
    Fate fate{newId(), RowFate::New, true, {}};
    if (!stored.empty() && stored.back().isPlaceholder)
        fate.takesOverFrom = stored.back().id;
    else if (!stored.empty())
        fate.fate = RowFate::Changed;
    stored.push_back({fate.responseId, content, isPlaceholder});
    if (isPlaceholder)
        m_placeholders.insert(fate.responseId);
    return fate;
}

RowFate CandidateAnswers::placeJudgement(const QString &responseId, const JudgementRecord &judgement)
{
    const QByteArray key = judgementKey(judgement.judge, judgement.repeat, judgement.reply);
    if (m_judgements.value(responseId).contains(key))
        return RowFate::Same;
    m_judgements[responseId].insert(key);
    QSet<QString> &judges = m_judges[responseId];
    const QString who = whoKey(judgement.judge, judgement.repeat);
    const bool replaces = judges.contains(who);
    judges.insert(who);
    return replaces ? RowFate::Changed : RowFate::New;
}

std::vector<std::pair<QString, Judgement>> CandidateAnswers::judgementsOf(const QString &responseId) const
{
    return m_ofPlaceholder.value(responseId);
}

} // namespace plumbline
