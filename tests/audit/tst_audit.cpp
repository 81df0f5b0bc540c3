// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions and what follows from them: undo, redo, flags, several reviewers, the effective score, the chain's proof,
// why a score is missing, and when rule and judge contradict each other.
#include "core/audit/case_checks.h"
#include "core/audit/ledger_check.h"
#include "core/audit/review_acts.h"
#include "core/base/ids.h"

#include <QTest>

using namespace plumbline;

namespace {

/// A ledger as the store keeps it: every event follows the one before.
class Ledger
{
public:
    void append(std::vector<Decision> more)
    {
        for (Decision &d : more) {
            if (!events.empty())
                d.parents = {events.back().hash};
            d.hash = eventHash(d);
            events.push_back(std::move(d));
        }
    }
    [[nodiscard]] DecisionIndex index() const { return DecisionIndex(events); }

    std::vector<Decision> events;
};

const QString kKey = QStringLiteral("content");
const QString kAnn = QStringLiteral("Ann");
const QString kBob = QStringLiteral("Bob");

Decision decision(DecisionKind kind, const QString &reviewer, std::optional<double> points, const QString &key = kKey,
                  const QString &act = newId())
{
    Decision d;
    d.id = newId();
    d.kind = kind;
    d.contentKey = key;
    d.reviewer = reviewer;
    d.points = points;
    d.group = act;
    d.reason = QStringLiteral("because");
    return d;
}

Item makeItem(int n)
{
    Item item;
    item.id = newId();
    item.revisionId = newId();
    item.position = n;
    item.instruction = QStringLiteral("Item %1").arg(n);
    item.components = {{QStringLiteral("a"), QStringLiteral("describe"), 4},
                       {QStringLiteral("b"), QStringLiteral("math"), 6}};
    return item;
}

/// One candidate, one judge, one response with one judgement per item, all points given.
struct Scene
{
    CaseInput input;
    ModelSpec candidate;
    QString judge = QStringLiteral("judge");

    explicit Scene(int items)
    {
        candidate.id = QStringLiteral("cand");
        candidate.name = QStringLiteral("C");
        input.candidates = {candidate};
        for (int i = 0; i < items; ++i) {
            input.items.push_back(makeItem(i));
            Response r;
            r.id = newId();
            r.revisionId = input.items.back().revisionId;
            r.candidateId = candidate.id;
            r.text = QStringLiteral("text %1").arg(i);
            input.responses.push_back(r);
            ScoredJudgement j;
            j.judgement.id = newId();
            j.judgement.responseId = r.id;
            j.judgement.judgeId = judge;
            j.score.state = QStringLiteral("complete");
            j.score.points = {3.0, 6.0};
            input.judgements.push_back(j);
        }
    }
    [[nodiscard]] CaseTable table() const { return buildCaseTable(input, judge); }
};

} // namespace

class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latestPointsOfEachReviewer();
    void undoAndRedo();
    void undoTakesBackOneAct();
    void undoIsOnesOwn();
    void redoEndsWithANewDecision();
    void flags();
    void ledgerHolds();
    void ledgerFindsAChangedByte_data();
    void ledgerFindsAChangedByte();
    void ledgerFindsARemovedEvent();
    void effectiveScore();
    void decisionsFollowTheText();
    void confirmOrOverride();
    void missingReasons_data();
    void missingReasons();
    void casesOfEveryPair();
    void contradictions_data();
    void contradictions();
    void checksOfCases();
};

void TestAudit::latestPointsOfEachReviewer()
{
    Ledger ledger;
    ledger.append({decision(DecisionKind::Override, kAnn, 1.0), decision(DecisionKind::Override, kBob, 4.0),
                   decision(DecisionKind::Confirm, kAnn, 2.0),
                   decision(DecisionKind::Override, kBob, 9.0, kKey + u'2')});
    const HumanView view = ledger.index().view(kKey);
    QCOMPARE(view.points, std::optional<double>(3.0)); // (2 + 4) / 2: Ann's first thought no longer counts
    QCOMPARE(view.reviewers.size(), std::size_t(2));
    QVERIFY(view.isDisputed);
    QCOMPARE(view.reviewer, kAnn);
    QCOMPARE(ledger.index().pointsBy(kAnn, kKey), std::optional<double>(2.0));
    QCOMPARE(ledger.index().pointsBy(QStringLiteral("Eve"), kKey), std::nullopt);
    ledger.append({decision(DecisionKind::Confirm, kBob, 2.0)});
    QVERIFY(!ledger.index().view(kKey).isDisputed);
    QCOMPARE(ledger.index().history(kKey).size(), 4u);
    QVERIFY(!ledger.index().view(QStringLiteral("other")).points);
}

void TestAudit::undoAndRedo()
{
    Ledger ledger;
    const auto points = [&] { return ledger.index().view(kKey).points; };
    QVERIFY(undoEvents(ledger.index(), kAnn, 1).empty());
    QVERIFY(redoEvents(ledger.index(), kAnn, 1).empty());
    ledger.append({decision(DecisionKind::Override, kAnn, 1.0)});
    ledger.append({decision(DecisionKind::Override, kAnn, 2.0)});
    const auto undo = [&] { ledger.append(undoEvents(ledger.index(), kAnn, 1)); };
    const auto redo = [&] { ledger.append(redoEvents(ledger.index(), kAnn, 1)); };
    using Points = std::optional<double>;
    undo();
    QCOMPARE(points(), Points(1.0));
    undo();
    QCOMPARE(points(), Points());
    undo(); // nothing is left to undo
    QCOMPARE(points(), Points());
    redo();
    QCOMPARE(points(), Points(1.0));
    redo();
    QCOMPARE(points(), Points(2.0));
    redo(); // nor to redo
    QCOMPARE(points(), Points(2.0));
    undo();
    redo();
    undo();
    QCOMPARE(points(), Points(1.0));
    QVERIFY(!findLedgerFault(ledger.events)); // nothing was erased for it
}

void TestAudit::undoTakesBackOneAct()
{
    Ledger ledger;
    const QString act = newId();
    ledger.append({decision(DecisionKind::Override, kAnn, 1.0, kKey)});
    ledger.append({decision(DecisionKind::Override, kAnn, 2.0, kKey, act),
                   decision(DecisionKind::Override, kAnn, 3.0, kKey + u'2', act)});
    const std::vector<Decision> undo = undoEvents(ledger.index(), kAnn, 7);
    QCOMPARE(undo.size(), 2u);
    QCOMPARE(undo[0].group, undo[1].group);
    QVERIFY(undo[0].group != act);
    QCOMPARE(undo[0].createdMs, 7);
    ledger.append(undo);
    QCOMPARE(ledger.index().view(kKey).points, std::optional<double>(1.0));
    QVERIFY(!ledger.index().view(kKey + u'2').points);
    ledger.append(redoEvents(ledger.index(), kAnn, 8));
    QCOMPARE(ledger.index().view(kKey).points, std::optional<double>(2.0));
    QCOMPARE(ledger.index().view(kKey + u'2').points, std::optional<double>(3.0));
}

void TestAudit::undoIsOnesOwn()
{
    Ledger ledger;
    ledger.append({decision(DecisionKind::Override, kAnn, 1.0)});
    ledger.append({decision(DecisionKind::Override, kBob, 3.0)});
    ledger.append(undoEvents(ledger.index(), kAnn, 1));
    QCOMPARE(ledger.index().view(kKey).points, std::optional<double>(3.0));
    QVERIFY(redoEvents(ledger.index(), kBob, 1).empty());
}

void TestAudit::redoEndsWithANewDecision()
{
    Ledger ledger;
    ledger.append({decision(DecisionKind::Override, kAnn, 1.0)});
    ledger.append(undoEvents(ledger.index(), kAnn, 1));
    ledger.append({decision(DecisionKind::Override, kAnn, 2.0)});
    QVERIFY(redoEvents(ledger.index(), kAnn, 1).empty());
}

void TestAudit::flags()
{
    Scene scene(1);
    Ledger ledger;
    const auto table = [&] {
        scene.input.decisions = ledger.events;
        return scene.table();
    };
    const auto toggle = [&] {
        const CaseTable t = table();
        ledger.append(toggleFlagEvents(t.decisions, t.cases.front(), kAnn, 1));
    };
    QVERIFY(!table().cases.front().isFlagged());
    toggle();
    QCOMPARE(ledger.events.size(), 2u); // every component
    QVERIFY(table().cases.front().isFlagged());
    QVERIFY(!table().cases.front().components[0].human.points); // a flag is no score
    toggle();
    QVERIFY(!table().cases.front().isFlagged());
    toggle();
    QVERIFY(table().cases.front().isFlagged());
}

void TestAudit::ledgerHolds()
{
    QVERIFY(!findLedgerFault({}));
    Ledger ledger;
    for (int i = 0; i < 20; ++i)
        ledger.append({decision(DecisionKind::Override, kAnn, i)});
    QVERIFY(!findLedgerFault(ledger.events));
}

void TestAudit::ledgerFindsAChangedByte_data()
{
    QTest::addColumn<int>("field");
    for (int i = 0; i < 11; ++i)
        QTest::addRow("field %d", i) << i;
}

void TestAudit::ledgerFindsAChangedByte()
{
    QFETCH(int, field);
    Ledger ledger;
    for (int i = 0; i < 5; ++i)
        ledger.append({decision(DecisionKind::Override, kAnn, 2.0)});
    Decision &d = ledger.events[2];
    QString *const texts[] = {&d.id,       &d.contentKey,  &d.responseId, &d.reason,
                              &d.reviewer, &d.judgementId, &d.revokes,    &d.group};
    if (field < 8)
        texts[field]->append(u'x');
    else if (field == 8)
        d.points = 2.0000001;
    else if (field == 9)
        d.kind = DecisionKind::Confirm;
    else
        ++d.createdMs;
    const auto fault = findLedgerFault(ledger.events);
    QVERIFY(fault);
    QCOMPARE(fault->index, std::size_t{2}); // the first broken link
    QCOMPARE(fault->eventId, d.id);
    // Who also forges the hash breaks the next link instead.
    d.hash = eventHash(d);
    QCOMPARE(findLedgerFault(ledger.events)->index, std::size_t{3});
}

void TestAudit::ledgerFindsARemovedEvent()
{
    Ledger ledger;
    for (int i = 0; i < 5; ++i)
        ledger.append({decision(DecisionKind::Override, kAnn, 2.0)});
    for (std::size_t gone = 0; gone < 4; ++gone) {
        std::vector<Decision> events = ledger.events;
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(gone));
        const auto fault = findLedgerFault(events);
        QVERIFY(fault);
        QCOMPARE(fault->index, gone);
    }
    std::vector<Decision> swapped = ledger.events;
    std::swap(swapped[1], swapped[2]);
    QVERIFY(findLedgerFault(swapped));
}

void TestAudit::effectiveScore()
{
    Scene scene(1);
    Case c = scene.table().cases.front();
    QCOMPARE(c.judgePoints(), std::optional<double>(9.0));
    QCOMPARE(c.effectivePoints(), std::optional<double>(9.0));
    QVERIFY(!c.isDecided());
    Ledger ledger;
    ledger.append(decideEvents({}, c, {1.5, std::nullopt}, QStringLiteral("r"), {kAnn, false, 1}));
    scene.input.decisions = ledger.events;
    c = scene.table().cases.front();
    QCOMPARE(c.effectivePoints(), std::optional<double>(7.5)); // a person's 1.5 and the judge's 6
    QCOMPARE(c.judgePoints(), std::optional<double>(9.0));     // the judge said what it said
    QVERIFY(!c.isDecided());
    scene.input.judgements.front().score.points[1].reset(); // now the judge's points are not readable
    c = scene.table().cases.front();
    QVERIFY(!c.effectivePoints());
    QCOMPARE(c.components[0].missing, Missing::None);
    QCOMPARE(c.components[1].missing, Missing::Unparsed);
}

void TestAudit::decisionsFollowTheText()
{
    Scene scene(1);
    Ledger ledger;
    ledger.append(decideEvents({}, scene.table().cases.front(), {0.0, 0.0}, {}, {kAnn, false, 1}));
    scene.input.decisions = ledger.events;
    scene.input.responses.front().id = newId(); // asked again, the same text came
    scene.input.judgements.clear();
    QCOMPARE(scene.table().cases.front().effectivePoints(), std::optional<double>(0.0));
    QVERIFY(scene.table().cases.front().isDecided());
    scene.input.responses.front().text += u'.'; // another text is another matter
    QVERIFY(!scene.table().cases.front().effectivePoints());
}

void TestAudit::confirmOrOverride()
{
    const Scene scene(1);
    const Case c = scene.table().cases.front();
    const std::vector<Decision> events = decideEvents({}, c, {3.0, 5.0}, QStringLiteral("why"), {kAnn, true, 9});
    QCOMPARE(events.size(), 2u);
    QCOMPARE(events[0].kind, DecisionKind::Override); // who has not seen the judge confirms nothing
    QCOMPARE(events[0].group, events[1].group);
    QVERIFY(events[0].judgementId.isEmpty()); // blind: no judgement was in view
    const std::vector<Decision> open = decideEvents({}, c, {3.0, 5.0}, {}, {kAnn, false, 9});
    QCOMPARE(open[0].kind, DecisionKind::Confirm);
    QCOMPARE(open[1].kind, DecisionKind::Override);
    QCOMPARE(open[0].judgementId, c.judgement->judgement.id);
    Case bare = c;
    bare.response.reset();
    QVERIFY(decideEvents({}, bare, {3.0, 5.0}, {}, {kAnn, false, 9}).empty());
}

void TestAudit::missingReasons_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, Missing reason) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(reason);
    };
    row("scored", Missing::None);
    row("not asked", Missing::NotRun);
    row("asking failed", Missing::Failed);
    row("empty response", Missing::Failed);
    row("failed response", Missing::Failed);
    row("refused response, not judged", Missing::Refused);
    row("not judged", Missing::NotRun);
    row("judging failed", Missing::Failed);
    row("reply not read yet", Missing::NotRun);
    row("reply unreadable", Missing::Unparsed);
    row("judge refused", Missing::Refused);
    row("only another judge", Missing::NotRun);
}

void TestAudit::missingReasons()
{
    QFETCH(QString, scene);
    QFETCH(int, reason);
    Scene s(1);
    Response &response = s.input.responses.front();
    JudgementScore &score = s.input.judgements.front().score;
    const QString failedAsk = s.candidate.id + u'/' + s.input.items.front().revisionId;
    const QString failedJudgement = s.judge + u'/' + response.id;
    if (scene == u"not asked" || scene == u"asking failed") {
        s.input.responses.clear();
        s.input.judgements.clear();
        if (scene == u"asking failed")
            s.input.failedAsks.insert(failedAsk);
    } else if (scene == u"reply not read yet") {
        score = {};
    } else if (scene == u"reply unreadable") {
        score = {1, QStringLiteral("none"), {std::nullopt, std::nullopt}, {}, {}, {}};
    } else if (scene == u"judge refused") {
        score = {1, QStringLiteral("none"), {}, {}, {}, {QStringLiteral("refusal")}};
    } else if (scene == u"only another judge") {
        s.input.judgements.front().judgement.judgeId = QStringLiteral("other");
    } else if (scene != u"scored") {
        s.input.judgements.clear();
        if (scene == u"empty response")
            response.state = ResponseState::Empty;
        else if (scene == u"failed response")
            response.state = ResponseState::Failed;
        else if (scene == u"refused response, not judged")
            response.state = ResponseState::Refused;
        else if (scene == u"judging failed")
            s.input.failedJudgements.insert(failedJudgement);
    }
    const CaseTable table = s.table();
    QCOMPARE(table.cases.size(), 1u);
    for (const CaseComponent &component : table.cases.front().components) {
        QCOMPARE(static_cast<int>(component.missing), reason);
        QCOMPARE(component.effective().has_value(), reason == static_cast<int>(Missing::None));
    }
}

void TestAudit::casesOfEveryPair()
{
    Scene scene(3);
    ModelSpec second;
    second.id = QStringLiteral("second");
    scene.input.candidates.push_back(second);
    Response again = scene.input.responses.front();
    again.id = newId();
    again.repeat = 1;
    scene.input.responses.insert(scene.input.responses.begin(), again);
    const CaseTable table = scene.table();
    QCOMPARE(table.cases.size(), 6u);
    QCOMPARE(table.cases[1].candidateId, second.id);
    QVERIFY(!table.cases[1].response);
    QCOMPARE(table.cases[0].response->repeat, 0); // of repeated answers, the first
}

void TestAudit::contradictions_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<double>("points");
    QTest::addColumn<bool>("contradicts");
    const int met = static_cast<int>(Verdict::Met);
    const int unmet = static_cast<int>(Verdict::Unmet);
    QTest::newRow("met, none") << met << 0.0 << true;
    QTest::newRow("met, half") << met << 2.0 << true;
    QTest::newRow("met, more than half") << met << 2.5 << false;
    QTest::newRow("met, full") << met << 4.0 << false;
    QTest::newRow("unmet, none") << unmet << 0.0 << false;
    QTest::newRow("unmet, half") << unmet << 2.0 << false;
    QTest::newRow("unmet, more than half") << unmet << 2.5 << true;
    QTest::newRow("unmet, full") << unmet << 4.0 << true;
    QTest::newRow("abstains, full") << static_cast<int>(Verdict::Abstain) << 4.0 << false;
    QTest::newRow("abstains, none") << static_cast<int>(Verdict::Abstain) << 0.0 << false;
}

void TestAudit::contradictions()
{
    QFETCH(int, verdict);
    QFETCH(double, points);
    QFETCH(bool, contradicts);
    ComponentCheck check;
    QVERIFY(!plumbline::contradicts(check, points, 4)); // no rule, no contradiction
    check.verdict = static_cast<Verdict>(verdict);
    QCOMPARE(plumbline::contradicts(check, points, 4), contradicts);
    QVERIFY(!plumbline::contradicts(check, std::nullopt, 4));
}

void TestAudit::checksOfCases()
{
    Scene scene(2);
    for (Item &item : scene.input.items) {
        item.instruction = QStringLiteral("Describe it in exactly two sentences.");
        item.components = {{QStringLiteral("Describe it"), QStringLiteral("describe"), 4},
                           {QStringLiteral("in exactly two sentences"), QStringLiteral("length_limit"), 6}};
    }
    scene.input.responses[0].text = QStringLiteral("A dog runs. A cat sleeps.");
    scene.input.responses[1].text = QStringLiteral("A dog runs.");
    CaseChecks checks;
    CaseTable table = scene.table();
    CheckTable found = checks.update(table);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.value(table.cases[0].components[1].contentKey).verdict, std::optional(Verdict::Met));
    QCOMPARE(found.value(table.cases[1].components[1].contentKey).verdict, std::optional(Verdict::Unmet));
    // The judge gave full points to the one sentence.
    QVERIFY(contradicts(found.value(table.cases[1].components[1].contentKey), table.cases[1].components[1].judge, 6));
    scene.input.responses[1].state = ResponseState::Failed;
    found = checks.update(scene.table());
    QCOMPARE(found.size(), 1); // no rule judges an answer that is none
}

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
