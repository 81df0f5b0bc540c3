// SPDX-License-Identifier: GPL-3.0-or-later
// Rows in, migrate, rows out: a project as schema 1 wrote it opens with everything that it had, and with what is new.
#include "core/store/sql/migrator.h"
#include "tests/support/project.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromSchemaOne();
};

static void run(const QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        qFatal("%s", qUtf8Printable(sql));
}

void TestMigration::fromSchemaOne()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("old.plumb"));
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        db.setDatabaseName(path);
        QVERIFY(db.open());
        run(db, QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId));
        QFile schema(sourceDir() + QStringLiteral("/core/store/sql/schema/sqlite/0001_project.sql"));
        QVERIFY(schema.open(QIODevice::ReadOnly));
        for (const QString &statement : QString::fromUtf8(schema.readAll()).split(QStringLiteral("\n-- next\n")))
            run(db, statement);
        run(db, QStringLiteral("INSERT INTO model VALUES ('c', 'candidate', 'Old', '', '', '', '', '', 1)"));
        run(db, QStringLiteral("BEGIN"));
        run(db, QStringLiteral("INSERT INTO item VALUES ('i', 0, 'r')"));
        run(db, QStringLiteral("INSERT INTO item_revision VALUES ('r', 'i', 1, 'h', 'http://h/1.jpg', '', 'Say it.', "
                               "'basic', '', 1)"));
        run(db, QStringLiteral("INSERT INTO component VALUES ('r', 0, 'Say it', 'describe', 10)"));
        run(db, QStringLiteral("COMMIT"));
        run(db, QStringLiteral(
                    "INSERT INTO response VALUES ('a', 'r', 'c', NULL, 0, 'said', 'ok', '', '', 0, 0, 0, '', '', 2)"));
        run(db, QStringLiteral("PRAGMA user_version = 1"));
        db.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));

    const auto store = must(openSqliteProject(path));
    QCOMPARE(must(readSchemaVersion(path)), kSchemaVersion);
    QVERIFY(QFile::exists(path + QStringLiteral(".before-schema-%1").arg(kSchemaVersion)));
    const auto reader = must(store->openReader());
    const std::vector<Item> items = must(reader->items().items());
    QCOMPARE(items.size(), 1u);
    QCOMPARE(items.front().components.front().weight, 10.0);
    const std::vector<Response> responses = must(reader->answers().currentResponses());
    QCOMPARE(responses.size(), 1u);
    QCOMPARE(responses.front().text, QStringLiteral("said"));
    QVERIFY(must(reader->images().imageHashes()).isEmpty());
    QVERIFY(must(reader->reported().reportedScores()).empty());

    // What came with later schemas works on it: kept once, never changed.
    const QString hash(64, QLatin1Char('a'));
    must(writeStatus(*store, [&](WriteAccess &access) -> Status {
        for (int i = 0; i < 2; ++i) {
            if (Status ok = access.images().putImage(hash, QStringLiteral("image/png"), "bytes"); !ok)
                return ok;
        }
        return access.images().nameImage(QStringLiteral("http://h/1.jpg"), hash);
    }));
    QCOMPARE(must(must(store->openReader())->images().imageBytes(QStringLiteral("http://h/1.jpg"))),
             std::optional<QByteArray>("bytes"));
    QCOMPARE(must(must(store->openReader())->images().imageBytes(QStringLiteral("sha256:") + hash)),
             std::optional<QByteArray>("bytes"));
    const ReportedScore score{QStringLiteral("vlmevalkit"),
                              QStringLiteral("f.csv"),
                              QStringLiteral("c"),
                              {},
                              {},
                              QStringLiteral("total_score"),
                              0.5,
                              3};
    for (const bool isNew : {true, false}) {
        QCOMPARE(
            must(writeNow<bool>(*store, [&](WriteAccess &access) { return access.reported().addReported(score, 1); })),
            isNew);
    }
    QCOMPARE(must(must(store->openReader())->reported().reportedScores()), std::vector<ReportedScore>{score});

    // What the row says besides the question may be set; the question is never changed, not even from outside.
    const QString facts = QStringLiteral("{\"image_license\": \"CC0\"}");
    must(
        writeStatus(*store, [&](WriteAccess &access) { return access.items().setSource(QStringLiteral("r"), facts); }));
    QVERIFY(!writeStatus(*store,
                         [&](WriteAccess &access) { return access.items().setSource(QStringLiteral("x"), facts); }));
    QCOMPARE(must(must(store->openReader())->items().items()).front().source, facts);
    QCOMPARE(must(must(store->openReader())->answers().currentResponses()).size(), 1u);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("outside"));
        db.setDatabaseName(path);
        QVERIFY(db.open());
        QSqlQuery query(db);
        for (const char *column : {"instruction", "level", "image", "content_hash"})
            QVERIFY2(!query.exec(QStringLiteral("UPDATE item_revision SET %1 = 'x'").arg(QLatin1String(column))),
                     column);
        db.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("outside"));
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
