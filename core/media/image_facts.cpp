// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_facts.h"

#include "core/media/image_codec.h"
#include "core/media/perceptual_hash.h"

#include <QDateTime>
#include <QFileInfo>

namespace plumbline {

namespace {

/// A file may be overwritten at any time: its size and time are part of what it is.
QString stamped(const ImageAddress &address)
{
    if (address.kind != ImageAddress::Kind::File)
        return address.key;
    const QFileInfo file(address.path);
    return QStringLiteral("%1|%2|%3").arg(address.path).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
}

} // namespace

ImageFacts lookAtImage(const QByteArray &bytes)
{
    ImageFacts facts;
    const Result<ImageInfo> info = inspectImage(bytes);
    if (!info) {
        facts.problem = info.error().what;
        return facts;
    }
    facts.size = info->size;
    facts.isUpright = info->isUpright;
    if (const Result<quint64> look = differenceHash(bytes))
        facts.look = *look;
    else
        facts.problem = look.error().what;
    return facts;
}

std::optional<ImageFacts> ImageFactsBook::find(const ImageAddress &address) const
{
    const QString key = stamped(address);
    const QMutexLocker lock(&m_mutex);
    const auto known = m_facts.constFind(key);
    return known == m_facts.constEnd() ? std::nullopt : std::optional(*known);
}

void ImageFactsBook::put(const ImageAddress &address, const ImageFacts &facts)
{
    const QString key = stamped(address);
    const QMutexLocker lock(&m_mutex);
    m_facts.insert(key, facts);
}

} // namespace plumbline
