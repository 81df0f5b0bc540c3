// SPDX-License-Identifier: GPL-3.0-or-later
// Templates: ours are sound items once their blanks are filled in; a project keeps its own; blanks are found and keep
// an item from being taken.
#include "core/authoring/draft_store.h"
#include "core/authoring/item_template.h"
#include "core/authoring/lint.h"
#include "tests/support/memory_settings.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

Draft written(const QString &instruction)
{
    Draft draft;
    draft.id = QStringLiteral("d");
    draft.itemId = QStringLiteral("i");
    draft.image = QStringLiteral("a.jpg");
    draft.license = QStringLiteral("CC0");
    draft.instruction = instruction;
    draft.annotator.set(AnnotatorTrait::Name, QStringLiteral("Ann"));
    if (!markComponent(draft, 0, instruction.size()))
        qFatal("cannot mark");
    return draft;
}

} // namespace

class TestItemTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oursAreSoundOnceFilledIn()
    {
        const MemorySettings settings;
        const std::vector<ItemTemplate> all = *itemTemplates(settings);
        QVERIFY(all.size() >= 5);
        for (const ItemTemplate &one : all) {
            QVERIFY(one.isOurs);
            Draft draft = one.draft;
            const std::size_t parts = draft.components.size();
            QVERIFY2(parts >= 2, qPrintable(one.name));
            int blanks = 0;
            while (const std::optional<Blank> blank = nextBlank(draft.instruction)) {
                const QString words = draft.instruction.mid(blank->start + 1, blank->length - 2);
                editInstruction(draft, blank->start, blank->length, words);
                ++blanks;
            }
            QVERIFY2(blanks >= 1, qPrintable(one.name));
            QCOMPARE(draft.components.size(), parts); // components keep their words
            draft.image = QStringLiteral("https://example.org/a.jpg");
            QCOMPARE(whatIsMissing(draft), QStringList());
            for (const Finding &f : lint({itemOf(draft)}))
                QVERIFY2(f.severity == Severity::Info, qPrintable(one.name + u": " + f.message));
        }
    }
    void aProjectKeepsItsOwn()
    {
        MemorySettings settings;
        const std::size_t ours = itemTemplates(settings)->size();
        QVERIFY(storeTemplate(settings, QStringLiteral("  two   words "),
                              written(QStringLiteral("Name ‹it› in two words."))));
        std::vector<ItemTemplate> all = *itemTemplates(settings);
        QCOMPARE(all.size(), ours + 1);
        QCOMPARE(all.back().name, QStringLiteral("two words"));
        QVERIFY(!all.back().isOurs);
        const Draft &kept = all.back().draft;
        QCOMPARE(kept.instruction, QStringLiteral("Name ‹it› in two words."));
        QCOMPARE(kept.components.size(), 1u);
        QCOMPARE(kept.license, QStringLiteral("CC0"));
        QVERIFY(kept.id.isEmpty() && kept.itemId.isEmpty() && kept.image.isEmpty() && kept.annotator.isEmpty());
        QVERIFY(storeTemplate(settings, QStringLiteral("TWO words"), written(QStringLiteral("Name it."))));
        all = *itemTemplates(settings);
        QCOMPARE(all.size(), ours + 1); // in place of the other
        QCOMPARE(all.back().draft.instruction, QStringLiteral("Name it."));
        QVERIFY(removeTemplate(settings, QStringLiteral("two words")));
        QCOMPARE(itemTemplates(settings)->size(), ours);
    }
    void whatIsRefused()
    {
        MemorySettings settings;
        const std::vector<ItemTemplate> all = *itemTemplates(settings);
        QVERIFY(!storeTemplate(settings, QStringLiteral(" "), written(QStringLiteral("Name it."))));
        QVERIFY(!storeTemplate(settings, QStringLiteral("x"), {}));
        QVERIFY(!storeTemplate(settings, all.front().name.toUpper(), written(QStringLiteral("Name it."))));
        QVERIFY(!removeTemplate(settings, all.front().name));
        QVERIFY(!removeTemplate(settings, QStringLiteral("no such")));
        QVERIFY(settings.setSetting(QStringLiteral("item_templates"), QStringLiteral("{\"a\":")));
        QVERIFY(!itemTemplates(settings));
    }
    void blanks()
    {
        QVERIFY(!nextBlank(QStringLiteral("no blank, not ‹even half")));
        const QString text = QStringLiteral("a ‹b› c ‹d›");
        QCOMPARE(nextBlank(text)->start, 2);
        QCOMPARE(nextBlank(text)->length, 3);
        QCOMPARE(nextBlank(text, 5)->start, 8);
        QVERIFY(!nextBlank(text, 11));
        Draft draft = written(QStringLiteral("Name ‹it› in two words."));
        QVERIFY(whatIsMissing(draft).join(u' ').contains(QStringLiteral("‹it›")));
        editInstruction(draft, 5, 4, QStringLiteral("the boat"));
        QCOMPARE(componentText(draft, 0), QStringLiteral("Name the boat in two words"));
        QCOMPARE(whatIsMissing(draft), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestItemTemplate)
#include "tst_item_template.moc"
