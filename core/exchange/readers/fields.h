// SPDX-License-Identifier: GPL-3.0-or-later
// What several readers take from a row: components in any of their spellings, texts, places. Pure functions.
#pragma once

#include "core/exchange/import_record.h"

#include <QJsonArray>

namespace plumbline {

/// A record with its place filled in, refused already where the row is no object.
[[nodiscard]] ImportRecord recordOf(const QString &file, const Row &row, bool countsFromZero);

/// A list, or a table's cell that holds one as a Python or JSON literal; nothing where it is neither.
[[nodiscard]] std::optional<QJsonArray> listOf(const QJsonValue &value);

/// The value of the first of these fields that is there and not null.
[[nodiscard]] QJsonValue firstOf(const QJsonObject &fields, std::initializer_list<QStringView> names);
/// Text, or a number written out; empty for everything else.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// Texts, weights and types into components. `problem` says what is wrong with what is there; lists that are absent
/// leave their part of the components empty.
[[nodiscard]] std::vector<Component> componentsOf(const QJsonObject &fields, QString &problem);

/// ok or empty by the text.
[[nodiscard]] ResponseState stateOfText(const QString &text);

/// The text of an OpenAI-style content: a string, or the text parts of a list.
[[nodiscard]] QString contentText(const QJsonValue &content);
/// The image of an OpenAI- or EvalScope-style content; empty where there is none.
[[nodiscard]] QString contentImage(const QJsonValue &content);

/// What a judge's prompt tells about its item, for the notebook's wording (also EvalScope's and lmms-eval's) and for
/// prompts with lines "Instruction:", "Parts:", "Response:". Empty parts where it does not.
struct JudgePromptParts
{
    QString instruction;
    std::vector<Component> components; ///< without types
    std::optional<QString> response;
};
[[nodiscard]] JudgePromptParts readJudgePrompt(const QString &prompt);

} // namespace plumbline
