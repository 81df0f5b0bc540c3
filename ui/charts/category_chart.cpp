// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/category_chart.h"

#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace plumbline {

namespace {

std::vector<Category> occurring(const Leaderboard &board)
{
    std::vector<Category> categories;
    for (const Category category : kCategories) {
        if (std::any_of(board.rows.begin(), board.rows.end(),
                        [&](const LeaderboardRow &r) { return r.categories.contains(category); }))
            categories.push_back(category);
    }
    return categories;
}

const ScoreMean *barMean(const LeaderboardRow &row, Category category)
{
    const auto found = row.categories.find(category);
    return found == row.categories.end() ? nullptr : &found->second;
}

QString axisLabel(const Leaderboard &board, Category category)
{
    // n differs between candidates where scores are missing: then the range is said.
    qsizetype least = -1;
    qsizetype most = 0;
    for (const LeaderboardRow &row : board.rows) {
        if (const ScoreMean *m = barMean(row, category)) {
            least = least < 0 ? m->mean.n : std::min(least, m->mean.n);
            most = std::max(most, m->mean.n);
        }
    }
    const QString n = least == most ? QString::number(most) : QStringLiteral("%1–%2").arg(least).arg(most);
    return QStringLiteral("<center>%1<br/>n = %2</center>").arg(categoryName(category), n);
}

QString numbersText(const LeaderboardRow &row, Category category)
{
    const ScoreMean *m = barMean(row, category);
    if (!m)
        return {};
    QString text = QStringLiteral("%1, %2: ").arg(row.candidate, categoryName(category));
    text +=
        m->mean.value ? CategoryChart::tr("%1 %").arg(100 * *m->mean.value, 0, 'f', 1) : CategoryChart::tr("no score");
    if (m->mean.interval)
        text += CategoryChart::tr(", 95 % interval %1 to %2")
                    .arg(100 * m->mean.interval->low, 0, 'f', 1)
                    .arg(100 * m->mean.interval->high, 0, 'f', 1);
    text += CategoryChart::tr(", n = %1").arg(m->mean.n);
    if (m->bounds)
        text += CategoryChart::tr(", between %1 and %2 with all missing at worst and at best")
                    .arg(100 * m->bounds->low, 0, 'f', 1)
                    .arg(100 * m->bounds->high, 0, 'f', 1);
    const std::pair<int, QString> why[] = {{m->ledger.refused, CategoryChart::tr("refused")},
                                           {m->ledger.unparsed, CategoryChart::tr("unparsed")},
                                           {m->ledger.failed, CategoryChart::tr("failed")},
                                           {m->ledger.notRun, CategoryChart::tr("not run")}};
    for (const auto &[count, word] : why) {
        if (count > 0)
            text += QStringLiteral(", %1 %2").arg(count).arg(word);
    }
    return text + CategoryChart::tr(", %1 by people. Click to see them.").arg(m->byPeople);
}

} // namespace

/// The view paints the intervals over the bars: Qt Charts has none of its own.
class CategoryChart::View final : public QChartView
{
public:
    View(CategoryChart *owner)
        : QChartView(owner)
        , m_owner(owner)
    {
        setRenderHint(QPainter::Antialiasing);
        setMinimumSize(320, 240);
        setFrameShape(QFrame::NoFrame);
    }

    QBarSeries *series = nullptr;

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override
    {
        QChartView::drawForeground(painter, rect);
        if (!series || series->count() == 0)
            return;
        const std::vector<Category> categories = occurring(m_owner->m_board);
        const double barShare = series->barWidth() / series->count();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_owner->m_theme.color(QStringLiteral("text")), 1.4));
        for (std::size_t s = 0; s < m_owner->m_board.rows.size(); ++s) {
            for (std::size_t i = 0; i < categories.size(); ++i) {
                const ScoreMean *m = barMean(m_owner->m_board.rows[s], categories[i]);
                if (!m || !m->mean.value)
                    continue;
                const double x =
                    static_cast<double>(i) - series->barWidth() / 2 + (static_cast<double>(s) + 0.5) * barShare;
                if (m->mean.interval)
                    drawWhisker(painter, x, 100 * m->mean.interval->low, 100 * m->mean.interval->high);
            }
        }
    }

private:
    void drawWhisker(QPainter *painter, double x, double low, double high)
    {
        const QPointF bottom = chart()->mapToScene(chart()->mapToPosition({x, low}, series));
        const QPointF top = chart()->mapToScene(chart()->mapToPosition({x, high}, series));
        painter->drawLine(bottom, top);
        painter->drawLine(bottom + QPointF(-3, 0), bottom + QPointF(3, 0));
        painter->drawLine(top + QPointF(-3, 0), top + QPointF(3, 0));
    }

    CategoryChart *m_owner;
};

CategoryChart::CategoryChart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(new View(this))
{
    setObjectName(QStringLiteral("categoryChart"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(&m_theme, &Theme::changed, this, &CategoryChart::rebuild);
}

CategoryChart::~CategoryChart() = default;

void CategoryChart::setLeaderboard(const Leaderboard &board)
{
    m_board = board;
    rebuild();
}

void CategoryChart::rebuild()
{
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    auto *series = new QBarSeries(chart);
    series->setBarWidth(0.72);
    const std::vector<Category> categories = occurring(m_board);
    const QColor accent = m_theme.color(QStringLiteral("accent"));
    const QColor base = m_theme.color(QStringLiteral("panel"));
    for (std::size_t s = 0; s < m_board.rows.size(); ++s) {
        const LeaderboardRow &row = m_board.rows[s];
        auto *set = new QBarSet(row.candidate.toHtmlEscaped(), series);
        for (const Category category : categories) {
            const ScoreMean *m = barMean(row, category);
            set->append(m && m->mean.value ? 100 * *m->mean.value : 0);
        }
        // One hue in steps of lightness, and the names in the legend: candidates are not categories.
        const double share =
            1.0 - 0.72 * static_cast<double>(s) / static_cast<double>(std::max<std::size_t>(1, m_board.rows.size()));
        set->setColor(QColor::fromRgbF(static_cast<float>(accent.redF() * share + base.redF() * (1 - share)),
                                       static_cast<float>(accent.greenF() * share + base.greenF() * (1 - share)),
                                       static_cast<float>(accent.blueF() * share + base.blueF() * (1 - share))));
        set->setBorderColor(Qt::transparent);
        connect(set, &QBarSet::hovered, this, [this, s, categories](bool over, int i) {
            if (over)
                QToolTip::showText(QCursor::pos(),
                                   plainTip(numbersText(m_board.rows[s], categories[static_cast<std::size_t>(i)])),
                                   this);
            else
                QToolTip::hideText();
        });
        connect(set, &QBarSet::clicked, this, [this, s, categories](int i) {
            Q_EMIT barClicked(m_board.rows[s].candidateId, categories[static_cast<std::size_t>(i)]);
        });
        series->append(set);
    }
    chart->addSeries(series);

    QFont small = font();
    small.setPixelSize(11);
    auto *x = new QBarCategoryAxis(chart);
    for (const Category category : categories)
        x->append(axisLabel(m_board, category));
    x->setLabelsFont(small);
    x->setLabelsColor(m_theme.color(QStringLiteral("text")));
    x->setGridLineVisible(false);
    x->setLinePenColor(m_theme.color(QStringLiteral("hairline")));
    auto *y = new QValueAxis(chart);
    y->setRange(0, 100);
    y->setTickCount(5);
    y->setLabelFormat(QStringLiteral("%d"));
    y->setLabelsFont(small);
    y->setLabelsColor(m_theme.color(QStringLiteral("muted")));
    y->setGridLineColor(m_theme.color(QStringLiteral("hairline")));
    y->setLineVisible(false);
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    series->attachAxis(x);
    series->attachAxis(y);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(small);
    chart->legend()->setLabelColor(m_theme.color(QStringLiteral("text")));
    chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);

    const std::unique_ptr<QChart> old(m_view->chart());
    m_view->setChart(chart);
    m_view->series = series;
    QStringList spoken;
    for (const LeaderboardRow &row : m_board.rows) {
        for (const Category category : categories)
            spoken.append(numbersText(row, category));
    }
    setAccessibleName(tr("Score by category"));
    setAccessibleDescription(spoken.join(u'\n'));
}

} // namespace plumbline
