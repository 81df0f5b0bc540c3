// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/draw_queue.h"

#include "core/report/corrected_scores.h"

namespace plumbline {

namespace {

/// A sample and what extended it before: none of it is drawn again.
AuditQueue withExtensions(const AuditQueue &sample, const std::vector<AuditQueue> &queues)
{
    AuditQueue all = sample;
    for (const AuditQueue &queue : queues) {
        if (queue.spec.source == QueueSource::MostUseful && queue.spec.extends == sample.name &&
            queue.createdMs >= sample.createdMs)
            all.entries.insert(all.entries.end(), queue.entries.begin(), queue.entries.end());
    }
    return all;
}

} // namespace

Result<AuditQueue> drawQueue(const DrawInput &input, const QString &name, QueueSpec spec, qint64 nowMs)
{
    QueueInput builder{input.table, input.checks, input.candidates, nullptr, {}};
    spec.judge = input.judge;
    AuditQueue drawn;
    if (spec.source == QueueSource::MostUseful) {
        const AuditQueue *sample = sampleQueue(input.queues, spec.extends);
        if (!sample) {
            return failure(ErrorKind::BadInput,
                           spec.extends.isEmpty() ? QStringLiteral("There is no random sample to add to.")
                                                  : QStringLiteral("“%1” is no random sample.").arg(spec.extends),
                           {}, QStringLiteral("Draw a random sample, or name one."));
        }
        if (sample->spec.strata.contains(QLatin1String("score")) && sample->spec.judge != input.judge) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("The sample “%1” was stratified by the scores of %2.")
                               .arg(sample->name, sample->spec.judge),
                           {},
                           QStringLiteral("Choose that judge, or draw a sample of its own for %1.").arg(input.judge));
        }
        drawn = withExtensions(*sample, input.queues);
        builder.extends = &drawn;
        spec.extends = sample->name;
        spec.strata = sample->spec.strata;
        const Result<CorrectedScores> scores =
            buildCorrected(input.table, input.candidates, input.queues, sample->name, {});
        if (!scores)
            return tl::unexpected<Error>(scores.error());
        builder.wanted = wantedByStratum(*scores);
    }
    return buildQueue(builder, name, spec, nowMs);
}

} // namespace plumbline
