// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decision.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace plumbline {

namespace {
constexpr std::array kKinds = {"confirm", "override", "flag", "revoke", "adjudicate", "comment", "pin", "reveal"};
constexpr std::array kPhases = {"open", "blind", "revealed"};

template <class Enum, std::size_t N>
std::optional<Enum> enumFromId(const std::array<const char *, N> &ids, QStringView id)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (id == QLatin1String(ids[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

QJsonObject evidenceToJson(const EvidencePin &pin)
{
    if (pin.isSpan()) {
        return {{QStringLiteral("length"), pin.length},
                {QStringLiteral("quote"), pin.quote},
                {QStringLiteral("start"), pin.start}};
    }
    return {{QStringLiteral("image"), QJsonArray{pin.image.x(), pin.image.y(), pin.image.width(), pin.image.height()}}};
}
} // namespace

QString decisionKindId(DecisionKind kind)
{
    return QString::fromLatin1(kKinds[static_cast<std::size_t>(kind)]);
}

std::optional<DecisionKind> decisionKindFromId(QStringView id)
{
    return enumFromId<DecisionKind>(kKinds, id);
}

QString decisionPhaseId(DecisionPhase phase)
{
    return QString::fromLatin1(kPhases[static_cast<std::size_t>(phase)]);
}

std::optional<DecisionPhase> decisionPhaseFromId(QStringView id)
{
    return enumFromId<DecisionPhase>(kPhases, id);
}

QString evidenceToText(const EvidencePin &pin)
{
    return QString::fromUtf8(QJsonDocument(evidenceToJson(pin)).toJson(QJsonDocument::Compact));
}

std::optional<EvidencePin> evidenceFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    EvidencePin pin;
    if (json.contains(QStringLiteral("start"))) {
        pin.start = json.value(QStringLiteral("start")).toInt(-1);
        pin.length = json.value(QStringLiteral("length")).toInt(0);
        pin.quote = json.value(QStringLiteral("quote")).toString();
        return pin.isSpan() ? std::optional(pin) : std::nullopt;
    }
    const QJsonArray sides = json.value(QStringLiteral("image")).toArray();
    if (sides.size() != 4)
        return std::nullopt;
    pin.image = QRectF(sides.at(0).toDouble(), sides.at(1).toDouble(), sides.at(2).toDouble(), sides.at(3).toDouble());
    const bool inside = QRectF(-1e-6, -1e-6, 1 + 2e-6, 1 + 2e-6).contains(pin.image) && !pin.image.isEmpty();
    return inside ? std::optional(pin) : std::nullopt;
}

QString decisionProblem(const Decision &d)
{
    const bool scores =
        d.kind == DecisionKind::Confirm || d.kind == DecisionKind::Override || d.kind == DecisionKind::Adjudicate;
    if (scores != d.points.has_value())
        return scores ? QStringLiteral("It gives no points.")
                      : QStringLiteral("It gives points, which its kind does not.");
    if (d.points && !(*d.points >= 0 && *d.points <= 1e9))
        return QStringLiteral("Its points are no number of at least 0.");
    if (d.component < 0)
        return QStringLiteral("It names no component.");
    if (d.reviewer.trimmed().isEmpty())
        return QStringLiteral("It is nobody's.");
    if (d.id.isEmpty() || d.group.isEmpty() || d.contentKey.isEmpty())
        return QStringLiteral("It has no id, no act or no content.");
    for (const QString &id : d.inputs + d.parents) {
        if (id.isEmpty() || std::any_of(id.begin(), id.end(), [](QChar c) { return c.isSpace(); }))
            return QStringLiteral("It names an event by an id with blanks.");
    }
    for (const QString &text :
         {d.id, d.group, d.contentKey, d.responseId, d.reason, d.reviewer, d.judgementId, d.revokes}) {
        if (QString::fromUtf8(text.toUtf8()) != text)
            return QStringLiteral("It has text that is no Unicode.");
    }
    return {};
}

QByteArray canonicalEvent(const Decision &d)
{
    // QJsonObject keeps its keys sorted, which is what makes the compact form canonical.
    QJsonObject json{
        {QStringLiteral("component"), d.component},
        {QStringLiteral("content_key"), d.contentKey},
        {QStringLiteral("created_ms"), d.createdMs},
        {QStringLiteral("group"), d.group},
        {QStringLiteral("id"), d.id},
        {QStringLiteral("judgement"), d.judgementId},
        {QStringLiteral("kind"), decisionKindId(d.kind)},
        {QStringLiteral("parents"), QJsonArray::fromStringList(d.parents)},
        {QStringLiteral("points"), d.points ? QJsonValue(*d.points) : QJsonValue()},
        {QStringLiteral("reason"), d.reason},
        {QStringLiteral("response"), d.responseId},
        {QStringLiteral("reviewer"), d.reviewer},
        {QStringLiteral("revokes"), d.revokes},
    };
    if (d.phase != DecisionPhase::Open)
        json.insert(QStringLiteral("phase"), decisionPhaseId(d.phase));
    if (d.evidence)
        json.insert(QStringLiteral("evidence"), evidenceToJson(*d.evidence));
    if (!d.inputs.isEmpty())
        json.insert(QStringLiteral("inputs"), QJsonArray::fromStringList(d.inputs));
    if (d.durationMs != 0)
        json.insert(QStringLiteral("duration_ms"), d.durationMs);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString eventHash(const Decision &decision)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &parent : decision.parents) {
        hash.addData(parent.toLatin1());
        hash.addData(QByteArrayLiteral("\n"));
    }
    hash.addData(canonicalEvent(decision));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace plumbline
