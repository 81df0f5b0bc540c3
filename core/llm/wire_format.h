// SPDX-License-Identifier: GPL-3.0-or-later
// WireFormat: how a question becomes an HTTP request of some API, and its answer a ChatReply. Pure functions, no
// network.
#pragma once

#include "core/llm/chat.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QStringList>
#include <QUrl>

namespace plumbline {

struct WireRequest
{
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray loggable;      ///< the body without images
    QByteArray verb = "POST"; ///< POST or GET
};

class WireFormat
{
public:
    virtual ~WireFormat() = default;
    /// `key` may be empty (a local server); it goes into a header and nowhere else.
    [[nodiscard]] virtual WireRequest build(const ChatRequest &request, const QString &baseUrl,
                                            const QString &key) const = 0;
    /// Reads a reply of any HTTP status. A 2xx without an answer in it is BadReply, not success.
    [[nodiscard]] virtual ChatResult parse(int httpStatus, const QByteArray &body) const = 0;
    /// Why this API cannot take the request as it is (a value out of its documented range); empty where it can.
    [[nodiscard]] virtual QString objection(const ChatRequest &request) const = 0;
    /// Settings of the request that this API has no field for, by name: they are not sent.
    [[nodiscard]] virtual QStringList leavesOut(const ChatRequest &request) const = 0;
    /// Asks which models there are.
    [[nodiscard]] virtual WireRequest listModels(const QString &baseUrl, const QString &key) const;
    /// Names in the answer to it; empty where it has none.
    [[nodiscard]] virtual QStringList readModels(const QByteArray &body) const;

protected:
    /// A request to `path` below the base address, which may have a query of its own (Azure's api-version).
    [[nodiscard]] static WireRequest requestTo(const QString &baseUrl, const QString &path);
    [[nodiscard]] static tl::unexpected<ChatError> badReply(const QString &text);
    /// The JSON object of a 2xx body; else what is wrong with it.
    [[nodiscard]] static tl::expected<QJsonObject, ChatError> objectOf(int httpStatus, const QByteArray &body);
};

/// Authorization as `chat/completions` servers want it: Bearer, or `api-key` on Azure hosts.
void authorize(WireRequest &wire, const QString &key);
/// True for OpenAI's own and Azure's hosts, whose API takes what is newest.
[[nodiscard]] bool isOpenAiHost(const QUrl &url);

/// Error of an HTTP status from 300 on, told apart by status and by what APIs write into the body: `insufficient_quota`
/// in a 429 is QuotaGone, any other 429 is RateLimited.
[[nodiscard]] ChatError errorOfStatus(int httpStatus, const QByteArray &body);

} // namespace plumbline
