// SPDX-License-Identifier: GPL-3.0-or-later
// CategoryChart: mean score by category, a bar a candidate, with intervals, n and missing. Hover says the numbers, a
// click asks for the responses behind a bar. The only kind of place that knows Qt Charts. GUI thread.
#pragma once

#include "core/report/leaderboard.h"

#include <QWidget>

class QBarSet;
class QChart;
class QChartView;

namespace plumbline {

class Theme;

class CategoryChart final : public QWidget
{
    Q_OBJECT
public:
    explicit CategoryChart(const Theme &theme, QWidget *parent = nullptr);
    ~CategoryChart() override;
    void setLeaderboard(const Leaderboard &board);

Q_SIGNALS:
    void barClicked(const QString &candidateId, plumbline::Category category);

private:
    class View;
    void rebuild();

    const Theme &m_theme;
    Leaderboard m_board;
    View *m_view;
};

} // namespace plumbline
