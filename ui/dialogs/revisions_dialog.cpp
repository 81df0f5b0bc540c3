// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/revisions_dialog.h"

#include "core/audit/text_diff.h"
#include "core/authoring/item_revisions.h"
#include "ui/decor/theme.h"
#include "ui/widgets/parts.h"

#include <QTextBrowser>
#include <QVBoxLayout>

namespace plumbline {

namespace {

/// Escaped, the words that `base` does not have in this colour.
QString marked(const QString &base, const QString &text, const QColor &colour)
{
    QString html;
    qsizetype at = 0;
    for (const TextRange &range : differingRanges(base, text)) {
        html += text.mid(at, range.start - at).toHtmlEscaped();
        html += QStringLiteral("<b style=\"color:%1\">%2</b>")
                    .arg(colour.name(), text.mid(range.start, range.length).toHtmlEscaped());
        at = range.start + range.length;
    }
    return html + text.mid(at).toHtmlEscaped();
}

QString changeHtml(const ItemChange &change, const Theme &theme)
{
    const QString muted = theme.color(QStringLiteral("muted")).name();
    QString html = QStringLiteral("<p style=\"margin:6px 0 0 0\"><span style=\"color:%1\">%2</span><br/>")
                       .arg(muted, change.field.toHtmlEscaped());
    if (!change.before.isEmpty())
        html += QStringLiteral("− ") + marked(change.after, change.before, theme.color(QStringLiteral("bad"))) +
                QStringLiteral("<br/>");
    if (!change.after.isEmpty())
        html += QStringLiteral("+ ") + marked(change.before, change.after, theme.color(QStringLiteral("good")));
    return html + QStringLiteral("</p>");
}

} // namespace

RevisionsDialog::RevisionsDialog(const std::vector<Item> &revisions, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Revisions of item #%1").arg(revisions.back().position));
    resize(640, 460);
    QString html;
    for (std::size_t r = revisions.size(); r-- > 0;) {
        html += QStringLiteral("<h4 style=\"margin:14px 0 0 0\">%1</h4>")
                    .arg(r + 1 == revisions.size() ? tr("Revision %1, now").arg(r + 1) : tr("Revision %1").arg(r + 1));
        if (r == 0) {
            html +=
                QStringLiteral("<p style=\"margin:6px 0 0 0\">%1</p>").arg(revisions[r].instruction.toHtmlEscaped());
            continue;
        }
        for (const ItemChange &change : changesBetween(revisions[r - 1], revisions[r]))
            html += changeHtml(change, theme);
    }
    auto *text = new QTextBrowser(this);
    text->setObjectName(QStringLiteral("revisionsText"));
    text->setHtml(html);
    auto *close = makeButton(tr("Close"), {}, QStringLiteral("closeRevisions"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(
        makeLabel(tr("Answers and scores stay with the revision that they are to."), QStringLiteral("muted"), this));
    layout->addWidget(text, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace plumbline
