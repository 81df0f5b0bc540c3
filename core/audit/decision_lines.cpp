// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/decision_lines.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace plumbline {

namespace {

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

QStringList texts(const QJsonObject &json, const char *key)
{
    QStringList all;
    for (const QJsonValue value : json.value(QLatin1String(key)).toArray())
        all.append(value.toString());
    return all;
}

/// A whole number of at least `least`; -1 where it is something else.
int wholeNumber(const QJsonValue &value, int least)
{
    const double number = value.toDouble(-1);
    return value.isDouble() && number == std::floor(number) && number >= least && number < 1e9
               ? static_cast<int>(number)
               : -1;
}

Result<PlainDecision> plainFromJson(const QJsonObject &json)
{
    const auto bad = [](const QString &what) { return failure(ErrorKind::BadInput, what); };
    PlainDecision row;
    row.response = text(json, "response");
    row.candidate = text(json, "candidate");
    row.reviewer = text(json, "reviewer").trimmed();
    row.reason = text(json, "reason");
    for (const char *yesOrNo : {"blind", "gold"}) {
        const QJsonValue value = json.value(QLatin1String(yesOrNo));
        if (!value.isUndefined() && !value.isBool())
            return bad(QStringLiteral("\"%1\" must be true or false.").arg(QLatin1String(yesOrNo)));
    }
    row.blind = json.value(QLatin1String("blind")).toBool(true);
    row.gold = json.value(QLatin1String("gold")).toBool(false);
    row.item = json.contains(QLatin1String("item")) ? wholeNumber(json.value(QLatin1String("item")), 0) : -1;
    row.component = wholeNumber(json.value(QLatin1String("component")), 0);
    const QJsonValue points = json.value(QLatin1String("points"));
    if (row.response.isEmpty() && (row.item < 0 || row.candidate.isEmpty()))
        return bad(QStringLiteral("It names no response: give \"response\", or \"item\" (0-based) and \"candidate\"."));
    if (row.component < 0)
        return bad(QStringLiteral("\"component\" must be its 0-based number."));
    if (!points.isDouble() || points.toDouble() < 0)
        return bad(QStringLiteral("\"points\" must be a number of at least 0."));
    if (row.reviewer.isEmpty())
        return bad(QStringLiteral("\"reviewer\" is missing: a decision is somebody's."));
    row.points = points.toDouble();
    return row;
}

} // namespace

QByteArray decisionLine(const Decision &decision)
{
    QJsonObject json = QJsonDocument::fromJson(canonicalEvent(decision)).object();
    json.insert(QStringLiteral("hash"), decision.hash);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray decisionLines(const std::vector<Decision> &decisions)
{
    QByteArray lines;
    for (const Decision &decision : decisions)
        lines += decisionLine(decision) + '\n';
    return lines;
}

Result<Decision> decisionFromJson(const QJsonObject &json)
{
    const std::optional<DecisionKind> kind = decisionKindFromId(text(json, "kind"));
    const std::optional<DecisionPhase> phase =
        json.contains(QLatin1String("phase")) ? decisionPhaseFromId(text(json, "phase")) : DecisionPhase::Open;
    if (!kind || !phase) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("It is no event that this Plumbline knows (kind “%1”).").arg(text(json, "kind")));
    }
    Decision d;
    d.id = text(json, "id");
    d.kind = *kind;
    d.contentKey = text(json, "content_key");
    d.responseId = text(json, "response");
    d.component = json.value(QLatin1String("component")).toInt();
    if (json.value(QLatin1String("points")).isDouble())
        d.points = json.value(QLatin1String("points")).toDouble();
    d.reason = text(json, "reason");
    d.reviewer = text(json, "reviewer");
    d.judgementId = text(json, "judgement");
    d.revokes = text(json, "revokes");
    d.group = text(json, "group");
    d.createdMs = json.value(QLatin1String("created_ms")).toInteger();
    d.phase = *phase;
    if (json.contains(QLatin1String("evidence"))) {
        d.evidence = evidenceFromText(QString::fromUtf8(
            QJsonDocument(json.value(QLatin1String("evidence")).toObject()).toJson(QJsonDocument::Compact)));
    }
    d.inputs = texts(json, "inputs");
    d.durationMs = json.value(QLatin1String("duration_ms")).toInteger();
    d.parents = texts(json, "parents");
    d.hash = text(json, "hash");
    if (d.hash.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("The event has no hash."));
    if (const QString problem = decisionProblem(d); !problem.isEmpty())
        return failure(ErrorKind::BadInput, problem);
    return d;
}

Result<std::vector<DecisionLine>> readDecisionLines(const QByteArray &bytes, const QString &where)
{
    std::vector<DecisionLine> lines;
    int number = 0;
    qsizetype at = 0;
    while (at < bytes.size()) {
        qsizetype end = bytes.indexOf('\n', at);
        end = end < 0 ? bytes.size() : end;
        const QByteArray line = bytes.mid(at, end - at).trimmed();
        at = end + 1;
        ++number;
        if (line.isEmpty())
            continue;
        const auto refuse = [&](const QString &why) {
            return failure(ErrorKind::BadInput, why, QStringLiteral("%1, line %2").arg(where).arg(number),
                           QStringLiteral("Nothing was imported; mend the line or take it out."));
        };
        QJsonParseError error{};
        const QJsonDocument json = QJsonDocument::fromJson(line, &error);
        if (!json.isObject())
            return refuse(json.isArray() ? QStringLiteral("This is a JSON array; each line must be an object.")
                                         : QStringLiteral("This is no JSON object: %1.").arg(error.errorString()));
        DecisionLine read;
        read.line = number;
        if (json.object().contains(QLatin1String("hash"))) {
            Result<Decision> event = decisionFromJson(json.object());
            if (!event)
                return refuse(event.error().what);
            read.event = std::move(*event);
        } else {
            Result<PlainDecision> plain = plainFromJson(json.object());
            if (!plain)
                return refuse(plain.error().what);
            read.plain = std::move(*plain);
        }
        lines.push_back(std::move(read));
    }
    return lines;
}

} // namespace plumbline
