// SPDX-License-Identifier: GPL-3.0-or-later
// ReportedCard: what other harnesses reported about imported results, beside what their rules and Plumbline's make of
// the same replies; a row opens the responses that make the difference. Hidden where nothing was imported with numbers.
// GUI thread.
#pragma once

#include "core/report/reported_table.h"
#include "ui/models/fact_table_model.h"

#include <QFrame>

class QTableView;

namespace plumbline {

class Theme;

class ReportedCard final : public QFrame
{
    Q_OBJECT
public:
    explicit ReportedCard(const Theme &theme, QWidget *parent = nullptr);
    void setReported(const std::vector<ReportedComparison> &reported);

Q_SIGNALS:
    void responsesRequested(const QStringList &responses, const QString &what);

private:
    FactTableModel *m_model;
    QTableView *m_view;
};

} // namespace plumbline
