// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kept_image.h"

#include "app/cli/open_session.h"
#include "core/media/image_cache.h"
#include "core/media/image_codec.h"

#include <QFile>

namespace plumbline::cli {

Result<QString> keptImage(Session &session, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::BadInput, QStringLiteral("The image cannot be opened: %1.").arg(file.errorString()),
                       path);
    const QByteArray bytes = file.readAll();
    const Result<ImageInfo> info = inspectImage(bytes);
    if (!info)
        return failure(ErrorKind::BadInput, QStringLiteral("This is no image that can be read: ") + info.error().what,
                       path);
    const QString hash = contentHash(bytes);
    return writeNow(session, [&](WriteAccess &access) { return access.images().putImage(hash, info->mime, bytes); })
        .map([&] { return QString(QStringLiteral("sha256:") + hash); });
}

} // namespace plumbline::cli
