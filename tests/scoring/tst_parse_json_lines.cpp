// SPDX-License-Identifier: GPL-3.0-or-later
// The line contract of `plumbline-cli parse`: keys, order, numbers, ids, and errors that name the reason.
#include "core/scoring/parse_json_lines.h"

#include <QtTest>

using namespace plumbline;

class TestParseJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheContract()
    {
        const auto out = parseJsonLine(
            R"({"id":"a","weights":[4,3,3],"reply":"score of component 1: 4/4, score of component 2: 1.5/3, score of component 3: x/3, total score: 8/10."})");
        QVERIFY(out.has_value());
        QCOMPARE(
            *out,
            QByteArray(
                R"({"id":"a","state":"partial","points":[4,1.5,null],"stated_total":8,"computed_total":null,"flags":["missing_component"]})"));
    }

    void givesAnyIdBack_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("number") << QByteArray("12");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("list") << QByteArray(R"([1,"b",{"c":true}])");
        QTest::newRow("text") << QByteArray("\"\u00e4\\n\\\"\"");
        QTest::newRow("big") << QByteArray("9007199254740993");
    }
    void givesAnyIdBack()
    {
        QFETCH(QByteArray, id);
        const auto out = parseJsonLine("{\"id\":" + id + ",\"weights\":[1],\"reply\":\"\"}");
        QVERIFY(out.has_value());
        QVERIFY2(out->startsWith(QByteArray("{\"id\":" + id + ",\"state\":\"none\"")), out->constData());
    }

    void missingIdIsNull() { QVERIFY(parseJsonLine(R"({"weights":[1],"reply":null})")->startsWith("{\"id\":null,")); }

    void keepsFullPrecision()
    {
        const auto out = parseJsonLine(R"({"id":1,"weights":[4],"reply":"component 1: 1/3"})");
        QVERIFY(out->contains("\"points\":[1.3333333333333333]"));
        QCOMPARE(jsonNumber(3.0), QByteArray("3"));
        QCOMPARE(jsonNumber(-0.0), QByteArray("0"));
        QCOMPARE(jsonNumber(0.1), QByteArray("0.1"));
    }

    void refusesBadLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("cut") << QByteArray("{\"id\":1") << QStringLiteral("Not JSON");
        QTest::newRow("empty") << QByteArray("") << QStringLiteral("Not JSON");
        QTest::newRow("list") << QByteArray("[]") << QStringLiteral("object");
        QTest::newRow("no weights") << QByteArray(R"({"reply":"x"})") << QStringLiteral("weights");
        QTest::newRow("zero weights") << QByteArray(R"({"weights":[],"reply":"x"})") << QStringLiteral("weights");
        QTest::newRow("text weight") << QByteArray(R"({"weights":[4,"3"],"reply":"x"})") << QStringLiteral("Weight 2");
        QTest::newRow("negative weight") << QByteArray(R"({"weights":[-4],"reply":"x"})") << QStringLiteral("Weight 1");
        QTest::newRow("no reply") << QByteArray(R"({"weights":[4]})") << QStringLiteral("reply");
        QTest::newRow("number reply") << QByteArray(R"({"weights":[4],"reply":5})") << QStringLiteral("reply");
    }
    void refusesBadLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, reason);
        const auto out = parseJsonLine(line);
        QVERIFY(!out.has_value());
        QCOMPARE(out.error().kind, ErrorKind::BadInput);
        QVERIFY2(out.error().what.contains(reason), qPrintable(out.error().what));
    }
};

QTEST_GUILESS_MAIN(TestParseJsonLines)
#include "tst_parse_json_lines.moc"
