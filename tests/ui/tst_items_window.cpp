// SPDX-License-Identifier: GPL-3.0-or-later
// The Items page as a person uses it on items that break the rules: filter by what was found, mend, let stand with a
// reason, take that back.
#include "app/gui/session_gateway.h"
#include "core/authoring/accepted_findings.h"
#include "core/exchange/item_fields.h"
#include "tests/support/project.h"
#include "tests/ui/window_test.h"
#include "ui/decor/theme.h"
#include "ui/dialogs/grid_dialog.h"
#include "ui/models/item_list_model.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace plumbline;
using namespace plumbline::test;

class TestItemsWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = prepareWindowTest(m_home);
        m_gateway = std::make_unique<SessionGateway>();
        const QString path = m_home.filePath(QStringLiteral("items.plumb"));
        {
            // Item 0 is sound; 1 has the description too light; 2 sums to 8; 3 has a blank at the end.
            const auto store = must(createSqliteProject(path));
            std::vector<Item> items = makeItems(4);
            static const char *const subjects[] = {"old harbour", "brass clock", "muddy tractor", "paper lantern"};
            for (std::size_t i = 0; i < items.size(); ++i) {
                const QString subject = QString::fromLatin1(subjects[i]);
                items[i].image = QStringLiteral("https://example.invalid/%1.jpg").arg(i);
                items[i].instruction = QStringLiteral("Describe the %1 in the image in one sentence.").arg(subject);
                items[i].components = {
                    {QStringLiteral("Describe the %1 in the image").arg(subject), QStringLiteral("describe"), 6},
                    {QStringLiteral("in one sentence"), QStringLiteral("length_limit"), 4}};
            }
            items[1].components[0].weight = 4;
            items[1].components[1].weight = 6;
            items[2].components[1].weight = 2;
            items[3].instruction += u' ';
            insertItems(*store, items);
        }
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openProject(path);
        QTRY_VERIFY(find<QListView>("itemList") && rows() == 4);
        m_window->showPage(0);
        QTRY_COMPARE(find<QComboBox>("findingFilter")->count(), 8); // all, three severities, a line, three rules
    }
    void cleanupTestCase() { m_window.reset(); }

    void filters()
    {
        QCOMPARE(choose(QStringLiteral("With errors (1)")), QStringList{QStringLiteral("muddy tractor")});
        QCOMPARE(choose(QStringLiteral("With warnings (1)")), QStringList{QStringLiteral("brass clock")});
        QCOMPARE(choose(QStringLiteral("With remarks only (1)")), QStringList{QStringLiteral("paper lantern")});
        QCOMPARE(choose(QStringLiteral("description_weight (1)")), QStringList{QStringLiteral("brass clock")});
        QCOMPARE(choose(QStringLiteral("All findings")).size(), 4);
        find<QListView>("itemList")->setCurrentIndex(find<QListView>("itemList")->model()->index(0, 0));
        QVERIFY(m_window->findChildren<QPushButton *>(QStringLiteral("fixFinding")).isEmpty()); // the first is sound
    }
    void mended()
    {
        choose(QStringLiteral("With errors (1)"));
        auto *fix = find<QPushButton>("fixFinding");
        QVERIFY(fix && fix->isVisible());
        fix->click();
        QTRY_COMPARE(find<QComboBox>("findingFilter")->count(), 6);    // neither the severity nor the rule any more
        QCOMPARE(find<QComboBox>("findingFilter")->currentIndex(), 0); // what is chosen is gone: everything is shown
        QCOMPARE(rows(), 4);
        const std::vector<Item> items = stored();
        QCOMPARE(items[2].components[0].weight, 6.0);
        QCOMPARE(items[2].components[1].weight, 4.0);
        QCOMPARE(must(must(m_gateway->store()->openReader())->items().revisionCount()), 2);
        // By keyboard: the trailing blank.
        choose(QStringLiteral("With remarks only (1)"));
        QTest::keyClick(find<QListView>("itemList"), Qt::Key_X, Qt::ShiftModifier);
        QTRY_VERIFY(!stored()[3].instruction.endsWith(u' '));
        QTRY_COMPARE(find<QComboBox>("findingFilter")->count(), 4);
    }
    void letStandAndOpenedAgain()
    {
        choose(QStringLiteral("With warnings (1)"));
        answer({}); // no reason: refused, nothing stored
        QTest::keyClick(find<QListView>("itemList"), Qt::Key_A, Qt::ShiftModifier);
        m_window->activateWindow(); // the offscreen platform does not give it back by itself
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get())); // the dialog is gone
        QCOMPARE(rows(), 1);
        answer(QStringLiteral("the length matters more here"));
        QTest::keyClick(find<QListView>("itemList"), Qt::Key_A, Qt::ShiftModifier);
        QTRY_COMPARE(find<QComboBox>("findingFilter")->itemText(1), QStringLiteral("Accepted findings (1)"));
        QCOMPARE(choose(QStringLiteral("Accepted findings (1)")), QStringList{QStringLiteral("brass clock")});
        const std::unique_ptr<ReadAccess> reader = must(m_gateway->store()->openReader());
        QCOMPARE(must(acceptedFindings(reader->settings())).front().reason,
                 QStringLiteral("the length matters more here"));
        QVERIFY(m_window->findChildren<QPushButton *>(QStringLiteral("fixFinding")).isEmpty());
        find<QPushButton>("reopenFinding")->click();
        QTRY_VERIFY(find<QComboBox>("findingFilter")->findText(QStringLiteral("With warnings (1)")) > 0);
    }

    void editedAsATable()
    {
        const auto level = [this](int row) {
            return find<QListView>("itemList")->model()->index(row, 0).data(ItemListModel::LevelRole).toString();
        };
        find<QComboBox>("findingFilter")->setCurrentIndex(0);
        QTRY_COMPARE(rows(), 4);
        const QString before = level(0);
        QTimer::singleShot(0, this, [] {
            auto *dialog = qobject_cast<GridDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                qFatal("no table");
            auto *table = dialog->findChild<QTableView *>(QStringLiteral("itemGrid"));
            auto *save = dialog->findChild<QPushButton *>(QStringLiteral("saveGrid"));
            auto *value = dialog->findChild<QLineEdit *>(QStringLiteral("gridValue"));
            QVERIFY(!save->isEnabled());
            const auto select = [&](int column, int rowFrom, int rowTo) {
                table->selectionModel()->select(
                    QItemSelection(table->model()->index(rowFrom, column), table->model()->index(rowTo, column)),
                    QItemSelectionModel::ClearAndSelect);
            };
            const auto text = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
            select(1, 0, 2); // the level of three
            QTest::keyClicks(value, QStringLiteral("hard"));
            QTest::keyClick(value, Qt::Key_Return);
            QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("gridProblem"))->isVisible());
            QVERIFY(!save->isEnabled());
            value->setText(QStringLiteral("complex"));
            QTest::keyClick(value, Qt::Key_Return);
            QCOMPARE(text(2, 1), QStringLiteral("complex"));
            QVERIFY(!dialog->findChild<QLabel *>(QStringLiteral("gridProblem"))->isVisible());
            table->setFocus();
            dialog->findChild<QAction *>(QStringLiteral("undoGrid"))->trigger(); // one step for the three
            QVERIFY(!save->isEnabled());
            dialog->findChild<QAction *>(QStringLiteral("redoGrid"))->trigger();
            QCOMPARE(text(0, 1), QStringLiteral("complex"));
            // Everywhere, since one cell is selected.
            select(1, 0, 0);
            dialog->findChild<QLineEdit *>(QStringLiteral("gridFind"))->setText(QStringLiteral("in the image"));
            dialog->findChild<QLineEdit *>(QStringLiteral("gridReplace"))->setText(QStringLiteral("in the photo"));
            dialog->findChild<QPushButton *>(QStringLiteral("replaceInGrid"))->click();
            QVERIFY(text(3, 2).contains(QLatin1String("in the photo")));
            // A column from a spreadsheet.
            QApplication::clipboard()->setText(QStringLiteral("harbour\nclock\n"));
            select(5, 0, 0);
            dialog->findChild<QAction *>(QStringLiteral("pasteCells"))->trigger();
            QCOMPARE(text(1, 5), QStringLiteral("clock"));
            QVERIFY(save->isEnabled());
            save->click();
        });
        find<QPushButton>("editGrid")->click();
        QTRY_COMPARE(level(0), QStringLiteral("complex"));
        QVERIFY(before != level(0));
        const std::vector<Item> items = must(must(m_gateway->store()->openReader())->items().items());
        QCOMPARE(items[0].components[0].text, QStringLiteral("Describe the old harbour in the photo"));
        QCOMPARE(imageContent(items[1]), QStringList{QStringLiteral("clock")});
    }

private:
    template <class W>
    W *find(const char *name) const
    {
        return m_window->findChild<W *>(QString::fromLatin1(name));
    }
    [[nodiscard]] int rows() const { return find<QListView>("itemList")->model()->rowCount(); }
    /// Subjects of the items that the list then shows.
    QStringList choose(const QString &filter)
    {
        auto *box = find<QComboBox>("findingFilter");
        if (box->findText(filter) < 0)
            qFatal("no filter %s", qPrintable(filter));
        box->setCurrentIndex(box->findText(filter));
        QStringList subjects;
        for (int row = 0; row < rows(); ++row)
            subjects.append(find<QListView>("itemList")->model()->index(row, 0).data().toString().section(u' ', 2, 3));
        return subjects;
    }
    void answer(const QString &reason)
    {
        QTimer::singleShot(0, this, [reason] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                qFatal("nobody asks for a reason");
            dialog->setTextValue(reason);
            dialog->accept();
        });
    }
    [[nodiscard]] std::vector<Item> stored() const
    {
        return must(must(m_gateway->store()->openReader())->items().items());
    }

    QTemporaryDir m_home;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestItemsWindow)
#include "tst_items_window.moc"
