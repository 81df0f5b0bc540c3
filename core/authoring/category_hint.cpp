// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/category_hint.h"

#include "core/authoring/item_words.h"
#include "core/checks/extractor.h"

#include <algorithm>
#include <array>

namespace plumbline {

namespace {

struct Hint
{
    Category category;
    /// Words, or beginnings of words (ending in *), that speak for it; one is enough.
    const char *words;
};

// How something is to be said; in the order of asking: what is more special comes first.
constexpr std::array kManners = {
    Hint{Category::Grammar, "tense first-person person adjective* adverb* verb* noun* pronoun* conjunction* passive "
                            "clause* capital* capitalized uppercase lowercase letter syllable* exclamation* question "
                            "grammar* alphabet* alphabetical"},
    Hint{Category::Genre,
         "poem* haiku limerick sonnet verse* rhym* poetic acrostic ballad story tale diary journal "
         "headline slogan advert* script dialog* song* lyric* recipe review fable joke pun humor* riddle "
         "email tweet tone style metaphor* simile* analog* alliterat* personif* onomatop* allusion "
         "allegor* symbolis* irony hyperbole imagery rhetorical literary figurative sarcas* formal "
         "casual dramatic whimsical lighthearted language sensory sense mood theme twist"},
};

// What a whole instruction is about, where its first component does not simply describe.
constexpr std::array kSubjects = {
    Hint{Category::Math, "calculat* equation* math* triangle formula percentage multipl* divid* subtract* median "
                         "angle graph statistic* deviation"},
    Hint{Category::Ocr, "text transcri* sign poster document menu handwritten written paragraph label* inscri* "
                        "translate title advertis* caption* license plate screenshot"},
    Hint{Category::Genre, "poem* haiku limerick sonnet personify rhym* metaphor"},
};

bool speaks(const QStringList &words, const char *hints)
{
    const QStringList list = QString::fromLatin1(hints).split(u' ');
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return std::any_of(list.begin(), list.end(), [&](const QString &hint) {
            return hint.endsWith(u'*') ? word.startsWith(QStringView(hint).chopped(1)) : word == hint;
        });
    });
}

std::optional<Category> byConstraint(const QString &component, const QString &instruction)
{
    for (const Constraint &constraint : extractConstraints(component, {}, instruction)) {
        switch (constraint.kind) {
        case ConstraintKind::Sentences:
        case ConstraintKind::Words:
        case ConstraintKind::Lines:
        case ConstraintKind::Paragraphs:
        case ConstraintKind::Bullets:
        case ConstraintKind::Characters:
            return Category::LengthLimit;
        default:
            break;
        }
    }
    return {};
}

/// Whether the component is the task itself, not how to do it: what the instruction begins with, or an order to
/// describe.
bool isTask(const QString &component, const QString &instruction)
{
    static const QStringList orders =
        QStringLiteral(
            "describe explain discuss analyze summarize identify depict narrate compare imagine tell explore")
            .split(u' ');
    const QString text = component.trimmed();
    const QStringList words = plainWords(text);
    return !words.isEmpty() &&
           (orders.contains(words.front()) || instruction.trimmed().startsWith(text, Qt::CaseInsensitive));
}

bool takesAPlace(const QStringList &words)
{
    const auto has = [&](const char *word) { return words.contains(QLatin1String(word)); };
    const bool sees = has("see") || has("seeing") || has("surrounding") || has("surroundings") || has("view");
    return sees && (has("you") || has("your")) && !has("image's");
}

template <std::size_t N>
std::optional<Category> firstThatSpeaks(const QStringList &words, const std::array<Hint, N> &hints)
{
    for (const Hint &hint : hints) {
        if (speaks(words, hint.words))
            return hint.category;
    }
    return {};
}

} // namespace

Category suggestedCategory(const QString &component, const QString &instruction)
{
    const QStringList words = plainWords(component);
    const auto has = [&](const char *word) { return words.contains(QLatin1String(word)); };
    if (isTask(component, instruction)) {
        if (takesAPlace(words))
            return Category::Perspective;
        return firstThatSpeaks(words, kSubjects).value_or(Category::Description);
    }
    if (const std::optional<Category> length = byConstraint(component, instruction))
        return *length;
    if (words.contains(QStringLiteral("first")) && words.contains(QStringLiteral("person")))
        return Category::Grammar;
    const bool forbids = std::any_of(words.begin(), words.end(), &isNegation);
    if (!forbids || !(has("word") || has("words") || has("mentioning"))) {
        if (const std::optional<Category> manner = firstThatSpeaks(words, kManners))
            return *manner;
    }
    return Category::Mention;
}

} // namespace plumbline
