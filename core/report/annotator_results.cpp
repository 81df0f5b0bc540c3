// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/annotator_results.h"

#include "core/report/item_filter.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline {

std::vector<AnnotatorGroup> annotatorGroups(const ScoreSheet &sheet, const ChosenScores &chosen, AnnotatorTrait trait)
{
    struct Members
    {
        QMap<QString, int> spellings;
        std::vector<std::size_t> items;
    };
    QMap<QString, Members> byValue; // case folded
    for (const std::size_t item : chosen.items) {
        const QString value = item < sheet.annotators.size() ? sheet.annotators[item].value(trait) : QString();
        Members &members = byValue[value.toCaseFolded()];
        ++members.spellings[value];
        members.items.push_back(item);
    }
    std::vector<AnnotatorGroup> groups;
    if (byValue.isEmpty() || (byValue.size() == 1 && byValue.firstKey().isEmpty()))
        return groups;
    for (const Members &members : std::as_const(byValue)) {
        AnnotatorGroup group;
        const auto most = std::max_element(members.spellings.cbegin(), members.spellings.cend());
        group.value = std::find(members.spellings.cbegin(), members.spellings.cend(), *most).key();
        ScoreChoice choice = chosen.choice;
        choice.items = members.items;
        const QString only = QStringLiteral("annotator's ") + annotatorGroupText(trait, group.value);
        choice.only = choice.only.isEmpty() ? only : choice.only + QStringLiteral(", ") + only;
        group.chosen = chooseScores(sheet, choice);
        group.board = buildLeaderboard(sheet, group.chosen);
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const AnnotatorGroup &a, const AnnotatorGroup &b) {
        if (a.value.isEmpty() != b.value.isEmpty())
            return b.value.isEmpty();
        return a.board.items > b.board.items;
    });
    return groups;
}

std::vector<AnnotatorTrait> traitsInUse(const ScoreSheet &sheet)
{
    std::vector<AnnotatorTrait> used;
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        if (std::any_of(sheet.annotators.begin(), sheet.annotators.end(),
                        [&](const Annotator &a) { return !a.value(trait).isEmpty(); }))
            used.push_back(trait);
    }
    return used;
}

QJsonObject annotatorGroupsToJson(AnnotatorTrait trait, const std::vector<AnnotatorGroup> &groups)
{
    QJsonArray array;
    for (const AnnotatorGroup &group : groups) {
        QJsonObject json = leaderboardToJson(group.board);
        json.insert(QStringLiteral("value"), group.value.isEmpty() ? QJsonValue() : QJsonValue(group.value));
        array.append(json);
    }
    return {{QStringLiteral("by"), annotatorTraitId(trait)}, {QStringLiteral("groups"), array}};
}

} // namespace plumbline
