// SPDX-License-Identifier: GPL-3.0-or-later
// Rhyme, with a small lexicon in Festival's format written here, and with Debian's where it is installed.
#include "core/checks/component_check.h"
#include "core/checks/rhyme_dictionary.h"

#include <QTemporaryFile>
#include <QtTest>

using namespace plumbline;

class TestRhyme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallLexicon();
    void absentOrBroken();
    void installedDictionary();
    void verdictsWithoutDictionary();
};

void TestRhyme::smallLexicon()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("MNCL\n"
               "(\"night\" nil (((n ay t) 1)))\n"
               "(\"light\" nil (((l ay t) 1)))\n"
               "(\"delight\" nil (((d ih) 0) ((l ay t) 1)))\n"
               "(\"river\" nil (((r ih v) 1) ((er) 0)))\n"
               "(\"shiver\" nil (((sh ih v) 1) ((er) 0)))\n"
               "(\"stone\" nil (((s t ow n) 1)))\n"
               "(\"broken\" nil\n");
    file.flush();
    const RhymeDictionary dictionary = RhymeDictionary::load(file.fileName());
    using Answer = RhymeDictionary::Answer;
    QCOMPARE(dictionary.rhymes(QStringLiteral("Night"), QStringLiteral("delight")), Answer::Yes);
    QCOMPARE(dictionary.rhymes(QStringLiteral("river"), QStringLiteral("shiver")), Answer::Yes);
    QCOMPARE(dictionary.rhymes(QStringLiteral("river"), QStringLiteral("stone")), Answer::No);
    QCOMPARE(dictionary.rhymes(QStringLiteral("night"), QStringLiteral("night")), Answer::Near);
    QCOMPARE(dictionary.rhymes(QStringLiteral("night"), QStringLiteral("qwzx")), Answer::Unknown);
    QVERIFY(!dictionary.knows(QStringLiteral("broken")));
}

void TestRhyme::absentOrBroken()
{
    QVERIFY(RhymeDictionary::load(QStringLiteral("/nonexistent/file")).isEmpty());
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("(\"\n(\"a\"\n(\"b\" nil ((((((((((\n(\"c\" nil (((k) 1)))\n\0\0\xff\n");
    file.flush();
    QVERIFY(!RhymeDictionary::load(file.fileName()).knows(QStringLiteral("b")));
}

void TestRhyme::installedDictionary()
{
    if (RhymeDictionary::installed().isEmpty())
        QSKIP("festlex-cmu is not installed");
    Constraint rhyme;
    rhyme.kind = ConstraintKind::Rhyme;
    rhyme.value = QStringLiteral("any");
    const auto verdict = [&rhyme](const QString &poem) { return checkConstraint(rhyme, measureText(poem)).verdict; };
    QCOMPARE(verdict(QStringLiteral("The moon is bright\nAbove the sea\nA silver light\nFor you and me")),
             Verdict::Met);
    QCOMPARE(verdict(QStringLiteral("The cat sat on the mat\nIt wore a tiny hat")), Verdict::Met);
    QCOMPARE(verdict(QStringLiteral("The orange boat\nA quiet window\nThe tallest mountain\nMy father's desk")),
             Verdict::Unmet);
    rhyme.value = QStringLiteral("ABAB");
    QCOMPARE(verdict(QStringLiteral("The moon is bright\nAbove the sea\nA silver light\nFor you and me")),
             Verdict::Met);
    rhyme.value = QStringLiteral("AABB");
    QCOMPARE(verdict(QStringLiteral("The moon is bright\nAbove the sea\nA silver light\nFor you and me")),
             Verdict::Unmet);
}

void TestRhyme::verdictsWithoutDictionary()
{
    // never more than an abstention without lines to compare, whether a dictionary is there or not
    Constraint rhyme;
    rhyme.kind = ConstraintKind::Rhyme;
    rhyme.value = QStringLiteral("any");
    QCOMPARE(checkConstraint(rhyme, measureText(QStringLiteral("One line."))).verdict, Verdict::Abstain);
    QCOMPARE(checkConstraint(rhyme, measureText(QString())).verdict, Verdict::Abstain);
    if (RhymeDictionary::installed().isEmpty())
        QCOMPARE(checkConstraint(rhyme, measureText(QStringLiteral("a cat\na hat"))).verdict, Verdict::Abstain);
}

QTEST_APPLESS_MAIN(TestRhyme)
#include "tst_rhyme.moc"
