// SPDX-License-Identifier: GPL-3.0-or-later
// Runs plumbline-cli as a person would and hands back what it said. The test's event loop goes on meanwhile, so that a
// server on the same thread can answer.
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace plumbline::test {

struct CliOutcome
{
    int code = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;

    /// The one JSON document on stdout; empty where it is none, or more than one.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

class Cli
{
public:
    Cli()
        : environment(QProcessEnvironment::systemEnvironment())
    {
        environment.insert(QStringLiteral("PLUMBLINE_CACHE"), dir.filePath(QStringLiteral("cache")));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), dir.filePath(QStringLiteral("data")));
    }
    [[nodiscard]] static QString program()
    {
        const QString bin =
            qEnvironmentVariable("PLUMBLINE_BIN", QCoreApplication::applicationDirPath() + QStringLiteral("/../bin"));
        return QDir::cleanPath(bin + QStringLiteral("/plumbline-cli"));
    }
    [[nodiscard]] QString file(const QString &name) const { return dir.filePath(name); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile target(file(name));
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(name));
        return target.fileName();
    }

    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &words) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->start(program(), words);
        if (!process->waitForStarted())
            qFatal("cannot start %s", qUtf8Printable(program()));
        return process;
    }
    [[nodiscard]] static CliOutcome finish(QProcess &process, int timeoutMs = 60'000)
    {
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, timeoutMs))
            process.kill();
        process.waitForFinished(5000);
        CliOutcome outcome;
        outcome.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        outcome.out = process.readAllStandardOutput();
        outcome.err = process.readAllStandardError();
        return outcome;
    }
    [[nodiscard]] CliOutcome run(const QStringList &words) const
    {
        const auto process = start(words);
        return finish(*process);
    }

    QTemporaryDir dir;
    QProcessEnvironment environment;
};

} // namespace plumbline::test
