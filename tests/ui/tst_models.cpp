// SPDX-License-Identifier: GPL-3.0-or-later
// Models and proxies under QAbstractItemModelTester, on cases built by hand.
#include "core/audit/review_acts.h"
#include "core/domain/component_spans.h"
#include "ui/models/case_list_model.h"
#include "ui/models/case_queue_proxy.h"
#include "ui/models/item_filter_proxy.h"
#include "ui/models/item_list_model.h"
#include "ui/models/leaderboard_model.h"
#include "ui/models/score_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace plumbline;

namespace {

Item makeItem(int position, const QString &instruction, std::vector<Component> components)
{
    Item item;
    item.id = QStringLiteral("item%1").arg(position);
    item.revisionId = QStringLiteral("rev%1").arg(position);
    item.position = position;
    item.image = QStringLiteral("image%1.png").arg(position);
    item.instruction = instruction;
    item.level = QStringLiteral("basic");
    item.components = std::move(components);
    return item;
}

/// Two items, one candidate, one judge: item 0 says "two sentences" and got two, yet the judge gave 0 for it.
SnapshotPtr makeSnapshot(std::vector<Decision> decisions = {})
{
    CaseInput input;
    input.items = {makeItem(0, QStringLiteral("Describe the cat in exactly two sentences."),
                            {{QStringLiteral("Describe the cat"), QStringLiteral("describe"), 6},
                             {QStringLiteral("in exactly two sentences"), QStringLiteral("length_limit"), 4}}),
                   makeItem(1, QStringLiteral("Describe the dog without the word fur."),
                            {{QStringLiteral("Describe the dog"), QStringLiteral("describe"), 6},
                             {QStringLiteral("without the word fur"), QStringLiteral("mention"), 4}})};
    ModelSpec candidate;
    candidate.id = QStringLiteral("cand");
    candidate.name = QStringLiteral("Aurora");
    input.candidates = {candidate};
    for (int i = 0; i < 2; ++i) {
        Response r;
        r.id = QStringLiteral("resp%1").arg(i);
        r.revisionId = QStringLiteral("rev%1").arg(i);
        r.candidateId = candidate.id;
        r.text = QStringLiteral("A cat sits on the mat. It looks at us.");
        input.responses.push_back(r);
        ScoredJudgement j;
        j.judgement.id = QStringLiteral("judg%1").arg(i);
        j.judgement.responseId = r.id;
        j.judgement.judgeId = QStringLiteral("judge");
        j.score.state = i == 0 ? QStringLiteral("complete") : QStringLiteral("none");
        j.score.points = i == 0 ? std::vector<std::optional<double>>{6.0, 0.0}
                                : std::vector<std::optional<double>>{std::nullopt, std::nullopt};
        input.judgements.push_back(j);
    }
    input.decisions = std::move(decisions);
    auto snapshot = std::make_shared<ProjectSnapshot>();
    snapshot->candidates = input.candidates;
    snapshot->judgeId = QStringLiteral("judge");
    snapshot->table = buildCaseTable(std::move(input), snapshot->judgeId);
    CaseChecks checks;
    snapshot->checks = checks.update(snapshot->table);
    return snapshot;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void caseStates()
    {
        CaseListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(makeSnapshot());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(CaseListModel::StateRole).toInt(), int(CaseState::Contradiction));
        QCOMPARE(model.index(0).data(CaseListModel::ContradictionsRole).toStringList(),
                 QStringList{QStringLiteral("length_limit")});
        QCOMPARE(model.index(0).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("Rule check and judge disagree: length limit."));
        QCOMPARE(model.index(1).data(CaseListModel::StateRole).toInt(), int(CaseState::Unparsed));
        QCOMPARE(model.index(0).data(CaseListModel::CandidateRole).toString(), QStringLiteral("Aurora"));
    }
    void blindRowsDoNotSayWhatContradicts()
    {
        CaseListModel model;
        model.setSnapshot(makeSnapshot());
        model.setReviewer(QStringLiteral("ada"), true);
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(model.index(0).data(CaseListModel::ContradictionsRole).toStringList().isEmpty());
    }
    void contradictionsComeFirstAndQueuesFilter()
    {
        CaseListModel model;
        CaseQueueProxy queue;
        queue.setSourceModel(&model);
        const QAbstractItemModelTester tester(&queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(makeSnapshot());
        QCOMPARE(queue.index(0, 0).data(CaseListModel::ResponseIdRole).toString(), QStringLiteral("resp0"));
        queue.setKind(QueueKind::Unparsed);
        QCOMPARE(queue.rowCount(), 1);
        QCOMPARE(queue.index(0, 0).data(CaseListModel::ResponseIdRole).toString(), QStringLiteral("resp1"));
        queue.setKind(QueueKind::All);
        queue.setText(QStringLiteral("#1"));
        QCOMPARE(queue.rowCount(), 1);
        queue.setText(QStringLiteral("cat aurora"));
        QCOMPARE(queue.rowCount(), 1);
        queue.setText({});
        queue.setOnly({QStringLiteral("resp1")});
        QCOMPARE(queue.rowCount(), 1);
    }
    void aDecidedRowStaysInView()
    {
        const SnapshotPtr before = makeSnapshot();
        CaseListModel model;
        CaseQueueProxy queue;
        queue.setSourceModel(&model);
        queue.setKind(QueueKind::Undecided);
        model.setSnapshot(before);
        QCOMPARE(queue.rowCount(), 2);
        const Case &c = before->table.cases.front();
        queue.keepVisible(c.response->id);
        model.setSnapshot(makeSnapshot(
            decideEvents({}, c, {6.0, 4.0}, QStringLiteral("two counted"), {QStringLiteral("Ada"), false, 1})));
        QCOMPARE(queue.rowCount(), 2);
        QCOMPARE(model.index(0).data(CaseListModel::StateRole).toInt(), int(CaseState::Decided));
        QCOMPARE(model.index(0).data(CaseListModel::HumanPointsRole).toDouble(), 10.0);
    }
    void scoreTableKeepsTheRange()
    {
        const SnapshotPtr snapshot = makeSnapshot();
        ScoreTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCase(snapshot->table.items[0], snapshot->table.cases[0], snapshot->checks, {}, {});
        QVERIFY(model.setPoints(0, 6));
        QVERIFY(!model.setPoints(0, 6.5));
        QVERIFY(!model.setPoints(1, 5));
        QVERIFY(!model.setPoints(7, 1));
        QVERIFY(!model.setPoints(0, -1));
        QCOMPARE(*model.points()[0], 6.0);
        QVERIFY(model.isEdited());
        const QModelIndex lengthLimit = model.index(1, ScoreTableModel::CheckColumn);
        QCOMPARE(lengthLimit.data(ScoreTableModel::VerdictRole).toInt(), int(Verdict::Met));
        QVERIFY(lengthLimit.data(ScoreTableModel::ContradictsRole).toBool());
    }
    void itemsFilter()
    {
        ItemListModel model;
        ItemFilterProxy proxy;
        proxy.setSourceModel(&model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(makeSnapshot());
        proxy.setCategory(QStringLiteral("mention"));
        QCOMPARE(proxy.rowCount(), 1);
        proxy.setCategory({});
        proxy.setText(QStringLiteral("DESCRIBE cat"));
        QCOMPARE(proxy.rowCount(), 1);
        proxy.setText({});
        proxy.setLevel(QStringLiteral("complex"));
        QCOMPARE(proxy.rowCount(), 0);
    }
    void anUnchangedReadingKeepsTheView()
    {
        ItemListModel model;
        model.setSnapshot(makeSnapshot());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setSnapshot(makeSnapshot());
        QCOMPARE(reset.count(), 0);
    }
    void leaderboardSaysWhatIsMissing()
    {
        const SnapshotPtr snapshot = makeSnapshot();
        LeaderboardModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLeaderboard(buildLeaderboard(snapshot->table, snapshot->candidates, MissingPolicy::Exclude));
        QCOMPARE(model.index(0, LeaderboardModel::TotalColumn).data().toString(), QStringLiteral("60.0")); // 6 of 10
        QCOMPARE(model.index(0, LeaderboardModel::NColumn).data().toString(), QStringLiteral("1"));
        QCOMPARE(model.index(0, LeaderboardModel::MissingColumn).data().toString(), QStringLiteral("1"));
        model.setLeaderboard(buildLeaderboard(snapshot->table, snapshot->candidates, MissingPolicy::Zero));
        QCOMPARE(model.index(0, LeaderboardModel::TotalColumn).data().toString(), QStringLiteral("30.0"));
    }
    void spansFollowTheInstruction()
    {
        Item item = makeItem(0, QStringLiteral("Name the bird and the bird, in two words."),
                             {{QStringLiteral(" the bird"), {}, 1},
                              {QStringLiteral("The bird"), {}, 1},
                              {QStringLiteral("in two words"), {}, 1},
                              {QStringLiteral("not there"), {}, 1},
                              {QString(), {}, 1}});
        const std::vector<Span> spans = componentSpans(item);
        QCOMPARE(spans[0].start, 5);
        QCOMPARE(spans[1].start, 18);
        QCOMPARE(spans[2].start, 28);
        QCOMPARE(spans[3].start, -1);
        QCOMPARE(spans[4].start, -1);
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
