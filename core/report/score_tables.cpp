// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/score_tables.h"

#include "core/base/csv_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace plumbline {

namespace {

/// Total first, then the categories.
std::vector<std::optional<Category>> columnsOf(const Leaderboard &board)
{
    std::vector<std::optional<Category>> columns{std::nullopt};
    for (const Category category : categoriesOf(board))
        columns.emplace_back(category);
    return columns;
}

/// A cell of a published table as a ratio; nothing where the table does not have it.
std::optional<double> publishedOn(const PublishedTable &table, qsizetype row, std::optional<Category> category)
{
    const qsizetype column = category ? table.find(*category) : table.find(PublishedColumn::Total);
    if (column < 0)
        return {};
    const double value = table.columns[std::size_t(column)].numbers[std::size_t(row)];
    return std::isnan(value) ? std::nullopt : std::optional(value / table.scale());
}

QString csvNumber(const std::optional<double> &ratio)
{
    return ratio ? QString::number(100 * *ratio, 'f', 4) : QString();
}

QString markdownCell(QString text)
{
    // A model's name is data: it must not end the cell or begin markup.
    static const QString special = QStringLiteral("\\|`*_[]<>#");
    QString out;
    for (const QChar c : text.replace(u'\n', u' ')) {
        if (special.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

QString latexText(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'\\':
            out += QStringLiteral("\\textbackslash{}");
            break;
        case u'~':
            out += QStringLiteral("\\textasciitilde{}");
            break;
        case u'^':
            out += QStringLiteral("\\textasciicircum{}");
            break;
        case u'&':
        case u'%':
        case u'$':
        case u'#':
        case u'_':
        case u'{':
        case u'}':
            out += u'\\';
            out += c;
            break;
        case u'\n':
            out += u' ';
            break;
        case u'–':
            out += QStringLiteral("--");
            break;
        case u'·':
            out += QStringLiteral("$\\cdot$");
            break;
        default:
            out += c;
        }
    }
    return out;
}

QString intervalText(const std::optional<Interval> &interval)
{
    return interval ? QStringLiteral("%1–%2").arg(percentText(interval->low), percentText(interval->high))
                    : QStringLiteral("–");
}

} // namespace

std::vector<Category> categoriesOf(const Leaderboard &board)
{
    std::set<Category> found;
    for (const LeaderboardRow &row : board.rows) {
        for (const auto &[category, mean] : row.categories)
            found.insert(category);
    }
    return {found.begin(), found.end()};
}

std::vector<std::size_t> byTotal(const Leaderboard &board)
{
    std::vector<std::size_t> order(board.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return board.rows[a].total.mean.value.value_or(-1) > board.rows[b].total.mean.value.value_or(-1);
    });
    return order;
}

const ScoreMean *meanOn(const LeaderboardRow &row, std::optional<Category> category)
{
    if (!category)
        return &row.total;
    const auto found = row.categories.find(*category);
    return found == row.categories.end() ? nullptr : &found->second;
}

bool isBest(const Leaderboard &board, std::size_t row, std::optional<Category> category)
{
    const ScoreMean *mean = meanOn(board.rows[row], category);
    if (!mean || !mean->mean.value || board.rows.size() < 2)
        return false;
    return std::none_of(board.rows.begin(), board.rows.end(), [&](const LeaderboardRow &other) {
        const ScoreMean *m = meanOn(other, category);
        return m && m->mean.value && *m->mean.value > *mean->mean.value + kSameScore;
    });
}

QString percentText(const std::optional<double> &ratio)
{
    return ratio ? QString::number(100 * *ratio, 'f', 1) : QStringLiteral("–");
}

QString rankText(const Standing &standing)
{
    if (standing.rank < 1)
        return {};
    if (standing.lowest < 1)
        return QString::number(standing.rank);
    return standing.lowest == standing.highest ? QString::number(standing.lowest)
                                               : QStringLiteral("%1–%2").arg(standing.lowest).arg(standing.highest);
}

QString countsLine(const Leaderboard &board, const QString &judge)
{
    QStringList parts;
    parts.append(judge.isEmpty() ? QStringLiteral("no judge") : QStringLiteral("judge %1").arg(judge));
    switch (board.policy) {
    case MissingPolicy::Exclude:
        parts.append(QStringLiteral("missing scores excluded"));
        break;
    case MissingPolicy::Zero:
        parts.append(QStringLiteral("missing scores count as 0"));
        break;
    case MissingPolicy::Bounds:
        parts.append(QStringLiteral("missing scores as bounds"));
        break;
    }
    parts.append(QStringLiteral("%1 %2")
                     .arg(board.items)
                     .arg(board.items == 1 ? QStringLiteral("item") : QStringLiteral("items")));
    if (board.revision)
        parts.append(QStringLiteral("items as of revision %1").arg(*board.revision));
    if (!board.only.isEmpty())
        parts.append(board.only);
    return parts.join(QStringLiteral(" · "));
}

QString settingsLine(const Leaderboard &board, const QString &judge)
{
    const QString level = QString::number(100 * board.level, 'g', 4);
    const QString intervals = board.replicates
                                  ? QStringLiteral("intervals: %1 %, bootstrap over items, B = %2, seed %3")
                                        .arg(level)
                                        .arg(*board.replicates)
                                        .arg(board.seed)
                                  : QStringLiteral("intervals: %1 %, t over items").arg(level);
    return countsLine(board, judge) + QStringLiteral(" · ") + intervals;
}

QByteArray leaderboardCsv(const Leaderboard &board, const ScoreTableContext &context)
{
    QByteArray csv = csvRow({QStringLiteral("candidate"), QStringLiteral("source"), QStringLiteral("on"),
                             QStringLiteral("mean"), QStringLiteral("low"), QStringLiteral("high"), QStringLiteral("n"),
                             QStringLiteral("scored"), QStringLiteral("refused"), QStringLiteral("unparsed"),
                             QStringLiteral("failed"), QStringLiteral("not_run"), QStringLiteral("by_people"),
                             QStringLiteral("rank"), QStringLiteral("rank_low"), QStringLiteral("rank_high"),
                             QStringLiteral("judge"), QStringLiteral("policy"), QStringLiteral("interval")});
    const QString kind = board.replicates
                             ? QStringLiteral("bootstrap B=%1 seed=%2").arg(*board.replicates).arg(board.seed)
                             : QStringLiteral("t");
    const auto place = [](int rank) { return rank > 0 ? QString::number(rank) : QString(); };
    for (const LeaderboardRow &row : board.rows) {
        for (const std::optional<Category> &on : columnsOf(board)) {
            const ScoreMean *m = meanOn(row, on);
            if (!m)
                continue;
            const std::optional<Interval> &i = m->mean.interval;
            csv += csvRow({safeForSpreadsheets(row.candidate), QStringLiteral("project"),
                           on ? categoryId(*on) : QStringLiteral("total"), csvNumber(m->mean.value),
                           csvNumber(i ? std::optional(i->low) : std::nullopt),
                           csvNumber(i ? std::optional(i->high) : std::nullopt), QString::number(m->mean.n),
                           QString::number(m->ledger.scored), QString::number(m->ledger.refused),
                           QString::number(m->ledger.unparsed), QString::number(m->ledger.failed),
                           QString::number(m->ledger.notRun), QString::number(m->byPeople),
                           on ? QString() : place(row.standing.rank), on ? QString() : place(row.standing.lowest),
                           on ? QString() : place(row.standing.highest), safeForSpreadsheets(context.judge),
                           missingPolicyId(board.policy), kind});
        }
    }
    for (const PublishedTable &table : context.references) {
        for (qsizetype r = 0; r < table.rows(); ++r) {
            for (const std::optional<Category> &on : columnsOf(board)) {
                const std::optional<double> value = publishedOn(table, r, on);
                if (!value)
                    continue;
                QStringList cells{safeForSpreadsheets(table.models[r]), safeForSpreadsheets(table.name),
                                  on ? categoryId(*on) : QStringLiteral("total"), csvNumber(value)};
                while (cells.size() < 19)
                    cells.append(QString());
                csv += csvRow(cells);
            }
        }
    }
    return csv;
}

QString leaderboardMarkdown(const Leaderboard &board, const ScoreTableContext &context)
{
    const std::vector<Category> categories = categoriesOf(board);
    QStringList header{QStringLiteral("Rank"), QStringLiteral("Candidate"), QStringLiteral("Total"),
                       QStringLiteral("%1 % interval").arg(100 * board.level, 0, 'g', 4)};
    QStringList rule{QStringLiteral("---:"), QStringLiteral(":---"), QStringLiteral("---:"), QStringLiteral(":---:")};
    for (const Category category : categories) {
        header.append(categoryName(category));
        rule.append(QStringLiteral("---:"));
    }
    header.append({QStringLiteral("n"), QStringLiteral("missing")});
    rule.append({QStringLiteral("---:"), QStringLiteral("---:")});
    const auto line = [](const QStringList &cells) {
        return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
    };
    QString text = line(header) + line(rule);
    for (const std::size_t i : byTotal(board)) {
        const LeaderboardRow &row = board.rows[i];
        const auto marked = [&](std::optional<Category> on) {
            const ScoreMean *m = meanOn(row, on);
            const QString number = m ? percentText(m->mean.value) : QStringLiteral("–");
            return isBest(board, i, on) ? QStringLiteral("**%1**").arg(number) : number;
        };
        QStringList cells{rankText(row.standing), markdownCell(row.candidate), marked({}),
                          intervalText(row.total.mean.interval)};
        for (const Category category : categories)
            cells.append(marked(category));
        cells.append({QString::number(row.total.mean.n), QString::number(row.total.ledger.missing())});
        text += line(cells);
    }
    for (const PublishedTable &table : context.references) {
        for (qsizetype r = 0; r < table.rows(); ++r) {
            QStringList cells{QString(),
                              QStringLiteral("%1 *(%2)*").arg(markdownCell(table.models[r]), markdownCell(table.name)),
                              percentText(publishedOn(table, r, {})), QStringLiteral("not given")};
            for (const Category category : categories)
                cells.append(percentText(publishedOn(table, r, category)));
            cells.append({QStringLiteral("?"), QStringLiteral("?")});
            text += line(cells);
        }
    }
    return text + QStringLiteral("\nPercent. %1.\n").arg(markdownCell(settingsLine(board, context.judge)));
}

QString leaderboardLatex(const Leaderboard &board, const ScoreTableContext &context)
{
    const std::vector<Category> categories = categoriesOf(board);
    const std::vector<std::size_t> order = byTotal(board);
    QString text =
        QStringLiteral("% Needs \\usepackage{booktabs}\n\\begin{table}[t]\n\\centering\n\\caption{Mean scores in "
                       "percent. %1. Bold: best of its column; $\\approx$: not separable from the best total.}\n"
                       "\\label{tab:plumbline-scores}\n\\begin{tabular}{rl%2rr}\n\\toprule\n")
            .arg(latexText(settingsLine(board, context.judge)),
                 QString(static_cast<qsizetype>(categories.size()) + 2, u'r'));
    QStringList header{QStringLiteral("Rank"), QStringLiteral("Candidate"), QStringLiteral("Total"),
                       QStringLiteral("interval")};
    for (const Category category : categories)
        header.append(latexText(categoryName(category)));
    header.append({QStringLiteral("$n$"), QStringLiteral("missing")});
    const auto line = [](const QStringList &cells) -> QString {
        return cells.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n");
    };
    text += line(header) + QStringLiteral("\\midrule\n");
    for (const std::size_t i : order) {
        const LeaderboardRow &row = board.rows[i];
        const auto marked = [&](std::optional<Category> on) {
            const ScoreMean *m = meanOn(row, on);
            const QString number = m ? latexText(percentText(m->mean.value)) : QStringLiteral("--");
            return isBest(board, i, on) ? QStringLiteral("\\textbf{%1}").arg(number) : number;
        };
        QString total = marked({});
        if (i != order.front() && board.replicates && row.total.mean.value && !board.separable(order.front(), i))
            total = QStringLiteral("$\\approx$\\,") + total;
        QStringList cells{latexText(rankText(row.standing)), latexText(row.candidate), total,
                          latexText(intervalText(row.total.mean.interval))};
        for (const Category category : categories)
            cells.append(marked(category));
        cells.append({QString::number(row.total.mean.n), QString::number(row.total.ledger.missing())});
        text += line(cells);
    }
    for (const PublishedTable &table : context.references) {
        text += QStringLiteral("\\midrule\n\\multicolumn{%1}{l}{\\emph{%2}} \\\\\n")
                    .arg(categories.size() + 6)
                    .arg(latexText(table.name));
        for (qsizetype r = 0; r < table.rows(); ++r) {
            QStringList cells{QString(), latexText(table.models[r]), latexText(percentText(publishedOn(table, r, {}))),
                              QStringLiteral("--")};
            for (const Category category : categories)
                cells.append(latexText(percentText(publishedOn(table, r, category))));
            cells.append({QStringLiteral("--"), QStringLiteral("--")});
            text += line(cells);
        }
    }
    return text + QStringLiteral("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
}

} // namespace plumbline
