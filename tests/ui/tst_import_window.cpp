// SPDX-License-Identifier: GPL-3.0-or-later
// Importing in the window: a drop shows the plan by file, another name plans anew, accepting writes, an unknown table
// asks for its columns once. PLUMBLINE_SHOTS=FOLDER saves pictures of the screen on the way.
#include "app/gui/session_gateway.h"
#include "core/exchange/item_export.h"
#include "core/report/score_export.h"
#include "core/store/api/project_store.h"
#include "tests/support/import_files.h"
#include "tests/support/project.h"
#include "tests/support/reference.h"
#include "ui/decor/theme.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/mapping_dialog.h"
#include "ui/shell/export_actions.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressDialog>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace plumbline;
using namespace plumbline::test;

class TestImportWindow : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_home;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
    int m_number = 0;

    template <class W>
    W *find(const char *name)
    {
        return m_window->findChild<W *>(QString::fromLatin1(name));
    }
    void drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &event);
    }
    void shot(const QString &name)
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_SHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(400);
        QGuiApplication::primaryScreen()->grabWindow(0).save(folder + u'/' + name + QStringLiteral(".png"));
    }
    int count(const char *what)
    {
        const auto reader = must(m_gateway->store()->openReader());
        return QByteArray(what) == "items" ? must(reader->items().itemCount())
                                           : static_cast<int>(must(reader->answers().currentJudgements()).size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        qputenv("PLUMBLINE_CACHE", m_home.filePath(QStringLiteral("cache")).toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.filePath(QStringLiteral("config")));
        QApplication::setOrganizationName(QStringLiteral("plumbline-test"));
        m_theme = std::make_unique<Theme>();
        m_theme->apply(*qApp,
                       qEnvironmentVariable("PLUMBLINE_DARK").isEmpty() ? Theme::Scheme::Light : Theme::Scheme::Dark);
    }
    void init()
    {
        m_gateway = std::make_unique<SessionGateway>();
        const QString path = m_home.filePath(QStringLiteral("p%1.plumb").arg(m_number++));
        must(m_gateway->create(path));
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->show();
        m_window->openProject(path);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_gateway.reset();
    }

    void droppedFolderShowsItsPlan()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "formats");
        PLUMBLINE_NEEDS_REFERENCE(benchmark, "mia-bench/instruction_benchmark_all.json");
        drop({benchmark, folder});
        QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("importDialog"), 20'000);
        auto *sources = find<QTreeWidget>("importSources");
        QVERIFY(sources->topLevelItemCount() > 12);
        QVERIFY(!find<QLineEdit>("importCandidate")->isVisible()); // several candidates
        QVERIFY(find<QLabel>("importSummary")->text().contains(QStringLiteral("Nothing has been written yet")));
        for (int i = 0; i < sources->topLevelItemCount(); ++i) {
            if (sources->topLevelItem(i)->text(0) == QStringLiteral("scored.csv"))
                sources->setCurrentItem(sources->topLevelItem(i));
        }
        const QAbstractItemModel *rows = find<QTableView>("importRows")->model();
        QVERIFY(rows->rowCount() > 5);
        QVERIFY(rows->index(0, 0).data().toString().startsWith(QStringLiteral("line ")));
        QVERIFY(rows->index(0, 0).data().toString().endsWith(QStringLiteral("scored.csv")));
        QVERIFY(rows->index(0, 3).data().toString().contains(QStringLiteral("row number")));
        shot(QStringLiteral("plan"));
        QCOMPARE(count("items"), 0);
        QTest::mouseClick(find<QPushButton>("importAccept"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(count("items") >= 400, 20'000);
        QTRY_VERIFY(count("judgements") > 20);
        QTRY_VERIFY(!find<QDialog>("importDialog"));
        QTRY_VERIFY(!find<QProgressDialog>("importProgress"));
        shot(QStringLiteral("after"));
        // The same again: nothing to import.
        drop({benchmark, folder});
        QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("importDialog"), 20'000);
        QVERIFY(!find<QPushButton>("importAccept")->isEnabled());
        shot(QStringLiteral("again"));
        QTest::mouseClick(find<QPushButton>("importReject"), Qt::LeftButton);
        QTRY_VERIFY(!find<QDialog>("importDialog"));
    }

    void anotherNamePlansAnew()
    {
        PLUMBLINE_NEEDS_REFERENCE(responses, "formats/mia_original/inference_url.jsonl");
        PLUMBLINE_NEEDS_REFERENCE(benchmark, "formats/mia_original/instruction_benchmark_subset.json");
        importNow(*m_gateway->store(), {benchmark});
        importNow(*m_gateway->store(), {responses});
        drop({responses});
        QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("importDialog"), 10'000);
        auto *name = find<QLineEdit>("importCandidate");
        QCOMPARE(name->text(), QStringLiteral("inference_url"));
        QVERIFY(!find<QPushButton>("importAccept")->isEnabled()); // known already
        name->setText(QStringLiteral("My model"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("importAccept")->isEnabled());
        shot(QStringLiteral("renamed"));
        QTest::mouseClick(find<QPushButton>("importAccept"), Qt::LeftButton);
        QTRY_VERIFY(must(must(m_gateway->store()->openReader())
                             ->models()
                             .modelByName(ModelRole::Candidate, QStringLiteral("My model")))
                        .has_value());
    }

    void unknownTableAsksOnce()
    {
        const QString table = writeFile(m_home.filePath(QStringLiteral("foreign.csv")),
                                        "Bild;Aufgabe;Stufe\nhttp://h.invalid/1.jpg;Describe it.;basic\n"
                                        "http://h.invalid/2.jpg;Count it.;basic\n");
        drop({table});
        QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("mappingDialog"), 10'000);
        QVERIFY(!find<QPushButton>("mappingAccept")->isEnabled());
        auto *image = find<QComboBox>("map_image");
        auto *instruction = find<QComboBox>("map_instruction");
        image->setCurrentText(QStringLiteral("Bild"));
        instruction->setCurrentText(QStringLiteral("Aufgabe"));
        shot(QStringLiteral("mapping"));
        QTest::mouseClick(find<QPushButton>("mappingAccept"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("importDialog"), 10'000);
        QTest::mouseClick(find<QPushButton>("importAccept"), Qt::LeftButton);
        QTRY_COMPARE(count("items"), 2);
        drop({table}); // known now
        QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("importDialog"), 10'000);
        QVERIFY(!find<QDialog>("mappingDialog"));
        shot(QStringLiteral("drafts"));
        QTest::mouseClick(find<QPushButton>("importReject"), Qt::LeftButton);
    }

    void damagedFileIsSaidAndLeftAlone()
    {
        const QString path =
            writeFile(m_home.filePath(QStringLiteral("cut.jsonl")), "{\"url\": \"u\", \"text\": \"x\"}\n{\"url\": \"u");
        drop({path});
        auto *message = find<QLabel>("message");
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(QStringLiteral("cut.jsonl, line 2")), 10'000);
        QVERIFY(!find<QDialog>("importDialog"));
        QCOMPARE(count("items"), 0);
        shot(QStringLiteral("damaged"));
    }

    void exportsWhatTheCommandLineExports()
    {
        PLUMBLINE_NEEDS_REFERENCE(folder, "formats/evalscope/v1_text_judge_1.5-1.6");
        importNow(*m_gateway->store(), {folder});
        ExportActions exports(*m_gateway, m_window.get(), nullptr);
        QStringList said;
        connect(&exports, &ExportActions::said, this, [&said](const QString &text) { said.append(text); });
        connect(&exports, &ExportActions::failed, this, [&said](const QString &text) { said.append(text); });
        for (const QString &format : {QStringLiteral("miabench"), QStringLiteral("vlmevalkit"), QStringLiteral("llava"),
                                      QStringLiteral("csv-wide"), QStringLiteral("labelstudio")}) {
            said.clear();
            const QString path = m_home.filePath(QStringLiteral("out.") + format);
            exports.write(format, path, {});
            QTRY_COMPARE(said.size(), 2);
            QCOMPARE(said.last(), QStringLiteral("Wrote %1.").arg(path));
            QVERIFY(QFileInfo(path).size() > 100);
        }
        QVERIFY(contentOf(m_home.filePath(QStringLiteral("out.csv-wide"))).startsWith("\xef\xbb\xbf"));
    }

    void exportsWithImages()
    {
        // Through the dialog: the last format and the images are chosen by key and box.
        SessionGateway gateway;
        const QString project = m_home.filePath(QStringLiteral("images.plumb"));
        {
            const auto store = must(createSqliteProject(project));
            std::vector<Item> items = makeItems(2);
            items[0].image = sourceDir() + QStringLiteral("/data/sample/images/chess.jpg");
            items[1].image = sourceDir() + QStringLiteral("/data/sample/images/menu.jpg");
            insertItems(*store, items);
        }
        QVERIFY(gateway.open(project));
        ExportActions exports(gateway, m_window.get(), nullptr);
        QStringList said;
        connect(&exports, &ExportActions::said, this, [&said](const QString &text) { said.append(text); });
        connect(&exports, &ExportActions::failed, this, [&said](const QString &text) { said.append(text); });
        const QString folder = m_home.filePath(QStringLiteral("dataset"));
        exports.write(QStringLiteral("hf"), folder, {false, true});
        QTRY_COMPARE(said.value(1), QStringLiteral("Wrote %1.").arg(folder));
        const QString file = m_home.filePath(QStringLiteral("with.json"));
        exports.write(QStringLiteral("miabench"), file, {false, true});
        QTRY_COMPARE(said.value(3), QStringLiteral("Wrote %1.").arg(file));
        for (const QString &where : {folder, m_home.filePath(QStringLiteral("with_images"))}) {
            int images = 0;
            for (QDirIterator it(where, {QStringLiteral("*.jpg")}, QDir::Files, QDirIterator::Subdirectories);
                 it.hasNext(); it.next())
                ++images;
            QVERIFY2(images == 2, qPrintable(where));
        }
        gateway.close();
    }

    void choosesAFormat()
    {
        ExportDialog dialog(3);
        dialog.show();
        auto *formats = dialog.findChild<QListWidget *>(QStringLiteral("exportFormats"));
        auto *images = dialog.findChild<QCheckBox *>(QStringLiteral("exportImages"));
        auto *all = dialog.findChild<QCheckBox *>(QStringLiteral("exportAll"));
        QCOMPARE(dialog.chosen().format, QStringLiteral("miabench"));
        QVERIFY(all->text().contains(QLatin1String("3 items")));
        QVERIFY(!dialog.takesAll() && !dialog.copiesImages());
        images->setChecked(true);
        QVERIFY(dialog.copiesImages());
        for (int row = 0; row < formats->count(); ++row) { // the command line knows each of them
            formats->setCurrentRow(row);
            const ExportChoice choice = dialog.chosen();
            QVERIFY2(itemFormatFromId(choice.format).has_value() == choice.isItems, qPrintable(choice.format));
            QVERIFY2(scoreFormatFromId(choice.format).has_value() != choice.isItems, qPrintable(choice.format));
            if (!choice.isItems)
                QVERIFY(!dialog.copiesImages());
        }
    }

    void closingWhileReading()
    {
        QByteArray lines;
        for (int i = 0; i < 20'000; ++i)
            lines += "{\"url\": \"http://h.invalid/" + QByteArray::number(i) + ".jpg\", \"text\": \"" +
                     QByteArray(200, 'a') + "\"}\n";
        drop({writeFile(m_home.filePath(QStringLiteral("long.jsonl")), lines)});
        QTest::qWait(30);
        m_window->close();
        m_window.reset(); // must neither hang nor crash
        QVERIFY(m_gateway->store());
    }
};

QTEST_MAIN(TestImportWindow)
#include "tst_import_window.moc"
