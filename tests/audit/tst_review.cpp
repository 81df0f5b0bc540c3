// SPDX-License-Identifier: GPL-3.0-or-later
// Reviewing blind: what a reviewer may see, what a change after the reveal is called, what counts as a rating,
// anchoring, gold and hidden checks, comments and pins, points offered from nearly equal texts.
#include "core/audit/anchoring.h"
#include "core/audit/carry_over.h"
#include "core/audit/rating_table.h"
#include "core/audit/text_diff.h"
#include "tests/audit/audit_scene.h"

#include <QTest>

#include <cmath>

using namespace plumbline;
using namespace plumbline::test;

namespace {
const QString kAnn = QStringLiteral("Ann");
const QString kBob = QStringLiteral("Bob");
const QString kEve = QStringLiteral("Eve");
} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blindThenRevealed();
    void takingBackAfterTheRevealHidesNothing();
    void whoHasSeenCannotBeBlind();
    void whatTheBlindSee();
    void onlyBlindPointsAreRatings();
    void anchoring();
    void goldSettles();
    void undoOfASettlement();
    void hiddenGoldMeasuresTheReviewer();
    void commentsAndPins();
    void judgesThatDiffer();
    void nearlyEqualTexts();
    void similarity();
    void differences_data();
    void differences();
};

void TestReview::blindThenRevealed()
{
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, true);
    QCOMPARE(ledger.events.front().phase, DecisionPhase::Blind);
    QVERIFY(ledger.events.front().judgementId.isEmpty());
    const CaseTable table = scene.table();
    ledger.append(revealEvents(ledger.index(), table.cases[0], kAnn, 2));
    QVERIFY(revealEvents(ledger.index(), table.cases[0], kAnn, 3).empty()); // once is enough
    scene.decide(ledger, 0, 6, 4, kAnn, true, 4);
    QCOMPARE(ledger.events.back().phase, DecisionPhase::Revealed);
    QVERIFY(!ledger.events.back().judgementId.isEmpty());
    const QString key = table.cases[0].components[0].contentKey;
    QCOMPARE(ledger.index().blindPointsBy(kAnn, key), std::optional<double>(2.0));
    QCOMPARE(ledger.index().pointsBy(kAnn, key), std::optional<double>(6.0));
    // Undo takes the points back, not the sight of the judge.
    ledger.append(undoEvents(ledger.index(), kAnn, 5));
    QCOMPARE(ledger.index().pointsBy(kAnn, key), std::optional<double>(2.0));
    QVERIFY(ledger.index().hasSeen(kAnn, key));
    ledger.append(undoEvents(ledger.index(), kAnn, 6));
    QVERIFY(!ledger.index().pointsBy(kAnn, key));
    QCOMPARE(ledger.index().phaseFor(kAnn, key, true), DecisionPhase::Revealed);
    ledger.append(redoEvents(ledger.index(), kAnn, 7));
    QCOMPARE(ledger.index().pointsBy(kAnn, key), std::optional<double>(2.0));
}

void TestReview::takingBackAfterTheRevealHidesNothing()
{
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 0, 0, kAnn, true);
    for (const Decision &d : ledger.events) // the kind must not tell what the judge gave
        QCOMPARE(d.kind, DecisionKind::Override);
    ledger.append(revealEvents(ledger.index(), scene.table().cases[0], kAnn, 2));
    ledger.append(undoEvents(ledger.index(), kAnn, 3));
    scene.input.decisions = ledger.events;
    scene.decide(ledger, 0, 6, 4, kAnn, true, 4);
    const QString key = scene.table().cases[0].components[0].contentKey;
    QCOMPARE(ledger.index().blindPointsBy(kAnn, key), std::optional<double>(0.0));
    const std::vector<Anchoring> found = anchoringOf(scene.table());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].changed, 2);
    QCOMPARE(found[0].towardsJudge, 2);
    const RatingTable ratings = buildRatingTable(scene.input, scene.judges, RatingBasis::Blind);
    QCOMPARE(ratings.rows[0].scores[*ratings.raterIndex(RaterKind::Person, kAnn)], 0.0);
    // Taken back before the reveal, they never were.
    TestLedger early;
    AuditScene other(1, 1, 1);
    other.decide(early, 0, 0, 0, kAnn, true);
    early.append(undoEvents(early.index(), kAnn, 2));
    early.append(revealEvents(early.index(), other.table().cases[0], kAnn, 3));
    QVERIFY(!early.index().blindPointsBy(kAnn, key));
}

void TestReview::whoHasSeenCannotBeBlind()
{
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, false);
    scene.decide(ledger, 0, 3, 4, kAnn, true, 2);
    QCOMPARE(ledger.events.back().phase, DecisionPhase::Open);
    QCOMPARE(ledger.index().phaseFor(kBob, ledger.events.back().contentKey, true), DecisionPhase::Blind);
}

void TestReview::whatTheBlindSee()
{
    AuditScene scene(1, 1, 2);
    scene.judgeResponse(QStringLiteral("r0-cand0"), QStringLiteral("judge1"), 0, 0);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, true);
    scene.decide(ledger, 0, 5, 1, kBob, false, 2);
    const CaseTable before = scene.table();
    ledger.append(commentEvents(before.cases[0], 0, QStringLiteral("secret"), kBob, 3));
    ledger.append(adjudicateEvents(ledger.index(), before.cases[0], {4.0, 4.0}, {}, kEve, 4));
    scene.input.decisions = ledger.events;
    const CaseTable table = scene.table();
    const Case shown = blindCase(table.cases[0], kAnn);
    QVERIFY(!shown.judgement);
    for (const CaseComponent &component : shown.components) {
        QVERIFY(!component.judge);
        QVERIFY(!component.judgesDiffer);
        QVERIFY(!component.human.gold);
        QVERIFY(component.human.comments.empty());
        QCOMPARE(component.human.reviewers.size(), std::size_t(1));
        QCOMPARE(component.human.reviewers.front().reviewer, kAnn);
        QVERIFY(!component.human.isDisputed);
    }
    QCOMPARE(shown.components[0].human.points, std::optional<double>(2.0));
    QVERIFY(!hasSeen(table.decisions, table.cases[0], kAnn));
    QVERIFY(hasSeen(table.decisions, table.cases[0], kBob));
}

void TestReview::onlyBlindPointsAreRatings()
{
    AuditScene scene(3, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 3, 4, kAnn, true);
    scene.decide(ledger, 1, 3, 4, kAnn, false, 2);
    ledger.append(revealEvents(ledger.index(), scene.table().cases[0], kAnn, 3));
    scene.decide(ledger, 0, 6, 4, kAnn, true, 4);
    const RatingTable blind = buildRatingTable(scene.input, scene.judges, RatingBasis::Blind);
    const std::size_t ann = *blind.raterIndex(RaterKind::Person, kAnn);
    QCOMPARE(blind.rows.size(), std::size_t(6));
    QCOMPARE(blind.rows[0].scores[ann], 0.5); // the blind 3 of 6, not the later 6
    QVERIFY(std::isnan(blind.rows[2].scores[ann]));
    QVERIFY(std::isnan(blind.rows[4].scores[ann]));
    QCOMPARE(blind.openLeftOut, 2);
    QCOMPARE(blind.revealedLeftOut, 1); // the second component was left as it was
    QCOMPARE(blind.rows[0].scores[*blind.raterIndex(RaterKind::Judge)], 1.0);
    const RatingTable all = buildRatingTable(scene.input, scene.judges, RatingBasis::All);
    QCOMPARE(all.rows[0].scores[ann], 1.0);
    QCOMPARE(all.rows[2].scores[ann], 0.5);
    QCOMPARE(all.openLeftOut + all.revealedLeftOut, 0);
}

void TestReview::anchoring()
{
    // The judge gives 6 and 4. Ann: 2 → 5 (towards by 3 of 6), 4 stays. Bob: 6 → 3 (away by 3 of 6).
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, true);
    scene.decide(ledger, 0, 6, 4, kBob, true, 2);
    const CaseTable table = scene.table();
    ledger.append(revealEvents(ledger.index(), table.cases[0], kAnn, 3));
    ledger.append(revealEvents(ledger.index(), table.cases[0], kBob, 4));
    scene.decide(ledger, 0, 5, 4, kAnn, true, 5);
    scene.decide(ledger, 0, 3, 4, kBob, true, 6);
    const std::vector<Anchoring> found = anchoringOf(scene.table());
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].reviewer, kAnn);
    QCOMPARE(found[0].revealed, 2);
    QCOMPARE(found[0].changed, 1);
    QCOMPARE(found[0].towardsJudge, 1);
    QCOMPARE(found[0].meanShift, 0.5);
    QCOMPARE(found[1].awayFromJudge, 1);
    QCOMPARE(found[1].meanShift, -0.5);
}

void TestReview::goldSettles()
{
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, true);
    scene.decide(ledger, 0, 6, 4, kBob, true, 2);
    QVERIFY(scene.table().cases[0].isDisputed());
    QCOMPARE(scene.table().cases[0].components[0].effective(), std::optional<double>(4.0));
    ledger.append(
        adjudicateEvents(ledger.index(), scene.table().cases[0], {5.0, 4.0}, QStringLiteral("both right"), kEve, 3));
    scene.input.decisions = ledger.events;
    const CaseTable table = scene.table();
    QVERIFY(!table.cases[0].isDisputed());
    QVERIFY(table.cases[0].isGold());
    QCOMPARE(table.cases[0].components[0].effective(), std::optional<double>(5.0));
    // The settlement names what it settled.
    const Decision &settled = ledger.events[ledger.events.size() - 2];
    QCOMPARE(settled.inputs.size(), 2);
    for (const QString &id : settled.inputs)
        QVERIFY(std::any_of(ledger.events.begin(), ledger.events.end(), [&](const Decision &d) { return d.id == id; }));
    // The same settlement again adds nothing.
    QVERIFY(adjudicateEvents(ledger.index(), table.cases[0], {5.0, 4.0}, {}, kEve, 4).empty());
}

void TestReview::undoOfASettlement()
{
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, true);
    scene.decide(ledger, 0, 6, 4, kBob, true, 2);
    ledger.append(adjudicateEvents(ledger.index(), scene.table().cases[0], {5.0, 4.0}, {}, kEve, 3));
    ledger.append(undoEvents(ledger.index(), kEve, 4));
    scene.input.decisions = ledger.events;
    QVERIFY(!scene.table().cases[0].isGold());
    QVERIFY(scene.table().cases[0].isDisputed());
}

void TestReview::hiddenGoldMeasuresTheReviewer()
{
    AuditScene scene(2, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, true); // before there was gold: no check of Ann
    ledger.append(adjudicateEvents(ledger.index(), scene.table().cases[0], {3.0, 4.0}, {}, kEve, 2));
    scene.input.decisions = ledger.events;
    scene.decide(ledger, 0, 6, 4, kBob, true, 3);
    const std::vector<GoldCheck> checks = goldChecksOf(scene.table());
    QCOMPARE(checks.size(), std::size_t(1));
    QCOMPARE(checks[0].reviewer, kBob);
    QCOMPARE(checks[0].compared, 2);
    QCOMPARE(checks[0].exact, 1);
    QCOMPARE(checks[0].meanAbsolute, 0.25); // |6 - 3| / 6 and 0, halved
    QCOMPARE(checks[0].bias, 0.25);
}

void TestReview::commentsAndPins()
{
    AuditScene scene(1, 1, 1);
    TestLedger ledger;
    const CaseTable table = scene.table();
    ledger.append(commentEvents(table.cases[0], 1, QStringLiteral("  look here  "), kAnn, 1));
    QVERIFY(commentEvents(table.cases[0], 1, QStringLiteral("  "), kAnn, 1).empty());
    QVERIFY(commentEvents(table.cases[0], 9, QStringLiteral("x"), kAnn, 1).empty());
    EvidencePin pin{0, 7, QStringLiteral("Picture"), {}};
    ledger.append(pinEvents(table.cases[0], 0, pin, {}, kAnn, 2));
    QVERIFY(pinEvents(table.cases[0], 0, EvidencePin{}, {}, kAnn, 2).empty());
    scene.input.decisions = ledger.events;
    const CaseTable after = scene.table();
    QCOMPARE(after.cases[0].components[1].human.comments.front().reason, QStringLiteral("look here"));
    QCOMPARE(after.cases[0].components[0].human.pins.front().evidence, std::optional(pin));
    QVERIFY(!after.cases[0].components[0].human.points); // words are no points
    const QString comment = after.cases[0].components[1].human.comments.front().id;
    ledger.append(revokeEvents(ledger.index(), comment, kAnn, 3));
    QVERIFY(ledger.index().view(after.cases[0].components[1].contentKey).comments.empty());
    QVERIFY(revokeEvents(ledger.index(), comment, kAnn, 4).empty());
}

void TestReview::judgesThatDiffer()
{
    AuditScene scene(1, 1, 2);
    scene.judgeResponse(QStringLiteral("r0-cand0"), QStringLiteral("judge1"), 3, 3);
    const CaseTable table = scene.table();
    QVERIFY(table.cases[0].components[0].judgesDiffer);  // 6 and 3 of 6: half the weight apart
    QVERIFY(!table.cases[0].components[1].judgesDiffer); // 4 and 3 of 4
}

void TestReview::nearlyEqualTexts()
{
    AuditScene scene(2, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2, 4, kAnn, false);
    // A re-run answers the first item with the same text, the second with another.
    Response old = scene.input.responses[0];
    Response same = old;
    same.id = QStringLiteral("new-same");
    scene.input.responses[0] = same;
    QCOMPARE(scene.table().cases[0].components[0].human.points, std::optional<double>(2.0)); // inherited
    QVERIFY(!carryOverFor(scene.table(), scene.table().cases[0]));
    same.text = QStringLiteral("Picture 0 shows what C0 has saw!"); // one word more, another mark
    scene.input.responses[0] = same;
    scene.input.earlier = {old};
    const CaseTable table = scene.table();
    QVERIFY(!table.cases[0].components[0].human.points); // offered, not taken
    const std::optional<CarryOver> offer = carryOverFor(table, table.cases[0], 0.8);
    QVERIFY(offer);
    QCOMPARE(offer->points[0], std::optional<double>(2.0));
    QCOMPARE(offer->reviewer, kAnn);
    QCOMPARE(offer->similarity, 1 - 1.0 / 7); // one of seven words
    QVERIFY(!carryOverFor(table, table.cases[0], 0.9));
    QVERIFY(!carryOverFor(table, table.cases[1], 0.8)); // another item
}

void TestReview::similarity()
{
    QCOMPARE(textSimilarity(QStringLiteral("A b, c."), QStringLiteral("a  B c")), 1.0);
    QCOMPARE(textSimilarity(QStringLiteral("a b c d"), QStringLiteral("a b x d")), 0.75);
    QCOMPARE(textSimilarity({}, {}), 1.0);
    QCOMPARE(textSimilarity(QStringLiteral("a"), {}), 0.0);
}

void TestReview::differences_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("equal") << QStringLiteral("a b c") << QStringLiteral("a b c") << QStringList();
    QTest::newRow("one word") << QStringLiteral("a b c") << QStringLiteral("a x c") << QStringList{QStringLiteral("x")};
    QTest::newRow("neighbours join") << QStringLiteral("a d") << QStringLiteral("a b  c d")
                                     << QStringList{QStringLiteral("b  c")};
    QTest::newRow("only taken away") << QStringLiteral("a b c") << QStringLiteral("a c") << QStringList();
    QTest::newRow("from nothing") << QString() << QStringLiteral("a b") << QStringList{QStringLiteral("a b")};
    QTest::newRow("to nothing") << QStringLiteral("a") << QString() << QStringList();
    QTest::newRow("two places") << QStringLiteral("a b c d") << QStringLiteral("x b y d")
                                << QStringList{QStringLiteral("x"), QStringLiteral("y")};
}

void TestReview::differences()
{
    QFETCH(QString, base);
    QFETCH(QString, text);
    QFETCH(QStringList, marked);
    QStringList found;
    for (const TextRange &range : differingRanges(base, text))
        found.append(text.mid(range.start, range.length));
    QCOMPARE(found, marked);
}

QTEST_APPLESS_MAIN(TestReview)
#include "tst_review.moc"
