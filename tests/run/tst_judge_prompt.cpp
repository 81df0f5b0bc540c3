// SPDX-License-Identifier: GPL-3.0-or-later
// The judge prompts against the paper's wording (section 2.2), filled by hand.
#include "core/run/judge_prompt.h"

#include <QJsonArray>
#include <QTest>

using namespace plumbline;

class TestJudgePrompt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paperWording_data();
    void paperWording();
    void placeholdersInTextsStay();
    void jsonVersion();
    void refuses();
};

static Item itemOf(const QString &instruction, const std::vector<std::pair<QString, double>> &components)
{
    Item item;
    item.instruction = instruction;
    for (const auto &[text, weight] : components)
        item.components.push_back({text, QStringLiteral("describe"), weight});
    return item;
}

void TestJudgePrompt::paperWording_data()
{
    QTest::addColumn<Item>("item");
    QTest::addColumn<QString>("prompt");
    const QString head = QStringLiteral(
        "Here is the instruction for a multimodal LLM: Do it. You need to grade if the response from the model follows "
        "each component of the instruction. ");
    const QString format = QStringLiteral(
        "List scores of each component, and the total score in one sentence in this format: score of component 1: x/2, "
        "score of component 2: y/8, total score: z/");

    QTest::newRow("1") << itemOf(QStringLiteral("Do it."), {{QStringLiteral("a"), 10}})
                       << QString(head +
                                  QStringLiteral("The first component is: a. The response is: R You need to score the "
                                                 "response and be strict. The total score ranges from 0 to 10, "
                                                 "depending on if the response follows the instruction. The first "
                                                 "component is worth 10 scores. ") +
                                  format + QStringLiteral("10. Then explain."));
    QTest::newRow("2") << itemOf(QStringLiteral("Do it."), {{QStringLiteral("a"), 4}, {QStringLiteral("b"), 6}})
                       << QString(head +
                                  QStringLiteral(
                                      "The first component is: a, and the second component is: b. The response is: R "
                                      "You need to score the response and be strict. The total score ranges from 0 to "
                                      "10, depending on if the response follows the instruction. The first and second "
                                      "component is each worth 4 and 6 scores. ") +
                                  format + QStringLiteral("10. Then explain."));
    QTest::newRow("3") << itemOf(QStringLiteral("Do it."),
                                 {{QStringLiteral("a"), 4}, {QStringLiteral("b"), 3.5}, {QStringLiteral("c"), 2.5}})
                       << QString(head +
                                  QStringLiteral(
                                      "The first component is: a, and the second component is: b, and the third "
                                      "component is: c. The response is: R You need to score the response and be "
                                      "strict. The total score ranges from 0 to 10, depending on if the response "
                                      "follows the instruction. The first, second, and third component is each worth "
                                      "4, 3.5, and 2.5 scores. ") +
                                  format + QStringLiteral("10. Then explain."));
    QTest::newRow("5") << itemOf(QStringLiteral("Do it."), {{QStringLiteral("a"), 2},
                                                            {QStringLiteral("b"), 2},
                                                            {QStringLiteral("c"), 2},
                                                            {QStringLiteral("d"), 2},
                                                            {QStringLiteral("e"), 2}})
                       << QString(head +
                                  QStringLiteral(
                                      "The first component is: a, and the second component is: b, and the third "
                                      "component is: c, and the fourth component is: d, and the fifth component is: e. "
                                      "The response is: R You need to score the response and be strict. The total "
                                      "score ranges from 0 to 10, depending on if the response follows the "
                                      "instruction. The first, second, third, fourth, and fifth component is each "
                                      "worth 2, 2, 2, 2, and 2 scores. ") +
                                  format + QStringLiteral("10. Then explain."));
    QTest::newRow("sum of 8") << itemOf(QStringLiteral("Do it."),
                                        {{QStringLiteral("a"), 4}, {QStringLiteral("b"), 2}, {QStringLiteral("c"), 2}})
                              << QString(head +
                                         QStringLiteral(
                                             "The first component is: a, and the second component is: b, and the third "
                                             "component is: c. The response is: R You need to score the response and "
                                             "be strict. The total score ranges from 0 to 8, depending on if the "
                                             "response follows the instruction. The first, second, and third component "
                                             "is each worth 4, 2, and 2 scores. ") +
                                         format + QStringLiteral("8. Then explain."));
}

void TestJudgePrompt::paperWording()
{
    QFETCH(Item, item);
    QFETCH(QString, prompt);
    QCOMPARE(defaultJudgePromptVersion(), QStringLiteral("miabench-v1"));
    const Result<JudgePrompt> made = judgePrompt(QStringLiteral("miabench-v1"), item, QStringLiteral("R"));
    QVERIFY(made);
    QCOMPARE(made->text, prompt);
    QVERIFY(made->schema.isEmpty());
}

void TestJudgePrompt::placeholdersInTextsStay()
{
    const Item item = itemOf(QStringLiteral("Write %1 and {response}"), {{QStringLiteral("%2 %L1"), 10}});
    const Result<JudgePrompt> made =
        judgePrompt(QStringLiteral("miabench-v1"), item, QStringLiteral("100% {instruction} %3"));
    QVERIFY(made);
    QVERIFY(made->text.contains(QStringLiteral("LLM: Write %1 and {response} You")));
    QVERIFY(made->text.contains(QStringLiteral("component is: %2 %L1.")));
    QVERIFY(made->text.contains(QStringLiteral("response is: 100% {instruction} %3 You")));
}

void TestJudgePrompt::jsonVersion()
{
    const Item item = itemOf(QStringLiteral("Do it."), {{QStringLiteral("a"), 4}, {QStringLiteral("b"), 4}});
    const Result<JudgePrompt> made = judgePrompt(QStringLiteral("json-v1"), item, QStringLiteral("R"));
    QVERIFY(made);
    const QJsonObject &schema = made->schema;
    QCOMPARE(schema.value(u"type").toString(), QStringLiteral("object"));
    QCOMPARE(schema.value(u"additionalProperties"), QJsonValue(false)); // "strict" schemas must say so
    const QJsonObject properties = schema.value(u"properties").toObject();
    QStringList required;
    for (const QJsonValue name : schema.value(u"required").toArray())
        required.append(name.toString());
    required.sort();
    QCOMPARE(required, properties.keys()); // and must require every property
    QVERIFY(properties.contains(u"component_1") && properties.contains(u"component_2") &&
            !properties.contains(u"component_3"));
    QCOMPARE(properties.value(u"component_2").toObject().value(u"maximum").toDouble(), 4.0);
    QCOMPARE(properties.value(u"total").toObject().value(u"maximum").toDouble(), 8.0);
    QVERIFY(made->text.contains(QStringLiteral("\"component_2\"")));
    QVERIFY(made->text.contains(QStringLiteral("The response is: R ")));
}

void TestJudgePrompt::refuses()
{
    const auto unknown =
        judgePrompt(QStringLiteral("v9"), itemOf(QStringLiteral("x"), {{QStringLiteral("a"), 1}}), QString());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::BadInput);
    for (const QString &version : judgePromptVersions()) {
        QVERIFY(unknown.error().remedy.contains(version));
        QVERIFY(!judgePrompt(version, itemOf(QStringLiteral("x"), {}), QString()));
    }
}

QTEST_GUILESS_MAIN(TestJudgePrompt)
#include "tst_judge_prompt.moc"
