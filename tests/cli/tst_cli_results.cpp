// SPDX-License-Identifier: GPL-3.0-or-later
// scores, compare, what-if, rank-correlation, published and report as a script would call them, on the bundled sample.
#include "tests/cli/cli_process.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestCliResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const CliOutcome sample = m_cli.run({QStringLiteral("--project"), project(), QStringLiteral("sample")});
        QCOMPARE(sample.code, 1); // done; two of its recorded replies are failures on purpose
    }
    void scoresInEveryForm()
    {
        const QJsonObject json = run({QStringLiteral("scores"), QStringLiteral("--json")}).json();
        QCOMPARE(json.value(QStringLiteral("intervals")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("bootstrap"));
        const QJsonArray candidates = json.value(QStringLiteral("candidates")).toArray();
        QCOMPARE(candidates.size(), 3);
        const QJsonObject aurora = candidates[0].toObject();
        QCOMPARE(aurora.value(QStringLiteral("rank")).toInt(), 1);
        QCOMPARE(aurora.value(QStringLiteral("rank_interval")).toArray(), (QJsonArray{1, 1}));
        const QJsonObject total = aurora.value(QStringLiteral("total")).toObject();
        const double mean = total.value(QStringLiteral("mean")).toDouble();
        QVERIFY(total.value(QStringLiteral("interval")).toArray()[0].toDouble() <= mean);
        // The other forms say the same number.
        const QString percent = QString::number(100 * mean, 'f', 1);
        const QString csv = QString::fromUtf8(run({QStringLiteral("scores"), QStringLiteral("--csv")}).out);
        QVERIFY(csv.contains(QStringLiteral("Aurora,project,total,%1").arg(100 * mean, 0, 'f', 4)));
        const QString md = QString::fromUtf8(run({QStringLiteral("scores"), QStringLiteral("--md")}).out);
        QVERIFY2(md.contains(QStringLiteral("| 1 | Aurora | **%1** |").arg(percent)), qPrintable(md));
        const QString tex = QString::fromUtf8(run({QStringLiteral("scores"), QStringLiteral("--latex")}).out);
        QVERIFY(tex.contains(QStringLiteral("1 & Aurora & \\textbf{%1}").arg(percent)));
        // t intervals on request.
        const QJsonObject t = run({QStringLiteral("scores"), QStringLiteral("--json"), QStringLiteral("--replicates"),
                                   QStringLiteral("0")})
                                  .json();
        QCOMPARE(t.value(QStringLiteral("intervals")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("t"));
        QCOMPARE(t.value(QStringLiteral("data_hash")), json.value(QStringLiteral("data_hash")));
    }
    void scoresToAFile()
    {
        const QString out = m_cli.file(QStringLiteral("s.csv"));
        QCOMPARE(run({QStringLiteral("scores"), QStringLiteral("--csv"), QStringLiteral("--out"), out}).code, 0);
        QVERIFY(QFileInfo(out).size() > 500);
        const CliOutcome over =
            run({QStringLiteral("scores"), QStringLiteral("--csv"), QStringLiteral("--out"), project()});
        QCOMPARE(over.code, 2); // never over a project
    }
    void compareTwoAndAll()
    {
        const QJsonObject two = run({QStringLiteral("compare"), QStringLiteral("Aurora"), QStringLiteral("Cirrus"),
                                     QStringLiteral("--json")})
                                    .json();
        const QJsonArray rows = two.value(QStringLiteral("rows")).toArray();
        QCOMPARE(rows.size(), 9);
        const QJsonObject total = rows[0].toObject();
        QCOMPARE(total.value(QStringLiteral("on")).toString(), QStringLiteral("total"));
        QCOMPARE(total.value(QStringLiteral("verdict")).toString(), QStringLiteral("a_higher"));
        QVERIFY(total.value(QStringLiteral("p_holm")).toDouble() >= total.value(QStringLiteral("p")).toDouble());
        QCOMPARE(run({QStringLiteral("compare"), QStringLiteral("--json")})
                     .json()
                     .value(QStringLiteral("rows"))
                     .toArray()
                     .size(),
                 3);
        QCOMPARE(run({QStringLiteral("compare"), QStringLiteral("Aurora"), QStringLiteral("Nobody")}).code, 2);
        QCOMPARE(run({QStringLiteral("compare"), QStringLiteral("Aurora"), QStringLiteral("Aurora")}).code, 2);
        QCOMPARE(run({QStringLiteral("compare"), QStringLiteral("Aurora")}).code, 2);
    }
    void whatIfAndJudges()
    {
        const QJsonArray usual = run({QStringLiteral("what-if"), QStringLiteral("--json")})
                                     .json()
                                     .value(QStringLiteral("scenarios"))
                                     .toArray();
        QVERIFY(usual.size() > 8);
        const QJsonArray asked = run({QStringLiteral("what-if"), QStringLiteral("--weights"),
                                      QStringLiteral("ocr=0,math=5"), QStringLiteral("--json")})
                                     .json()
                                     .value(QStringLiteral("scenarios"))
                                     .toArray();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(run({QStringLiteral("what-if"), QStringLiteral("--weights"), QStringLiteral("colour=2")}).code, 2);
        const QJsonObject judges = run({QStringLiteral("rank-correlation"), QStringLiteral("--json")}).json();
        QCOMPARE(judges.value(QStringLiteral("judges")).toArray(),
                 (QJsonArray{QStringLiteral("Larch"), QStringLiteral("Mistle")}));
        QCOMPARE(judges.value(QStringLiteral("pairs")).toArray().size(), 1);
    }
    void rankCorrelationWithABenchmark()
    {
        const QString table =
            m_cli.write(QStringLiteral("other.csv"), "model,Puzzle\naurora,10\nBorealis,20\nCIRRUS,30\n");
        const QJsonObject json = run({QStringLiteral("rank-correlation"), table, QStringLiteral("--json")}).json();
        const QJsonObject puzzle = json.value(QStringLiteral("benchmarks")).toArray()[0].toObject();
        QCOMPARE(puzzle.value(QStringLiteral("kendall_tau_b")).toDouble(), -1.0);
        QCOMPARE(puzzle.value(QStringLiteral("n")).toInt(), 3);
        const CliOutcome alone = m_cli.run({QStringLiteral("rank-correlation")});
        QCOMPARE(alone.code, 2);
    }
    void publishedTables()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "paper");
        const CliOutcome two =
            m_cli.run({QStringLiteral("published"), folder + QStringLiteral("/table2_benchmark_ranks.csv"),
                       QStringLiteral("--json")});
        QCOMPARE(two.code, 0);
        const CliOutcome one =
            m_cli.run({QStringLiteral("published"), folder + QStringLiteral("/table1_leaderboard.csv"),
                       QStringLiteral("--json")});
        QCOMPARE(one.code, 1); // it contradicts itself
        QCOMPARE(one.json()
                     .value(QStringLiteral("tables"))
                     .toArray()[0]
                     .toObject()
                     .value(QStringLiteral("contradictions"))
                     .toArray()
                     .size(),
                 3);
        QCOMPARE(m_cli.run({QStringLiteral("published"), m_cli.file(QStringLiteral("none.csv"))}).code, 2);
    }
    void draftsTaken()
    {
        const QString p = m_cli.file(QStringLiteral("drafts.plumb"));
        QVERIFY(m_cli.run({QStringLiteral("--project"), p, QStringLiteral("init")}).code == 0);
        const auto on = [&](const QStringList &words) {
            return m_cli.run(
                QStringList{QStringLiteral("--project"), p, QStringLiteral("--json"), QStringLiteral("drafts")} +
                words);
        };
        const auto drafts = [](const CliOutcome &outcome) {
            return outcome.json().value(QStringLiteral("drafts")).toArray();
        };
        QVERIFY(drafts(on({})).isEmpty());
        const QJsonObject row{
            {QStringLiteral("instruction"), QStringLiteral("Describe the old pump in two sentences.")},
            {QStringLiteral("components"),
             QJsonArray{QStringLiteral("Describe the old pump"), QStringLiteral("in two sentences")}},
            {QStringLiteral("image_license"), QStringLiteral("CC0")},
            {QStringLiteral("annotator"), QJsonObject{{QStringLiteral("region"), QStringLiteral("Gwynedd")}}}};
        const QString file = m_cli.write(QStringLiteral("pump.json"), QJsonDocument(row).toJson());
        const CliOutcome added = on({QStringLiteral("add"), file});
        QCOMPARE(added.code, 0);
        const QJsonObject draft = drafts(added)[0].toObject();
        QCOMPARE(draft.value(QStringLiteral("missing")).toArray().size(), 1); // an image
        QCOMPARE(draft.value(QStringLiteral("level")).toString(), QStringLiteral("basic"));
        const QJsonObject second = draft.value(QStringLiteral("components")).toArray()[1].toObject();
        QCOMPARE(second.value(QStringLiteral("type")).toString(), QStringLiteral("length_limit"));
        QCOMPARE(second.value(QStringLiteral("weight")).toInt(), 4);
        const QString id = draft.value(QStringLiteral("id")).toString().left(8);
        QCOMPARE(on({QStringLiteral("take"), id}).code, 2);
        QCOMPARE(on({QStringLiteral("remove"), id}).code, 0);
        QCOMPARE(on({QStringLiteral("remove"), id}).code, 2);
        QCOMPARE(on({QStringLiteral("add"), m_cli.write(QStringLiteral("no.json"), "[]")}).code, 2);
        QCOMPARE(on({QStringLiteral("add"), m_cli.write(QStringLiteral("no.json"), "{broken")}).code, 2);
        QCOMPARE(on({QStringLiteral("add"), file, QStringLiteral("--image"), file}).code, 2); // no image
        const QString image = QDir(sourceDir()).filePath(QStringLiteral("data/sample/images/harbour.jpg"));
        const CliOutcome whole = on({QStringLiteral("add"), file, QStringLiteral("--image"), image});
        QVERIFY2(whole.code == 0, whole.out.constData());
        QVERIFY(drafts(whole)[0].toObject().value(QStringLiteral("missing")).toArray().isEmpty());
        QCOMPARE(on({QStringLiteral("take"), drafts(whole)[0].toObject().value(QStringLiteral("id")).toString()}).code,
                 0);
        // A second person reviews it; until then it is not exported.
        const auto on2 = [&](const QStringList &words) {
            return m_cli.run(QStringList{QStringLiteral("--project"), p, QStringLiteral("--json")} + words);
        };
        const QString reviews = QStringLiteral("item-reviews");
        const QString unreviewed = m_cli.file(QStringLiteral("unreviewed.json"));
        const QStringList out{QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("miabench"),
                              QStringLiteral("--out"), unreviewed};
        QCOMPARE(on2(out).code, 1);
        QCOMPARE(on2(out + QStringList{QStringLiteral("--all")}).code, 0);
        QCOMPARE(on2({reviews}).code, 1);
        const QStringList accept{reviews,
                                 QStringLiteral("accept"),
                                 QStringLiteral("0"),
                                 QStringLiteral("--reviewer"),
                                 QStringLiteral("Ann"),
                                 QStringLiteral("--answer"),
                                 QStringLiteral("A rusty pump."),
                                 QStringLiteral("--answerable"),
                                 QStringLiteral("--no-leak")};
        QCOMPARE(on2(accept).code, 2); // one of the rules is not confirmed
        QCOMPARE(on2({reviews, QStringLiteral("return"), QStringLiteral("0"), QStringLiteral("--reviewer"),
                      QStringLiteral("Ann"), QStringLiteral("--comment"), QStringLiteral("which one?")})
                     .json()
                     .value(QStringLiteral("reviews"))
                     .toArray()[0]
                     .toObject()
                     .value(QStringLiteral("state"))
                     .toString(),
                 QStringLiteral("returned"));
        QCOMPARE(on2(accept + QStringList{QStringLiteral("--image-dependent")}).code, 0);
        QCOMPARE(on2({reviews, QStringLiteral("accept"), QStringLiteral("9")}).code, 2);
        QCOMPARE(on2({QStringLiteral("revisions"), QStringLiteral("0")})
                     .json()
                     .value(QStringLiteral("revisions"))
                     .toArray()
                     .size(),
                 1);
        // Out and in again: the same item; and begun as a revision, it is the same draft.
        const auto exported = [&](const QString &project, const QString &name) {
            const QString path = m_cli.file(name);
            if (m_cli
                    .run({QStringLiteral("--project"), project, QStringLiteral("export"), QStringLiteral("--out"), path,
                          QStringLiteral("--format"), QStringLiteral("miabench")})
                    .code != 0)
                qFatal("cannot export");
            QFile written(path);
            return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
        };
        const QByteArray once = exported(p, QStringLiteral("once.json"));
        QVERIFY(once.contains("CC0") && once.contains("Gwynedd") && once.contains("data:image/jpeg"));
        const QString other = m_cli.file(QStringLiteral("other.plumb"));
        QCOMPARE(m_cli.run({QStringLiteral("--project"), other, QStringLiteral("init")}).code, 0);
        QCOMPARE(m_cli
                     .run({QStringLiteral("--project"), other, QStringLiteral("import"),
                           m_cli.file(QStringLiteral("once.json"))})
                     .code,
                 0);
        QCOMPARE(exported(other, QStringLiteral("twice.json")), once);
        const CliOutcome revision = on({QStringLiteral("edit"), QStringLiteral("0")});
        QCOMPARE(revision.code, 0);
        QVERIFY(!drafts(revision)[0].toObject().value(QStringLiteral("item")).toString().isEmpty());
        QCOMPARE(on({QStringLiteral("edit"), QStringLiteral("7")}).code, 2);
    }
    void findingsAcceptedAndMended()
    {
        const QString p = m_cli.file(QStringLiteral("findings.plumb"));
        QJsonArray benchmark;
        for (const auto &[subject, first, second] :
             {std::tuple(QStringLiteral("old harbour"), 6, 2), std::tuple(QStringLiteral("brass clock"), 4, 6)}) {
            const QString what = QStringLiteral("Describe the %1 in the image").arg(subject);
            const QString limit = QStringLiteral("in one sentence");
            benchmark.append(
                QJsonObject{{QStringLiteral("image"), QStringLiteral("https://example.org/%1.jpg").arg(first)},
                            {QStringLiteral("instruction"), QString(what + u' ' + limit + u'.')},
                            {QStringLiteral("type"), QStringLiteral("basic")},
                            {QStringLiteral("num_of_component"), 2},
                            {QStringLiteral("components"), QJsonArray{what, limit}},
                            {QStringLiteral("component_weight"), QJsonArray{first, second}},
                            {QStringLiteral("component_type"),
                             QJsonArray{QStringLiteral("describe"), QStringLiteral("length_limit")}}});
        }
        const QString file = m_cli.write(QStringLiteral("rules.json"), QJsonDocument(benchmark).toJson());
        QVERIFY(m_cli.run({QStringLiteral("--project"), p, QStringLiteral("init")}).code == 0);
        QVERIFY(m_cli.run({QStringLiteral("--project"), p, QStringLiteral("import"), file}).code == 0);
        const auto on = [&](const QStringList &words) {
            return m_cli.run(QStringList{QStringLiteral("--project"), p, QStringLiteral("--json")} + words);
        };
        const auto array = [](const CliOutcome &outcome) { return QJsonDocument::fromJson(outcome.out).array(); };
        const QString findings = QStringLiteral("findings");
        const CliOutcome all = on({findings});
        QCOMPARE(all.code, 1);
        QCOMPARE(all.out, on({QStringLiteral("lint")}).out);
        QCOMPARE(array(all).size(), 2);
        QCOMPARE(array(all)[0].toObject().value(QStringLiteral("rule")).toString(), QStringLiteral("weight_sum"));
        QVERIFY(array(all)[0].toObject().value(QStringLiteral("fixable")).toBool());
        QVERIFY(array(all)[0].toObject().value(QStringLiteral("accepted")).isNull());
        const QStringList accept{findings, QStringLiteral("accept"), QStringLiteral("0"), QStringLiteral("weight_sum")};
        QCOMPARE(on(accept).code, 2); // without a reason
        const CliOutcome stands = on(accept + QStringList{QStringLiteral("--reason"), QStringLiteral("out of 8")});
        QCOMPARE(stands.code, 0); // no open error is left
        QCOMPARE(array(stands)[0].toObject().value(QStringLiteral("accepted")).toString(), QStringLiteral("out of 8"));
        QCOMPARE(on({findings, QStringLiteral("reopen"), QStringLiteral("0"), QStringLiteral("weight_sum")}).code, 1);
        const CliOutcome mended =
            on({findings, QStringLiteral("fix"), QStringLiteral("all"), QStringLiteral("weight_sum")});
        QCOMPARE(mended.code, 0);
        QCOMPARE(array(mended).size(), 1);
        QCOMPARE(array(on({findings, QStringLiteral("fix"), QStringLiteral("1"), QStringLiteral("description_weight"),
                           QStringLiteral("--component"), QStringLiteral("0")}))
                     .size(),
                 0);
        QCOMPARE(on({findings, QStringLiteral("fix"), QStringLiteral("1"), QStringLiteral("description_weight")}).code,
                 2);
        QCOMPARE(on({findings, QStringLiteral("mend")}).code, 2);
    }
    void annotatorGroups()
    {
        const QString p = m_cli.file(QStringLiteral("annotators.plumb"));
        QCOMPARE(m_cli.run({QStringLiteral("--project"), p, QStringLiteral("sample")}).code, 1);
        const auto on = [&](const char *words) {
            return m_cli.run(QStringList{QStringLiteral("--project"), p} +
                             QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts));
        };
        QCOMPARE(on("annotators --json").json().value(QStringLiteral("without")).toInt(), 16);
        QVERIFY(on("scores --by language --json --replicates 0")
                    .json()
                    .value(QStringLiteral("groups"))
                    .toArray()
                    .isEmpty());
        QCOMPARE(on("annotators set 0-4,7 --language German").code, 0);
        const QString table = m_cli.write(QStringLiteral("who.csv"), "item,language,region\n8,Thai,Isan\n9,thai,\n");
        const QJsonObject said = on(qPrintable(QStringLiteral("annotators --json read ") + table)).json();
        QCOMPARE(said.value(QStringLiteral("annotators")).toArray().size(), 8);
        QCOMPARE(said.value(QStringLiteral("without")).toInt(), 8);
        const QJsonArray groups =
            on("scores --by language --json --replicates 0").json().value(QStringLiteral("groups")).toArray();
        QCOMPARE(groups.size(), 3);
        const std::pair<QJsonValue, int> expected[] = {
            {QStringLiteral("German"), 6}, {QStringLiteral("Thai"), 2}, {{}, 8}};
        for (int i = 0; i < 3; ++i) {
            const QJsonObject group = groups[i].toObject();
            if (i != 1) // two spellings of one group
                QCOMPARE(group.value(QStringLiteral("value")).toString(), expected[i].first.toString());
            QCOMPARE(group.value(QStringLiteral("items")).toInt(), expected[i].second);
        }
        const QJsonObject german = on("scores --annotator language=german --json --replicates 0").json();
        QCOMPARE(german.value(QStringLiteral("candidates")), groups[0].toObject().value(QStringLiteral("candidates")));
        QCOMPARE(german.value(QStringLiteral("only")).toString(), QStringLiteral("annotator's language german"));
        // What cannot be: nothing passes, an item that is not there, nothing said, a claim about some items.
        QCOMPARE(on("scores --annotator language=Lao").code, 2);
        QCOMPARE(on("scores --annotator colour=red").code, 2);
        QCOMPARE(on("scores --by colour").code, 2);
        QCOMPARE(on("annotators set 3-99 --language x").code, 2);
        QCOMPARE(on("annotators set 3").code, 2);
        QCOMPARE(on("claims make Aurora Cirrus --annotator language=german").code, 2);
        QCOMPARE(on("annotators --json").json().value(QStringLiteral("without")).toInt(), 8); // nothing half-written
    }
    void revisionsKeepTheirScores()
    {
        // An item is edited outside and imported again: its answers stay with the older revision.
        const QString p = m_cli.file(QStringLiteral("revised.plumb"));
        QCOMPARE(m_cli.run({QStringLiteral("--project"), p, QStringLiteral("sample")}).code, 1);
        const auto on = [&](QStringList words) {
            return m_cli.run(QStringList{QStringLiteral("--project"), p} + words);
        };
        const QStringList scores{QStringLiteral("scores"), QStringLiteral("--json"), QStringLiteral("--replicates"),
                                 QStringLiteral("0")};
        const QJsonObject before = on(scores).json();
        const QString file = m_cli.file(QStringLiteral("items.json"));
        QCOMPARE(on({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("miabench"),
                     QStringLiteral("--out"), file})
                     .code,
                 0);
        QFile items(file);
        QVERIFY(items.open(QIODevice::ReadOnly));
        QJsonArray array = QJsonDocument::fromJson(items.readAll()).array();
        QJsonObject first = array[0].toObject();
        QJsonArray weights = first.value(QStringLiteral("component_weight")).toArray();
        QVERIFY(weights.size() >= 2);
        weights[0] = weights[0].toDouble() + 1;
        first.insert(QStringLiteral("component_weight"), weights);
        array[0] = first;
        const QString edited = m_cli.write(QStringLiteral("edited.json"), QJsonDocument(array).toJson());
        const CliOutcome imported = on({QStringLiteral("import"), edited, QStringLiteral("--json")});
        QVERIFY2(imported.code != 2, imported.err.constData());
        const QJsonObject now = on(scores).json();
        QCOMPARE(now.value(QStringLiteral("items")), before.value(QStringLiteral("items")));
        QVERIFY(now.value(QStringLiteral("data_hash")) != before.value(QStringLiteral("data_hash")));
        const auto notRun = [](const QJsonObject &board) {
            return board.value(QStringLiteral("candidates"))
                .toArray()[0]
                .toObject()
                .value(QStringLiteral("total"))
                .toObject()
                .value(QStringLiteral("not_run"))
                .toInt();
        };
        QCOMPARE(notRun(now), notRun(before) + 1);
        const auto at = [](int revision) {
            return QStringList{QStringLiteral("--revision"), QString::number(revision)};
        };
        // Revision 1 is what it was; revision 2 is the project as it is now, and both say which they are.
        const QJsonObject one = on(scores + at(1)).json();
        QCOMPARE(one.value(QStringLiteral("candidates")), before.value(QStringLiteral("candidates")));
        QCOMPARE(one.value(QStringLiteral("data_hash")), before.value(QStringLiteral("data_hash")));
        QCOMPARE(one.value(QStringLiteral("revision")).toInt(), 1);
        const QJsonObject two = on(scores + at(2)).json();
        QCOMPARE(two.value(QStringLiteral("candidates")), now.value(QStringLiteral("candidates")));
        QVERIFY(on(QStringList{QStringLiteral("scores"), QStringLiteral("--md")} + at(1)).out.contains("revision 1"));
        QVERIFY(!now.contains(QStringLiteral("revision")));
        for (const QString &command :
             {QStringLiteral("compare"), QStringLiteral("what-if"), QStringLiteral("rank-correlation")})
            QCOMPARE(on(QStringList{command} + at(1)).code, 0);
        const CliOutcome beyond = on(scores + at(3));
        QCOMPARE(beyond.code, 2);
        QVERIFY2(beyond.out.contains("is 2") || beyond.err.contains("is 2"), beyond.err.constData());
        QCOMPARE(on(scores + at(0)).code, 2);
        QCOMPARE(on(scores + at(1) + QStringList{QStringLiteral("--profile"), QStringLiteral("all")}).code, 2);
        QCOMPARE(on(QStringList{QStringLiteral("report"), QStringLiteral("--json-out"),
                                m_cli.file(QStringLiteral("revised.json")), QStringLiteral("--replicates"),
                                QStringLiteral("200")} +
                    at(1))
                     .code,
                 0);
        QFile report(m_cli.file(QStringLiteral("revised.json")));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(report.readAll())
                     .object()
                     .value(QStringLiteral("leaderboard"))
                     .toObject()
                     .value(QStringLiteral("revision"))
                     .toInt(),
                 1);
        QCOMPARE(on(QStringList{QStringLiteral("claims"), QStringLiteral("make"), QStringLiteral("Aurora"),
                                QStringLiteral("Cirrus")} +
                    at(1))
                     .code,
                 2);
    }
    void reports()
    {
        const auto out = [&](const char *name) { return m_cli.file(QString::fromUtf8(name)); };
        const CliOutcome made = run({QStringLiteral("report"), QStringLiteral("--html"), out("r.html"),
                                     QStringLiteral("--pdf"), out("r.pdf"), QStringLiteral("--md"), out("r.md"),
                                     QStringLiteral("--latex"), out("r.tex"), QStringLiteral("--csv"), out("r.csv"),
                                     QStringLiteral("--json-out"), out("r.json"), QStringLiteral("--thumbnails"),
                                     QStringLiteral("--replicates"), QStringLiteral("500"), QStringLiteral("--json")});
        QCOMPARE(made.code, 0);
        const QJsonObject json = made.json();
        QCOMPARE(json.value(QStringLiteral("written")).toObject().size(), 6);
        QFile html(out("r.html"));
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray page = html.readAll();
        QVERIFY(page.contains(json.value(QStringLiteral("data_hash")).toString().toUtf8()));
        QVERIFY(page.contains("data:image/jpeg;base64,"));
        QVERIFY(!page.contains("http://") && !page.contains("https://"));
        QFile pdf(out("r.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
        QVERIFY(QFileInfo(out("r.md")).size() > 1000 && QFileInfo(out("r.tex")).size() > 500 &&
                QFileInfo(out("r.csv")).size() > 500);
        QCOMPARE(run({QStringLiteral("report")}).code, 2);
        QCOMPARE(run({QStringLiteral("report"), QStringLiteral("--html"), QStringLiteral("/nowhere/r.html"),
                      QStringLiteral("--replicates"), QStringLiteral("200")})
                     .code,
                 2);
    }

private:
    [[nodiscard]] QString project() const { return m_cli.file(QStringLiteral("p.plumb")); }
    [[nodiscard]] CliOutcome run(const QStringList &words) const
    {
        return m_cli.run(QStringList{QStringLiteral("--project"), project()} + words);
    }

    Cli m_cli;
};

QTEST_GUILESS_MAIN(TestCliResults)
#include "tst_cli_results.moc"
