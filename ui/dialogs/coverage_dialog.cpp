// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/coverage_dialog.h"

#include "ui/decor/theme.h"
#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kBarWidth = 200; ///< pixels of the longest bar

QString percent(double share)
{
    return QStringLiteral("%1\u00a0%").arg(100 * share, 0, 'f', 1); // not broken in a narrow cell
}

QString bar(double share, double most, const QColor &colour)
{
    const int width = most > 0 ? qRound(kBarWidth * share / most) : 0;
    if (width < 1)
        return {};
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"%1\" bgcolor=\"%2\" "
                          "style=\"font-size:9px\">&nbsp;</td></tr></table>")
        .arg(width)
        .arg(colour.name());
}

QString table(const QString &title, const std::vector<CoverageRow> &rows, const Theme &theme, bool byCategory)
{
    double most = 0;
    for (const CoverageRow &row : rows)
        most = std::max({most, row.share, row.published.value_or(0)});
    const QString muted = theme.color(QStringLiteral("muted")).name();
    QString html =
        QStringLiteral("<h4 style=\"margin:14px 0 4px 0\">%1</h4><table cellspacing=\"0\" cellpadding=\"3\">")
            .arg(title.toHtmlEscaped());
    for (const CoverageRow &row : rows) {
        const QColor colour =
            byCategory ? theme.category(categoryFromSpelling(row.id)) : theme.color(QStringLiteral("accent"));
        html +=
            QStringLiteral("<tr><td width=\"120\">%1</td><td width=\"50\" align=\"right\">%2</td><td width=\"60\" "
                           "align=\"right\">%3</td><td width=\"130\" align=\"right\" style=\"color:%4\">%5</td><td "
                           "width=\"%6\" style=\"vertical-align:middle; padding-left:10px\">%7</td></tr>")
                .arg(row.name.toHtmlEscaped())
                .arg(row.count)
                .arg(percent(row.share), muted,
                     row.published ? CoverageDialog::tr("published\u00a0%1").arg(percent(*row.published)) : QString())
                .arg(kBarWidth + 12)
                .arg(bar(row.share, most, colour));
    }
    return html + QStringLiteral("</table>");
}

} // namespace

CoverageDialog::CoverageDialog(const Coverage &coverage, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("What the items have and lack"));
    resize(680, 600);
    QString html;
    if (coverage.items == 0) {
        html = tr("<p>The project has no items yet.</p>");
    } else {
        html = QStringLiteral("<h4 style=\"margin:0\">%1</h4>").arg(tr("What to write next"));
        if (coverage.suggestions.isEmpty())
            html += QStringLiteral("<p style=\"margin:4px 0 0 0\">%1</p>")
                        .arg(tr("Nothing falls below half of its share in the published set."));
        for (const QString &suggestion : coverage.suggestions)
            html += QStringLiteral("<p style=\"margin:4px 0 0 0\">%1</p>").arg(suggestion.toHtmlEscaped());
        html += table(tr("Components by category"), coverage.categories, theme, true);
        html += table(tr("Items by level"), coverage.levels, theme, false);
        if (!coverage.contents.empty())
            html += table(tr("Items by what their image shows"), coverage.contents, theme, false);
        if (coverage.unlabelled > 0)
            html +=
                QStringLiteral("<p style=\"margin:8px 0 0 0; color:%1\">%2</p>")
                    .arg(theme.color(QStringLiteral("muted")).name(),
                         tr("Of %1 nobody has said what the image shows: the field “Image shows” here, or the table of "
                            "the Items page (G).")
                             .arg(counted(coverage.unlabelled, tr("item"), tr("items"))));
        html += table(tr("Constraints that can be checked by rule"), coverage.constraints, theme, false);
    }
    auto *text = new QTextBrowser(this);
    text->setObjectName(QStringLiteral("coverageText"));
    text->setHtml(html);
    auto *close = makeButton(tr("Close"), {}, QStringLiteral("closeCoverage"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(text, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace plumbline
