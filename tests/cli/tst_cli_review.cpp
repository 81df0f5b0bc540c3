// SPDX-License-Identifier: GPL-3.0-or-later
// Reviewing without a window: decisions in and out, two files united in either order, a flipped byte found and named,
// queues, agreement and corrected scores as JSON.
#include "tests/cli/cli_process.h"

#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace plumbline::test;

class TestCliReview : public QObject
{
    Q_OBJECT
    Cli m_cli;
    QString m_sample;

    CliOutcome on(const QString &project, const QString &words)
    {
        return m_cli.run(QStringList{QStringLiteral("--project"), project, QStringLiteral("--json")} +
                         words.split(u' ', Qt::SkipEmptyParts));
    }
    static QJsonArray list(const CliOutcome &outcome) { return QJsonDocument::fromJson(outcome.out).array(); }
    QString copy(const QString &name)
    {
        const QString path = m_cli.file(name);
        QFile::remove(path);
        if (!QFile::copy(m_sample, path))
            qFatal("cannot copy");
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sample = m_cli.file(QStringLiteral("sample.plumb"));
        QVERIFY(m_cli.run({QStringLiteral("--project"), m_sample, QStringLiteral("sample")}).code <= 1);
    }

    void twoFilesInEitherOrder()
    {
        const QString ann = copy(QStringLiteral("ann.plumb"));
        const QString bob = copy(QStringLiteral("bob.plumb"));
        QCOMPARE(
            on(ann, QStringLiteral("decide --item 0 --candidate Aurora --points 4,0,0 --reviewer Ann --blind")).code,
            0);
        QCOMPARE(on(ann, QStringLiteral("decide --item 1 --candidate Aurora --points 1,1 --reviewer Ann --blind")).code,
                 0);
        QCOMPARE(
            on(bob, QStringLiteral("decide --item 0 --candidate Aurora --points 4,3,0 --reviewer Bob --blind")).code,
            0);
        const QString ann2 = m_cli.file(QStringLiteral("ann2.plumb"));
        QVERIFY(QFile::copy(ann, ann2));
        const CliOutcome there = on(ann, QStringLiteral("merge ") + bob);
        QCOMPARE(there.code, 0);
        QCOMPARE(there.json().value(QStringLiteral("added")).toInt(), 3);
        QCOMPARE(there.json().value(QStringLiteral("disagreements")).toInt(), 1);
        QCOMPARE(on(bob, QStringLiteral("merge ") + ann2).code, 0);
        QCOMPARE(on(ann, QStringLiteral("merge ") + bob).json().value(QStringLiteral("added")).toInt(), 0);
        QCOMPARE(on(ann, QStringLiteral("scores")).out, on(bob, QStringLiteral("scores")).out);
        QCOMPARE(on(ann, QStringLiteral("decisions")).out, on(bob, QStringLiteral("decisions")).out);
        QVERIFY(on(ann, QStringLiteral("verify-ledger")).json().value(QStringLiteral("holds")).toBool());
        QVERIFY(on(bob, QStringLiteral("verify-ledger")).json().value(QStringLiteral("holds")).toBool());
        // Settled by a third; what was settled is named.
        const CliOutcome gold =
            on(ann, QStringLiteral("decide --item 0 --candidate Aurora --points 4,3,3 --reviewer Eve --adjudicate"));
        QCOMPARE(gold.code, 0);
        const QJsonObject event = gold.json().value(QStringLiteral("appended")).toArray().at(1).toObject();
        QCOMPARE(event.value(QStringLiteral("kind")).toString(), QStringLiteral("adjudicate"));
        QCOMPARE(event.value(QStringLiteral("inputs")).toArray().size(), 2);
    }

    void aFlippedByteIsNamed()
    {
        const QString path = copy(QStringLiteral("flipped.plumb"));
        for (const char *points : {"4,3,3", "1,1,1", "2,2,2"})
            QCOMPARE(on(path, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann --points ") +
                                  QString::fromLatin1(points))
                         .code,
                     0);
        const QJsonArray before = list(on(path, QStringLiteral("decisions")));
        const QString victim = before.at(4).toObject().value(QStringLiteral("id")).toString();
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("evil"));
            db.setDatabaseName(path);
            QVERIFY(db.open());
            QSqlQuery query(db);
            QVERIFY(query.exec(QStringLiteral("DROP TRIGGER decision_is_fact")));
            QVERIFY(
                query.exec(QStringLiteral("UPDATE decision SET points = points + 1 WHERE id = '") + victim + u'\''));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("evil"));
        const CliOutcome verify = on(path, QStringLiteral("verify-ledger"));
        QCOMPARE(verify.code, 1);
        const QJsonObject broken = verify.json().value(QStringLiteral("first_broken")).toObject();
        QCOMPARE(broken.value(QStringLiteral("event")).toString(), victim);
        QCOMPARE(broken.value(QStringLiteral("index")).toInt(), 4);
        // Such a ledger is not united with another.
        const QString clean = copy(QStringLiteral("clean.plumb"));
        QCOMPARE(on(clean, QStringLiteral("merge ") + path).code, 2);
        QCOMPARE(list(on(clean, QStringLiteral("decisions"))).size(), 0);
    }

    void decisionsGoOutAndIn()
    {
        const QString from = copy(QStringLiteral("from.plumb"));
        const QString to = copy(QStringLiteral("to.plumb"));
        on(from, QStringLiteral("decide --item 0 --candidate Aurora --points 4,3,3 --reviewer Ann --blind"));
        on(from, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann --reveal"));
        on(from, QStringLiteral("undo --reviewer Ann"));
        const QString file = m_cli.file(QStringLiteral("events.jsonl"));
        QCOMPARE(on(from, QStringLiteral("decisions --out ") + file).code, 0);
        QCOMPARE(on(from, QStringLiteral("decisions --out ") + from).code, 2); // a project is not written over
        QCOMPARE(list(on(from, QStringLiteral("decisions"))).size(), 9);
        const CliOutcome in = on(to, QStringLiteral("import-decisions ") + file);
        QCOMPARE(in.code, 0);
        QCOMPARE(in.json().value(QStringLiteral("added")).toInt(), 9);
        QCOMPARE(on(from, QStringLiteral("decisions")).out, on(to, QStringLiteral("decisions")).out);
        QCOMPARE(on(to, QStringLiteral("import-decisions ") + file).json().value(QStringLiteral("same")).toInt(), 9);
        // One bad line, and nothing of the file is taken.
        const QString bad =
            m_cli.write(QStringLiteral("bad.jsonl"),
                        R"({"item":0,"candidate":"Aurora","component":0,"points":4,"reviewer":"Bob"})"
                        "\n"
                        R"({"item":0,"candidate":"Aurora","component":1,"points":99,"reviewer":"Bob"})");
        const CliOutcome refused = on(to, QStringLiteral("import-decisions ") + bad);
        QCOMPARE(refused.code, 2);
        QVERIFY(refused.json()
                    .value(QStringLiteral("error"))
                    .toObject()
                    .value(QStringLiteral("where"))
                    .toString()
                    .endsWith(QLatin1String("line 2")));
        QCOMPARE(list(on(to, QStringLiteral("decisions"))).size(), 9);
    }

    void pointsMustBePoints()
    {
        const QString path = copy(QStringLiteral("points.plumb"));
        for (const char *words : {"--points nan,nan,nan", "--points 5,0,0", "--points -1,0,0", "--points inf,0,0",
                                  "--points 1,1,1 --reveal", "--flag --comment x", ""}) {
            QCOMPARE(on(path, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann ") +
                                  QString::fromLatin1(words))
                         .code,
                     2);
        }
        QCOMPARE(list(on(path, QStringLiteral("decisions"))).size(), 0);
        // Undo follows the acts: unflagging is one.
        on(path, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann --points 4,3,3"));
        on(path, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann --flag"));
        on(path, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann --flag"));
        QCOMPARE(on(path, QStringLiteral("undo --reviewer Ann")).code, 0);
        int points = 0;
        int flags = 0;
        for (const QJsonValue event : list(on(path, QStringLiteral("decisions")))) {
            const bool stands = event.toObject().value(QStringLiteral("stands")).toBool();
            points += stands && !event.toObject().value(QStringLiteral("points")).isNull() ? 1 : 0;
            flags += stands && event.toObject().value(QStringLiteral("kind")) == QLatin1String("flag") ? 1 : 0;
        }
        QCOMPARE(points, 3);
        QCOMPARE(flags, 3); // flagged again: that was the last act
    }

    void anyChangedColumnIsFound()
    {
        const QString path = copy(QStringLiteral("columns.plumb"));
        QCOMPARE(
            on(path, QStringLiteral("decide --item 0 --candidate Aurora --points 4,3,3 --reviewer Ann --blind")).code,
            0);
        QCOMPARE(on(path, QStringLiteral("decide --item 0 --candidate Aurora --reviewer Ann --flag")).code, 0);
        for (const char *change : {"phase = 'npen' WHERE kind = 'flag'", "kind = 'glag' WHERE kind = 'flag'",
                                   "evidence = 'x'", "inputs = ' '", "parents = parents || ' ' WHERE parents != ''",
                                   "duration_ms = 1", "reason = 'x'", "reviewer = 'Bob'", "component = component + 1",
                                   "created_ms = created_ms + 1", "act = act || 'x'", "response_id = 'x'"}) {
            const QString changed = m_cli.file(QStringLiteral("changed.plumb"));
            QFile::remove(changed);
            QVERIFY(QFile::copy(path, changed));
            {
                QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("evil2"));
                db.setDatabaseName(changed);
                QVERIFY(db.open());
                QSqlQuery query(db);
                QVERIFY(query.exec(QStringLiteral("DROP TRIGGER decision_is_fact")));
                QVERIFY2(query.exec(QStringLiteral("UPDATE decision SET ") + QString::fromLatin1(change)), change);
            }
            QSqlDatabase::removeDatabase(QStringLiteral("evil2"));
            QVERIFY2(on(changed, QStringLiteral("verify-ledger")).code == 1, change);
        }
    }

    void queuesAndAgreement()
    {
        const QString path = copy(QStringLiteral("agree.plumb"));
        const CliOutcome drawn = on(path, QStringLiteral("queue create Sample --size 20 --strata candidate --seed 3"));
        QCOMPARE(drawn.code, 0);
        QCOMPARE(drawn.json().value(QStringLiteral("progress")).toObject().value(QStringLiteral("entries")).toInt(),
                 20);
        QCOMPARE(on(path, QStringLiteral("queue create Sample")).code, 2); // the name is taken
        QCOMPARE(on(path, QStringLiteral("queue create Other --strata moon")).code, 2);
        const QJsonArray entries =
            on(path, QStringLiteral("queue show Sample")).json().value(QStringLiteral("list")).toArray();
        QCOMPARE(entries.size(), 20);
        // A reviewer is not told what is gold.
        const QJsonObject own = on(path, QStringLiteral("queue show Sample --reviewer Ann"))
                                    .json()
                                    .value(QStringLiteral("list"))
                                    .toArray()
                                    .at(0)
                                    .toObject();
        QVERIFY(!own.contains(QStringLiteral("gold")));
        QByteArray labels;
        for (const QJsonValue entry : entries) {
            labels += QStringLiteral(R"({"response":"%1","component":0,"points":1,"reviewer":"Ann"})")
                          .arg(entry.toObject().value(QStringLiteral("response")).toString())
                          .toUtf8() +
                      "\n";
        }
        QCOMPARE(
            on(path, QStringLiteral("import-decisions ") + m_cli.write(QStringLiteral("labels.jsonl"), labels)).code,
            0);
        const QJsonObject agreement = on(path, QStringLiteral("agreement --replicates 200")).json();
        QStringList seconds;
        for (const QJsonValue pair : agreement.value(QStringLiteral("pairs")).toArray()) {
            const QJsonObject p = pair.toObject();
            if (p.value(QStringLiteral("category")) == QLatin1String("all") &&
                p.value(QStringLiteral("first")).toObject().value(QStringLiteral("name")) == QLatin1String("Ann")) {
                seconds.append(p.value(QStringLiteral("second")).toObject().value(QStringLiteral("name")).toString());
                QVERIFY(p.value(QStringLiteral("n")).toInt() >= 18); // an unparsed judgement has no pair
            }
        }
        QVERIFY(seconds.contains(QLatin1String("Larch")));
        const CliOutcome corrected = on(path, QStringLiteral("corrected"));
        QCOMPARE(corrected.code, 0);
        QCOMPARE(corrected.json().value(QStringLiteral("queue")).toString(), QStringLiteral("Sample"));
        QCOMPARE(corrected.json().value(QStringLiteral("drawn")).toInt(), 20);
        QCOMPARE(on(path, QStringLiteral("corrected --queue Nothing")).code, 2);
        QCOMPARE(on(path, QStringLiteral("agreement --basis half")).code, 2);
        QCOMPARE(on(path, QStringLiteral("queue delete Sample")).code, 0);
        QCOMPARE(list(on(path, QStringLiteral("queue list"))).size(), 0);
    }

    void controlQuestions()
    {
        const QString path = copy(QStringLiteral("controls.plumb"));
        const CliOutcome made = on(path, QStringLiteral("controls --create --per-kind 3"));
        QCOMPARE(made.code, 0);
        QVERIFY(made.json().value(QStringLiteral("created")).toInt() >= 9);
        QCOMPARE(
            on(path, QStringLiteral("controls --create --per-kind 3")).json().value(QStringLiteral("created")).toInt(),
            0);
        QCOMPARE(on(path, QStringLiteral("controls --create --kinds hypnosis")).code, 2);
        const QJsonArray rows = list(on(path, QStringLiteral("controls")));
        QVERIFY(!rows.isEmpty());
        QCOMPARE(rows.at(0).toObject().value(QStringLiteral("verdict")).toString(), QStringLiteral("undecided"));
        // They are nobody's responses: the scores are as before.
        QCOMPARE(on(path, QStringLiteral("scores")).out, on(m_sample, QStringLiteral("scores")).out);
    }
};

QTEST_GUILESS_MAIN(TestCliReview)
#include "tst_cli_review.moc"
