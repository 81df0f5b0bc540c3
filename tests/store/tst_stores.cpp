// SPDX-License-Identifier: GPL-3.0-or-later
// Every store interface against a real project file: what goes in comes out, what is a fact stays as it is.
#include "tests/support/project.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace plumbline;
using namespace plumbline::test;

class TestStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itemsComeBackInFull();
    void revisionsKeepTheOldOne();
    void revisingNothingIsAnError();
    void modelsUpsert();
    void runsAreFoundAgain();
    void questionsAreAddedOnce();
    void leases();
    void expiredLeasesAreTakenOver();
    void leasesOfTheDeadAreReclaimed();
    void failedQuestionsGoBack();
    void aQuestionIsAnsweredOnce();
    void aJudgementIsStoredOnce();
    void newestResponseIsInForce();
    void newestJudgementIsInForce();
    void scoresAreReadAnew();
    void decisionsFormAChain();
    void ledgersAreUnited();
    void queuesAreKept();
    void controlResponsesCountNowhereElse();
    void settings();
    void factsAreRefused_data();
    void factsAreRefused();

private:
    template <class T>
    Result<T> write(std::function<Result<T>(WriteAccess &)> job)
    {
        return writeNow<T>(*m_store, std::move(job));
    }
    std::unique_ptr<ReadAccess> reader() { return must(m_store->openReader()); }
    /// A run of one candidate over `count` new items, all questions queued.
    Run queuedRun(int count);
    std::vector<Question> lease(const Run &run, const QString &owner, int count, qint64 now, qint64 until)
    {
        return must(write<std::vector<Question>>(
            [&](WriteAccess &access) { return access.runs().lease(run.id, owner, count, now, until); }));
    }
    RunProgress progress(const Run &run) { return must(reader()->runs().progress(run.id)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectStore> m_store;
    std::vector<Item> m_items;
    ModelSpec m_candidate;
};

void TestStores::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = must(createSqliteProject(m_dir->filePath(QStringLiteral("p.plumb"))));
}

void TestStores::cleanup()
{
    m_store.reset();
    m_dir.reset();
}

Run TestStores::queuedRun(int count)
{
    m_items = makeItems(count);
    insertItems(*m_store, m_items);
    m_candidate = addModel(*m_store, ModelRole::Candidate, QStringLiteral("C"));
    return must(write<Run>([&](WriteAccess &access) -> Result<Run> {
        const Result<Run> run = access.runs().findOrInsert({{}, RunKind::Ask, m_candidate.id, {}, 5});
        std::vector<Question> questions;
        for (const Item &item : m_items) {
            Question q;
            q.runId = run->id;
            q.revisionId = item.revisionId;
            questions.push_back(q);
        }
        return access.runs().addQuestions(questions).map([&](int) { return *run; });
    }));
}

void TestStores::itemsComeBackInFull()
{
    Item plain = makeItem(1, QStringLiteral("images/a b.png"));
    plain.imageBase = QStringLiteral("/home/x");
    plain.source = QStringLiteral("{\"image\": \"images/a b.png\", \"extra\": [1, {\"z\": null}]}");
    plain.instruction = QStringLiteral("Zähle „die“ 猫 😀\nund 'quotes' \"too\"; DROP TABLE item; --");
    plain.components[0].weight = 2.5;
    plain.components[1].type = QStringLiteral("some Unknown type");
    Item bare = makeItem(2);
    bare.components.clear();
    bare.level.clear();
    Item earlier = makeItem(0);
    insertItems(*m_store, {plain, bare, earlier});

    const std::vector<Item> all = must(reader()->items().items());
    QCOMPARE(all.size(), 3u);
    QCOMPARE(all[0].id, earlier.id); // by position, not by insertion
    QVERIFY(all[1] == plain);
    QVERIFY(all[2] == bare);
    QCOMPARE(must(reader()->items().itemCount()), 3);
    QVERIFY(must(reader()->items().revision(plain.revisionId)) == plain);
    const Result<Item> none = reader()->items().revision(newId());
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

void TestStores::revisionsKeepTheOldOne()
{
    const Item first = makeItem(3);
    insertItems(*m_store, {first});
    Item second = first;
    second.revisionId = newId();
    second.instruction += QStringLiteral(" Rhyme.");
    second.components.push_back({QStringLiteral("Rhyme"), QStringLiteral("genre"), 1});
    QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) { return access.items().revise(second, 2000); }));

    const std::vector<Item> all = must(reader()->items().items());
    QCOMPARE(all.size(), 1u);
    QVERIFY(all.front() == second);
    QVERIFY(must(reader()->items().revision(first.revisionId)) == first);
}

void TestStores::revisingNothingIsAnError()
{
    const Status ok = writeStatus(*m_store, [](WriteAccess &access) { return access.items().revise(makeItem(0), 1); });
    QVERIFY(!ok);
    QCOMPARE(ok.error().kind, ErrorKind::NotFound);
    QCOMPARE(must(reader()->items().itemCount()), 0);
}

void TestStores::modelsUpsert()
{
    const ModelSpec judge = addModel(*m_store, ModelRole::Judge, QStringLiteral("X"));
    const ModelSpec a = addModel(*m_store, ModelRole::Candidate, QStringLiteral("X")); // the same name, another role
    ModelSpec again = a;
    again.id = newId(); // not what the row has: the row's own id stands
    again.endpoint = {QStringLiteral("openai-chat"), QStringLiteral("http://h/v1"), QStringLiteral("served"),
                      QStringLiteral("MY_KEY")};
    again.note = QStringLiteral("note");
    const ModelSpec stored =
        must(write<ModelSpec>([&](WriteAccess &access) { return access.models().upsert(again, 9000); }));
    again.id = a.id;
    QVERIFY(stored == again);

    const std::vector<ModelSpec> all = must(reader()->models().models());
    QCOMPARE(all.size(), 2u);
    QVERIFY(all[0] == again); // candidates first
    QVERIFY(all[1] == judge);
    QVERIFY(!must(reader()->models().modelByName(ModelRole::Judge, QStringLiteral("Y"))));
    QVERIFY(must(reader()->models().modelByName(ModelRole::Judge, QStringLiteral("X"))) == judge);
}

void TestStores::runsAreFoundAgain()
{
    const ModelSpec model = addModel(*m_store, ModelRole::Judge, QStringLiteral("J"));
    RunSettings settings;
    settings.temperature = 0.25;
    settings.seed = 7;
    settings.maxTokens = 100;
    settings.systemPrompt = QStringLiteral("Be brief.");
    settings.promptVersion = QStringLiteral("json-v1");
    settings.repeats = 3;
    const auto insert = [&](const RunSettings &s) {
        return must(write<Run>([&](WriteAccess &access) {
            return access.runs().findOrInsert({{}, RunKind::Judge, model.id, s, 77});
        }));
    };
    const Run first = insert(settings);
    QCOMPARE(insert(settings).id, first.id);
    RunSettings other = settings;
    other.seed = 8;
    QVERIFY(insert(other).id != first.id);

    const std::vector<Run> runs = must(reader()->runs().runs());
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].id, first.id);
    QVERIFY(runs[0].settings == settings);
    QCOMPARE(runs[0].kind, RunKind::Judge);
    QCOMPARE(runs[0].modelId, model.id);
    QCOMPARE(runs[0].createdMs, 77);
}

void TestStores::questionsAreAddedOnce()
{
    const Run run = queuedRun(3);
    std::vector<Question> questions;
    for (int repeat = 0; repeat < 2; ++repeat) {
        for (const Item &item : m_items) {
            Question q;
            q.runId = run.id;
            q.revisionId = item.revisionId;
            q.repeat = repeat;
            questions.push_back(q);
        }
    }
    const auto add = [&](WriteAccess &access) { return access.runs().addQuestions(questions); };
    QCOMPARE(must(write<int>(add)), 3); // repeat 0 was there
    QCOMPARE(must(write<int>(add)), 0);
    QCOMPARE(progress(run).total, 6);
    QCOMPARE(progress(run).queued, 6);
}

void TestStores::leases()
{
    const Run run = queuedRun(5);
    const std::vector<Question> mine = lease(run, QStringLiteral("a"), 3, 1000, 2000);
    QCOMPARE(mine.size(), 3u);
    QCOMPARE(mine[0].state, QuestionState::Leased);
    QCOMPARE(mine[0].revisionId, m_items[0].revisionId);
    const std::vector<Question> theirs = lease(run, QStringLiteral("b"), 3, 1000, 2000);
    QCOMPARE(theirs.size(), 2u); // only what was left
    for (const Question &q : theirs) {
        for (const Question &m : mine)
            QVERIFY(q.id != m.id);
    }
    QVERIFY(lease(run, QStringLiteral("c"), 3, 2000, 3000).empty()); // until 2000, 2000 included
    QCOMPARE(progress(run).leased, 5);

    QCOMPARE(must(write<int>([](WriteAccess &access) { return access.runs().releaseLeases(QStringLiteral("a")); })), 3);
    QCOMPARE(progress(run).queued, 3);
    QCOMPARE(progress(run).leased, 2);
    QCOMPARE(lease(run, QStringLiteral("c"), 10, 1500, 3000).size(), 3u);
}

void TestStores::expiredLeasesAreTakenOver()
{
    const Run run = queuedRun(2);
    QCOMPARE(lease(run, QStringLiteral("a"), 2, 1000, 2000).size(), 2u);
    QVERIFY(writeStatus(*m_store,
                        [](WriteAccess &access) { return access.runs().renewLeases(QStringLiteral("a"), 5000); }));
    QVERIFY(lease(run, QStringLiteral("b"), 2, 4999, 9000).empty());
    QCOMPARE(lease(run, QStringLiteral("b"), 2, 5001, 9000).size(), 2u);
    // What a lost to b is no longer a's to prolong or to give back.
    QCOMPARE(must(write<int>([](WriteAccess &access) { return access.runs().releaseLeases(QStringLiteral("a")); })), 0);
    QCOMPARE(progress(run).leased, 2);
}

void TestStores::leasesOfTheDeadAreReclaimed()
{
    const Run run = queuedRun(4);
    lease(run, QStringLiteral("dead"), 3, 1000, 1'000'000);
    lease(run, QStringLiteral("alive"), 1, 1000, 1'000'000);
    const int n = must(write<int>([&](WriteAccess &access) {
        return access.runs().reclaimLeases(run.id, [](const QString &owner) { return owner == u"dead"; });
    }));
    QCOMPARE(n, 3);
    QCOMPARE(progress(run).queued, 3);
    QCOMPARE(progress(run).leased, 1);
}

void TestStores::failedQuestionsGoBack()
{
    const Run run = queuedRun(3);
    const std::vector<Question> mine = lease(run, QStringLiteral("a"), 3, 1000, 2000);
    QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) -> Status {
        if (Status ok = access.runs().markFailed(mine[0].id, 6, QStringLiteral("server"), QStringLiteral("HTTP 500"));
            !ok)
            return ok;
        return access.runs().markFailed(mine[1].id, 1, QStringLiteral("no_image"), QStringLiteral("gone"));
    }));
    QCOMPARE(progress(run).failed, 2);
    const QMap<QString, int> kinds = must(reader()->runs().failures(run.id));
    QCOMPARE(kinds.value(QStringLiteral("server")), 1);
    QCOMPARE(kinds.value(QStringLiteral("no_image")), 1);
    const std::vector<Question> failed = must(reader()->runs().failedQuestions(run.id, 10));
    QCOMPARE(failed.size(), 2u);
    QCOMPARE(failed[0].attempts, 6);
    QCOMPARE(failed[0].errorText, QStringLiteral("HTTP 500"));
    const std::vector<FailedSubject> subjects = must(reader()->runs().failedSubjects());
    QCOMPARE(subjects.size(), 2u);
    QCOMPARE(subjects[0].modelId, m_candidate.id);
    QCOMPARE(subjects[0].revisionId, mine[0].revisionId);

    const auto requeue = [&](const QString &kind) {
        return must(write<int>([&](WriteAccess &access) { return access.runs().requeueFailed(run.id, kind); }));
    };
    QCOMPARE(requeue(QStringLiteral("no_image")), 1);
    QCOMPARE(progress(run).failed, 1);
    QCOMPARE(requeue(QString()), 1);
    QCOMPARE(progress(run).queued, 2);
}

void TestStores::aQuestionIsAnsweredOnce()
{
    const Run run = queuedRun(1);
    const std::vector<Question> mine = lease(run, QStringLiteral("a"), 1, 1000, 2000);
    const qint64 id = mine.front().id;
    Response first = makeResponse(m_items[0], m_candidate, QStringLiteral("Eins \n zwei"));
    first.runId = run.id;
    first.repeat = 0;
    first.state = ResponseState::Truncated;
    first.meta = {11, 22, 33, QStringLiteral("length"), QStringLiteral("served"), QStringLiteral("url:http://x"), {}};
    const Response second = makeResponse(m_items[0], m_candidate, QStringLiteral("later"));
    const auto save = [&](const Response &r) {
        return must(write<bool>([&](WriteAccess &access) { return access.answers().save(r, id); }));
    };
    QVERIFY(save(first));
    QVERIFY(!save(second)); // another worker was slower: nothing is stored
    const std::vector<Response> all = must(reader()->answers().currentResponses());
    QCOMPARE(all.size(), 1u);
    QVERIFY(all.front() == first);
    QVERIFY(!must(reader()->answers().response(second.id)));
    QCOMPARE(progress(run).answered, 1);

    // Nothing brings an answered question back.
    QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) {
        return access.runs().markFailed(id, 1, QStringLiteral("server"), QStringLiteral("late"));
    }));
    QCOMPARE(must(write<int>([&](WriteAccess &access) { return access.runs().requeueFailed(run.id, {}); })), 0);
    QVERIFY(lease(run, QStringLiteral("b"), 1, 9'000'000, 9'100'000).empty());
    QCOMPARE(progress(run).answered, 1);
}

void TestStores::aJudgementIsStoredOnce()
{
    queuedRun(1);
    const ModelSpec judge = addModel(*m_store, ModelRole::Judge, QStringLiteral("J"));
    const Response response = makeResponse(m_items[0], m_candidate, QStringLiteral("text"));
    const Run run = must(write<Run>([&](WriteAccess &access) -> Result<Run> {
        if (const Result<bool> saved = access.answers().save(response, std::nullopt); !saved)
            return tl::unexpected<Error>(saved.error());
        Result<Run> made = access.runs().findOrInsert({{}, RunKind::Judge, judge.id, {}, 5});
        Question q;
        q.runId = made->id;
        q.revisionId = response.revisionId;
        q.responseId = response.id;
        return access.runs().addQuestions({q}).map([&](int) { return *made; });
    }));
    const qint64 id = lease(run, QStringLiteral("a"), 1, 1, 2).front().id;
    Judgement first = makeJudgement(response, judge, QStringLiteral("4/4"));
    first.runId = run.id;
    const Judgement second = makeJudgement(response, judge, QStringLiteral("0/4"));
    QVERIFY(must(write<bool>([&](WriteAccess &access) { return access.answers().save(first, id); })));
    QVERIFY(!must(write<bool>([&](WriteAccess &access) { return access.answers().save(second, id); })));
    const std::vector<ScoredJudgement> all = must(reader()->answers().judgementsOf(response.id));
    QCOMPARE(all.size(), 1u);
    QVERIFY(all.front().judgement == first);
    QVERIFY(all.front().score.state.isEmpty()); // nobody has read it yet
}

void TestStores::newestResponseIsInForce()
{
    queuedRun(2);
    const Response old = makeResponse(m_items[0], m_candidate, QStringLiteral("old"));
    const Response fresh = makeResponse(m_items[0], m_candidate, QStringLiteral("new")); // the same millisecond
    Response repeated = makeResponse(m_items[0], m_candidate, QStringLiteral("again"));
    repeated.repeat = 1;
    const Response other = makeResponse(m_items[1], m_candidate, QStringLiteral("other"));
    for (const Response &r : {old, fresh, repeated, other})
        QVERIFY(must(write<bool>([&](WriteAccess &access) { return access.answers().save(r, std::nullopt); })));
    std::vector<Response> all = must(reader()->answers().currentResponses());
    QCOMPARE(all.size(), 3u);
    QVERIFY(all[0] == fresh);
    QVERIFY(all[1] == repeated);
    QVERIFY(all[2] == other);
    QVERIFY(must(reader()->answers().response(old.id)) == old); // superseded, not gone

    Item revised = m_items[1];
    revised.revisionId = newId();
    QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) { return access.items().revise(revised, 9); }));
    all = must(reader()->answers().currentResponses());
    QCOMPARE(all.size(), 2u); // an answer to an older wording is not an answer to this one
}

void TestStores::newestJudgementIsInForce()
{
    queuedRun(1);
    const ModelSpec judge = addModel(*m_store, ModelRole::Judge, QStringLiteral("J"));
    const Response response = makeResponse(m_items[0], m_candidate, QStringLiteral("text"));
    const Judgement old = makeJudgement(response, judge, QStringLiteral("old"));
    const Judgement fresh = makeJudgement(response, judge, QStringLiteral("new"));
    QVERIFY(must(write<bool>([&](WriteAccess &access) { return access.answers().save(response, std::nullopt); })));
    for (const Judgement &j : {old, fresh})
        QVERIFY(must(write<bool>([&](WriteAccess &access) { return access.answers().save(j, std::nullopt); })));
    const std::vector<ScoredJudgement> current = must(reader()->answers().currentJudgements());
    QCOMPARE(current.size(), 1u);
    QVERIFY(current.front().judgement == fresh);
    const std::vector<ScoredJudgement> all = must(reader()->answers().judgementsOf(response.id));
    QCOMPARE(all.size(), 2u);
    QVERIFY(all.front().judgement == old); // oldest first
}

void TestStores::scoresAreReadAnew()
{
    queuedRun(1);
    const ModelSpec judge = addModel(*m_store, ModelRole::Judge, QStringLiteral("J"));
    const Response response = makeResponse(m_items[0], m_candidate, QStringLiteral("text"));
    const Judgement judgement = makeJudgement(response, judge, QStringLiteral("4/4, ?, total 4/10"));
    QVERIFY(must(write<bool>([&](WriteAccess &access) { return access.answers().save(response, std::nullopt); })));
    QVERIFY(must(write<bool>([&](WriteAccess &access) { return access.answers().save(judgement, std::nullopt); })));
    QCOMPARE(must(reader()->answers().judgementsToParse(1, 10)).size(), 1u);

    JudgementScore score{1,
                         QStringLiteral("partial"),
                         {4.0, std::nullopt, 0.5},
                         4.0,
                         std::nullopt,
                         {QStringLiteral("total_mismatch"), QStringLiteral("clamped")}};
    const auto save = [&] {
        return writeStatus(*m_store,
                           [&](WriteAccess &access) { return access.answers().saveScore(judgement.id, score); });
    };
    QVERIFY(save());
    QVERIFY(must(reader()->answers().currentJudgements()).front().score == score);
    QVERIFY(must(reader()->answers().judgementsToParse(1, 10)).empty());
    QCOMPARE(must(reader()->answers().judgementsToParse(2, 10)).size(), 1u); // a newer parser reads all again
    score = {2, QStringLiteral("complete"), {4.0, 0.0, 0.5}, 4.0, 4.5, {}};
    QVERIFY(save());
    QVERIFY(must(reader()->answers().currentJudgements()).front().score == score);
}

void TestStores::decisionsFormAChain()
{
    const auto decision = [](DecisionKind kind, std::optional<double> points) {
        Decision d;
        d.id = newId();
        d.kind = kind;
        d.contentKey = QStringLiteral("key");
        d.responseId = QStringLiteral("r");
        d.component = 1;
        d.points = points;
        d.reason = QStringLiteral("weil „es“ so ist");
        d.reviewer = QStringLiteral("Ann");
        d.judgementId = QStringLiteral("j");
        d.group = QStringLiteral("act");
        d.createdMs = 1234;
        return d;
    };
    const std::vector<Decision> one = {decision(DecisionKind::Override, 2.5), decision(DecisionKind::Flag, {})};
    Decision undo = decision(DecisionKind::Revoke, {});
    undo.revokes = one[0].id;
    QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) { return access.decisions().append(one); }));
    QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) { return access.decisions().append({undo}); }));

    const std::vector<Decision> all = must(reader()->decisions().decisions());
    QCOMPARE(all.size(), 3u);
    QVERIFY(all[0].parents.isEmpty());
    QCOMPARE(all[1].parents, QStringList{all[0].hash});
    QCOMPARE(all[2].parents, QStringList{all[1].hash});
    for (const Decision &d : all)
        QCOMPARE(d.hash, eventHash(d));
    for (std::size_t i = 0; i < 3; ++i) {
        Decision plain = all[i];
        plain.parents.clear();
        plain.hash.clear();
        QVERIFY(plain == (i < 2 ? one[i] : undo));
    }
    // The same event twice is refused, and nothing of that batch stays.
    QVERIFY(!writeStatus(*m_store, [&](WriteAccess &access) {
        return access.decisions().append({decision(DecisionKind::Flag, {}), one[0]});
    }));
    QCOMPARE(must(reader()->decisions().decisions()).size(), 3u);
}

void TestStores::ledgersAreUnited()
{
    const auto event = [](const QString &reviewer) {
        Decision d;
        d.id = newId();
        d.kind = DecisionKind::Comment;
        d.group = QStringLiteral("act");
        d.contentKey = QStringLiteral("k");
        d.reviewer = reviewer;
        d.reason = QStringLiteral("because");
        d.phase = DecisionPhase::Blind;
        d.evidence = EvidencePin{1, 2, QStringLiteral("ab"), {}};
        d.inputs = {QStringLiteral("x"), QStringLiteral("y")};
        d.durationMs = 77;
        return d;
    };
    must(writeStatus(*m_store,
                     [&](WriteAccess &access) { return access.decisions().append({event(QStringLiteral("A"))}); }));
    const std::vector<Decision> common = must(reader()->decisions().decisions());
    Decision theirs = event(QStringLiteral("B"));
    theirs.parents = {common.front().hash};
    theirs.hash = eventHash(theirs);
    must(writeStatus(*m_store,
                     [&](WriteAccess &access) { return access.decisions().append({event(QStringLiteral("A"))}); }));
    const std::vector<Decision> both{common.front(), theirs};
    QCOMPARE(must(write<int>([&](WriteAccess &access) { return access.decisions().absorb(both); })), 1);
    QCOMPARE(must(write<int>([&](WriteAccess &access) { return access.decisions().absorb(both); })), 0);
    std::vector<Decision> all = must(reader()->decisions().decisions());
    QCOMPARE(all.size(), std::size_t(3));
    QCOMPARE(all.back(), theirs); // as it was, all its fields
    // The next event follows both heads.
    must(writeStatus(*m_store,
                     [&](WriteAccess &access) { return access.decisions().append({event(QStringLiteral("A"))}); }));
    all = must(reader()->decisions().decisions());
    QCOMPARE(all.back().parents.size(), 2);

    Decision forged = theirs;
    forged.id = newId();
    forged.points = 3; // the hash no longer fits
    QVERIFY(!write<int>([&](WriteAccess &access) { return access.decisions().absorb({forged}); }));
    for (const auto &spoil : std::vector<void (*)(Decision &)>{
             [](Decision &d) { d.inputs = {QStringLiteral("a b")}; }, // would not read back as it was hashed
             [](Decision &d) { d.inputs = {QString()}; },
             [](Decision &d) {
                 d.kind = DecisionKind::Override;
                 d.points = -5;
             },
             [](Decision &d) {
                 d.kind = DecisionKind::Override;
                 d.points = std::numeric_limits<double>::quiet_NaN();
             },
             [](Decision &d) { d.kind = DecisionKind::Override; }, [](Decision &d) { d.component = -3; },
             [](Decision &d) { d.reviewer = QStringLiteral(" "); },
             [](Decision &d) { d.reason = QString(QChar(0xd83d)); }}) {
        Decision spoilt = event(QStringLiteral("D"));
        spoil(spoilt);
        spoilt.parents = {theirs.hash};
        spoilt.hash = eventHash(spoilt);
        QVERIFY(!write<int>([&](WriteAccess &access) { return access.decisions().absorb({spoilt}); }));
    }
    // What a person types is kept, in Unicode, and its hash holds.
    Decision typed = event(QStringLiteral("Z"));
    typed.reason = QStringLiteral("cut ") + QChar(0xd83d);
    must(writeStatus(*m_store, [&](WriteAccess &access) { return access.decisions().append({typed}); }));
    const Decision stored = must(reader()->decisions().decisions()).back();
    QCOMPARE(eventHash(stored), stored.hash);
    Decision orphan = event(QStringLiteral("C"));
    orphan.parents = {QStringLiteral("0000")};
    orphan.hash = eventHash(orphan);
    QVERIFY(!write<int>([&](WriteAccess &access) { return access.decisions().absorb({orphan}); }));
    Decision twin = theirs;
    twin.reason = QStringLiteral("something else"); // the id of another event
    twin.hash = eventHash(twin);
    QVERIFY(!write<int>([&](WriteAccess &access) { return access.decisions().absorb({twin}); }));
    QCOMPARE(must(reader()->decisions().decisions()).size(), std::size_t(5));
}

void TestStores::queuesAreKept()
{
    AuditQueue queue{newId(), QStringLiteral("Q \"1\""), {}, {}, 5};
    queue.spec.seed = 9;
    queue.entries = {
        {QStringLiteral("i1"), QStringLiteral("c"), QStringLiteral("ocr|A"), false, {QStringLiteral("Ann, B")}},
        {QStringLiteral("i0"), QStringLiteral("c"), {}, true, {}}};
    must(writeStatus(*m_store, [&](WriteAccess &access) { return access.queues().insert(queue); }));
    QCOMPARE(must(reader()->queues().queues()), std::vector<AuditQueue>{queue});
    AuditQueue twin = queue;
    twin.id = newId();
    QVERIFY(!writeStatus(*m_store, [&](WriteAccess &access) { return access.queues().insert(twin); }));
    must(writeStatus(*m_store, [&](WriteAccess &access) { return access.queues().remove(queue.name); }));
    QVERIFY(must(reader()->queues().queues()).empty());
    QVERIFY(!writeStatus(*m_store, [&](WriteAccess &access) { return access.queues().remove(queue.name); }));
}

void TestStores::controlResponsesCountNowhereElse()
{
    const Item item = makeItem(0);
    insertItems(*m_store, {item});
    const ModelSpec candidate = addModel(*m_store, ModelRole::Candidate, QStringLiteral("C"));
    const Response real = makeResponse(item, candidate, QStringLiteral("text"));
    Response control = makeResponse(item, candidate, QStringLiteral("text, please"));
    control.control =
        Control{QStringLiteral("begging"), real.id, QStringLiteral("b.png"), QStringLiteral("/x"), {1, 0}};
    for (const Response &r : {real, control})
        must(write<bool>([&](WriteAccess &access) { return access.answers().save(r, std::nullopt); }));
    // The control is newer, and is not in force all the same.
    QCOMPARE(must(reader()->answers().currentResponses()), std::vector<Response>{real});
    QCOMPARE(must(reader()->answers().controlResponses()), std::vector<Response>{control});
    QCOMPARE(must(reader()->answers().response(control.id)), std::optional<Response>(control));
}

void TestStores::settings()
{
    QCOMPARE(must(reader()->settings().setting(QStringLiteral("image_folder"))), QString());
    for (const QString &value : {QStringLiteral("/a"), QStringLiteral("/b ü"), QString()}) {
        QVERIFY(writeStatus(*m_store, [&](WriteAccess &access) {
            return access.settings().setSetting(QStringLiteral("image_folder"), value);
        }));
        QCOMPARE(must(reader()->settings().setting(QStringLiteral("image_folder"))), value);
    }
}

void TestStores::factsAreRefused_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *table : {"item_revision", "component", "response", "judgement", "decision"}) {
        const QString name = QString::fromLatin1(table);
        const QString column = name == u"component" ? QStringLiteral("text") : QStringLiteral("id");
        QTest::addRow("update %s", table) << QStringLiteral("UPDATE %1 SET %2 = 'x'").arg(name, column);
        QTest::addRow("delete %s", table) << QStringLiteral("DELETE FROM %1").arg(name);
    }
    QTest::addRow("ask again") << QStringLiteral("UPDATE question SET state = 'queued'");
}

void TestStores::factsAreRefused()
{
    QFETCH(QString, sql);
    const Run run = queuedRun(1);
    const ModelSpec judge = addModel(*m_store, ModelRole::Judge, QStringLiteral("J"));
    const qint64 question = lease(run, QStringLiteral("a"), 1, 1, 2).front().id;
    const Response response = makeResponse(m_items[0], m_candidate, QStringLiteral("text"));
    Decision decision;
    decision.id = newId();
    decision.kind = DecisionKind::Flag;
    decision.group = QStringLiteral("act");
    decision.contentKey = QStringLiteral("k");
    decision.reviewer = QStringLiteral("A");
    QVERIFY(must(write<bool>([&](WriteAccess &access) -> Result<bool> {
        if (const Result<bool> saved = access.answers().save(response, question); !saved)
            return saved;
        if (const Status ok = access.decisions().append({decision}); !ok)
            return tl::unexpected<Error>(ok.error());
        return access.answers().save(makeJudgement(response, judge, QStringLiteral("r")), std::nullopt);
    })));
    const QString name = QStringLiteral("direct");
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(m_store->path());
        QVERIFY(db.open()); // foreign keys are off here: it must be the trigger that refuses
        QSqlQuery query(db);
        QVERIFY2(!query.exec(sql), qPrintable(sql));
        QVERIFY2(query.lastError().databaseText().contains(QStringLiteral("never")),
                 qPrintable(query.lastError().databaseText()));
    }
    QSqlDatabase::removeDatabase(name);
}

QTEST_GUILESS_MAIN(TestStores)
#include "tst_stores.moc"
