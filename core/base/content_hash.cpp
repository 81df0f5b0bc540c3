// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/content_hash.h"

#include <QCryptographicHash>

#include <openssl/evp.h>

namespace plumbline {

QString contentHash(const QByteArray &bytes)
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int length = 0;
    if (EVP_Digest(bytes.constData(), static_cast<std::size_t>(bytes.size()),
                   reinterpret_cast<unsigned char *>(digest.data()), &length, EVP_sha256(), nullptr) == 1) {
        digest.truncate(static_cast<qsizetype>(length));
    } else {
        digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); // an OpenSSL that is set up without it
    }
    return QString::fromLatin1(digest.toHex());
}

} // namespace plumbline
