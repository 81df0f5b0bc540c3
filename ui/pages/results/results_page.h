// SPDX-License-Identifier: GPL-3.0-or-later
// ResultsPage: the leaderboard with its denominators and the category chart, following every decision; a click on a
// number or a bar opens the responses behind it. GUI thread.
#pragma once

#include "core/report/leaderboard.h"
#include "ui/models/leaderboard_model.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace plumbline {

class CategoryChart;
class ProfileCard;

class ResultsPage final : public Page
{
    Q_OBJECT
public:
    explicit ResultsPage(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Results"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;

private:
    void buildToolbar();
    [[nodiscard]] QWidget *buildTable();
    [[nodiscard]] QWidget *buildChart();
    void refresh();
    void openBehind(const QString &candidateId, std::optional<Category> category);
    [[nodiscard]] MissingPolicy policy() const;

    PageContext m_context;
    LeaderboardModel *m_model;
    QWidget *m_toolbar = nullptr;
    QComboBox *m_judge = nullptr;
    QComboBox *m_policy = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    CategoryChart *m_chart = nullptr;
    ProfileCard *m_profiles = nullptr;
    QLabel *m_subtitle = nullptr;
    QLabel *m_missing = nullptr;
    bool m_stale = true; ///< the project changed while the page was hidden
};

} // namespace plumbline
