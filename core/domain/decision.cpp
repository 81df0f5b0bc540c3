// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/decision.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace plumbline {

namespace {
constexpr std::array kKinds = {"confirm", "override", "flag", "revoke"};
}

QString decisionKindId(DecisionKind kind)
{
    return QString::fromLatin1(kKinds[static_cast<std::size_t>(kind)]);
}

std::optional<DecisionKind> decisionKindFromId(QStringView id)
{
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (id == QLatin1String(kKinds[i]))
            return static_cast<DecisionKind>(i);
    }
    return std::nullopt;
}

QByteArray canonicalEvent(const Decision &d)
{
    // QJsonObject keeps its keys sorted, which is what makes the compact form canonical.
    const QJsonObject json{
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
