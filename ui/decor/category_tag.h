// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a category's name in a thin frame of its colour: colour and word together. Free functions for delegates.
#pragma once

#include "core/domain/category.h"

#include <QPainter>

namespace plumbline {

class Theme;

/// Paints with its left edge at `topLeft`; returns what it covered. Height 18, width by the name.
QRectF paintCategoryTag(QPainter &painter, const Theme &theme, Category category, const QPointF &topLeft);

} // namespace plumbline
