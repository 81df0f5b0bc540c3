// SPDX-License-Identifier: GPL-3.0-or-later
// Where references, claims and slides are kept. Making and checking claims: claims.cpp.
#include "core/report/result_documents.h"

#include "core/store/api/settings_json.h"

#include <algorithm>

namespace plumbline {

namespace {

const QString kReferences = QStringLiteral("reference_tables");
const QString kClaims = QStringLiteral("claims");
const QString kSlides = QStringLiteral("slides");
const QString kGroups = QStringLiteral("candidate_groups");

std::optional<Category> categoryById(const QString &id)
{
    for (const Category category : kCategories) {
        if (categoryId(category) == id)
            return category;
    }
    return id == categoryId(Category::Other) ? std::optional(Category::Other) : std::nullopt;
}

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

Claim claimFrom(const QJsonObject &json)
{
    Claim claim;
    claim.id = text(json, "id");
    claim.a = text(json, "a");
    claim.b = text(json, "b");
    claim.category = categoryById(text(json, "on"));
    for (const QJsonValue &judge : json.value(QStringLiteral("judges")).toArray())
        claim.judges.append(judge.toString());
    claim.policy = missingPolicyFromId(text(json, "policy")).value_or(MissingPolicy::Exclude);
    claim.people = json.value(QStringLiteral("people")).toBool(true);
    claim.replicates = std::clamp<qsizetype>(json.value(QStringLiteral("replicates")).toInt(10000), 1, 1000000);
    claim.seed = text(json, "seed").toULongLong();
    claim.difference = json.value(QStringLiteral("difference")).toDouble();
    claim.n = json.value(QStringLiteral("n")).toInt();
    claim.sentence = text(json, "sentence");
    claim.dataHash = text(json, "data_hash");
    claim.createdMs = static_cast<qint64>(json.value(QStringLiteral("created_ms")).toDouble());
    return claim;
}

} // namespace

QString slideKindId(Slide::Kind kind)
{
    switch (kind) {
    case Slide::Kind::Title:
        return QStringLiteral("title");
    case Slide::Kind::Leaderboard:
        return QStringLiteral("leaderboard");
    case Slide::Kind::Chart:
        return QStringLiteral("chart");
    case Slide::Kind::Claim:
        return QStringLiteral("claim");
    case Slide::Kind::Item:
        break;
    }
    return QStringLiteral("item");
}

std::optional<Slide::Kind> slideKindFromId(QStringView id)
{
    for (const Slide::Kind kind :
         {Slide::Kind::Title, Slide::Kind::Leaderboard, Slide::Kind::Chart, Slide::Kind::Claim, Slide::Kind::Item}) {
        if (slideKindId(kind) == id)
            return kind;
    }
    return {};
}

Result<std::vector<PublishedTable>> referenceTables(const SettingsReader &settings)
{
    const Result<QJsonArray> stored = settingArray(settings, kReferences);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    std::vector<PublishedTable> tables;
    for (const QJsonValue &value : *stored) {
        const QJsonObject json = value.toObject();
        const QString name = text(json, "name");
        Result<PublishedTable> table = parsePublishedTable(text(json, "csv").toUtf8(), name + QStringLiteral(".csv"));
        if (!table)
            return tl::unexpected<Error>(table.error());
        table->name = name;
        table->sha256 = text(json, "sha256");
        tables.push_back(std::move(*table));
    }
    return tables;
}

Status addReferenceTable(SettingsWriter &settings, const PublishedTable &table, const QByteArray &csv)
{
    Result<QJsonArray> stored = settingArray(settings, kReferences);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    const QJsonObject entry{{QStringLiteral("name"), table.name},
                            {QStringLiteral("sha256"), table.sha256},
                            {QStringLiteral("csv"), QString::fromUtf8(csv)}};
    for (qsizetype i = 0; i < stored->size(); ++i) {
        if (text(stored->at(i).toObject(), "name") == table.name) {
            stored->replace(i, entry);
            return setSettingDocument(settings, kReferences, QJsonDocument(*stored));
        }
    }
    stored->append(entry);
    return setSettingDocument(settings, kReferences, QJsonDocument(*stored));
}

Status removeReferenceTable(SettingsWriter &settings, const QString &name)
{
    Result<QJsonArray> stored = settingArray(settings, kReferences);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    for (qsizetype i = 0; i < stored->size(); ++i) {
        if (text(stored->at(i).toObject(), "name") == name) {
            stored->removeAt(i);
            return setSettingDocument(settings, kReferences, QJsonDocument(*stored));
        }
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no reference table “%1” in the project.").arg(name));
}

Result<QMap<QString, QString>> candidateGroups(const SettingsReader &settings)
{
    return settingArray(settings, kGroups).map([](const QJsonArray &stored) {
        QMap<QString, QString> groups;
        for (const QJsonValue &value : stored)
            groups.insert(text(value.toObject(), "candidate"), text(value.toObject(), "group"));
        return groups;
    });
}

Status setCandidateGroup(SettingsWriter &settings, const QString &candidate, const QString &group)
{
    Result<QMap<QString, QString>> groups = candidateGroups(settings);
    if (!groups)
        return tl::unexpected<Error>(groups.error());
    if (group.trimmed().isEmpty())
        groups->remove(candidate);
    else
        groups->insert(candidate, group.trimmed());
    QJsonArray array;
    for (auto it = groups->cbegin(); it != groups->cend(); ++it)
        array.append(QJsonObject{{QStringLiteral("candidate"), it.key()}, {QStringLiteral("group"), it.value()}});
    return setSettingDocument(settings, kGroups, QJsonDocument(array));
}

Result<std::vector<Claim>> storedClaims(const SettingsReader &settings)
{
    return settingArray(settings, kClaims).map([](const QJsonArray &stored) {
        std::vector<Claim> claims;
        for (const QJsonValue &value : stored)
            claims.push_back(claimFrom(value.toObject()));
        return claims;
    });
}

Status storeClaims(SettingsWriter &settings, const std::vector<Claim> &claims)
{
    QJsonArray array;
    for (const Claim &claim : claims)
        array.append(claimToJson(claim));
    return setSettingDocument(settings, kClaims, QJsonDocument(array));
}

Result<std::vector<Slide>> storedSlides(const SettingsReader &settings)
{
    return settingArray(settings, kSlides).map([](const QJsonArray &stored) {
        std::vector<Slide> slides;
        for (const QJsonValue &value : stored) {
            const QJsonObject json = value.toObject();
            const std::optional<Slide::Kind> kind = slideKindFromId(text(json, "kind"));
            if (kind) {
                slides.push_back({text(json, "id"), *kind, text(json, "title"), text(json, "text"), text(json, "chart"),
                                  text(json, "claim"), text(json, "item"), text(json, "notes")});
            }
        }
        return slides;
    });
}

Status storeSlides(SettingsWriter &settings, const std::vector<Slide> &slides)
{
    QJsonArray array;
    for (const Slide &slide : slides)
        array.append(slideToJson(slide));
    return setSettingDocument(settings, kSlides, QJsonDocument(array));
}

QJsonObject claimToJson(const Claim &claim)
{
    return {{QStringLiteral("id"), claim.id},
            {QStringLiteral("a"), claim.a},
            {QStringLiteral("b"), claim.b},
            {QStringLiteral("on"), claim.category ? categoryId(*claim.category) : QStringLiteral("total")},
            {QStringLiteral("judges"), QJsonArray::fromStringList(claim.judges)},
            {QStringLiteral("policy"), missingPolicyId(claim.policy)},
            {QStringLiteral("people"), claim.people},
            {QStringLiteral("replicates"), static_cast<int>(claim.replicates)},
            {QStringLiteral("seed"), QString::number(claim.seed)},
            {QStringLiteral("difference"), claim.difference},
            {QStringLiteral("n"), static_cast<int>(claim.n)},
            {QStringLiteral("sentence"), claim.sentence},
            {QStringLiteral("data_hash"), claim.dataHash},
            {QStringLiteral("created_ms"), static_cast<double>(claim.createdMs)}};
}

QJsonObject claimCheckToJson(const Claim &claim, const ClaimCheck &check)
{
    QJsonObject json = claimToJson(claim);
    json.insert(QStringLiteral("state"), claimStateId(check.state));
    json.insert(QStringLiteral("now"), check.now.isEmpty() ? QJsonValue() : QJsonValue(check.now));
    json.insert(QStringLiteral("problem"), check.problem.isEmpty() ? QJsonValue() : QJsonValue(check.problem));
    json.insert(QStringLiteral("data_hash_now"), check.dataHash);
    return json;
}

QJsonObject slideToJson(const Slide &slide)
{
    QJsonObject json{{QStringLiteral("id"), slide.id},
                     {QStringLiteral("kind"), slideKindId(slide.kind)},
                     {QStringLiteral("title"), slide.title}};
    const std::pair<const char *, QString> optional[] = {{"text", slide.text},
                                                         {"chart", slide.chart},
                                                         {"claim", slide.claim},
                                                         {"item", slide.item},
                                                         {"notes", slide.notes}};
    for (const auto &[key, value] : optional) {
        if (!value.isEmpty())
            json.insert(QLatin1String(key), value);
    }
    return json;
}

} // namespace plumbline
