// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recorded_chat_model.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

namespace plumbline {

namespace {

tl::unexpected<Error> unreadable(const QString &path, const QString &what)
{
    return failure(ErrorKind::BadInput, what, path, QStringLiteral("See data/sample/README.md for the layout."));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, QStringLiteral("The recorded replies cannot be read: %1.").arg(file.errorString()));
    return file.readAll();
}

Result<std::vector<QJsonObject>> readLines(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    std::vector<QJsonObject> rows;
    int line = 0;
    for (const QByteArray &text : bytes->split('\n')) {
        ++line;
        if (text.trimmed().isEmpty())
            continue;
        QJsonParseError problem;
        const QJsonDocument json = QJsonDocument::fromJson(text, &problem);
        if (!json.isObject())
            return unreadable(QStringLiteral("%1:%2").arg(path).arg(line),
                              QStringLiteral("This line is no JSON object."));
        rows.push_back(json.object());
    }
    return rows;
}

/// Image address → instruction, from the benchmark in the same folder.
Result<QHash<QString, QString>> readInstructions(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    QHash<QString, QString> instructions;
    for (const QJsonValue item : QJsonDocument::fromJson(*bytes).array()) {
        instructions.insert(item.toObject().value(QLatin1String("image")).toString(),
                            item.toObject().value(QLatin1String("instruction")).toString());
    }
    if (instructions.isEmpty())
        return unreadable(path, QStringLiteral("The benchmark beside the recorded replies has no items."));
    return instructions;
}

ChatReply replyOf(const QJsonObject &row, const QString &model)
{
    ChatReply reply;
    reply.text = row.value(QLatin1String("reply")).toString();
    reply.finishReason = row.value(QLatin1String("finish_reason")).toString(QStringLiteral("stop"));
    reply.refusal = row.value(QLatin1String("refusal")).toString();
    reply.inputTokens = row.value(QLatin1String("input_tokens")).toInt();
    reply.outputTokens = row.value(QLatin1String("output_tokens")).toInt();
    reply.servedModel = model;
    return reply;
}

} // namespace

Result<std::vector<Recording>> readRecordings(const QString &folder)
{
    const QDir dir(folder);
    const auto instructions = readInstructions(dir.filePath(QStringLiteral("benchmark.json")));
    if (!instructions)
        return tl::unexpected<Error>(instructions.error());
    const auto responses = readLines(dir.filePath(QStringLiteral("responses.jsonl")));
    if (!responses)
        return tl::unexpected<Error>(responses.error());
    const auto judgements = readLines(dir.filePath(QStringLiteral("judgements.jsonl")));
    if (!judgements)
        return tl::unexpected<Error>(judgements.error());

    std::vector<Recording> recordings;
    QHash<QString, QString> texts; // candidate + image → response text
    for (const QJsonObject &row : *responses) {
        const QString candidate = row.value(QLatin1String("candidate")).toString();
        const QString image = row.value(QLatin1String("image")).toString();
        Recording r{candidate,
                    instructions->value(image),
                    {},
                    replyOf(row, candidate),
                    row.value(QLatin1String("error")).toString()};
        texts.insert(candidate + u'\n' + image, r.reply.text);
        recordings.push_back(std::move(r));
    }
    for (const QJsonObject &row : *judgements) {
        const QString judge = row.value(QLatin1String("judge")).toString();
        const QString image = row.value(QLatin1String("image")).toString();
        const QString candidate = row.value(QLatin1String("candidate")).toString();
        recordings.push_back({judge, instructions->value(image), texts.value(candidate + u'\n' + image),
                              replyOf(row, judge), row.value(QLatin1String("error")).toString()});
    }
    return recordings;
}

RecordedChatModel::RecordedChatModel(std::vector<Recording> recordings, int delayMs)
    : m_delayMs(delayMs)
{
    for (Recording &r : recordings)
        m_byModel[r.model].push_back(std::move(r));
}

ChatResult RecordedChatModel::answer(const ChatRequest &request) const
{
    const Recording *best = nullptr;
    const auto found = m_byModel.constFind(request.model);
    if (found != m_byModel.constEnd()) {
        for (const Recording &r : *found) {
            if (!request.prompt.contains(r.instruction) || !request.prompt.contains(r.response))
                continue;
            // One response may be the start of another: the longest that is in the question is the one meant.
            if (!best || r.response.size() > best->response.size())
                best = &r;
        }
    }
    if (!best) {
        return tl::unexpected<ChatError>(
            {ChatError::Kind::NotRecorded,
             QStringLiteral("No reply of %1 is recorded for this question.").arg(request.model), -1});
    }
    if (!best->error.isEmpty())
        return tl::unexpected<ChatError>({ChatError::Kind::BadRequest, best->error, -1});
    return best->reply;
}

void RecordedChatModel::ask(const ChatRequest &request, Done done)
{
    ChatResult result = answer(request);
    if (result)
        result->latencyMs = m_delayMs;
    QTimer::singleShot(m_delayMs, this, [this, generation = m_generation, result, done = std::move(done)] {
        if (generation == m_generation)
            done(result);
        else
            done(tl::unexpected<ChatError>({ChatError::Kind::Cancelled, QStringLiteral("Cancelled."), -1}));
    });
}

void RecordedChatModel::cancelAll()
{
    ++m_generation;
}

} // namespace plumbline
