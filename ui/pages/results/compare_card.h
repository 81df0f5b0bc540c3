// SPDX-License-Identifier: GPL-3.0-or-later
// CompareCard: two candidates, paired over their common items, in all and by category, with p after Holm; what holds
// can be made a claim. Claims below, each checked against the data of now. GUI thread.
#pragma once

#include "ui/models/fact_table_model.h"
#include "ui/models/results_work.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace plumbline {

class Theme;

class CompareCard final : public QFrame
{
    Q_OBJECT
public:
    explicit CompareCard(const Theme &theme, QWidget *parent = nullptr);
    void setNumbers(const ResultsPtr &numbers);
    void showComparison(const ResultsPtr &numbers, const ComparisonTable &table);
    void showClaims(const CheckedClaims &claims);

Q_SIGNALS:
    /// Compare these rows of the board.
    void comparisonRequested(const plumbline::ResultsPtr &numbers, std::size_t a, std::size_t b);
    void claimMade(const plumbline::Claim &claim);
    void claimRemoved(const QString &id);
    /// The data changed and still say so: take their numbers into the claim.
    void claimRenewed(const plumbline::CheckedClaim &claim);
    void slideRequested(const QString &claimId, const QString &sentence);
    void responsesRequested(const QStringList &responses, const QString &what);
    void failed(const QString &error);

private:
    void ask();
    void makeClaimOfCurrent();
    void fillCandidates();
    [[nodiscard]] QWidget *claimRow(const CheckedClaim &claim);

    ResultsPtr m_numbers;  ///< of the board
    ResultsPtr m_compared; ///< of the comparison that is shown
    ComparisonTable m_table;
    QComboBox *m_a;
    QComboBox *m_b;
    QLabel *m_subtitle;
    QPushButton *m_claim;
    FactTableModel *m_model;
    QTableView *m_view;
    QLabel *m_claimsTitle;
    QVBoxLayout *m_claims;
};

} // namespace plumbline

Q_DECLARE_METATYPE(plumbline::ResultsPtr)
