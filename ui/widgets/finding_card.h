// SPDX-License-Identifier: GPL-3.0-or-later
// FindingCard: one finding of the rules with what can be done about it. GUI thread.
#pragma once

#include "core/authoring/finding.h"

#include <QFrame>

namespace plumbline {

enum class FindingActs {
    All,     ///< fix, accept, open again
    FixOnly, ///< on an item that is still being written
};

class FindingCard final : public QFrame
{
    Q_OBJECT
public:
    FindingCard(const Finding &finding, FindingActs acts, QWidget *parent = nullptr);

Q_SIGNALS:
    void fixRequested();
    void acceptRequested();
    void reopenRequested();
};

} // namespace plumbline
