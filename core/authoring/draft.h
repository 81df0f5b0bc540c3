// SPDX-License-Identifier: GPL-3.0-or-later
// Draft: an item while it is being written: its components are places in the instruction, and stay right when the
// instruction is edited. Plain values and pure functions, any thread.
#pragma once

#include "core/domain/annotator.h"
#include "core/domain/item.h"

#include <QJsonObject>

#include <optional>

namespace plumbline {

struct DraftComponent
{
    qsizetype start = -1; ///< in the instruction, UTF-16 units; -1: its text is not in the instruction word for word
    qsizetype length = 0;
    QString text; ///< where start is -1
    QString type; ///< the category as files spell it
    double weight = 0;
    bool isTypeChosen = false;   ///< by a person; else it is a suggestion and follows the text
    bool isWeightChosen = false; ///< likewise; else it is balanced when components come and go
    bool operator==(const DraftComponent &) const = default;
};

struct Draft
{
    QString id;     ///< UUID of the draft
    QString itemId; ///< of the item that it revises; empty: a new item
    QString image;
    QString imageBase;
    QString instruction;
    QString level;
    bool isLevelChosen = false; ///< by a person; else it follows the number of components
    QString license;            ///< of the image
    QString imageSource;        ///< where the image is from
    QString imageContent;       ///< what it shows: labels with commas between
    QString reference;          ///< what the author would answer; may be empty
    Annotator annotator;
    std::vector<DraftComponent> components;
    QString source; ///< Item::source of the item that it revises
    qint64 changedMs = 0;
    bool operator==(const Draft &) const = default;
};

[[nodiscard]] QString componentText(const Draft &draft, std::size_t component);

/// A part of the instruction is replaced: `removed` units at `at` by `inserted`. Components keep their words: those
/// behind move, one that is edited inside grows or shrinks, one whose words are all deleted goes. Text typed at either
/// end of a component does not join it.
void editInstruction(Draft &draft, qsizetype at, qsizetype removed, const QString &inserted);

/// Makes a component of a part of the instruction; blanks and closing marks at its ends do not count, a
/// word that it cuts is taken whole. Category, weights
/// and level are suggested where nobody chose. Its index among the components, which stand in the order of the
/// instruction where they did before; nothing where the part is empty or overlaps another component.
std::optional<int> markComponent(Draft &draft, qsizetype start, qsizetype length);
void removeComponent(Draft &draft, int component);
void moveComponent(Draft &draft, int from, int to);
/// All weights by the paper's rule (weights.h); chosen ones, too.
void balanceWeights(Draft &draft, double total = 10);
/// Suggests what nobody chose: categories, weights where none is chosen, level.
void suggest(Draft &draft, double total = 10);

[[nodiscard]] Draft draftOf(const Item &item, const Annotator &annotator);
/// The item that the draft stands for. `id` is the draft's itemId, `revisionId` is empty; the image's licence and
/// source stand in Item::source. Who wrote it is not part of it (exchange/annotators.h).
[[nodiscard]] Item itemOf(const Draft &draft);

[[nodiscard]] QJsonObject draftToJson(const Draft &draft);
[[nodiscard]] Draft draftFromJson(const QJsonObject &json);

} // namespace plumbline
