// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a list of judges from a snapshot, touching it only when the judges changed: it may be open under the cursor.
#pragma once

#include "ui/models/project_view.h"

#include <QComboBox>

namespace plumbline {

inline void fillJudges(QComboBox &box, const ProjectSnapshot &snapshot)
{
    bool same = box.count() == static_cast<int>(snapshot.judges.size());
    for (int i = 0; same && i < box.count(); ++i)
        same = box.itemData(i).toString() == snapshot.judges[static_cast<std::size_t>(i)].id;
    if (!same) {
        box.clear();
        for (const ModelSpec &judge : snapshot.judges)
            box.addItem(judge.name, judge.id);
    }
    box.setCurrentIndex(box.findData(snapshot.judgeId));
    box.setEnabled(box.count() > 0);
}

} // namespace plumbline
