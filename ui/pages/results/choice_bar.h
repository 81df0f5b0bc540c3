// SPDX-License-Identifier: GPL-3.0-or-later
// ChoiceBar: the row above the leaderboard that says which items count, of which revision, and with what weights. GUI
// thread.
#pragma once

#include "ui/models/results_work.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace plumbline {

class ChoiceBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceBar(QWidget *parent = nullptr);
    /// Offers what the snapshot has, and keeps what is chosen where it is still there.
    void fill(const ProjectSnapshot &snapshot);
    /// Puts its part into the choice.
    void choose(ResultsChoice &choice) const;
    /// Revision number; 0: items as they are now.
    [[nodiscard]] int revision() const;

Q_SIGNALS:
    void changed();

private:
    void fillLevels(const ProjectSnapshot &snapshot);
    void fillAnnotators(const ProjectSnapshot &snapshot);
    void fillRevisions(const ProjectSnapshot &snapshot);
    void chooseWeights();

    QComboBox *m_level;
    QComboBox *m_annotators; ///< data: {trait id, value}; none = all
    QComboBox *m_revision;   ///< data: revision number; 0 = as they are now
    QLineEdit *m_words;
    QCheckBox *m_equal;
    QCheckBox *m_judgesOnly;
    std::map<Category, double> m_factors; ///< what if categories weighed more or less
};

} // namespace plumbline
