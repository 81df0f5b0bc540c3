// SPDX-License-Identifier: GPL-3.0-or-later
// test-endpoint, providers, key: where models are asked, and with which key.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/cli/run_words.h"
#include "app/composition/keyring.h"
#include "core/base/deliver.h"
#include "core/llm/endpoint_probe.h"
#include "core/llm/providers.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

namespace plumbline::cli {

namespace {

/// Waits for a future in the program's one event loop: nothing else runs in these commands.
template <class T>
T waitFor(const QFuture<T> &future)
{
    if (!future.isFinished()) {
        QObject context;
        deliver(future, &context, [](const T &) { QCoreApplication::quit(); });
        QCoreApplication::exec();
    }
    return future.result();
}

QJsonObject probeToJson(const ProbeResult &r)
{
    return {{QStringLiteral("models"), QJsonArray::fromStringList(r.models)},
            {QStringLiteral("models_problem"), r.modelsProblem},
            {QStringLiteral("listed"), r.isListed},
            {QStringLiteral("shown"), r.shown},
            {QStringLiteral("reply"), r.reply},
            {QStringLiteral("problem"), r.problem},
            {QStringLiteral("saw_image"), r.sawImage},
            {QStringLiteral("latency_ms"), r.latencyMs},
            {QStringLiteral("input_tokens"), r.inputTokens},
            {QStringLiteral("output_tokens"), r.outputTokens},
            {QStringLiteral("served_model"), r.servedModel}};
}

void printProbe(const ProbeResult &r, const QString &model)
{
    if (!r.modelsProblem.isEmpty())
        printLine(QStringLiteral("Models: %1").arg(r.modelsProblem));
    else
        printLine(QStringLiteral("Models: %1 listed, %2 is %3among them")
                      .arg(r.models.size())
                      .arg(model, r.isListed ? QString() : QStringLiteral("not ")));
    if (!r.problem.isEmpty())
        printLine(QStringLiteral("Asked about a picture: %1").arg(r.problem));
    if (!r.reply.isEmpty()) {
        printLine(QStringLiteral("Shown: %1. Said: %2").arg(r.shown, r.reply.left(300).simplified()));
        printLine(r.sawImage ? QStringLiteral("The image was seen (%1 ms, %2 + %3 tokens).")
                                   .arg(r.latencyMs)
                                   .arg(r.inputTokens)
                                   .arg(r.outputTokens)
                             : QStringLiteral("The image was NOT seen: is this a model with vision?"));
    }
}

QString keyFromStdin()
{
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(in.readLine(64 * 1024)).trimmed();
}

} // namespace

int runTestEndpoint(const Arguments &arguments)
{
    // A project is only needed to look up a model that it knows already.
    std::unique_ptr<Session> session;
    ModelSpec model;
    const Result<SessionOptions> how = sessionOptionsOf(arguments);
    if (!how)
        return fail(arguments, how.error());
    if (!arguments.project.isEmpty()) {
        Result<std::unique_ptr<Session>> opened = openSession(arguments, false, *how);
        if (!opened)
            return fail(arguments, opened.error());
        session = std::move(*opened);
    }
    const Result<ModelSpec> named = modelWithoutProject(arguments, session.get());
    if (!named)
        return fail(arguments, named.error());
    model = *named;
    std::unique_ptr<WireFormat> format = makeWireFormat(model.endpoint.wire);
    if (!format)
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("%1 is not asked over a network.").arg(model.name), {}, {}});
    if (const Status ok = checkEndpoint(model.endpoint); !ok)
        return fail(arguments, ok.error());
    Keyring keyring;
    const Result<QString> key = waitFor(keyFor(model.endpoint.keyEnv, keyring));
    if (!key)
        return fail(arguments, key.error());
    EndpointProbe probe(std::move(format), model.endpoint.url, *key, model.endpoint.model, how->limits);
    ProbeResult result;
    QObject::connect(&probe, &EndpointProbe::finished, &probe, [&](const ProbeResult &r) {
        result = r;
        QCoreApplication::quit();
    });
    QMetaObject::invokeMethod(&probe, &EndpointProbe::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (arguments.json)
        printJson(probeToJson(result));
    else
        printProbe(result, model.endpoint.model);
    return result.problem.isEmpty() && result.sawImage ? Done : Problems;
}

int runProviders(const Arguments &arguments)
{
    QJsonArray list;
    for (const ProviderPreset &p : providerPresets()) {
        list.append(QJsonObject{{QStringLiteral("id"), p.id},
                                {QStringLiteral("name"), p.name},
                                {QStringLiteral("wire"), p.wire},
                                {QStringLiteral("url"), p.url},
                                {QStringLiteral("key_env"), p.keyEnv},
                                {QStringLiteral("example_model"), p.example}});
        if (!arguments.json)
            printLine(QStringLiteral("%1  %2  %3  %4").arg(p.id, -18).arg(p.wire, -17).arg(p.url, p.keyEnv));
    }
    if (arguments.json)
        printJson(list);
    return Done;
}

int runKey(const Arguments &arguments)
{
    const QString act = arguments.words.value(0);
    const QString name = arguments.words.value(1);
    Keyring keyring;
    if (act == QLatin1String("list") || act.isEmpty()) {
        // Names only: the keyring is not asked.
        if (arguments.json)
            printJson(QJsonArray::fromStringList(keyring.names()));
        for (const QString &known : arguments.json ? QStringList() : keyring.names())
            printLine(known);
        return Done;
    }
    if (name.isEmpty() ||
        (act != QLatin1String("set") && act != QLatin1String("show") && act != QLatin1String("remove"))) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("key takes list, set NAME, show NAME or remove NAME."),
                     {},
                     QStringLiteral("The key itself is read from standard input, never from the command line.")});
    }
    QString masked;
    if (act == QLatin1String("set")) {
        const QString key = keyFromStdin();
        if (key.isEmpty())
            return fail(arguments, {ErrorKind::BadInput, QStringLiteral("No key came on standard input."), {}, {}});
        if (const Status ok = waitFor(keyring.write(name, key)); !ok)
            return fail(arguments, ok.error());
        masked = maskedKey(key);
    } else if (act == QLatin1String("show")) {
        const Result<QString> key = waitFor(keyring.read(name));
        if (!key)
            return fail(arguments, key.error());
        masked = maskedKey(*key);
    } else {
        if (const Status ok = waitFor(keyring.remove(name)); !ok)
            return fail(arguments, ok.error());
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("key"), masked}});
    else
        printLine(masked.isEmpty() ? QStringLiteral("Removed %1.").arg(name)
                                   : QStringLiteral("%1: %2").arg(name, masked));
    return Done;
}

} // namespace plumbline::cli
