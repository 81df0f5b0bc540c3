// SPDX-License-Identifier: GPL-3.0-or-later
// SlidePainter: draws one slide in a space of 1280 × 720 units, sharp at any scale: the same on a laptop, a projector
// and in 4K. GUI thread.
#pragma once

#include "ui/models/results_work.h"

#include <QImage>
#include <QPainter>

namespace plumbline {

class Theme;

/// A slide with what it shows.
struct SlideContent
{
    Slide slide;
    ResultsPtr numbers;                ///< may be null: then the slide says that the results are being computed
    std::optional<CheckedClaim> claim; ///< of a claim slide
    QImage image;                      ///< of an item slide; may be null
    QSet<QString> pinned;              ///< candidates that come first
    int number = 0;                    ///< 1-based; 0: not shown
    int count = 0;
};

inline constexpr QSize kSlideSize{1280, 720};

class SlidePainter
{
public:
    SlidePainter(QPainter &painter, const Theme &theme)
        : m_painter(painter)
        , m_theme(theme)
    {
    }
    /// Fits the slide into the box, with bars of the window's colour around it.
    void paint(const SlideContent &content, const QRectF &box);

private:
    void title(const SlideContent &content);
    void leaderboard(const SlideContent &content);
    void chart(const SlideContent &content);
    void claim(const SlideContent &content);
    void item(const SlideContent &content);
    void head(const QString &title, const QString &subtitle);
    void note(const QString &text);
    /// Draws wrapped text; gives the height that it took.
    double text(const QString &text, const QRectF &box, int pixels, const QString &token, int weight = QFont::Normal,
                int flags = 0);

    QPainter &m_painter;
    const Theme &m_theme;
};

} // namespace plumbline
