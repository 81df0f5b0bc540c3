// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/kept_image.h"

#include "core/authoring/generation.h"
#include "core/base/content_hash.h"
#include "core/media/image_codec.h"

#include <QFile>

namespace plumbline {

Result<QString> keptImage(ProjectStore &store, const QString &path)
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
    QFuture<Result<bool>> job = store.write<bool>({}, [hash, bytes, mime = info->mime](WriteAccess &access) {
        return access.images().putImage(hash, mime, bytes).map([] { return true; });
    });
    job.waitForFinished();
    return job.result().map([&](bool) { return QString(QStringLiteral("sha256:") + hash); });
}

Result<int> addPoolFiles(ProjectStore &store, const QStringList &files, qint64 nowMs, QStringList &problems)
{
    QStringList addresses;
    for (const QString &file : files) {
        const Result<QString> address = keptImage(store, file);
        if (address)
            addresses.append(*address);
        else if (address.error().kind == ErrorKind::BadInput)
            problems.append(address.error().text());
        else
            return tl::unexpected<Error>(address.error());
    }
    QFuture<Result<int>> job = store.write<int>(
        Change::Items, [addresses, nowMs](WriteAccess &access) { return addPoolImages(access, addresses, nowMs); });
    job.waitForFinished();
    return job.result();
}

} // namespace plumbline
