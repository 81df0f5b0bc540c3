// SPDX-License-Identifier: GPL-3.0-or-later
// KeyStore: where API keys are kept, behind an interface: the system keyring in the programs, something else in tests.
// A key is named by a reference: "NAME" is an environment variable, "keyring:NAME" an entry of the system keyring.
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QStringList>

namespace plumbline {

inline const QString kKeyringPrefix = QStringLiteral("keyring:");

class KeyStore
{
public:
    virtual ~KeyStore() = default;
    /// The futures finish on the calling thread's event loop. NotFound where there is no such entry.
    [[nodiscard]] virtual QFuture<Result<QString>> read(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Status> write(const QString &name, const QString &key) = 0;
    [[nodiscard]] virtual QFuture<Status> remove(const QString &name) = 0;
    /// Names under which this person stored keys, for choosing. GUI thread.
    [[nodiscard]] virtual QStringList names() const = 0;
};

/// The key that a reference names: empty for an empty one, BadInput for a variable that is unset.
[[nodiscard]] inline QFuture<Result<QString>> keyFor(const QString &reference, KeyStore &keys)
{
    if (reference.startsWith(kKeyringPrefix))
        return keys.read(reference.mid(kKeyringPrefix.size()));
    const QString key = reference.isEmpty() ? QString() : qEnvironmentVariable(reference.toLatin1().constData());
    if (key.isEmpty() && !reference.isEmpty()) {
        return QtFuture::makeReadyFuture(Result<QString>(
            failure(ErrorKind::BadInput, QStringLiteral("The environment variable %1 holds no API key.").arg(reference),
                    {}, QStringLiteral("Set it before starting Plumbline, or choose an endpoint without a key."))));
    }
    return QtFuture::makeReadyFuture(Result<QString>(key));
}

/// "sk-…4f2a": enough to tell two keys apart, too little to use. Short keys are hidden whole.
[[nodiscard]] inline QString maskedKey(const QString &key)
{
    return key.size() < 16 ? QStringLiteral("…") : key.left(3) + u'…' + key.right(4);
}

} // namespace plumbline
