// SPDX-License-Identifier: GPL-3.0-or-later
// Decides whether a run of terminators ends a sentence, by the rules of UAX #29 and with care for abbreviations,
// initials, figures, quotations and ellipses. Looks a bounded way ahead and back; keeps nothing. Internal to the
// sentence splitter.
#pragma once

#include "core/checks/text_metrics.h"

#include <optional>

namespace plumbline::checks {

class SentenceEnds
{
public:
    struct Decision
    {
        bool breaks = false;
        BoundaryDoubt doubt = BoundaryDoubt::None;
    };
    /// What the splitter knows of the open sentence.
    struct Around
    {
        qsizetype start = -1;   ///< of the open sentence, -1 between sentences
        qsizetype quoteAt = -1; ///< where the open quotation begins
        bool quoteOpen = false;
        bool first = false; ///< no sentence has ended before
    };

    /// `hasUpper`: the text has capital letters at all, so that a small one tells something.
    SentenceEnds(QStringView text, bool hasUpper, const Around &around)
        : m_text(text)
        , m_hasUpper(hasUpper)
        , m_around(around)
    {
    }

    /// Terminators stand at [i, runEnd), closing marks up to `after`; the line ends at `end`.
    [[nodiscard]] Decision decide(qsizetype i, qsizetype runEnd, qsizetype after, qsizetype end,
                                  bool closedQuote) const;

private:
    [[nodiscard]] bool isSignInside(qsizetype after, qsizetype end) const;
    [[nodiscard]] bool isHesitation(qsizetype i) const;
    [[nodiscard]] bool holdsStrong(qsizetype i, qsizetype runEnd) const;
    [[nodiscard]] bool isInterjection(qsizetype i) const;
    [[nodiscard]] Decision atLineEnd(qsizetype i, qsizetype runEnd, bool ellipsis) const;
    [[nodiscard]] Decision noBlank(qsizetype i, qsizetype runEnd, qsizetype after, qsizetype end, bool ellipsis) const;
    [[nodiscard]] Decision beforeLower(qsizetype i, qsizetype runEnd, bool question, bool ellipsis, bool closedQuote,
                                       QStringView word) const;
    [[nodiscard]] bool attributionFollows(qsizetype next, qsizetype end) const;
    [[nodiscard]] std::optional<Decision> afterStop(qsizetype i, qsizetype next, QStringView word) const;
    [[nodiscard]] bool hasArticleBefore(qsizetype at) const;
    [[nodiscard]] QStringView wordBefore(qsizetype stop) const;
    [[nodiscard]] QStringView wordAt(qsizetype from, qsizetype end) const;

    QStringView m_text;
    bool m_hasUpper;
    const Around &m_around;
};

} // namespace plumbline::checks
