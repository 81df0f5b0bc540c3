// SPDX-License-Identifier: GPL-3.0-or-later
// JSON in, JSON out.
#include "core/checks/check_json_lines.h"

#include "core/checks/component_check.h"
#include "core/checks/extractor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

namespace {

QJsonObject resultToJson(const CheckResult &result)
{
    QJsonArray ranges;
    for (const TextRange &range : result.ranges)
        ranges.append(QJsonArray{range.start, range.length});
    return {{QStringLiteral("kind"), kindId(result.constraint.kind)},
            {QStringLiteral("measured"), result.measured},
            {QStringLiteral("verdict"), verdictId(result.verdict)},
            {QStringLiteral("why"), result.why},
            {QStringLiteral("ranges"), ranges}};
}

/// A field that has to be text where it is there.
Result<QString> textField(const QJsonObject &object, const QString &name, bool required)
{
    const QJsonValue value = object.value(name);
    if (value.isString())
        return value.toString();
    if (!required && (value.isUndefined() || value.isNull()))
        return QString();
    return failure(
        ErrorKind::BadInput, QStringLiteral("\"%1\" is missing or is no text.").arg(name), {},
        QStringLiteral("Each line needs {\"id\", \"component\", \"category\", \"instruction\", \"response\"?}."));
}

} // namespace

Result<QByteArray> checkJsonLine(const QByteArray &line)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject())
        return failure(ErrorKind::BadInput, error.error == QJsonParseError::NoError
                                                ? QStringLiteral("The line is no JSON object.")
                                                : QStringLiteral("The line is no JSON: %1.").arg(error.errorString()));
    const QJsonObject object = document.object();
    const auto component = textField(object, QStringLiteral("component"), true);
    const auto category = textField(object, QStringLiteral("category"), false);
    const auto instruction = textField(object, QStringLiteral("instruction"), false);
    const auto response = textField(object, QStringLiteral("response"), false);
    for (const Result<QString> *field : {&component, &category, &instruction, &response})
        if (!*field)
            return tl::unexpected<Error>(field->error());

    ComponentCheck check;
    check.constraints = extractConstraints(*component, *category, *instruction);
    if (object.value(QLatin1String("response")).isString() && !check.constraints.empty())
        check = checkConstraints(check.constraints, measureText(*response));

    QJsonArray constraints;
    for (const Constraint &constraint : check.constraints)
        constraints.append(constraintToJson(constraint));
    QJsonArray checks;
    for (const CheckResult &result : check.checks)
        checks.append(resultToJson(result));
    const QJsonObject out{
        {QStringLiteral("id"), object.value(QLatin1String("id"))},
        {QStringLiteral("constraints"), constraints},
        {QStringLiteral("verdict"), check.verdict ? QJsonValue(verdictId(*check.verdict)) : QJsonValue()},
        {QStringLiteral("checks"), checks}};
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

} // namespace plumbline
