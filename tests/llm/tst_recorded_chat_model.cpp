// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded replies are found by what a question says; the bundled sample answers all of its own questions.
#include "core/llm/recorded_chat_model.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;

class TestRecordedChatModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByContent();
    void longestResponseWins();
    void notRecorded();
    void recordedErrors();
    void cancelled();
    void sampleIsComplete();
    void unreadableFolders();

private:
    static ChatResult askNow(RecordedChatModel &model, const QString &name, const QString &prompt)
    {
        ChatRequest request;
        request.model = name;
        request.prompt = prompt;
        std::optional<ChatResult> result;
        model.ask(request, [&result](const ChatResult &r) { result = r; });
        if (result)
            qFatal("answered at once");
        [&] { QTRY_VERIFY(result); }();
        return *result;
    }
};

static Recording recording(const char *model, const char *instruction, const char *response, const char *reply)
{
    Recording r;
    r.model = QString::fromLatin1(model);
    r.instruction = QString::fromLatin1(instruction);
    r.response = QString::fromLatin1(response);
    r.reply.text = QString::fromLatin1(reply);
    return r;
}

void TestRecordedChatModel::findsByContent()
{
    RecordedChatModel model({recording("A", "Describe the dog.", "", "a dog"),
                             recording("A", "Describe the cat.", "", "a cat"),
                             recording("B", "Describe the cat.", "", "une chatte")},
                            0);
    QCOMPARE(askNow(model, QStringLiteral("A"), QStringLiteral("Describe the cat."))->text, QStringLiteral("a cat"));
    QCOMPARE(askNow(model, QStringLiteral("A"), QStringLiteral("Describe the dog."))->text, QStringLiteral("a dog"));
    QCOMPARE(askNow(model, QStringLiteral("B"), QStringLiteral("Please. Describe the cat. Thanks"))->text,
             QStringLiteral("une chatte"));
}

void TestRecordedChatModel::longestResponseWins()
{
    RecordedChatModel model(
        {recording("J", "I", "Yes", "short"), recording("J", "I", "Yes, it is", "long"), recording("J", "I", "Y", "y")},
        0);
    QCOMPARE(askNow(model, QStringLiteral("J"), QStringLiteral("I: Yes, it is"))->text, QStringLiteral("long"));
    QCOMPARE(askNow(model, QStringLiteral("J"), QStringLiteral("I: Yes, perhaps"))->text, QStringLiteral("short"));
}

void TestRecordedChatModel::notRecorded()
{
    RecordedChatModel model({recording("A", "one", "", "1")}, 0);
    for (const auto &[name, prompt] : {std::pair{"A", "two"}, std::pair{"C", "one"}}) {
        const ChatResult r = askNow(model, QString::fromLatin1(name), QString::fromLatin1(prompt));
        QVERIFY(!r);
        QCOMPARE(r.error().kind, ChatError::Kind::NotRecorded);
        QVERIFY(!r.error().isPassing());
    }
}

void TestRecordedChatModel::recordedErrors()
{
    Recording r = recording("A", "one", "", "");
    r.error = QStringLiteral("the server fell over");
    RecordedChatModel model({r}, 0);
    const ChatResult result = askNow(model, QStringLiteral("A"), QStringLiteral("one"));
    QVERIFY(!result);
    QCOMPARE(result.error().text, r.error);
}

void TestRecordedChatModel::cancelled()
{
    RecordedChatModel model({recording("A", "one", "", "1")}, 20);
    ChatRequest request;
    request.model = QStringLiteral("A");
    request.prompt = QStringLiteral("one");
    std::vector<ChatResult> results;
    model.ask(request, [&](const ChatResult &r) { results.push_back(r); });
    model.cancelAll();
    model.ask(request, [&](const ChatResult &r) { results.push_back(r); });
    QTRY_COMPARE(results.size(), 2u);
    QCOMPARE(results[0].error().kind, ChatError::Kind::Cancelled);
    QVERIFY(results[1]); // asked after the cancel: answered
}

void TestRecordedChatModel::sampleIsComplete()
{
    const auto recordings = readRecordings(test::sourceDir() + QStringLiteral("/data/sample"));
    QVERIFY2(recordings, recordings ? "" : qPrintable(recordings.error().text()));
    QHash<QString, int> models;
    for (const Recording &r : *recordings) {
        ++models[r.model];
        QVERIFY(!r.instruction.isEmpty()); // each names an image of the benchmark beside it
    }
    QCOMPARE(models.size(), 5); // three candidates, two judges
    for (const char *candidate : {"Aurora", "Borealis", "Cirrus"})
        QVERIFY2(models.value(QString::fromLatin1(candidate)) >= 12, candidate);
}

void TestRecordedChatModel::unreadableFolders()
{
    const QTemporaryDir dir;
    QVERIFY(!readRecordings(dir.path()));
    QFile benchmark(dir.filePath(QStringLiteral("benchmark.json")));
    QVERIFY(benchmark.open(QIODevice::WriteOnly));
    benchmark.write(R"([{"image": "a", "instruction": "b"}])");
    benchmark.close();
    QFile responses(dir.filePath(QStringLiteral("responses.jsonl")));
    QVERIFY(responses.open(QIODevice::WriteOnly));
    responses.write("{\"candidate\": \"A\", \"image\": \"a\", \"reply\": \"x\"}\n[not json\n");
    responses.close();
    const auto recordings = readRecordings(dir.path());
    QVERIFY(!recordings);
    QVERIFY(recordings.error().where.endsWith(QStringLiteral("responses.jsonl:2")));
}

QTEST_GUILESS_MAIN(TestRecordedChatModel)
#include "tst_recorded_chat_model.moc"
