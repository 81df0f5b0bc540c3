// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on the bundled sample, by keyboard, offscreen: runs finish, a judgement is overruled and committed,
// the chart's numbers follow, undo works after a restart.
#include "app/gui/session_gateway.h"
#include "core/store/api/project_store.h"
#include "ui/charts/category_chart.h"
#include "ui/decor/theme.h"
#include "ui/models/case_list_model.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;

class TestWindow : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_home;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;

    template <class W>
    W *find(const char *name)
    {
        return m_window->findChild<W *>(QString::fromLatin1(name));
    }
    void openWindow()
    {
        m_gateway = std::make_unique<SessionGateway>();
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openSample();
    }
    void closeWindow()
    {
        m_window.reset();
        m_gateway.reset();
    }
    std::vector<Decision> decisions()
    {
        const auto reader = m_gateway->store()->openReader();
        return reader ? (*reader)->decisions().decisions().value_or(std::vector<Decision>{}) : std::vector<Decision>{};
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), k, modifiers);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        qputenv("PLUMBLINE_CACHE", m_home.filePath(QStringLiteral("cache")).toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.filePath(QStringLiteral("config")));
        QApplication::setOrganizationName(QStringLiteral("plumbline-test"));
        QSettings().setValue(QStringLiteral("audit/reviewer"), QStringLiteral("Ada"));
        m_theme = std::make_unique<Theme>();
        m_theme->apply(*qApp, Theme::Scheme::Light);
    }
    void cleanupTestCase() { closeWindow(); }

    void theSampleRunsByItself()
    {
        openWindow();
        auto *progress = find<QLabel>("queueProgress");
        QVERIFY(progress);
        QTRY_COMPARE_WITH_TIMEOUT(progress->text(), QStringLiteral("0 of 47"), 30'000); // 48 responses, one failed
        // All five runs are done before anything is decided, or the queue would still grow.
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChildren<QPushButton *>(QStringLiteral("runStart")).size() == 5, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("queueUnparsed")->text() != QLatin1String("Unparsed 0"), 30'000);
        QVERIFY(find<QPushButton>("queueContradictions")->text() != QLatin1String("Contradictions 0"));
    }

    void aJudgementIsOverruledByKeyboard()
    {
        m_window->showPage(2);
        auto *queue = find<QListView>("queue");
        auto *table = find<QTableView>("scoreTable");
        queue->setFocus();
        queue->setCurrentIndex(queue->model()->index(0, 0));
        const QString response = queue->currentIndex().data(CaseListModel::ResponseIdRole).toString();
        const int components = table->model()->rowCount();
        QVERIFY(components >= 2);
        QVERIFY(!find<QPushButton>("commit")->isEnabled());
        key(Qt::Key_Return); // nothing typed: nothing is committed
        QTest::qWait(50);
        QCOMPARE(decisions().size(), std::size_t(0));
        key(Qt::Key_A, Qt::ShiftModifier); // all of the judge's
        QVERIFY(find<QPushButton>("commit")->isEnabled());
        key(Qt::Key_Down);
        key(Qt::Key_0);
        key(Qt::Key_E);
        QVERIFY(find<QLineEdit>("reason")->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("counted again"));
        key(Qt::Key_Escape);
        QVERIFY(queue->hasFocus());
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(decisions().size(), std::size_t(components));
        const std::vector<Decision> events = decisions();
        QCOMPARE(events.front().reviewer, QStringLiteral("Ada"));
        QCOMPARE(events.front().reason, QStringLiteral("counted again"));
        QCOMPARE(events.front().responseId, response);
        bool overruled = false;
        for (const Decision &d : events)
            overruled = overruled || (d.kind == DecisionKind::Override && d.points == 0.0);
        QVERIFY(overruled);
        QTRY_COMPARE(find<QLabel>("queueProgress")->text(), QStringLiteral("1 of 47"));
        QVERIFY(queue->currentIndex().row() == 1); // and on to the next
    }

    void digitsAreDeadInTextFields()
    {
        auto *search = find<QLineEdit>("queueSearch");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("a1f"));
        QCOMPARE(search->text(), QStringLiteral("a1f"));
        search->clear();
        find<QListView>("queue")->setFocus();
    }

    void resultsFollow()
    {
        m_window->showPage(4); // sums are made for a page that is seen
        auto *chart = find<CategoryChart>("categoryChart");
        QTRY_VERIFY(chart->accessibleDescription().contains(QLatin1String(", 1 by people")));
        m_window->showPage(2);
    }

    void undoSurvivesARestart()
    {
        const std::size_t before = decisions().size();
        closeWindow();
        openWindow();
        QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("queueProgress")->text(), QStringLiteral("1 of 47"), 15'000);
        m_window->showPage(2);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(decisions().size(), 2 * before); // revoked, not erased
        QTRY_COMPARE(find<QLabel>("queueProgress")->text(), QStringLiteral("0 of 47"));
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(find<QLabel>("queueProgress")->text(), QStringLiteral("1 of 47"));
    }

    void flagsToggle()
    {
        find<QListView>("queue")->setFocus();
        key(Qt::Key_F);
        QTRY_COMPARE(find<QPushButton>("queueFlagged")->text(), QStringLiteral("Flagged 1"));
        key(Qt::Key_F);
        QTRY_COMPARE(find<QPushButton>("queueFlagged")->text(), QStringLiteral("Flagged 0"));
    }

    void aFileThatIsNotOursIsRefusedInWords()
    {
        const QString path = m_home.filePath(QStringLiteral("x.plumb"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        m_window->openProject(path);
        QTRY_VERIFY(find<QLabel>("message")->text().contains(QLatin1String("not a Plumbline project")));
        QVERIFY(m_gateway->store()); // the open one stays open
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
