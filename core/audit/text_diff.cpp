// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/text_diff.h"

#include <algorithm>

namespace plumbline {

namespace {

constexpr std::size_t kMostWords = 3000;

std::vector<TextRange> wordsOf(const QString &text)
{
    std::vector<TextRange> words;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool inWord = i < text.size() && !text.at(i).isSpace();
        if (inWord && start < 0)
            start = i;
        if (!inWord && start >= 0) {
            words.push_back({start, i - start});
            start = -1;
        }
    }
    return words;
}

} // namespace

std::vector<TextRange> differingRanges(const QString &base, const QString &text)
{
    const std::vector<TextRange> a = wordsOf(base);
    const std::vector<TextRange> b = wordsOf(text);
    if (a.size() > kMostWords || b.size() > kMostWords)
        return {};
    const auto same = [&](std::size_t i, std::size_t j) {
        return QStringView(base).mid(a[i].start, a[i].length) == QStringView(text).mid(b[j].start, b[j].length);
    };
    // common[i][j]: words that a from i on and b from j on have in common.
    const std::size_t width = b.size() + 1;
    std::vector<quint16> common((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            common[i * width + j] = same(i, j) ? static_cast<quint16>(common[(i + 1) * width + j + 1] + 1)
                                               : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
        }
    }
    std::vector<TextRange> ranges;
    std::size_t i = 0;
    bool joined = false; // the word before is marked, too
    for (std::size_t j = 0; j < b.size();) {
        if (i < a.size() && same(i, j)) {
            ++i;
            ++j;
            joined = false;
        } else if (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            ++i;
        } else {
            if (joined)
                ranges.back().length = b[j].start + b[j].length - ranges.back().start;
            else
                ranges.push_back(b[j]);
            joined = true;
            ++j;
        }
    }
    return ranges;
}

} // namespace plumbline
