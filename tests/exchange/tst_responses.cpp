// SPDX-License-Identifier: GPL-3.0-or-later
// Responses in the benchmark authors' format, and which item each belongs to.
#include "core/exchange/item_linker.h"
#include "core/exchange/project_files.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace plumbline;
using namespace plumbline::test;

class TestResponses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsBothSpellings();
    void statesOfText();
    void junkRowsAreRefusedWithTheirNumber();
    void brokenLinesRefuseTheFile_data();
    void brokenLinesRefuseTheFile();
    void linksByAddress_data();
    void linksByAddress();
    void linksByInstructionOnlyWhereItTells();
    void oneImageTwoItems();
    void earlierAddressesOfThePublishedFile();
    void linksThroughATasksWords();
    void aFailedRequestIsOfTheSameCandidate();
    void duplicateRowNamesTheEarlier();
    void importTwiceAndChanged();
    void referenceFilesLink_data();
    void referenceFilesLink();
    void publishedExampleLinks();

private:
    Result<PreparedImport> tried(const QByteArray &bytes)
    {
        return prepareImport(*m_store, {writeFile(m_dir->filePath(QStringLiteral("r.jsonl")), bytes)}, {});
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectStore> m_store;
};

static Item itemWith(int number, const QString &image, const QString &instruction)
{
    Item item = makeItem(number, image);
    item.instruction = instruction;
    return item;
}

void TestResponses::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = must(createSqliteProject(m_dir->filePath(QStringLiteral("p.plumb"))));
    insertItems(*m_store, {itemWith(0, QStringLiteral("http://a/x.jpg"), QStringLiteral("A")),
                           itemWith(1, QStringLiteral("http://a/y.jpg"), QStringLiteral("B")),
                           itemWith(2, QStringLiteral("http://a/z.jpg"), QStringLiteral("C")),
                           itemWith(3, QStringLiteral("http://a/w.jpg"), QStringLiteral("D"))});
}

void TestResponses::readsBothSpellings()
{
    const PreparedImport import =
        must(tried("\xef\xbb\xbf{\"url\": \"http://a/x.jpg\", \"text\": \"Hi\\nthere\"}\r\n"
                   "\n"
                   "{\"question_id\": \"http:\\/\\/a\\/y.jpg\", \"prompt\": \"Say it.\", \"text\": \"t\"}"));
    const std::vector<PlannedRow> &rows = import.sources.front().plan.rows;
    QCOMPARE(import.count(RowFate::New), 2);
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].row, 1);
    QCOMPARE(rows[1].row, 3); // lines count, blank ones too
    QCOMPARE(import.responses[0].response.text, QStringLiteral("Hi\nthere"));
    QCOMPARE(import.responses[1].response.text, QStringLiteral("t"));
}

void TestResponses::statesOfText()
{
    const PreparedImport import = must(tried("{\"url\": \"a/x.jpg\", \"text\": \"error\"}\n"
                                             "{\"url\": \"a/y.jpg\", \"text\": \"\"}\n"
                                             "{\"url\": \"a/z.jpg\", \"text\": \" \\n \"}\n"
                                             "{\"url\": \"a/w.jpg\", \"text\": \"an error\"}\n"));
    QCOMPARE(import.responses.size(), 4u);
    QCOMPARE(import.responses[0].response.state, ResponseState::Failed);
    QVERIFY(import.responses[0].response.text.isEmpty());
    QCOMPARE(import.responses[1].response.state, ResponseState::Empty);
    QCOMPARE(import.responses[2].response.state, ResponseState::Empty);
    QCOMPARE(import.responses[3].response.state, ResponseState::Ok);
}

void TestResponses::junkRowsAreRefusedWithTheirNumber()
{
    const PreparedImport import = must(tried("{\"url\": \"a/x.jpg\", \"text\": \"1\"}\n"
                                             "{\"url\": \"a\"}\n"
                                             "{\"text\": \"of nothing\"}\n"
                                             "[1]\n"
                                             "{\"url\": \"a\", \"text\": 5}\n"
                                             "{\"url\": \"a/y.jpg\", \"text\": \"2\"}\n"));
    const std::vector<PlannedRow> &rows = import.sources.front().plan.rows;
    QCOMPARE(import.count(RowFate::New), 2);
    QCOMPARE(import.count(RowFate::Refused), 4);
    for (std::size_t i = 1; i < 5; ++i) {
        QCOMPARE(rows[i].row, static_cast<int>(i) + 1);
        QCOMPARE(rows[i].fate, RowFate::Refused);
        QVERIFY(!rows[i].reason.isEmpty());
    }
}

void TestResponses::brokenLinesRefuseTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where");
    const QByteArray good = "{\"url\": \"a/x.jpg\", \"text\": \"1\"}\n";
    QTest::newRow("junk") << good + "junk\n" << QStringLiteral("line 2");
    QTest::newRow("cut off") << good + good + "{\"url\": \"a/y.jpg\", \"te" << QStringLiteral("line 3");
    QTest::newRow("nothing but junk") << QByteArray("{junk\n{junk\n") << QStringLiteral("line 1");
    QTest::newRow("bad UTF-8") << good + "{\"url\": \"a\xff\", \"text\": \"x\"}\n" << QStringLiteral("line 2");
    QTest::newRow("nothing") << QByteArray("\n\n") << QString();
    QTest::newRow("brackets") << QByteArray("[").repeated(100'000) << QStringLiteral("line 1");
}

void TestResponses::brokenLinesRefuseTheFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, where);
    const Result<PreparedImport> import = tried(bytes);
    QVERIFY(!import);
    QCOMPARE(import.error().kind, ErrorKind::BadInput);
    QVERIFY2(import.error().where.contains(QStringLiteral("r.jsonl")), qPrintable(import.error().where));
    QVERIFY2(import.error().where.contains(where), qPrintable(import.error().where));
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

/// lmms-eval writes the prompt with what a task puts before and behind the instruction; its scores name the components.
void TestResponses::linksThroughATasksWords()
{
    std::vector<Item> items;
    for (const auto &[number, instruction, component] :
         {std::tuple{0, u"Describe it.", u"Describe it"},
          std::tuple{1, u"Describe it. Use two lines.", u"Use two lines"},
          std::tuple{2, u"Name the bird.", u"Name the bird"}, std::tuple{3, u"Name the bird.", u"the bird"}}) {
        Item item = itemWith(number, QStringLiteral("http://b/%1.jpg").arg(number), QString::fromUtf16(instruction));
        item.components = {{QString::fromUtf16(component), QStringLiteral("describe"), 10}};
        items.push_back(item);
    }
    const std::unique_ptr<ProjectStore> store = must(createSqliteProject(m_dir->filePath(QStringLiteral("q.plumb"))));
    insertItems(*store, items);
    const auto row = [](const char *input, const char *component) -> QByteArray {
        return QByteArray("{\"doc_id\": 0, \"target\": \"\", \"filtered_resps\": \"An answer.\", \"gpt_eval_score\": "
                          "{\"") +
               component + "\": 0.5, \"total_score\": 0.5}, \"input\": \"" + input + "\"}\n";
    };
    const QString path = writeFile(m_dir->filePath(QStringLiteral("20260806_142233_samples_mia_bench.jsonl")),
                                   row("Be honest.\\nDescribe it. Use two lines.\\nThank you.", "Use two lines") +
                                       row("Be honest.\\nName the bird.\\nThank you.", "the bird") +
                                       row("Be honest.\\nDescribe it. Use nine lines.\\nThank you.", "Use nine lines"));
    const PreparedImport import = must(prepareImport(*store, {path}, {}));
    QCOMPARE(import.responses.size(), 2u);
    QCOMPARE(import.responses[0].response.revisionId, items[1].revisionId); // the longest instruction in it
    QCOMPARE(import.responses[1].response.revisionId, items[3].revisionId); // which of two, the component tells
    QCOMPARE(import.count(RowFate::Refused), 1);                            // it holds item 0's, with another component
}

/// A request that expired says only what was asked for, not what would have served it.
void TestResponses::aFailedRequestIsOfTheSameCandidate()
{
    const auto request = [](const char *id, const char *image) -> QByteArray {
        return QByteArray("{\"custom_id\": \"") + id +
               "\", \"method\": \"POST\", \"url\": \"/v1/responses\", \"body\": {\"model\": \"m-mini\", \"input\": "
               "[{\"role\": \"user\", \"content\": [{\"type\": \"input_text\", \"text\": \"A\"}, {\"type\": "
               "\"input_image\", \"image_url\": \"" +
               image + "\"}]}]}}\n";
    };
    const QDir dir(m_dir->path());
    QVERIFY(dir.mkpath(QStringLiteral("batch")));
    writeFile(dir.filePath(QStringLiteral("batch/requests.jsonl")),
              request("r1", "http://a/x.jpg") + request("r2", "http://a/y.jpg"));
    writeFile(dir.filePath(QStringLiteral("batch/output.jsonl")),
              "{\"id\": \"1\", \"custom_id\": \"r1\", \"response\": {\"status_code\": 200, \"request_id\": \"x\", "
              "\"body\": {\"object\": \"response\", \"status\": \"completed\", \"model\": \"m-mini-2026-01-01\", "
              "\"output\": [{\"type\": \"message\", \"role\": \"assistant\", \"content\": [{\"type\": \"output_text\", "
              "\"text\": \"Seen.\"}]}]}}, \"error\": null}\n");
    writeFile(dir.filePath(QStringLiteral("batch/errors.jsonl")),
              "{\"id\": \"2\", \"custom_id\": \"r2\", \"response\": null, \"error\": {\"code\": \"batch_expired\", "
              "\"message\": \"late\"}}\n");
    const PreparedImport import = must(prepareImport(*m_store, {dir.filePath(QStringLiteral("batch"))}, {}));
    QCOMPARE(import.sources.front().candidates, QStringList{QStringLiteral("m-mini")});
    QCOMPARE(import.responses.size(), 2u);
    for (const auto &[response, candidate] : import.responses) {
        QCOMPARE(candidate, QStringLiteral("m-mini"));
        QCOMPARE(response.meta.servedModel, response.text.isEmpty() ? QString() : QStringLiteral("m-mini-2026-01-01"));
    }
}

void TestResponses::duplicateRowNamesTheEarlier()
{
    const PreparedImport import = must(tried("\n\n{\"url\": \"http://a/x.jpg\", \"text\": \"one\"}\n"
                                             "{\"url\": \"https://a/x.jpg\", \"text\": \"two\"}\n"
                                             "{\"url\": \"http://h/9.jpg\", \"text\": \"three\"}\n"));
    const ImportPlan &plan = import.sources.front().plan;
    QCOMPARE(plan.rows.size(), 3u);
    QCOMPARE(plan.rows[1].row, 4);
    QCOMPARE(plan.rows[1].fate, RowFate::Refused);
    QVERIFY(plan.rows[1].reason.contains(u'3'));
    QCOMPARE(plan.rows[2].fate, RowFate::Refused);
    QCOMPARE(import.responses.size(), 1u);
    QCOMPARE(import.responses.front().response.text, QStringLiteral("one"));
    QCOMPARE(plan.itemsWithoutRow, (QStringList{QStringLiteral("B"), QStringLiteral("C"), QStringLiteral("D")}));
}

void TestResponses::importTwiceAndChanged()
{
    const QTemporaryDir dir;
    auto store = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    const QByteArray first = "{\"url\": \"http://h/0.jpg\", \"text\": \"one\"}\n"
                             "{\"url\": \"http://h/1.jpg\", \"text\": \"error\"}\n";
    const QString path = writeFile(dir.filePath(QStringLiteral("my-model.jsonl")), first);
    const auto before = prepareImport(*store, {path}, {});
    QVERIFY(!before); // no items: nothing that responses could belong to
    QVERIFY(before.error().remedy.contains(QStringLiteral("benchmark")));
    insertItems(*store, {itemWith(0, QStringLiteral("http://h/0.jpg"), QStringLiteral("A")),
                         itemWith(1, QStringLiteral("http://h/1.jpg"), QStringLiteral("B"))});
    QCOMPARE(importNow(*store, {path}).count(RowFate::New), 2);
    const PreparedImport again = importNow(*store, {path});
    QCOMPARE(again.sources.front().candidates, QStringList{QStringLiteral("my-model")});
    QCOMPARE(again.count(RowFate::Same), 2);
    QVERIFY(!again.hasWork());
    writeFile(path, QByteArray(first).replace("one", "other"));
    const PreparedImport changed = importNow(*store, {path});
    QCOMPARE(changed.count(RowFate::Changed), 1);
    QCOMPARE(changed.count(RowFate::Same), 1);
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

/// Positions of the published benchmark's items that a file's responses belong to, and the plan.
static std::pair<QList<int>, PreparedImport> planAgainstPublished(const QString &path)
{
    const QTemporaryDir dir;
    auto store = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    importNow(*store, {referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json"))});
    PreparedImport import = must(prepareImport(*store, {path}, {}));
    QList<int> positions;
    for (const PreparedImport::PlannedResponse &r : import.responses)
        positions.append(must(must(store->openReader())->items().revision(r.response.revisionId)).position);
    return {positions, import};
}

void TestResponses::referenceFilesLink()
{
    QFETCH(QString, name);
    PLUMBLINE_NEEDS_REFERENCE(manifestPath, "formats/MANIFEST.json");
    const QJsonArray expected =
        QJsonDocument::fromJson(contentOf(manifestPath)).object().value(u"rows_present").toArray();
    QCOMPARE(expected.size(), 6);

    const auto [linked, import] = planAgainstPublished(referencePath(QStringLiteral("formats/mia_original/") + name));
    QCOMPARE(import.count(RowFate::Refused), 0);
    QList<int> wanted;
    for (const QJsonValue row : expected)
        wanted.append(row.toInt());
    QCOMPARE(linked, wanted);
    QCOMPARE(import.sources.front().plan.itemsWithoutRow.size(), 394);
    QCOMPARE(import.responses[4].response.state, ResponseState::Failed); // row 193: "error"
}

void TestResponses::publishedExampleLinks()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/example_inference_result.jsonl");
    const auto [linked, import] = planAgainstPublished(path);
    QCOMPARE(linked, QList<int>{0});
    QVERIFY(import.responses.front().response.text.startsWith(
        QStringLiteral("In the image, a chef is standing in a kitchen")));
}

QTEST_GUILESS_MAIN(TestResponses)
#include "tst_responses.moc"
