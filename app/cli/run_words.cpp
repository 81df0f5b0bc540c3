// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_words.h"

#include "core/llm/providers.h"
#include "core/run/judge_prompt.h"

#include <QDir>

namespace plumbline::cli {

namespace {

using Options = QList<QCommandLineOption>;

const QStringList kEfforts = {QStringLiteral("none"), QStringLiteral("minimal"), QStringLiteral("low"),
                              QStringLiteral("medium"), QStringLiteral("high")};
const QStringList kDetails = {QStringLiteral("low"), QStringLiteral("high"), QStringLiteral("auto")};

QCommandLineOption valued(const char *name, const char *help, const char *what)
{
    return {QString::fromLatin1(name), QString::fromUtf8(help), QString::fromLatin1(what)};
}

/// One of a list, or empty where the option is absent.
Result<QString> choiceOf(const Arguments &arguments, const QString &option, const QStringList &choices)
{
    const QString value = arguments.value(option);
    if (!arguments.has(option) || choices.contains(value))
        return value;
    return failure(ErrorKind::BadInput, QStringLiteral("--%1 does not take “%2”.").arg(option, value), {},
                   QStringLiteral("Known: %1.").arg(choices.join(QStringLiteral(", "))));
}

/// Of `eval`, where one server often serves both: the judge's address, key and API default to the candidate's.
QString ownOrCandidates(const Arguments &arguments, const QString &prefix, const QString &option)
{
    const QString own = arguments.value(prefix + option);
    return own.isEmpty() && arguments.has(QStringLiteral("model")) ? arguments.value(option) : own;
}

/// The endpoint that the words name; an empty wire where they name none.
Result<Endpoint> endpointOf(const Arguments &arguments, const QString &prefix, const QString &model)
{
    Endpoint endpoint;
    endpoint.model = model;
    const QString provider = ownOrCandidates(arguments, prefix, QStringLiteral("provider"));
    if (!provider.isEmpty()) {
        const ProviderPreset *preset = providerPreset(provider);
        if (!preset) {
            return failure(ErrorKind::BadInput, QStringLiteral("There is no provider “%1”.").arg(provider), {},
                           QStringLiteral("plumbline-cli providers lists them."));
        }
        endpoint.wire = preset->wire;
        endpoint.url = preset->url;
        endpoint.keyEnv = preset->keyEnv;
    }
    if (const QString url = ownOrCandidates(arguments, prefix, QStringLiteral("api-url")); !url.isEmpty()) {
        // A provider's key is not for another's host; Azure's address is the person's own to fill in.
        if (QUrl(url).host() != QUrl(endpoint.url).host() && !QUrl(url).host().endsWith(QLatin1String(".azure.com")))
            endpoint.keyEnv.clear();
        endpoint.url = url;
        if (endpoint.wire.isEmpty())
            endpoint.wire = QStringLiteral("openai-chat");
    }
    if (const QString wire = ownOrCandidates(arguments, prefix, QStringLiteral("wire")); !wire.isEmpty()) {
        if (!wireFormatIds().contains(wire) && wire != QLatin1String("manual")) {
            return failure(ErrorKind::BadInput, QStringLiteral("There is no API “%1”.").arg(wire), {},
                           QStringLiteral("Known: %1, manual.").arg(wireFormatIds().join(QStringLiteral(", "))));
        }
        endpoint.wire = wire;
    }
    if (const QString env = ownOrCandidates(arguments, prefix, QStringLiteral("api-key-env")); !env.isEmpty())
        endpoint.keyEnv = env;
    if (const QString ring = ownOrCandidates(arguments, prefix, QStringLiteral("api-key-ring")); !ring.isEmpty())
        endpoint.keyEnv = kKeyringPrefix + ring;
    return endpoint;
}

} // namespace

Options candidateOptions()
{
    return {valued("model", "Name of the candidate, sent to the server as the model", "NAME"),
            valued("api-url", "Base address of the server", "URL"),
            valued("api-key-env", "Environment variable that holds the API key", "VARIABLE"),
            valued("api-key-ring", "Or: name of a key in the system keyring (see key)", "NAME"),
            valued("provider", "Address, API and key variable of a known provider (see providers)", "ID"),
            valued("wire", "API: openai-chat (default), openai-responses, anthropic, ollama, manual", "API")};
}

Options judgeOptions()
{
    return {valued("judge-model", "Name of the judge, sent to the server as the model", "NAME"),
            valued("judge-api-url", "Base address of the judge's server (eval: default --api-url)", "URL"),
            valued("judge-api-key-env", "Environment variable that holds the judge's API key", "VARIABLE"),
            valued("judge-api-key-ring", "Or: name of a key in the system keyring", "NAME"),
            valued("judge-provider", "Address, API and key variable of a known provider", "ID"),
            valued("judge-wire", "The judge's API", "API"),
            valued("judge-repeats", "Judgements of each response (default 1)", "N"),
            valued("prompt", "Judge prompt: miabench-v1 (default) or json-v1", "VERSION")};
}

Options runOptions()
{
    return {valued("limit", "Only the first N items", "N"),
            valued("repeats", "Answers to each question (default 1); more later asks only the rest", "N"),
            valued("concurrency", "Requests in flight, 1 to 256 (default 8)", "N"),
            valued("rpm", "Most requests a minute (default: unlimited)", "N"),
            valued("tpm", "Most tokens a minute (default: unlimited)", "N"),
            valued("cap", "Most that each run may cost; none takes an earlier cap away", "AMOUNT"),
            valued("timeout", "Seconds that an answer may take (default 180)", "S"),
            valued("patience", "Seconds that answers wait for a project that cannot be written (default 600)", "S"),
            valued("temperature", "Sampling temperature (default: the server's)", "T"),
            valued("seed", "Sampling seed; repeat r is asked with seed + r", "N"),
            valued("max-tokens", "Most tokens of one answer (default 2048)", "N"),
            valued("reasoning-effort", "none, minimal, low, medium, high (default: the server's)", "EFFORT"),
            valued("image-detail", "low, high, auto (default: the server's)", "DETAIL"),
            valued("system-prompt", "System prompt", "TEXT"),
            valued("recorded", "Answer from the recorded replies of this folder instead of a server", "FOLDER"),
            {QStringLiteral("dry-run"), QStringLiteral("Only estimate questions, tokens and cost")},
            {QStringLiteral("retry-failed"), QStringLiteral("Ask this run's failed questions again, too")},
            valued("retry", "Ask this run's failed questions of one kind again, e.g. timeout", "KIND")};
}

Result<ModelSpec> modelOf(const Arguments &arguments, Session &session, ModelRole role, const QString &prefix)
{
    ModelSpec model;
    model.role = role;
    model.name = arguments.value(prefix + QStringLiteral("model"));
    if (model.name.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("--%1model NAME is needed.").arg(prefix));
    if (arguments.has(QStringLiteral("recorded"))) {
        model.endpoint = {QStringLiteral("recorded"), QDir(arguments.value(QStringLiteral("recorded"))).absolutePath(),
                          model.name, QString()};
        return model;
    }
    const Result<Endpoint> endpoint = endpointOf(arguments, prefix, model.name);
    if (!endpoint)
        return tl::unexpected<Error>(endpoint.error());
    model.endpoint = *endpoint;
    if (!model.endpoint.url.isEmpty() || model.endpoint.wire == QLatin1String("manual"))
        return model;
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::optional<ModelSpec>> known = (*reader)->models().modelByName(role, model.name);
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (!*known) {
        return failure(ErrorKind::BadInput, QStringLiteral("It is not known where to ask %1.").arg(model.name), {},
                       QStringLiteral("Give --%1api-url URL or --%1provider ID.").arg(prefix));
    }
    ModelSpec stored = **known;
    if (!model.endpoint.keyEnv.isEmpty())
        stored.endpoint.keyEnv = model.endpoint.keyEnv;
    if (!model.endpoint.wire.isEmpty())
        stored.endpoint.wire = model.endpoint.wire;
    return stored;
}

Result<ModelSpec> modelWithoutProject(const Arguments &arguments, Session *session)
{
    if (session)
        return modelOf(arguments, *session, ModelRole::Candidate, QString());
    ModelSpec model;
    model.name = arguments.value(QStringLiteral("model"));
    if (model.name.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("--model NAME is needed."));
    const Result<Endpoint> endpoint = endpointOf(arguments, QString(), model.name);
    if (!endpoint)
        return tl::unexpected<Error>(endpoint.error());
    model.endpoint = *endpoint;
    return model;
}

Result<RunSettings> settingsOf(const Arguments &arguments, ModelRole role)
{
    RunSettings settings;
    if (arguments.has(QStringLiteral("temperature"))) {
        bool ok = false;
        settings.temperature = arguments.value(QStringLiteral("temperature")).toDouble(&ok);
        if (!ok || !(*settings.temperature >= 0))
            return failure(ErrorKind::BadInput, QStringLiteral("--temperature takes a number from 0 on."));
    }
    if (arguments.has(QStringLiteral("seed"))) {
        const Result<int> seed = arguments.number(QStringLiteral("seed"), 0, 0, 2'000'000'000);
        if (!seed)
            return tl::unexpected<Error>(seed.error());
        settings.seed = *seed;
    }
    const Result<int> tokens = arguments.number(QStringLiteral("max-tokens"), settings.maxTokens, 1, 1'000'000);
    if (!tokens)
        return tl::unexpected<Error>(tokens.error());
    settings.maxTokens = *tokens;
    settings.systemPrompt = arguments.value(QStringLiteral("system-prompt"));
    const Result<QString> effort = choiceOf(arguments, QStringLiteral("reasoning-effort"), kEfforts);
    if (!effort)
        return tl::unexpected<Error>(effort.error());
    settings.reasoningEffort = *effort;
    const Result<QString> detail = choiceOf(arguments, QStringLiteral("image-detail"), kDetails);
    if (!detail)
        return tl::unexpected<Error>(detail.error());
    settings.imageDetail = *detail;
    // In `eval`, --repeats is the candidate's; --judge-repeats is the judge's everywhere.
    const bool both = arguments.has(QStringLiteral("model")) && role == ModelRole::Judge;
    const QString option = arguments.has(QStringLiteral("judge-repeats")) && role == ModelRole::Judge
                               ? QStringLiteral("judge-repeats")
                               : QStringLiteral("repeats");
    const bool isCandidates = both && option == QLatin1String("repeats");
    const Result<int> repeats = arguments.number(option, 1, 1, 1000);
    if (!repeats)
        return tl::unexpected<Error>(repeats.error());
    settings.repeats = isCandidates ? 1 : *repeats;
    return settings;
}

Result<EvaluationStep> stepOf(const Arguments &arguments, Session &session, ModelRole role, const QString &prefix)
{
    EvaluationStep step;
    Result<ModelSpec> model = modelOf(arguments, session, role, prefix);
    if (!model)
        return tl::unexpected<Error>(model.error());
    Result<RunSettings> settings = settingsOf(arguments, role);
    if (!settings)
        return tl::unexpected<Error>(settings.error());
    const Result<int> limit = arguments.number(QStringLiteral("limit"), 0, 0, 10'000'000);
    if (!limit)
        return tl::unexpected<Error>(limit.error());
    step.model = *model;
    step.settings = *settings;
    step.limit = *limit;
    step.dropsCap = arguments.value(QStringLiteral("cap")) == QLatin1String("none");
    if (arguments.has(QStringLiteral("retry-failed")))
        step.retry = QString();
    if (arguments.has(QStringLiteral("retry")))
        step.retry = arguments.value(QStringLiteral("retry"));
    if (role == ModelRole::Judge) {
        if (arguments.has(QStringLiteral("model")))
            step.settings.systemPrompt.clear(); // it is the candidate's
        step.settings.controls = arguments.has(QStringLiteral("controls"));
        step.settings.promptVersion = arguments.has(QStringLiteral("prompt"))
                                          ? arguments.value(QStringLiteral("prompt"))
                                          : defaultJudgePromptVersion();
        if (!judgePromptVersions().contains(step.settings.promptVersion)) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("There is no judge prompt “%1”.").arg(step.settings.promptVersion), {},
                           QStringLiteral("Known: %1.").arg(judgePromptVersions().join(QStringLiteral(", "))));
        }
    }
    return step;
}

Result<RunOptions> optionsOf(const Arguments &arguments)
{
    RunOptions options;
    const Result<int> concurrency = arguments.number(QStringLiteral("concurrency"), options.concurrency, 1, 256);
    const Result<int> rpm = arguments.number(QStringLiteral("rpm"), 0, 1, 1'000'000);
    const Result<int> tpm = arguments.number(QStringLiteral("tpm"), 0, 1, 2'000'000'000);
    const Result<int> patience = arguments.number(QStringLiteral("patience"), options.patienceMs / 1000, 0, 86'400);
    const Result<std::optional<double>> cap = amountOf(arguments, QStringLiteral("cap"));
    for (const Result<int> *number : {&concurrency, &rpm, &tpm, &patience}) {
        if (!*number)
            return tl::unexpected<Error>(number->error());
    }
    if (!cap)
        return tl::unexpected<Error>(cap.error());
    options.concurrency = *concurrency;
    options.requestsPerMinute = *rpm;
    options.tokensPerMinute = *tpm;
    options.patienceMs = 1000 * *patience;
    options.cap = *cap;
    return options;
}

Result<SessionOptions> sessionOptionsOf(const Arguments &arguments)
{
    SessionOptions options;
    if (!arguments.has(QStringLiteral("timeout")))
        return options;
    const Result<int> seconds = arguments.number(QStringLiteral("timeout"), 180, 1, 86'400);
    if (!seconds)
        return tl::unexpected<Error>(seconds.error());
    options.limits.answerMs = 1000 * *seconds;
    options.limits.connectMs = std::min(options.limits.connectMs, options.limits.answerMs);
    options.limits.silenceMs = std::min(options.limits.silenceMs, options.limits.answerMs);
    return options;
}

Result<std::optional<double>> amountOf(const Arguments &arguments, const QString &option)
{
    const QString text = arguments.value(option);
    if (!arguments.has(option) || text == QLatin1String("none"))
        return std::optional<double>();
    bool ok = false;
    const double amount = text.toDouble(&ok);
    if (!ok || !(amount >= 0) || amount > 1e12)
        return failure(ErrorKind::BadInput,
                       QStringLiteral("--%1 takes an amount from 0 on, or none, not “%2”.").arg(option, text));
    return std::optional<double>(amount);
}

} // namespace plumbline::cli
