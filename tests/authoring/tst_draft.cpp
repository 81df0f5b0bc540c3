// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts: components keep their words while the instruction is edited, what nobody chose is suggested, and a draft that
// is taken into the benchmark comes back as the same draft.
#include "core/authoring/category_hint.h"
#include "core/authoring/draft_store.h"
#include "tests/support/memory_settings.h"
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

/// A draft with parts of its instruction marked.
Draft marked(const QString &instruction, const QStringList &parts)
{
    Draft draft;
    draft.id = QStringLiteral("d");
    draft.instruction = instruction;
    for (const QString &part : parts) {
        if (!markComponent(draft, instruction.indexOf(part), part.size()))
            qFatal("cannot mark %s", qPrintable(part));
    }
    return draft;
}

QStringList texts(const Draft &draft)
{
    QStringList all;
    for (std::size_t c = 0; c < draft.components.size(); ++c)
        all.append(componentText(draft, c));
    return all;
}

/// Another model of the same: every character says whose it is.
struct Tagged
{
    QString text;
    std::vector<int> owner; ///< -1: nobody's

    void edit(qsizetype at, qsizetype removed, const QString &inserted)
    {
        const auto first = owner.begin() + at;
        int whose = -1;
        if (removed > 0) {
            whose = std::all_of(first, first + removed, [&](int o) { return o == *first; }) ? *first : -1;
        } else if (at > 0 && at < text.size() && owner[std::size_t(at - 1)] == owner[std::size_t(at)]) {
            whose = *first;
        }
        text.replace(at, removed, inserted);
        const auto gap = owner.erase(first, first + removed);
        owner.insert(gap, std::size_t(inserted.size()), whose);
    }
    [[nodiscard]] QStringList texts(int count) const
    {
        QStringList all;
        for (int c = 0; c < count; ++c) {
            QString own;
            for (qsizetype i = 0; i < text.size(); ++i)
                own += owner[std::size_t(i)] == c ? QString(text.at(i)) : QString();
            if (!own.isEmpty())
                all.append(own);
        }
        return all;
    }
};

} // namespace

class TestDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marking()
    {
        const QString text = QStringLiteral("Describe the dog, in two sentences, without the word \"brown\".");
        Draft draft = marked(text, {QStringLiteral(" in two sentences, "), QStringLiteral("Describe the dog,")});
        // Blanks and commas at the ends do not count; the order is the instruction's.
        QCOMPARE(texts(draft), QStringList({QStringLiteral("Describe the dog"), QStringLiteral("in two sentences")}));
        QCOMPARE(draft.components[0].weight, 6.0);
        QCOMPARE(draft.components[1].type, QStringLiteral("length_limit"));
        QCOMPARE(draft.level, QStringLiteral("basic"));
        QVERIFY(!markComponent(draft, 9, 12)); // overlaps
        QVERIFY(!markComponent(draft, 16, 2)); // only a comma and a blank
        QVERIFY(!markComponent(draft, -5, 3));
        // Words that are cut are taken whole, but not into another component.
        Draft cut;
        cut.instruction = QStringLiteral("Describe the harbour in two sentences");
        QVERIFY(markComponent(cut, 3, 15));
        QCOMPARE(componentText(cut, 0), QStringLiteral("Describe the harbour"));
        QVERIFY(markComponent(cut, 22, 3));
        QCOMPARE(componentText(cut, 1), QStringLiteral("in two"));
        QCOMPARE(markComponent(draft, text.indexOf(u'w', 30), 500),
                 std::optional<int>(2)); // to the end, without the dot
        QCOMPARE(texts(draft).last(), QStringLiteral("without the word \"brown\""));
        QCOMPARE(draft.level, QStringLiteral("intermediate"));
        QCOMPARE(draft.components[0].weight, 4.0);
        // What was chosen stays.
        draft.components[0].weight = 5;
        draft.components[0].isWeightChosen = true;
        draft.components[2].type = QStringLiteral("grammar");
        draft.components[2].isTypeChosen = true;
        removeComponent(draft, 1);
        QCOMPARE(draft.components[0].weight, 5.0);
        QCOMPARE(draft.components[1].type, QStringLiteral("grammar"));
        moveComponent(draft, 0, 1);
        QCOMPARE(texts(draft),
                 QStringList({QStringLiteral("without the word \"brown\""), QStringLiteral("Describe the dog")}));
        moveComponent(draft, 1, 0);
        balanceWeights(draft);
        QCOMPARE(draft.components[0].weight, 6.0);
    }
    void wordsStayWhileTheTextIsEdited()
    {
        std::mt19937 random(7);
        const auto below = [&](qsizetype n) { return n <= 0 ? 0 : qsizetype(random() % quint32(n)); };
        for (int round = 0; round < 500; ++round) {
            const QString text = QStringLiteral("aa bbbb cc dddd ee ffff gg hhhh ii jjjj");
            Draft draft =
                marked(text, {QStringLiteral("bbbb cc"), QStringLiteral("ffff"), QStringLiteral("hhhh ii jjjj")});
            Tagged other{text, std::vector<int>(std::size_t(text.size()), -1)};
            for (std::size_t c = 0; c < 3; ++c)
                std::fill_n(other.owner.begin() + draft.components[c].start, draft.components[c].length, int(c));
            for (int edit = 0; edit < 8; ++edit) {
                const qsizetype at = below(draft.instruction.size() + 1);
                const qsizetype removed =
                    below(2) ? 0 : below(std::min<qsizetype>(9, draft.instruction.size() - at + 1));
                const QString inserted = QStringLiteral("xyz zyx").left(below(8));
                editInstruction(draft, at, removed, inserted);
                other.edit(at, removed, inserted);
                QCOMPARE(draft.instruction, other.text);
                QCOMPARE(texts(draft), other.texts(3));
            }
        }
    }
    void comesBackFromJson()
    {
        Draft draft = marked(QStringLiteral("Describe the café in one sentence."),
                             {QStringLiteral("Describe the café"), QStringLiteral("in one sentence")});
        draft.components.push_back({-1, 0, QStringLiteral("be polite"), QStringLiteral("tone"), 1.5, true, true});
        draft.annotator.set(AnnotatorTrait::Region, QStringLiteral("Lyon"));
        draft.license = QStringLiteral("CC BY 4.0");
        draft.changedMs = 1764172800123;
        QCOMPARE(draftFromJson(draftToJson(draft)), draft);
        QJsonObject moved = draftToJson(draft); // edited by hand: the words are found again
        moved.insert(QStringLiteral("instruction"), QString(QStringLiteral("Please: ") + draft.instruction));
        QCOMPARE(texts(draftFromJson(moved)), texts(draft));
        QCOMPARE(draftFromJson(moved).components[1].start, draft.components[1].start + 8);
        QJsonObject hostile = draftToJson(draft);
        hostile.insert(QStringLiteral("instruction"), QStringLiteral("short"));
        for (const QString &text : texts(draftFromJson(hostile)))
            QVERIFY(!text.isEmpty()); // places beyond the text fall back to the words
        QVERIFY(draftFromJson({}).components.empty());
    }
    void takenIntoTheBenchmark()
    {
        const QTemporaryDir dir;
        const auto store = must(createSqliteProject(dir.filePath(QStringLiteral("a.plumb"))));
        insertItems(*store, makeItems(3));
        Draft draft = marked(QStringLiteral("Describe the kiln in one sentence."),
                             {QStringLiteral("Describe the kiln"), QStringLiteral("in one sentence")});
        draft.license = QStringLiteral("CC0");
        draft.annotator.set(AnnotatorTrait::Language, QStringLiteral("Welsh"));
        const auto take = [&](const Draft &what) {
            return writeNow<Item>(*store, [&](WriteAccess &access) { return takeDraft(access, what, 5); });
        };
        QVERIFY(take(draft).error().text().contains(QLatin1String("no image")));
        draft.image = QStringLiteral("https://example.org/kiln.jpg");
        QVERIFY(writeStatus(*store, [&](WriteAccess &access) { return storeDraft(access.settings(), draft); }));
        const Item item = must(take(draft));
        QCOMPARE(item.position, 3);
        const auto reader = must(store->openReader());
        QVERIFY(must(storedDrafts(reader->settings())).empty());
        QCOMPARE(must(reader->items().items()).back().components[0].weight, 6.0);
        QVERIFY(item.source.contains(QLatin1String("CC0")));
        // Opened again and taken unchanged: the same question; edited: a new revision of the same item.
        Draft again = draftOf(must(reader->items().items()).back(), draft.annotator);
        QCOMPARE(again.license, QStringLiteral("CC0"));
        QCOMPARE(itemContentHash(itemOf(again)), itemContentHash(item));
        editInstruction(again, 0, 8, QStringLiteral("Explain"));
        QCOMPARE(texts(again).first(), QStringLiteral("Explain the kiln"));
        const Item revised = must(take(again));
        QCOMPARE(revised.id, item.id);
        QVERIFY(revised.revisionId != item.revisionId);
        QCOMPARE(must(must(store->openReader())->items().itemCount()), 4);
        QCOMPARE(must(must(store->openReader())->items().revisionCount()), 2);
        Draft orphan = again;
        orphan.itemId = newId();
        QVERIFY(take(orphan).error().text().contains(QLatin1String("is gone")));
        MemorySettings settings;
        QVERIFY(settings.setSetting(QStringLiteral("drafts"), QStringLiteral("{}")));
        QVERIFY(!storedDrafts(settings));
        QVERIFY(!removeDraft(settings, QStringLiteral("x")));
    }
    void categoriesOfThePublishedFile()
    {
        QFile file(referencePath(QStringLiteral("mia-bench/instruction_benchmark_all.json")));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the published file is not here");
        int right = 0;
        int all = 0;
        QMap<QString, int> confused;
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
            const QJsonObject item = value.toObject();
            const QJsonArray components = item.value(u"components").toArray();
            const QJsonArray types = item.value(u"component_type").toArray();
            for (qsizetype c = 0; c < std::min(components.size(), types.size()); ++c) {
                const Category truth = categoryFromSpelling(types[c].toString());
                const Category got = suggestedCategory(components[c].toString(), item.value(u"instruction").toString());
                ++all;
                right += truth == got ? 1 : 0;
                if (truth != got)
                    ++confused[categoryId(truth) + QStringLiteral(" as ") + categoryId(got)];
            }
        }
        for (auto it = confused.cbegin(); it != confused.cend(); ++it)
            qInfo("%s: %d", qPrintable(it.key()), it.value());
        qInfo("%d of %d", right, all);
        QVERIFY(right * 100 >= all * 75); // a suggestion that is wrong more often is in the way
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
