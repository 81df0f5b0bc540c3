// SPDX-License-Identifier: GPL-3.0-or-later
// Text metrics: the numbers that the audit page shows beside a response, and their places.
#include "core/checks/text_metrics.h"

#include <QtTest>

using namespace plumbline;

class TestTextMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places();
    void kinds();
    void asides();
    void counts_data();
    void counts();
    void nothing();
};

void TestTextMetrics::places()
{
    const QString text = QStringLiteral("  A boat drifts. “Look!” she said.\n");
    const TextMetrics metrics = measureText(text);
    QCOMPARE(metrics.sentenceCount(), 2);
    QCOMPARE(metrics.view(metrics.sentences[0].range).toString(), QStringLiteral("A boat drifts."));
    QCOMPARE(metrics.view(metrics.sentences[1].range).toString(), QStringLiteral("“Look!” she said."));
    QCOMPARE(metrics.wordCount(), 6);
    QCOMPARE(metrics.view(metrics.words[3].range).toString(), QStringLiteral("Look"));
    QCOMPARE(metrics.lineCount(), 1);
    QCOMPARE(metrics.paragraphCount(), 1);
}

void TestTextMetrics::kinds()
{
    const TextMetrics metrics =
        measureText(QStringLiteral("# Head\n\nText here.\n- one\n2. two\n---\n**Bold head**\n> quoted\n"));
    const QList<LineKind> expected = {LineKind::Heading,  LineKind::Blank, LineKind::Text,    LineKind::Bullet,
                                      LineKind::Numbered, LineKind::Rule,  LineKind::Heading, LineKind::Text};
    QCOMPARE(qsizetype(metrics.lines.size()), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(metrics.lines[size_t(i)].kind, expected.at(i));
    QCOMPARE(metrics.view(metrics.lines[0].range).toString(), QStringLiteral("Head"));
    QCOMPARE(metrics.view(metrics.lines[3].range).toString(), QStringLiteral("one"));
    QCOMPARE(metrics.view(metrics.lines[7].range).toString(), QStringLiteral("quoted"));
}

void TestTextMetrics::asides()
{
    const TextMetrics metrics =
        measureText(QStringLiteral("Certainly! Here is the poem:\n\nA\nB\n\nLet me know if you like it."));
    QVERIFY(metrics.lines.front().aside);
    QVERIFY(metrics.lines.back().aside);
    QVERIFY(!metrics.lines[2].aside);
    // a response that is nothing but such a line is the response
    QVERIFY(!measureText(QStringLiteral("Here is the thing:")).lines.front().aside);
}

void TestTextMetrics::counts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("sentences");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("paragraphs");
    QTest::addColumn<int>("characters");
    QTest::newRow("plain") << QStringLiteral("One two. Three.") << 2 << 3 << 1 << 1 << 15;
    QTest::newRow("blocks") << QStringLiteral("One.\n\nTwo.\nThree.") << 3 << 3 << 3 << 2 << 17;
    QTest::newRow("family emoji is one character") << QStringLiteral("👨‍👩‍👧 hi") << 1 << 1 << 1 << 1 << 4;
    QTest::newRow("combining accent") << QStringLiteral("cafe\u0301") << 1 << 1 << 1 << 1 << 4;
    QTest::newRow("figures") << QStringLiteral("In 1999, 3.5 % of 1,000.") << 1 << 5 << 1 << 1 << 24;
    QTest::newRow("arabic question") << QStringLiteral("كيف حالك؟ بخير.") << 2 << 3 << 1 << 1 << 15;
    QTest::newRow("devanagari") << QStringLiteral("यह नीला है। वह लाल है।") << 2 << 6 << 1 << 1 << 17;
}

void TestTextMetrics::counts()
{
    QFETCH(QString, text);
    const TextMetrics metrics = measureText(text);
    QTEST(int(metrics.sentenceCount()), "sentences");
    QTEST(int(metrics.wordCount()), "words");
    QTEST(int(metrics.lineCount()), "lines");
    QTEST(int(metrics.paragraphCount()), "paragraphs");
    QTEST(int(metrics.characters), "characters");
}

void TestTextMetrics::nothing()
{
    for (const QString &text :
         {QString(), QStringLiteral("  \n \t\n"), QStringLiteral("---"), QStringLiteral("🎉🎉"), QStringLiteral("...")}) {
        const TextMetrics metrics = measureText(text);
        QCOMPARE(metrics.sentenceCount(), 0);
        QCOMPARE(metrics.wordCount(), 0);
    }
}

QTEST_APPLESS_MAIN(TestTextMetrics)
#include "tst_text_metrics.moc"
