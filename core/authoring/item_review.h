// SPDX-License-Identifier: GPL-3.0-or-later
// Review of items by a second person: an item that was written or edited here waits until somebody has answered it
// blind and found that it keeps the paper's three rules. One JSON text among the project's settings; a review is of the
// item's content as it was, so that an edit asks again.
#pragma once

#include "core/domain/annotator.h"
#include "core/domain/item.h"
#include "core/store/api/settings_store.h"

#include <QSet>

namespace plumbline {

enum class ReviewState {
    NotAsked, ///< came from a file and was not edited here
    Waiting,
    Accepted,
    Returned,
};
/// not_asked, waiting, accepted, returned.
[[nodiscard]] QString reviewStateId(ReviewState state);

struct ItemReview
{
    QString itemId;
    QString content; ///< itemContentHash() of what was reviewed
    QString reviewer;
    QString answer;            ///< the reviewer's own, before seeing any response
    bool isAnswerable = false; ///< by a person who sees the image
    bool leaksNothing = false; ///< the instruction does not give its answer away
    bool needsImage = false;   ///< without the image it cannot be answered
    QString comment;
    bool isAccepted = false; ///< else returned
    qint64 atMs = 0;
    bool operator==(const ItemReview &) const = default;
};

struct ReviewLedger
{
    QSet<QString> asked;             ///< ids of items that are to be reviewed
    std::vector<ItemReview> reviews; ///< in the order in which they were given
    bool operator==(const ReviewLedger &) const = default;

    [[nodiscard]] ReviewState stateOf(const Item &item) const;
    /// The last review of the item as it is; nothing while it waits.
    [[nodiscard]] std::optional<ItemReview> last(const Item &item) const;
};

/// Empty where nothing was asked; Storage where the stored text is damaged.
[[nodiscard]] Result<ReviewLedger> reviewLedger(const SettingsReader &settings);
[[nodiscard]] Status askForReview(SettingsWriter &settings, const QString &itemId);
/// BadInput: accepting needs an answer and all three rules, returning a comment, both a reviewer who is not the author,
/// as far as the item says who that is.
[[nodiscard]] Status checkReview(const ItemReview &review, const Annotator &author);
/// Likewise; keeps it beside the earlier ones.
[[nodiscard]] Status addReview(SettingsWriter &settings, const ItemReview &review, const Annotator &author);
/// Ids of items that wait or were returned: exports leave them out unless told otherwise.
[[nodiscard]] QSet<QString> notAccepted(const ReviewLedger &ledger, const std::vector<Item> &items);

} // namespace plumbline
