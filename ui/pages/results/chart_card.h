// SPDX-License-Identifier: GPL-3.0-or-later
// ChartCard: one chart of the results, chosen from a list, with its claim as title and its settings below; exports it.
// GUI thread.
#pragma once

#include "ui/models/chart_choice.h"

#include <QFrame>

class QComboBox;
class QLabel;

namespace plumbline {

class FigureView;
class Theme;

class ChartCard final : public QFrame
{
    Q_OBJECT
public:
    explicit ChartCard(const Theme &theme, QWidget *parent = nullptr);
    void setNumbers(const ResultsPtr &numbers, const QSet<QString> &pinned);
    [[nodiscard]] QString chart() const;
    void setChart(const QString &id);

Q_SIGNALS:
    void responsesRequested(const QStringList &responses, const QString &what);
    void said(const QString &message);
    void failed(const QString &error);
    /// Put this chart on a slide.
    void slideRequested(const QString &chart, const QString &title);

private:
    void fillCharts();
    void showFigure();
    void exportAs(const QString &ending);

    const Theme &m_theme;
    ResultsPtr m_numbers;
    QSet<QString> m_pinned;
    QComboBox *m_charts;
    QLabel *m_title;
    QLabel *m_subtitle;
    FigureView *m_view;
};

} // namespace plumbline
