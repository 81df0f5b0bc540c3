// SPDX-License-Identifier: GPL-3.0-or-later
// How many tokens a question will come to, as a range: nobody's tokenizer is here, and providers count images each in
// their own way. Pure functions.
#pragma once

#include <QSize>
#include <QString>

namespace plumbline {

/// 0 <= low <= high.
struct TokenRange
{
    double low = 0;
    double high = 0;

    TokenRange &operator+=(const TokenRange &other)
    {
        low += other.low;
        high += other.high;
        return *this;
    }
    [[nodiscard]] TokenRange operator*(double factor) const { return {low * factor, high * factor}; }
    bool operator==(const TokenRange &) const = default;
};

/// English prose comes to about 4.2 characters a token with the tokenizers of today; numbers, markup and small
/// vocabularies to fewer, and each character of a script of its own may be a token or two.
[[nodiscard]] TokenRange textTokens(const QString &text);

/// From the pixels that are sent, over the documented rules of OpenAI (tiles of 512, patches of 32), Anthropic
/// (pixels / 750), Gemini (258 a tile of 768) and Qwen2.5-VL (pixels / 784). `detail` "low" is taken at its word.
[[nodiscard]] TokenRange imageTokens(QSize pixels, const QString &detail);
/// For an image whose size is not known here.
[[nodiscard]] TokenRange unknownImageTokens();

} // namespace plumbline
