// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/judge_prompt.h"

#include <QJsonArray>

namespace plumbline {

namespace {

const QString kPaper = QStringLiteral("miabench-v1");
const QString kJson = QStringLiteral("json-v1");

QString ordinal(std::size_t n)
{
    static const QStringList words = {QStringLiteral("first"),   QStringLiteral("second"), QStringLiteral("third"),
                                      QStringLiteral("fourth"),  QStringLiteral("fifth"),  QStringLiteral("sixth"),
                                      QStringLiteral("seventh"), QStringLiteral("eighth"), QStringLiteral("ninth"),
                                      QStringLiteral("tenth")};
    if (n < static_cast<std::size_t>(words.size()))
        return words.at(static_cast<qsizetype>(n));
    const std::size_t number = n + 1;
    const std::size_t lastTwo = number % 100;
    QString suffix = QStringLiteral("th");
    if (lastTwo < 11 || lastTwo > 13) {
        if (number % 10 == 1)
            suffix = QStringLiteral("st");
        else if (number % 10 == 2)
            suffix = QStringLiteral("nd");
        else if (number % 10 == 3)
            suffix = QStringLiteral("rd");
    }
    return QString::number(number) + suffix;
}

QString number(double value)
{
    return QString::number(value, 'g', 15);
}

/// "a", "a and b", "a, b, and c".
QString enumeration(const QStringList &parts)
{
    if (parts.size() <= 2)
        return parts.join(QStringLiteral(" and "));
    return parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(", and ") + parts.last();
}

/// The part that both versions share: instruction, components, response, weights.
QString task(const Item &item, const QString &response)
{
    QStringList ordinals;
    QStringList weights;
    QString components;
    for (std::size_t i = 0; i < item.components.size(); ++i) {
        ordinals.append(ordinal(i));
        weights.append(number(item.components[i].weight));
        components += (i == 0 ? QStringLiteral("The ") : QStringLiteral(", and the ")) + ordinal(i) +
                      QStringLiteral(" component is: ") + item.components[i].text;
    }
    const bool one = item.components.size() == 1;
    return QStringLiteral("Here is the instruction for a multimodal LLM: ") + item.instruction +
           QStringLiteral(
               " You need to grade if the response from the model follows each component of the instruction. ") +
           components + QStringLiteral(". The response is: ") + response +
           QStringLiteral(" You need to score the response and be strict. The total score ranges from 0 to ") +
           number(item.weightSum()) + QStringLiteral(", depending on if the response follows the instruction. The ") +
           enumeration(ordinals) +
           (one ? QStringLiteral(" component is worth ") : QStringLiteral(" component is each worth ")) +
           enumeration(weights) + QStringLiteral(" scores. ");
}

JudgePrompt paperPrompt(const Item &item, const QString &response)
{
    // "x/2" and "y/8" are the paper's own example and stay as they are; only the total follows the item.
    return {task(item, response) +
                QStringLiteral("List scores of each component, and the total score in one sentence in this format: "
                               "score of component 1: x/2, score of component 2: y/8, total score: z/") +
                number(item.weightSum()) + QStringLiteral(". Then explain."),
            {}};
}

JudgePrompt jsonPrompt(const Item &item, const QString &response)
{
    QJsonObject properties{
        {QStringLiteral("reasoning"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
    QJsonArray required{QStringLiteral("reasoning")};
    QStringList keys;
    for (std::size_t i = 0; i < item.components.size(); ++i) {
        const QString key = QStringLiteral("component_%1").arg(i + 1);
        properties.insert(key, QJsonObject{{QStringLiteral("type"), QStringLiteral("number")},
                                           {QStringLiteral("minimum"), 0},
                                           {QStringLiteral("maximum"), item.components[i].weight}});
        required.append(key);
        keys.append(QStringLiteral("\"%1\" (0 to %2)").arg(key, number(item.components[i].weight)));
    }
    properties.insert(QStringLiteral("total"), QJsonObject{{QStringLiteral("type"), QStringLiteral("number")},
                                                           {QStringLiteral("minimum"), 0},
                                                           {QStringLiteral("maximum"), item.weightSum()}});
    required.append(QStringLiteral("total"));
    const QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                             {QStringLiteral("properties"), properties},
                             {QStringLiteral("required"), required},
                             {QStringLiteral("additionalProperties"), false}};
    return {
        task(item, response) +
            QStringLiteral("Answer with one JSON object and nothing else. Its keys: \"reasoning\" (your explanation), "
                           "the points of each component ") +
            enumeration(keys) + QStringLiteral(", and \"total\" (their sum, 0 to ") + number(item.weightSum()) +
            QStringLiteral(")."),
        schema};
}

} // namespace

QStringList judgePromptVersions()
{
    return {kPaper, kJson};
}

QString defaultJudgePromptVersion()
{
    return kPaper;
}

Result<JudgePrompt> judgePrompt(const QString &version, const Item &item, const QString &response)
{
    if (item.components.empty())
        return failure(ErrorKind::BadInput, QStringLiteral("The item has no components to grade."), item.id);
    if (version == kPaper)
        return paperPrompt(item, response);
    if (version == kJson)
        return jsonPrompt(item, response);
    return failure(ErrorKind::BadInput, QStringLiteral("There is no judge prompt “%1”.").arg(version), {},
                   QStringLiteral("Known: %1.").arg(judgePromptVersions().join(QStringLiteral(", "))));
}

} // namespace plumbline
