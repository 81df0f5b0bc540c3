// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_figures.h"

#include "core/report/score_tables.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plumbline {

namespace {

QString n(double value)
{
    return QString::number(value, 'f', 1);
}

QString tooltip(const QString &text)
{
    return QStringLiteral("<title>%1</title>").arg(escaped(text));
}

QString meanWords(const ScoreMean &mean)
{
    QString words = percentText(mean.mean.value);
    if (mean.mean.interval)
        words += QStringLiteral(" [%1, %2]")
                     .arg(percentText(mean.mean.interval->low), percentText(mean.mean.interval->high));
    return words + QStringLiteral(", n = %1").arg(mean.mean.n);
}

/// Lightness of a candidate's bar: one hue, the first row the fullest.
double opacityOf(std::size_t index, std::size_t count)
{
    return count < 2 ? 1.0 : 1.0 - 0.7 * double(index) / double(count - 1);
}

} // namespace

QString escaped(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'<':
            safe += QStringLiteral("&lt;");
            break;
        case u'>':
            safe += QStringLiteral("&gt;");
            break;
        case u'&':
            safe += QStringLiteral("&amp;");
            break;
        case u'"':
            safe += QStringLiteral("&quot;");
            break;
        case u'\'':
            safe += QStringLiteral("&#39;");
            break;
        default:
            // Control characters are no characters of HTML.
            safe += c.unicode() < 0x20 && c != u'\n' && c != u'\t' ? QChar(0xFFFD) : c;
        }
    }
    return safe;
}

QString intervalSvg(const ScoreMean &mean)
{
    if (!mean.mean.value)
        return {};
    constexpr double kWidth = 200;
    const auto x = [](double ratio) { return n(4 + (kWidth - 8) * std::clamp(ratio, 0.0, 1.0)); };
    QString svg = QStringLiteral("<svg class=\"interval\" viewBox=\"0 0 200 16\" role=\"img\" aria-label=\"%1\">"
                                 "<line x1=\"4\" x2=\"196\" y1=\"8\" y2=\"8\" class=\"hair\"/>")
                      .arg(escaped(meanWords(mean)));
    if (mean.mean.interval) {
        svg += QStringLiteral("<line x1=\"%1\" x2=\"%2\" y1=\"8\" y2=\"8\" class=\"whisker\"/>")
                   .arg(x(mean.mean.interval->low), x(mean.mean.interval->high));
    }
    return svg + QStringLiteral("<circle cx=\"%1\" cy=\"8\" r=\"4\" class=\"dot\"/></svg>").arg(x(*mean.mean.value));
}

QString categorySvg(const Leaderboard &board, const std::vector<std::size_t> &order)
{
    const std::vector<Category> categories = categoriesOf(board);
    if (categories.empty() || order.empty())
        return {};
    constexpr double kLeft = 36;
    constexpr double kTop = 8;
    constexpr double kPlot = 260;
    const double bar = std::clamp(90.0 / double(order.size()), 3.0, 26.0);
    const double group = std::max(84.0, bar * double(order.size()) + 24);
    const double width = kLeft + group * double(categories.size()) + 8;
    const auto y = [](double ratio) { return kTop + kPlot * (1 - std::clamp(ratio, 0.0, 1.0)); };
    QString svg =
        QStringLiteral("<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"Mean component score by category\" "
                       "style=\"max-width:%1px\">")
            .arg(n(width), n(kTop + kPlot + 40));
    for (int tick = 0; tick <= 100; tick += 25) {
        svg += QStringLiteral("<line x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\" class=\"hair\"/><text x=\"%4\" y=\"%5\" "
                              "class=\"tick\" text-anchor=\"end\">%6</text>")
                   .arg(n(kLeft), n(width - 4), n(y(tick / 100.0)), n(kLeft - 6), n(y(tick / 100.0) + 4),
                        QString::number(tick));
    }
    for (std::size_t g = 0; g < categories.size(); ++g) {
        const double left = kLeft + group * double(g) + (group - bar * double(order.size())) / 2;
        qsizetype most = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const LeaderboardRow &row = board.rows[order[i]];
            const ScoreMean *m = meanOn(row, categories[g]);
            if (!m || !m->mean.value)
                continue;
            most = std::max(most, m->mean.n);
            const double x = left + bar * double(i);
            svg +=
                QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" class=\"c-%5\" opacity=\"%6\">")
                    .arg(n(x), n(y(*m->mean.value)), n(bar - 1.5), n(kTop + kPlot - y(*m->mean.value)),
                         categoryId(categories[g]), QString::number(opacityOf(i, order.size()), 'f', 2)) +
                tooltip(QStringLiteral("%1, %2: %3").arg(row.candidate, categoryName(categories[g]), meanWords(*m))) +
                QStringLiteral("</rect>");
            if (m->mean.interval) {
                svg += QStringLiteral("<line x1=\"%1\" x2=\"%1\" y1=\"%2\" y2=\"%3\" class=\"error\"/>")
                           .arg(n(x + (bar - 1.5) / 2), n(y(m->mean.interval->low)), n(y(m->mean.interval->high)));
            }
        }
        const double middle = kLeft + group * (double(g) + 0.5);
        svg += QStringLiteral("<text x=\"%1\" y=\"%2\" class=\"label\" text-anchor=\"middle\">%3</text><text x=\"%1\" "
                              "y=\"%4\" class=\"tick\" text-anchor=\"middle\">n = %5</text>")
                   .arg(n(middle), n(kTop + kPlot + 17), escaped(categoryName(categories[g])), n(kTop + kPlot + 32),
                        QString::number(most));
    }
    return svg + QStringLiteral("</svg>");
}

QString distributionSvg(const ScoreSheet &sheet, const ChosenScores &chosen, const std::vector<std::size_t> &order)
{
    constexpr int kBins = 10;
    constexpr double kLeft = 180;
    constexpr double kBin = 44;
    constexpr double kStrip = 46;
    if (order.empty())
        return {};
    QString svg = QStringLiteral("<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"Distribution of item scores\" "
                                 "style=\"max-width:%1px\">")
                      .arg(n(kLeft + kBins * kBin + 10), n(kStrip * double(order.size()) + 26));
    for (std::size_t s = 0; s < order.size(); ++s) {
        const ChosenCandidate &candidate = chosen.candidates[order[s]];
        std::array<int, kBins> counts{};
        int scored = 0;
        for (const double score : candidate.total.scores) {
            if (std::isnan(score))
                continue;
            ++counts[std::size_t(std::clamp(int(score * kBins), 0, kBins - 1))];
            ++scored;
        }
        const int most = std::max(1, *std::max_element(counts.begin(), counts.end()));
        const double base = kStrip * double(s + 1) - 4;
        const QString &name = sheet.candidates[candidate.candidate].name;
        svg += QStringLiteral("<text x=\"%1\" y=\"%2\" class=\"label\" text-anchor=\"end\">%3</text><line x1=\"%4\" "
                              "x2=\"%5\" y1=\"%6\" y2=\"%6\" class=\"hair\"/>")
                   .arg(n(kLeft - 10), n(base - 6), escaped(name.size() > 24 ? name.left(23) + u'…' : name), n(kLeft),
                        n(kLeft + kBins * kBin), n(base));
        for (int b = 0; b < kBins; ++b) {
            const double height = 34.0 * counts[std::size_t(b)] / most;
            svg += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" class=\"fill\">")
                       .arg(n(kLeft + b * kBin + 1), n(base - height), n(kBin - 2), n(height)) +
                   tooltip(QStringLiteral("%1: %2 of %3 items score %4 to %5")
                               .arg(name, QString::number(counts[std::size_t(b)]), QString::number(scored),
                                    QString::number(b * 10), QString::number(b * 10 + 10))) +
                   QStringLiteral("</rect>");
        }
    }
    const double bottom = kStrip * double(order.size()) + 14;
    for (int b = 0; b <= kBins; b += 2) {
        svg += QStringLiteral("<text x=\"%1\" y=\"%2\" class=\"tick\" text-anchor=\"middle\">%3</text>")
                   .arg(n(kLeft + b * kBin), n(bottom), QString::number(b * 10));
    }
    return svg + QStringLiteral("</svg>");
}

} // namespace plumbline
