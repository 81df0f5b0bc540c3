// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/category.h"

#include <QHash>

namespace plumbline {

namespace {

struct Names
{
    Category category;
    const char *id;
    const char *name;
    const char *code;
};

constexpr std::array kNames = {
    Names{Category::Description, "description", "Description", "describe"},
    Names{Category::LengthLimit, "length_limit", "Length limit", "length_limit"},
    Names{Category::Mention, "mention", "Mention", "mention"},
    Names{Category::Genre, "genre", "Genre", "linguistics"},
    Names{Category::Grammar, "grammar", "Grammar", "grammar"},
    Names{Category::Math, "math", "Math", "math"},
    Names{Category::Perspective, "perspective", "Perspective", "perspective"},
    Names{Category::Ocr, "ocr", "OCR", "textual"},
    Names{Category::Other, "other", "Other", "other"},
};

const Names &namesOf(Category category)
{
    return kNames[static_cast<std::size_t>(category)];
}

QString folded(QStringView spelling)
{
    QString key;
    for (QChar c : spelling) {
        if (c.isLetterOrNumber())
            key += c.toLower();
    }
    return key;
}

const QHash<QString, Category> &spellings()
{
    static const QHash<QString, Category> table = [] {
        QHash<QString, Category> t;
        for (const Names &n : kNames) {
            t.insert(folded(QString::fromLatin1(n.id)), n.category);
            t.insert(folded(QString::fromLatin1(n.code)), n.category);
        }
        t.insert(QStringLiteral("length"), Category::LengthLimit);
        t.insert(QStringLiteral("lenlimit"), Category::LengthLimit);
        t.insert(QStringLiteral("mathematics"), Category::Math);
        t.insert(QStringLiteral("text"), Category::Ocr);
        return t;
    }();
    return table;
}

} // namespace

Category categoryFromSpelling(QStringView spelling)
{
    return spellings().value(folded(spelling), Category::Other);
}

QString categoryId(Category category)
{
    return QString::fromLatin1(namesOf(category).id);
}

QString categoryName(Category category)
{
    return QString::fromLatin1(namesOf(category).name);
}

QString categoryFileCode(Category category)
{
    return QString::fromLatin1(namesOf(category).code);
}

} // namespace plumbline
