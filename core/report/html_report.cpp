// SPDX-License-Identifier: GPL-3.0-or-later
// The report as one page of HTML. Every text from a model or a file goes through escaped(); the page's policy forbids
// scripts and requests, so that even a mistake here could not run or fetch anything.
#include "core/report/report_input.h"
#include "core/report/report_style.h"
#include "core/report/svg_figures.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plumbline {

namespace {

constexpr std::size_t kWorstItems = 20;

QString cell(const QString &text, const char *classes = "")
{
    return *classes ? QStringLiteral("<td class=\"%1\">%2</td>").arg(QLatin1String(classes), text)
                    : QStringLiteral("<td>%1</td>").arg(text);
}

QString headerCell(const QString &text, const char *classes = "")
{
    return QStringLiteral("<th scope=\"col\" class=\"%1\">%2</th>").arg(QLatin1String(classes), escaped(text));
}

QString section(const QString &id, const QString &title, const QString &subtitle, const QString &body)
{
    return QStringLiteral("<section id=\"%1\" aria-labelledby=\"%1-h\"><h2 id=\"%1-h\">%2</h2>")
               .arg(id, escaped(title)) +
           (subtitle.isEmpty() ? QString() : QStringLiteral("<p class=\"muted\">%1</p>").arg(escaped(subtitle))) +
           body + QStringLiteral("</section>\n");
}

/// A wide table scrolls by itself; a focusable region, so that arrow keys scroll it.
QString scrolled(const QString &label, const QString &table)
{
    return QStringLiteral("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%1\">%2</div>")
        .arg(escaped(label), table);
}

QString leaderboardSection(const ReportInput &in)
{
    const std::vector<Category> categories = categoriesOf(in.board);
    QString head = headerCell(QStringLiteral("Rank")) + headerCell(QStringLiteral("Candidate"), "name") +
                   headerCell(QStringLiteral("Total")) +
                   headerCell(QStringLiteral("%1 % interval").arg(100 * in.board.level, 0, 'g', 4), "name") +
                   headerCell(QString());
    for (const Category category : categories)
        head += headerCell(categoryName(category));
    head += headerCell(QStringLiteral("n")) + headerCell(QStringLiteral("missing"));
    QString rows;
    for (const std::size_t i : byTotal(in.board)) {
        const LeaderboardRow &row = in.board.rows[i];
        const auto mean = [&](std::optional<Category> on) {
            const ScoreMean *m = meanOn(row, on);
            return cell(m ? percentText(m->mean.value) : QStringLiteral("–"), isBest(in.board, i, on) ? "best" : "");
        };
        const std::optional<Interval> &interval = row.total.mean.interval;
        rows += QStringLiteral("<tr>") + cell(rankText(row.standing)) + cell(escaped(row.candidate), "name") +
                mean({}) + cell(intervalSvg(row.total), "name") +
                cell(interval ? QStringLiteral("%1–%2").arg(percentText(interval->low), percentText(interval->high))
                              : QStringLiteral("undefined"));
        for (const Category category : categories)
            rows += mean(category);
        const int missing = row.total.ledger.missing();
        rows += cell(QString::number(row.total.mean.n)) + cell(QString::number(missing), missing > 0 ? "warn" : "") +
                QStringLiteral("</tr>\n");
    }
    for (const PublishedTable &table : in.references) {
        for (qsizetype r = 0; r < table.rows(); ++r) {
            const auto value = [&](qsizetype column) {
                const double number = column < 0 ? std::numeric_limits<double>::quiet_NaN()
                                                 : table.columns[std::size_t(column)].numbers[std::size_t(r)];
                return cell(percentText(std::isnan(number) ? std::nullopt : std::optional(number / table.scale())));
            };
            rows += QStringLiteral("<tr class=\"reference\">") + cell(QString()) +
                    cell(QStringLiteral("%1 <span class=\"tag\" title=\"%2\">%2</span>")
                             .arg(escaped(table.models[r]), escaped(table.name)),
                         "name") +
                    value(table.find(PublishedColumn::Total)) + cell(QString()) + cell(QStringLiteral("not given"));
            for (const Category category : categories)
                rows += value(table.find(category));
            rows += cell(QStringLiteral("?")) + cell(QStringLiteral("?")) + QStringLiteral("</tr>\n");
        }
    }
    QString subtitle =
        settingsLine(in.board, in.judge) +
        QStringLiteral(". Percent; bold: best of its column. A rank such as 1–2 says that the order is not settled.");
    return section(
        QStringLiteral("leaderboard"), QStringLiteral("Leaderboard"), subtitle,
        scrolled(QStringLiteral("Leaderboard"),
                 QStringLiteral("<table><thead><tr>%1</tr></thead><tbody>%2</tbody></table>").arg(head, rows)));
}

QString claimsSection(const ReportInput &in)
{
    if (in.claims.empty())
        return {};
    QString list;
    for (const auto &[sentence, problem] : in.claims) {
        list += QStringLiteral("<p>%1 %2%3</p>")
                    .arg(problem.isEmpty() ? QStringLiteral("<span class=\"good\">✓ holds:</span>")
                                           : QStringLiteral("<span class=\"bad\">✕ no longer holds:</span>"),
                         escaped(sentence),
                         problem.isEmpty() ? QString()
                                           : QStringLiteral(" <span class=\"bad\">%1</span>").arg(escaped(problem)));
    }
    return section(QStringLiteral("claims"), QStringLiteral("Claims"),
                   QStringLiteral("Sentences made from the data, checked again when this report was made."), list);
}

QString pairsSection(const ReportInput &in)
{
    if (in.pairs.rows.empty())
        return {};
    QString head = headerCell(QStringLiteral("A"), "name") + headerCell(QStringLiteral("B"), "name");
    for (const char *title : {"A − B, points", "interval", "n items", "A higher", "B higher", "p", "p after Holm"})
        head += headerCell(QString::fromUtf8(title));
    head += headerCell(QStringLiteral("verdict"), "name");
    QString rows;
    for (const ComparisonRow &row : in.pairs.rows) {
        const PairedComparison &x = row.numbers;
        const auto p = [](std::optional<double> value) {
            return value ? QString::number(*value, 'f', 4) : QStringLiteral("–");
        };
        const int verdict = row.verdict();
        rows += QStringLiteral("<tr>") + cell(escaped(in.pairs.names.value(qsizetype(row.a))), "name") +
                cell(escaped(in.pairs.names.value(qsizetype(row.b))), "name") +
                cell(x.difference.value ? QString::number(100 * *x.difference.value, 'f', 1) : QStringLiteral("–")) +
                cell(x.difference.interval ? QStringLiteral("%1 to %2")
                                                 .arg(QString::number(100 * x.difference.interval->low, 'f', 1),
                                                      QString::number(100 * x.difference.interval->high, 'f', 1))
                                           : QStringLiteral("undefined")) +
                cell(QString::number(x.difference.n)) + cell(QString::number(x.aHigher)) +
                cell(QString::number(x.bHigher)) + cell(p(x.test.pValue)) + cell(p(row.holm)) +
                cell(verdict > 0   ? QStringLiteral("A is higher")
                     : verdict < 0 ? QStringLiteral("B is higher")
                                   : QStringLiteral("not separable"),
                     "name") +
                QStringLiteral("</tr>\n");
    }
    return section(
        QStringLiteral("pairs"), QStringLiteral("Comparisons that hold"),
        QStringLiteral("Paired over common items: mean difference with bootstrap interval, sign-flip "
                       "permutation p, Holm over all pairs. “Not separable”: p after Holm is at least 0.05."),
        scrolled(QStringLiteral("Comparisons"),
                 QStringLiteral("<table><thead><tr>%1</tr></thead><tbody>%2</tbody></table>").arg(head, rows)));
}

QString ledgerSection(const ReportInput &in)
{
    QString head = headerCell(QStringLiteral("Candidate"), "name") + headerCell(QStringLiteral("Mean of"), "name");
    for (const char *title : {"scored", "by people", "refused", "unparsed", "failed", "not run", "total"})
        head += headerCell(QString::fromUtf8(title));
    QString rows;
    for (const std::size_t i : byTotal(in.board)) {
        const LeaderboardRow &row = in.board.rows[i];
        std::vector<std::optional<Category>> columns{std::nullopt};
        for (const auto &[category, mean] : row.categories)
            columns.emplace_back(category);
        for (const std::optional<Category> &on : columns) {
            const ScoreMean &m = *meanOn(row, on);
            rows += QStringLiteral("<tr>") + cell(escaped(row.candidate), "name") +
                    cell(on ? escaped(categoryName(*on)) : QStringLiteral("items (total)"), "name");
            for (const int count : {m.ledger.scored, m.byPeople, m.ledger.refused, m.ledger.unparsed, m.ledger.failed,
                                    m.ledger.notRun, m.ledger.total()})
                rows += cell(QString::number(count));
            rows += QStringLiteral("</tr>\n");
        }
    }
    return section(
        QStringLiteral("ledger"), QStringLiteral("Denominator ledger"),
        QStringLiteral("How many scores stand behind every mean, and how many are missing and why."),
        QStringLiteral("<details><summary>All means</summary>%1</details>")
            .arg(scrolled(
                QStringLiteral("Denominator ledger"),
                QStringLiteral("<table><thead><tr>%1</tr></thead><tbody>%2</tbody></table>").arg(head, rows))));
}

QString whatIfSection(const ReportInput &in)
{
    if (in.whatIfs.empty())
        return {};
    QString head = headerCell(QStringLiteral("What if"), "name") + headerCell(QStringLiteral("Kendall τ-b")) +
                   headerCell(QStringLiteral("Spearman ρ")) + headerCell(QStringLiteral("who moves"), "wrap");
    QString rows;
    const auto number = [](const Estimate &e) {
        return e.value ? QString::number(*e.value, 'f', 3) : QStringLiteral("undefined");
    };
    for (const WhatIf &scenario : in.whatIfs) {
        QStringList moves;
        for (std::size_t i = 0; i < scenario.moves.size(); ++i) {
            if (scenario.moves[i] != 0) {
                moves.append(QStringLiteral("%1: %2 → %3")
                                 .arg(scenario.board.rows[i].candidate, QString::number(in.board.rows[i].standing.rank),
                                      QString::number(scenario.board.rows[i].standing.rank)));
            }
        }
        rows += QStringLiteral("<tr>") + cell(escaped(scenario.name), "name") + cell(number(scenario.toDefault.tauB)) +
                cell(number(scenario.toDefault.rho)) +
                cell(moves.isEmpty() ? QStringLiteral("nobody") : escaped(moves.join(QStringLiteral("; "))), "wrap") +
                QStringLiteral("</tr>\n");
    }
    return section(
        QStringLiteral("what-if"), QStringLiteral("Do the ranks hold?"),
        QStringLiteral("Each line changes one choice and compares the order of the totals with the leaderboard's."),
        scrolled(QStringLiteral("What if"),
                 QStringLiteral("<table><thead><tr>%1</tr></thead><tbody>%2</tbody></table>").arg(head, rows)));
}

QString judgesSection(const ReportInput &in)
{
    const std::size_t judges = in.sheet.judges.size();
    if (judges < 2)
        return {};
    const ScoreTable totals = totalsByJudge(in.sheet, in.chosen.choice);
    QString head = headerCell(QStringLiteral("Candidate"), "name");
    std::vector<std::vector<int>> ranks;
    for (std::size_t j = 0; j < judges; ++j) {
        head += headerCell(in.sheet.judges[j].name) + headerCell(QStringLiteral("rank"));
        std::vector<double> column;
        for (qsizetype c = 0; c < totals.units(); ++c)
            column.push_back(totals.at(c, qsizetype(j)));
        ranks.push_back(competitionRanks(column, kSameScore));
    }
    QString rows;
    for (const std::size_t i : byTotal(in.board)) {
        rows += QStringLiteral("<tr>") + cell(escaped(in.board.rows[i].candidate), "name");
        for (std::size_t j = 0; j < judges; ++j) {
            const double total = totals.at(qsizetype(i), qsizetype(j));
            rows += cell(percentText(std::isnan(total) ? std::nullopt : std::optional(total))) +
                    cell(ranks[j][i] > 0 ? QString::number(ranks[j][i]) : QStringLiteral("–"));
        }
        rows += QStringLiteral("</tr>\n");
    }
    QString pairs;
    const std::vector<RankStability> stability = rankStability(totals);
    for (std::size_t a = 0; a < judges; ++a) {
        for (std::size_t b = a + 1; b < judges; ++b) {
            const RankStability &s = stability[a * judges + b];
            const auto number = [](const Estimate &e) {
                return e.value ? QString::number(*e.value, 'f', 3) : QStringLiteral("undefined");
            };
            pairs += QStringLiteral("<p>%1 and %2: Kendall τ-b %3, Spearman ρ %4, n = %5 candidates</p>")
                         .arg(escaped(in.sheet.judges[a].name), escaped(in.sheet.judges[b].name), number(s.tauB),
                              number(s.rho), QString::number(s.tauB.n));
        }
    }
    return section(
        QStringLiteral("judges"), QStringLiteral("Judge against judge"),
        QStringLiteral("Totals and ranks by each judge alone, people's points left out."),
        scrolled(QStringLiteral("Judges"),
                 QStringLiteral("<table><thead><tr>%1</tr></thead><tbody>%2</tbody></table>").arg(head, rows)) +
            pairs);
}

QString pointsText(double ratio, double weight)
{
    return std::isnan(ratio) ? QStringLiteral("–") : QString::number(ratio * weight, 'g', 4);
}

/// The item with its components, and under it every response with its points.
QString itemDetails(const ReportInput &in, const ScoreTable &totals, std::size_t at,
                    const std::vector<std::size_t> &order)
{
    const Item &item = in.sheet.items[in.chosen.items[at]];
    QString components;
    for (const Component &component : item.components) {
        components += QStringLiteral("<tr>") + cell(escaped(component.text), "wrap") +
                      cell(escaped(categoryName(component.category())), "name") +
                      cell(QString::number(component.weight, 'g', 4)) + QStringLiteral("</tr>");
    }
    QString body;
    const QString thumbnail = in.thumbnails.value(item.id);
    if (!thumbnail.isEmpty()) {
        body += QStringLiteral("<img alt=\"Image of item %1\" src=\"%2\">")
                    .arg(QString::number(item.position), escaped(thumbnail));
    }
    body +=
        QStringLiteral("<p class=\"instruction\">%1</p><table><thead><tr>%2%3%4</tr></thead><tbody>%5</tbody></table>")
            .arg(escaped(item.instruction), headerCell(QStringLiteral("Component"), "wrap"),
                 headerCell(QStringLiteral("Category"), "name"), headerCell(QStringLiteral("Weight")), components);
    const std::vector<std::size_t> judges =
        in.chosen.choice.judges.empty() ? std::vector<std::size_t>{0} : in.chosen.choice.judges;
    for (const std::size_t c : order) {
        const std::size_t candidate = in.chosen.candidates[c].candidate;
        const QString &id = in.sheet.responses[in.chosen.items[at] * in.sheet.candidates.size() + candidate];
        const double total = totals.at(qsizetype(at), qsizetype(c));
        QStringList points;
        for (std::size_t k = 0; k < item.components.size(); ++k) {
            const std::size_t row = in.sheet.cell(in.sheet.firstComponent[in.chosen.items[at]] + k, candidate);
            const double weight = item.components[k].weight;
            QString text = pointsText(in.sheet.judged[row * in.sheet.judges.size() + judges.front()], weight);
            if (!std::isnan(in.sheet.human[row]))
                text += QStringLiteral(" (people %1)").arg(pointsText(in.sheet.human[row], weight));
            points.append(QStringLiteral("%1/%2").arg(text, QString::number(weight, 'g', 4)));
        }
        body += QStringLiteral("<h3>%1: %2 <span class=\"muted\">(%3)</span></h3>")
                    .arg(escaped(in.sheet.candidates[candidate].name),
                         percentText(std::isnan(total) ? std::nullopt : std::optional(total)),
                         escaped(points.join(QStringLiteral(", "))));
        body += id.isEmpty()
                    ? QStringLiteral("<p class=\"muted\">No response.</p>")
                    : QStringLiteral("<div class=\"response\">%1</div>").arg(escaped(in.responseTexts.value(id)));
        if (in.judgeReplies.contains(id)) {
            body +=
                QStringLiteral(
                    "<details><summary class=\"muted\">Judge's reply</summary><div class=\"reply\">%1</div></details>")
                    .arg(escaped(in.judgeReplies.value(id)));
        }
    }
    const QString first = item.instruction.simplified();
    return QStringLiteral("<details><summary>Item %1: %2</summary>%3</details>\n")
        .arg(QString::number(item.position), escaped(first.size() > 110 ? first.left(109) + u'…' : first), body);
}

QString itemsSection(const ReportInput &in)
{
    if (in.items == ReportItems::None)
        return {};
    const ScoreTable totals = in.chosen.totals();
    std::vector<std::size_t> items(in.chosen.items.size());
    std::iota(items.begin(), items.end(), std::size_t{0});
    if (in.items == ReportItems::Worst) {
        const auto meanOfItem = [&](std::size_t i) {
            double sum = 0;
            int count = 0;
            for (const double x : totals.unit(qsizetype(i))) {
                if (!std::isnan(x)) {
                    sum += x;
                    ++count;
                }
            }
            return count > 0 ? sum / count : 2.0; // unscored ones last
        };
        std::stable_sort(items.begin(), items.end(),
                         [&](std::size_t a, std::size_t b) { return meanOfItem(a) < meanOfItem(b); });
        items.resize(std::min(items.size(), kWorstItems));
    }
    const std::vector<std::size_t> order = byTotal(in.board);
    QString body;
    for (const std::size_t item : items)
        body += itemDetails(in, totals, item, order);
    return section(
        QStringLiteral("items"),
        in.items == ReportItems::Worst ? QStringLiteral("The items with the lowest scores")
                                       : QStringLiteral("Items and responses"),
        QStringLiteral("Open an item to read its instruction, the responses, and the points of every component."),
        body);
}

QString settingsSection(const ReportInput &in)
{
    const auto entry = [](const QString &name, const QString &value) {
        return QStringLiteral("<dt>%1</dt><dd>%2</dd>").arg(escaped(name), escaped(value));
    };
    QString body = QStringLiteral("<dl>") + entry(QStringLiteral("Plumbline"), in.version) +
                   entry(QStringLiteral("Judge reply parser"), QStringLiteral("version %1").arg(in.parserVersion)) +
                   entry(QStringLiteral("Data hash"), in.dataHash) +
                   entry(QStringLiteral("Settings"), settingsLine(in.board, in.judge));
    for (const PublishedTable &table : in.references)
        body +=
            entry(QStringLiteral("Reference table"), QStringLiteral("%1, SHA-256 %2").arg(table.name, table.sha256));
    body += QStringLiteral("</dl>");
    if (!in.runs.empty()) {
        QString rows;
        for (const ReportRun &run : in.runs) {
            rows +=
                QStringLiteral("<tr>") + cell(escaped(run.model), "name") + cell(escaped(run.role), "name") +
                cell(escaped(run.name), "name") + cell(escaped(run.wire), "name") +
                cell(escaped(QDateTime::fromMSecsSinceEpoch(run.createdMs, Qt::UTC).toString(Qt::ISODate)), "name") +
                cell(escaped(QString::fromUtf8(
                         QJsonDocument(runSettingsToJson(run.settings)).toJson(QJsonDocument::Compact))),
                     "wrap") +
                QStringLiteral("</tr>\n");
        }
        QString head;
        for (const char *title : {"Model", "Role", "Sent as", "API", "Started (UTC)"})
            head += headerCell(QString::fromUtf8(title), "name");
        head += headerCell(QStringLiteral("Settings"), "wrap");
        body += QStringLiteral("<h3>Runs</h3>") +
                scrolled(QStringLiteral("Runs"),
                         QStringLiteral("<table><thead><tr>%1</tr></thead><tbody>%2</tbody></table>").arg(head, rows));
    }
    for (const ReportPrompt &prompt : in.prompts) {
        body += QStringLiteral("<details><summary>Judge prompt %1</summary><pre>%2</pre></details>")
                    .arg(escaped(prompt.version), escaped(prompt.text));
    }
    return section(QStringLiteral("settings"), QStringLiteral("How to get these numbers again"),
                   QStringLiteral("Settings, prompts, versions and hashes behind this report."), body);
}

} // namespace

QByteArray htmlReport(const ReportInput &in)
{
    std::vector<std::pair<QString, QString>> sections;
    const auto add = [&](const char *title, const QString &html) {
        if (!html.isEmpty())
            sections.emplace_back(QString::fromUtf8(title), html);
    };
    const std::vector<std::size_t> order = byTotal(in.board);
    add("Leaderboard", leaderboardSection(in));
    add("Claims", claimsSection(in));
    const QString bars = categorySvg(in.board, order);
    if (!bars.isEmpty()) {
        add("Categories",
            section(
                QStringLiteral("categories"), QStringLiteral("Score by category"),
                QStringLiteral("Mean component score in percent with interval; candidates from left to right as in the "
                               "leaderboard; n: components scored. Hover a bar for its numbers."),
                scrolled(QStringLiteral("Score by category"), bars)));
        add("Distribution",
            section(QStringLiteral("distribution"), QStringLiteral("Distribution of item scores"),
                    QStringLiteral("Share of items by score in percent, one strip a candidate."),
                    scrolled(QStringLiteral("Distribution"), distributionSvg(in.sheet, in.chosen, order))));
    }
    add("Comparisons", pairsSection(in));
    add("Judges", judgesSection(in));
    add("What if", whatIfSection(in));
    add("Ledger", ledgerSection(in));
    add("Items", itemsSection(in));
    add("Settings", settingsSection(in));
    QString links;
    QString bodies;
    for (const auto &[title, html] : sections) {
        const qsizetype from = html.indexOf(QLatin1String("id=\"")) + 4;
        links += QStringLiteral("<li><a href=\"#%1\">%2</a></li>")
                     .arg(html.mid(from, html.indexOf(u'"', from) - from), title);
        bodies += html;
    }
    const QString made =
        QDateTime::fromMSecsSinceEpoch(in.createdMs, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    const QString page =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'unsafe-inline'; img-src data:\"><meta name=\"viewport\" content=\"width=device-width\">"
                       "<meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\"><title>") +
        escaped(in.title) + QStringLiteral("</title><style>") + QString::fromUtf8(kReportStyle) +
        QStringLiteral(
            "</style></head><body><a class=\"skip\" href=\"#leaderboard\">Skip to the leaderboard</a><header><h1>") +
        escaped(in.title) + QStringLiteral("</h1><p class=\"muted\">") + escaped(settingsLine(in.board, in.judge)) +
        QStringLiteral(" · made %1 by Plumbline %2</p><nav aria-label=\"Sections\"><ul>")
            .arg(made, escaped(in.version)) +
        links + QStringLiteral("</ul></nav></header><main>\n") + bodies +
        QStringLiteral("</main><footer class=\"muted\"><p>Data hash %1</p></footer></body></html>\n").arg(in.dataHash);
    return page.toUtf8();
}

} // namespace plumbline
