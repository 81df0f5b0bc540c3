// SPDX-License-Identifier: GPL-3.0-or-later
// What the two canvases of a FigureView have in common: they draw marks, know where each is, and report hover and
// click.
#pragma once

#include "core/report/figures.h"

#include <QColor>

#include <functional>

class QPainter;
class QRectF;

namespace plumbline {

class Theme;

struct MarkEvents
{
    std::function<void(int mark)> clicked;
};

/// Colour of a mark: the category's where groups are categories, else the accent; series in steps of lightness towards
/// the panel, the first the fullest. Missing values have none.
[[nodiscard]] QColor markColor(const Theme &theme, const Figure &figure, int group, int series);

} // namespace plumbline
