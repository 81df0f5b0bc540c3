// SPDX-License-Identifier: GPL-3.0-or-later
// WhatIfCard: do the ranks hold? The usual other choices, each with Kendall's tau-b to the leaderboard and who moves.
// GUI thread.
#pragma once

#include "ui/models/fact_table_model.h"
#include "ui/models/results_work.h"

#include <QFrame>

class QTableView;

namespace plumbline {

class Theme;

class WhatIfCard final : public QFrame
{
    Q_OBJECT
public:
    explicit WhatIfCard(const Theme &theme, QWidget *parent = nullptr);
    void setNumbers(const ResultsPtr &numbers);

private:
    FactTableModel *m_model;
    QTableView *m_view;
};

} // namespace plumbline
