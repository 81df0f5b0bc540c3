// SPDX-License-Identifier: GPL-3.0-or-later
// Responses in the benchmark authors' format, and which item each belongs to.
#include "core/exchange/item_linker.h"
#include "core/exchange/miabench_responses_reader.h"
#include "core/exchange/project_files.h"
#include "tests/support/project.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestResponses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothSpellings();
    void statesOfText();
    void junkLinesAreRefusedWithTheirNumber();
    void nothingToRead();
    void linksByAddress_data();
    void linksByAddress();
    void linksByInstructionOnlyWhereItTells();
    void oneImageTwoItems();
    void earlierAddressesOfThePublishedFile();
    void duplicateRowNamesTheEarlier();
    void importTwiceAndChanged();
    void referenceFilesLink_data();
    void referenceFilesLink();
    void publishedExampleLinks();
};

static Item itemWith(int number, const QString &image, const QString &instruction)
{
    Item item = makeItem(number, image);
    item.instruction = instruction;
    return item;
}

static ReadResponses read(const QByteArray &bytes)
{
    return must(readMiaBenchResponses(bytes));
}

void TestResponses::readsBothSpellings()
{
    const ReadResponses r =
        read("\xef\xbb\xbf{\"url\": \"http://a/x.jpg\", \"text\": \"Hi\\nthere\"}\r\n"
             "\n"
             "{\"question_id\": \"http:\\/\\/a\\/y.jpg\", \"prompt\": \"Say it.\", \"text\": \"t\"}");
    QVERIFY(r.refused.empty());
    QCOMPARE(r.rows.size(), 2u);
    QCOMPARE(r.rows[0].row, 1);
    QCOMPARE(r.rows[0].image, QStringLiteral("http://a/x.jpg"));
    QCOMPARE(r.rows[0].text, QStringLiteral("Hi\nthere"));
    QCOMPARE(r.rows[1].row, 3); // lines count, blank ones too
    QCOMPARE(r.rows[1].image, QStringLiteral("http://a/y.jpg"));
    QCOMPARE(r.rows[1].instruction, QStringLiteral("Say it."));
}

void TestResponses::statesOfText()
{
    const ReadResponses r = read("{\"url\": \"a\", \"text\": \"error\"}\n"
                                 "{\"url\": \"b\", \"text\": \"\"}\n"
                                 "{\"url\": \"c\", \"text\": \" \\n \"}\n"
                                 "{\"url\": \"d\", \"text\": \"an error\"}\n");
    QCOMPARE(r.rows.size(), 4u);
    QCOMPARE(r.rows[0].state, ResponseState::Failed);
    QVERIFY(r.rows[0].text.isEmpty());
    QCOMPARE(r.rows[1].state, ResponseState::Empty);
    QCOMPARE(r.rows[2].state, ResponseState::Empty);
    QCOMPARE(r.rows[3].state, ResponseState::Ok);
}

void TestResponses::junkLinesAreRefusedWithTheirNumber()
{
    const ReadResponses r = read("{\"url\": \"a\", \"text\": \"1\"}\n"
                                 "junk\n"
                                 "{\"url\": \"a\"}\n"
                                 "{\"text\": \"of nothing\"}\n"
                                 "[1]\n"
                                 "{\"url\": \"a\", \"text\": 5}\n"
                                 "{\"url\": \"a\", \"text\": \"cut\n"
                                 "{\"url\": \"b\", \"text\": \"2\"}\n");
    QCOMPARE(r.rows.size(), 2u);
    QCOMPARE(r.rows[1].row, 8);
    QCOMPARE(r.refused.size(), 6u);
    for (std::size_t i = 0; i < r.refused.size(); ++i) {
        QCOMPARE(r.refused[i].row, static_cast<int>(i) + 2);
        QVERIFY(!r.refused[i].reason.isEmpty());
    }
}

void TestResponses::nothingToRead()
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("\n\n"), QByteArray("junk\njunk\n"), QByteArray("[").repeated(100'000)}) {
        const auto r = readMiaBenchResponses(bytes);
        QVERIFY(!r);
        QCOMPARE(r.error().kind, ErrorKind::BadInput);
    }
}

void TestResponses::linksByAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("links");
    QTest::newRow("as it is") << QStringLiteral("http://h.org/a/b.jpg") << true;
    QTest::newRow("https") << QStringLiteral("https://h.org/a/b.jpg") << true;
    QTest::newRow("no scheme") << QStringLiteral("h.org/a/b.jpg") << true;
    QTest::newRow("escaped slashes") << QStringLiteral("http:\\/\\/h.org\\/a\\/b.jpg") << true;
    QTest::newRow("blanks around") << QStringLiteral(" http://h.org/a/b.jpg\n") << true;
    QTest::newRow("another file") << QStringLiteral("http://h.org/a/c.jpg") << false;
    QTest::newRow("another host") << QStringLiteral("http://i.org/a/b.jpg") << false;
    QTest::newRow("only a part") << QStringLiteral("b.jpg") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestResponses::linksByAddress()
{
    QFETCH(QString, address);
    QFETCH(bool, links);
    const ItemLinker linker({itemWith(0, QStringLiteral("http://h.org/other.jpg"), QStringLiteral("A")),
                             itemWith(1, QStringLiteral("http://h.org/a/b.jpg"), QStringLiteral("B"))});
    const ItemLinker::Link link = linker.find(address, QString());
    QCOMPARE(link.item.has_value(), links);
    if (links)
        QCOMPARE(*link.item, std::size_t{1});
    else
        QVERIFY(!link.reason.isEmpty());
}

void TestResponses::linksByInstructionOnlyWhereItTells()
{
    const ItemLinker linker({itemWith(0, QStringLiteral("http://h/0.jpg"), QStringLiteral("Twice.")),
                             itemWith(1, QStringLiteral("http://h/1.jpg"), QStringLiteral("Twice. ")),
                             itemWith(2, QStringLiteral("http://h/2.jpg"), QStringLiteral("Once."))});
    QCOMPARE(*linker.find(QStringLiteral("key-7"), QStringLiteral("Once. ")).item, std::size_t{2});
    QVERIFY(!linker.find(QStringLiteral("key-7"), QStringLiteral("Twice.")).item);
    QVERIFY(linker.find({}, QStringLiteral("Twice.")).reason.contains(u'2'));
    QCOMPARE(*linker.find(QStringLiteral("http://h/1.jpg"), QStringLiteral("Twice.")).item, std::size_t{1});
}

void TestResponses::oneImageTwoItems()
{
    const ItemLinker linker({itemWith(0, QStringLiteral("http://h/0.jpg"), QStringLiteral("A")),
                             itemWith(1, QStringLiteral("https://h/0.jpg"), QStringLiteral("B"))});
    QCOMPARE(*linker.find(QStringLiteral("h/0.jpg"), QStringLiteral("B")).item, std::size_t{1});
    QVERIFY(!linker.find(QStringLiteral("http://h/0.jpg"), QString()).item);
    QVERIFY(!linker.find(QStringLiteral("http://h/0.jpg"), QStringLiteral("C")).item);
}

void TestResponses::earlierAddressesOfThePublishedFile()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/instruction_benchmark_all.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::vector<Item> items;
    for (const QJsonValue row : QJsonDocument::fromJson(file.readAll()).array())
        items.push_back(itemWith(static_cast<int>(items.size()), row.toObject().value(u"image").toString(),
                                 row.toObject().value(u"instruction").toString()));
    QCOMPARE(items.size(), 400u);
    const ItemLinker linker(items);
    // reference/formats/README.md, section 1.1: addresses of earlier commits and the part that today's has.
    const std::pair<const char *, const char *> cases[] = {
        {"https://farm3.staticflickr.com/3675/13486598765_252beb4bc9_o.jpg", "farehamwinecellar"},
        {"https://c5.staticflickr.com/7/6039/6293495530_063de9a4f7_o.jpg", "luso-poemas"},
    };
    for (const auto &[before, today] : cases) {
        const ItemLinker::Link link = linker.find(QString::fromLatin1(before), QString());
        QVERIFY2(link.item, before);
        QVERIFY(items[*link.item].image.contains(QLatin1String(today)));
    }
    // Every published address finds its own item.
    for (std::size_t i = 0; i < items.size(); ++i)
        QCOMPARE(linker.find(items[i].image, items[i].instruction).item, std::optional<std::size_t>(i));
}

void TestResponses::duplicateRowNamesTheEarlier()
{
    const std::vector<Item> items = {itemWith(0, QStringLiteral("http://h/0.jpg"), QStringLiteral("A")),
                                     itemWith(1, QStringLiteral("http://h/1.jpg"), QStringLiteral("B"))};
    const ResponseImport import = planResponseImport(items, {},
                                                     read("\n\n{\"url\": \"http://h/0.jpg\", \"text\": \"one\"}\n"
                                                          "{\"url\": \"https://h/0.jpg\", \"text\": \"two\"}\n"
                                                          "{\"url\": \"http://h/9.jpg\", \"text\": \"three\"}\n"),
                                                     QStringLiteral("r.jsonl"));
    QCOMPARE(import.plan.rows.size(), 3u);
    QCOMPARE(import.plan.rows[1].row, 4);
    QCOMPARE(import.plan.rows[1].fate, RowFate::Refused);
    QVERIFY(import.plan.rows[1].reason.contains(u'3'));
    QCOMPARE(import.plan.rows[2].fate, RowFate::Refused);
    QCOMPARE(import.toInsert.size(), 1u);
    QCOMPARE(import.toInsert.front().text, QStringLiteral("one"));
    QCOMPARE(import.plan.itemsWithoutRow, QStringList{QStringLiteral("B")});
}

void TestResponses::importTwiceAndChanged()
{
    const QTemporaryDir dir;
    auto store = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    const QString path = QStringLiteral("/x/my-model.jsonl");
    const QByteArray first = "{\"url\": \"http://h/0.jpg\", \"text\": \"one\"}\n"
                             "{\"url\": \"http://h/1.jpg\", \"text\": \"error\"}\n";
    const auto before = prepareImport(*store, path, first, QString());
    QVERIFY(!before); // no items: nothing that responses could belong to
    QVERIFY(before.error().remedy.contains(QStringLiteral("benchmark")));
    insertItems(*store, {itemWith(0, QStringLiteral("http://h/0.jpg"), QStringLiteral("A")),
                         itemWith(1, QStringLiteral("http://h/1.jpg"), QStringLiteral("B"))});
    const auto import = [&](const QByteArray &bytes) {
        const PreparedImport prepared = must(prepareImport(*store, path, bytes, QString()));
        QFuture<Result<bool>> done = applyImport(*store, prepared, 5);
        done.waitForFinished();
        must(done.result());
        return prepared;
    };
    QCOMPARE(import(first).plan().count(RowFate::New), 2);
    const PreparedImport again = import(first);
    QCOMPARE(again.candidate, QStringLiteral("my-model"));
    QCOMPARE(again.plan().count(RowFate::Same), 2);
    const PreparedImport changed = import(QByteArray(first).replace("one", "other"));
    QCOMPARE(changed.plan().count(RowFate::Changed), 1);
    QCOMPARE(changed.plan().count(RowFate::Same), 1);
    const std::vector<Response> all = must(must(store->openReader())->answers().currentResponses());
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].text, QStringLiteral("other"));
    QCOMPARE(all[0].meta.source, QStringLiteral("my-model.jsonl"));
    QCOMPARE(all[1].state, ResponseState::Failed);
}

void TestResponses::referenceFilesLink_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("url") << QStringLiteral("inference_url.jsonl");
    QTest::newRow("question_id") << QStringLiteral("inference_question_id.jsonl");
}

static ResponseImport planAgainstPublished(const QByteArray &bytes)
{
    const QTemporaryDir dir;
    auto store = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    const PreparedImport items = must(
        prepareImport(*store, referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json")), QString()));
    QFuture<Result<bool>> done = applyImport(*store, items, 1);
    done.waitForFinished();
    must(done.result());
    ResponseImport import = must(prepareImport(*store, QStringLiteral("r.jsonl"), bytes, QString())).responses;
    // Positions instead of revisions, so that callers can compare with row numbers of the benchmark.
    for (Response &r : import.toInsert)
        r.revisionId = QString::number(must(must(store->openReader())->items().revision(r.revisionId)).position);
    return import;
}

void TestResponses::referenceFilesLink()
{
    QFETCH(QString, name);
    PLUMBLINE_NEEDS_REFERENCE(manifestPath, "formats/MANIFEST.json");
    QFile manifest(manifestPath);
    QFile file(referencePath(QStringLiteral("formats/mia_original/") + name));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray expected = QJsonDocument::fromJson(manifest.readAll()).object().value(u"rows_present").toArray();
    QCOMPARE(expected.size(), 6);

    const ResponseImport import = planAgainstPublished(file.readAll());
    QCOMPARE(import.plan.count(RowFate::Refused), 0);
    QStringList linked;
    for (const Response &r : import.toInsert)
        linked.append(r.revisionId);
    QStringList wanted;
    for (const QJsonValue row : expected)
        wanted.append(QString::number(row.toInt()));
    QCOMPARE(linked, wanted);
    QCOMPARE(import.plan.itemsWithoutRow.size(), 394);
    if (name == u"inference_url.jsonl")
        QCOMPARE(import.toInsert[4].state, ResponseState::Failed); // row 193: "error"
}

void TestResponses::publishedExampleLinks()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/example_inference_result.jsonl");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ResponseImport import = planAgainstPublished(file.readAll());
    QCOMPARE(import.toInsert.size(), 1u);
    QCOMPARE(import.toInsert.front().revisionId, QStringLiteral("0"));
    QVERIFY(import.toInsert.front().text.startsWith(QStringLiteral("In the image, a chef is standing in a kitchen")));
}

QTEST_GUILESS_MAIN(TestResponses)
#include "tst_responses.moc"
