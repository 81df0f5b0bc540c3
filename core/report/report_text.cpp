// SPDX-License-Identifier: GPL-3.0-or-later
// The report as Markdown and as JSON, and the hash of what it rests on. As HTML: html_report.cpp.
#include "core/report/report_input.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

QString dateText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

/// A text of ours or a model's inside a Markdown line.
QString plain(const QString &text)
{
    static const QString special = QStringLiteral("\\`*_[]<>#|");
    QString out;
    for (const QChar c : text.simplified()) {
        if (special.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

QString numberText(const Estimate &e)
{
    return e.value ? QString::number(*e.value, 'f', 3) : QStringLiteral("undefined");
}

} // namespace

QString dataHashOf(const ScoreSheet &sheet, const ChosenScores &chosen)
{
    std::vector<QByteArray> lines;
    for (std::size_t i = 0; i < chosen.items.size(); ++i) {
        const Item &item = sheet.items[chosen.items[i]];
        lines.push_back("item " + itemContentHash(item).toLatin1());
    }
    for (const ChosenCandidate &candidate : chosen.candidates) {
        const ModelSpec &spec = sheet.candidates[candidate.candidate];
        const auto addColumn = [&](const QByteArray &what, const ScoreColumn &column) {
            for (std::size_t k = 0; k < column.scores.size(); ++k) {
                lines.push_back(
                    what + ' ' + spec.name.toUtf8() + ' ' + column.responses[k].toLatin1() + ' ' +
                    (std::isnan(column.scores[k]) ? QByteArray("-") : QByteArray::number(column.scores[k], 'g', 12)));
            }
        };
        addColumn("total", candidate.total);
        for (const auto &[category, column] : candidate.categories)
            addColumn(categoryId(category).toLatin1(), column);
    }
    std::sort(lines.begin(), lines.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray("plumbline-results-1 " + missingPolicyId(chosen.choice.policy).toLatin1() + '\n'));
    for (const QByteArray &line : lines) {
        hash.addData(line);
        hash.addData(QByteArrayLiteral("\n"));
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString markdownReport(const ReportInput &in)
{
    QString text = QStringLiteral("# %1\n\n").arg(plain(in.title)) +
                   leaderboardMarkdown(in.board, {in.judge, in.references}) + u'\n';
    if (!in.claims.empty()) {
        text += QStringLiteral("## Claims\n\n");
        for (const auto &[sentence, problem] : in.claims) {
            text += problem.isEmpty()
                        ? QStringLiteral("- holds: %1\n").arg(plain(sentence))
                        : QStringLiteral("- **no longer holds**: %1 (%2)\n").arg(plain(sentence), plain(problem));
        }
        text += u'\n';
    }
    if (!in.pairs.rows.empty()) {
        text += QStringLiteral("## Comparisons\n\n");
        for (const ComparisonRow &row : in.pairs.rows)
            text += QStringLiteral("- %1.\n").arg(plain(comparisonSentence(in.pairs, row)));
        text += u'\n';
    }
    if (!in.whatIfs.empty()) {
        text +=
            QStringLiteral("## Do the ranks hold?\n\n| What if | Kendall τ-b | Spearman ρ |\n| :--- | ---: | ---: |\n");
        for (const WhatIf &scenario : in.whatIfs) {
            text +=
                QStringLiteral("| %1 | %2 | %3 |\n")
                    .arg(plain(scenario.name), numberText(scenario.toDefault.tauB), numberText(scenario.toDefault.rho));
        }
        text += u'\n';
    }
    text += QStringLiteral(
        "## Denominator ledger\n\n| Candidate | scored items | by people | refused | unparsed | failed | "
        "not run |\n| :--- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const std::size_t i : byTotal(in.board)) {
        const LeaderboardRow &row = in.board.rows[i];
        const Ledger &l = row.total.ledger;
        QStringList cells{plain(row.candidate)};
        for (const int count : {l.scored, row.total.byPeople, l.refused, l.unparsed, l.failed, l.notRun})
            cells.append(QString::number(count));
        text += QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
    }
    text += QStringLiteral(
                "\n## How to get these numbers again\n\n- Plumbline %1, judge reply parser version %2\n- made %3\n"
                "- data hash `%4`\n")
                .arg(in.version, QString::number(in.parserVersion), dateText(in.createdMs), in.dataHash);
    for (const ReportRun &run : in.runs) {
        text += QStringLiteral("- %1 %2: sent as %3 over %4, started %5\n")
                    .arg(run.role, plain(run.model), plain(run.name), plain(run.wire), dateText(run.createdMs));
    }
    for (const PublishedTable &table : in.references)
        text += QStringLiteral("- reference table %1, SHA-256 `%2`\n").arg(plain(table.name), table.sha256);
    return text;
}

QJsonObject reportToJson(const ReportInput &in)
{
    QJsonArray runs;
    for (const ReportRun &run : in.runs) {
        runs.append(QJsonObject{{QStringLiteral("model"), run.model},
                                {QStringLiteral("role"), run.role},
                                {QStringLiteral("sent_as"), run.name},
                                {QStringLiteral("api"), run.wire},
                                {QStringLiteral("started"), dateText(run.createdMs)},
                                {QStringLiteral("settings"), runSettingsToJson(run.settings)}});
    }
    QJsonArray prompts;
    for (const ReportPrompt &prompt : in.prompts)
        prompts.append(QJsonObject{{QStringLiteral("version"), prompt.version}, {QStringLiteral("text"), prompt.text}});
    QJsonArray claims;
    for (const auto &[sentence, problem] : in.claims) {
        claims.append(QJsonObject{{QStringLiteral("claim"), sentence},
                                  {QStringLiteral("holds"), problem.isEmpty()},
                                  {QStringLiteral("why"), problem.isEmpty() ? QJsonValue() : QJsonValue(problem)}});
    }
    QJsonObject json{
        {QStringLiteral("title"), in.title},
        {QStringLiteral("made"), dateText(in.createdMs)},
        {QStringLiteral("version"), in.version},
        {QStringLiteral("parser_version"), in.parserVersion},
        {QStringLiteral("data_hash"), in.dataHash},
        {QStringLiteral("judge"), in.judge},
        {QStringLiteral("leaderboard"), leaderboardToJson(in.board)},
        {QStringLiteral("comparisons"), comparisonToJson(in.pairs)},
        {QStringLiteral("what_if"), whatIfsToJson(in.board, in.whatIfs).value(QStringLiteral("scenarios"))},
        {QStringLiteral("claims"), claims},
        {QStringLiteral("runs"), runs},
        {QStringLiteral("prompts"), prompts}};
    if (in.sheet.judges.size() > 1)
        json.insert(QStringLiteral("judges"), judgeStabilityToJson(in.sheet, in.chosen.choice));
    if (!in.references.empty())
        json.insert(QStringLiteral("published"), publishedToJson(in.references));
    return json;
}

} // namespace plumbline
