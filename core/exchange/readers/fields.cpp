// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/readers/fields.h"

#include "core/exchange/rows/python_literal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace plumbline {

namespace {

constexpr qsizetype kMostComponents = 50;

QRegularExpression expression(const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::DotMatchesEverythingOption);
}

/// "(1) Text [max 4]; (2) …"
std::vector<Component> numberedParts(const QString &line)
{
    static const QRegularExpression part = expression(R"(\((\d+)\) (.*?) \[max ([0-9.]+)\](?:;|$))");
    std::vector<Component> components;
    for (auto found = part.globalMatch(line); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        components.push_back({match.captured(2), QString(), match.captured(3).toDouble()});
    }
    return components;
}

void readNotebookPrompt(const QString &prompt, JudgePromptParts &parts)
{
    static const QRegularExpression instruction =
        expression(R"(instruction for a multimodal LLM: ?'+ ?(.*?)'? ?You need to grade if)");
    static const QRegularExpression component = expression(
        R"(component is ?: ?'+ ?(.*?)'(?:,? and the|,? the \w+ component|,? and \w+ component| The response is))");
    static const QRegularExpression response = expression(R"(The response is ?: ?'+ ?(.*)' You need to score)");
    static const QRegularExpression worth = expression(R"(worth ([0-9., and]+?) scores?)");
    parts.instruction = instruction.match(prompt).captured(1);
    // Each component ends where the next is announced; matched one by one, since that announcement is shared.
    for (qsizetype from = 0;;) {
        const QRegularExpressionMatch match = component.match(prompt, from);
        if (!match.hasMatch() || parts.components.size() >= static_cast<std::size_t>(kMostComponents))
            break;
        parts.components.push_back({match.captured(1), QString(), 0});
        from = match.capturedEnd(1);
    }
    if (const QRegularExpressionMatch match = response.match(prompt); match.hasMatch())
        parts.response = match.captured(1);
    static const QRegularExpression number = expression(R"(\d+(?:\.\d+)?)");
    std::vector<double> weights;
    for (auto found = number.globalMatch(worth.match(prompt).captured(1)); found.hasNext();)
        weights.push_back(found.next().captured().toDouble());
    if (weights.size() == parts.components.size()) {
        for (std::size_t i = 0; i < weights.size(); ++i)
            parts.components[i].weight = weights[i];
    }
}

} // namespace

ImportRecord recordOf(const QString &file, const Row &row, bool countsFromZero)
{
    ImportRecord record;
    record.file = file;
    record.row = countsFromZero ? row.index : row.line;
    record.line = row.line;
    record.refused = row.problem;
    record.images = row.images;
    for (const EmbeddedImage &image : row.images) {
        if (image.hash.isEmpty())
            record.remarks.append(QStringLiteral("An embedded image is damaged and was left out."));
    }
    return record;
}

std::optional<QJsonArray> listOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    if (!value.isString())
        return std::nullopt;
    const QString text = value.toString().trimmed();
    if (!text.startsWith(u'[') && !text.startsWith(u'('))
        return std::nullopt;
    if (const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8()); json.isArray())
        return json.array();
    return readPythonList(text);
}

QJsonValue firstOf(const QJsonObject &fields, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names) {
        const QJsonValue value = fields.value(name);
        if (!value.isUndefined() && !value.isNull())
            return value;
    }
    return {};
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isDouble() ? value.toVariant().toString() : QString();
}

std::vector<Component> componentsOf(const QJsonObject &fields, QString &problem)
{
    std::vector<Component> components;
    const QJsonValue textsValue = fields.value(u"components");
    if (textsValue.isUndefined() || textsValue.isNull())
        return components;
    const auto texts = listOf(textsValue);
    const QJsonValue weightsValue = firstOf(fields, {u"component_weight", u"component_weights"});
    const QJsonValue typesValue = firstOf(fields, {u"component_type", u"component_types"});
    const auto weights = listOf(weightsValue);
    const auto types = listOf(typesValue);
    if (!texts || texts->isEmpty() || texts->size() > kMostComponents) {
        problem = QStringLiteral("“components” is no list of texts.");
        return components;
    }
    if (!weightsValue.isNull() && (!weights || weights->size() != texts->size()))
        problem = QStringLiteral("“component_weight” is no list of %1 numbers.").arg(texts->size());
    if (!typesValue.isNull() && (!types || types->size() != texts->size()))
        problem = QStringLiteral("“component_type” is no list of %1 texts.").arg(texts->size());
    for (qsizetype i = 0; problem.isEmpty() && i < texts->size(); ++i) {
        Component component;
        component.text = texts->at(i).toString();
        if (component.text.trimmed().isEmpty() || (types && !types->at(i).isString()))
            problem = QStringLiteral("Component %1 or its type is no text.").arg(i + 1);
        if (types)
            component.type = types->at(i).toString();
        if (weights) {
            component.weight = weights->at(i).toDouble();
            if (!std::isfinite(component.weight) || component.weight <= 0)
                problem = QStringLiteral("The weight of component %1 is no positive number.").arg(i + 1);
        }
        components.push_back(std::move(component));
    }
    if (!problem.isEmpty())
        components.clear();
    return components;
}

ResponseState stateOfText(const QString &text)
{
    return text.trimmed().isEmpty() ? ResponseState::Empty : ResponseState::Ok;
}

QString contentText(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QStringList texts;
    for (const QJsonValue part : content.toArray()) {
        const QString type = part.toObject().value(u"type").toString();
        if (type == u"text" || type == u"input_text" || type == u"output_text")
            texts.append(part.toObject().value(u"text").toString());
    }
    return texts.join(u'\n');
}

QString contentImage(const QJsonValue &content)
{
    for (const QJsonValue part : content.toArray()) {
        for (const QStringView name : {u"image", u"image_url"}) {
            const QJsonValue image = part.toObject().value(name);
            if (image.isString())
                return image.toString();
            if (image.isObject())
                return image.toObject().value(u"url").toString();
        }
    }
    return {};
}

JudgePromptParts readJudgePrompt(const QString &prompt)
{
    JudgePromptParts parts;
    readNotebookPrompt(prompt, parts);
    if (!parts.instruction.isEmpty())
        return parts;
    static const QRegularExpression lines = expression(
        R"((?:^|\n)Instruction: (.*?)\n(?:Parts|Components|Sub-instructions): ([^\n]*)\nResponse: (.*?)(?:\nReply as:[^\n]*)?$)");
    const QRegularExpressionMatch match = lines.match(prompt);
    if (match.hasMatch()) {
        parts.instruction = match.captured(1);
        parts.components = numberedParts(match.captured(2));
        parts.response = match.captured(3);
    }
    return parts;
}

} // namespace plumbline
