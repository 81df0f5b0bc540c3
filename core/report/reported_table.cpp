// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reported_table.h"

#include "core/report/json_numbers.h"
#include "core/report/profile_table.h"
#include "core/scoring/reported_ratios.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr double kSame = 5e-5; // harnesses round to four digits

bool isHeadline(const QString &key)
{
    return key == QLatin1String("total_score") || key == QLatin1String("judge_score");
}

bool same(const std::optional<double> &a, const std::optional<double> &b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < kSame);
}

std::optional<double> plumblineTotal(const Case &c, const Item &item)
{
    const std::optional<double> points = c.judgePoints();
    return points && item.weightSum() > 0 ? std::optional(*points / item.weightSum()) : std::nullopt;
}

/// Why Plumbline has no number, or another one, where only scores were imported.
QString whyWithoutText(const Case &c)
{
    if (c.response->state == ResponseState::Failed)
        return QStringLiteral("The response is an error message that the harness had graded; Plumbline counts it as "
                              "failed.");
    if (!c.judgement)
        return QStringLiteral("There is no judgement of this response.");
    if (c.judgement->score.state != QLatin1String("complete"))
        return QStringLiteral(
            "The harness filled in 0 for what it did not find in the judge's reply; Plumbline reports "
            "that as unread. The judge's text is not in the file: only judging again can tell.");
    return QStringLiteral("The harness takes the total that the judge stated, Plumbline the points over the weights.");
}

ReportedMean meanOf(const std::vector<ReportedRow> &rows, std::optional<double> ReportedRow::*value)
{
    ReportedMean mean;
    double sum = 0;
    int n = 0;
    for (const ReportedRow &row : rows) {
        if (row.*value) {
            sum += *(row.*value);
            ++n;
        }
    }
    mean.n = n;
    if (n > 0)
        mean.mean = sum / n;
    return mean;
}

QJsonObject meanToJson(const ReportedMean &mean)
{
    return {{QStringLiteral("mean"), numberOrNull(mean.mean)},
            {QStringLiteral("n"), mean.n ? QJsonValue(*mean.n) : QJsonValue()}};
}

} // namespace

std::vector<ReportedGroup> groupReported(const std::vector<ReportedScore> &scores)
{
    std::vector<ReportedGroup> groups;
    const auto groupOf = [&](const ReportedScore &score, const QString &judge) -> ReportedGroup & {
        const auto known = std::find_if(groups.begin(), groups.end(), [&](const ReportedGroup &g) {
            return g.harness == score.harness && g.candidateId == score.candidateId && g.judge == judge;
        });
        if (known != groups.end())
            return *known;
        groups.push_back({score.harness, score.candidateId, judge, {}});
        return groups.back();
    };
    for (const ReportedScore &score : scores) {
        if (!score.judge.isEmpty())
            groupOf(score, score.judge).scores.push_back(score);
    }
    for (const ReportedScore &score : scores) {
        if (!score.judge.isEmpty())
            continue;
        QStringList judges;
        for (const ReportedGroup &g : groups) {
            if (g.harness == score.harness && g.candidateId == score.candidateId && !g.judge.isEmpty())
                judges.append(g.judge);
        }
        groupOf(score, judges.size() == 1 ? judges.front() : QString()).scores.push_back(score);
    }
    // The newest judgement of a judge is the one in force: it is no longer what the earlier harness scored.
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].superseded = std::any_of(groups.begin() + static_cast<std::ptrdiff_t>(i) + 1, groups.end(),
                                           [&](const ReportedGroup &later) {
                                               return later.candidateId == groups[i].candidateId &&
                                                      later.judge == groups[i].judge && !later.judge.isEmpty();
                                           });
    }
    return groups;
}

ReportedComparison compareReported(const ReportedGroup &group, const CaseTable &table, const QString &candidate)
{
    ReportedComparison result;
    result.harness = group.harness;
    result.candidate = candidate;
    result.judge = group.judge;
    QHash<QString, double> ofRow;
    for (const ReportedScore &score : group.scores) {
        if (!result.sources.contains(score.source))
            result.sources.append(score.source);
        if (!score.responseId.isEmpty()) {
            if (isHeadline(score.key))
                ofRow.insert(score.responseId, score.value);
            continue;
        }
        result.means.push_back(score);
        if (isHeadline(score.key))
            result.reported = {score.value, score.n};
    }
    const std::vector<ProfileRow> replies = profileRowsOf(table, group.candidateId);
    const bool hasText = std::any_of(replies.begin(), replies.end(), [](const ProfileRow &r) { return r.hasReply; });
    const Result<ProfileReport> profile = scoreAs(group.harness, replies);
    std::size_t at = 0;
    for (const Case &c : table.cases) {
        if (c.candidateId != group.candidateId || !c.response)
            continue;
        const Item &item = table.items[c.item];
        ReportedRow row;
        row.responseId = c.response->id;
        row.item = item.position;
        if (const auto said = ofRow.constFind(c.response->id); said != ofRow.constEnd())
            row.reported = *said;
        if (group.superseded) {
            ++at;
            result.rows.push_back(std::move(row));
            continue;
        }
        row.plumbline = plumblineTotal(c, item);
        if (profile && hasText) {
            const ProfileRowScore &score = profile->rows[at];
            row.profile = score.counted ? score.total : std::nullopt;
            row.rule = score.rule;
            row.why = score.why;
        }
        ++at;
        row.differs = !same(row.reported ? row.reported : row.profile, row.plumbline);
        if (row.differs && !hasText) {
            row.rule = QStringLiteral("scores_only");
            row.why = whyWithoutText(c);
        }
        result.rows.push_back(std::move(row));
    }
    result.plumbline = meanOf(result.rows, &ReportedRow::plumbline);
    if (group.superseded) {
        result.note = QStringLiteral(
            "Results of the same judge by another harness were imported later, and its replies are in force: these "
            "numbers cannot be computed again here. Import one of the two into a project of its own.");
        return result;
    }
    if (profile && hasText)
        result.profile = {profile->overall, profile->n};
    else
        result.note =
            QStringLiteral("The files hold no judge's text, so the harness' own rules cannot be applied again.");
    return result;
}

Result<std::vector<ReportedComparison>>
compareAllReported(const std::vector<ReportedScore> &scores, const std::vector<ModelSpec> &models,
                   const std::function<Result<CaseTable>(const QString &judgeId)> &tableOf)
{
    const std::vector<ReportedGroup> groups = groupReported(scores);
    QStringList judges;
    for (const ReportedGroup &group : groups)
        judges.append(group.judge);
    judges.removeDuplicates();
    std::vector<ReportedComparison> all;
    for (const QString &judge : std::as_const(judges)) {
        QString judgeId;
        QHash<QString, QString> candidates;
        for (const ModelSpec &model : models) {
            if (model.role == ModelRole::Judge && model.name == judge)
                judgeId = model.id;
            candidates.insert(model.id, model.name);
        }
        const Result<CaseTable> table = tableOf(judgeId);
        if (!table)
            return tl::unexpected<Error>(table.error());
        for (const ReportedGroup &group : groups) {
            if (group.judge == judge)
                all.push_back(compareReported(group, *table, candidates.value(group.candidateId)));
        }
    }
    return all;
}

QJsonObject reportedToJson(const std::vector<ReportedComparison> &comparisons)
{
    QJsonArray list;
    for (const ReportedComparison &c : comparisons) {
        QJsonArray means;
        for (const ReportedScore &mean : c.means) {
            QJsonObject json{{QStringLiteral("key"), mean.key},
                             {QStringLiteral("value"), mean.value},
                             {QStringLiteral("file"), mean.source}};
            if (mean.n)
                json.insert(QStringLiteral("n"), *mean.n);
            means.append(json);
        }
        QJsonArray rows;
        for (const ReportedRow &row : c.rows) {
            rows.append(QJsonObject{{QStringLiteral("response"), row.responseId},
                                    {QStringLiteral("item"), row.item},
                                    {QStringLiteral("reported"), numberOrNull(row.reported)},
                                    {QStringLiteral("recomputed"), numberOrNull(row.profile)},
                                    {QStringLiteral("plumbline"), numberOrNull(row.plumbline)},
                                    {QStringLiteral("differs"), row.differs},
                                    {QStringLiteral("rule"), row.rule},
                                    {QStringLiteral("why"), row.why}});
        }
        list.append(QJsonObject{{QStringLiteral("profile"), c.harness},
                                {QStringLiteral("candidate"), c.candidate},
                                {QStringLiteral("judge"), c.judge},
                                {QStringLiteral("files"), QJsonArray::fromStringList(c.sources)},
                                {QStringLiteral("reported"), meanToJson(c.reported)},
                                {QStringLiteral("recomputed"), meanToJson(c.profile)},
                                {QStringLiteral("plumbline"), meanToJson(c.plumbline)},
                                {QStringLiteral("means"), means},
                                {QStringLiteral("rows"), rows},
                                {QStringLiteral("note"), c.note}});
    }
    return {{QStringLiteral("reported"), list}};
}

} // namespace plumbline
