// SPDX-License-Identifier: GPL-3.0-or-later
// Keyring: API keys in the system's keyring, by QtKeychain. Needs D-Bus and a running keyring; where there is none
// every call fails with a remedy, and keys are taken from environment variables. Has no state; any thread with an event
// loop.
#pragma once

#include "core/llm/key_store.h"

namespace plumbline {

class Keyring final : public KeyStore
{
public:
    [[nodiscard]] QFuture<Result<QString>> read(const QString &name) override;
    [[nodiscard]] QFuture<Status> write(const QString &name, const QString &key) override;
    [[nodiscard]] QFuture<Status> remove(const QString &name) override;
    /// The keyring itself cannot be listed: the names are kept in QSettings.
    [[nodiscard]] QStringList names() const override;
};

} // namespace plumbline
