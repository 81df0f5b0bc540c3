// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoring_service.h"

#include "core/base/deliver.h"
#include "core/scoring/judge_reply_parser.h"
#include "core/scoring/reported_ratios.h"

#include <QHash>

namespace plumbline {

namespace {

constexpr int kPerJob = 500; // a few milliseconds: other writers are not held up

JudgementScore scoreOf(const Judgement &judgement, const std::vector<ComponentHint> &components)
{
    const ParsedReply parsed = holdsReportedRatios(judgement) ? readReportedRatios(judgement.reply, components)
                                                              : parseJudgeReply(judgement.reply, components);
    JudgementScore score;
    score.parserVersion = kJudgeReplyParserVersion;
    score.state = parseStateId(parsed.state);
    score.points = parsed.points;
    score.statedTotal = parsed.statedTotal;
    score.computedTotal = parsed.computedTotal;
    for (const ParseFlag flag : parsed.flags)
        score.flags.push_back(parseFlagId(flag));
    return score;
}

Result<std::vector<ComponentHint>> componentsOf(WriteAccess &access, const QString &responseId,
                                                QHash<QString, std::vector<ComponentHint>> &known)
{
    const Result<std::optional<Response>> response = access.answers().response(responseId);
    if (!response)
        return tl::unexpected<Error>(response.error());
    if (!*response)
        return failure(ErrorKind::Internal, QStringLiteral("A judgement's response is not in the project."),
                       responseId);
    const QString revision = (*response)->revisionId;
    if (const auto same = known.constFind(revision); same != known.constEnd())
        return *same;
    const Result<Item> item = access.items().revision(revision);
    if (!item)
        return tl::unexpected<Error>(item.error());
    std::vector<ComponentHint> hints;
    for (const Component &c : item->components)
        hints.push_back({c.text, c.type, c.weight});
    known.insert(revision, hints);
    return hints;
}

} // namespace

Result<int> scoreUnread(WriteAccess &access, int limit)
{
    const Result<std::vector<Judgement>> unread = access.answers().judgementsToParse(kJudgeReplyParserVersion, limit);
    if (!unread)
        return tl::unexpected<Error>(unread.error());
    QHash<QString, std::vector<ComponentHint>> known;
    for (const Judgement &judgement : *unread) {
        const Result<std::vector<ComponentHint>> components = componentsOf(access, judgement.responseId, known);
        if (!components)
            return tl::unexpected<Error>(components.error());
        if (const Status ok = access.answers().saveScore(judgement.id, scoreOf(judgement, *components)); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    return static_cast<int>(unread->size());
}

ScoringService::ScoringService(ProjectStore &store)
    : m_store(store)
{
}

void ScoringService::start()
{
    connect(&m_store, &ProjectStore::changed, this, [this](Changes changes) {
        if (changes & (Change::Judgements | Change::Elsewhere))
            readSome();
    });
    readSome();
}

void ScoringService::readSome()
{
    if (m_underWay) {
        m_again = true;
        return;
    }
    m_underWay = true;
    m_again = false;
    deliver(m_store.write<int>(Change::Scores, [](WriteAccess &access) { return scoreUnread(access, kPerJob); }), this,
            [this](const Result<int> &read) {
                m_underWay = false;
                if (!read)
                    Q_EMIT failed(read.error().text());
                else if (*read == kPerJob || m_again)
                    readSome();
                else
                    Q_EMIT caughtUp();
            });
}

} // namespace plumbline
