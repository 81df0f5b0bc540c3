// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/audit_queue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace plumbline {

namespace {

constexpr std::array kSources = {"sample",        "contradictions", "unparsed", "flagged",
                                 "disagreements", "most-useful",    "all"};

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue text : list.toArray())
        texts.append(text.toString());
    return texts;
}

} // namespace

QString queueSourceId(QueueSource source)
{
    return QString::fromLatin1(kSources[static_cast<std::size_t>(source)]);
}

std::optional<QueueSource> queueSourceFromId(QStringView id)
{
    for (std::size_t i = 0; i < kSources.size(); ++i) {
        if (id == QLatin1String(kSources[i]))
            return static_cast<QueueSource>(i);
    }
    return std::nullopt;
}

QString queueSpecToText(const QueueSpec &spec)
{
    const QJsonObject json{
        {QStringLiteral("source"), queueSourceId(spec.source)},
        {QStringLiteral("size"), spec.size},
        {QStringLiteral("seed"), QString::number(spec.seed)}, // a JSON number would lose the high bits
        {QStringLiteral("strata"), QJsonArray::fromStringList(spec.strata)},
        {QStringLiteral("reviewers"), QJsonArray::fromStringList(spec.reviewers)},
        {QStringLiteral("overlap"), spec.overlap},
        {QStringLiteral("gold_share"), spec.goldShare},
        {QStringLiteral("judge"), spec.judge},
        {QStringLiteral("extends"), spec.extends},
    };
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QueueSpec queueSpecFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    QueueSpec spec;
    spec.source = queueSourceFromId(json.value(QStringLiteral("source")).toString()).value_or(QueueSource::All);
    spec.size = json.value(QStringLiteral("size")).toInt();
    spec.seed = json.value(QStringLiteral("seed")).toString().toULongLong();
    spec.strata = textsOf(json.value(QStringLiteral("strata")));
    spec.reviewers = textsOf(json.value(QStringLiteral("reviewers")));
    spec.overlap = json.value(QStringLiteral("overlap")).toDouble();
    spec.goldShare = json.value(QStringLiteral("gold_share")).toDouble();
    spec.judge = json.value(QStringLiteral("judge")).toString();
    spec.extends = json.value(QStringLiteral("extends")).toString();
    return spec;
}

} // namespace plumbline
