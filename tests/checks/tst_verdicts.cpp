// SPDX-License-Identifier: GPL-3.0-or-later
// The verifier against cases that say what a careful person says. Where it decides it has to be right; where a person
// decides it may abstain in at most 5 % of the cases.
#include "core/checks/component_check.h"
#include "core/checks/extractor.h"
#include "core/checks/rhyme_dictionary.h"
#include "tests/checks/case_files.h"

#include <QtTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

QString unescaped(QString text)
{
    const QChar backslash(0x01);
    text.replace(QStringLiteral("\\\\"), QString(backslash));
    text.replace(QStringLiteral("\\n"), QStringLiteral("\n")).replace(QStringLiteral("\\r"), QStringLiteral("\r"));
    return text.replace(backslash, u'\\');
}

std::vector<Constraint> constraintsOf(const QString &text)
{
    if (text.startsWith(u'@'))
        return extractConstraints(text.mid(1), {}, {});
    const auto constraint = constraintFromJson(constraintObject(text));
    return constraint ? std::vector<Constraint>{*constraint} : std::vector<Constraint>{};
}

} // namespace

class TestVerdicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases();
    void exact_data();
    void exact();
    void published();
    void evidence();
    void combination();
    void hostile_data();
    void hostile();
};

void TestVerdicts::cases()
{
    int decidable = 0;
    int abstained = 0;
    int wrong = 0;
    for (const QString &file : {QStringLiteral("own_verdicts.txt"), QStringLiteral("own_verdicts_2.txt"),
                                QStringLiteral("own_verdicts_3.txt"), QStringLiteral("own_verdicts_4.txt"),
                                QStringLiteral("own_verdicts_5.txt"), QStringLiteral("own_verdicts_6.txt"),
                                QStringLiteral("own_verdicts_7.txt"), QStringLiteral("own_verdicts_8.txt")}) {
        const auto rows = readCases(file);
        QVERIFY(!rows.empty());
        for (const QStringList &row : rows) {
            QVERIFY2(row.size() == 3, qPrintable(row.join(u'|')));
            const auto constraints = constraintsOf(row.at(0).trimmed());
            QVERIFY2(!constraints.empty(), qPrintable(row.at(0)));
            const QString response = unescaped(row.at(2).mid(1));
            const ComponentCheck check = checkConstraints(constraints, measureText(response));
            QVERIFY(check.verdict.has_value());
            const QString expected = row.at(1).trimmed();
            const QString got = verdictId(*check.verdict);
            decidable += expected == u"abstain" ? 0 : 1;
            abstained += expected != u"abstain" && got == u"abstain" ? 1 : 0;
            // deciding where a person says that two readings differ is as wrong as deciding the other way
            if (got != expected && got != u"abstain") {
                ++wrong;
                qInfo().noquote() << "want" << expected << "got" << got << row.at(0) << row.at(2)
                                  << check.checks.front().why;
            }
            for (const CheckResult &result : check.checks)
                QVERIFY2(!result.why.isEmpty() && !result.measured.isEmpty(), qPrintable(row.join(u'|')));
        }
    }
    QCOMPARE(wrong, 0);
    QVERIFY(decidable > 250);
    QVERIFY2(abstained * 20 <= decidable, qPrintable(QString::number(abstained)));
}

void TestVerdicts::exact_data()
{
    QTest::addColumn<QString>("component");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("response");
    // a blind collection, and the probes that were written when its misses were mended
    for (const QString &file : {QStringLiteral("own_verdicts_9.txt"), QStringLiteral("own_verdicts_10.txt"),
                                QStringLiteral("own_verdicts_11.txt"), QStringLiteral("own_verdicts_12.txt"),
                                QStringLiteral("own_verdicts_13.txt")}) {
        const auto rows = readCases(file);
        QVERIFY(!rows.empty());
        for (const QStringList &row : rows) {
            QVERIFY2(row.size() == 3, qPrintable(row.join(u'|')));
            QTest::newRow(qPrintable(row.at(0).trimmed() + u" / " + row.at(2)))
                << row.at(0).trimmed() << row.at(1).trimmed() << unescaped(row.at(2).mid(1));
        }
    }
}

/// Here an abstention where a person decides is a failure as well.
void TestVerdicts::exact()
{
    QFETCH(QString, component);
    QFETCH(QString, expected);
    QFETCH(QString, response);
    const auto constraints = constraintsOf(component);
    QVERIFY(!constraints.empty());
    const ComponentCheck check = checkConstraints(constraints, measureText(response));
    QVERIFY(check.verdict.has_value());
    if (component.contains(QStringLiteral("rhym")) && expected != u"abstain" && *check.verdict == Verdict::Abstain &&
        RhymeDictionary::installed().isEmpty())
        QSKIP("festlex-cmu is not installed");
    QVERIFY2(verdictId(*check.verdict) == expected, qPrintable(check.checks.front().why));
}

/// Responses to components of the published file with a reader's verdicts, written blind (2026-11-27; read at first
/// sight: 143 of 150, none the opposite). The components themselves are in the reference only.
void TestVerdicts::published()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/instruction_benchmark_all.json");
    const QJsonArray items = jsonArrayIn(path);
    const QJsonArray verdicts = jsonArrayIn(sourceDir() + u"/tests/checks/data/benchmark_verdicts.json");
    QCOMPARE(verdicts.size(), 150);
    int opposite = 0;
    int needlessly = 0; ///< abstained, or read no constraint, where the reader decided
    int invented = 0;   ///< decided where the reader abstained
    for (const QJsonValue &entry : verdicts) {
        const QJsonObject row = entry.toObject();
        const PublishedComponent component = publishedComponent(items, row);
        QCOMPARE(component.sha256, row.value(u"sha256").toString());
        const auto constraints = extractConstraints(component.text, component.category, component.instruction);
        const auto verdict = checkConstraints(constraints, measureText(row.value(u"response").toString())).verdict;
        const QString found = verdict ? verdictId(*verdict) : QString();
        const QString expected = row.value(u"verdict").toString();
        if (found == expected)
            continue;
        const bool abstains = found.isEmpty() || found == u"abstain";
        needlessly += abstains ? 1 : 0;
        invented += expected == u"abstain" ? 1 : 0;
        opposite += !abstains && expected != u"abstain" ? 1 : 0;
        qInfo() << row.value(u"item").toInt() << component.text << expected << found;
    }
    QCOMPARE(opposite, 0);
    QCOMPARE(invented, 0);
    QVERIFY2(needlessly * 20 <= 150, qPrintable(QString::number(needlessly))); // at most 5 %
}

void TestVerdicts::evidence()
{
    const QString response = QStringLiteral("The bird sings. A second bird answers.");
    const TextMetrics text = measureText(response);
    Constraint sentences;
    sentences.value = 2;
    const CheckResult counted = checkConstraint(sentences, text);
    QCOMPARE(counted.verdict, Verdict::Met);
    QCOMPARE(counted.ranges, (std::vector<TextRange>{{0, 15}, {16, 22}}));
    QCOMPARE(counted.measured, QStringLiteral("2 sentences"));

    Constraint forbidden;
    forbidden.kind = ConstraintKind::ForbiddenWords;
    forbidden.op = ConstraintOp::NoneOf;
    forbidden.value = QJsonArray{QStringLiteral("bird")};
    const CheckResult hits = checkConstraint(forbidden, text);
    QCOMPARE(hits.verdict, Verdict::Unmet);
    QCOMPARE(hits.ranges, (std::vector<TextRange>{{4, 4}, {25, 4}}));

    Constraint required = forbidden;
    required.kind = ConstraintKind::RequiredWords;
    required.op = ConstraintOp::AllOf;
    required.value = QJsonArray{QStringLiteral("tower")};
    const CheckResult missing = checkConstraint(required, text);
    QCOMPARE(missing.verdict, Verdict::Unmet);
    QVERIFY(missing.ranges.empty());

    Constraint letters;
    letters.kind = ConstraintKind::ForbiddenLetters;
    letters.op = ConstraintOp::NoneOf;
    letters.value = QJsonArray{QStringLiteral("w")};
    QCOMPARE(checkConstraint(letters, text).ranges, (std::vector<TextRange>{{33, 1}}));
}

void TestVerdicts::combination()
{
    const QString component = QStringLiteral("in two sentences using no more than ten words");
    QCOMPARE(checkComponent(component, {}, {}, QStringLiteral("Cats sit. Dogs run.")).verdict, Verdict::Met);
    QCOMPARE(checkComponent(component, {}, {}, QStringLiteral("Cats sit.")).verdict, Verdict::Unmet);
    // one check open, none unmet: open
    QCOMPARE(checkComponent(component, {}, {}, QStringLiteral("He waited... Dogs run.")).verdict, Verdict::Abstain);
    // one check open, another unmet: unmet
    QCOMPARE(checkComponent(component, {}, {},
                            QStringLiteral("He waited... Dogs run far and wide and fast over all of the hills."))
                 .verdict,
             Verdict::Unmet);
    const ComponentCheck none =
        checkComponent(QStringLiteral("with two metaphors"), {}, {}, QStringLiteral("Cats sit."));
    QVERIFY(!none.verdict.has_value());
    QVERIFY(none.constraints.empty() && none.checks.empty());
}

void TestVerdicts::hostile_data()
{
    QTest::addColumn<QString>("response");
    QTest::newRow("full stops") << QString(200000, u'.');
    QTest::newRow("stops and blanks") << QStringLiteral(". ").repeated(100000);
    QTest::newRow("quotes") << QString(200000, u'"');
    QTest::newRow("open quotes") << QStringLiteral("\"A. ").repeated(50000);
    QTest::newRow("hashes") << QString(200000, u'#');
    QTest::newRow("stars") << QString(200000, u'*');
    QTest::newRow("bullets") << QStringLiteral("- ").repeated(100000);
    QTest::newRow("lines") << QString(200000, u'\n');
    QTest::newRow("list") << QStringLiteral("1. a\n").repeated(40000);
    QTest::newRow("one word") << QString(200000, u'a');
    QTest::newRow("hyphens") << QStringLiteral("a-").repeated(100000);
    QTest::newRow("brackets") << QString(200000, u'[');
    QTest::newRow("braces") << QString(200000, u'{');
    QTest::newRow("links") << QStringLiteral("](").repeated(100000);
    QTest::newRow("abbreviations") << QStringLiteral("Dr. ").repeated(50000);
    QTest::newRow("initials") << QStringLiteral("A.").repeated(100000);
    QTest::newRow("high surrogates") << QString(200000, QChar(0xD83D));
    QTest::newRow("low surrogates") << QString(200000, QChar(0xDE00));
    QTest::newRow("marks") << QString(200000, QChar(0x0301));
    QTest::newRow("joiners") << QString(200000, QChar(0x200D));
    QTest::newRow("nulls") << QString(200000, QChar(0));
    QTest::newRow("quote marks") << QString(200000, u'>');
    QTest::newRow("breaks") << QStringLiteral("<br>").repeated(50000);
    QTest::newRow("percent") << QStringLiteral("1%").repeated(100000);
    QTest::newRow("backslashes") << QString(200000, u'\\');
    QTest::newRow("apostrophes") << QStringLiteral("a'").repeated(100000);
    QTest::newRow("questions") << QStringLiteral("Who? ").repeated(40000);
    QTest::newRow("ideographs") << QString(200000, QChar(0x4E2D));
}

void TestVerdicts::hostile()
{
    QFETCH(QString, response);
    const TextMetrics text = measureText(response);
    for (const QStringList &row : readCases(QStringLiteral("own_components.txt"))) {
        const auto constraints = extractConstraints(row.value(0).trimmed(), {}, {});
        static QSet<QString> done;
        const QString key = row.value(1).section(u' ', 1, 2) + response.left(4) + response.right(1);
        if (constraints.empty() || done.contains(key))
            continue; // each kind and op once per text
        done.insert(key);
        for (const CheckResult &result : checkConstraints(constraints, text).checks) {
            qsizetype end = 0;
            for (const TextRange &range : result.ranges) {
                QVERIFY(range.start >= end && range.length >= 0);
                end = range.start + range.length;
            }
            QVERIFY(end <= response.size());
        }
    }
}

QTEST_APPLESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
