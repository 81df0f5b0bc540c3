// SPDX-License-Identifier: GPL-3.0-or-later
// The instruction generator: what is read from models' replies, and how it becomes drafts, once.
#include "core/authoring/draft_store.h"
#include "core/authoring/generation.h"
#include "core/domain/made.h"
#include "tests/support/project.h"

#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

QStringList partsOf(const QString &reply, const QString &instruction)
{
    QStringList texts;
    for (const InstructionPart &part : splitParts(reply, instruction))
        texts.append(instruction.mid(part.start, part.length));
    return texts;
}

} // namespace

class TestGeneration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void instructions_data();
    void instructions();
    void parts_data();
    void parts();
    void hostileReplies();
    void fromImagesToDrafts();
};

void TestGeneration::instructions_data()
{
    QTest::addColumn<QString>("reply");
    const auto row = [](const char *name, const char *reply) { QTest::newRow(name) << QString::fromUtf8(reply); };
    row("as asked for", "Describe the cat.\n***\nName the colours.\n***\nWrite a poem.");
    row("a preface and an end", "Here are three instructions:\n***\nDescribe the cat.\n***\nName the colours.\n***\n"
                                "Write a poem.\n***\n");
    row("numbers", "1. Describe the cat.\n***\n2) Name the colours.\n***\n(3) Write a poem.");
    row("levels", "Basic: Describe the cat.\n***\n**Intermediate:** Name the colours.\n***\n"
                  "### Advanced \u2014 Write a poem.");
    row("on one line", "Describe the cat. *** Name the colours. *** Write a poem.");
    row("quotation marks", "\"Describe the cat.\"\n***\n\u201cName the colours.\u201d\n***\n\"Write a poem.\"");
    row("more stars and blanks", "Describe the cat.\r\n  *****  \r\nName the colours.\r\n***\r\n\r\n\r\nWrite a poem.");
    row("dashes instead", "Describe the cat.\n---\nName the colours.\n---\nWrite a poem.");
    row("empty lines instead", "Here are the instructions:\n\n1. Describe the cat.\n\n2. Name the colours.\n\n"
                               "3. Write a poem.");
    row("bold numbers", "**1.** Describe the cat.\n***\n**2.** Name the colours.\n***\n**3.** Write a poem.");
    row("broken over lines", "Describe\nthe cat.\n***\nName the\n  colours.\n***\nWrite a poem.");
}

void TestGeneration::instructions()
{
    QFETCH(QString, reply);
    QCOMPARE(splitInstructions(reply),
             QStringList({QStringLiteral("Describe the cat."), QStringLiteral("Name the colours."),
                          QStringLiteral("Write a poem.")}));
}

void TestGeneration::parts_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QStringList>("expected");
    const QStringList all{QStringLiteral("Describe the cat"), QStringLiteral("in two sentences"),
                          QStringLiteral("avoiding the word \"fur\"")};
    QTest::newRow("as asked for") << QStringLiteral("Describe the cat\nin two sentences\navoiding the word \"fur\"")
                                  << all;
    QTest::newRow("list marks") << QStringLiteral("- describe the cat\n* In two  sentences.\n3. avoiding the word "
                                                  "\"fur\"")
                                << all;
    QTest::newRow("another order") << QStringLiteral("in two sentences\nDescribe the cat") << all.mid(0, 2);
    QTest::newRow("invented ones are left out")
        << QStringLiteral("Describe the cat\nUse a friendly tone\nin two sentences") << all.mid(0, 2);
    QTest::newRow("overlapping ones, too")
        << QStringLiteral("Describe the cat\nthe cat, in two sentences") << all.mid(0, 1);
    QTest::newRow("nothing") << QStringLiteral("I cannot do that.") << QStringList();
}

void TestGeneration::parts()
{
    QFETCH(QString, reply);
    QFETCH(QStringList, expected);
    QCOMPARE(partsOf(reply, QStringLiteral("Describe the cat, in two sentences, avoiding the word \"fur\".")),
             expected);
}

void TestGeneration::hostileReplies()
{
    QVERIFY(splitInstructions({}).isEmpty());
    QVERIFY(splitInstructions(QStringLiteral("***\n***\n***")).isEmpty());
    QVERIFY(splitInstructions(QStringLiteral("Here you go:")).isEmpty());
    const QString stars(500'000, u'*');
    QVERIFY(splitInstructions(stars).size() <= 1);
    QVERIFY(splitInstructions(QString(500'000, u'\n')).isEmpty());
    QVERIFY(splitParts(stars, QStringLiteral("a")).empty());
    QVERIFY(splitParts(QStringLiteral("a\n***\n.\n\"\"\n\""), {}).empty());
}

void TestGeneration::fromImagesToDrafts()
{
    const QTemporaryDir dir;
    const auto store = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    insertItems(*store, makeItems(2));
    const ModelSpec model = addModel(*store, ModelRole::Candidate, QStringLiteral("writer"));
    const auto take = [&] {
        return must(writeNow<GenerationState>(*store, [](WriteAccess &access) { return takeGenerated(access, 5); }));
    };
    const auto answer = [&](const QString &revision, const QString &text, const QString &version) {
        Response r;
        r.id = newId();
        r.revisionId = revision;
        r.candidateId = model.id;
        r.text = text;
        r.control = madeControl(version);
        must(writeNow<bool>(*store, [&](WriteAccess &access) { return access.answers().save(r, std::nullopt); }));
    };
    const auto pool = [&] { return must(must(store->openReader())->items().poolItems()); };
    const auto drafts = [&] { return must(storedDrafts(must(store->openReader())->settings())); };
    const auto add = [&](const QStringList &images) {
        return must(writeNow<int>(*store, [&](WriteAccess &access) { return addPoolImages(access, images, 5); }));
    };
    QCOMPARE(add({QStringLiteral("sha256:1"), QStringLiteral("sha256:2"), QStringLiteral("sha256:1")}), 2);
    QCOMPARE(add({QStringLiteral("sha256:2"), QStringLiteral("sha256:3")}), 1);
    QCOMPARE(pool().size(), 3u);
    QCOMPARE(pool().front().image, QStringLiteral("sha256:1"));

    answer(pool()[0].revisionId,
           QStringLiteral("Describe it.\n***\nDescribe it in two sentences.\n***\nWrite a poem.\n***\nWrite a play.\n"
                          "***\nWrite a letter."),
           QStringLiteral("generate-v1"));
    answer(pool()[1].revisionId, QStringLiteral("Sure:"), QStringLiteral("generate-v1"));
    GenerationState state = take();
    QCOMPARE(state.images, 3);
    QCOMPARE(state.answered, 2);
    QCOMPARE(state.unreadable, 1);
    QCOMPARE(state.drafts, 5);
    QCOMPARE(drafts().size(), 5u);
    QCOMPARE(drafts()[0].level, QStringLiteral("basic"));
    QCOMPARE(drafts()[4].level, QStringLiteral("complex"));
    QCOMPARE(drafts()[1].image, QStringLiteral("sha256:1"));
    QCOMPARE(take().drafts, 0);

    // What was thrown away stays away.
    const QString gone = drafts()[4].id;
    must(writeStatus(*store, [&](WriteAccess &access) { return removeDraft(access.settings(), gone); }, {}));
    QCOMPARE(take().drafts, 0);
    QCOMPARE(drafts().size(), 4u);

    const std::vector<Item> now = pool();
    const auto second = std::find_if(
        now.begin(), now.end(), [](const Item &item) { return item.instruction == u"Describe it in two sentences."; });
    QVERIFY(second != now.end());
    answer(second->revisionId, QStringLiteral("Describe it\nin two sentences"), QStringLiteral("decompose-v1"));
    state = take();
    QCOMPARE(state.decomposed, 1);
    QCOMPARE(state.drafts, 1);
    QCOMPARE(drafts()[1].components.size(), 2u);
    QCOMPARE(componentText(drafts()[1], 1), QStringLiteral("in two sentences"));
    QVERIFY(drafts()[1].components[0].weight == 6 && drafts()[1].components[1].weight == 4);

    // The benchmark knows nothing of it.
    const auto reader = must(store->openReader());
    QCOMPARE(must(reader->items().items()).size(), 2u);
    QCOMPARE(must(reader->items().itemsAt(1)).size(), 2u);
    QCOMPARE(must(reader->items().itemCount()), 2);
    QVERIFY(must(reader->answers().currentResponses()).empty());
    QVERIFY(must(reader->answers().controlResponses()).empty());
    QVERIFY(must(reader->answers().probeResponses()).empty());
    QCOMPARE(must(reader->answers().madeResponses()).size(), 3u);
}

QTEST_APPLESS_MAIN(TestGeneration)
#include "tst_generation.moc"
