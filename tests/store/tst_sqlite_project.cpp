// SPDX-License-Identifier: GPL-3.0-or-later
// A project file as a file: creating, opening, refusing without touching, damage, batches and the changed() signal.
#include "tests/support/project.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestSqliteProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<plumbline::Changes>(); }
    void createRefusesWhatIsThere();
    void createInNoFolder();
    void survivesReopening();
    void firstSchemaIsUpgraded();
    void refusesAndLeavesUntouched_data();
    void refusesAndLeavesUntouched();
    void truncatedFileIsAnError();
    void failingJobRollsBackAlone();
    void failureAfterWritesLeavesNothing();
    void closingFinishesWhatIsQueued();
    void changedCarriesTheFlags();
    void otherWritersAreNoticed();
    void writersOfTwoProcessesWait();
};

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArrayLiteral("(unreadable)");
}

static void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

static void runSql(const QString &path, const QStringList &statements)
{
    const QString name = newId();
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(path);
        QVERIFY(db.open());
        for (const QString &sql : statements) {
            QSqlQuery query(db);
            QVERIFY2(query.exec(sql), qPrintable(sql));
        }
    }
    QSqlDatabase::removeDatabase(name);
}

void TestSqliteProject::createRefusesWhatIsThere()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.plumb"));
    writeFile(path, "precious");
    const auto project = createSqliteProject(path);
    QVERIFY(!project);
    QCOMPARE(project.error().kind, ErrorKind::BadInput);
    QCOMPARE(project.error().where, path);
    QCOMPARE(contentOf(path), QByteArrayLiteral("precious"));
    const QString empty = dir.filePath(QStringLiteral("b.plumb")); // also an empty file is somebody's file
    writeFile(empty, "");
    QVERIFY(!createSqliteProject(empty));
    QVERIFY(QFile::exists(empty));
}

void TestSqliteProject::createInNoFolder()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("no/such/folder/a.plumb"));
    const auto project = createSqliteProject(path);
    QVERIFY(!project);
    QCOMPARE(project.error().where, path);
    QVERIFY(!project.error().what.isEmpty());
}

void TestSqliteProject::survivesReopening()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("ä project.plumb"));
    {
        auto project = must(createSqliteProject(path));
        QCOMPARE(project->path(), path);
        insertItems(*project, makeItems(2));
    }
    auto project = must(openSqliteProject(path));
    QCOMPARE(must(must(project->openReader())->items().itemCount()), 2);
}

void TestSqliteProject::firstSchemaIsUpgraded()
{
    // A file as the first released schema wrote it: made from that schema's own text, with rows in every table that a
    // later step changes.
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("old.plumb"));
    QFile schema(QStringLiteral(":/schema/sqlite/0001_project.sql"));
    QVERIFY(schema.open(QIODevice::ReadOnly));
    QStringList statements = QString::fromUtf8(schema.readAll()).split(QStringLiteral("\n-- next\n"));
    Decision d;
    d.id = QStringLiteral("d1");
    d.kind = DecisionKind::Override;
    d.contentKey = QStringLiteral("k");
    d.responseId = QStringLiteral("resp");
    d.points = 2.5;
    d.reviewer = QStringLiteral("Ann");
    d.group = QStringLiteral("g");
    d.createdMs = 5;
    d.hash = eventHash(d);
    statements +=
        {QStringLiteral("INSERT INTO item VALUES ('i', 0, 'rev')"),
         QStringLiteral("INSERT INTO item_revision VALUES ('rev', 'i', 1, 'h', 'a.png', '', 'Do', 'basic', '{}', 1)"),
         QStringLiteral("INSERT INTO model VALUES ('m', 'candidate', 'C', '', '', '', '', '', 1)"),
         QStringLiteral(
             "INSERT INTO response VALUES ('resp', 'rev', 'm', NULL, 0, 'text', 'ok', '', '', 0, 0, 0, '', '', 2)"),
         QStringLiteral(
             "INSERT INTO decision (id, kind, content_key, response_id, component, points, reason, reviewer,"
             " judgement_id, revokes, act, created_ms, parents, hash) VALUES ('d1', 'override', 'k', 'resp', 0,"
             " 2.5, '', 'Ann', '', '', 'g', 5, '', '") +
             d.hash + QStringLiteral("')"),
         QStringLiteral("PRAGMA application_id = 0x504c4d42"),
         QStringLiteral("PRAGMA user_version = 1"),
         QStringLiteral("PRAGMA journal_mode = WAL")};
    runSql(path, statements);
    auto project = must(openSqliteProject(path));
    const auto reader = must(project->openReader());
    QCOMPARE(must(reader->decisions().decisions()),
             std::vector<Decision>{d}); // the hash still fits: eventHash() made it
    const std::vector<Response> responses = must(reader->answers().currentResponses());
    QCOMPARE(responses.size(), std::size_t(1));
    QCOMPARE(responses.front().text, QStringLiteral("text"));
    QVERIFY(!responses.front().control);
    QVERIFY(must(reader->queues().queues()).empty());
    QVERIFY(!QDir(dir.path()).entryList({QStringLiteral("old.plumb.before-schema-*")}).isEmpty());
}

void TestSqliteProject::refusesAndLeavesUntouched_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<ErrorKind>("error");
    QTest::newRow("missing") << QStringLiteral("missing") << ErrorKind::NotFound;
    QTest::newRow("empty") << QStringLiteral("empty") << ErrorKind::NotOurs;
    QTest::newRow("text") << QStringLiteral("text") << ErrorKind::NotOurs;
    QTest::newRow("foreign SQLite") << QStringLiteral("foreign") << ErrorKind::NotOurs;
    QTest::newRow("foreign SQLite in WAL mode") << QStringLiteral("wal") << ErrorKind::NotOurs;
    QTest::newRow("newer schema") << QStringLiteral("newer") << ErrorKind::TooNew;
}

void TestSqliteProject::refusesAndLeavesUntouched()
{
    QFETCH(QString, kind);
    QFETCH(ErrorKind, error);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("file.plumb"));
    if (kind == u"empty") {
        writeFile(path, "");
    } else if (kind == u"text") {
        writeFile(path, QByteArray("[{\"image\": \"x\"}]\n").repeated(40));
    } else if (kind == u"foreign" || kind == u"wal") {
        QStringList sql{QStringLiteral("CREATE TABLE item (id)")};
        if (kind == u"wal")
            sql.prepend(QStringLiteral("PRAGMA journal_mode = WAL"));
        runSql(path, sql);
    } else if (kind == u"newer") {
        must(createSqliteProject(path)).reset();
        runSql(path, {QStringLiteral("PRAGMA user_version = 999")});
    }
    const QByteArray before = contentOf(path);
    const QStringList filesBefore = QDir(dir.path()).entryList(QDir::Files);

    const auto project = openSqliteProject(path);
    QVERIFY(!project);
    QCOMPARE(project.error().kind, error);
    QCOMPARE(project.error().where, path);
    QVERIFY(!project.error().what.isEmpty());
    QVERIFY(!project.error().remedy.isEmpty());
    if (error == ErrorKind::TooNew)
        QVERIFY(project.error().what.contains(QStringLiteral("999")));
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), filesBefore); // no -wal, no -shm, no backup
}

void TestSqliteProject::truncatedFileIsAnError()
{
    const QTemporaryDir dir;
    const QString whole = dir.filePath(QStringLiteral("whole.plumb"));
    {
        auto project = must(createSqliteProject(whole));
        insertItems(*project, makeItems(60));
    }
    const QByteArray bytes = contentOf(whole);
    QVERIFY(bytes.size() > 20'000);
    int failed = 0;
    for (int i = 1; i < 30; ++i) {
        const QString path = dir.filePath(QStringLiteral("cut-%1.plumb").arg(i));
        writeFile(path, bytes.left(bytes.size() * i / 30));
        const auto project = openSqliteProject(path);
        if (!project) {
            QVERIFY(!project.error().what.isEmpty());
            ++failed;
            continue;
        }
        const auto reader = (*project)->openReader();
        const auto items = reader ? (*reader)->items().items() : tl::unexpected<Error>(reader.error());
        if (!items) {
            QVERIFY(!items.error().what.isEmpty());
            ++failed;
        } else {
            // Whatever can still be read is whole: a damaged file never gives half of its items.
            QCOMPARE(items->size(), 60u);
        }
    }
    QVERIFY(failed > 20);
}

/// Holds the writer thread in a job until released, so that everything queued meanwhile shares one commit.
class HeldWriter
{
public:
    explicit HeldWriter(ProjectStore &store)
        : m_future(store.write<bool>({}, [this](WriteAccess &) -> Result<bool> {
            m_running.release();
            m_go.acquire();
            return true;
        }))
    {
        m_running.acquire();
    }
    void release()
    {
        m_go.release();
        m_future.waitForFinished();
    }

private:
    QSemaphore m_running;
    QSemaphore m_go;
    QFuture<Result<bool>> m_future;
};

void TestSqliteProject::failingJobRollsBackAlone()
{
    const QTemporaryDir dir;
    auto project = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    HeldWriter held(*project);
    const auto insert = [&](int number, bool fail) {
        return project->write<int>(Change::Items, [number, fail](WriteAccess &access) -> Result<int> {
            if (const Status ok = access.items().insert(makeItem(number), 1); !ok)
                return tl::unexpected<Error>(ok.error());
            if (fail)
                return failure(ErrorKind::BadInput, QStringLiteral("changed my mind"));
            return number;
        });
    };
    QFuture<Result<int>> first = insert(1, false);
    QFuture<Result<int>> second = insert(2, true);
    QFuture<Result<int>> third = insert(3, false);
    held.release();
    third.waitForFinished();
    QCOMPARE(must(first.result()), 1);
    QVERIFY(!second.result());
    QCOMPARE(second.result().error().what, QStringLiteral("changed my mind"));
    QCOMPARE(must(third.result()), 3);
    const std::vector<Item> items = must(must(project->openReader())->items().items());
    QCOMPARE(items.size(), 2u);
    QCOMPARE(items[0].position, 1);
    QCOMPARE(items[1].position, 3);
}

void TestSqliteProject::failureAfterWritesLeavesNothing()
{
    const QTemporaryDir dir;
    auto project = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    // The second item repeats the first one's id: the database itself refuses, in the middle of the job.
    const Item item = makeItem(0);
    QVERIFY(!writeStatus(*project, [&](WriteAccess &access) -> Status {
        if (Status ok = access.items().insert(item, 1); !ok)
            return ok;
        return access.items().insert(item, 1);
    }));
    QCOMPARE(must(must(project->openReader())->items().itemCount()), 0);
    insertItems(*project, {item}); // and the writer goes on
    QCOMPARE(must(must(project->openReader())->items().itemCount()), 1);
}

void TestSqliteProject::closingFinishesWhatIsQueued()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("p.plumb"));
    QList<QFuture<Result<bool>>> jobs;
    {
        auto project = must(createSqliteProject(path));
        for (int i = 0; i < 600; ++i) {
            jobs.append(project->write<bool>(Change::Items, [i](WriteAccess &access) {
                return access.items().insert(makeItem(i), 1).map([] { return true; });
            }));
        }
    }
    for (QFuture<Result<bool>> &job : jobs) {
        QVERIFY(job.isFinished());
        QVERIFY(job.result());
    }
    QCOMPARE(must(must(must(openSqliteProject(path))->openReader())->items().itemCount()), 600);
}

void TestSqliteProject::changedCarriesTheFlags()
{
    const QTemporaryDir dir;
    auto project = must(createSqliteProject(dir.filePath(QStringLiteral("p.plumb"))));
    QSignalSpy spy(project.get(), &ProjectStore::changed);
    HeldWriter held(*project);
    project->write<bool>(Change::Models, [](WriteAccess &) -> Result<bool> { return true; });
    project->write<bool>(Change::Items, [](WriteAccess &) -> Result<bool> { return failure(Error{}); });
    QFuture<Result<bool>> last =
        project->write<bool>(Change::Runs | Change::Scores, [](WriteAccess &) -> Result<bool> { return true; });
    held.release();
    last.waitForFinished();
    Changes all;
    // The failed job's flag is not among them.
    const auto seen = [&] {
        for (const QList<QVariant> &emission : std::as_const(spy))
            all |= emission.front().value<Changes>();
        return all;
    };
    QTRY_COMPARE(seen(), Change::Models | Change::Runs | Change::Scores);
}

void TestSqliteProject::otherWritersAreNoticed()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("p.plumb"));
    auto ours = must(createSqliteProject(path));
    auto theirs = must(openSqliteProject(path));
    QSignalSpy spy(ours.get(), &ProjectStore::changed);
    // Our writer looks every second or so; a write before its first look is part of what it starts from.
    for (int i = 0; i < 5 && spy.isEmpty(); ++i) {
        insertItems(*theirs, {makeItem(i)});
        spy.wait(4000);
    }
    QVERIFY(!spy.isEmpty());
    QCOMPARE(spy.front().front().value<Changes>(), Changes(Change::Elsewhere));
    QVERIFY(must(must(ours->openReader())->items().itemCount()) >= 1);
}

void TestSqliteProject::writersOfTwoProcessesWait()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("p.plumb"));
    auto ours = must(createSqliteProject(path));
    auto theirs = must(openSqliteProject(path));
    QList<QFuture<Result<bool>>> jobs;
    for (int i = 0; i < 100; ++i) {
        ProjectStore &store = i % 2 == 0 ? *ours : *theirs;
        jobs.append(store.write<bool>(Change::Items, [i](WriteAccess &access) {
            return access.items().insert(makeItem(i), 1).map([] { return true; });
        }));
    }
    for (QFuture<Result<bool>> &job : jobs) {
        job.waitForFinished();
        QVERIFY(job.result());
    }
    QCOMPARE(must(must(ours->openReader())->items().itemCount()), 100);
}

QTEST_GUILESS_MAIN(TestSqliteProject)
#include "tst_sqlite_project.moc"
