// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the benchmark: each on a sound item and on the same item broken in one place; what was measured on the
// published file by hand; and that mending one thing changes nothing else.
#include "core/authoring/item_words.h"
#include "core/authoring/lint.h"
#include "core/media/image_facts.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;

namespace {

Item sound()
{
    Item item;
    item.image = QStringLiteral("https://example.org/a.jpg");
    item.instruction =
        QStringLiteral("Describe the dog in the image in exactly two sentences without using the word \"brown\".");
    item.level = QStringLiteral("intermediate");
    item.components = {{QStringLiteral("Describe the dog in the image"), QStringLiteral("describe"), 4},
                       {QStringLiteral("in exactly two sentences"), QStringLiteral("length_limit"), 3},
                       {QStringLiteral("without using the word \"brown\""), QStringLiteral("mention"), 3}};
    return item;
}

Item other()
{
    Item item = sound();
    item.image = QStringLiteral("https://example.org/b.jpg");
    item.instruction = QStringLiteral("Explain how the crane in the picture works, as a letter to a child.");
    item.level = QStringLiteral("basic");
    item.components = {{QStringLiteral("Explain how the crane in the picture works"), QStringLiteral("describe"), 6},
                       {QStringLiteral("as a letter to a child"), QStringLiteral("linguistics"), 4}};
    return item;
}

using Break = void (*)(Item &);

/// What an image library would know of a local file.
std::optional<ImageFacts> factsOf(const Item &item)
{
    const ImageAddress address = resolveImageAddress(item.image, item.imageBase);
    if (address.kind != ImageAddress::Kind::File)
        return {};
    QFile file(address.path);
    if (file.open(QIODevice::ReadOnly))
        return lookAtImage(file.readAll());
    ImageFacts facts;
    facts.problem = file.errorString();
    return facts;
}

} // namespace

class TestLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundItemsPass();
    void brokenItemsAreFound_data();
    void brokenItemsAreFound();
    void soundVariantsPass_data();
    void soundVariantsPass();
    void soundReferences();
    void duplicates();
    void nearInstructions();
    void imageText_data();
    void imageText();
    void imageFiles();
    void emptyAndHostile();
    void wordsOfText();
    void everyRuleExplainsItself();
    void publishedFile();
    void bundledSample();
};

void TestLint::soundItemsPass()
{
    const std::vector<Finding> findings = lint({sound(), other()});
    for (const Finding &f : findings)
        qInfo("%s: %s", qPrintable(f.rule), qPrintable(f.message));
    QVERIFY(findings.empty());
}

void TestLint::brokenItemsAreFound_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("component");
    QTest::addColumn<void *>("act");
    const auto row = [](const char *name, const char *rule, int component, Break act) {
        QTest::newRow(name) << QString::fromLatin1(rule) << component << reinterpret_cast<void *>(act);
    };
    row("reference of three sentences", "reference_check", 1,
        [](Item &i) { i.source = QStringLiteral("{\"reference_answer\": \"A dog sits. It looks up. It waits.\"}"); });
    row("reference with the forbidden word", "reference_check", 2,
        [](Item &i) { i.source = QStringLiteral("{\"reference_answer\": \"A brown dog sits there. It looks up.\"}"); });
    row("reference in the instruction", "reference_leak", -1,
        [](Item &i) { i.source = QStringLiteral("{\"reference_answer\": \"The dog.\"}"); });
    row("weight 0", "weight_positive", 1, [](Item &i) {
        i.components[1].weight = 0;
        i.components[2].weight = 6;
    });
    row("no components", "weight_positive", -1, [](Item &i) { i.components.clear(); });
    row("sum 8", "weight_sum", -1, [](Item &i) { i.components[2].weight = 1; });
    row("description too light", "description_weight", 0, [](Item &i) {
        i.components[0].weight = 3;
        i.components[1].weight = 4;
    });
    row("another item's components", "component_foreign", 0, [](Item &i) {
        i.components[0].text = QStringLiteral("Invent a recipe for the ingredients on the table");
        i.components[1].text = QStringLiteral("as a rhyming poem");
        i.components[2].text = QStringLiteral("mention three vegetables");
    });
    row("another number", "component_number", 1,
        [](Item &i) { i.components[1].text = QStringLiteral("in exactly three sentences"); });
    row("number as digits", "component_number", 1,
        [](Item &i) { i.components[1].text = QStringLiteral("in 5 sentences"); });
    row("lost negation", "component_polarity", 2,
        [](Item &i) { i.components[2].text = QStringLiteral("using the word \"brown\""); });
    row("blanks", "stray_characters", 1, [](Item &i) { i.components[1].text += u' '; });
    row("beyond ASCII", "stray_characters", -1, [](Item &i) { i.instruction.replace(u'"', QChar(0x201c)); });
    row("fragment", "component_fragment", 1, [](Item &i) { i.components[1].text = QStringLiteral("two"); });
    row("empty component", "component_fragment", 1, [](Item &i) { i.components[1].text = QStringLiteral(" "); });
    row("unknown words", "component_unknown_text", 0,
        [](Item &i) { i.components[0].text = QStringLiteral("Describe the dog in the image and its collar"); });
    row("not graded", "instruction_uncovered", -1, [](Item &i) {
        i.instruction +=
            QStringLiteral(" Also compare it with the wolf standing near a frozen river behind the fence.");
    });
    row("category twice", "category_repeated", 2,
        [](Item &i) { i.components[2].type = QStringLiteral("length_limit"); });
    row("unknown category", "category_fit", 2, [](Item &i) { i.components[2].type = QStringLiteral("humour"); });
    row("length called description", "category_fit", 1,
        [](Item &i) { i.components[1].type = QStringLiteral("describe"); });
    row("level", "level_components", -1, [](Item &i) { i.level = QStringLiteral("basic"); });
    row("no scheme", "image_address", -1, [](Item &i) { i.image = QStringLiteral("example.org/a.jpg"); });
    row("ftp", "image_address", -1, [](Item &i) { i.image = QStringLiteral("ftp://example.org/a.jpg"); });
    row("no image", "image_address", -1, [](Item &i) { i.image.clear(); });
    row("one sentence, five bullets", "constraints_conflict", 2, [](Item &i) {
        i.instruction =
            QStringLiteral("Describe the dog in the image in exactly one sentence with exactly five bullet points.");
        i.components[1].text = QStringLiteral("in exactly one sentence");
        i.components[2].text = QStringLiteral("with exactly five bullet points");
    });
    row("two different counts", "constraints_conflict", 2, [](Item &i) {
        i.instruction =
            QStringLiteral("Describe the dog in the image in exactly two sentences, in exactly four sentences.");
        i.components[2].text = QStringLiteral("in exactly four sentences");
    });
    row("answer stated", "answer_leak", -1, [](Item &i) { i.instruction += QStringLiteral(" (Answer: it sleeps)"); });
}

void TestLint::brokenItemsAreFound()
{
    QFETCH(QString, rule);
    QFETCH(int, component);
    QFETCH(void *, act);
    Item broken = sound();
    reinterpret_cast<Break>(act)(broken);
    const std::vector<Finding> findings = lint({broken, other(), other()});
    QVERIFY(std::any_of(findings.begin(), findings.end(), [&](const Finding &f) {
        return f.item == 0 && f.rule == rule && f.component == component && !f.message.isEmpty();
    }));
    // What a rule can mend passes afterwards; id, image (but for its own) and the others stay as they were.
    for (const Finding &f : findings) {
        if (f.item != 0 || f.rule != rule || !f.canBeFixed)
            continue;
        const std::optional<Item> item = fixOf({broken, other(), other()}, f);
        QVERIFY(item && *item != broken);
        const std::vector<Finding> after = lint({*item, other(), other()});
        QVERIFY(std::none_of(after.begin(), after.end(), [&](const Finding &a) {
            return a.item == 0 && a.rule == rule && a.component == f.component;
        }));
        QCOMPARE(item->components.size(), broken.components.size());
        QVERIFY(rule == QLatin1String("image_address") || item->image == broken.image);
        QVERIFY(rule == QLatin1String("stray_characters") || item->instruction == broken.instruction);
    }
    // Mended, it passes, and what is said of the others never depended on it.
    const auto ofOthers = [](std::vector<Finding> all) {
        std::erase_if(all, [](const Finding &f) { return f.item == 0; });
        return all;
    };
    const std::vector<Finding> mended = lint({sound(), other(), other()});
    QVERIFY(std::none_of(mended.begin(), mended.end(), [](const Finding &f) { return f.item == 0; }));
    QCOMPARE(ofOthers(findings), ofOthers(mended));
}

void TestLint::soundVariantsPass_data()
{
    QTest::addColumn<QString>("instruction");
    QTest::addColumn<QStringList>("components");
    QTest::newRow("number word moved out")
        << QStringLiteral("Describe the dog in a three-line poem")
        << QStringList{QStringLiteral("Describe the dog in a poem"), QStringLiteral("three-line")};
    QTest::newRow("negation kept as avoid")
        << QStringLiteral("Describe the dog, avoiding any mention of its colour")
        << QStringList{QStringLiteral("Describe the dog"), QStringLiteral("avoiding any mention of its colour")};
    QTest::newRow("negation far from the words")
        << QStringLiteral("Describe the dog's hidden feature that is not visible, and connect it to the street")
        << QStringList{QStringLiteral("Describe the dog's hidden feature"), QStringLiteral("connect it to the street")};
    QTest::newRow("two different counts of two nouns")
        << QStringLiteral("Name three colours of the dog in two sentences")
        << QStringList{QStringLiteral("Name three colours of the dog"), QStringLiteral("in two sentences")};
}

void TestLint::soundVariantsPass()
{
    QFETCH(QString, instruction);
    QFETCH(QStringList, components);
    Item item = other();
    item.instruction = instruction;
    for (int i = 0; i < 2; ++i)
        item.components[static_cast<std::size_t>(i)].text = components.at(i);
    for (const Finding &f : lint({item}))
        QVERIFY2(f.severity == Severity::Info, qPrintable(f.rule + u' ' + f.message));
}

void TestLint::soundReferences()
{
    Item item = sound();
    item.source = QStringLiteral("{\"reference_answer\": \"A dark dog sits on a lawn. It looks at a ball.\"}");
    for (const Finding &f : lint({item, other()}))
        QVERIFY2(f.item != 0, qPrintable(f.rule + u' ' + f.message));
    // What is offered as a choice is not given away.
    for (const char *instruction :
         {"Say whether the dog in the image sits, stands or runs.", "Does the dog in the image sit or stand?"}) {
        Item choice = other();
        choice.instruction = QString::fromLatin1(instruction);
        choice.components[0].text = choice.instruction;
        choice.components.resize(1);
        choice.components[0].weight = 10;
        choice.source = QStringLiteral("{\"reference_answer\": \"sits\"}");
        for (const Finding &f : lint({choice}))
            QVERIFY2(f.rule != u"reference_leak", qPrintable(choice.instruction));
    }
}

void TestLint::duplicates()
{
    Item again = sound();
    again.image = QStringLiteral("https://example.org/c.jpg");
    again.instruction =
        QStringLiteral("  describe the DOG in the image, in exactly two sentences; without using the word 'brown' ");
    Item sameImage = other();
    sameImage.image = sound().image;
    QSet<QString> rules;
    for (const Finding &f : lint({sound(), again, sameImage})) {
        if (f.severity != Severity::Info)
            rules.insert(QStringLiteral("%1 %2").arg(f.item).arg(f.rule));
    }
    QCOMPARE(rules, (QSet<QString>{QStringLiteral("0 instruction_repeated"), QStringLiteral("1 instruction_repeated"),
                                   QStringLiteral("2 image_repeated")}));
}

void TestLint::nearInstructions()
{
    const QString first = QStringLiteral("Describe the red bicycle against the brick wall in exactly two sentences.");
    const auto findsNear = [&](const QString &instruction) {
        Item item = sound();
        item.instruction = first;
        Item late = other();
        late.instruction = instruction;
        item.position = 1;
        late.position = 2;
        const std::vector<Finding> findings = lint({sound(), item, late});
        return std::any_of(findings.begin(), findings.end(), [](const Finding &f) {
            return f.item == 2 && f.rule == QLatin1String("instruction_near") &&
                   f.message.contains(QLatin1String("Item 1 "));
        });
    };
    QVERIFY(findsNear(QStringLiteral("In exactly two sentences, describe the red bicycle against the brick wall.")));
    // One of its nine words with content left out, one and two of them replaced: 8/9, 8/10, 7/11 are shared.
    QVERIFY(findsNear(QStringLiteral("Describe the bicycle against the brick wall in exactly two sentences.")));
    QVERIFY(findsNear(QStringLiteral("Describe the blue bicycle against the brick wall in exactly two sentences.")));
    QVERIFY(!findsNear(QStringLiteral("Describe the blue bicycle against the garden wall in exactly two sentences.")));
    QVERIFY(!findsNear(QStringLiteral("Write a limerick about the bicycle and the brick wall.")));
    QVERIFY(!findsNear(first)); // the very same is another rule's
}

void TestLint::imageText_data()
{
    QTest::addColumn<QString>("imageText");
    QTest::addColumn<QString>("instruction");
    QTest::addColumn<bool>("reads");
    QTest::addColumn<bool>("leaks");
    QTest::newRow("whole line") << "FRESH BREAD DAILY"
                                << "What does the sign that says fresh bread daily offer?" << true << true;
    QTest::newRow("part of a line") << "The Old Harbour Inn\nOpen 9 to 5"
                                    << "Read the name on the sign of the Harbour Inn." << true << true;
    QTest::newRow("only word") << "STOP"
                               << "What does the stop sign say?" << true << true;
    QTest::newRow("only number") << "42"
                                 << "Which number is on the jersey of player 42?" << true << true;
    QTest::newRow("one word of many") << "The secret garden\nby Frances Burnett"
                                      << "What is the title of the book about a garden?" << true << false;
    QTest::newRow("words without content") << "of the in a"
                                           << "Read the words in the picture of the wall." << true << false;
    QTest::newRow("offered") << "CLOSED"
                             << "Does the sign say open or closed?" << true << false;
    QTest::newRow("nobody reads") << "FRESH BREAD DAILY"
                                  << "Describe the shop with the fresh bread daily sign." << false << false;
    QTest::newRow("no text") << ""
                             << "What does the sign say?" << true << false;
    QTest::newRow("another text") << "MIND THE GAP"
                                  << "What does the warning on the platform say?" << true << false;
}

void TestLint::imageText()
{
    QFETCH(const QString, imageText);
    QFETCH(const QString, instruction);
    QFETCH(const bool, reads);
    QFETCH(const bool, leaks);
    Item item = sound();
    item.instruction = instruction;
    item.components = {{instruction, reads ? QStringLiteral("OCR") : QStringLiteral("describe"), 10}};
    ImageFacts facts;
    facts.size = {640, 480};
    const auto leaksIn = [&](const std::optional<QString> &text) {
        facts.text = text;
        const std::vector<Finding> findings =
            lint({item, other()}, {[&](const Item &of) -> std::optional<ImageFacts> {
                     return of.instruction == instruction ? std::optional(facts) : std::nullopt;
                 }});
        return std::any_of(findings.begin(), findings.end(),
                           [](const Finding &f) { return f.rule == QLatin1String("image_text_leak"); });
    };
    QCOMPARE(leaksIn(imageText), leaks);
    QVERIFY(!leaksIn({})); // nobody has read it
}

void TestLint::imageFiles()
{
    const QTemporaryDir dir;
    QFile junk(dir.filePath(QStringLiteral("junk.png")));
    QVERIFY(junk.open(QIODevice::WriteOnly));
    junk.write("no image");
    junk.close();
    const auto ruleOf = [&](const QString &image) {
        Item item = sound();
        item.image = image;
        const std::vector<Finding> findings = lint({item, other()}, {&factsOf});
        return findings.empty() ? QString() : findings.front().rule;
    };
    QCOMPARE(ruleOf(dir.filePath(QStringLiteral("none.png"))), QStringLiteral("image_file"));
    QCOMPARE(ruleOf(junk.fileName()), QStringLiteral("image_file"));
    const QString sample = qEnvironmentVariable("PLUMBLINE_SOURCE") + QStringLiteral("/data/sample/images/chess.jpg");
    QCOMPARE(ruleOf(sample), QString());
    const QString cut = test::referencePath(QStringLiteral("photos/truncated.jpg"));
    if (!cut.isEmpty())
        QCOMPARE(ruleOf(cut), QStringLiteral("image_file"));
}

void TestLint::emptyAndHostile()
{
    QVERIFY(lint({}).empty());
    Item nothing;
    QVERIFY(!lint({nothing}).empty());
    Item huge = sound();
    huge.instruction = QString(200'000, u'a') + QStringLiteral(" not ").repeated(20'000);
    huge.components[0].text = QStringLiteral("7 x ").repeated(20'000);
    QVERIFY(!lint({huge, sound()}).empty());
}

void TestLint::wordsOfText()
{
    QCOMPARE(plainWords(QStringLiteral("It’s \"three\" dogs' toys, 12!")),
             (QStringList{QStringLiteral("it's"), QStringLiteral("3"), QStringLiteral("dogs"), QStringLiteral("toys"),
                          QStringLiteral("12")}));
    QCOMPARE(contentStem(QStringLiteral("naming")), contentStem(QStringLiteral("name")));
    QVERIFY(contentStem(QStringLiteral("the")).isEmpty());
    QCOMPARE(countedNouns(ReadWords(QStringLiteral("in exactly two short sentences"))),
             (QList<CountedNoun>{{QStringLiteral("2"), QStringLiteral("short")}}));
}

void TestLint::everyRuleExplainsItself()
{
    QSet<QString> ids;
    for (const RuleInfo &rule : lintRules()) {
        QVERIFY(!rule.explanation.isEmpty());
        QVERIFY(!ids.contains(rule.id));
        ids.insert(rule.id);
    }
    QVERIFY(ids.size() >= 18);
}

static std::vector<Item> itemsOfFile(const QString &path)
{
    QFile file(path);
    std::vector<Item> items;
    if (!file.open(QIODevice::ReadOnly))
        return items;
    for (const QJsonValue value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject json = value.toObject();
        Item item;
        item.position = static_cast<int>(items.size());
        item.image = json.value(QStringLiteral("image")).toString();
        item.imageBase = QFileInfo(path).absolutePath();
        item.instruction = json.value(QStringLiteral("instruction")).toString();
        item.level = json.value(QStringLiteral("type")).toString();
        const QJsonArray texts = json.value(QStringLiteral("components")).toArray();
        for (qsizetype c = 0; c < texts.size(); ++c) {
            item.components.push_back({texts.at(c).toString(),
                                       json.value(QStringLiteral("component_type")).toArray().at(c).toString(),
                                       json.value(QStringLiteral("component_weight")).toArray().at(c).toDouble()});
        }
        items.push_back(item);
    }
    return items;
}

void TestLint::publishedFile()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/instruction_benchmark_all.json");
    QMap<QString, QSet<int>> found;
    QSet<int> loud; // items with an error or a warning
    for (const Finding &f : lint(itemsOfFile(path))) {
        found[f.rule].insert(f.item);
        if (f.severity != Severity::Info)
            loud.insert(f.item);
    }
    // Measured independently: reference/formats/README.md, section 11; and read by hand: components of another
    // instruction, numbers that differ from it, negations that got lost.
    QCOMPARE(found.value(QStringLiteral("weight_sum")), (QSet<int>{241, 247}));
    QCOMPARE(found.value(QStringLiteral("description_weight")), (QSet<int>{3, 9, 31, 308, 316, 372}));
    QCOMPARE(found.value(QStringLiteral("instruction_repeated")), (QSet<int>{132, 133, 261, 262}));
    QCOMPARE(found.value(QStringLiteral("image_address")), (QSet<int>{193}));
    QCOMPARE(found.value(QStringLiteral("category_repeated")).size(), 22);
    QCOMPARE(found.value(QStringLiteral("component_foreign")), (QSet<int>{30, 133, 262}));
    QCOMPARE(found.value(QStringLiteral("component_number")), (QSet<int>{101, 133, 266}));
    QCOMPARE(found.value(QStringLiteral("component_polarity")), (QSet<int>{277, 284}));
    QVERIFY(!found.contains(QStringLiteral("image_repeated")));
    // Those named above; no sound item but the other half of the two pairs.
    QCOMPARE(loud, (QSet<int>{3, 9, 30, 31, 101, 132, 133, 193, 241, 247, 261, 262, 266, 277, 284, 308, 316, 372}));
}

void TestLint::bundledSample()
{
    const std::vector<Item> items =
        itemsOfFile(qEnvironmentVariable("PLUMBLINE_SOURCE") + QStringLiteral("/data/sample/benchmark.json"));
    QCOMPARE(items.size(), std::size_t(16));
    for (const Finding &f : lint(items))
        QVERIFY2(f.severity == Severity::Info, qPrintable(f.rule + u' ' + f.message));
}

QTEST_APPLESS_MAIN(TestLint)
#include "tst_lint.moc"
