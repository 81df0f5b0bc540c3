// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/report_pdf.h"

#include "core/base/output_file.h"
#include "core/report/svg_figures.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextDocument>

#include <cmath>

namespace plumbline {

namespace {

constexpr int kFigurePixels = 2600; ///< across a page of 277 mm: 240 dpi

/// The classes of the page's figures in the light tokens, for a renderer that knows no CSS variables.
constexpr char kFigureStyle[] =
    "<style>.hair{stroke:#e2e2dc}.error{stroke:#1d2125;stroke-width:1.3}.tick{fill:#5f6971;font-size:11px;"
    "font-family:Inter}.label{fill:#1d2125;font-size:12px;font-family:Inter}.fill{fill:#2b5fc7}"
    ".c-description{fill:#0b6fb3}.c-length_limit{fill:#c27c00}.c-mention{fill:#00845f}.c-genre{fill:#b0508c}"
    ".c-grammar{fill:#3d8fc4}.c-math{fill:#c4501b}.c-perspective{fill:#7d6b00}.c-ocr{fill:#5d4b9c}"
    ".c-other{fill:#667079}</style>";

QImage drawn(QString svg)
{
    svg.insert(svg.indexOf(u'>') + 1, QLatin1String(kFigureStyle));
    svg.insert(4, QStringLiteral(" xmlns=\"http://www.w3.org/2000/svg\""));
    QSvgRenderer renderer(svg.toUtf8());
    if (!renderer.isValid())
        return {};
    const QSizeF size = renderer.viewBoxF().size();
    QImage image(kFigurePixels, int(std::lround(kFigurePixels * size.height() / size.width())), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

QString row(const QStringList &cells, const char *tag = "td")
{
    QString html = QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i) {
        html += QStringLiteral("<%1 align=\"%2\">%3</%1>")
                    .arg(QLatin1String(tag), i == 0 ? QStringLiteral("left") : QStringLiteral("right"), cells[i]);
    }
    return html + QStringLiteral("</tr>");
}

QString table(const QString &rows)
{
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">%1</table>").arg(rows);
}

QString leaderboardTable(const ReportInput &in)
{
    const std::vector<Category> categories = categoriesOf(in.board);
    QStringList head{QStringLiteral("Candidate"), QStringLiteral("Rank"), QStringLiteral("Total"),
                     QStringLiteral("%1 % interval").arg(100 * in.board.level, 0, 'g', 4)};
    for (const Category category : categories)
        head.append(escaped(categoryName(category)));
    head.append({QStringLiteral("n"), QStringLiteral("missing")});
    QString rows = row(head, "th");
    for (const std::size_t i : byTotal(in.board)) {
        const LeaderboardRow &r = in.board.rows[i];
        const auto mean = [&](std::optional<Category> on) {
            const ScoreMean *m = meanOn(r, on);
            const QString text = m ? percentText(m->mean.value) : QStringLiteral("–");
            return isBest(in.board, i, on) ? QStringLiteral("<b>%1</b>").arg(text) : text;
        };
        const std::optional<Interval> &interval = r.total.mean.interval;
        QStringList cells{escaped(r.candidate), rankText(r.standing), mean({}),
                          interval ? percentText(interval->low) + u'–' + percentText(interval->high)
                                   : QStringLiteral("undefined")};
        for (const Category category : categories)
            cells.append(mean(category));
        cells.append({QString::number(r.total.mean.n), QString::number(r.total.ledger.missing())});
        rows += row(cells);
    }
    for (const PublishedTable &reference : in.references) {
        for (qsizetype r = 0; r < reference.rows(); ++r) {
            const auto value = [&](qsizetype column) {
                const double x =
                    column < 0 ? std::nan("") : reference.columns[std::size_t(column)].numbers[std::size_t(r)];
                return percentText(std::isnan(x) ? std::nullopt : std::optional(x / reference.scale()));
            };
            QStringList cells{
                QStringLiteral("<i>%1 (%2)</i>").arg(escaped(reference.models[r]), escaped(reference.name)), QString(),
                value(reference.find(PublishedColumn::Total)), QStringLiteral("not given")};
            for (const Category category : categories)
                cells.append(value(reference.find(category)));
            cells.append({QStringLiteral("?"), QStringLiteral("?")});
            rows += row(cells);
        }
    }
    return table(rows);
}

QString ledgerTable(const ReportInput &in)
{
    QString rows = row({QStringLiteral("Candidate"), QStringLiteral("scored items"), QStringLiteral("by people"),
                        QStringLiteral("refused"), QStringLiteral("unparsed"), QStringLiteral("failed"),
                        QStringLiteral("not run")},
                       "th");
    for (const std::size_t i : byTotal(in.board)) {
        const Ledger &l = in.board.rows[i].total.ledger;
        QStringList cells{escaped(in.board.rows[i].candidate)};
        for (const int count : {l.scored, in.board.rows[i].total.byPeople, l.refused, l.unparsed, l.failed, l.notRun})
            cells.append(QString::number(count));
        rows += row(cells);
    }
    return table(rows);
}

QString whatIfTable(const ReportInput &in)
{
    QString rows = row({QStringLiteral("What if"), QStringLiteral("Kendall τ-b"), QStringLiteral("Spearman ρ")}, "th");
    const auto number = [](const Estimate &e) {
        return e.value ? QString::number(*e.value, 'f', 3) : QStringLiteral("undefined");
    };
    for (const WhatIf &scenario : in.whatIfs)
        rows += row({escaped(scenario.name), number(scenario.toDefault.tauB), number(scenario.toDefault.rho)});
    return table(rows);
}

QString bodyOf(const ReportInput &in, QTextDocument &document)
{
    QString html =
        QStringLiteral("<h1>%1</h1><p>%2 · Plumbline %3 · data hash %4</p><h2>Leaderboard</h2>")
            .arg(escaped(in.title), escaped(settingsLine(in.board, in.judge)), escaped(in.version), in.dataHash) +
        leaderboardTable(in);
    for (const auto &[sentence, problem] : in.claims) {
        html +=
            problem.isEmpty()
                ? QStringLiteral("<p>✓ %1</p>").arg(escaped(sentence))
                : QStringLiteral("<p><b>✕ no longer holds:</b> %1 (%2)</p>").arg(escaped(sentence), escaped(problem));
    }
    const std::vector<std::size_t> order = byTotal(in.board);
    const std::pair<QString, QString> figures[] = {
        {QStringLiteral("Score by category"), categorySvg(in.board, order)},
        {QStringLiteral("Distribution of item scores"), distributionSvg(in.sheet, in.chosen, order)}};
    for (const auto &[title, svg] : figures) {
        const QImage image = svg.isEmpty() ? QImage() : drawn(svg);
        if (image.isNull())
            continue;
        const QUrl name(QStringLiteral("figure://") + QString::number(image.cacheKey()));
        document.addResource(QTextDocument::ImageResource, name, image);
        html += QStringLiteral("<h2>%1</h2><p><img src=\"%2\" width=\"680\"></p>").arg(title, name.toString());
    }
    html += QStringLiteral("<h2>Comparisons</h2>");
    for (const ComparisonRow &pair : in.pairs.rows)
        html += QStringLiteral("<p>%1.</p>").arg(escaped(comparisonSentence(in.pairs, pair)));
    if (!in.whatIfs.empty())
        html += QStringLiteral("<h2>Do the ranks hold?</h2>") + whatIfTable(in);
    html += QStringLiteral("<h2>Denominator ledger</h2>") + ledgerTable(in);
    html += QStringLiteral("<h2>How to get these numbers again</h2><p>Judge reply parser version %1.</p>")
                .arg(in.parserVersion);
    for (const ReportRun &run : in.runs) {
        html += QStringLiteral("<p>%1 %2: sent as %3 over %4</p>")
                    .arg(escaped(run.role), escaped(run.model), escaped(run.name), escaped(run.wire));
    }
    for (const ReportPrompt &prompt : in.prompts)
        html +=
            QStringLiteral("<h3>Judge prompt %1</h3><pre>%2</pre>").arg(escaped(prompt.version), escaped(prompt.text));
    return html;
}

} // namespace

Status writeReportPdf(const ReportInput &input, const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        // QTextDocument::print() adds margins of 2 cm of its own.
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(), QPageLayout::Millimeter));
        writer.setTitle(input.title);
        writer.setCreator(QStringLiteral("Plumbline ") + input.version);
        QTextDocument document;
        document.setDefaultFont(QFont(QStringLiteral("Inter"), 8));
        document.setDefaultStyleSheet(
            QStringLiteral("h1{font-size:18pt} h2{font-size:12pt} h3{font-size:10pt} p{color:#1d2125} "
                           "th{color:#5f6971;font-weight:normal} pre{font-size:7pt;white-space:pre-wrap}"));
        document.setHtml(bodyOf(input, document));
        document.print(&writer);
    }
    buffer.close();
    if (bytes.isEmpty())
        return failure(ErrorKind::Internal, QStringLiteral("The PDF could not be drawn."), path, {});
    return writeOutput(path, bytes);
}

std::unique_ptr<QCoreApplication> makeConsoleApplication(int &argc, char **argv, bool draws)
{
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace plumbline
