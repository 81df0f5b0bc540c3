// SPDX-License-Identifier: GPL-3.0-or-later
// WeightsDialog: what if components of a category weighed more, less or nothing? A factor per category. GUI thread.
#pragma once

#include "core/domain/category.h"

#include <QDialog>

#include <map>

class QDoubleSpinBox;

namespace plumbline {

class WeightsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit WeightsDialog(const std::map<Category, double> &factors, QWidget *parent = nullptr);
    /// Only those that are not 1.
    [[nodiscard]] std::map<Category, double> factors() const;

private:
    std::map<Category, QDoubleSpinBox *> m_boxes;
};

} // namespace plumbline
