// SPDX-License-Identifier: GPL-3.0-or-later
// ResultsPage: the leaderboard with rank intervals and denominators, any chart of it, comparisons and claims, scorer
// profiles; all under one choice of what counts, all following every decision. A click on a number, a mark or a claim
// opens the responses behind it. GUI thread.
#pragma once

#include "ui/models/leaderboard_model.h"
#include "ui/models/results_work.h"
#include "ui/pages/page.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;

namespace plumbline {

class ChartCard;
class ChoiceBar;
class CompareCard;
class ProfileCard;
class ReportedCard;
class WhatIfCard;

class ResultsPage final : public Page
{
    Q_OBJECT
public:
    explicit ResultsPage(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Results"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;

Q_SIGNALS:
    /// Write a report under this choice; the ending of `path` says which kind.
    void reportRequested(const QString &path, const plumbline::ResultsChoice &choice);
    void presentRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // Layout: results_page_layout.cpp.
    void buildToolbar();
    [[nodiscard]] QWidget *buildTable();
    void buildColumnMenu(QMenu *menu);
    void connectCards();
    void addKeys();

    void refresh();
    void recompute();
    void show(const ResultsPtr &numbers);
    void showTable();
    void showMissing();
    /// The snapshot whose numbers are wanted; null while an older revision is being read.
    [[nodiscard]] SnapshotPtr wanted() const;
    void openResponses(const QStringList &responses, const QString &what);
    void fitTable();
    void fitColumns();
    void openBehind(const QModelIndex &index);
    void rowMenu(const QPoint &pos);
    void setPinned(const QString &key, bool pinned);
    void setHidden(const QString &candidateId, bool hidden);
    void exportTable();
    void writeReport();
    void manageReferences();
    void toSlide(Slide slide);
    void chooseGroup(const QString &candidate);
    [[nodiscard]] ResultsChoice choice() const;

    PageContext m_context;
    ResultsWork *m_work;
    ResultsPtr m_numbers;
    LeaderboardModel *m_model;
    LeaderboardProxy *m_proxy;
    QSet<QString> m_pinned;
    QSet<QString> m_hidden;
    QWidget *m_toolbar = nullptr;
    QComboBox *m_judge = nullptr;
    QComboBox *m_policy = nullptr;
    ChoiceBar *m_choices = nullptr;
    SnapshotPtr m_older; ///< of the chosen revision
    QLineEdit *m_names = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    QAction *m_showReferences = nullptr;
    ChartCard *m_chart = nullptr;
    CompareCard *m_compare = nullptr;
    WhatIfCard *m_whatIf = nullptr;
    ProfileCard *m_profiles = nullptr;
    ReportedCard *m_reported = nullptr;
    QLabel *m_settings = nullptr;
    QLabel *m_missing = nullptr;
    QLabel *m_hiddenNote = nullptr;
    bool m_stale = true; ///< the project changed while the page was hidden
};

} // namespace plumbline

Q_DECLARE_METATYPE(plumbline::ResultsChoice)
