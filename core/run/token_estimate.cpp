// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/token_estimate.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

QSize within(QSize size, double longest)
{
    const double scale = std::min(1.0, longest / std::max(size.width(), size.height()));
    return {std::max(1, static_cast<int>(size.width() * scale)), std::max(1, static_cast<int>(size.height() * scale))};
}

double pieces(QSize size, int side)
{
    return std::ceil(static_cast<double>(size.width()) / side) * std::ceil(static_cast<double>(size.height()) / side);
}

double area(QSize size)
{
    return static_cast<double>(size.width()) * size.height();
}

/// GPT-4o and GPT-4.1: fitted into 2048 squared, the shorter side brought down to 768, then 170 a tile and 85.
double openAiTiles(QSize pixels)
{
    QSize size = within(pixels, 2048);
    const double scale = std::min(1.0, 768.0 / std::min(size.width(), size.height()));
    size = {static_cast<int>(size.width() * scale), static_cast<int>(size.height() * scale)};
    return 85 + 170 * pieces(size, 512);
}

/// The small models: patches of 32, at most 1536, times 2.46 for the smallest.
double openAiPatches(QSize pixels)
{
    return 2.46 * std::min(1536.0, pieces(pixels, 32));
}

double anthropic(QSize pixels)
{
    return area(within(pixels, 1568)) / 750;
}

double gemini(QSize pixels)
{
    return std::max(pixels.width(), pixels.height()) <= 384 ? 258 : 258 * pieces(pixels, 768);
}

double qwen(QSize pixels)
{
    return std::min(16384.0, area(pixels) / 784);
}

} // namespace

TokenRange textTokens(const QString &text)
{
    qsizetype latin = 0;
    qsizetype other = 0;
    for (const QChar c : text)
        ++(c.unicode() < 0x250 ? latin : other);
    return {static_cast<double>(latin) / 5.0 + static_cast<double>(other) * 0.5,
            static_cast<double>(latin) / 2.8 + static_cast<double>(other) * 2.0 + 8};
}

TokenRange imageTokens(QSize pixels, const QString &detail)
{
    if (pixels.isEmpty())
        return unknownImageTokens();
    if (detail == QLatin1String("low"))
        return {85, 300};
    const std::initializer_list<double> all = {openAiTiles(pixels), openAiPatches(pixels), anthropic(pixels),
                                               gemini(pixels), qwen(pixels)};
    return {std::min(all), std::max(all)};
}

TokenRange unknownImageTokens()
{
    // From a small photograph of the web to a large one.
    return {imageTokens(QSize(640, 480), {}).low, imageTokens(QSize(2048, 1536), {}).high};
}

} // namespace plumbline
