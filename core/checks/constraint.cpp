// SPDX-License-Identifier: GPL-3.0-or-later
// Spellings of constraints: JSON ids and plain words.
#include "core/checks/constraint.h"

#include <QJsonArray>
#include <QStringList>

#include <array>
#include <utility>

namespace plumbline {

namespace {

using KindRow = std::pair<ConstraintKind, const char *>;
constexpr std::array kKinds = {
    KindRow{ConstraintKind::Sentences, "sentences"},
    KindRow{ConstraintKind::Words, "words"},
    KindRow{ConstraintKind::Lines, "lines"},
    KindRow{ConstraintKind::Paragraphs, "paragraphs"},
    KindRow{ConstraintKind::Stanzas, "stanzas"},
    KindRow{ConstraintKind::LinesPerStanza, "lines_per_stanza"},
    KindRow{ConstraintKind::Bullets, "bullets"},
    KindRow{ConstraintKind::Characters, "characters"},
    KindRow{ConstraintKind::WordsPerSentence, "words_per_sentence"},
    KindRow{ConstraintKind::WordsPerLine, "words_per_line"},
    KindRow{ConstraintKind::ForbiddenWords, "forbidden_words"},
    KindRow{ConstraintKind::RequiredWords, "required_words"},
    KindRow{ConstraintKind::ForbiddenLetters, "forbidden_letters"},
    KindRow{ConstraintKind::StartsWith, "starts_with"},
    KindRow{ConstraintKind::EndsWith, "ends_with"},
    KindRow{ConstraintKind::Case, "case"},
    KindRow{ConstraintKind::WordInitial, "word_initial"},
    KindRow{ConstraintKind::SentenceInitials, "sentence_initials"},
    KindRow{ConstraintKind::LineInitials, "line_initials"},
    KindRow{ConstraintKind::Acrostic, "acrostic"},
    KindRow{ConstraintKind::WordLengthParity, "word_length_parity"},
    KindRow{ConstraintKind::UniqueWords, "unique_words"},
    KindRow{ConstraintKind::OnlyDigitsAndSymbols, "only_digits_and_symbols"},
    KindRow{ConstraintKind::ContainsQuestion, "contains_question"},
    KindRow{ConstraintKind::ContainsExclamation, "contains_exclamation"},
    KindRow{ConstraintKind::Format, "format"},
    KindRow{ConstraintKind::Rhyme, "rhyme"},
};

using OpRow = std::pair<ConstraintOp, const char *>;
constexpr std::array kOps = {
    OpRow{ConstraintOp::Eq, "eq"},          OpRow{ConstraintOp::Le, "le"},
    OpRow{ConstraintOp::Lt, "lt"},          OpRow{ConstraintOp::Ge, "ge"},
    OpRow{ConstraintOp::Gt, "gt"},          OpRow{ConstraintOp::Between, "between"},
    OpRow{ConstraintOp::NoneOf, "none_of"}, OpRow{ConstraintOp::AllOf, "all_of"},
    OpRow{ConstraintOp::AnyOf, "any_of"},
};

QString valueText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    if (value.isString())
        return value.toString();
    QStringList parts;
    for (const QJsonValue &element : value.toArray())
        parts += element.isString() ? u'"' + element.toString() + u'"' : valueText(element);
    return parts.join(QStringLiteral(", "));
}

QString opText(ConstraintOp op)
{
    switch (op) {
    case ConstraintOp::Eq:
        return QStringLiteral("exactly");
    case ConstraintOp::Le:
        return QStringLiteral("at most");
    case ConstraintOp::Lt:
        return QStringLiteral("fewer than");
    case ConstraintOp::Ge:
        return QStringLiteral("at least");
    case ConstraintOp::Gt:
        return QStringLiteral("more than");
    case ConstraintOp::Between:
        return QStringLiteral("between");
    case ConstraintOp::NoneOf:
        return QStringLiteral("none of");
    case ConstraintOp::AllOf:
        return QStringLiteral("all of");
    case ConstraintOp::AnyOf:
        return QStringLiteral("any of");
    }
    return {};
}

} // namespace

QString kindId(ConstraintKind kind)
{
    for (const KindRow &row : kKinds)
        if (row.first == kind)
            return QString::fromLatin1(row.second);
    return {};
}

QString opId(ConstraintOp op)
{
    for (const OpRow &row : kOps)
        if (row.first == op)
            return QString::fromLatin1(row.second);
    return {};
}

std::optional<ConstraintKind> kindFromId(const QString &id)
{
    for (const KindRow &row : kKinds)
        if (id == QLatin1String(row.second))
            return row.first;
    return std::nullopt;
}

std::optional<ConstraintOp> opFromId(const QString &id)
{
    for (const OpRow &row : kOps)
        if (id == QLatin1String(row.second))
            return row.first;
    return std::nullopt;
}

QJsonObject constraintToJson(const Constraint &constraint)
{
    return {{QStringLiteral("kind"), kindId(constraint.kind)},
            {QStringLiteral("op"), opId(constraint.op)},
            {QStringLiteral("value"), constraint.value}};
}

std::optional<Constraint> constraintFromJson(const QJsonObject &object)
{
    const auto kind = kindFromId(object.value(QLatin1String("kind")).toString());
    const auto op = opFromId(object.value(QLatin1String("op")).toString());
    if (!kind || !op)
        return std::nullopt;
    Constraint constraint;
    constraint.kind = *kind;
    constraint.op = *op;
    constraint.value = object.value(QLatin1String("value"));
    return constraint;
}

QString constraintText(const Constraint &constraint)
{
    const QString name = kindId(constraint.kind).replace(u'_', u' ');
    const QString value = valueText(constraint.value);
    if (constraint.op == ConstraintOp::Between) {
        const QJsonArray pair = constraint.value.toArray();
        return name + u": " + valueText(pair.at(0)) + QStringLiteral(" to ") + valueText(pair.at(1));
    }
    if (constraint.op == ConstraintOp::Eq && !constraint.value.isDouble())
        return name + u": " + value;
    return name + u": " + opText(constraint.op) + u' ' + value;
}

} // namespace plumbline
