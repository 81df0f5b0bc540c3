// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmark in and out: the published file whole and equal, broken rows refused one by one, broken files refused
// whole.
#include "core/exchange/item_export.h"
#include "core/exchange/project_files.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace plumbline;
using namespace plumbline::test;
using Json = nlohmann::ordered_json;

#define PUBLISHED(bytes)                                                                                               \
    PLUMBLINE_NEEDS_REFERENCE(bytes##Path, "mia-bench/instruction_benchmark_all.json");                                \
    const QByteArray bytes = contentOf(bytes##Path)

/// Removes blanks outside of strings.
static QByteArray withoutBlanks(const QByteArray &json)
{
    QByteArray out;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString && c == '\\') {
            out += c;
            out += json.at(++i);
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString || (c != ' ' && c != '\n' && c != '\r' && c != '\t'))
            out += c;
    }
    return out;
}

class TestMiaBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void publishedFileRoundTrip();
    void publishedFileTwice();
    void oneComponentChanged();
    void onePictureManyInstructions();
    void aFileWithoutLevelsTakesNone();
    void brokenRows_data();
    void brokenRows();
    void rowsThatAreNoItems();
    void unknownFieldsAndSpellingsStay();
    void editedItemKeepsItsOtherFields();
    void byteOrderMark();
    void brokenFileSaysWhere();
    void deepNesting_data();
    void deepNesting();
    void truncatedFiles();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void exportIntoNoFolder();

private:
    Result<PreparedImport> tried(const QByteArray &bytes)
    {
        return prepareImport(*m_store, {writeFile(m_dir->filePath(QStringLiteral("b.json")), bytes)}, {});
    }
    PreparedImport prepared(const QByteArray &bytes) { return must(tried(bytes)); }
    void apply(const PreparedImport &import) { applyNow(*m_store, import); }
    QByteArray exported()
    {
        const QString path = m_dir->filePath(QStringLiteral("out.json"));
        must(exportItems(*m_store, {ItemFormat::MiaBench, path, false, {}}, {}));
        return contentOf(path);
    }
    std::vector<Item> items() { return must(must(m_store->openReader())->items().items()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectStore> m_store;
};

void TestMiaBench::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = must(createSqliteProject(m_dir->filePath(QStringLiteral("p.plumb"))));
}

void TestMiaBench::publishedFileRoundTrip()
{
    PUBLISHED(bytes);
    const PreparedImport import = prepared(bytes);
    QCOMPARE(import.sources.front().source.kind, SourceKind::Benchmark);
    QCOMPARE(import.sources.front().plan.count(RowFate::New), 400);
    QCOMPARE(import.sources.front().plan.rows.size(), 400u);
    QCOMPARE(items().size(), 0u); // planning writes nothing
    apply(import);

    std::size_t components = 0;
    for (const Item &item : items())
        components += item.components.size();
    QCOMPARE(items().size(), 400u);
    QCOMPARE(components, 1038u);

    const QByteArray out = exported();
    const Json before = Json::parse(bytes.toStdString());
    const Json after = Json::parse(out.toStdString());
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(after[i].size(), before[i].size());
        auto was = before[i].begin();
        for (auto is = after[i].begin(); is != after[i].end(); ++is, ++was) {
            QCOMPARE(is.key(), was.key()); // in the order of the file
            QVERIFY2(is.value() == was.value(), qPrintable(QStringLiteral("item %1").arg(i)));
        }
    }
    // Not only equal values: the same spelling of every number and every escape.
    QVERIFY(withoutBlanks(out) == withoutBlanks(bytes));
}

void TestMiaBench::publishedFileTwice()
{
    PUBLISHED(bytes);
    apply(prepared(bytes));
    const PreparedImport again = prepared(bytes);
    QCOMPARE(again.sources.front().plan.count(RowFate::Same), 400);
    QVERIFY(!again.hasWork());
    apply(again);
    QCOMPARE(items().size(), 400u);
}

void TestMiaBench::oneComponentChanged()
{
    PUBLISHED(bytes);
    apply(prepared(bytes));
    QByteArray edited = bytes;
    const QByteArray text = "\"including one metaphor\"";
    const qsizetype at = edited.indexOf(text);
    QVERIFY(at > 0 && edited.indexOf(text, edited.indexOf("component_weight")) != at);
    edited.replace(at, text.size(), "\"including two metaphors\"");
    const PreparedImport import = prepared(edited);
    QCOMPARE(import.sources.front().plan.count(RowFate::Changed), 1);
    QCOMPARE(import.sources.front().plan.count(RowFate::Same), 399);
    QCOMPARE(import.sources.front().plan.rows[0].fate, RowFate::Changed);
    QVERIFY(import.sources.front().plan.rows[0].reason.contains(QStringLiteral("components")));
    const Item old = items().front();
    apply(import);
    QCOMPARE(items().size(), 400u);
    QCOMPARE(items().front().id, old.id);
    QVERIFY(items().front().revisionId != old.revisionId);
    QVERIFY(must(must(m_store->openReader())->items().revision(old.revisionId)) == old);
    QVERIFY(withoutBlanks(exported()) == withoutBlanks(edited));
}

static const char *const kGoodRow =
    R"({"image": "a.png", "instruction": "Do it.", "type": "basic", "num_of_component": 2,
    "components": ["x", "y"], "component_weight": [4, 6], "component_type": ["describe", "math"]})";

void TestMiaBench::onePictureManyInstructions()
{
    // An embedded image is known by its hash alone; several instructions may be about the same picture.
    const Json picture =
        "data:image/png;base64,"
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    Json file = Json::array();
    for (const char *asks : {"Name the colour.", "Count the pixels.", "Say what is missing."}) {
        Json row;
        row["image"] = picture;
        row["instruction"] = asks;
        row["type"] = Json::array({"describe"});
        row["num_of_component"] = 1;
        row["components"] = Json::array({asks});
        row["component_weight"] = Json::array({10});
        row["component_type"] = Json::array({"describe"});
        file.push_back(row);
    }
    const QByteArray bytes = QByteArray::fromStdString(file.dump());
    apply(prepared(bytes));
    QCOMPARE(items().size(), 3u);
    const PreparedImport again = prepared(bytes);
    QCOMPARE(again.sources.front().plan.count(RowFate::Same), 3);
    QVERIFY(!again.hasWork());
}

/// VLMEvalKit's dataset file has no column for the level, and its images in base64: the same items, nothing to change.
void TestMiaBench::aFileWithoutLevelsTakesNone()
{
    apply(prepared(R"([{"image": "http://h/a.jpg", "instruction": "Say it.", "type": "advanced", "num_of_component": 1,
                        "components": ["Say it"], "component_weight": [10], "component_type": ["describe"]}])"));
    const QByteArray image = QByteArray(300, 'x').toBase64();
    const QString path = writeFile(m_dir->filePath(QStringLiteral("MIA-Bench.tsv")),
                                   "index\timage\tquestion\tnum_of_component\tcomponents\tcomponent_weight\t"
                                   "component_type\n1\t" +
                                       image + "\tSay it.\t1\t['Say it']\t[10]\t['describe']\n");
    const PreparedImport import = must(prepareImport(*m_store, {path}, {}));
    QCOMPARE(import.count(RowFate::Same), 1);
    QVERIFY(import.itemsToRevise.empty() && import.itemsToInsert.empty());
}

void TestMiaBench::brokenRows_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("no image", R"("image": "a.png", )", "");
    row("image is a number", R"("a.png")", "7");
    row("no instruction", R"("instruction": "Do it.", )", "");
    row("blank instruction", R"("Do it.")", R"("  ")");
    row("instruction is a list", R"("Do it.")", R"(["Do it."])");
    row("no components", R"("components": ["x", "y"], )", "");
    row("empty components", R"("components": ["x", "y"])", R"("components": [])");
    row("components is a text", R"(["x", "y"])", R"("x, y")");
    row("a component is null", R"(["x", "y"])", R"(["x", null])");
    row("no weights", R"("component_weight": [4, 6], )", "");
    row("fewer weights", "[4, 6]", "[10]");
    row("more weights", "[4, 6]", "[4, 3, 3]");
    row("negative weight", "[4, 6]", "[14, -4]");
    row("zero weight", "[4, 6]", "[10, 0]");
    row("weight is a text", "[4, 6]", R"([4, "6"])");
    row("weight is true", "[4, 6]", "[4, true]");
    row("no types", R"(, "component_type": ["describe", "math"])", "");
    row("fewer types", R"(["describe", "math"])", R"(["describe"])");
    row("a type is a number", R"(["describe", "math"])", R"(["describe", 1])");
}

void TestMiaBench::brokenRows()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray good = kGoodRow;
    QByteArray bad = good;
    QVERIFY(bad.contains(from));
    bad.replace(from, to);
    QByteArray third = good;
    third.replace("Do it.", "Do that.");
    const PreparedImport import = prepared("[" + good + ",\n" + bad + ",\n" + third + "]");
    const ImportPlan &plan = import.sources.front().plan;
    QCOMPARE(plan.rows.size(), 3u);
    QCOMPARE(plan.count(RowFate::New), 2);
    QCOMPARE(plan.rows[1].row, 1);
    QCOMPARE(plan.rows[1].fate, RowFate::Refused);
    QVERIFY(!plan.rows[1].reason.isEmpty());
    apply(import);
    QCOMPARE(items().size(), 2u);
    QCOMPARE(items()[1].instruction, QStringLiteral("Do that."));
}

void TestMiaBench::rowsThatAreNoItems()
{
    const PreparedImport import = prepared(QByteArray("[null, 7, \"x\", [], {}, ") + kGoodRow + "]");
    QCOMPARE(import.sources.front().plan.count(RowFate::Refused), 5);
    QCOMPARE(import.sources.front().plan.count(RowFate::New), 1);
    QCOMPARE(import.sources.front().plan.rows.back().row, 5);
}

void TestMiaBench::unknownFieldsAndSpellingsStay()
{
    const QByteArray file =
        R"([{"zeta": {"b": [1.50, 1e3, -0.0], "a": null}, "instruction": "Caf\u00e9 \ud83d\ude00 \/ \"x\"",)"
        R"("image": "x/y.png", "components": ["x"], "component_type": ["Linguistics "], "component_weight": [2.5],)"
        R"("type": "Weird", "alpha": true}])";
    apply(prepared(file));
    QCOMPARE(items().front().instruction, QStringLiteral("Café 😀 / \"x\""));
    QCOMPARE(items().front().components.front().weight, 2.5);
    const Json before = Json::parse(file.toStdString());
    const Json after = Json::parse(exported().toStdString());
    // A file without num_of_component may get it; every field that was there is as it was, in its place.
    auto is = after[0].begin();
    for (auto was = before[0].begin(); was != before[0].end(); ++was, ++is) {
        QCOMPARE(is.key(), was.key());
        QVERIFY(is.value() == was.value());
    }
    const PreparedImport again = prepared(exported());
    QCOMPARE(again.sources.front().plan.count(RowFate::Same), 1);
}

void TestMiaBench::editedItemKeepsItsOtherFields()
{
    apply(prepared("[" + QByteArray(kGoodRow).replace("\"type\"", "\"note\": \"keep\", \"type\"") + "]"));
    Item edited = items().front();
    edited.revisionId = newId();
    edited.components[1].weight = 5.5;
    must(writeStatus(*m_store, [&](WriteAccess &access) { return access.items().revise(edited, 2); }));
    const Json row = Json::parse(exported().toStdString())[0];
    QVERIFY(row["component_weight"] == Json::parse("[4, 5.5]"));
    QVERIFY(row["note"] == "keep");
    QVERIFY(row["components"] == Json::parse(R"(["x", "y"])"));
}

void TestMiaBench::byteOrderMark()
{
    const PreparedImport import = prepared(QByteArray("\xef\xbb\xbf[") + kGoodRow + "]");
    QCOMPARE(import.sources.front().plan.count(RowFate::New), 1);
}

void TestMiaBench::brokenFileSaysWhere()
{
    // The third line lacks the comma after its first number; the second number begins at column 17.
    const QByteArray file = "[\n  {\"image\": \"a\",\n   \"weights\": [1 2]}\n]\n";
    const auto read = tried(file);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadInput);
    QVERIFY2(read.error().where.contains(QStringLiteral("line 3")), qPrintable(read.error().where));
    QVERIFY2(read.error().where.contains(QStringLiteral("column 18")) ||
                 read.error().where.contains(QStringLiteral("column 17")),
             qPrintable(read.error().where));

    const auto invalidUtf8 = tried("[\n\"ab\xff\"]");
    QVERIFY(!invalidUtf8);
    QVERIFY(invalidUtf8.error().where.contains(QStringLiteral("line 2")));
}

void TestMiaBench::deepNesting_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("lists") << QByteArray("[") << QByteArray("]");
    QTest::newRow("objects") << QByteArray("{\"a\":") << QByteArray("}");
}

void TestMiaBench::deepNesting()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    const QByteArray closed = "[" + open.repeated(100'000) + "1" + close.repeated(100'000) + "]";
    const QByteArray neverClosed = "[" + open.repeated(100'000);
    for (const QByteArray &file : {closed, neverClosed}) {
        const auto read = tried(file);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }
}

void TestMiaBench::truncatedFiles()
{
    PUBLISHED(bytes);
    const qsizetype whole = bytes.lastIndexOf(']'); // what follows is blank
    for (int i = 0; i < 50; ++i) {
        const QByteArray cut = bytes.left(whole * i / 50);
        const auto import = tried(cut);
        QVERIFY2(!import, qPrintable(QString::number(i)));
        QCOMPARE(import.error().kind, ErrorKind::BadInput);
    }
    QCOMPARE(items().size(), 0u);
}

void TestMiaBench::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \n\t\n");
    QTest::newRow("an object") << QByteArray(R"({"items": []})");
    QTest::newRow("a PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe[\0]\0", 6);
}

void TestMiaBench::otherFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto import = tried(bytes);
    QVERIFY(!import);
    QCOMPARE(import.error().kind, ErrorKind::BadInput);
    QVERIFY(!import.error().what.isEmpty());
}

void TestMiaBench::exportIntoNoFolder()
{
    const QString path = m_dir->filePath(QStringLiteral("no/folder/out.json"));
    const auto ok = exportItems(*m_store, {ItemFormat::MiaBench, path, false, {}}, {});
    QVERIFY(!ok);
    QCOMPARE(ok.error().kind, ErrorKind::Io);
    QCOMPARE(ok.error().where, path);
}

QTEST_GUILESS_MAIN(TestMiaBench)
#include "tst_miabench.moc"
