// SPDX-License-Identifier: GPL-3.0-or-later
// WireFormat: how a question becomes an HTTP request of some API, and its answer a ChatReply. Pure functions, no
// network.
#pragma once

#include "core/llm/chat.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

namespace plumbline {

struct WireRequest
{
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
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
};

/// Error of an HTTP status from 300 on, told apart by status and by what APIs write into the body: `insufficient_quota`
/// in a 429 is QuotaGone, any other 429 is RateLimited.
[[nodiscard]] ChatError errorOfStatus(int httpStatus, const QByteArray &body);

} // namespace plumbline
