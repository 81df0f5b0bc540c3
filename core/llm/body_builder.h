// SPDX-License-Identifier: GPL-3.0-or-later
// BodyBuilder: a JSON body with images in it. Images are put in after the JSON is written, so that megabytes of base64
// pass through no QString, and so that the same body can be logged without them. One body each; any thread.
#pragma once

#include "core/llm/chat.h"

#include <QByteArray>
#include <QList>
#include <QPair>

namespace plumbline {

struct WireRequest;

class BodyBuilder
{
public:
    BodyBuilder();
    /// Stands for the image's bytes as base64 until `finish`.
    [[nodiscard]] QString base64Of(const ChatImage &image);
    /// A data URI with the bytes, or the image's own address where it has no bytes.
    [[nodiscard]] QString urlOf(const ChatImage &image);
    /// Sets body and loggable body of a request.
    void finish(const QJsonObject &json, WireRequest &wire) const;

private:
    QByteArray m_nonce; ///< no prompt can contain it
    QList<QPair<QByteArray, QByteArray>> m_slots;
};

} // namespace plumbline
