// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/batch_results.h"

#include "core/llm/providers.h"
#include "core/run/batch_writer.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace plumbline {

namespace {

constexpr std::size_t kPerJob = 200;

struct KnownRun
{
    Run run;
    std::shared_ptr<WireFormat> format;
};

Result<std::vector<KnownRun>> knownRuns(const ProjectStore &store)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Run>> runs = (*reader)->runs().runs();
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    if (!models)
        return tl::unexpected<Error>(models.error());
    std::vector<KnownRun> known;
    for (const Run &run : *runs) {
        const auto model =
            std::find_if(models->begin(), models->end(), [&](const ModelSpec &m) { return m.id == run.modelId; });
        if (model == models->end())
            continue;
        if (std::shared_ptr<WireFormat> format = makeWireFormat(model->endpoint.wire))
            known.push_back({run, std::move(format)});
    }
    return known;
}

void note(BatchCounts &counts, const QString &problem)
{
    ++counts.foreign;
    if (counts.problem.isEmpty())
        counts.problem = problem;
}

/// Stores one line inside a write job.
Status take(WriteAccess &access, const std::vector<KnownRun> &runs, const QByteArray &text, int line, qint64 nowMs,
            BatchCounts &counts)
{
    const auto where = [line](const QString &what) { return QStringLiteral("Line %1: %2").arg(line).arg(what); };
    for (const KnownRun &known : runs) {
        const Result<BatchLine> read = readBatchLine(text, *known.format);
        if (!read) {
            note(counts, where(read.error().what));
            return {};
        }
        const qint64 id = questionOfCustomId(read->customId, known.run.id);
        if (id < 0)
            continue;
        const Result<std::optional<Question>> question = access.runs().question(id);
        if (!question)
            return tl::unexpected<Error>(question.error());
        if (!*question || (*question)->runId != known.run.id)
            continue;
        if ((*question)->state == QuestionState::Answered) {
            ++counts.known;
            return {};
        }
        const Result<std::optional<BatchRow>> row = access.attempts().batchRow(id);
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (read->result) {
            const Result<bool> saved =
                saveAnswer(access, known.run, **question, *read->result, *row ? (*row)->imageSent : QString(), nowMs);
            if (!saved)
                return tl::unexpected<Error>(saved.error());
            ++(*saved ? counts.answered : counts.known);
            return {};
        }
        const ChatError &error = read->result.error();
        if (error.isPassing() || error.stopsRun()) {
            ++counts.again;
            if (error.stopsRun() && counts.problem.isEmpty())
                counts.problem = where(error.text);
            return *row ? access.runs().release(batchOwner((*row)->batchId), {id}) : Status();
        }
        ++counts.failed;
        return access.runs().markFailed(id, 1, chatErrorKindId(error.kind), error.text);
    }
    note(counts, where(QStringLiteral("its custom_id is not of this project.")));
    return {};
}

} // namespace

BatchCounts &BatchCounts::operator+=(const BatchCounts &other)
{
    answered += other.answered;
    again += other.again;
    failed += other.failed;
    known += other.known;
    foreign += other.foreign;
    if (problem.isEmpty())
        problem = other.problem;
    return *this;
}

Result<BatchCounts> takeBatchFile(ProjectStore &store, const Clock &clock, const QByteArray &file)
{
    const Result<std::vector<KnownRun>> runs = knownRuns(store);
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    std::vector<std::pair<int, QByteArray>> lines;
    int number = 0;
    for (qsizetype at = 0; at < file.size();) {
        const qsizetype end = file.indexOf('\n', at) < 0 ? file.size() : file.indexOf('\n', at);
        ++number;
        if (const QByteArray text = file.mid(at, end - at).trimmed(); !text.isEmpty())
            lines.push_back({number, text});
        at = end + 1;
    }
    BatchCounts all;
    for (std::size_t from = 0; from < lines.size(); from += kPerJob) {
        const std::size_t to = std::min(lines.size(), from + kPerJob);
        QFuture<Result<BatchCounts>> job = store.write<BatchCounts>(
            Change::Responses | Change::Judgements | Change::Runs,
            [&, now = clock.nowMs()](WriteAccess &access) -> Result<BatchCounts> {
                BatchCounts counts;
                for (std::size_t i = from; i < to; ++i) {
                    if (Status ok = take(access, *runs, lines[i].second, lines[i].first, now, counts); !ok)
                        return tl::unexpected<Error>(ok.error());
                }
                return counts;
            });
        job.waitForFinished();
        const Result<BatchCounts> counts = job.result();
        if (!counts)
            return counts;
        all += *counts;
    }
    return all;
}

Result<int> finishBatch(ProjectStore &store, const Clock &clock, const Batch &batch, const QString &state,
                        const QString &problem)
{
    QFuture<Result<int>> job = store.write<int>(
        Change::Runs, [batch, state, problem, now = clock.nowMs()](WriteAccess &access) -> Result<int> {
            Batch ended = batch;
            ended.state = state;
            ended.problem = problem;
            ended.changedMs = now;
            if (Status ok = access.attempts().saveBatch(ended); !ok)
                return tl::unexpected<Error>(ok.error());
            return access.runs().releaseLeases(batchOwner(batch.id));
        });
    job.waitForFinished();
    return job.result();
}

Result<BatchCounts> takeBatchFiles(ProjectStore &store, const Clock &clock, const QStringList &paths)
{
    BatchCounts all;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(file.errorString()), path);
        const Result<BatchCounts> counts = takeBatchFile(store, clock, file.readAll());
        if (!counts)
            return counts;
        all += *counts;
    }
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Batch>> batches = (*reader)->attempts().batches(QString());
    if (!batches)
        return tl::unexpected<Error>(batches.error());
    for (const Batch &batch : *batches) { // what has no open row left has been read whole
        if (!batch.isOpen() || batch.open > 0)
            continue;
        if (const Result<int> ended = finishBatch(store, clock, batch, QStringLiteral("completed"), QString()); !ended)
            return tl::unexpected<Error>(ended.error());
    }
    return all;
}

} // namespace plumbline
