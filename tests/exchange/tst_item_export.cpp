// SPDX-License-Identifier: GPL-3.0-or-later
// Items out again: what was read and is written in the same format is equal; images are copied or named.
#include "core/exchange/item_export.h"
#include "core/media/image_address.h"
#include "tests/support/import_files.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestItemExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tableOfVlmEvalKitIsEqualByteForByte();
    void generalVqaIsEqualByteForByte();
    void llavaPairsAreEqual();
    void foldersOfHuggingFaceReadBack();
    void keptImagesLeaveTheProject();
    void listsThatPythonReads();
    void imagesThatCannotBeHad();

private:
    /// As the command line finds images: what the project keeps.
    std::optional<QByteArray> kept(const Item &item) const
    {
        return must(
            must(m_store->openReader())->images().imageBytes(resolveImageAddress(item.image, item.imageBase).key));
    }
    QStringList exported(ItemFormat format, const QString &path, bool copyImages = false)
    {
        return must(
            exportItems(*m_store, {format, path, copyImages, {}}, [this](const Item &item) { return kept(item); }));
    }
    std::vector<Item> items() { return must(must(m_store->openReader())->items().items()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectStore> m_store;
};

void TestItemExport::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = must(createSqliteProject(m_dir->filePath(QStringLiteral("p.plumb"))));
}

void TestItemExport::tableOfVlmEvalKitIsEqualByteForByte()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/vlmevalkit/LMUData/MIA-Bench.tsv");
    importNow(*m_store, {path});
    const QString out = m_dir->filePath(QStringLiteral("out.tsv"));
    QVERIFY(exported(ItemFormat::VlmEvalKit, out).isEmpty());
    QCOMPARE(contentOf(out), contentOf(path));
}

void TestItemExport::generalVqaIsEqualByteForByte()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/custom/evalscope_general_vqa.jsonl");
    importNow(*m_store, {path});
    const QString out = m_dir->filePath(QStringLiteral("out.jsonl"));
    QVERIFY(exported(ItemFormat::GeneralVqa, out).isEmpty());
    QCOMPARE(contentOf(out), contentOf(path));
}

void TestItemExport::llavaPairsAreEqual()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/llava_sft/dit_sample.json");
    importNow(*m_store, {path});
    const QString out = m_dir->filePath(QStringLiteral("out.json"));
    exported(ItemFormat::Llava, out);
    QJsonArray withImages; // a row without an image is no item, and was refused
    for (const QJsonValue row : QJsonDocument::fromJson(contentOf(path)).array()) {
        if (row.toObject().contains(QLatin1String("image")))
            withImages.append(row);
    }
    QCOMPARE(QJsonDocument::fromJson(contentOf(out)).array(), withImages);
}

void TestItemExport::foldersOfHuggingFaceReadBack()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/vlmevalkit/LMUData/MIA-Bench.tsv");
    importNow(*m_store, {path});
    const QString folder = m_dir->filePath(QStringLiteral("hf"));
    QCOMPARE(exported(ItemFormat::HfFolder, folder, true).size(), 1); // row 133 has no image anywhere
    QCOMPARE(QDir(folder + QStringLiteral("/images")).entryList(QDir::Files).size(), 6);
    const std::vector<Item> before = items();
    auto other = must(createSqliteProject(m_dir->filePath(QStringLiteral("q.plumb"))));
    importNow(*other, {folder});
    const std::vector<Item> after = must(must(other->openReader())->items().items());
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].instruction, before[i].instruction);
        QVERIFY(after[i].components == before[i].components);
        QCOMPARE(after[i].image, before[i].image); // the web address, which names it better than a copy
    }
    // A folder with something in it is left alone.
    const auto again = exportItems(*m_store, {ItemFormat::HfFolder, folder, true, {}}, {});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::BadInput);
}

void TestItemExport::keptImagesLeaveTheProject()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "formats/evalscope/v1_text_judge_1.5-1.6");
    importNow(*m_store, {path}); // items whose image is nowhere but in the file
    QVERIFY(items().front().image.startsWith(QStringLiteral("sha256:")));
    const QString out = m_dir->filePath(QStringLiteral("out.json"));
    QVERIFY(exported(ItemFormat::MiaBench, out).isEmpty());
    const QString image = QJsonDocument::fromJson(contentOf(out)).array().first().toObject().value(u"image").toString();
    QVERIFY(image.startsWith(QStringLiteral("data:image/jpeg;base64,/9j/")));
    QVERIFY(exported(ItemFormat::MiaBench, out, true).isEmpty());
    const QString copy = QJsonDocument::fromJson(contentOf(out)).array().first().toObject().value(u"image").toString();
    QCOMPARE(copy, QStringLiteral("out_images/0000.jpg"));
    QCOMPARE(contentOf(m_dir->filePath(copy)), *kept(items().front()));
}

void TestItemExport::listsThatPythonReads()
{
    Item item = makeItem(0);
    item.components = {{QStringLiteral("it's"), QStringLiteral("describe"), 4},
                       {QStringLiteral("say \"hi\""), QStringLiteral("mention"), 2.5},
                       {QStringLiteral("both ' and \" and \\ and\nmore"), QStringLiteral("mention"), 3}};
    insertItems(*m_store, {item});
    const QString out = m_dir->filePath(QStringLiteral("out.tsv"));
    exported(ItemFormat::VlmEvalKit, out);
    const QByteArray bytes = contentOf(out);
    // Checked against python3: ast.literal_eval of this cell gives the three texts.
    QVERIFY2(bytes.contains(R"("[""it's"", 'say ""hi""', 'both \' and "" and \\ and\nmore']")"), bytes.constData());
    QVERIFY(bytes.contains("\t[4, 2.5, 3]\t"));
    auto other = must(createSqliteProject(m_dir->filePath(QStringLiteral("q.plumb"))));
    importNow(*other, {out});
}

void TestItemExport::imagesThatCannotBeHad()
{
    insertItems(*m_store, {makeItem(0, QStringLiteral("http://h.invalid/x.jpg"))});
    const QString out = m_dir->filePath(QStringLiteral("out.json"));
    QVERIFY(exported(ItemFormat::MiaBench, out).isEmpty()); // the address is all that was asked for
    const QStringList problems = exported(ItemFormat::MiaBench, out, true);
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.front().contains(QStringLiteral("http://h.invalid/x.jpg")));
    const QJsonObject row = QJsonDocument::fromJson(contentOf(out)).array().first().toObject();
    QCOMPARE(row.value(u"image").toString(), QStringLiteral("http://h.invalid/x.jpg"));
}

QTEST_GUILESS_MAIN(TestItemExport)
#include "tst_item_export.moc"
