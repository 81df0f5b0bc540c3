// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of `plumbline-cli check`, field by field.
#include "core/checks/check_json_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace plumbline;

class TestCheckJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withResponse();
    void withoutResponse();
    void nothingCountable();
    void idOfAnyType();
    void broken_data();
    void broken();
};

namespace {

QJsonObject run(const QByteArray &line)
{
    const auto result = checkJsonLine(line);
    return result ? QJsonDocument::fromJson(*result).object() : QJsonObject();
}

} // namespace

void TestCheckJsonLines::withResponse()
{
    const QJsonObject out =
        run(R"({"id":"a1","component":"in exactly two sentences","category":"length_limit",)"
            R"("instruction":"Describe it in exactly two sentences.","response":"Cats sit. Dogs run."})");
    QCOMPARE(out.keys(), (QStringList{QStringLiteral("checks"), QStringLiteral("constraints"), QStringLiteral("id"),
                                      QStringLiteral("verdict")}));
    QCOMPARE(out.value(u"id").toString(), QStringLiteral("a1"));
    QCOMPARE(out.value(u"verdict").toString(), QStringLiteral("met"));
    QCOMPARE(out.value(u"constraints").toArray(),
             (QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("sentences")},
                                     {QStringLiteral("op"), QStringLiteral("eq")},
                                     {QStringLiteral("value"), 2}}}));
    const QJsonObject check = out.value(u"checks").toArray().at(0).toObject();
    QCOMPARE(check.keys(), (QStringList{QStringLiteral("kind"), QStringLiteral("measured"), QStringLiteral("ranges"),
                                        QStringLiteral("verdict"), QStringLiteral("why")}));
    QCOMPARE(check.value(u"ranges").toArray(), (QJsonArray{QJsonArray{0, 9}, QJsonArray{10, 9}}));
    QCOMPARE(check.value(u"verdict").toString(), QStringLiteral("met"));
}

void TestCheckJsonLines::withoutResponse()
{
    for (const QByteArray &line : {QByteArray(R"({"id":1,"component":"in 50 words","category":"","instruction":""})"),
                                   QByteArray(R"({"id":1,"component":"in 50 words","response":null})")}) {
        const QJsonObject out = run(line);
        QVERIFY(out.value(u"verdict").isNull());
        QVERIFY(out.value(u"checks").toArray().isEmpty());
        QCOMPARE(out.value(u"constraints").toArray().size(), 1);
    }
}

void TestCheckJsonLines::nothingCountable()
{
    const QJsonObject out = run(R"({"id":1,"component":"with two metaphors","response":"Cats sit."})");
    QVERIFY(out.value(u"verdict").isNull());
    QVERIFY(out.value(u"constraints").toArray().isEmpty());
    // an empty response is a response
    QCOMPARE(run(R"({"id":1,"component":"in two sentences","response":""})").value(u"verdict").toString(),
             QStringLiteral("unmet"));
}

void TestCheckJsonLines::idOfAnyType()
{
    QCOMPARE(run(R"({"id":7,"component":"x"})").value(u"id").toInt(), 7);
    QVERIFY(run(R"({"component":"x"})").value(u"id").isNull() ||
            run(R"({"component":"x"})").value(u"id").isUndefined());
    QCOMPARE(run(R"({"id":[1,"b"],"component":"x"})").value(u"id").toArray().size(), 2);
}

void TestCheckJsonLines::broken_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("component");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("cut off") << QByteArray(R"({"id":1,"component":"in two)");
    QTest::newRow("no component") << QByteArray(R"({"id":1})");
    QTest::newRow("component is a number") << QByteArray(R"({"id":1,"component":2})");
    QTest::newRow("response is a number") << QByteArray(R"({"id":1,"component":"x","response":2})");
    QTest::newRow("deep") << QByteArray(100000, '[');
    QTest::newRow("no utf-8") << QByteArray("{\"component\":\"\xff\xfe\"");
}

void TestCheckJsonLines::broken()
{
    QFETCH(QByteArray, line);
    const auto result = checkJsonLine(line);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::BadInput);
    QVERIFY(!result.error().what.isEmpty());
}

QTEST_APPLESS_MAIN(TestCheckJsonLines)
#include "tst_check_json_lines.moc"
