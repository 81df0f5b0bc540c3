// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote the items: from their file, from what was set, from a table; out with an export and in again: equal.
#include "core/exchange/annotators.h"
#include "core/exchange/item_export.h"
#include "core/exchange/project_files.h"
#include "tests/support/memory_settings.h"
#include "tests/support/project.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

Annotator annotator(const QString &language, const QString &region = {}, const QString &expertise = {})
{
    Annotator a;
    a.set(AnnotatorTrait::Language, language);
    a.set(AnnotatorTrait::Region, region);
    a.set(AnnotatorTrait::Expertise, expertise);
    return a;
}

Annotators ofProject(const ProjectStore &store)
{
    const auto reader = must(store.openReader());
    return must(annotatorsOf(reader->settings(), must(reader->items().items())));
}

} // namespace

class TestAnnotators : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileSaysItUnlessItWasSet()
    {
        std::vector<Item> items = makeItems(4);
        items[0].source = QStringLiteral(R"({"annotator": {"language": " German ", "region": "Bavaria"}})");
        items[1].source = QStringLiteral(R"({"annotator": "someone", "language": "no group"})");
        items[2].source = QStringLiteral("{\"annotator\": broken");
        MemorySettings settings;
        Annotators all = must(annotatorsOf(settings, items));
        QCOMPARE(all, (Annotators{{items[0].id, annotator(QStringLiteral("German"), QStringLiteral("Bavaria"))}}));
        QVERIFY(
            setAnnotators(settings, {{items[0].id, {}}, {items[3].id, annotator({}, {}, QStringLiteral("nurse"))}}));
        all = must(annotatorsOf(settings, items));
        QCOMPARE(all, (Annotators{{items[3].id, annotator({}, {}, QStringLiteral("nurse"))}}));
        // A second act changes only the items that it names.
        QVERIFY(setAnnotators(settings, {{items[1].id, annotator(QStringLiteral("Yoruba"))}}));
        QCOMPARE(must(annotatorsOf(settings, items)).size(), 2);
        QVERIFY(settings.setSetting(QStringLiteral("annotators"), QStringLiteral("[1]")));
        QVERIFY(annotatorsOf(settings, items).error().text().contains(QLatin1String("damaged")));
    }
    void exportedAndImportedAgain_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("miabench") << static_cast<int>(ItemFormat::MiaBench);
        QTest::newRow("hf") << static_cast<int>(ItemFormat::HfFolder);
    }
    void exportedAndImportedAgain()
    {
        QFETCH(int, format);
        const QTemporaryDir dir;
        const auto store = must(createSqliteProject(dir.filePath(QStringLiteral("a.plumb"))));
        std::vector<Item> items = makeItems(3);
        for (Item &item : items)
            item.image = QStringLiteral("https://example.org/%1.jpg").arg(item.position);
        items[2].source = QStringLiteral(R"({"annotator": {"region": "Oslo"}})");
        insertItems(*store, items);
        const Annotators set{{items[0].id, annotator(QStringLiteral("Română"), QStringLiteral("Cluj"))},
                             {items[1].id, annotator(QStringLiteral("=1+1"))}};
        QVERIFY(writeStatus(*store, [&](WriteAccess &access) { return setAnnotators(access.settings(), set); }));
        ItemExportOptions options;
        options.format = static_cast<ItemFormat>(format);
        options.path = dir.filePath(QStringLiteral("out"));
        QVERIFY(exportItems(*store, options, {}));
        const QString file =
            options.format == ItemFormat::HfFolder ? options.path + QStringLiteral("/test.jsonl") : options.path;
        const auto other = must(createSqliteProject(dir.filePath(QStringLiteral("b.plumb"))));
        const PreparedImport import = must(prepareImport(*other, {file}, {}));
        QFuture<Result<bool>> applied = applyImport(*other, import, 1);
        applied.waitForFinished();
        QVERIFY(applied.result());
        const std::vector<Item> back = must(must(other->openReader())->items().items());
        QCOMPARE(back.size(), items.size());
        const Annotators there = ofProject(*other);
        const Annotators here = ofProject(*store);
        QCOMPARE(here.size(), 3);
        for (std::size_t i = 0; i < items.size(); ++i)
            QCOMPARE(there.value(back[i].id), here.value(items[i].id));
    }
    void tables()
    {
        const QTemporaryDir dir;
        const std::vector<Item> items = makeItems(3);
        const Annotators now{{items[1].id, annotator(QStringLiteral("Thai"), QStringLiteral("Isan"))}};
        const auto read = [&](const QByteArray &text) {
            QFile file(dir.filePath(QStringLiteral("t.csv")));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                qFatal("cannot write");
            file.close();
            return readAnnotators(file.fileName(), items, now);
        };
        const Annotators good = must(read("Item,EXPERTISE,notes\n1,\"cook, baker\",x\n2,,y\n"));
        QCOMPARE(good.size(), 2);
        QCOMPARE(good.value(items[1].id),
                 annotator(QStringLiteral("Thai"), QStringLiteral("Isan"), QStringLiteral("cook, baker")));
        QVERIFY(good.value(items[2].id).isEmpty());
        const std::pair<QByteArray, QString> broken[] = {
            {"item,language\n7,Thai\n", QStringLiteral("no item #7")},
            {"item,language\n,Thai\n", QStringLiteral("no “item”")},
            {"item,language\n1x,Thai\n", QStringLiteral("no item #1x")},
            {"item,language\n1,Thai\n1,Lao\n", QStringLiteral("line 3")},
            {"item,tongue\n1,Thai\n", QStringLiteral("no column name, language")},
        };
        for (const auto &[text, problem] : broken) {
            const Result<Annotators> result = read(text);
            QVERIFY(!result);
            QVERIFY2(result.error().text().contains(problem), qUtf8Printable(result.error().text()));
            QVERIFY(result.error().text().contains(QLatin1String("t.csv")));
        }
    }
};

QTEST_GUILESS_MAIN(TestAnnotators)
#include "tst_annotators.moc"
