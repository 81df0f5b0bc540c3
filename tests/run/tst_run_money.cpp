// SPDX-License-Identifier: GPL-3.0-or-later
// Money and repeats: a cap that holds also for what is in flight, estimates against what providers publish, more
// repeats that ask only what is missing, answers that wait for a project that cannot be written.
#include "core/run/cost_report.h"
#include "core/run/patient_writer.h"
#include "core/run/run_estimate.h"
#include "tests/run/run_fixture.h"

#include <QJsonObject>
#include <QTest>

#include <random>

using namespace plumbline;
using namespace plumbline::test;

class TestRunMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capHolds_data();
    void capHolds();
    void capNeedsAPrice();
    void projectCapHoldsOverTwoRuns();
    void earlierSpendingCounts();
    void costsByModelRunAndItem();
    void moreRepeatsAskOnlyTheRest();
    void otherSettingsAreAnotherRun();
    void imageTokensAsPublished_data();
    void imageTokensAsPublished();
    void sumOfMoreCovers();
    void estimateLeavesTheProjectAsItWas();
    void estimateFromPastReplies();
    void answersWaitForTheFile();
    void patienceEnds();
    void logTellsEveryRequest();
};

namespace {

// The scripted server says 10 input and 5 output tokens: at these prices an answer costs exactly 2.
constexpr double kAnswerCosts = 2.0;

void setPrice(ProjectStore &store, const QString &model)
{
    must(writeStatus(store, [&](WriteAccess &access) { return access.account().setPrice({model, 100'000, 200'000}); }));
}

RunSettings smallAnswers()
{
    RunSettings settings;
    settings.maxTokens = 5;
    return settings;
}

Run planned(RunFixture &f, const RunSettings &settings, const QString &name = QStringLiteral("C"))
{
    ModelSpec model = f.candidate;
    model.name = name;
    model.id.clear();
    return must(writeNow<Plan>(*f.store,
                               [&](WriteAccess &access) -> Result<Plan> {
                                   return planAsk(access, *access.models().upsert(model, 1), settings, 0, 1);
                               }))
        .run;
}

/// A store that cannot be written for a while.
class StubbornStore final : public ProjectStore
{
public:
    [[nodiscard]] QString path() const override { return {}; }
    [[nodiscard]] Result<std::unique_ptr<ReadAccess>> openReader() const override
    {
        return failure(ErrorKind::Storage, QStringLiteral("none"));
    }
    int failures = 0;
    int tries = 0;

protected:
    void enqueue(Changes, std::function<Status(WriteAccess &)> job, std::function<void(const Status &)> done) override
    {
        ++tries;
        if (failures-- > 0) {
            done(failure(ErrorKind::Storage, QStringLiteral("database or disk is full")));
            return;
        }
        WriteAccess *none = nullptr;
        done(job(*none)); // the jobs of this test do not touch it
    }
};

} // namespace

void TestRunMoney::capHolds_data()
{
    QTest::addColumn<int>("concurrency");
    QTest::newRow("one by one") << 1;
    QTest::newRow("many in flight") << 32;
}

void TestRunMoney::capHolds()
{
    QFETCH(int, concurrency);
    RunFixture f([](const ServedRequest &r) { return echo(r, 3); }, makeItems(60));
    setPrice(*f.store, QStringLiteral("c"));
    const Run run = planned(f, smallAnswers());
    f.options.concurrency = concurrency;
    f.options.cap = 100;
    const auto e = f.engine();
    e->engine.start(run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    QCOMPARE(e->ended.front().state, RunState::Capped);
    QVERIFY(!e->ended.front().message.isEmpty());
    const double paid = kAnswerCosts * f.server.answered;
    QVERIFY2(paid <= 100, qPrintable(QString::number(paid)));
    QVERIFY2(paid >= 30, qPrintable(QString::number(paid))); // and the cap was not a pretext to ask nothing
    QCOMPARE(*e->ended.front().spent, paid);
    const RunProgress stopped = must(f.reader()->runs().progress(run.id));
    QCOMPARE(stopped.answered, f.server.answered); // all that was paid for is kept
    QCOMPARE(stopped.failed, 0);
    QCOMPARE(stopped.leased, 0);
    f.options.cap = 1000;
    e->engine.start(run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 2u, 30'000);
    QCOMPARE(e->ended.back().state, RunState::Done);
    QCOMPARE(f.server.answered, 60);
}

void TestRunMoney::capNeedsAPrice()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(3));
    f.options.cap = 1;
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(e->ended.front().state, RunState::Failed);
    QVERIFY(e->ended.front().message.contains(QStringLiteral("price")));
    QCOMPARE(f.server.requests.size(), 0u);
}

void TestRunMoney::projectCapHoldsOverTwoRuns()
{
    RunFixture f([](const ServedRequest &r) { return echo(r, 5); }, makeItems(40));
    setPrice(*f.store, QStringLiteral("c"));
    must(writeStatus(*f.store, [](WriteAccess &access) { return setProjectCap(access.settings(), 100); }));
    const Run one = planned(f, smallAnswers());
    const Run two = planned(f, smallAnswers(), QStringLiteral("D"));
    f.options.concurrency = 16;
    const auto e = f.engine();
    e->engine.start(one.id, f.options);
    e->engine.start(two.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 2u, 30'000);
    QCOMPARE(e->ended[0].state, RunState::Capped);
    QCOMPARE(e->ended[1].state, RunState::Capped);
    const double paid = kAnswerCosts * f.server.answered;
    QVERIFY2(paid <= 100 && paid >= 30, qPrintable(QString::number(paid)));
    QCOMPARE(must(readCosts(*f.reader())).total, paid);
}

void TestRunMoney::earlierSpendingCounts()
{
    // The cap is the run's over all its sessions, not one session's.
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(60));
    setPrice(*f.store, QStringLiteral("c"));
    const Run run = planned(f, smallAnswers());
    f.options.concurrency = 4;
    f.options.cap = 60;
    for (int session = 0; session < 3; ++session) {
        const auto e = f.engine();
        e->engine.start(run.id, f.options);
        QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
        QCOMPARE(e->ended.front().state, RunState::Capped);
    }
    QVERIFY(kAnswerCosts * f.server.answered <= 60);
}

void TestRunMoney::costsByModelRunAndItem()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(4));
    setPrice(*f.store, QStringLiteral("c"));
    RunSettings twice = smallAnswers();
    twice.repeats = 2;
    const Run run = planned(f, twice);
    const auto e = f.engine();
    e->engine.start(run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    const CostReport report = must(readCosts(*f.reader()));
    QCOMPARE(report.currency, QStringLiteral("USD"));
    QCOMPARE(report.total, 8 * kAnswerCosts);
    QCOMPARE(report.models.size(), 1u);
    QCOMPARE(report.models.front().usage, (Usage{8, 80, 40, 0}));
    QCOMPARE(report.items.size(), 4u);
    for (const CostReport::ByItem &item : report.items)
        QCOMPARE(*item.cost, 2 * kAnswerCosts);
    // Without a price there is no cost, and it is said so; not a zero.
    must(writeNow<bool>(*f.store,
                        [](WriteAccess &access) { return access.account().removePrice(QStringLiteral("c")); }));
    const CostReport unpriced = must(readCosts(*f.reader()));
    QVERIFY(!unpriced.models.front().cost);
    QVERIFY(!unpriced.items.front().cost);
    QCOMPARE(unpriced.unpriced, 8);
}

void TestRunMoney::moreRepeatsAskOnlyTheRest()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(5));
    RunSettings settings;
    settings.seed = 100;
    const Run first = planned(f, settings);
    const auto e = f.engine();
    e->engine.start(first.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(f.server.requests.size(), 5u);
    settings.repeats = 3;
    const Run again = planned(f, settings);
    QCOMPARE(again.id, first.id);
    QCOMPARE(again.settings.repeats, 3);
    e->engine.start(again.id, f.options);
    QTRY_COMPARE(e->ended.size(), 2u);
    QCOMPARE(f.server.requests.size(), 15u);
    // Each repeat has a seed of its own, or they would be copies.
    QHash<QString, QSet<int>> seeds;
    for (const ServedRequest &r : f.server.requests)
        seeds[r.prompt()].insert(r.json().value(u"seed").toInt());
    for (const Item &item : f.items)
        QCOMPARE(seeds.value(item.instruction), (QSet<int>{100, 101, 102}));
    settings.repeats = 1; // fewer: nothing to ask
    QCOMPARE(planned(f, settings).id, first.id);
    QCOMPARE(f.responses().size(), 15u);
}

void TestRunMoney::otherSettingsAreAnotherRun()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(1));
    QSet<QString> runs{f.run.id};
    RunSettings s;
    const auto differs = [&](auto change) {
        RunSettings other = s;
        change(other);
        const QString id = planned(f, other).id;
        const bool isNew = !runs.contains(id);
        runs.insert(id);
        return isNew && planned(f, other).id == id;
    };
    QVERIFY(differs([](RunSettings &o) { o.temperature = 0.0; }));
    QVERIFY(differs([](RunSettings &o) { o.temperature = 0.1; }));
    QVERIFY(differs([](RunSettings &o) { o.seed = 0; }));
    QVERIFY(differs([](RunSettings &o) { o.maxTokens = 99; }));
    QVERIFY(differs([](RunSettings &o) { o.systemPrompt = QStringLiteral("x"); }));
    QVERIFY(differs([](RunSettings &o) { o.promptVersion = QStringLiteral("json-v1"); }));
    QVERIFY(differs([](RunSettings &o) { o.reasoningEffort = QStringLiteral("low"); }));
    QVERIFY(differs([](RunSettings &o) { o.imageDetail = QStringLiteral("low"); }));
    for (const Run &run : must(f.reader()->runs().runs()))
        QCOMPARE(runSettingsFromJson(runSettingsToJson(run.settings)), run.settings);
}

void TestRunMoney::imageTokensAsPublished_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<double>("tokens");
    // From the providers' pages on vision: what they charge for an image of this size must be inside of our range.
    QTest::newRow("OpenAI 1024 x 1024: 765") << QSize(1024, 1024) << 765.0;
    QTest::newRow("OpenAI 2048 x 4096: 1105") << QSize(2048, 4096) << 1105.0;
    QTest::newRow("Anthropic 200 x 200: 54") << QSize(200, 200) << 54.0;
    QTest::newRow("Anthropic 1000 x 1000: 1334") << QSize(1000, 1000) << 1334.0;
    QTest::newRow("Anthropic 1092 x 1092: 1590") << QSize(1092, 1092) << 1590.0;
    QTest::newRow("Gemini 384 x 384: 258") << QSize(384, 384) << 258.0;
}

void TestRunMoney::imageTokensAsPublished()
{
    QFETCH(QSize, pixels);
    QFETCH(double, tokens);
    const TokenRange range = imageTokens(pixels, {});
    QVERIFY2(range.low <= tokens && tokens <= range.high,
             qPrintable(QStringLiteral("%1 to %2").arg(range.low).arg(range.high)));
    QVERIFY(range.high < 20 * tokens); // a range, not a shrug
    QVERIFY(imageTokens(pixels, QStringLiteral("low")).high <= 300);
}

void TestRunMoney::sumOfMoreCovers()
{
    QCOMPARE(sumOfMore({}, 5), TokenRange{});
    QCOMPARE(sumOfMore({7, 7, 7}, 10), (TokenRange{70, 70}));
    // Over many samples of a skewed distribution, the sum of 100 more lies in the range about 95 times of 100.
    std::mt19937 random(4);
    std::lognormal_distribution<double> tokens(5, 0.6);
    int inside = 0;
    constexpr int kSamples = 1000;
    for (int s = 0; s < kSamples; ++s) {
        std::vector<double> past(40);
        std::generate(past.begin(), past.end(), [&] { return tokens(random); });
        double sum = 0;
        for (int i = 0; i < 100; ++i)
            sum += tokens(random);
        const TokenRange range = sumOfMore(past, 100);
        inside += range.low <= sum && sum <= range.high ? 1 : 0;
    }
    QVERIFY2(inside > 900 && inside < 990, qPrintable(QString::number(inside)));
}

void TestRunMoney::estimateLeavesTheProjectAsItWas()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(7));
    const auto e = f.engine();
    EstimateRequest request;
    request.model = f.candidate;
    request.model.name = QStringLiteral("New");
    request.model.id.clear();
    request.settings.maxTokens = 100;
    const RunEstimate estimate = must(estimateRun(*f.store, e->images, request));
    QCOMPARE(estimate.questions, 7);
    QCOMPARE(estimate.pastReplies, 0);
    QCOMPARE(estimate.imagesUnknown, 0);
    QVERIFY(!estimate.cost);
    QVERIFY(estimate.input.low > 0 && estimate.input.low < estimate.input.high);
    QCOMPARE(estimate.output.high, 700.0);
    QCOMPARE(must(f.reader()->runs().runs()).size(), 1u); // only the fixture's
    QCOMPARE(must(f.reader()->models().models()).size(), 1u);
}

void TestRunMoney::estimateFromPastReplies()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(10));
    setPrice(*f.store, QStringLiteral("c"));
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE(e->ended.size(), 1u);
    EstimateRequest request;
    request.model = f.candidate;
    request.settings.repeats = 3; // 20 more of the same run
    const RunEstimate estimate = must(estimateRun(*f.store, e->images, request));
    QCOMPARE(estimate.questions, 20);
    QCOMPARE(estimate.pastReplies, 10);
    QCOMPARE(estimate.input, (TokenRange{200, 200})); // every past answer had 10 and 5
    QCOMPARE(estimate.output, (TokenRange{100, 100}));
    QCOMPARE(*estimate.cost, (TokenRange{40, 40}));
}

void TestRunMoney::answersWaitForTheFile()
{
    StubbornStore store;
    store.failures = 2;
    PatientWriter writer(store, 60'000);
    QStringList said;
    connect(&writer, &PatientWriter::stalled, this, [&](const QString &problem) { said.append(problem); });
    int done = 0;
    writer.write(
        {}, [](WriteAccess &) -> Result<bool> { return true; },
        [&](const Result<bool> &result) { done += result && *result ? 1 : 100; });
    QTRY_VERIFY(writer.isStalled());
    QCOMPARE(done, 0);
    QTRY_COMPARE_WITH_TIMEOUT(done, 1, 20'000);
    QCOMPARE(store.tries, 3);
    QVERIFY(!writer.isStalled());
    QCOMPARE(said, (QStringList{QStringLiteral("database or disk is full"), QString()}));
}

void TestRunMoney::patienceEnds()
{
    StubbornStore store;
    store.failures = 1'000;
    PatientWriter writer(store, 60'000);
    int refused = 0;
    writer.write(
        {}, [](WriteAccess &) -> Result<bool> { return true; },
        [&](const Result<bool> &result) { refused += result ? 100 : 1; });
    QTRY_VERIFY(writer.isStalled());
    writer.giveUpSoon(); // the run is being ended: one more try, then the error
    QTRY_COMPARE(refused, 1);
    QCOMPARE(store.tries, 2);
}

void TestRunMoney::logTellsEveryRequest()
{
    RunFixture f(
        [](const ServedRequest &r) {
            if (r.number == 0)
                return ScriptedReply{0, 500, {}, R"({"error": {"message": "boom sk-planted-77"}})"};
            if (r.number == 1)
                return ScriptedReply{0, 429, {}, "{}"};
            return echo(r);
        },
        makeItems(1));
    const auto e = f.engine(QStringLiteral("sk-planted-77"));
    e->engine.start(f.run.id, f.options);
    QTRY_COMPARE_WITH_TIMEOUT(e->ended.size(), 1u, 30'000);
    const std::vector<Attempt> log = must(f.reader()->attempts().attempts(f.run.id, {}, 0, 10));
    QCOMPARE(log.size(), 3u);
    QCOMPARE(log[0].outcome, QStringLiteral("answered"));
    QCOMPARE(log[1].outcome, QStringLiteral("rate_limited"));
    QCOMPARE(log[2].outcome, QStringLiteral("server"));
    QCOMPARE(log[2].httpStatus, 500);
    QCOMPARE(log[0].inputTokens, 10);
    QVERIFY(log[0].request.contains("Describe picture 0"));
    QVERIFY(!log[0].request.contains("iVBORw0KGgo")); // no image
    QVERIFY(log[0].reply.contains("Re: Describe"));
    for (const Attempt &a : log) {
        QVERIFY(!a.request.contains("sk-planted"));
        QVERIFY(!a.reply.contains("sk-planted"));
        QVERIFY(!a.text.contains(QStringLiteral("sk-planted")));
        QCOMPARE(a.itemPosition, 0);
    }
    QVERIFY(log[2].reply.contains("(key)"));
    QCOMPARE(must(f.reader()->attempts().attempts(f.run.id, QStringLiteral("server"), 0, 10)).size(), 1u);
    QCOMPARE(must(f.reader()->attempts().attempts(f.run.id, {}, log[1].id, 10)).size(), 1u);
}

QTEST_GUILESS_MAIN(TestRunMoney)
#include "tst_run_money.moc"
