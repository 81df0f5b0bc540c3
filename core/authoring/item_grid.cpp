// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/item_grid.h"

#include "core/authoring/draft.h"
#include "core/authoring/item_review.h"
#include "core/authoring/weights.h"
#include "core/base/ids.h"
#include "core/domain/level.h"
#include "core/exchange/item_fields.h"

#include <QRegularExpression>

#include <algorithm>

namespace plumbline {

namespace {

constexpr qsizetype kMostWords = 1000; ///< of an instruction that is compared word by word

tl::unexpected<Error> refuse(const QString &what, const QString &remedy)
{
    return failure(ErrorKind::BadInput, what, {}, remedy);
}

/// Words and what is between them, so that joined they give the text again.
QStringList pieces(const QString &text)
{
    static const QRegularExpression piece(QStringLiteral("\\w+|\\s+|[^\\w\\s]"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    QStringList all;
    for (auto match = piece.globalMatch(text); match.hasNext();)
        all.append(match.next().captured());
    return all;
}

struct Replacement
{
    qsizetype at = 0; ///< in the new text as far as it is made
    qsizetype removed = 0;
    QString inserted;
};

/// What to replace, from front to back, to make `after` of `before`: by the longest common subsequence of their words.
std::vector<Replacement> replacements(const QString &before, const QString &after)
{
    const QStringList a = pieces(before);
    const QStringList b = pieces(after);
    if (a.size() > kMostWords || b.size() > kMostWords)
        return {{0, before.size(), after}};
    const auto rows = static_cast<std::size_t>(a.size() + 1);
    const auto columns = static_cast<std::size_t>(b.size() + 1);
    std::vector<int> common(rows * columns, 0); // of what is left from (i, j) on
    for (std::size_t i = rows - 1; i-- > 0;) {
        for (std::size_t j = columns - 1; j-- > 0;) {
            const bool same = a[static_cast<qsizetype>(i)] == b[static_cast<qsizetype>(j)];
            common[i * columns + j] = same ? common[(i + 1) * columns + j + 1] + 1
                                           : std::max(common[(i + 1) * columns + j], common[i * columns + j + 1]);
        }
    }
    std::vector<Replacement> all;
    qsizetype at = 0;
    bool open = false;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i + 1 < rows || j + 1 < columns) {
        const bool both = i + 1 < rows && j + 1 < columns;
        if (both && a[static_cast<qsizetype>(i)] == b[static_cast<qsizetype>(j)]) {
            if (open)
                at += all.back().inserted.size();
            open = false;
            at += a[static_cast<qsizetype>(i)].size();
            ++i;
            ++j;
            continue;
        }
        if (!open)
            all.push_back({at, 0, {}});
        open = true;
        if (i + 1 < rows && (!both || common[(i + 1) * columns + j] >= common[i * columns + j + 1]))
            all.back().removed += a[static_cast<qsizetype>(i++)].size();
        else
            all.back().inserted += b[static_cast<qsizetype>(j++)];
    }
    return all;
}

/// "picture" by "image," is "picture" by "image" and then a comma: what stands at the ends of a replacement and is no
/// word belongs to nobody, as text typed at the end of a component does.
std::vector<Replacement> withoutMarks(const std::vector<Replacement> &all)
{
    std::vector<Replacement> split;
    for (const Replacement &one : all) {
        const auto isWord = [](QChar c) { return c.isLetterOrNumber(); };
        const auto last = std::find_if(one.inserted.rbegin(), one.inserted.rend(), isWord);
        const auto behind = static_cast<qsizetype>(last - one.inserted.rbegin());
        if (one.removed == 0 || behind == 0 || behind == one.inserted.size()) {
            split.push_back(one);
            continue;
        }
        const QString words = one.inserted.chopped(behind);
        split.push_back({one.at, one.removed, words});
        split.push_back({one.at + words.size(), 0, one.inserted.last(behind)});
    }
    return split;
}

Result<Item> withInstruction(const Item &item, const QString &text)
{
    if (text.trimmed().isEmpty())
        return refuse(QStringLiteral("An item has an instruction."), QStringLiteral("Write one."));
    Draft draft = draftOf(item, {});
    for (const Replacement &change : withoutMarks(replacements(item.instruction, text)))
        editInstruction(draft, change.at, change.removed, change.inserted);
    if (draft.components.size() != item.components.size())
        return refuse(QStringLiteral("A component would lose its words."),
                      QStringLiteral("Edit the item on the Author page (E), where parts can be marked anew."));
    Item changed = item;
    changed.instruction = text;
    for (std::size_t c = 0; c < changed.components.size(); ++c)
        changed.components[c].text = componentText(draft, c);
    return changed;
}

Result<Item> withWeights(const Item &item, const QString &text)
{
    Item changed = item;
    const double total = item.weightSum() > 0 ? item.weightSum() : 10;
    std::vector<double> weights;
    if (text.trimmed().compare(u"balanced", Qt::CaseInsensitive) == 0) {
        weights = balancedWeights(item.components, total);
    } else {
        static const QRegularExpression between(QStringLiteral("[\\s,;+/]+"));
        for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
            bool isNumber = false;
            weights.push_back(word.toDouble(&isNumber));
            if (!isNumber || !(weights.back() > 0) || weights.back() > 1e6)
                return refuse(
                    QStringLiteral("“%1” is no weight.").arg(word),
                    QStringLiteral("Numbers above 0 with blanks between, such as 6 4; or the word balanced."));
        }
    }
    if (weights.size() != item.components.size())
        return refuse(QStringLiteral("%1 weights for %2 components.").arg(weights.size()).arg(item.components.size()),
                      QStringLiteral("One for each component, in their order."));
    for (std::size_t c = 0; c < weights.size(); ++c)
        changed.components[c].weight = weights[c];
    return changed;
}

Result<Item> withCategories(const Item &item, const QString &text)
{
    Item changed = item;
    const QStringList words = text.split(u',');
    if (static_cast<std::size_t>(words.size()) != item.components.size())
        return refuse(QStringLiteral("%1 categories for %2 components.").arg(words.size()).arg(item.components.size()),
                      QStringLiteral("One for each component, in their order, with commas between."));
    for (std::size_t c = 0; c < item.components.size(); ++c) {
        const QString word = words[static_cast<qsizetype>(c)].simplified();
        const Category category = categoryFromSpelling(word);
        if (category == Category::Other && word != item.components[c].type) {
            QStringList known;
            for (const Category one : kCategories)
                known.append(categoryId(one));
            return refuse(QStringLiteral("“%1” is no category.").arg(word), known.join(QStringLiteral(", ")) + u'.');
        }
        if (category != item.components[c].category()) // what is the same keeps its spelling
            changed.components[c].type = categoryFileCode(category);
    }
    return changed;
}

Result<Item> withLevel(const Item &item, const QString &text)
{
    Item changed = item;
    const QString level = text.simplified().toLower();
    const auto known = std::find(kLevels.begin(), kLevels.end(), level);
    if (known == kLevels.end() && level != item.level.simplified().toLower()) {
        QStringList all;
        for (const auto &one : kLevels)
            all.append(QString(one));
        return refuse(QStringLiteral("“%1” is no level.").arg(text.simplified()),
                      all.join(QStringLiteral(", ")) + u'.');
    }
    if (level != item.level.simplified().toLower())
        changed.level = level;
    return changed;
}

QString sourceField(GridField field)
{
    switch (field) {
    case GridField::Content:
        return kContentField;
    case GridField::License:
        return kLicenseField;
    case GridField::ImageSource:
        return kImageSourceField;
    default:
        return kReferenceField;
    }
}

} // namespace

QString gridFieldId(GridField field)
{
    switch (field) {
    case GridField::Level:
        return QStringLiteral("level");
    case GridField::Instruction:
        return QStringLiteral("instruction");
    case GridField::Weights:
        return QStringLiteral("weights");
    case GridField::Categories:
        return QStringLiteral("categories");
    default:
        return sourceField(field);
    }
}

std::optional<GridField> gridFieldFromId(QStringView id)
{
    for (const GridField field : kGridFields) {
        if (id.trimmed().compare(gridFieldId(field), Qt::CaseInsensitive) == 0)
            return field;
    }
    return {};
}

QString gridValue(const Item &item, GridField field)
{
    QStringList parts;
    switch (field) {
    case GridField::Level:
        return item.level;
    case GridField::Instruction:
        return item.instruction;
    case GridField::Weights:
        for (const Component &c : item.components)
            parts.append(QString::number(c.weight, 'g', 10));
        return parts.join(u' ');
    case GridField::Categories:
        for (const Component &c : item.components)
            parts.append(c.category() == Category::Other ? c.type : categoryId(c.category()));
        return parts.join(QStringLiteral(", "));
    default:
        return itemField(item, sourceField(field));
    }
}

Result<Item> withGridValue(const Item &item, GridField field, const QString &value)
{
    if (value == gridValue(item, field))
        return item;
    switch (field) {
    case GridField::Level:
        return withLevel(item, value);
    case GridField::Instruction:
        return withInstruction(item, value);
    case GridField::Weights:
        return withWeights(item, value);
    case GridField::Categories:
        return withCategories(item, value);
    default:
        break;
    }
    Item changed = item;
    setItemField(changed, sourceField(field), value);
    return changed;
}

Result<int> storeGrid(WriteAccess &access, const std::vector<Item> &changed, qint64 nowMs)
{
    int revisions = 0;
    for (Item item : changed) {
        const Result<Item> known = access.items().revision(item.revisionId);
        if (!known)
            return tl::unexpected<Error>(known.error());
        Status stored;
        if (itemContentHash(item) == itemContentHash(*known)) {
            stored = access.items().setSource(item.revisionId, item.source);
        } else {
            item.revisionId = newId();
            stored = access.items().revise(item, nowMs);
            if (stored)
                stored = askForReview(access.settings(), item.id);
            ++revisions;
        }
        if (!stored)
            return tl::unexpected<Error>(stored.error());
    }
    return revisions;
}

} // namespace plumbline
