// SPDX-License-Identifier: GPL-3.0-or-later
// Audit queues: drawn by their seed, proportional to their strata, assigned with overlap, strewn with hidden gold; and
// control questions whose truth our own check confirms.
#include "core/audit/control_questions.h"
#include "core/audit/queue_builder.h"
#include "core/audit/queue_progress.h"
#include "tests/audit/audit_scene.h"

#include <QSet>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

const QString kAnn = QStringLiteral("Ann");
const QString kBob = QStringLiteral("Bob");

struct Drawn
{
    AuditScene scene;
    CaseTable table;
    CheckTable checks;

    explicit Drawn(AuditScene made)
        : scene(std::move(made))
        , table(scene.table())
    {
        CaseChecks all;
        checks = all.update(table);
    }
    [[nodiscard]] QueueInput input() const { return {table, checks, scene.input.candidates, nullptr, {}}; }
    [[nodiscard]] AuditQueue draw(const QueueSpec &spec) const
    {
        const Result<AuditQueue> queue = buildQueue(input(), QStringLiteral("Q"), spec, 1);
        return queue ? *queue : AuditQueue{};
    }
};

QSet<QString> keysOf(const AuditQueue &queue)
{
    QSet<QString> keys;
    for (const QueueEntry &entry : queue.entries)
        keys.insert(entry.itemId + u'/' + entry.candidateId);
    return keys;
}

} // namespace

class TestQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleFollowsItsSeed();
    void sampleIsProportional();
    void smallSampleKeepsItsSize();
    void overlapAndAssignment();
    void hiddenGold();
    void dynamicSources();
    void extensionTakesNothingTwice();
    void badSpecs();
    void specSurvivesStorage();
    void progressIsEachReviewersOwn();
    void controlsAreWhatTheySay();
    void controlsAreNotMadeTwice();
};

void TestQueue::sampleFollowsItsSeed()
{
    const Drawn drawn(AuditScene(40, 2, 1));
    QueueSpec spec;
    spec.size = 20;
    spec.seed = 5;
    const AuditQueue one = drawn.draw(spec);
    QCOMPARE(one.entries.size(), std::size_t(20));
    QCOMPARE(keysOf(one).size(), 20); // nothing twice
    QCOMPARE(drawn.draw(spec).entries, one.entries);
    spec.seed = 6;
    QVERIFY(drawn.draw(spec).entries != one.entries);
}

void TestQueue::sampleIsProportional()
{
    AuditScene scene(60, 1, 1);
    // A quarter of the responses at half the points: three score strata would be low, middle, full.
    for (int i = 0; i < 15; ++i)
        scene.judgeResponse(QStringLiteral("r%1-cand0").arg(i), QStringLiteral("judge0"), 3, 2);
    const Drawn drawn(scene);
    QueueSpec spec;
    spec.size = 20;
    spec.strata = {QStringLiteral("score"), QStringLiteral("level")};
    QMap<QString, int> counts;
    for (const QueueEntry &entry : drawn.draw(spec).entries)
        ++counts[entry.stratum];
    // 60 responses: 15 of 50 % (8 basic, 7 complex), 45 full (22 basic, 23 complex); a third of each.
    QCOMPARE(counts.size(), 4);
    QVERIFY(std::abs(counts[QStringLiteral("middle|basic")] - 8 / 3.0) < 1);
    QVERIFY(std::abs(counts[QStringLiteral("middle|complex")] - 7 / 3.0) < 1);
    QVERIFY(std::abs(counts[QStringLiteral("full|basic")] - 22 / 3.0) < 1);
    QVERIFY(std::abs(counts[QStringLiteral("full|complex")] - 23 / 3.0) < 1);
}

void TestQueue::smallSampleKeepsItsSize()
{
    AuditScene scene(30, 5, 1);
    for (int i = 0; i < 10; ++i) {
        for (int m = 0; m < 5; ++m)
            scene.judgeResponse(QStringLiteral("r%1-cand%2").arg(i).arg(m), QStringLiteral("judge0"), 1, 1);
    }
    const Drawn drawn(scene);
    QueueSpec spec;
    spec.strata = {QStringLiteral("candidate"), QStringLiteral("score"), QStringLiteral("level")}; // 20 strata
    for (const int size : {3, 15, 25, 45}) {
        spec.size = size;
        QCOMPARE(static_cast<int>(drawn.draw(spec).entries.size()), size);
    }
    spec.size = 45; // two of each are possible
    QMap<QString, int> counts;
    for (const QueueEntry &entry : drawn.draw(spec).entries)
        ++counts[entry.stratum];
    QCOMPARE(counts.size(), 20);
    QVERIFY(std::all_of(counts.begin(), counts.end(), [](int n) { return n >= 1; }));
}

void TestQueue::overlapAndAssignment()
{
    const Drawn drawn(AuditScene(50, 1, 1));
    QueueSpec spec;
    spec.reviewers = {kAnn, kBob};
    spec.overlap = 0.3;
    const AuditQueue queue = drawn.draw(spec);
    int both = 0;
    int ann = 0;
    int bob = 0;
    for (const QueueEntry &entry : queue.entries) {
        both += entry.reviewers.size() == 2 ? 1 : 0;
        ann += isFor(entry, kAnn) ? 1 : 0;
        bob += isFor(entry, kBob) ? 1 : 0;
        QVERIFY(!entry.reviewers.isEmpty());
    }
    QCOMPARE(both, 15);
    QCOMPARE(ann + bob, 65);
    QVERIFY(std::abs(ann - bob) <= 1);
    spec.overlap = 0;
    for (const QueueEntry &entry : drawn.draw(spec).entries)
        QCOMPARE(entry.reviewers.size(), 1);
}

void TestQueue::hiddenGold()
{
    AuditScene scene(30, 1, 1);
    TestLedger ledger;
    for (std::size_t i = 0; i < 10; ++i)
        ledger.append(adjudicateEvents(ledger.index(), scene.table().cases[i], {6.0, 4.0}, {}, kBob, 1));
    scene.input.decisions = ledger.events;
    const Drawn drawn(scene);
    QueueSpec spec;
    spec.size = 10;
    spec.goldShare = 0.2;
    spec.reviewers = {kAnn, QStringLiteral("Eve")};
    const AuditQueue queue = drawn.draw(spec);
    int gold = 0;
    for (const QueueEntry &entry : queue.entries) {
        gold += entry.isGold ? 1 : 0;
        if (entry.isGold)
            QCOMPARE(entry.reviewers, spec.reviewers); // everybody is measured
    }
    QCOMPARE(gold, 2);
    QCOMPARE(queue.entries.size(), std::size_t(12));
    QCOMPARE(keysOf(queue).size(), 12);
}

void TestQueue::dynamicSources()
{
    AuditScene scene(5, 1, 1);
    scene.judgeResponse(QStringLiteral("r1-cand0"), QStringLiteral("judge0"), std::nullopt, 4); // unparsed
    scene.judgeResponse(QStringLiteral("r2-cand0"), QStringLiteral("judge0"), 6, 0); // one sentence, but no points
    for (ScoredJudgement &j : scene.input.judgements) {
        if (j.judgement.responseId == QLatin1String("r3-cand0"))
            j.score.flags = {QStringLiteral("total_mismatch")};
    }
    TestLedger ledger;
    scene.decide(ledger, 4, 6, 4, kAnn, false);
    scene.decide(ledger, 4, 0, 4, kBob, false, 2);
    ledger.append(toggleFlagEvents(ledger.index(), scene.table().cases[0], kAnn, 3));
    scene.input.decisions = ledger.events;
    const Drawn drawn(scene);
    const auto items = [&](QueueSource source) {
        QueueSpec spec;
        spec.source = source;
        QStringList ids;
        for (const QueueEntry &entry : drawn.draw(spec).entries)
            ids.append(entry.itemId);
        return ids;
    };
    QCOMPARE(items(QueueSource::Unparsed), QStringList{QStringLiteral("item1")});
    QCOMPARE(items(QueueSource::Contradiction), (QStringList{QStringLiteral("item2"), QStringLiteral("item3")}));
    QCOMPARE(items(QueueSource::Disagreement), QStringList{QStringLiteral("item4")});
    QCOMPARE(items(QueueSource::Flagged), QStringList{QStringLiteral("item0")});
    QCOMPARE(items(QueueSource::All).size(), 5);
    QVERIFY(!items(QueueSource::Sample).contains(QStringLiteral("item1"))); // nothing to compare it with
}

void TestQueue::extensionTakesNothingTwice()
{
    const Drawn drawn(AuditScene(20, 1, 1));
    QueueSpec spec;
    spec.size = 12;
    const AuditQueue sample = drawn.draw(spec);
    QueueInput input = drawn.input();
    input.extends = &sample;
    spec.source = QueueSource::MostUseful;
    spec.size = 20;
    const Result<AuditQueue> more = buildQueue(input, QStringLiteral("More"), spec, 1);
    QVERIFY(more);
    QCOMPARE(more->entries.size(), std::size_t(8));
    QVERIFY(!keysOf(*more).intersects(keysOf(sample)));
}

void TestQueue::badSpecs()
{
    const Drawn drawn(AuditScene(3, 1, 1));
    const auto refused = [&](QueueSpec spec, const QString &name = QStringLiteral("Q")) {
        const Result<AuditQueue> queue = buildQueue(drawn.input(), name, spec, 1);
        return !queue && queue.error().kind == ErrorKind::BadInput;
    };
    QVERIFY(refused({}, QStringLiteral("  ")));
    QueueSpec spec;
    spec.overlap = 0.5; // with nobody to share
    QVERIFY(refused(spec));
    spec = {};
    spec.overlap = 2;
    QVERIFY(refused(spec));
    spec = {};
    spec.goldShare = -1;
    QVERIFY(refused(spec));
    spec = {};
    spec.strata = {QStringLiteral("weather")};
    QVERIFY(refused(spec));
    spec = {};
    spec.extends = QStringLiteral("S"); // only the most useful add to a sample
    QVERIFY(refused(spec));
    spec = {};
    spec.source = QueueSource::Flagged; // nothing is flagged
    QVERIFY(refused(spec));
}

void TestQueue::specSurvivesStorage()
{
    QueueSpec spec;
    spec.source = QueueSource::MostUseful;
    spec.size = 7;
    spec.seed = 0xffffffffffffffffULL;
    spec.strata = {QStringLiteral("level")};
    spec.reviewers = {QStringLiteral("Ann, the \"first\"")};
    spec.overlap = 0.25;
    spec.goldShare = 0.1;
    spec.judge = QStringLiteral("J");
    spec.extends = QStringLiteral("S");
    QCOMPARE(queueSpecFromText(queueSpecToText(spec)), spec);
}

void TestQueue::progressIsEachReviewersOwn()
{
    AuditScene scene(4, 1, 1);
    QueueSpec spec;
    spec.source = QueueSource::All;
    spec.reviewers = {kAnn, kBob};
    spec.overlap = 1;
    const AuditQueue queue = Drawn(scene).draw(spec);
    TestLedger ledger;
    scene.decide(ledger, 0, 6, 4, kAnn, true, 1000);
    scene.decide(ledger, 1, 6, 4, kAnn, true, 11'000);
    scene.decide(ledger, 2, 6, 4, kAnn, true, 10'000'000); // after a long pause
    scene.decide(ledger, 0, 6, 4, kBob, true, 2000);
    const QueueProgress progress = queueProgress(queue, scene.table());
    QCOMPARE(progress.entries, 4);
    QCOMPARE(progress.decided, 3);
    QCOMPARE(progress.bySeveral, 1);
    QCOMPARE(progress.reviewers.size(), std::size_t(2));
    QCOMPARE(progress.reviewers[0].decided, 3);
    QCOMPARE(progress.reviewers[0].assigned, 4);
    QCOMPARE(progress.reviewers[0].medianMs, std::optional<qint64>(10'000)); // the pause is no work
    QCOMPARE(progress.reviewers[1].decided, 1);
    QVERIFY(!progress.reviewers[1].medianMs);
}

void TestQueue::controlsAreWhatTheySay()
{
    AuditScene scene(6, 1, 1);
    scene.input.items[0].instruction = QStringLiteral("Describe it without using the word \"dog\"");
    scene.input.items[0].components[1] = {QStringLiteral("without using the word \"dog\""), QStringLiteral("mention"),
                                          4};
    scene.input.items[1].instruction = QStringLiteral("Describe it in all capital letters");
    scene.input.items[1].components[1] = {QStringLiteral("in all capital letters"), QStringLiteral("grammar"), 4};
    scene.input.responses[1].text = QStringLiteral("A HOUSE BY THE SEA.");
    const Drawn drawn(scene);
    const Result<std::vector<Response>> made = makeControls(drawn.table, drawn.checks, {}, {}, 1);
    QVERIFY(made);
    QMap<QString, int> kinds;
    for (const Response &r : *made) {
        QVERIFY(r.control);
        ++kinds[r.control->kind];
        const auto base = std::find_if(scene.input.responses.begin(), scene.input.responses.end(),
                                       [&](const Response &x) { return x.id == r.control->base; });
        QVERIFY(base != scene.input.responses.end());
        QVERIFY(r.id != base->id);
        const bool image = r.control->kind.endsWith(QLatin1String("_image"));
        QCOMPARE(r.text == base->text, image);
        QCOMPARE(r.control->image.isEmpty(), !image);
        const auto item = std::find_if(scene.input.items.begin(), scene.input.items.end(),
                                       [&](const Item &x) { return x.revisionId == r.revisionId; });
        if (r.control->kind == QLatin1String("swapped_image"))
            QVERIFY(r.control->image != item->image);
        for (const int ordinal : r.control->components) {
            const Component &component = item->components[static_cast<std::size_t>(ordinal)];
            const auto verdict = [&](const QString &text) {
                return checkComponent(component.text, categoryId(component.category()), item->instruction, text)
                    .verdict;
            };
            QCOMPARE(verdict(base->text), std::optional(Verdict::Met));
            QCOMPARE(verdict(r.text), std::optional(Verdict::Unmet));
        }
    }
    QCOMPARE(kinds.size(), 6);
    QCOMPARE(kinds[QStringLiteral("banned_word")], 1);
    QCOMPARE(kinds[QStringLiteral("case_changed")], 1);
    QCOMPARE(kinds[QStringLiteral("sentence_added")], 4); // the other items ask for one sentence
    QCOMPARE(kinds[QStringLiteral("blank_image")], 6);
}

void TestQueue::controlsAreNotMadeTwice()
{
    const Drawn drawn(AuditScene(10, 1, 1));
    ControlSpec spec;
    spec.kinds = {QStringLiteral("begging")};
    spec.perKind = 4;
    const auto first = makeControls(drawn.table, drawn.checks, {}, spec, 1);
    QVERIFY(first);
    QCOMPARE(first->size(), std::size_t(4));
    const auto again = makeControls(drawn.table, drawn.checks, *first, spec, 1);
    QVERIFY(again);
    QVERIFY(again->empty());
    spec.kinds = {QStringLiteral("hypnosis")};
    QVERIFY(!makeControls(drawn.table, drawn.checks, {}, spec, 1));
}

QTEST_APPLESS_MAIN(TestQueue)
#include "tst_queue.moc"
