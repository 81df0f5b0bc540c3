// SPDX-License-Identifier: GPL-3.0-or-later
// `plumbline-cli generate` against a scripted server, from images to fine-tuning data.
#include "tests/cli/cli_process.h"
#include "tests/support/reference.h"
#include "tests/support/scripted_server.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QTest>

using namespace plumbline::test;

class TestCliAuthoring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void generates();
    void textInImages();
    void badWords();

private:
    static QByteArray picture(int side)
    {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return png;
    }
};

void TestCliAuthoring::generates()
{
    ScriptedServer server([](const ServedRequest &r) {
        // The answer tells the image apart: equal texts about equal instructions share their decisions.
        QString text = QStringLiteral("A green square of %1. It fills the picture.").arg(r.image().size());
        if (r.prompt().contains(QStringLiteral("five instructions")))
            text = QStringLiteral("Describe the square in the image in two sentences.\n***\nName its colour in one "
                                  "word.");
        else if (r.prompt().contains(QStringLiteral("Take it apart")))
            text = r.prompt().contains(QStringLiteral("colour"))
                       ? QStringLiteral("Name its colour\nin one word")
                       : QStringLiteral("Describe the square in the image\nin two sentences");
        return ScriptedReply{0, 200, {}, chatBody(text)};
    });
    const Cli cli;
    QDir(cli.dir.path()).mkdir(QStringLiteral("photos"));
    for (const auto &[name, bytes] : {std::pair(QStringLiteral("photos/a.png"), picture(40)),
                                      std::pair(QStringLiteral("photos/b.png"), picture(50)),
                                      std::pair(QStringLiteral("photos/broken.png"), QByteArray("no image"))})
        QVERIFY(QFileInfo::exists(cli.write(name, bytes)));
    const auto run = [&](const QStringList &words) {
        return cli.run(
            QStringList{QStringLiteral("--project"), cli.file(QStringLiteral("p.plumb")), QStringLiteral("--json")} +
            words);
    };
    const QStringList model{QStringLiteral("--model"), QStringLiteral("writer"), QStringLiteral("--api-url"),
                            server.url()};
    const CliOutcome added =
        run({QStringLiteral("generate"), QStringLiteral("images"), cli.file(QStringLiteral("photos"))});
    QCOMPARE(added.code, 1); // one cannot be read, and is named
    QVERIFY2(added.err.contains("broken.png"), added.err.constData());
    QCOMPARE(added.json().value(u"images").toInt(), 2);

    const CliOutcome asked = run(QStringList{QStringLiteral("generate"), QStringLiteral("instructions")} + model);
    QVERIFY2(asked.code == 0, asked.err.constData());
    QCOMPARE(server.requests.size(), 2u);
    QVERIFY(!server.requests.front().image().isEmpty());
    QVERIFY(run(QStringList{QStringLiteral("generate"), QStringLiteral("instructions")} + model).code == 0);
    QCOMPARE(server.requests.size(), 2u); // what was answered is not asked again
    QCOMPARE(run({QStringLiteral("drafts")}).json().value(u"drafts").toArray().size(), 4);

    QVERIFY(run(QStringList{QStringLiteral("generate"), QStringLiteral("components")} + model).code == 0);
    QCOMPARE(server.requests.size(), 6u);
    const QJsonObject state = run({QStringLiteral("generate"), QStringLiteral("status")}).json();
    QCOMPARE(state.value(u"instructions").toInt(), 4);
    QCOMPARE(state.value(u"decomposed").toInt(), 4);
    QVERIFY(run({QStringLiteral("drafts"), QStringLiteral("take"), QStringLiteral("all")}).code == 0);
    QCOMPARE(run({QStringLiteral("drafts")}).json().value(u"drafts").toArray().size(), 0);

    // The writer is no candidate with nothing to show.
    QCOMPARE(run({QStringLiteral("scores")}).json().value(u"candidates").toArray().size(), 0);
    QStringList candidate = model;
    candidate[1] = QStringLiteral("cand");
    QVERIFY(run(QStringList{QStringLiteral("ask")} + candidate).code == 0);
    QCOMPARE(server.requests.size(), 10u); // the four items, nothing of the pool
    const QString out = cli.file(QStringLiteral("tune.json"));
    QVERIFY(run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("llava"), QStringLiteral("--all"),
                 QStringLiteral("--out"), out})
                .code <= 1);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).array().size(), 4);

    // A person checks a sample: one of two adheres.
    QVERIFY(run({QStringLiteral("queue"), QStringLiteral("create"), QStringLiteral("check"), QStringLiteral("--source"),
                 QStringLiteral("all"), QStringLiteral("--size"), QStringLiteral("2"), QStringLiteral("--seed"),
                 QStringLiteral("3")})
                .code == 0);
    const QJsonArray list =
        run({QStringLiteral("queue"), QStringLiteral("show"), QStringLiteral("check")}).json().value(u"list").toArray();
    QCOMPARE(list.size(), 2);
    for (int i = 0; i < 2; ++i) {
        const CliOutcome decided = run(
            {QStringLiteral("decide"), QStringLiteral("--response"), list[i].toObject().value(u"response").toString(),
             QStringLiteral("--points"), i == 0 ? QStringLiteral("6,4") : QStringLiteral("6,0"),
             QStringLiteral("--reviewer"), QStringLiteral("ann"), QStringLiteral("--blind")});
        QVERIFY2(decided.code == 0, decided.err.constData());
    }
    const QJsonObject share = run({QStringLiteral("queue"), QStringLiteral("show"), QStringLiteral("check")})
                                  .json()
                                  .value(u"progress")
                                  .toObject()
                                  .value(u"adherence")
                                  .toObject();
    QCOMPARE(share.value(u"value").toDouble(), 0.5);
    QCOMPARE(share.value(u"n").toInt(), 2);
    // Wilson, 1 of 2, 95 %: 0.0945 to 0.9055 (Brown, Cai, DasGupta 2001, formula 4)
    QVERIFY(std::abs(share.value(u"interval").toArray().at(0).toDouble() - 0.0945) < 1e-3);
}

void TestCliAuthoring::textInImages()
{
    const Cli cli;
    const QString image = sourceDir() + QStringLiteral("/data/sample/images/ticket.jpg");
    const QString file = cli.write(
        QStringLiteral("b.json"),
        QJsonDocument(
            QJsonArray{QJsonObject{{QStringLiteral("image"), image},
                                   {QStringLiteral("instruction"),
                                    QStringLiteral("Read the date of the Night Garden Tour on the ticket.")},
                                   {QStringLiteral("type"), QStringLiteral("basic")},
                                   {QStringLiteral("num_of_component"), 1},
                                   {QStringLiteral("components"),
                                    QJsonArray{QStringLiteral("Read the date of the Night Garden Tour on the ticket")}},
                                   {QStringLiteral("component_weight"), QJsonArray{10}},
                                   {QStringLiteral("component_type"), QJsonArray{QStringLiteral("OCR")}}}})
            .toJson());
    const auto leaks = [&](const QStringList &words) {
        const CliOutcome outcome = cli.run(QStringList{QStringLiteral("--json"), QStringLiteral("lint"), file} + words);
        for (const QJsonValue &finding : QJsonDocument::fromJson(outcome.out).array()) {
            if (finding.toObject().value(u"rule") == QLatin1String("image_text_leak"))
                return finding.toObject().value(u"message").toString().contains(QLatin1String("night garden tour"));
        }
        return false;
    };
    QVERIFY(!leaks({})); // nobody has read it
    if (!leaks({QStringLiteral("--ocr")}))
        QSKIP("built without Tesseract");
    QVERIFY(leaks({})); // read once is known
}

void TestCliAuthoring::badWords()
{
    const Cli cli;
    const auto run = [&](const QStringList &words) {
        return cli.run(QStringList{QStringLiteral("--project"), cli.file(QStringLiteral("p.plumb"))} + words).code;
    };
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("images")}), 2);
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("poems")}), 2);
    QCOMPARE(run({QStringLiteral("init")}), 0);
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("instructions")}), 2);
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("instructions"), QStringLiteral("--model"),
                  QStringLiteral("m"), QStringLiteral("--api-url"), QStringLiteral("http://127.0.0.1:9/v1")}),
             2); // no images
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("images"), cli.file(QStringLiteral("nowhere.png"))}), 2);
}

QTEST_GUILESS_MAIN(TestCliAuthoring)
#include "tst_cli_authoring.moc"
