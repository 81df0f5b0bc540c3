// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/component_spans.h"

#include <algorithm>

namespace plumbline {

namespace {

bool overlaps(const std::vector<Span> &spans, qsizetype start, qsizetype length)
{
    return std::any_of(spans.begin(), spans.end(), [=](const Span &s) {
        return s.start >= 0 && start < s.start + s.length && s.start < start + length;
    });
}

Span find(const QString &text, const QString &part, qsizetype from, const std::vector<Span> &taken)
{
    for (qsizetype at = text.indexOf(part, from, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(part, at + 1, Qt::CaseInsensitive)) {
        if (!overlaps(taken, at, part.size()))
            return {at, part.size()};
    }
    return {};
}

} // namespace

std::vector<Span> componentSpans(const Item &item)
{
    std::vector<Span> spans;
    qsizetype from = 0;
    for (const Component &component : item.components) {
        const QString part = component.text.trimmed();
        Span span;
        if (!part.isEmpty()) {
            span = find(item.instruction, part, from, spans);
            if (span.start < 0)
                span = find(item.instruction, part, 0, spans);
        }
        if (span.start >= 0)
            from = span.start + span.length;
        spans.push_back(span);
    }
    return spans;
}

} // namespace plumbline
