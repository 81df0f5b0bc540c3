// SPDX-License-Identifier: GPL-3.0-or-later
// Items that were written here wait for a second person; a review is of what the item was; what was not accepted is not
// exported. Revisions and what changed from one to the next.
#include "core/authoring/draft_store.h"
#include "core/authoring/item_review.h"
#include "core/authoring/item_revisions.h"
#include "core/authoring/reviewed_export.h"
#include "tests/support/memory_settings.h"
#include "tests/support/project.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

ItemReview accepting(const Item &item)
{
    return {item.id,
            itemContentHash(item),
            QStringLiteral("Ann"),
            QStringLiteral("A small dog."),
            true,
            true,
            true,
            {},
            true,
            7};
}

} // namespace

class TestItemReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAReviewNeeds()
    {
        MemorySettings settings;
        const Item item = makeItem(0);
        QVERIFY(addReview(settings, accepting(item), {}));
        const auto refused = [&](auto spoil) {
            ItemReview review = accepting(item);
            spoil(review);
            return !addReview(settings, review, {});
        };
        QVERIFY(refused([](ItemReview &r) { r.reviewer = QStringLiteral(" "); }));
        QVERIFY(refused([](ItemReview &r) { r.answer.clear(); }));
        QVERIFY(refused([](ItemReview &r) { r.isAnswerable = false; }));
        QVERIFY(refused([](ItemReview &r) { r.leaksNothing = false; }));
        QVERIFY(refused([](ItemReview &r) { r.needsImage = false; }));
        QVERIFY(refused([](ItemReview &r) { r.isAccepted = false; })); // returned without a word
        Annotator author;
        author.set(AnnotatorTrait::Name, accepting(item).reviewer.toUpper());
        QVERIFY(!addReview(settings, accepting(item), author)); // by whoever wrote it
        author.set(AnnotatorTrait::Name, QStringLiteral("somebody else"));
        QVERIFY(checkReview(accepting(item), author));
        QCOMPARE(must(reviewLedger(settings)).reviews, std::vector{accepting(item)});
        QVERIFY(settings.setSetting(QStringLiteral("item_reviews"), QStringLiteral("[]")));
        QVERIFY(!reviewLedger(settings));
    }
    void aReviewIsOfWhatTheItemWas()
    {
        MemorySettings settings;
        const Item item = makeItem(0);
        Item edited = item;
        edited.instruction += QStringLiteral(" Be brief.");
        const auto state = [&](const Item &now) { return must(reviewLedger(settings)).stateOf(now); };
        QCOMPARE(state(item), ReviewState::NotAsked);
        QVERIFY(askForReview(settings, item.id));
        QCOMPARE(state(item), ReviewState::Waiting);
        QVERIFY(addReview(settings, accepting(item), {}));
        QCOMPARE(state(item), ReviewState::Accepted);
        QCOMPARE(state(edited), ReviewState::Waiting);
        ItemReview back = accepting(edited);
        back.isAccepted = false;
        back.comment = QStringLiteral("which dog?");
        QVERIFY(addReview(settings, back, {}));
        QCOMPARE(state(edited), ReviewState::Returned);
        QCOMPARE(must(reviewLedger(settings)).last(edited)->comment, QStringLiteral("which dog?"));
        QCOMPARE(state(item), ReviewState::Accepted); // as it was
        const Item other = makeItem(1);
        QCOMPARE(notAccepted(must(reviewLedger(settings)), {edited, other}), QSet<QString>{item.id});
    }
    void onlyAcceptedItemsAreExported()
    {
        const QTemporaryDir dir;
        const auto store = must(createSqliteProject(dir.filePath(QStringLiteral("a.plumb"))));
        insertItems(*store, makeItems(2));
        Draft draft;
        draft.id = newId();
        draft.image = QStringLiteral("https://example.org/a.jpg");
        draft.instruction = QStringLiteral("Describe the kiln in one sentence.");
        markComponent(draft, 0, 17);
        const Item item =
            must(writeNow<Item>(*store, [&](WriteAccess &access) { return takeDraft(access, draft, 5); }));
        const auto exported = [&] {
            ItemExportOptions options;
            options.path = dir.filePath(QStringLiteral("out.json"));
            const QStringList problems = must(exportReviewedItems(*store, options, {}));
            QFile file(options.path);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("nothing was written");
            return std::pair(QJsonDocument::fromJson(file.readAll()).array().size(), problems);
        };
        QCOMPARE(exported().first, 2);
        QVERIFY(exported().second.front().contains(QLatin1String("1 item is left out")));
        QVERIFY(writeStatus(*store,
                            [&](WriteAccess &access) { return addReview(access.settings(), accepting(item), {}); }));
        QCOMPARE(exported().first, 3);
        QVERIFY(exported().second.isEmpty());
    }
    void whatChanged()
    {
        const QTemporaryDir dir;
        const auto store = must(createSqliteProject(dir.filePath(QStringLiteral("a.plumb"))));
        const std::vector<Item> items = makeItems(3);
        insertItems(*store, items);
        Item edited = items[1];
        edited.revisionId = newId();
        edited.components[1].weight = 5;
        edited.components.push_back({QStringLiteral("in verse"), QStringLiteral("linguistics"), 1});
        const auto revise = [&](const Item &item) {
            return writeStatus(*store, [&](WriteAccess &access) { return access.items().revise(item, 2); });
        };
        QVERIFY(revise(edited));
        Item other = items[2]; // another item's revisions do not count
        for (int i = 0; i < 3; ++i) {
            other.revisionId = newId();
            other.level = QString::number(i);
            QVERIFY(revise(other));
        }
        const auto reader = must(store->openReader());
        const std::vector<Item> revisions = must(revisionsOf(reader->items(), items[1].id));
        QCOMPARE(revisions.size(), 2u);
        QCOMPARE(revisions[1].revisionId, edited.revisionId);
        const std::vector<ItemChange> expected{{QStringLiteral("weight 2"), QStringLiteral("6"), QStringLiteral("5")},
                                               {QStringLiteral("component 3"), {}, QStringLiteral("in verse")},
                                               {QStringLiteral("category 3"), {}, QStringLiteral("linguistics")},
                                               {QStringLiteral("weight 3"), {}, QStringLiteral("1")}};
        QCOMPARE(changesBetween(revisions[0], revisions[1]), expected);
        QVERIFY(changesBetween(revisions[0], revisions[0]).empty());
        QCOMPARE(must(revisionsOf(reader->items(), items[2].id)).size(), 4u);
        QCOMPARE(must(revisionsOf(reader->items(), items[0].id)).size(), 1u);
        QVERIFY(!revisionsOf(reader->items(), QStringLiteral("x")));
    }
};

QTEST_GUILESS_MAIN(TestItemReview)
#include "tst_item_review.moc"
