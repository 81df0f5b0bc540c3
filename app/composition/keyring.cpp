// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/keyring.h"

#include <QPromise>
#include <QSettings>
#include <QTimer>

#include <memory>

#ifdef PLUMBLINE_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace plumbline {

namespace {

const QString kService = QStringLiteral("plumbline");
const QString kNames = QStringLiteral("keys/names");

[[maybe_unused]] void rememberKeyName(const QString &name, bool isThere)
{
    QSettings stored(kService, kService);
    QStringList names = stored.value(kNames).toStringList();
    names.removeAll(name);
    if (isThere)
        names.append(name);
    stored.setValue(kNames, names);
}

QString remedy()
{
    return QStringLiteral("Name an environment variable that holds the key instead.");
}

#ifdef PLUMBLINE_KEYCHAIN

constexpr int kPatienceMs = 60'000; // a locked keyring asks the person for its password

Error errorOf(const QKeychain::Job &job, const QString &name)
{
    if (job.error() == QKeychain::EntryNotFound) {
        return {ErrorKind::NotFound,
                QStringLiteral("The keyring has no key “%1”.").arg(name),
                {},
                QStringLiteral("Store it with plumbline-cli key set %1, or on the Runs page.").arg(name)};
    }
    return {
        ErrorKind::Io, QStringLiteral("The system keyring cannot be used: %1.").arg(job.errorString()), {}, remedy()};
}

/// Starts a job and hands its outcome over, or an error when the keyring does not answer.
template <class T, class TakeValue>
QFuture<Result<T>> run(QKeychain::Job *job, const QString &name, TakeValue value)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto finish = [promise](Result<T> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    QObject::connect(job, &QKeychain::Job::finished, job, [job, name, finish, value](QKeychain::Job *) {
        if (job->error() == QKeychain::NoError)
            finish(value());
        else
            finish(tl::unexpected<Error>(errorOf(*job, name)));
    });
    QTimer::singleShot(kPatienceMs, job, [finish] {
        finish(failure(ErrorKind::Io, QStringLiteral("The system keyring does not answer."), {}, remedy()));
    });
    job->setKey(name);
    job->start();
    return promise->future();
}

#else

template <class T>
QFuture<Result<T>> missing()
{
    return QtFuture::makeReadyFuture(
        Result<T>(failure(ErrorKind::Io, QStringLiteral("This build has no keyring (QtKeychain)."), {}, remedy())));
}

#endif

} // namespace

#ifdef PLUMBLINE_KEYCHAIN

QFuture<Result<QString>> Keyring::read(const QString &name)
{
    auto *job = new QKeychain::ReadPasswordJob(kService);
    return run<QString>(job, name, [job] { return Result<QString>(job->textData()); });
}

QFuture<Status> Keyring::write(const QString &name, const QString &key)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(key);
    return run<void>(job, name, [name] {
        rememberKeyName(name, true);
        return Status();
    });
}

QFuture<Status> Keyring::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(kService);
    return run<void>(job, name, [name] {
        rememberKeyName(name, false);
        return Status();
    });
}

#else

QFuture<Result<QString>> Keyring::read(const QString & /*name*/)
{
    return missing<QString>();
}

QFuture<Status> Keyring::write(const QString & /*name*/, const QString & /*key*/)
{
    return missing<void>();
}

QFuture<Status> Keyring::remove(const QString & /*name*/)
{
    return missing<void>();
}

#endif

QStringList Keyring::names() const
{
    return QSettings(kService, kService).value(kNames).toStringList();
}

} // namespace plumbline
