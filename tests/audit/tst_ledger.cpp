// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger as a chain that can be carried from file to file: the order does not depend on who merged whom, old hashes
// stay valid, events survive the way through JSON lines, and hostile lines are refused by number.
#include "core/audit/decision_lines.h"
#include "core/audit/ledger_check.h"
#include "core/audit/ledger_order.h"
#include "tests/audit/audit_scene.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <random>

using namespace plumbline;
using namespace plumbline::test;

class TestLedgerFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashOfAnEventWithoutNewFieldsIsUnchanged();
    void newFieldsAreHashed();
    void orderIsTheChainsOwn();
    void mergedInEitherOrder();
    void linesAndBack();
    void badLinesAreNamed_data();
    void badLinesAreNamed();
    void plainRows();
};

namespace {

const QString kAnn = QStringLiteral("Ann");
const QString kBob = QStringLiteral("Bob");

/// Every field that the first version knew, fixed.
Decision firstVersionEvent()
{
    Decision d;
    d.id = QStringLiteral("id-1");
    d.kind = DecisionKind::Override;
    d.contentKey = QStringLiteral("key");
    d.responseId = QStringLiteral("resp");
    d.component = 1;
    d.points = 2.5;
    d.reason = QStringLiteral("counted");
    d.reviewer = kAnn;
    d.judgementId = QStringLiteral("jud");
    d.group = QStringLiteral("act");
    d.createdMs = 1700000000000;
    return d;
}

std::vector<QString> view(const DecisionIndex &index, const CaseTable &table)
{
    std::vector<QString> lines;
    for (const Case &c : table.cases) {
        for (const CaseComponent &component : c.components) {
            const HumanView v = index.view(component.contentKey);
            lines.push_back(QStringLiteral("%1 %2 %3 %4")
                                .arg(v.points.value_or(-1))
                                .arg(v.reviewers.size())
                                .arg(v.isDisputed)
                                .arg(v.reviewer));
        }
    }
    return lines;
}

} // namespace

void TestLedgerFile::hashOfAnEventWithoutNewFieldsIsUnchanged()
{
    // The canonical bytes as the first version of the program wrote them, and their SHA-256 by an independent tool:
    // printf '%s' '<these bytes>' | sha256sum
    const QByteArray bytes =
        R"({"component":1,"content_key":"key","created_ms":1700000000000,"group":"act","id":"id-1","judgement":"jud","kind":"override","parents":[],"points":2.5,"reason":"counted","response":"resp","reviewer":"Ann","revokes":""})";
    QCOMPARE(canonicalEvent(firstVersionEvent()), bytes);
    QCOMPARE(eventHash(firstVersionEvent()),
             QStringLiteral("a8bcc2ed013af67988eac0a2c2362d81328a3172e21bfce421d20d671779b609"));
}

void TestLedgerFile::newFieldsAreHashed()
{
    const QString before = eventHash(firstVersionEvent());
    Decision phase = firstVersionEvent();
    phase.phase = DecisionPhase::Blind;
    Decision evidence = firstVersionEvent();
    evidence.evidence = EvidencePin{3, 4, QStringLiteral("cat"), {}};
    Decision inputs = firstVersionEvent();
    inputs.inputs = {QStringLiteral("x")};
    Decision duration = firstVersionEvent();
    duration.durationMs = 5;
    QSet<QString> hashes{before};
    for (const Decision &d : {phase, evidence, inputs, duration})
        hashes.insert(eventHash(d));
    QCOMPARE(hashes.size(), 5);
}

void TestLedgerFile::orderIsTheChainsOwn()
{
    // Times run backwards (a clock was set back): the chain says what came first all the same.
    AuditScene scene(3, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 6, 4, kAnn, false, 300);
    scene.decide(ledger, 1, 6, 4, kAnn, false, 200);
    scene.decide(ledger, 2, 6, 4, kAnn, false, 100);
    std::vector<Decision> shuffled = ledger.events;
    std::mt19937 random(7);
    for (int times = 0; times < 20; ++times) {
        for (std::size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[random() % i]);
        QCOMPARE(inLedgerOrder(shuffled), ledger.events);
    }
}

void TestLedgerFile::mergedInEitherOrder()
{
    AuditScene scene(6, 1, 1);
    TestLedger common;
    scene.decide(common, 0, 6, 4, kAnn, false, 10);
    const CaseTable table = scene.table();
    // Both go on from the same file, apart, and even touch the same contents; Ann works on both.
    TestLedger ann = common;
    TestLedger bob = common;
    ann.append(decideEvents(ann.index(), table.cases[1], {5.0, 4.0}, {}, {kAnn, false, 20}));
    ann.append(decideEvents(ann.index(), table.cases[2], {1.0, 1.0}, {}, {kAnn, false, 40}));
    ann.append(undoEvents(ann.index(), kAnn, 50));
    bob.append(decideEvents(bob.index(), table.cases[1], {2.0, 4.0}, {}, {kBob, false, 30}));
    bob.append(decideEvents(bob.index(), table.cases[0], {3.0, 3.0}, {}, {kAnn, false, 35}));
    bob.append(toggleFlagEvents(bob.index(), table.cases[3], kBob, 45));

    std::vector<Decision> annFirst = ann.events;
    std::vector<Decision> bobFirst = bob.events;
    const auto addNew = [](std::vector<Decision> &to, const std::vector<Decision> &from) {
        for (const Decision &d : from) {
            if (std::none_of(to.begin(), to.end(), [&](const Decision &x) { return x.hash == d.hash; }))
                to.push_back(d);
        }
    };
    addNew(annFirst, bob.events);
    addNew(bobFirst, ann.events);
    QVERIFY(!findLedgerFault(annFirst));
    QVERIFY(!findLedgerFault(bobFirst));
    const DecisionIndex one(annFirst);
    const DecisionIndex other(bobFirst);
    QCOMPARE(one.events(), other.events());
    QCOMPARE(view(one, table), view(other, table));
    QVERIFY(one.view(table.cases[1].components[0].contentKey).isDisputed);
    QCOMPARE(one.view(table.cases[0].components[0].contentKey).points, std::optional<double>(3.0));
    QVERIFY(!one.view(table.cases[2].components[0].contentKey).points); // Ann took it back
}

void TestLedgerFile::linesAndBack()
{
    AuditScene scene(2, 1, 1);
    TestLedger ledger;
    scene.decide(ledger, 0, 2.5, 4, kAnn, true);
    const CaseTable table = scene.table();
    EvidencePin span{3, 7, QStringLiteral("„Zitat“ \n\""), {}};
    EvidencePin place;
    place.image = QRectF(0.1, 0.2, 0.3, 0.4);
    ledger.append(pinEvents(table.cases[0], 0, span, {}, kAnn, 5));
    ledger.append(pinEvents(table.cases[0], 1, place, {}, kAnn, 6));
    ledger.append(commentEvents(table.cases[0], 1, QStringLiteral("é\u2028 …"), kBob, 7));
    ledger.append(adjudicateEvents(ledger.index(), table.cases[0], {6.0, 4.0}, QStringLiteral("seen"), kBob, 8));
    ledger.append(revealEvents(ledger.index(), table.cases[1], kBob, 9));
    ledger.append(undoEvents(ledger.index(), kBob, 10));
    QByteArray file;
    for (const Decision &d : ledger.events)
        file += decisionLine(d) + "\r\n\n"; // as another system may write it
    const auto read = readDecisionLines(file, QStringLiteral("f"));
    QVERIFY(read);
    QCOMPARE(read->size(), ledger.events.size());
    for (std::size_t i = 0; i < ledger.events.size(); ++i) {
        QCOMPARE(*(*read)[i].event, ledger.events[i]);
        QCOMPARE(eventHash(*(*read)[i].event), ledger.events[i].hash);
    }
}

void TestLedgerFile::badLinesAreNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("cut") << QByteArray(R"({"item":1,"cand)");
    QTest::newRow("unknown kind") << QByteArray(R"({"id":"a","kind":"explode","hash":"b"})");
    QTest::newRow("unknown phase") << QByteArray(R"({"id":"a","kind":"flag","phase":"drunk","hash":"b"})");
    QTest::newRow("no id") << QByteArray(R"({"kind":"flag","hash":"b"})");
    QTest::newRow("no response") << QByteArray(R"({"component":0,"points":1,"reviewer":"A"})");
    QTest::newRow("no reviewer") << QByteArray(R"({"response":"r","component":0,"points":1})");
    QTest::newRow("points as text") << QByteArray(R"({"response":"r","component":0,"points":"3","reviewer":"A"})");
    QTest::newRow("points below 0") << QByteArray(R"({"response":"r","component":0,"points":-1,"reviewer":"A"})");
    QTest::newRow("component 1.5") << QByteArray(R"({"response":"r","component":1.5,"points":1,"reviewer":"A"})");
    QTest::newRow("huge item") << QByteArray(
        R"({"item":1e300,"candidate":"C","component":0,"points":1,"reviewer":"A"})");
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void TestLedgerFile::badLinesAreNamed()
{
    QFETCH(QByteArray, line);
    const QByteArray file = R"({"response":"r","component":0,"points":1,"reviewer":"A"})" + QByteArray("\n") + line;
    const auto read = readDecisionLines(file, QStringLiteral("labels.jsonl"));
    QVERIFY(!read);
    QCOMPARE(read.error().where, QStringLiteral("labels.jsonl, line 2"));
    QVERIFY(!read.error().remedy.isEmpty());
}

void TestLedgerFile::plainRows()
{
    const auto read = readDecisionLines(
        R"({"item":3,"candidate":"C","component":1,"points":2.5,"reviewer":" Ann ","reason":"why","gold":true})",
        QStringLiteral("f"));
    QVERIFY(read);
    const PlainDecision &row = *read->front().plain;
    QCOMPARE(row.item, 3);
    QCOMPARE(row.component, 1);
    QCOMPARE(row.points, 2.5);
    QCOMPARE(row.reviewer, kAnn);
    QVERIFY(row.blind); // labels made elsewhere were made without our judge in view, unless they say so
    QVERIFY(row.gold);
}

QTEST_APPLESS_MAIN(TestLedgerFile)
#include "tst_ledger.moc"
