// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionDesk: turns a question row into a ChatRequest (with its image) and a ChatReply into a response or judgement.
// Knows no network. Lives on the engine thread with a reader of its own.
#pragma once

#include "core/domain/answer.h"
#include "core/domain/model_spec.h"
#include "core/domain/run.h"
#include "core/llm/chat.h"
#include "core/media/image_library.h"
#include "core/run/token_estimate.h"
#include "core/store/api/project_store.h"

#include <QCache>
#include <QFuture>
#include <QThreadPool>

#include <memory>

namespace plumbline {

/// A request ready to be sent and what was put into it.
struct PreparedQuestion
{
    ChatRequest request;
    QString imageSent; ///< as in AnswerMeta::imageSent
    TokenRange input;  ///< tokens that the request will come to
};
using Prepared = tl::expected<PreparedQuestion, ChatError>;

/// The answer to a question as it is stored; saving it makes the question answered. False where it was answered
/// already.
[[nodiscard]] Result<bool> saveAnswer(WriteAccess &access, const Run &run, const Question &question,
                                      const ChatReply &reply, const QString &imageSent, qint64 nowMs);

class QuestionDesk
{
public:
    QuestionDesk(const ReadAccess &reader, ImageLibrary &images, ModelSpec model, Run run);
    ~QuestionDesk();

    /// The request for a question. An image that cannot be had is sent as its web address where it has one; else
    /// NoImage.
    [[nodiscard]] QFuture<Prepared> prepare(const Question &question);

private:
    [[nodiscard]] Result<Item> itemOf(const QString &revisionId);
    /// Puts what the run's probe shows into `item`; nothing where it is no probe.
    [[nodiscard]] Status showInstead(Item &item);
    /// A control question or a probe may show another image: then that one is put into `item`.
    [[nodiscard]] Result<ChatRequest> requestOf(const Question &question, Item &item) const;

    const ReadAccess &m_reader;
    ImageLibrary &m_images;
    ModelSpec m_model;
    Run m_run;
    QCache<QString, Item> m_items;       ///< by revision; a bounded number, since memory must not grow with a run
    std::vector<Item> m_all;             ///< to take another image from; read when first wanted
    std::shared_ptr<QThreadPool> m_pool; ///< shared with the futures that still run on it
};

} // namespace plumbline
