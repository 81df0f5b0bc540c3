// SPDX-License-Identifier: GPL-3.0-or-later
// Containers: what a row is in CSV, TSV, JSON, workbooks; Python lists; embedded images cut out and found again.
#include "core/base/content_hash.h"
#include "core/exchange/rows/csv_rows.h"
#include "core/exchange/rows/image_sifter.h"
#include "core/exchange/rows/python_literal.h"
#include "core/exchange/rows/row_source.h"
#include "core/exchange/rows/xlsx_rows.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvCells();
    void csvSaysWhereItBreaks_data();
    void csvSaysWhereItBreaks();
    void aFailingDiskIsNoEndOfFile();
    void containers_data();
    void containers();
    void pythonLists_data();
    void pythonLists();
    void workbookEscapes();
    void workbookOfVlmEvalKit();
    void bombsAreNotUnpacked();
    void imagesAreCutOut_data();
    void imagesAreCutOut();
    void imagesInQuotedCells();
    void imagesInLists();

private:
    std::vector<Row> rows(const QByteArray &bytes)
    {
        auto source = must(openRows(writeFile(m_dir.filePath(QStringLiteral("f")), bytes)));
        std::vector<Row> all;
        for (Row row; must(source->next(row));)
            all.push_back(row);
        return all;
    }
    QTemporaryDir m_dir;
};

void TestRows::csvCells()
{
    const std::vector<Row> all = rows("\xef\xbb\xbf"
                                      "a,b,\"c \"\"d\"\"\"\r\n"
                                      "1, x ,\"two\nlines, \"\"quoted\"\"\"\r\n"
                                      "\r\n"
                                      "2,,\"\"\n"
                                      "3,é,last");
    QCOMPARE(all.size(), 3u);
    QCOMPARE(all[0].fields.value(u"b").toString(), QStringLiteral(" x ")); // blanks belong to the text
    QCOMPARE(all[0].fields.value(u"c \"d\"").toString(), QStringLiteral("two\nlines, \"quoted\""));
    QCOMPARE(all[0].line, 2);
    QCOMPARE(all[1].line, 5); // a cell of two lines, and a blank one
    QCOMPARE(all[1].fields.value(u"b").toString(), QString());
    QCOMPARE(all[2].fields.value(u"b").toString(), QStringLiteral("é"));
    QCOMPARE(rows("a\tb\n\"x\ty\"\tz, w\n").front().fields.value(u"b").toString(), QStringLiteral("z, w"));
    QCOMPARE(rows("a;b\n1,5;2\n").front().fields.value(u"a").toString(), QStringLiteral("1,5"));
}

void TestRows::csvSaysWhereItBreaks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("line");
    QTest::newRow("open quotation") << QByteArray("a,b\n1,2\n3,\"x\n\n") << QStringLiteral("line 3");
    QTest::newRow("too few") << QByteArray("a,b\n1,2\n3\n") << QStringLiteral("line 3");
    QTest::newRow("too many") << QByteArray("a,b\n1,2,3\n") << QStringLiteral("line 2");
    QTest::newRow("after the quotation") << QByteArray("a,b\n\"1\"x,2\n") << QStringLiteral("line 2");
    QTest::newRow("Latin-1") << QByteArray("a,b\n1,caf\xe9\n") << QStringLiteral("line 2");
}

void TestRows::csvSaysWhereItBreaks()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, line);
    auto source = must(openRows(writeFile(m_dir.filePath(QStringLiteral("f")), bytes)));
    Row row;
    Result<bool> any = true;
    while ((any = source->next(row)) && *any) {
    }
    QVERIFY(!any);
    QVERIFY2(any.error().where.endsWith(QStringLiteral("/f, ") + line), qPrintable(any.error().where));
}

void TestRows::aFailingDiskIsNoEndOfFile()
{
    // A file that opens and then cannot be read: of a process's memory nothing is mapped at address 0.
    auto file = std::make_unique<QFile>(QStringLiteral("/proc/self/mem"));
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        QSKIP("needs /proc/self/mem");
    CsvRows csv(std::move(file), ',', {});
    const Status begun = csv.begin();
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::Io);
    QVERIFY2(begun.error().text().contains(QLatin1String("/proc/self/mem")), qPrintable(begun.error().text()));
}

void TestRows::containers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("lines") << QByteArray("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}");
    QTest::newRow("array") << QByteArray("[ {\"a\":1,\"b\":\"x\"} ,\n{\"a\":2,\"b\":\"y\"}]\n");
    QTest::newRow("columns") << QByteArray("{\"a\":{\"0\":1,\"10\":2},\"b\":{\"0\":\"x\",\"10\":\"y\"}}");
    QTest::newRow("viewer") << QByteArray("{\"features\":[],\"rows\":[{\"row_idx\":0,\"row\":{\"a\":1,\"b\":\"x\"}},"
                                          "{\"row_idx\":1,\"row\":{\"a\":2,\"b\":\"y\"}}]}");
}

void TestRows::containers()
{
    QFETCH(QByteArray, bytes);
    const std::vector<Row> all = rows(bytes);
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].fields.value(u"a").toInt(), 1);
    QCOMPARE(all[1].fields.value(u"b").toString(), QStringLiteral("y"));
}

void TestRows::pythonLists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonArray>("list"); // as ast.literal_eval gives it
    const auto row = [](const char *text, const QJsonArray &list) {
        QTest::newRow(text) << QString::fromUtf8(text) << list;
    };
    row("['a', \"b's\", 'c \"d\"']", {QStringLiteral("a"), QStringLiteral("b's"), QStringLiteral("c \"d\"")});
    row(R"(['it\'s', 'back\\slash', 'new\nline', '\u00e9', '\x41'])",
        {QStringLiteral("it's"), QStringLiteral("back\\slash"), QStringLiteral("new\nline"), QStringLiteral("é"),
         QStringLiteral("A")});
    row("[4, 2.5, -1, 1e2]", {4, 2.5, -1, 100});
    row("[None, True, False]", {QJsonValue(), true, false});
    row("[]", {});
    row(" [ 'a' , ] ", {QStringLiteral("a")});
    row("('a', 'b')", {QStringLiteral("a"), QStringLiteral("b")});
}

void TestRows::pythonLists()
{
    QFETCH(QString, text);
    QFETCH(QJsonArray, list);
    QCOMPARE(readPythonList(text), std::optional<QJsonArray>(list));
    // Cut anywhere, it is no list.
    const QString whole = text.trimmed();
    for (qsizetype at = 0; at < whole.size(); ++at)
        QVERIFY2(!readPythonList(whole.left(at)), qPrintable(whole.left(at)));
}

void TestRows::workbookEscapes()
{
    QCOMPARE(undoXlsxEscapes(QStringLiteral("a_x000D_\nb")), QStringLiteral("a\r\nb"));
    QCOMPARE(undoXlsxEscapes(QStringLiteral("_x005F_x000D_")), QStringLiteral("_x000D_"));
    QCOMPARE(undoXlsxEscapes(QStringLiteral("my_x_value _xZZZZ_ _x12")), QStringLiteral("my_x_value _xZZZZ_ _x12"));
    QCOMPARE(undoXlsxEscapes(QStringLiteral("_x0041__x0042_")), QStringLiteral("AB"));
}

void TestRows::workbookOfVlmEvalKit()
{
    PLUMBLINE_NEEDS_REFERENCE(path,
                              "formats/vlmevalkit/outputs/demo-vlm-7b/T20260818-101500/demo-vlm-7b_MIA-Bench.xlsx");
    auto source = must(openRows(path));
    QCOMPARE(source->columns().mid(0, 3),
             (QStringList{QStringLiteral("index"), QStringLiteral("image_url"), QStringLiteral("question")}));
    Row row;
    QVERIFY(must(source->next(row)));
    QCOMPARE(row.line, 2);
    QCOMPARE(row.fields.value(u"index").toInt(), 0);
    QVERIFY(row.fields.value(u"prediction")
                .toString()
                .contains(QStringLiteral("café-style galley, the cook ladles soup into a row of bowls.\nHis")));
}

void TestRows::bombsAreNotUnpacked()
{
    PLUMBLINE_NEEDS_REFERENCE(path,
                              "formats/vlmevalkit/outputs/demo-vlm-7b/T20260818-101500/demo-vlm-7b_MIA-Bench.xlsx");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    // The sheet's entry in the central directory ("PK\1\2", name at 46, unpacked size at 24) claims 1.9 GB.
    const QByteArray sheet = "xl/worksheets/sheet1.xml";
    qsizetype entry = bytes.indexOf("PK\x01\x02");
    while (entry >= 0 && bytes.mid(entry + 46, sheet.size()) != sheet)
        entry = bytes.indexOf("PK\x01\x02", entry + 4);
    QVERIFY(entry >= 0);
    bytes.replace(entry + 24, 4, QByteArray("\x00\x00\x00\x70", 4));
    const QTemporaryDir dir;
    QFile bomb(dir.filePath(QStringLiteral("bomb.xlsx")));
    QVERIFY(bomb.open(QIODevice::WriteOnly) && bomb.write(bytes) == bytes.size());
    bomb.close();
    const auto source = openRows(bomb.fileName());
    QVERIFY(!source);
    QVERIFY2(source.error().text().contains(QStringLiteral("more than 512 MB")), qPrintable(source.error().text()));
}

void TestRows::imagesAreCutOut_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("JSON") << QByteArray("{\"u\": \"x\", \"image\": \"data:image/jpeg;base64,")
                          << QByteArray("\", \"z\": 1}");
    QTest::newRow("Markdown") << QByteArray("{\"input\": \"![image](data:image/png;base64,")
                              << QByteArray(")\\nSay it.\"}");
}

void TestRows::imagesAreCutOut()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QByteArray image = QByteArray("\xff\xd8\xff", 3) + QByteArray(3000, '\x3f') + QByteArray("\xff\xd9", 2);
    for (const bool escaped : {false, true}) {
        QByteArray base64 = image.toBase64();
        if (escaped)
            base64.replace("/", "\\/"); // as pandas writes
        const QByteArray line = "{\"first\": 1}\n" + before + base64 + after + "\n";
        const std::vector<Row> all = rows(line);
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[1].images.size(), 1u);
        QCOMPARE(all[1].images.front().hash, contentHash(image));
        QVERIFY(all[1].text.size() < 250);
        QVERIFY(all[1].text.contains(contentHash(image).toLatin1()));
        QCOMPARE(must(readEmbeddedImage(all[1].images.front())), image);
        // One character that is no base64: the image is damaged, the row is not.
        QByteArray broken = line;
        broken[broken.indexOf(";base64,") + 900] = '!';
        const std::vector<Row> damaged = rows(broken);
        QCOMPARE(damaged[1].images.size(), 1u);
        QVERIFY(damaged[1].images.front().hash.isEmpty());
        QVERIFY(damaged[1].text.size() < 250);
    }
}

/// JSON in a quoted cell, as EvalScope's general_vqa tables have it: two images behind doubled quotation marks.
void TestRows::imagesInQuotedCells()
{
    const QByteArray one = QByteArray("\xff\xd8\xff", 3) + QByteArray(300, '\x3f') + QByteArray("\xff\xd9", 2);
    const QByteArray two = QByteArray("\xff\xd8\xff", 3) + QByteArray(500, '\x11') + QByteArray("\xff\xd9", 2);
    QByteArray json = "[{\"url\": \"data:image/jpeg;base64," + one.toBase64() +
                      "\"}, {\"url\": \"data:image/jpeg;base64," + two.toBase64() + "\", \"say\": \"a \\\"b\\\"\"}]";
    const std::vector<Row> all = rows("messages\tanswer\n\"" + json.replace("\"", "\"\"") + "\"\t\"c \"\"d\"\"\"\n");
    QCOMPARE(all.size(), 1u);
    QCOMPARE(all[0].images.size(), 2u);
    QCOMPARE(must(readEmbeddedImage(all[0].images[0])), one);
    QCOMPARE(must(readEmbeddedImage(all[0].images[1])), two);
    QCOMPARE(all[0].fields.value(u"answer").toString(), QStringLiteral("c \"d\""));
}

/// VLMEvalKit's dataset files: bare base64, and a Python list of images, quoted as a table's cell or not.
void TestRows::imagesInLists()
{
    const QByteArray one = QByteArray("\xff\xd8\xff", 3) + QByteArray(300, '\x3f') + QByteArray("\xff\xd9", 2);
    const QByteArray two = QByteArray("\xff\xd8\xff", 3) + QByteArray(500, '\x11') + QByteArray("\xff\xd9", 2);
    for (const QByteArray &mark : {QByteArray("'"), QByteArray("\"\"")}) {
        const QByteArray list = "[" + mark + one.toBase64() + mark + ", " + mark + two.toBase64() + mark + ", " + mark +
                                "AAAA" + mark + "]";
        const std::vector<Row> all =
            rows("index\timage\n0\t\"" + list + "\"\n1\t" + one.toBase64() + "\n2\t0\n3\t[AAAA\n");
        QCOMPARE(all.size(), 4u);
        QCOMPARE(all[0].images.size(), 2u);
        QCOMPARE(must(readEmbeddedImage(all[0].images[0])), one);
        QCOMPARE(must(readEmbeddedImage(all[0].images[1])), two);
        const QString text = all[0].fields.value(u"image").toString();
        QVERIFY2(text.size() < 200 && text.endsWith(mark == "'" ? u"'AAAA']" : u"\"AAAA\"]"), qPrintable(text));
        QVERIFY(text.contains(contentHash(two)));
        QCOMPARE(all[1].fields.value(u"image").toString(), QString(u"sha256:" + contentHash(one)));
        QCOMPARE(all[2].fields.value(u"image").toString(), QStringLiteral("0"));
        QCOMPARE(all[3].fields.value(u"image").toString(), QStringLiteral("[AAAA"));
    }
}

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
