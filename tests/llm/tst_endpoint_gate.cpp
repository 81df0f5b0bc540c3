// SPDX-License-Identifier: GPL-3.0-or-later
// The gate of an endpoint under a clock of the test's own: places, paces, refusals, and two runs that share it.
#include "core/llm/endpoint_gate.h"

#include <QTest>

using namespace plumbline;

class TestEndpointGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMoreThanAllowed();
    void requestsPerMinute_data();
    void requestsPerMinute();
    void tokensPerMinute();
    void correctedTokensCount();
    void refusalsHalveAndSuccessesRaise();
    void severalRefusalsBringSilence();
    void twoRunsShareFairly();
    void aRunThatLeavesFreesItsPlaces();
};

void TestEndpointGate::noMoreThanAllowed()
{
    EndpointGate gate({256, 0, 0});
    const int user = 0;
    gate.join(&user, {256, 0, 0});
    for (int i = 0; i < 256; ++i)
        QCOMPARE(gate.tryEnter(&user, 10, 0), 0);
    QCOMPARE(gate.tryEnter(&user, 10, 0), EndpointGate::kFull);
    gate.exit(&user, 10, -1);
    QCOMPARE(gate.tryEnter(&user, 10, 0), 0);
    QCOMPARE(gate.inFlight(), 256);
}

void TestEndpointGate::requestsPerMinute_data()
{
    QTest::addColumn<int>("perMinute");
    for (const int n : {1, 7, 60, 600, 6000})
        QTest::addRow("%d", n) << n;
}

void TestEndpointGate::requestsPerMinute()
{
    QFETCH(int, perMinute);
    EndpointGate gate({256, perMinute, 0});
    const int user = 0;
    gate.join(&user, {256, perMinute, 0});
    std::deque<qint64> sent;
    qint64 now = 1'000'000;
    const qint64 end = now + 300'000;
    while (now < end) {
        const qint64 wait = gate.tryEnter(&user, 1, now);
        if (wait > 0) {
            now += wait;
            continue;
        }
        QCOMPARE(wait, 0);
        gate.exit(&user, 1, -1);
        sent.push_back(now);
        // Never more than allowed in any minute.
        if (sent.size() > static_cast<std::size_t>(perMinute))
            QVERIFY(now - sent[sent.size() - 1 - static_cast<std::size_t>(perMinute)] >= 60'000);
    }
    // And no less than nearly so many either.
    QVERIFY2(sent.size() >= static_cast<std::size_t>(5 * perMinute) * 97 / 100,
             qPrintable(QString::number(sent.size())));
}

void TestEndpointGate::tokensPerMinute()
{
    EndpointGate gate({256, 0, 10'000});
    const int user = 0;
    gate.join(&user, {256, 0, 10'000});
    qint64 now = 0;
    int tokens = 0;
    while (now < 60'000) {
        const qint64 wait = gate.tryEnter(&user, 700, now);
        if (wait > 0)
            now += wait;
        else
            tokens += 700;
        if (wait == 0)
            gate.exit(&user, 700, -1);
    }
    QVERIFY(tokens <= 10'000);
    QVERIFY(tokens >= 9'100);
    // A question larger than a minute's worth is not locked out for ever.
    QVERIFY(gate.tryEnter(&user, 50'000, now + 120'000) == 0);
}

void TestEndpointGate::correctedTokensCount()
{
    EndpointGate gate({256, 0, 6'000});
    const int user = 0;
    gate.join(&user, {256, 0, 6'000});
    QCOMPARE(gate.tryEnter(&user, 100, 0), 0);
    gate.exit(&user, 100, 3'100); // it was much more than thought: 31 s at this pace
    QVERIFY(gate.tryEnter(&user, 100, 1'000) > 28'000);
}

void TestEndpointGate::refusalsHalveAndSuccessesRaise()
{
    EndpointGate gate({64, 0, 0});
    gate.refused(10'000, -1);
    QCOMPARE(gate.allowed(), 32);
    gate.refused(10'500, -1); // of the same burst
    QCOMPARE(gate.allowed(), 32);
    gate.refused(11'100, -1);
    QCOMPARE(gate.allowed(), 16);
    for (int i = 0; i < 20; ++i)
        gate.refused(20'000 + 2'000 * i, -1);
    QCOMPARE(gate.allowed(), 1);
    for (int i = 0; i < 5'000; ++i)
        gate.succeeded();
    QCOMPARE(gate.allowed(), 64);
}

void TestEndpointGate::severalRefusalsBringSilence()
{
    EndpointGate gate({8, 0, 0});
    const int user = 0;
    gate.join(&user, {8, 0, 0});
    gate.refused(1'000, 30'000);
    gate.refused(1'000, 30'000);
    QCOMPARE(gate.tryEnter(&user, 1, 1'000), 0); // two may be chance
    gate.exit(&user, 1, -1);
    gate.refused(1'000, 30'000);
    QCOMPARE(gate.tryEnter(&user, 1, 1'000), 30'000);
    QCOMPARE(gate.tryEnter(&user, 1, 31'000), 0);
    gate.exit(&user, 1, -1);
    gate.succeeded();
    gate.refused(40'000, 30'000); // counted from anew
    QCOMPARE(gate.tryEnter(&user, 1, 40'000), 0);
}

void TestEndpointGate::twoRunsShareFairly()
{
    EndpointGate gate({8, 0, 0});
    const int a = 0;
    const int b = 0;
    gate.join(&a, {8, 0, 0});
    for (int i = 0; i < 8; ++i)
        QCOMPARE(gate.tryEnter(&a, 1, 0), 0); // alone, it may have all
    gate.join(&b, {8, 0, 0});
    QCOMPARE(gate.tryEnter(&b, 1, 0), EndpointGate::kFull);
    int ours = 8;
    int theirs = 0;
    for (int i = 0; i < 20; ++i) { // places are freed one by one, and the first run is always the first to ask
        gate.exit(&a, 1, -1);
        --ours;
        ours += gate.tryEnter(&a, 1, 0) == 0 ? 1 : 0;
        theirs += gate.tryEnter(&b, 1, 0) == 0 ? 1 : 0;
        if (ours == 4)
            break;
    }
    QCOMPARE(ours, 4);
    QCOMPARE(theirs, 4);
}

void TestEndpointGate::aRunThatLeavesFreesItsPlaces()
{
    EndpointGate gate({2, 0, 0});
    const int a = 0;
    const int b = 0;
    gate.join(&a, {2, 0, 0});
    gate.join(&b, {2, 0, 0});
    QCOMPARE(gate.tryEnter(&a, 1, 0), 0);
    QCOMPARE(gate.tryEnter(&a, 1, 0), 0);
    bool freed = false;
    connect(&gate, &EndpointGate::freed, this, [&freed] { freed = true; });
    gate.leave(&a);
    QVERIFY(freed);
    QCOMPARE(gate.tryEnter(&b, 1, 0), 0);
    QCOMPARE(gate.tryEnter(&b, 1, 0), 0);
    gate.leave(&b);
    QVERIFY(gate.isUnused());
    QCOMPARE(gate.inFlight(), 0);
}

QTEST_GUILESS_MAIN(TestEndpointGate)
#include "tst_endpoint_gate.moc"
