// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: the named colours of resources/style/tokens.json, light or dark, and the stylesheet made of them. The only
// source of colours in the window. GUI thread.
#pragma once

#include "core/domain/category.h"

#include <QColor>
#include <QHash>
#include <QIcon>
#include <QObject>

class QApplication;

namespace plumbline {

/// Contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance).
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

class Theme final : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { Light, Dark };

    explicit Theme(QObject *parent = nullptr);

    /// Applies palette and stylesheet to the whole program; pages repaint themselves on changed().
    void apply(QApplication &app, Scheme scheme);
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

    /// A token by name; a name that is not in the file is a mistake of ours and gives magenta, so that it is seen.
    [[nodiscard]] QColor color(const QString &token) const;
    [[nodiscard]] QColor category(Category category) const { return color(categoryId(category)); }
    /// Black or white, whichever reads better on a fill.
    [[nodiscard]] QColor readableOn(const QColor &fill) const;
    /// A line icon of resources/icons in the colour of a token.
    [[nodiscard]] QIcon icon(const QString &name, const QString &token) const;
    /// All tokens of a scheme, for the contrast test.
    [[nodiscard]] static QHash<QString, QColor> tokens(Scheme scheme);

Q_SIGNALS:
    void changed();

private:
    Scheme m_scheme = Scheme::Light;
    QHash<QString, QColor> m_tokens;
    mutable QHash<QString, QIcon> m_icons; ///< by name and token: rows ask for theirs at every painting
};

} // namespace plumbline
