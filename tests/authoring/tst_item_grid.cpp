// SPDX-License-Identifier: GPL-3.0-or-later
// Items as a grid: every field reads back what was written, components follow the instruction, what cannot be is
// refused with the remedy, a table goes out and back without a change, and facts are stored without a new revision.
#include "core/authoring/draft.h"
#include "core/authoring/grid_table.h"
#include "core/authoring/item_review.h"
#include "core/domain/component_spans.h"
#include "core/exchange/item_fields.h"
#include "tests/support/project.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace plumbline;
using namespace plumbline::test;

namespace {

Item dog()
{
    Item item = makeItem(0);
    item.image = QStringLiteral("a.jpg");
    item.level = QStringLiteral("intermediate");
    item.instruction =
        QStringLiteral("Describe the dog in the picture in exactly two sentences, without the word \"brown\".");
    item.components = {{QStringLiteral("Describe the dog in the picture"), QStringLiteral("describe"), 4},
                       {QStringLiteral("in exactly two sentences"), QStringLiteral("length_limit"), 3},
                       {QStringLiteral("without the word \"brown\""), QStringLiteral("mention"), 3}};
    item.source = QStringLiteral("{\"zebra\": 1, \"image_license\": \"CC0\", \"apple\": 2}");
    return item;
}

QStringList parts(const Item &item)
{
    QStringList all;
    for (const Component &c : item.components)
        all.append(c.text);
    return all;
}

} // namespace

class TestItemGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldReadsBack()
    {
        const Item item = dog();
        QCOMPARE(gridValue(item, GridField::Weights), QStringLiteral("4 3 3"));
        QCOMPARE(gridValue(item, GridField::Categories), QStringLiteral("description, length_limit, mention"));
        QCOMPARE(gridValue(item, GridField::License), QStringLiteral("CC0"));
        const std::pair<GridField, QString> values[] = {
            {GridField::Level, QStringLiteral("complex")},
            {GridField::Instruction, item.instruction + QStringLiteral(" Please.")},
            {GridField::Weights, QStringLiteral("6 2.5 1.5")},
            {GridField::Categories, QStringLiteral("description, grammar, ocr")},
            {GridField::Content, QStringLiteral("animal, garden")},
            {GridField::License, QStringLiteral("CC BY 4.0")},
            {GridField::ImageSource, QStringLiteral("https://example.org/a")},
            {GridField::Reference, QStringLiteral("A dog sleeps. It dreams.")}};
        QCOMPARE(std::size(values), kGridFields.size());
        for (const auto &[field, value] : values) {
            const Result<Item> changed = withGridValue(item, field, value);
            QVERIFY2(changed, qPrintable(gridFieldId(field)));
            QCOMPARE(gridValue(*changed, field), value);
            QCOMPARE(gridFieldFromId(gridFieldId(field)), std::optional(field));
            for (const GridField other : kGridFields) { // nothing else
                if (other != field)
                    QCOMPARE(gridValue(*changed, other), gridValue(item, other));
            }
            QCOMPARE(*withGridValue(*changed, field, gridValue(item, field)), item); // and back
        }
        QCOMPARE(imageContent(*withGridValue(item, GridField::Content, QStringLiteral(" Dog,garden , dog,, "))),
                 QStringList({QStringLiteral("Dog"), QStringLiteral("garden")}));
    }
    void fieldsKeepTheirPlaces()
    {
        const Item changed = *withGridValue(dog(), GridField::License, QStringLiteral("CC BY"));
        QVERIFY(changed.source.indexOf(QLatin1String("zebra")) < changed.source.indexOf(QLatin1String("CC BY")));
        QVERIFY(changed.source.indexOf(QLatin1String("CC BY")) < changed.source.indexOf(QLatin1String("apple")));
        QVERIFY(!withGridValue(changed, GridField::License, {})->source.contains(QLatin1String("image_license")));
    }
    void componentsFollow()
    {
        // Two words far apart, one inside each of two components, one between them.
        Item changed = *withGridValue(dog(), GridField::Instruction,
                                      QStringLiteral("Describe the cat in the image, in exactly three sentences, "
                                                     "without the word \"brown\"."));
        QCOMPARE(parts(changed), QStringList({QStringLiteral("Describe the cat in the image"),
                                              QStringLiteral("in exactly three sentences"),
                                              QStringLiteral("without the word \"brown\"")}));
        for (const Span &span : componentSpans(changed))
            QVERIFY(span.start >= 0);
        // Words in front and behind move them.
        changed = *withGridValue(dog(), GridField::Instruction, QStringLiteral("Please look. ") + dog().instruction);
        QCOMPARE(parts(changed), parts(dog()));
    }
    void followsAnyReplacement()
    {
        // Property: replacing words one for one keeps every component a part of its instruction.
        std::mt19937 random(5);
        const QStringList words = dog().instruction.split(u' ');
        for (int run = 0; run < 300; ++run) {
            QStringList other = words;
            for (int k = 0; k < 3; ++k)
                other[static_cast<int>(random() % static_cast<unsigned>(other.size()))] =
                    QStringLiteral("word%1").arg(k);
            const Result<Item> changed = withGridValue(dog(), GridField::Instruction, other.join(u' '));
            if (!changed)
                continue; // a component was replaced as a whole: refused
            QCOMPARE(changed->instruction, other.join(u' '));
            for (const QString &part : parts(*changed))
                QVERIFY2(changed->instruction.contains(part), qPrintable(part + u" / " + changed->instruction));
        }
    }
    void whatIsRefused_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, GridField field, const char *value) {
            QTest::newRow(name) << static_cast<int>(field) << QString::fromLatin1(value);
        };
        row("no level", GridField::Level, "hard");
        row("no instruction", GridField::Instruction, "  ");
        row("lost component", GridField::Instruction, "Describe the dog in the picture.");
        row("too few weights", GridField::Weights, "6 4");
        row("no number", GridField::Weights, "6 4 x");
        row("zero", GridField::Weights, "6 4 0");
        row("negative", GridField::Weights, "6 4 -1");
        row("not finite", GridField::Weights, "6 4 inf");
        row("nan", GridField::Weights, "6 4 nan");
        row("too many categories", GridField::Categories, "ocr, ocr, ocr, ocr");
        row("no category", GridField::Categories, "ocr, ocr, poetry");
    }
    void whatIsRefused()
    {
        QFETCH(const int, field);
        QFETCH(const QString, value);
        const Result<Item> changed = withGridValue(dog(), static_cast<GridField>(field), value);
        QVERIFY(!changed);
        QVERIFY(!changed.error().remedy.isEmpty());
    }
    void balances()
    {
        Item item = dog();
        item.components[0].weight = 1;
        item.components[2].weight = 6;
        QCOMPARE(gridValue(*withGridValue(item, GridField::Weights, QStringLiteral("Balanced")), GridField::Weights),
                 QStringLiteral("4 3 3"));
    }
    void aTableGoesOutAndBack()
    {
        std::vector<Item> items{dog(), makeItem(1), makeItem(2)};
        items[1].source = QStringLiteral("{\"image_license\": \"=HYPERLINK(\\\"x\\\")\"}"); // a formula
        items[2].instruction += QStringLiteral("\nA second line, with a \"quote\".");
        const QTemporaryDir dir;
        const auto written = [&](const QByteArray &bytes) {
            QFile file(dir.filePath(QStringLiteral("t.csv")));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write");
            return file.fileName();
        };
        const QByteArray csv = gridToCsv(items);
        QVERIFY(csv.contains("'=HYPERLINK"));
        const Result<std::vector<Item>> same = readGrid(written(csv), items);
        QVERIFY2(same, same ? "" : qPrintable(same.error().text()));
        QCOMPARE(*same, std::vector<Item>());
        const Result<std::vector<Item>> changed =
            readGrid(written("item,image_license,weights\n0,CC BY,5 3 2\n1,CC BY,\n"), items);
        QVERIFY(!changed); // a weight for each component, and none is none
        QVERIFY(changed.error().text().contains(QLatin1String("line 3")));
        const Result<std::vector<Item>> one = readGrid(written("item,image_license\n0,CC BY\n2,\n"), items);
        QCOMPARE(one->size(), 1u);
        QCOMPARE(gridValue(one->front(), GridField::License), QStringLiteral("CC BY"));
        for (const char *bad : {"item,colour\n0,red\n", "item,level\n9,basic\n", "level\nbasic\n",
                                "item,level\n0,hard\n", "item,level\n0,basic\n0,basic\n", "item,level\nx,basic\n"})
            QVERIFY2(!readGrid(written(bad), items), bad);
    }
    void realItemsGoOutAndBack()
    {
        PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/instruction_benchmark_all.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::vector<Item> items;
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
            Item item;
            item.position = static_cast<int>(items.size());
            item.instruction = value[u"instruction"].toString();
            item.level = value[u"type"].toString();
            for (qsizetype c = 0; c < value[u"components"].toArray().size(); ++c)
                item.components.push_back({value[u"components"][c].toString(), value[u"component_type"][c].toString(),
                                           value[u"component_weight"][c].toDouble()});
            items.push_back(item);
        }
        const QTemporaryDir dir;
        QFile out(dir.filePath(QStringLiteral("t.csv")));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(gridToCsv(items));
        out.close();
        const Result<std::vector<Item>> back = readGrid(out.fileName(), items);
        QVERIFY2(back, back ? "" : qPrintable(back.error().text()));
        QCOMPARE(back->size(), 0u);
    }
    void factsMakeNoRevision()
    {
        const QTemporaryDir dir;
        const auto store = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
        insertItems(*store, makeItems(3));
        std::vector<Item> items = must(must(store->openReader())->items().items());
        const Item fact = *withGridValue(items[0], GridField::License, QStringLiteral("CC0"));
        const Item question = *withGridValue(items[1], GridField::Level, QStringLiteral("complex"));
        QFuture<Result<int>> job = store->write<int>(Change::Items, [&](WriteAccess &access) {
            return storeGrid(access, {fact, question}, 9);
        });
        job.waitForFinished();
        QCOMPARE(must(job.result()), 1);
        const auto reader = must(store->openReader());
        const std::vector<Item> now = must(reader->items().items());
        QCOMPARE(now[0], fact); // the same revision
        QVERIFY(now[1].revisionId != question.revisionId);
        QCOMPARE(now[1].level, QStringLiteral("complex"));
        QCOMPARE(now[2], items[2]);
        const ReviewLedger reviews = must(reviewLedger(reader->settings()));
        QCOMPARE(reviews.stateOf(now[0]), ReviewState::NotAsked);
        QCOMPARE(reviews.stateOf(now[1]), ReviewState::Waiting);
        Item gone = fact;
        gone.revisionId = QStringLiteral("none");
        QFuture<Result<int>> bad =
            store->write<int>(Change::Items, [&](WriteAccess &access) { return storeGrid(access, {gone}, 9); });
        bad.waitForFinished();
        QVERIFY(!bad.result());
    }
};

QTEST_GUILESS_MAIN(TestItemGrid)
#include "tst_item_grid.moc"
