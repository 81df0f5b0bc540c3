// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/item_review.h"

#include "core/store/api/settings_json.h"

#include <algorithm>

namespace plumbline {

namespace {

const QString kSetting = QStringLiteral("item_reviews");

Status store(SettingsWriter &settings, const ReviewLedger &ledger)
{
    QStringList asked(ledger.asked.begin(), ledger.asked.end());
    asked.sort();
    QJsonArray reviews;
    for (const ItemReview &r : ledger.reviews) {
        reviews.append(QJsonObject{{QStringLiteral("item"), r.itemId},
                                   {QStringLiteral("content"), r.content},
                                   {QStringLiteral("reviewer"), r.reviewer},
                                   {QStringLiteral("answer"), r.answer},
                                   {QStringLiteral("answerable"), r.isAnswerable},
                                   {QStringLiteral("no_leak"), r.leaksNothing},
                                   {QStringLiteral("image_dependent"), r.needsImage},
                                   {QStringLiteral("comment"), r.comment},
                                   {QStringLiteral("accepted"), r.isAccepted},
                                   {QStringLiteral("at_ms"), static_cast<double>(r.atMs)}});
    }
    const QJsonObject json{{QStringLiteral("asked"), QJsonArray::fromStringList(asked)},
                           {QStringLiteral("reviews"), reviews}};
    return setSettingDocument(settings, kSetting, QJsonDocument(json));
}

} // namespace

QString reviewStateId(ReviewState state)
{
    switch (state) {
    case ReviewState::Waiting:
        return QStringLiteral("waiting");
    case ReviewState::Accepted:
        return QStringLiteral("accepted");
    case ReviewState::Returned:
        return QStringLiteral("returned");
    case ReviewState::NotAsked:
        break;
    }
    return QStringLiteral("not_asked");
}

std::optional<ItemReview> ReviewLedger::last(const Item &item) const
{
    const QString content = itemContentHash(item);
    const auto found = std::find_if(reviews.rbegin(), reviews.rend(),
                                    [&](const ItemReview &r) { return r.itemId == item.id && r.content == content; });
    return found == reviews.rend() ? std::nullopt : std::optional(*found);
}

ReviewState ReviewLedger::stateOf(const Item &item) const
{
    if (!asked.contains(item.id))
        return ReviewState::NotAsked;
    const std::optional<ItemReview> review = last(item);
    if (!review)
        return ReviewState::Waiting;
    return review->isAccepted ? ReviewState::Accepted : ReviewState::Returned;
}

Result<ReviewLedger> reviewLedger(const SettingsReader &settings)
{
    const Result<QJsonObject> stored = settingObject(settings, kSetting);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    ReviewLedger ledger;
    for (const QJsonValue &id : stored->value(u"asked").toArray())
        ledger.asked.insert(id.toString());
    for (const QJsonValue &value : stored->value(u"reviews").toArray()) {
        const QJsonObject json = value.toObject();
        ledger.reviews.push_back(
            {json.value(u"item").toString(), json.value(u"content").toString(), json.value(u"reviewer").toString(),
             json.value(u"answer").toString(), json.value(u"answerable").toBool(), json.value(u"no_leak").toBool(),
             json.value(u"image_dependent").toBool(), json.value(u"comment").toString(),
             json.value(u"accepted").toBool(), static_cast<qint64>(json.value(u"at_ms").toDouble())});
    }
    return ledger;
}

Status askForReview(SettingsWriter &settings, const QString &itemId)
{
    Result<ReviewLedger> ledger = reviewLedger(settings);
    if (!ledger)
        return tl::unexpected<Error>(ledger.error());
    ledger->asked.insert(itemId);
    return store(settings, *ledger);
}

Status checkReview(const ItemReview &review, const Annotator &author)
{
    const auto refuse = [](const QString &what, const QString &remedy) -> Status {
        return failure(ErrorKind::BadInput, what, {}, remedy);
    };
    if (review.reviewer.trimmed().isEmpty())
        return refuse(QStringLiteral("A review has a reviewer."), QStringLiteral("Give your name."));
    const QString name = author.value(AnnotatorTrait::Name);
    if (!name.isEmpty() && name.compare(review.reviewer.simplified(), Qt::CaseInsensitive) == 0)
        return refuse(QStringLiteral("%1 wrote this item: a second person reviews it.").arg(name),
                      QStringLiteral("Hand it to somebody else; what oneself has written always seems clear."));
    if (review.isAccepted && review.answer.trimmed().isEmpty())
        return refuse(QStringLiteral("An item is accepted by somebody who has answered it."),
                      QStringLiteral("Write your own answer first."));
    if (review.isAccepted && !(review.isAnswerable && review.leaksNothing && review.needsImage))
        return refuse(QStringLiteral("An item that is accepted keeps all three rules."),
                      QStringLiteral("Confirm each of them, or return the item with a comment."));
    if (!review.isAccepted && review.comment.trimmed().isEmpty())
        return refuse(QStringLiteral("An item is returned with a comment."),
                      QStringLiteral("Say what its author should change."));
    return {};
}

Status addReview(SettingsWriter &settings, const ItemReview &review, const Annotator &author)
{
    if (const Status sound = checkReview(review, author); !sound)
        return sound;
    Result<ReviewLedger> ledger = reviewLedger(settings);
    if (!ledger)
        return tl::unexpected<Error>(ledger.error());
    ledger->asked.insert(review.itemId); // also where nobody had asked
    ledger->reviews.push_back(review);
    return store(settings, *ledger);
}

QSet<QString> notAccepted(const ReviewLedger &ledger, const std::vector<Item> &items)
{
    QSet<QString> ids;
    for (const Item &item : items) {
        const ReviewState state = ledger.stateOf(item);
        if (state == ReviewState::Waiting || state == ReviewState::Returned)
            ids.insert(item.id);
    }
    return ids;
}

} // namespace plumbline
