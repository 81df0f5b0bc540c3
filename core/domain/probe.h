// SPDX-License-Identifier: GPL-3.0-or-later
// Probes: candidates are asked about an item without its image, with a blank one or with another item's, to see how
// much the item depends on it. Their answers are graded like others, by a judge who sees the item's own image, and
// count nowhere else. Plain values, any thread.
#pragma once

#include "core/domain/answer.h"

#include <QStringList>

namespace plumbline {

/// In RunSettings::probe, asks.
inline const QString kProbeNone = QStringLiteral("none");
inline const QString kProbeBlank = QStringLiteral("blank");
inline const QString kProbeAnother = QStringLiteral("another");
/// In RunSettings::probe, judge runs: grades the answers to probes.
inline const QString kProbeAnswers = QStringLiteral("answers");

/// What may be shown in place of the image.
[[nodiscard]] inline QStringList probeConditions()
{
    return {kProbeNone, kProbeBlank, kProbeAnother};
}

inline const QString kProbePrefix = QStringLiteral("probe:");

/// What marks the answer to a probe among the responses.
[[nodiscard]] inline Control probeControl(const QString &condition)
{
    return {kProbePrefix + condition, {}, {}, {}, {}};
}

/// The condition under which a response was given; empty for one that is no answer to a probe.
[[nodiscard]] inline QString probeCondition(const Response &response)
{
    return response.control && response.control->kind.startsWith(kProbePrefix)
               ? response.control->kind.mid(kProbePrefix.size())
               : QString();
}

/// 96 x 96 pixels of one grey, as a data URI.
inline const QString kBlankImage =
    QStringLiteral("data:image/"
                   "png;base64,"
                   "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAAAAADH8yjkAAAAO0lEQVR42u3NMQ0AAAwDoEqv9KrYsQQMkB6LQCAQCAQCgUAgEAg"
                   "EAoFAIBAIBAKBQCAQCAQCgUAg+BoMVB0BDwvUQvEAAAAASUVORK5CYII=");

} // namespace plumbline
