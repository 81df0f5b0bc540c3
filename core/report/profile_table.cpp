// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/profile_table.h"

#include "core/report/json_numbers.h"
#include "core/scoring/reported_ratios.h"

#include <QHash>
#include <QJsonArray>

namespace plumbline {

std::vector<ProfileRow> profileRowsOf(const CaseTable &table, const QString &candidateId)
{
    std::vector<ProfileRow> rows;
    for (const Case &c : table.cases) {
        if (c.candidateId != candidateId || !c.response)
            continue;
        ProfileRow row;
        row.itemKey = c.response->id;
        for (const Component &component : table.items[c.item].components)
            row.components.push_back({component.text, component.type, component.weight});
        // Scores without the judge's text cannot be read anew by anybody's rules.
        row.hasReply = c.judgement.has_value() && !holdsReportedRatios(c.judgement->judgement);
        if (row.hasReply)
            row.rawReply = c.judgement->judgement.reply;
        row.responseText = c.response->text;
        row.responseState = responseStateId(c.response->state);
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

QJsonObject reportToJson(const ProfileReport &report, const QHash<QString, int> &positions)
{
    QJsonArray rows;
    for (const ProfileRowScore &row : report.rows) {
        QJsonArray components;
        for (const std::optional<double> &ratio : row.componentRatios)
            components.append(numberOrNull(ratio));
        rows.append(QJsonObject{{QStringLiteral("response"), row.itemKey},
                                {QStringLiteral("item"), positions.value(row.itemKey, -1)},
                                {QStringLiteral("total"), numberOrNull(row.total)},
                                {QStringLiteral("counted"), row.counted},
                                {QStringLiteral("components"), components},
                                {QStringLiteral("rule"), row.rule},
                                {QStringLiteral("why"), row.why}});
    }
    QJsonArray means;
    for (const ProfileMean &mean : report.means)
        means.append(QJsonObject{
            {QStringLiteral("key"), mean.key}, {QStringLiteral("mean"), mean.mean}, {QStringLiteral("n"), mean.n}});
    return {{QStringLiteral("profile"), report.profile},
            {QStringLiteral("overall"), numberOrNull(report.overall)},
            {QStringLiteral("n"), report.n},
            {QStringLiteral("rows_in"), static_cast<int>(report.rows.size())},
            {QStringLiteral("means"), means},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("note"), report.note}};
}

} // namespace

std::vector<CandidateProfiles> buildProfileTable(const CaseTable &table, const std::vector<ModelSpec> &candidates)
{
    std::vector<CandidateProfiles> all;
    for (const ModelSpec &candidate : candidates) {
        CandidateProfiles entry{candidate.id, candidate.name, scoreAsAll(profileRowsOf(table, candidate.id)), {}};
        entry.differences = differences(entry.reports);
        all.push_back(std::move(entry));
    }
    return all;
}

QJsonObject profileTableToJson(const std::vector<CandidateProfiles> &candidates, const CaseTable &table,
                               const QString &profile)
{
    QHash<QString, int> positions;
    for (const Case &c : table.cases) {
        if (c.response)
            positions.insert(c.response->id, table.items[c.item].position);
    }
    QJsonArray list;
    for (const CandidateProfiles &candidate : candidates) {
        QJsonObject entry{{QStringLiteral("candidate"), candidate.candidate}};
        QJsonArray reports;
        for (const ProfileReport &report : candidate.reports) {
            if (profile.isEmpty() || report.profile == profile)
                reports.append(reportToJson(report, positions));
        }
        entry.insert(QStringLiteral("profiles"), reports);
        QJsonArray reasons;
        for (const ProfileDifference &d : candidate.differences) {
            if (!profile.isEmpty() && d.profile != profile)
                continue;
            reasons.append(QJsonObject{{QStringLiteral("response"), d.itemKey},
                                       {QStringLiteral("item"), positions.value(d.itemKey, -1)},
                                       {QStringLiteral("profile"), d.profile},
                                       {QStringLiteral("plumbline"), numberOrNull(d.plumbline)},
                                       {QStringLiteral("other"), numberOrNull(d.other)},
                                       {QStringLiteral("rule"), d.rule},
                                       {QStringLiteral("why"), d.why}});
        }
        entry.insert(QStringLiteral("differences"), reasons);
        list.append(entry);
    }
    return {{QStringLiteral("candidates"), list}};
}

} // namespace plumbline
