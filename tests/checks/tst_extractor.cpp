// SPDX-License-Identifier: GPL-3.0-or-later
// The extractor against the published benchmark (labels made by reading all 1038 components) and against components of
// our own wording.
#include "core/checks/extractor.h"
#include "tests/checks/case_files.h"

#include <QtTest>

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// Every set of own wording; each was written before the rules were run on it.
const QStringList &ownSets()
{
    static const QStringList names = {QStringLiteral("own_components.txt"),    QStringLiteral("own_components_2.txt"),
                                      QStringLiteral("own_components_3.txt"),  QStringLiteral("own_components_4.txt"),
                                      QStringLiteral("own_components_5.txt"),  QStringLiteral("own_components_6.txt"),
                                      QStringLiteral("own_components_7.txt"),  QStringLiteral("own_components_8.txt"),
                                      QStringLiteral("own_components_9.txt"),  QStringLiteral("own_components_10.txt"),
                                      QStringLiteral("own_components_11.txt"), QStringLiteral("own_components_12.txt"),
                                      QStringLiteral("own_components_13.txt"), QStringLiteral("own_components_14.txt"),
                                      QStringLiteral("own_components_15.txt")};
    return names;
}

} // namespace

class TestExtractor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void benchmark();
    void ownComponents_data();
    void ownComponents();
    void idsGoBothWays();
    void missingInstruction();
    void longComponent();
};

void TestExtractor::benchmark()
{
    PLUMBLINE_NEEDS_REFERENCE(path, "mia-bench/instruction_benchmark_all.json");
    const QJsonArray items = jsonArrayIn(path);
    const QJsonArray labels = jsonArrayIn(sourceDir() + u"/tests/checks/data/benchmark_labels.json");
    QCOMPARE(labels.size(), 1038);
    int countable = 0;
    int wrong = 0;
    int invented = 0;
    for (const QJsonValue &entry : labels) {
        const QJsonObject label = entry.toObject();
        const PublishedComponent component = publishedComponent(items, label);
        QCOMPARE(component.sha256, label.value(u"sha256").toString());
        const auto found = extractConstraints(component.text, component.category, component.instruction);
        const QStringList expected = asText(label.value(u"constraints").toArray());
        const bool same = asText(toJson(found)) == expected;
        countable += expected.isEmpty() ? 0 : 1;
        wrong += !expected.isEmpty() && !same ? 1 : 0;
        invented += expected.isEmpty() && !found.empty() ? 1 : 0;
        if (!same)
            qInfo() << label.value(u"item").toInt() << component.text << asText(toJson(found));
    }
    QCOMPARE(countable, 294);
    QVERIFY2(wrong * 50 <= countable, qPrintable(QString::number(wrong)));                             // 98 % right
    QVERIFY2(invented * 100 <= int(labels.size()) - countable, qPrintable(QString::number(invented))); // at most 1 %
}

void TestExtractor::ownComponents_data()
{
    QTest::addColumn<QString>("component");
    QTest::addColumn<QString>("instruction");
    QTest::addColumn<QStringList>("expected");
    for (const QString &name : ownSets()) {
        const auto cases = readCases(name);
        QVERIFY(!cases.empty());
        for (const QStringList &row : cases) {
            QJsonArray expected;
            for (const QString &constraint : row.value(1).split(u';', Qt::SkipEmptyParts))
                if (!constraint.trimmed().isEmpty())
                    expected.append(constraintObject(constraint.trimmed()));
            const QString component = row.value(0).trimmed();
            QTest::newRow(qPrintable(component + u" / " + row.value(2).trimmed()))
                << component << row.value(2).trimmed() << asText(expected);
        }
    }
}

void TestExtractor::ownComponents()
{
    QFETCH(QString, component);
    QFETCH(QString, instruction);
    QFETCH(QStringList, expected);
    QCOMPARE(asText(toJson(extractConstraints(component, {}, instruction))), expected);
}

void TestExtractor::idsGoBothWays()
{
    for (const QString &name : ownSets()) {
        for (const QStringList &row : readCases(name)) {
            for (const Constraint &constraint : extractConstraints(row.value(0).trimmed(), {}, {})) {
                const auto back = constraintFromJson(constraintToJson(constraint));
                QVERIFY(back.has_value());
                QCOMPARE(back->kind, constraint.kind);
                QCOMPARE(back->op, constraint.op);
                QCOMPARE(back->value, constraint.value);
                QVERIFY(!constraintText(constraint).isEmpty());
            }
        }
    }
    QVERIFY(!kindFromId(QStringLiteral("sonnets")));
    QVERIFY(!opFromId(QStringLiteral("ne")));
    QVERIFY(!constraintFromJson({}));
}

void TestExtractor::missingInstruction()
{
    QCOMPARE(extractConstraints({}, {}, {}).size(), size_t(0));
    QCOMPARE(extractConstraints(QStringLiteral("   "), {}, QStringLiteral("in two sentences")).size(), size_t(0));
    // an acrostic without its word cannot be checked
    QCOMPARE(extractConstraints(QStringLiteral("as an acrostic"), {}, {}).size(), size_t(0));
    const auto withWord = extractConstraints(QStringLiteral("as an acrostic"), {},
                                             QStringLiteral("Write an acrostic of the word \"PIER\"."));
    QCOMPARE(withWord.size(), size_t(1));
    QCOMPARE(withWord.front().value.toString(), QStringLiteral("PIER"));
}

void TestExtractor::longComponent()
{
    // a component of a megabyte is no component; it must only not take long
    const QString many = QStringLiteral("each sentence starts with a letter of the word ").repeated(22000);
    QVERIFY(extractConstraints(many, {}, many).size() < 100);
    QVERIFY(extractConstraints(QString(1000000, u'"'), {}, {}).empty());
    QVERIFY(extractConstraints(QStringLiteral("'a ").repeated(300000), {}, {}).empty());
}

QTEST_APPLESS_MAIN(TestExtractor)
#include "tst_extractor.moc"
