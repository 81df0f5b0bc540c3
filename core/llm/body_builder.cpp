// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/body_builder.h"

#include "core/llm/wire_format.h"

#include <QJsonDocument>
#include <QUuid>

namespace plumbline {

BodyBuilder::BodyBuilder()
    : m_nonce("plumbline-image-" + QUuid::createUuid().toByteArray(QUuid::Id128))
{
}

QString BodyBuilder::base64Of(const ChatImage &image)
{
    const QByteArray slot = m_nonce + '-' + QByteArray::number(m_slots.size()) + ';';
    m_slots.append({slot, image.bytes});
    return QString::fromLatin1(slot);
}

QString BodyBuilder::urlOf(const ChatImage &image)
{
    if (image.bytes.isEmpty())
        return image.url;
    return QStringLiteral("data:") + image.mime + QStringLiteral(";base64,") + base64Of(image);
}

void BodyBuilder::finish(const QJsonObject &json, WireRequest &wire) const
{
    wire.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    wire.loggable = wire.body;
    for (const auto &[slot, bytes] : m_slots) {
        wire.body.replace(slot, bytes.toBase64()); // base64 needs no escaping in JSON
        wire.loggable.replace(slot, QByteArray("(" + QByteArray::number(bytes.size()) + " bytes)"));
    }
}

} // namespace plumbline
