// SPDX-License-Identifier: GPL-3.0-or-later
// ChatRequest, ChatReply, ChatError: one question to a model and what came of it. Plain values, no wire format in them.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace plumbline {

/// An image to send: its bytes, or where there are none an address that the server fetches itself.
struct ChatImage
{
    QByteArray bytes;
    QString mime;
    QString url;
    QString detail; ///< low, high, auto; empty: the server's default
};

struct ChatRequest
{
    QString model; ///< name to send
    QString systemPrompt;
    QString prompt;
    std::vector<ChatImage> images;
    std::optional<double> temperature;
    std::optional<int> seed;
    int maxTokens = 0;       ///< tokens of the answer; 0: the server's default
    QString reasoningEffort; ///< minimal, low, medium, high; empty: the server's default
    QJsonObject jsonSchema;  ///< asks for a JSON object of this schema; empty: free text
};

/// What went over the wire, for the log of a run: no key, no headers, images only named by their size.
struct ChatExchange
{
    QByteArray request;
    int httpStatus = 0; ///< 0 where nothing came back
    QByteArray reply;   ///< body as received, cut to 64 kB
};

struct ChatReply
{
    QString text;
    QString finishReason; ///< as the server wrote it: stop, length, content_filter, …
    QString refusal;      ///< the server's own refusal field, when it filled it
    QString servedModel;
    int inputTokens = 0;
    int outputTokens = 0;
    int latencyMs = 0;
    std::shared_ptr<const ChatExchange> exchange; ///< null where there was no wire
};

struct ChatError
{
    enum class Kind {
        RateLimited, ///< slow down; tried again
        Server,      ///< 5xx; tried again
        Timeout,     ///< no answer in time; tried again
        Connection,  ///< broken or refused; tried again
        BadReply,    ///< 2xx without a readable answer; tried again
        QuotaGone,   ///< the account has no money left; the run stops
        BadKey,      ///< 401 or 403; the run stops
        BadRequest,  ///< the server refuses this question for good
        NoImage,     ///< the image is missing and cannot be sent
        NotRecorded, ///< the recorded provider has no such reply
        Cancelled,
    };

    Kind kind = Kind::Connection;
    QString text;
    qint64 retryAfterMs = -1; ///< what the server asked for; -1 where it said nothing
    std::shared_ptr<const ChatExchange> exchange = nullptr;
    bool wasSent = true; ///< false where it is certain that the server never had the whole question

    [[nodiscard]] bool isPassing() const { return kind <= Kind::BadReply; }
    /// The server may have worked, and charged, for an answer that did not arrive.
    [[nodiscard]] bool mayHaveCost() const
    {
        return wasSent && (kind == Kind::Timeout || kind == Kind::Connection || kind == Kind::BadReply);
    }
    [[nodiscard]] bool stopsRun() const { return kind == Kind::QuotaGone || kind == Kind::BadKey; }
};

[[nodiscard]] QString chatErrorKindId(ChatError::Kind kind);

using ChatResult = tl::expected<ChatReply, ChatError>;

} // namespace plumbline
