// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/miabench_responses_reader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

namespace {

tl::expected<ResponseRow, QString> readRow(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError)
        return tl::unexpected<QString>(QStringLiteral("It is not valid JSON (%1).").arg(problem.errorString()));
    const QJsonObject row = json.object();
    const QJsonValue text = row.value(QLatin1String("text"));
    if (!text.isString())
        return tl::unexpected<QString>(QStringLiteral("It has no “text”."));
    ResponseRow read;
    read.image = row.value(QLatin1String("url")).toString();
    if (read.image.isEmpty())
        read.image = row.value(QLatin1String("question_id")).toString();
    read.instruction = row.value(QLatin1String("prompt")).toString();
    if (read.image.isEmpty() && read.instruction.isEmpty())
        return tl::unexpected<QString>(QStringLiteral("It has neither “url” nor “question_id” nor “prompt”."));
    read.text = text.toString();
    if (read.text == QLatin1String("error")) {
        read.text.clear();
        read.state = ResponseState::Failed;
    } else if (read.text.trimmed().isEmpty()) {
        read.state = ResponseState::Empty;
    }
    return read;
}

} // namespace

Result<ReadResponses> readMiaBenchResponses(const QByteArray &bytes)
{
    ReadResponses read;
    qsizetype at = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    for (int line = 1; at < bytes.size(); ++line) {
        qsizetype end = bytes.indexOf('\n', at);
        if (end < 0)
            end = bytes.size();
        const QByteArray text = bytes.mid(at, end - at).trimmed();
        at = end + 1;
        if (text.isEmpty())
            continue;
        if (auto row = readRow(text)) {
            row->row = line;
            read.rows.push_back(std::move(*row));
        } else {
            read.refused.push_back({line, row.error()});
        }
    }
    if (read.rows.empty()) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is no response in this file."), {},
                       QStringLiteral("Expected one JSON object a line with “url” or “question_id”, and “text”."));
    }
    return read;
}

} // namespace plumbline
