// SPDX-License-Identifier: GPL-3.0-or-later
// AgreementPage: whether a judge can be believed, where, and what the scores are worth. Figures are computed in the
// background; every one opens the responses behind it. GUI thread.
#pragma once

#include "ui/models/agreement_work.h"
#include "ui/models/fact_table_model.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace plumbline {

class PointChart;

class AgreementPage final : public Page
{
    Q_OBJECT
public:
    explicit AgreementPage(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override { return tr("Agreement"); }
    [[nodiscard]] QWidget *toolbar() override { return m_toolbar; }
    void activate() override;

private:
    struct Facts
    {
        FactTableModel *model = nullptr;
        QTableView *table = nullptr;
    };

    enum Sheets { NothingYet, Computing, Figures };

    void buildToolbar();
    [[nodiscard]] QWidget *buildTrust();
    [[nodiscard]] QWidget *buildDetails();
    [[nodiscard]] QWidget *buildCorrected();
    [[nodiscard]] QWidget *buildControls();
    [[nodiscard]] QWidget *buildBehaviour();
    [[nodiscard]] Facts makeFacts(const QString &name, const QString &spoken, int rowHeight, QWidget *parent);
    void fit(const Facts &facts, int atMost = 0);
    void refresh();
    void show(const AgreementResultPtr &result);
    void showTrust();
    void showDetails();
    void openTrustCell(const QModelIndex &index);
    void newQueue(QueueSource source);
    void makeControlQuestions();
    void askControlQuestions();
    [[nodiscard]] const AgreementCell *currentCell() const;

    PageContext m_context;
    AgreementWork *m_work;
    AgreementResultPtr m_result;
    QWidget *m_toolbar = nullptr;
    QComboBox *m_basis = nullptr;
    QComboBox *m_judge = nullptr;
    QComboBox *m_reference = nullptr;
    QComboBox *m_measure = nullptr;
    QLabel *m_busy = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_detailTitle = nullptr;
    QLabel *m_planner = nullptr;
    QLabel *m_controlNote = nullptr;
    QWidget *m_behaviourCard = nullptr;
    Facts m_trust;
    Facts m_measures;
    Facts m_confusion;
    Facts m_corrected;
    Facts m_controls;
    Facts m_behaviour;
    PointChart *m_scatter = nullptr;
    PointChart *m_differences = nullptr;
    std::size_t m_second = 0;             ///< rater of the chosen cell
    std::optional<Category> m_category{}; ///< of the chosen cell
    bool m_stale = true;
};

} // namespace plumbline
