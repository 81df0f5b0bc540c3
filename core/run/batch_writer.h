// SPDX-License-Identifier: GPL-3.0-or-later
// BatchWriter: writes the open questions of a run into files of OpenAI's Batch API, split at its limits. What is
// written is leased to its batch, so that nobody else asks it meanwhile. Lives on the thread that made it, with an
// event loop.
#pragma once

#include "core/base/clock.h"
#include "core/domain/attempt.h"
#include "core/llm/batch_api.h"
#include "core/run/question_desk.h"

#include <QSaveFile>

#include <memory>

namespace plumbline {

/// Owner of the leases of a batch.
[[nodiscard]] QString batchOwner(const QString &batchId);
/// "plumbline-<start of the run's id>-<question>"; the number is what is read back.
[[nodiscard]] QString batchCustomId(const QString &runId, qint64 questionId);
/// The question of a custom id of ours; -1 for another's.
[[nodiscard]] qint64 questionOfCustomId(const QString &customId, const QString &runId);

struct BatchPlan
{
    Run run;
    ModelSpec model;
    QString folder;     ///< files are made in it; must exist
    int firstItems = 0; ///< only about that many first items; 0: all
    BatchLimits limits;
};

class BatchWriter final : public QObject
{
    Q_OBJECT
public:
    BatchWriter(ProjectStore &store, ImageLibrary &images, const Clock &clock, BatchPlan plan,
                QObject *parent = nullptr);
    ~BatchWriter() override;
    void start();

    /// The files that were finished; they stay where a later one failed.
    [[nodiscard]] const std::vector<Batch> &batches() const { return m_done; }
    [[nodiscard]] int unsendable() const { return m_unsendable; }
    [[nodiscard]] const Status &status() const { return m_status; }

Q_SIGNALS:
    void progressed(int written);
    /// Once.
    void finished();

private:
    void openFile();
    void leaseMore();
    void next();
    void write(const Question &question, const Prepared &prepared);
    void giveUp(const Question &question, const ChatError &error);
    void closeFile(bool andGoOn);
    void fail(const Error &error);
    void end(const Status &status);

    ProjectStore &m_store;
    ImageLibrary &m_images;
    const Clock &m_clock;
    BatchPlan m_plan;
    std::unique_ptr<WireFormat> m_format;
    std::unique_ptr<ReadAccess> m_reader;
    std::unique_ptr<QuestionDesk> m_desk;
    std::unique_ptr<QSaveFile> m_file;
    Batch m_batch;
    std::vector<BatchRow> m_rows;
    qint64 m_bytes = 0;
    std::deque<Question> m_leased;
    std::vector<Batch> m_done;
    int m_written = 0;
    int m_unsendable = 0;
    Status m_status;
};

} // namespace plumbline
