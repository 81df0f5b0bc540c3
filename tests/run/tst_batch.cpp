// SPDX-License-Identifier: GPL-3.0-or-later
// Batches against a server that keeps files and batches as OpenAI's does, and by hand.
#include "core/run/batch_courier.h"
#include "core/run/batch_writer.h"
#include "tests/run/run_fixture.h"
#include "tests/support/batch_provider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAtTheLimits_data();
    void splitsAtTheLimits();
    void rowsAreWholeRequests();
    void thereAndBack();
    void everyFateOfARow();
    void whatIsWrittenIsNotAskedMeanwhile();
    void createdOnceThoughTheAnswerWasLost();
    void byHandInAnyOrderAndTwice();
    void otherFilesAreNamedAndLeftAlone();
    void cancelledBatchGivesBack();

private:
    std::vector<Batch> write(RunFixture &f, const BatchLimits &limits = {})
    {
        ImageLibrary images(f.cache(), {2000, 1'000'000, 3}, false);
        BatchWriter writer(*f.store, images, m_clock, {f.run, f.candidate, f.dir.path(), 0, limits});
        bool ended = false;
        connect(&writer, &BatchWriter::finished, this, [&] { ended = true; });
        writer.start();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000); }();
        if (!writer.status())
            qFatal("%s", qUtf8Printable(writer.status().error().text()));
        return writer.batches();
    }
    Result<CourierReport> carry(RunFixture &f, const Batch &batch, void (BatchCourier::*act)())
    {
        BatchCourier courier(*f.store, m_clock, batch, f.candidate, QStringLiteral("sk-1"));
        bool ended = false;
        connect(&courier, &BatchCourier::finished, this, [&] { ended = true; });
        (courier.*act)();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000); }();
        return courier.outcome();
    }
    static std::vector<Batch> stored(RunFixture &f) { return must(f.reader()->attempts().batches({})); }

    SystemClock m_clock;
};

void TestBatch::splitsAtTheLimits_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("requests") << 10 << qint64(200'000'000);
    QTest::newRow("bytes") << 50'000 << qint64(3'000);
    QTest::newRow("neither") << 50'000 << qint64(200'000'000);
}

void TestBatch::splitsAtTheLimits()
{
    QFETCH(int, requests);
    QFETCH(qint64, bytes);
    RunFixture f([](const ServedRequest &) { return ScriptedReply{}; }, makeItems(35));
    const std::vector<Batch> batches = write(f, {requests, bytes});
    QSet<QString> ids;
    for (const Batch &batch : batches) {
        QFile file(batch.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.size() <= bytes);
        const QList<QByteArray> lines = text.trimmed().split('\n');
        QVERIFY(lines.size() <= requests);
        QCOMPARE(lines.size(), batch.requests);
        for (const QByteArray &line : lines)
            ids.insert(QJsonDocument::fromJson(line).object().value(u"custom_id").toString());
    }
    QCOMPARE(ids.size(), 35); // every question once, in one file
    if (requests == 10)
        QCOMPARE(batches.size(), 4u);
    if (bytes == 200'000'000 && requests > 10)
        QCOMPARE(batches.size(), 1u);
    QCOMPARE(f.progress().leased, 35);
}

void TestBatch::rowsAreWholeRequests()
{
    RunFixture f([](const ServedRequest &) { return ScriptedReply{}; }, makeItems(2));
    QFile file(write(f).front().path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
    QCOMPARE(row.keys(), (QStringList{QStringLiteral("body"), QStringLiteral("custom_id"), QStringLiteral("method"),
                                      QStringLiteral("url")}));
    QCOMPARE(row.value(u"method").toString(), QStringLiteral("POST"));
    QCOMPARE(row.value(u"url").toString(), QStringLiteral("/v1/chat/completions"));
    QCOMPARE(row.value(u"body").toObject().value(u"model").toString(), QStringLiteral("c"));
    QCOMPARE(BatchProvider::promptOf(row), f.items.front().instruction);
}

void TestBatch::thereAndBack()
{
    BatchProvider provider;
    RunFixture f([&](const ServedRequest &r) { return provider(r); }, makeItems(12));
    const std::vector<Batch> batches = write(f, {5, 200'000'000});
    QCOMPARE(batches.size(), 3u);
    for (const Batch &batch : batches) {
        const CourierReport sent = must(carry(f, batch, &BatchCourier::submit));
        QCOMPARE(sent.batch.state, QStringLiteral("sent"));
    }
    QCOMPARE(provider.batches.size(), 3);
    for (const ServedRequest &r : f.server.requests)
        QCOMPARE(r.headers.value("authorization"), QByteArrayLiteral("Bearer sk-1"));
    QCOMPARE(must(carry(f, stored(f).front(), &BatchCourier::poll)).batch.state, QStringLiteral("sent")); // not yet
    QCOMPARE(f.progress().answered, 0);
    provider.work();
    for (const Batch &batch : stored(f))
        QCOMPARE(must(carry(f, batch, &BatchCourier::poll)).batch.state, QStringLiteral("completed"));
    QCOMPARE(f.progress().answered, 12);
    for (const Response &r : f.responses()) {
        const auto item =
            std::find_if(f.items.begin(), f.items.end(), [&](const Item &i) { return i.revisionId == r.revisionId; });
        QCOMPARE(r.text, QString(u"Re: " + item->instruction));
        QVERIFY(r.meta.imageSent.startsWith(QStringLiteral("sha256:"))); // what was sent is on record
        QCOMPARE(r.meta.inputTokens, 10);
    }
}

void TestBatch::everyFateOfARow()
{
    using Fate = BatchProvider::Fate;
    BatchProvider provider;
    provider.fates = {{1, Fate::Refuse}, {2, Fate::Expire}, {3, Fate::Server}, {4, Fate::Omit}};
    RunFixture f([&](const ServedRequest &r) { return provider(r); }, makeItems(6));
    const Batch batch = write(f).front();
    must(carry(f, batch, &BatchCourier::submit));
    provider.work();
    const CourierReport report = must(carry(f, stored(f).front(), &BatchCourier::poll));
    QCOMPARE(report.counts.answered, 2);
    QCOMPARE(report.counts.failed, 1);
    QCOMPARE(report.counts.again, 2); // expired, and the server's own fault
    QCOMPARE(report.returned, 1);     // of which the files say nothing
    const RunProgress p = f.progress();
    QCOMPARE(p.answered, 2);
    QCOMPARE(p.failed, 1);
    QCOMPARE(p.queued, 3);
    QCOMPARE(must(f.reader()->runs().failures(f.run.id)).firstKey(), QStringLiteral("bad_request"));
    // What came back is written into the next batch, and nothing else.
    QCOMPARE(write(f).front().requests, 3);
}

void TestBatch::whatIsWrittenIsNotAskedMeanwhile()
{
    RunFixture f([](const ServedRequest &r) { return echo(r); }, makeItems(6));
    write(f);
    const auto e = f.engine();
    e->engine.start(f.run.id, f.options);
    QTRY_VERIFY(e->last.state == RunState::Running);
    QTest::qWait(300);
    QCOMPARE(f.server.requests.size(), 0u);
    e->engine.cancel(f.run.id);
    QTRY_COMPARE(e->ended.size(), 1u);
    QCOMPARE(f.progress().leased, 6);
}

void TestBatch::createdOnceThoughTheAnswerWasLost()
{
    BatchProvider provider;
    provider.losesAnswerToCreate = true;
    RunFixture f([&](const ServedRequest &r) { return provider(r); }, makeItems(3));
    const Batch batch = write(f).front();
    QVERIFY(!carry(f, batch, &BatchCourier::submit));
    provider.losesAnswerToCreate = false;
    const CourierReport report = must(carry(f, stored(f).front(), &BatchCourier::submit));
    QCOMPARE(provider.batches.size(), 1); // not uploaded and not created again
    QCOMPARE(provider.rows.size(), 3u);
    QCOMPARE(report.batch.remoteId, QStringLiteral("batch_0"));
}

void TestBatch::byHandInAnyOrderAndTwice()
{
    BatchProvider provider;
    RunFixture f([](const ServedRequest &) { return ScriptedReply{}; }, makeItems(4));
    QFile file(write(f).front().path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QByteArray &line : file.readAll().trimmed().split('\n'))
        provider.rows.push_back(QJsonDocument::fromJson(line).object());
    provider.work();
    const QByteArray out = provider.files.value(QStringLiteral("out"));
    QCOMPARE(must(takeBatchFile(*f.store, m_clock, out)).answered, 4);
    const BatchCounts again = must(takeBatchFile(*f.store, m_clock, out));
    QCOMPARE(again.answered, 0);
    QCOMPARE(again.known, 4);
    QCOMPARE(f.responses().size(), 4u);
}

void TestBatch::otherFilesAreNamedAndLeftAlone()
{
    RunFixture f([](const ServedRequest &) { return ScriptedReply{}; }, makeItems(2));
    write(f);
    const BatchCounts counts = must(takeBatchFile(*f.store, m_clock,
                                                  "not json\n\n{\"custom_id\": \"mia-001\", \"response\": null}\n"
                                                  "{\"custom_id\": \"plumbline-00000000-1\", \"response\": null}\n"));
    QCOMPARE(counts.foreign, 3);
    QVERIFY2(counts.problem.startsWith(QStringLiteral("Line 1:")), qPrintable(counts.problem));
    QCOMPARE(f.progress().leased, 2);
}

void TestBatch::cancelledBatchGivesBack()
{
    RunFixture f([](const ServedRequest &) { return ScriptedReply{}; }, makeItems(5));
    const Batch batch = write(f).front();
    QCOMPARE(must(finishBatch(*f.store, m_clock, batch, QStringLiteral("cancelled"), {})), 5);
    QCOMPARE(f.progress().queued, 5);
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
