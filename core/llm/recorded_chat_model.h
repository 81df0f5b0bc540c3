// SPDX-License-Identifier: GPL-3.0-or-later
// RecordedChatModel: answers from files instead of a server, so that the whole job works with no network. Finds a reply
// by what the question says, not by its number. Lives on the engine thread.
#pragma once

#include "core/base/result.h"
#include "core/llm/chat_model.h"

#include <QHash>

#include <optional>
#include <vector>

namespace plumbline {

/// One recorded answer of one model.
struct Recording
{
    QString model;
    QString instruction; ///< must be in the question
    QString response;    ///< judge recordings: must be in the question too; empty for a candidate's
    ChatReply reply;
    QString error; ///< when set, asking fails for good with this text
};

/// Reads `benchmark.json`, `responses.jsonl` and `judgements.jsonl` of a folder (the layout of data/sample).
[[nodiscard]] Result<std::vector<Recording>> readRecordings(const QString &folder);

class RecordedChatModel final : public ChatModel
{
    Q_OBJECT
public:
    /// `delayMs`: every answer takes so long, so that a run can be watched.
    RecordedChatModel(std::vector<Recording> recordings, int delayMs);
    void ask(const ChatRequest &request, Done done) override;
    void cancelAll() override;

private:
    [[nodiscard]] ChatResult answer(const ChatRequest &request) const;

    QHash<QString, std::vector<Recording>> m_byModel;
    int m_delayMs;
    int m_generation = 0; ///< moves on at cancelAll(): answers of an earlier one are Cancelled
};

} // namespace plumbline
