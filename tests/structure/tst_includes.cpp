// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include of the source tree and fails on one that climbs a floor; and on SQL, network and chart classes
// outside of the rooms that own them.
#include "tests/support/reference.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace plumbline::test;

namespace {

/// Floors of docs/architecture.md. A room includes itself and rooms on floors below its own.
const QHash<QString, int> &floors()
{
    static const QHash<QString, int> table = {
        {QStringLiteral("core/base"), 1},     {QStringLiteral("core/domain"), 2},
        {QStringLiteral("core/llm"), 2},      {QStringLiteral("core/media"), 2},
        {QStringLiteral("core/store"), 3},    {QStringLiteral("core/checks"), 3},
        {QStringLiteral("core/audit"), 4},    {QStringLiteral("core/scoring"), 4},
        {QStringLiteral("core/run"), 4},      {QStringLiteral("core/exchange"), 4},
        {QStringLiteral("core/analysis"), 5}, {QStringLiteral("core/authoring"), 5},
        {QStringLiteral("core/report"), 6},   {QStringLiteral("ui"), 7},
        {QStringLiteral("app"), 8},
    };
    return table;
}

/// "core/store/sql/x.h" → "core/store", "ui/pages/x.h" → "ui"; empty for anything else.
QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.value(0) == u"core" && parts.size() > 2)
        return parts[0] + u'/' + parts[1];
    return parts.value(0) == u"ui" || parts.value(0) == u"app" ? parts[0] : QString();
}

struct Source
{
    QString path; ///< from the root of the tree
    QString text;
    QStringList includes; ///< with their quotes or brackets
};

QStringList includesOf(const QString &text)
{
    static const QRegularExpression line(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([\"<][^\">]+[\">])"),
                                         QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = line.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

const QList<Source> &sources()
{
    static const QList<Source> all = [] {
        QList<Source> list;
        const QDir root(sourceDir());
        for (const QString &top : {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}) {
            QDirIterator it(root.filePath(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                if (!file.open(QIODevice::ReadOnly))
                    qFatal("cannot read %s", qUtf8Printable(file.fileName()));
                Source source{root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()), {}};
                source.includes = includesOf(source.text);
                list.append(source);
            }
        }
        return list;
    }();
    return all;
}

/// Why a file of this path may not include this; empty where it may.
QString climbs(const QString &path, const QString &include)
{
    const QString from = roomOf(path);
    const QString target = include.mid(1, include.size() - 2);
    const QString to = roomOf(target);
    if (!floors().contains(from))
        return path + QStringLiteral(" is in no room of the table");
    if (to.isEmpty()) // a library, or the file's neighbour by its bare name
        return {};
    if (!floors().contains(to))
        return QStringLiteral("%1 includes %2, which is in no room of the table").arg(path, target);
    if (from == to || floors().value(to) < floors().value(from))
        return {};
    return QStringLiteral("%1 (floor %2) includes %3 (floor %4)")
        .arg(path)
        .arg(floors().value(from))
        .arg(target)
        .arg(floors().value(to));
}

/// Files outside of `allowed` (path prefixes) in which `pattern` matches an include, or the text where `inText`.
QStringList offenders(const QString &pattern, const QStringList &allowed, bool inText = false)
{
    const QRegularExpression expression(pattern);
    QStringList found;
    for (const Source &source : sources()) {
        const bool isAllowed = std::any_of(allowed.begin(), allowed.end(),
                                           [&](const QString &prefix) { return source.path.startsWith(prefix); });
        const QString where = inText ? source.text : source.includes.join(u'\n');
        if (const auto match = expression.match(where); !isAllowed && match.hasMatch())
            found.append(source.path + QStringLiteral(": ") + match.captured());
    }
    return found;
}

} // namespace

class TestIncludes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTestSees();
    void nobodyClimbs();
    void onlyTheStoreSpeaksSql();
    void onlyTwoRoomsSpeakToTheNetwork();
    void onlyChartsDrawCharts();
    void theCoreKnowsNoWidget();
    void mediaHidesGui();
};

void TestIncludes::theTestSees()
{
    QVERIFY(sources().size() > 100);
    QCOMPARE(includesOf(QStringLiteral("#include <a>\n  #  include \"b/c.h\"\n// #include <no>\nint x;")),
             (QStringList{QStringLiteral("<a>"), QStringLiteral("\"b/c.h\"")}));
    QVERIFY(!climbs(QStringLiteral("core/store/x.cpp"), QStringLiteral("\"core/run/y.h\"")).isEmpty());
    QVERIFY(!climbs(QStringLiteral("core/store/x.cpp"), QStringLiteral("\"core/checks/y.h\"")).isEmpty());
    QVERIFY(!climbs(QStringLiteral("core/report/x.cpp"), QStringLiteral("\"ui/y.h\"")).isEmpty());
    QVERIFY(!climbs(QStringLiteral("core/nowhere/x.cpp"), QStringLiteral("<QString>")).isEmpty());
    QVERIFY(climbs(QStringLiteral("core/audit/x.cpp"), QStringLiteral("\"core/store/api/y.h\"")).isEmpty());
    QVERIFY(climbs(QStringLiteral("core/store/x.cpp"), QStringLiteral("\"core/store/sql/y.h\"")).isEmpty());
    QVERIFY(!offenders(QStringLiteral("QSql"), {}).isEmpty()); // the store's own are seen
}

void TestIncludes::nobodyClimbs()
{
    QStringList found;
    for (const Source &source : sources()) {
        for (const QString &include : source.includes) {
            if (const QString why = climbs(source.path, include); !why.isEmpty())
                found.append(why);
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestIncludes::onlyTheStoreSpeaksSql()
{
    const QStringList store{QStringLiteral("core/store/sql/")};
    QStringList found = offenders(QStringLiteral("\\bQSql[A-Z]\\w*"), store, true);
    found +=
        offenders(QStringLiteral("\\b(SELECT\\b[^\"]*\\bFROM|INSERT INTO|DELETE FROM|CREATE TABLE|UPDATE \\w+ SET)\\b"),
                  store, true);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestIncludes::onlyTwoRoomsSpeakToTheNetwork()
{
    const QStringList found = offenders(
        QStringLiteral("<(QtNetwork/|QNetwork|QTcp|QUdp|QSsl|QHttp|QAbstractSocket|QLocalSocket|QHost)[^>]*>"),
        {QStringLiteral("core/llm/"), QStringLiteral("core/media/")});
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestIncludes::onlyChartsDrawCharts()
{
    const QStringList found =
        offenders(QStringLiteral(
                      "<(QtCharts|Q\\w*Chart\\w*|Q\\w+Series|QBarSet|QBarCategoryAxis|QValueAxis|QCategoryAxis)[^>]*>"),
                  {QStringLiteral("ui/charts/")});
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestIncludes::theCoreKnowsNoWidget()
{
    const QString gui = QStringLiteral(
        "<(QtWidgets|QtGui|QWidget|Q\\w*Application|QImage\\w*|QPixmap|QPainter\\w*|QColor|QFont\\w*|QIcon|QPen|QBrush|"
        "QPalette|QTextDocument|QDialog|QMainWindow|QLabel|QStandardItemModel|QKeySequence|QGuiApplication)[/>]");
    QStringList found;
    for (const QString &hit :
         offenders(gui, {QStringLiteral("core/media/"), QStringLiteral("ui/"), QStringLiteral("app/")})) {
        if (!hit.contains(QStringLiteral("<QCoreApplication>")))
            found.append(hit);
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    const QStringList inCli = offenders(QStringLiteral("\"ui/|<Q(Widget|GuiApplication|Application)>"),
                                        {QStringLiteral("core/"), QStringLiteral("ui/"), QStringLiteral("app/gui/"),
                                         // draws a PDF off screen: fonts, no widget
                                         QStringLiteral("app/composition/report_pdf.cpp")});
    QVERIFY2(inCli.isEmpty(), qPrintable(inCli.join(u'\n')));
}

void TestIncludes::mediaHidesGui()
{
    for (const Source &source : sources()) {
        if (!source.path.startsWith(QStringLiteral("core/media/")) || !source.path.endsWith(QStringLiteral(".h")))
            continue;
        for (const QString &include : source.includes) {
            QVERIFY2(!include.startsWith(QStringLiteral("<QImage")) &&
                         !include.startsWith(QStringLiteral("<QPixmap")) &&
                         !include.startsWith(QStringLiteral("<QtGui")),
                     qPrintable(source.path));
        }
    }
}

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
