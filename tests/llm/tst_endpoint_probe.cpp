// SPDX-License-Identifier: GPL-3.0-or-later
// The Test button's work: a model that sees, one that is blind, one that is not there.
#include "core/llm/endpoint_probe.h"
#include "core/llm/providers.h"
#include "core/llm/test_picture.h"
#include "tests/support/scripted_server.h"

#include <QImage>
#include <QSet>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestEndpointProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pictureShowsItsColours();
    void pictureIsDrawnByLot();
    void readsColours_data();
    void readsColours();
    void seeing();
    void blind();
    void wrongKey();

private:
    static ProbeResult probe(ScriptedServer &server, const QString &key = {})
    {
        EndpointProbe probe(makeWireFormat(QStringLiteral("openai-chat")), server.url(), key, QStringLiteral("m"),
                            {5000, 5000, 5000});
        std::optional<ProbeResult> result;
        connect(&probe, &EndpointProbe::finished, &probe, [&](const ProbeResult &r) { result = r; });
        probe.start();
        [&] { QTRY_VERIFY(result); }();
        return *result;
    }
    static ScriptedReply models() { return {0, 200, {}, R"({"data": [{"id": "other"}, {"id": "m"}]})"}; }
    /// What a model with eyes would say: reads the picture that it was sent.
    static QString look(const ServedRequest &request)
    {
        const QByteArray png = QByteArray::fromBase64(request.image().section(u',', 1).toLatin1());
        const QImage image = QImage::fromData(png, "PNG");
        QStringList names;
        for (const int x : {40, 120, 200})
            names.append(nameOf(image.pixelColor(x, 100)));
        return names.join(QStringLiteral(", "));
    }
    static QString nameOf(const QColor &c)
    {
        const bool r = c.red() > 128;
        const bool g = c.green() > 128;
        const bool b = c.blue() > 128;
        if (r && g)
            return b ? QStringLiteral("White") : QStringLiteral("Yellow");
        if (r)
            return QStringLiteral("Red");
        if (g)
            return QStringLiteral("Green");
        return b ? QStringLiteral("Blue") : QStringLiteral("Black");
    }
};

void TestEndpointProbe::pictureShowsItsColours()
{
    // Read by Qt's own decoder, so that our PNG is one to others as well.
    for (quint32 lot = 0; lot < 50; ++lot) {
        const TestPicture picture = makeTestPicture(lot);
        const QImage image = QImage::fromData(picture.png, "PNG");
        QCOMPARE(image.size(), QSize(240, 240));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(nameOf(image.pixelColor(40 + 80 * i, 120)).toLower(), picture.colours.at(i));
    }
}

void TestEndpointProbe::pictureIsDrawnByLot()
{
    QSet<QString> orders;
    for (quint32 lot = 0; lot < 2000; ++lot)
        orders.insert(makeTestPicture(lot).colours.join(u','));
    QCOMPARE(orders.size(), 120); // 6 × 5 × 4
}

void TestEndpointProbe::readsColours_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<bool>("seen");
    QTest::newRow("plain") << QStringLiteral("red, green, blue") << true;
    QTest::newRow("sentence") << QStringLiteral("From left: **Red**, then green; finally BLUE.") << true;
    QTest::newRow("order") << QStringLiteral("green, red, blue") << false;
    QTest::newRow("two") << QStringLiteral("red, green") << false;
    QTest::newRow("list of all") << QStringLiteral("black, red, green, blue") << false;
    QTest::newRow("inside words") << QStringLiteral("I am bored, greenish, bluebird") << false;
    QTest::newRow("none") << QStringLiteral("I cannot see images.") << false;
}

void TestEndpointProbe::readsColours()
{
    QFETCH(QString, reply);
    QFETCH(bool, seen);
    QCOMPARE(namesColours(reply, {QStringLiteral("red"), QStringLiteral("green"), QStringLiteral("blue")}), seen);
}

void TestEndpointProbe::seeing()
{
    ScriptedServer server([](const ServedRequest &r) {
        return r.method == "GET" ? models() : ScriptedReply{0, 200, {}, chatBody(look(r))};
    });
    const ProbeResult result = probe(server);
    QCOMPARE(server.requests.size(), 2u);
    QCOMPARE(server.requests.front().path, QByteArrayLiteral("/v1/models"));
    QCOMPARE(result.models, (QStringList{QStringLiteral("other"), QStringLiteral("m")}));
    QVERIFY(result.isListed);
    QVERIFY(result.sawImage);
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.inputTokens, 10);
}

void TestEndpointProbe::blind()
{
    ScriptedServer server([](const ServedRequest &r) {
        return r.method == "GET" ? ScriptedReply{0, 404, {}, "{}"}
                                 : ScriptedReply{0, 200, {}, chatBody(QStringLiteral("I cannot see any image."))};
    });
    const ProbeResult result = probe(server);
    QVERIFY(!result.sawImage);
    QVERIFY(!result.reply.isEmpty());
    QVERIFY(result.modelsProblem.contains(QStringLiteral("404")));
}

void TestEndpointProbe::wrongKey()
{
    const QString key = QStringLiteral("sk-planted-0815");
    ScriptedServer server([&](const ServedRequest &) {
        return ScriptedReply{0, 401, {}, R"({"error": {"message": "Incorrect API key provided: sk-planted-0815."}})"};
    });
    const ProbeResult result = probe(server, key);
    QVERIFY(!result.sawImage);
    QVERIFY(result.problem.contains(QStringLiteral("401")));
    QVERIFY(!result.problem.contains(key));
    QVERIFY(!result.modelsProblem.contains(key));
}

QTEST_GUILESS_MAIN(TestEndpointProbe)
#include "tst_endpoint_probe.moc"
