// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/chart_card.h"

#include "ui/charts/figure_view.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace plumbline {

ChartCard::ChartCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_charts(new QComboBox(this))
    , m_title(makeLabel({}, QStringLiteral("title"), this))
    , m_subtitle(makeLabel({}, QStringLiteral("muted"), this))
    , m_view(new FigureView(theme, QStringLiteral("resultsChart"), this))
{
    setObjectName(QStringLiteral("card"));
    m_charts->setObjectName(QStringLiteral("chartChoice"));
    m_charts->setAccessibleName(tr("Chart"));
    m_charts->setMaxVisibleItems(30);
    m_charts->setMinimumWidth(240);
    m_charts->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_subtitle->setObjectName(QStringLiteral("chartSubtitle"));
    m_subtitle->setWordWrap(true);
    auto *slide = makeButton(tr("To a slide"), {}, QStringLiteral("chartToSlide"), this);
    slide->setToolTip(tr("Put this chart on a new slide of the presentation"));
    auto *exporting = makeButton(tr("Export chart"), {}, QStringLiteral("exportChart"), this);
    auto *menu = new QMenu(exporting);
    const std::pair<const char *, QString> endings[] = {{"png", tr("Picture (PNG)…")},
                                                        {"svg", tr("Drawing (SVG)…")},
                                                        {"pdf", tr("PDF…")},
                                                        {"csv", tr("Its data (CSV)…")}};
    for (const auto &[ending, text] : endings)
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, e = QString::fromLatin1(ending)] { exportAs(e); });
    exporting->setMenu(menu);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_charts);
    head->addWidget(slide);
    head->addWidget(exporting);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_subtitle);
    layout->addWidget(m_view, 1);
    m_view->setMinimumHeight(340);
    connect(m_charts, &QComboBox::activated, this, [this] {
        QSettings().setValue(QStringLiteral("results/chart"), chart());
        showFigure();
    });
    connect(m_view, &FigureView::markClicked, this, &ChartCard::responsesRequested);
    connect(slide, &QPushButton::clicked, this, [this] { Q_EMIT slideRequested(chart(), m_view->figure().title); });
}

QString ChartCard::chart() const
{
    return m_charts->currentData().toString();
}

void ChartCard::setChart(const QString &id)
{
    const int at = m_charts->findData(id);
    if (at < 0)
        return;
    m_charts->setCurrentIndex(at);
    showFigure();
}

void ChartCard::fillCharts()
{
    const std::vector<ChartChoice> choices = chartChoices(*m_numbers->snapshot);
    QStringList wanted;
    for (const ChartChoice &choice : choices)
        wanted.append(choice.id);
    QStringList have;
    for (int i = 0; i < m_charts->count(); ++i) {
        if (!m_charts->itemData(i).toString().isEmpty())
            have.append(m_charts->itemData(i).toString());
    }
    if (wanted == have)
        return; // it may be open under the cursor
    const QString before =
        m_charts->count() > 0 ? chart() : QSettings().value(QStringLiteral("results/chart")).toString();
    m_charts->clear();
    QString group;
    auto *model = qobject_cast<QStandardItemModel *>(m_charts->model());
    for (const ChartChoice &choice : choices) {
        if (choice.group != group) {
            group = choice.group;
            m_charts->addItem(group);
            if (model)
                model->item(m_charts->count() - 1)->setEnabled(false);
        }
        m_charts->addItem(choice.name, choice.id);
    }
    const int at = m_charts->findData(before);
    m_charts->setCurrentIndex(at >= 0 ? at : 1);
}

void ChartCard::setNumbers(const ResultsPtr &numbers, const QSet<QString> &pinned)
{
    m_numbers = numbers;
    m_pinned = pinned;
    fillCharts();
    showFigure();
}

void ChartCard::showFigure()
{
    if (!m_numbers)
        return;
    const Figure figure = figureOf(chart(), *m_numbers, m_pinned);
    m_title->setText(figure.title);
    m_subtitle->setText(figure.subtitle);
    m_subtitle->setVisible(!figure.subtitle.isEmpty());
    m_view->setFigure(figure);
}

void ChartCard::exportAs(const QString &ending)
{
    QString name = m_view->figure().title.toLower();
    for (QChar &c : name)
        c = c.isLetterOrNumber() ? c : QChar(u'-');
    QString path = QFileDialog::getSaveFileName(this, tr("Export chart"), name + u'.' + ending,
                                                tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    if (path.isEmpty())
        return;
    if (!path.endsWith(u'.' + ending, Qt::CaseInsensitive))
        path += u'.' + ending;
    if (const Status written = exportFigure(m_view->figure(), m_theme, path); written)
        Q_EMIT said(tr("Wrote %1.").arg(path));
    else
        Q_EMIT failed(written.error().text());
}

} // namespace plumbline
