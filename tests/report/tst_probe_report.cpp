// SPDX-License-Identifier: GPL-3.0-or-later
// What items lose without their images, by hand-worked numbers.
#include "core/domain/probe.h"
#include "core/report/probe_report.h"

#include <QJsonArray>
#include <QTest>

using namespace plumbline;

namespace {

/// One item of two components (6 and 4) and the answers to it, each graded as it is added.
struct Scene
{
    Scene()
    {
        Item item;
        item.id = QStringLiteral("i");
        item.revisionId = QStringLiteral("r");
        item.components = {{QStringLiteral("a"), QStringLiteral("descrip"), 6},
                           {QStringLiteral("b"), QStringLiteral("length_limit"), 4}};
        input.items = {item};
        input.judgeId = QStringLiteral("J");
    }
    void add(const QString &candidate, const QString &condition, int repeat,
             const std::vector<std::optional<double>> &points)
    {
        Response r;
        r.id = QString::number(next++);
        r.revisionId = QStringLiteral("r");
        r.candidateId = candidate;
        r.repeat = repeat;
        if (!condition.isEmpty())
            r.control = probeControl(condition);
        (condition.isEmpty() ? input.responses : input.probes).push_back(r);
        if (points.empty())
            return;
        ScoredJudgement j;
        j.judgement.responseId = r.id;
        j.judgement.judgeId = QStringLiteral("J");
        j.score.points = points;
        input.judgements.push_back(j);
    }
    ProbeInput input;
    int next = 1;
};

} // namespace

class TestProbeReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void severalCandidates();
    void repeatsOfOneCandidate();
    void theNewestAnswerCounts();
    void extremesAreNamed();
    void ungradedAnswersDoNotCount();
    void anotherJudgeDoesNotCount();
    void overTheSet();
    void unprobedItemsAreLeftOut();
    void asJson();
};

void TestProbeReport::severalCandidates()
{
    Scene s;
    for (const QString &c : {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")})
        s.add(c, {}, 0, {6, 4});
    s.add(QStringLiteral("A"), kProbeNone, 0, {0, 4}); // loses 0.6
    s.add(QStringLiteral("B"), kProbeNone, 0, {1, 4}); // 0.5
    s.add(QStringLiteral("C"), kProbeNone, 0, {2, 4}); // 0.4
    const ProbeReport report = buildProbeReport(s.input);
    QCOMPARE(report.items.size(), 1u);
    const ProbedItem &item = report.items.front();
    QCOMPARE(item.arms.size(), 2u);
    QCOMPARE(*item.arms[0].total.value, 1.0);
    QCOMPARE(*item.arms[1].total.value, 0.5);
    QCOMPARE(item.drops.size(), 1u);
    const ProbeDrop &drop = item.drops.front();
    QCOMPARE(drop.unit, QStringLiteral("candidates"));
    QCOMPARE(drop.total.n, 3);
    QCOMPARE(*drop.total.value, 0.5);
    // s = 0.1, t(0.975; 2) = 4.3027, half width 4.3027 * 0.1 / sqrt(3) = 0.2484
    QVERIFY(std::abs(drop.total.interval->low - 0.2516) < 1e-4);
    QVERIFY(std::abs(drop.total.interval->high - 0.7484) < 1e-4);
    // The description loses 1, 5/6 and 4/6: mean 5/6; the length limit nothing, and nothing varies.
    QVERIFY(std::abs(*drop.components[0].value - 5.0 / 6) < 1e-9);
    QVERIFY(drop.components[0].interval->high <= 1);
    QCOMPARE(*drop.components[1].value, 0.0);
    QVERIFY(!drop.components[1].interval);
}

void TestProbeReport::repeatsOfOneCandidate()
{
    Scene s;
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.add(QStringLiteral("A"), {}, 1, {5, 4});
    s.add(QStringLiteral("A"), kProbeBlank, 0, {0, 4});
    s.add(QStringLiteral("A"), kProbeBlank, 1, {3, 4});
    const ProbeDrop drop = buildProbeReport(s.input).items.front().drops.front();
    QCOMPARE(drop.unit, QStringLiteral("repeats"));
    QCOMPARE(drop.total.n, 2);
    QCOMPARE(*drop.total.value, 0.4); // (0.6 + 0.2) / 2
    QVERIFY(drop.total.interval);
    QCOMPARE(drop.total.interval->low, -1.0); // t with one degree of freedom reaches far: cut
}

void TestProbeReport::theNewestAnswerCounts()
{
    Scene s;
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.add(QStringLiteral("A"), kProbeNone, 0, {6, 4});
    s.add(QStringLiteral("A"), kProbeNone, 0, {0, 0});
    const ProbedItem item = buildProbeReport(s.input).items.front();
    QCOMPARE(item.arms[1].answers, 1);
    QCOMPARE(*item.drops.front().total.value, 1.0);
}

void TestProbeReport::extremesAreNamed()
{
    Scene perfect;
    perfect.add(QStringLiteral("A"), {}, 0, {6, 4});
    perfect.add(QStringLiteral("B"), {}, 0, {6, 4});
    perfect.add(QStringLiteral("A"), kProbeNone, 0, {6, 4});
    const ProbedItem p = buildProbeReport(perfect.input).items.front();
    QVERIFY(p.allPerfect && !p.allFail && p.showsNoDrop);

    Scene failing;
    failing.add(QStringLiteral("A"), {}, 0, {0, 0});
    failing.add(QStringLiteral("A"), kProbeNone, 0, {0, 0});
    const ProbedItem f = buildProbeReport(failing.input).items.front();
    QVERIFY(f.allFail && !f.allPerfect && f.showsNoDrop);

    Scene between;
    between.add(QStringLiteral("A"), {}, 0, {6, 4});
    between.add(QStringLiteral("B"), {}, 0, {5, 4});
    between.add(QStringLiteral("A"), kProbeNone, 0, {6, 3});
    const ProbedItem b = buildProbeReport(between.input).items.front();
    QVERIFY(!b.allFail && !b.allPerfect && !b.showsNoDrop);
}

void TestProbeReport::ungradedAnswersDoNotCount()
{
    Scene s;
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.add(QStringLiteral("B"), {}, 0, {6, std::nullopt});
    s.add(QStringLiteral("A"), kProbeNone, 0, {});
    const ProbedItem item = buildProbeReport(s.input).items.front();
    QVERIFY(item.isWaiting);
    QCOMPARE(item.arms[0].graded, 1);
    QCOMPARE(item.arms[1].graded, 0);
    QVERIFY(!item.drops.front().total.value);
    QVERIFY(!item.showsNoDrop); // not known is not none
    QVERIFY(item.allPerfect);
}

void TestProbeReport::anotherJudgeDoesNotCount()
{
    Scene s;
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.add(QStringLiteral("A"), kProbeNone, 0, {0, 4});
    s.input.judgeId = QStringLiteral("K");
    QVERIFY(!buildProbeReport(s.input).items.front().drops.front().total.value);
    ModelSpec j;
    j.id = QStringLiteral("J");
    ModelSpec k;
    k.id = QStringLiteral("K");
    QCOMPARE(probeJudge(s.input, {k, j}), QStringLiteral("J"));
    s.input.judgements.clear();
    QCOMPARE(probeJudge(s.input, {k, j}), QStringLiteral("K"));
}

void TestProbeReport::overTheSet()
{
    Scene s;
    Item second = s.input.items.front();
    second.id = QStringLiteral("i2");
    second.revisionId = QStringLiteral("r2");
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.add(QStringLiteral("A"), kProbeNone, 0, {0, 4});
    s.input.items.push_back(second);
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.input.responses.back().revisionId = QStringLiteral("r2");
    s.add(QStringLiteral("A"), kProbeNone, 0, {4, 4});
    s.input.probes.back().revisionId = QStringLiteral("r2");
    const ProbeReport report = buildProbeReport(s.input);
    QCOMPARE(report.items.size(), 2u);
    QCOMPARE(report.drops.size(), 1u);
    QCOMPARE(report.drops.front().unit, QStringLiteral("items"));
    QCOMPARE(*report.drops.front().total.value, 0.4); // (0.6 + 0.2) / 2
    QCOMPARE(report.drops.front().total.n, 2);
}

void TestProbeReport::unprobedItemsAreLeftOut()
{
    Scene s;
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    QVERIFY(buildProbeReport(s.input).items.empty());
    Response control;
    control.id = QStringLiteral("c");
    control.revisionId = QStringLiteral("r");
    control.control = Control{QStringLiteral("blank_image"), {}, {}, {}, {}};
    s.input.probes.push_back(control); // a control question is no probe
    QVERIFY(buildProbeReport(s.input).items.empty());
}

void TestProbeReport::asJson()
{
    Scene s;
    s.add(QStringLiteral("A"), {}, 0, {6, 4});
    s.add(QStringLiteral("A"), kProbeNone, 0, {0, 4});
    const QJsonObject json = probeReportToJson(buildProbeReport(s.input), s.input);
    const QJsonObject item = json.value(QStringLiteral("items")).toArray().at(0).toObject();
    QCOMPARE(item.value(QStringLiteral("item")).toInt(-1), 0);
    const QJsonObject drop = item.value(QStringLiteral("drops")).toArray().at(0).toObject();
    QCOMPARE(drop.value(QStringLiteral("condition")).toString(), QStringLiteral("none"));
    QCOMPARE(drop.value(QStringLiteral("components")).toArray().size(), 2);
    QCOMPARE(drop.value(QStringLiteral("total")).toObject().value(QStringLiteral("value")).toDouble(), 0.6);
}

QTEST_APPLESS_MAIN(TestProbeReport)
#include "tst_probe_report.moc"
