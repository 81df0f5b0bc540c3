// SPDX-License-Identifier: GPL-3.0-or-later
// Probes: what is shown in place of the image, who sees what, and that the answers count nowhere else.
#include "core/domain/probe.h"
#include "core/run/manual_desk.h"
#include "core/run/probe_image.h"
#include "core/run/run_estimate.h"
#include "tests/run/run_fixture.h"

#include <QBuffer>
#include <QImage>
#include <QSet>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// Items with an image of their own each: the blank one with a remark behind it, so that addresses differ.
std::vector<Item> pictured(int count)
{
    std::vector<Item> items = makeItems(count);
    for (int i = 0; i < count; ++i) {
        QImage image(8 + i, 8, QImage::Format_RGB32);
        image.fill(QColor(10 * i, 100, 50));
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        items[static_cast<std::size_t>(i)].image =
            QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
    }
    return items;
}

Plan planProbe(RunFixture &f, const QString &condition, const ItemScope &scope = {})
{
    RunSettings settings;
    settings.probe = condition;
    return must(writeNow<Plan>(*f.store, [&](WriteAccess &access) -> Result<Plan> {
        return planAsk(access, f.candidate, settings, scope, 1);
    }));
}

} // namespace

class TestProbes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsShown();
    void answersCountNowhereElse();
    void judgesSeeTheOwnImage();
    void onlyTheChosenItems();
    void planningTwiceAddsNothing();
    void oneImageHasNoOther();
    void theOtherImage();
    void failedProbesAreNoFailuresOfTheCandidate();
    void byHand();
};

void TestProbes::whatIsShown()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, pictured(4));
    const auto e = f.engine();
    std::size_t ended = 0;
    for (const QString &condition : probeConditions()) {
        const std::size_t before = f.server.requests.size();
        e->engine.start(planProbe(f, condition).run.id, f.options);
        ++ended;
        QTRY_COMPARE(e->ended.size(), ended);
        QCOMPARE(e->ended.back().state, RunState::Done);
        QCOMPARE(f.server.requests.size(), before + 4);
        for (std::size_t i = before; i < before + 4; ++i) {
            const ServedRequest &r = f.server.requests[i];
            const auto own = std::find_if(f.items.begin(), f.items.end(),
                                          [&](const Item &item) { return item.instruction == r.prompt(); });
            QVERIFY(own != f.items.end());
            if (condition == kProbeNone)
                QVERIFY(r.image().isEmpty());
            if (condition == kProbeBlank)
                QCOMPARE(r.image(), kBlankImage);
            if (condition == kProbeAnother) {
                QVERIFY(r.image() != own->image);
                QVERIFY(std::any_of(f.items.begin(), f.items.end(),
                                    [&](const Item &item) { return item.image == r.image(); }));
            }
        }
    }
    const std::vector<Response> probes = must(f.reader()->answers().probeResponses());
    QCOMPARE(probes.size(), 12u);
    for (const Response &r : probes) {
        QVERIFY(probeConditions().contains(probeCondition(r)));
        QCOMPARE(r.meta.imageSent.isEmpty(), probeCondition(r) == kProbeNone); // what was sent is on record
    }
}

void TestProbes::answersCountNowhereElse()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, pictured(2));
    const auto e = f.engine();
    e->engine.start(planProbe(f, kProbeBlank).run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QVERIFY(f.responses().empty());
    QVERIFY(must(f.reader()->answers().controlResponses()).empty());
    QVERIFY(must(f.reader()->answers().responsesOfCandidate(f.candidate.id)).empty());
    // The ordinary answers do not hide behind them, nor they behind those.
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(f.responses().size(), 2u);
    QCOMPARE(must(f.reader()->answers().probeResponses()).size(), 2u);
}

void TestProbes::judgesSeeTheOwnImage()
{
    RunFixture f(
        [](const ServedRequest &r) {
            return r.model() == u"c" ? echo(r) : ScriptedReply{0, 200, {}, chatBody(QStringLiteral("4/4, 6/6"))};
        },
        pictured(3));
    const auto e = f.engine();
    e->engine.start(planProbe(f, kProbeAnother).run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    RunSettings settings;
    settings.promptVersion = QStringLiteral("miabench-v1");
    settings.probe = kProbeAnswers;
    const Plan plan = f.planJudging(settings);
    QCOMPARE(plan.added, 3);
    const std::size_t before = f.server.requests.size();
    e->engine.start(plan.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    for (std::size_t i = before; i < f.server.requests.size(); ++i) {
        const ServedRequest &r = f.server.requests[i];
        QVERIFY(std::any_of(f.items.begin(), f.items.end(), [&](const Item &item) {
            return item.image == r.image() && r.prompt().contains(item.instruction);
        }));
    }
}

void TestProbes::onlyTheChosenItems()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, pictured(5));
    ItemScope scope;
    scope.ids = {f.items[1].id, f.items[3].id};
    QCOMPARE(planProbe(f, kProbeNone, scope).added, 2);
}

void TestProbes::planningTwiceAddsNothing()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, pictured(3));
    const Plan first = planProbe(f, kProbeNone);
    const Plan again = planProbe(f, kProbeNone);
    QCOMPARE(first.added, 3);
    QCOMPARE(again.added, 0);
    QCOMPARE(again.run.id, first.run.id);
    QVERIFY(planProbe(f, kProbeBlank).run.id != first.run.id);
    QVERIFY(first.run.id != f.run.id);
    QCOMPARE(runSettingsFromJson(runSettingsToJson(first.run.settings)), first.run.settings);
}

void TestProbes::oneImageHasNoOther()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(2)); // both show the same image
    const auto e = f.engine();
    e->engine.start(planProbe(f, kProbeAnother).run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.back().progress.failed, 2);
    QVERIFY(f.server.requests.empty());
    const std::vector<Question> failed = must(f.reader()->runs().failedQuestions(e->ended.back().runId, 5));
    QVERIFY(failed.front().errorText.contains(QStringLiteral("another image")));
}

void TestProbes::theOtherImage()
{
    const std::vector<Item> items = pictured(6);
    QSet<QString> shown;
    for (const Item &item : items) {
        Item probed = item;
        QVERIFY(showProbeImage(probed, kProbeAnother, items).has_value());
        QVERIFY(probed.image != item.image);
        Item again = item;
        QVERIFY(showProbeImage(again, kProbeAnother, items).has_value());
        QCOMPARE(again.image, probed.image);
        shown.insert(probed.image);
    }
    QCOMPARE(shown.size(), 6); // not one picture for all
    Item unknown = items.front();
    QVERIFY(!showProbeImage(unknown, QStringLiteral("upside_down"), items));
    QVERIFY(!showProbeImage(unknown, kProbeAnother, {}));
}

void TestProbes::failedProbesAreNoFailuresOfTheCandidate()
{
    RunFixture f(
        [](const ServedRequest &) {
            return ScriptedReply{0, 400, {}, "{\"error\":{\"message\":\"no\"}}"};
        },
        pictured(2));
    const auto e = f.engine();
    e->engine.start(planProbe(f, kProbeNone).run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.back().progress.failed, 2);
    QVERIFY(must(f.reader()->runs().failedSubjects()).empty());
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(must(f.reader()->runs().failedSubjects()).size(), 2u);
}

void TestProbes::byHand()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, pictured(2));
    const Run run = planProbe(f, kProbeNone).run;
    const auto next = must(writeNow<std::optional<ManualQuestion>>(
        *f.store, [&](WriteAccess &access) { return nextManualQuestion(access, run, 0, 1); }));
    QVERIFY(next);
    QVERIFY(next->item.image.isEmpty());
    QVERIFY(must(writeNow<bool>(*f.store, [&](WriteAccess &access) {
        return takeManualAnswer(access, next->question.id, QStringLiteral("I see nothing."), 2);
    })));
    QCOMPARE(probeCondition(must(f.reader()->answers().probeResponses()).front()), kProbeNone);
}

QTEST_GUILESS_MAIN(TestProbes)
#include "tst_probes.moc"
