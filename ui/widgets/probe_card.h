// SPDX-License-Identifier: GPL-3.0-or-later
// ProbeCard: what an item loses without its image: scores under each condition, then component by component; with a
// button to probe. GUI thread.
#pragma once

#include "core/report/probe_report.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace plumbline {

class ProbeCard final : public QFrame
{
    Q_OBJECT
public:
    explicit ProbeCard(QWidget *parent = nullptr);
    /// `probed` may be null: the item was not probed.
    void show(const Item &item, const ProbedItem *probed);

Q_SIGNALS:
    void probeRequested();

private:
    void addRow(const QString &what, const QString &score, const QString &lost, const QString &role);

    QLabel *m_remark;
    QGridLayout *m_rows;
};

} // namespace plumbline
