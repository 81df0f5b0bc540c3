// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on the bundled sample, by keyboard, offscreen: runs finish, a judgement is overruled and committed,
// the chart's numbers follow, undo works after a restart.
#include "app/gui/session_gateway.h"
#include "core/store/api/project_store.h"
#include "ui/charts/figure_view.h"
#include "ui/decor/theme.h"
#include "ui/models/case_list_model.h"
#include "ui/shell/ledger_actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/key_bindings.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

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
        auto *chart = find<FigureView>("resultsChart");
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

    void blindUntilCommittedAndRevealed()
    {
        auto *queue = find<QListView>("queue");
        queue->setFocus();
        key(Qt::Key_B);
        QTRY_VERIFY(find<QPushButton>("blind")->isChecked());
        // Nothing tells what the judge did or who the candidate is.
        QVERIFY(!find<QPushButton>("queueContradictions")->isVisible());
        queue->setCurrentIndex(queue->model()->index(4, 0));
        const QModelIndex index = queue->currentIndex();
        const QString response = index.data(CaseListModel::ResponseIdRole).toString();
        QVERIFY(index.data(CaseListModel::HiddenRole).toBool());
        QVERIFY(!index.data(CaseListModel::JudgePointsRole).isValid());
        QCOMPARE(index.data(CaseListModel::CandidateRole).toString().size(), 1);
        QVERIFY(find<QPlainTextEdit>("rawReply")->toPlainText().isEmpty());
        QVERIFY(!find<QLabel>("totals")->text().contains(QLatin1String("judge")));
        key(Qt::Key_A, Qt::ShiftModifier); // there is no judge to take points from
        QVERIFY(!find<QPushButton>("commit")->isEnabled());
        key(Qt::Key_R); // not before the commit
        QTest::qWait(50);
        const std::size_t before = decisions().size();
        auto *table = find<QTableView>("scoreTable");
        for (int i = 0; i < table->model()->rowCount(); ++i) {
            key(Qt::Key_1);
            key(Qt::Key_Down);
        }
        key(Qt::Key_Return);
        QTRY_VERIFY(decisions().size() > before);
        QCOMPARE(decisions().back().phase, DecisionPhase::Blind);
        QVERIFY(decisions().back().judgementId.isEmpty());
        const auto select = [&] {
            for (int row = 0; row < queue->model()->rowCount(); ++row) {
                if (queue->model()->index(row, 0).data(CaseListModel::ResponseIdRole).toString() == response)
                    queue->setCurrentIndex(queue->model()->index(row, 0));
            }
        };
        QTRY_VERIFY(queue->currentIndex().data(CaseListModel::ResponseIdRole).toString() != response);
        select();
        QTRY_VERIFY(find<QPushButton>("reveal")->isVisible());
        QVERIFY(find<QPlainTextEdit>("rawReply")->toPlainText().isEmpty());
        key(Qt::Key_R);
        QTRY_VERIFY(!find<QPlainTextEdit>("rawReply")->toPlainText().isEmpty());
        QTRY_VERIFY(!queue->currentIndex().data(CaseListModel::HiddenRole).toBool());
        key(Qt::Key_0);
        key(Qt::Key_Return);
        QTRY_COMPARE(decisions().back().phase, DecisionPhase::Revealed);
        queue->setFocus();
        key(Qt::Key_B);
        QTRY_VERIFY(find<QPushButton>("queueContradictions")->isVisible());
    }

    void commentsAndPins()
    {
        auto *queue = find<QListView>("queue");
        queue->setFocus();
        queue->setCurrentIndex(queue->model()->index(0, 0));
        key(Qt::Key_N);
        auto *comment = find<QLineEdit>("comment");
        QTRY_VERIFY(comment->hasFocus());
        QTest::keyClicks(comment, QStringLiteral("a judge would b r d"));
        key(Qt::Key_Return); // leaves the field, commits nothing
        QTRY_COMPARE(decisions().back().kind, DecisionKind::Comment);
        QCOMPARE(decisions().back().reason, QStringLiteral("a judge would b r d"));
        auto *response = find<QTextEdit>("responseView");
        QTextCursor cursor(response->document());
        cursor.setPosition(2);
        cursor.setPosition(9, QTextCursor::KeepAnchor);
        const QString words = cursor.selectedText();
        response->setTextCursor(cursor);
        queue->setFocus();
        key(Qt::Key_P);
        QTRY_COMPARE(decisions().back().kind, DecisionKind::Pin);
        QCOMPARE(decisions().back().evidence->quote, words);
        const auto isMarked = [&] {
            const QList<QTextEdit::ExtraSelection> marks = response->extraSelections();
            return std::any_of(marks.begin(), marks.end(),
                               [&](const QTextEdit::ExtraSelection &s) { return s.cursor.selectedText() == words; });
        };
        QTRY_VERIFY(isMarked());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(decisions().back().kind, DecisionKind::Revoke);
    }

    void aSavedQueueIsDrawnAndResumed()
    {
        QTimer::singleShot(0, this, [this] {
            auto *dialog = find<QDialog>("queueDialog");
            QVERIFY(dialog);
            // Whatever goes wrong here, the dialog must not hold up the test.
            QTimer::singleShot(5000, dialog, &QDialog::reject);
            dialog->findChild<QLineEdit *>(QStringLiteral("queueName"))->setText(QStringLiteral("Twelve"));
            dialog->findChild<QSpinBox *>(QStringLiteral("queueSize"))->setValue(12);
            QVERIFY(
                dialog->findChild<QLabel *>(QStringLiteral("queueOutlook"))->text().startsWith(QLatin1String("12 ")));
            dialog->findChild<QPushButton *>(QStringLiteral("queueDraw"))->click();
        });
        find<QListView>("queue")->setFocus();
        key(Qt::Key_N, Qt::ControlModifier);
        m_window->activateWindow(); // the dialog had it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto *choice = find<QComboBox>("queueChoice");
        QTRY_COMPARE(choice->currentText(), QStringLiteral("Twelve"));
        QTRY_COMPARE(find<QListView>("queue")->model()->rowCount(), 12);
        closeWindow();
        openWindow();
        m_window->showPage(2);
        QTRY_COMPARE_WITH_TIMEOUT(find<QComboBox>("queueChoice")->currentText(), QStringLiteral("Twelve"), 15'000);
        QTRY_COMPARE(find<QListView>("queue")->model()->rowCount(), 12);
        find<QComboBox>("queueChoice")->setCurrentIndex(0);
        Q_EMIT find<QComboBox>("queueChoice")->activated(0);
        QTRY_COMPARE(find<QListView>("queue")->model()->rowCount(), 47);
    }

    void responsesSideBySide()
    {
        auto *queue = find<QListView>("queue");
        queue->setFocus();
        queue->setCurrentIndex(queue->model()->index(10, 0));
        key(Qt::Key_D);
        auto *compare = find<QWidget>("comparePane");
        QTRY_VERIFY(compare->isVisible());
        QVERIFY(compare->findChildren<QTextEdit *>(QStringLiteral("responseView")).size() >= 2);
        key(Qt::Key_D);
        QTRY_VERIFY(!compare->isVisible());
    }

    void differingReviewersAreSettled()
    {
        auto *queue = find<QListView>("queue");
        auto *reviewer = find<QLineEdit>("reviewer");
        const auto decideAs = [&](const QString &name, Qt::Key points) {
            reviewer->setText(name);
            Q_EMIT reviewer->editingFinished();
            queue->setFocus();
            queue->setCurrentIndex(queue->model()->index(20, 0));
            for (int i = 0; i < find<QTableView>("scoreTable")->model()->rowCount(); ++i) {
                key(points);
                key(Qt::Key_Down);
            }
            const std::size_t before = decisions().size();
            key(Qt::Key_Return);
            QTRY_VERIFY(decisions().size() > before);
            QTRY_COMPARE(queue->currentIndex().row(), 21); // on disk first, then the next one shows
        };
        decideAs(QStringLiteral("Ben"), Qt::Key_0);
        decideAs(QStringLiteral("Cleo"), Qt::Key_1);
        QTRY_COMPARE(find<QPushButton>("queueDisagreements")->text(), QStringLiteral("Disagreements 1"));
        find<QPushButton>("queueDisagreements")->click();
        QTRY_COMPARE(queue->model()->rowCount(), 1);
        queue->setFocus();
        key(Qt::Key_G);
        QTRY_VERIFY(find<QPushButton>("commit")->text().startsWith(QLatin1String("Settle")));
        for (int i = 0; i < find<QTableView>("scoreTable")->model()->rowCount(); ++i) {
            key(Qt::Key_1);
            key(Qt::Key_Down);
        }
        key(Qt::Key_Return);
        QTRY_COMPARE(decisions().back().kind, DecisionKind::Adjudicate);
        QCOMPARE(decisions().back().inputs.size(), 2);
        QTRY_COMPARE(find<QPushButton>("queueDisagreements")->text(), QStringLiteral("Disagreements 0"));
        find<QPushButton>("adjudicate")->setChecked(false);
        reviewer->setText(QStringLiteral("Ada"));
        Q_EMIT reviewer->editingFinished();
    }

    void decisionsAreUnited()
    {
        auto *ledger = m_window->findChild<LedgerActions *>();
        QVERIFY(ledger);
        const std::size_t before = decisions().size();
        QFile file(m_home.filePath(QStringLiteral("labels.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"item":3,"candidate":"Aurora","component":0,"points":1,"reviewer":"Zoe"})");
        file.close();
        ledger->unite(file.fileName());
        QTRY_COMPARE(decisions().size(), before + 1);
        QCOMPARE(decisions().back().reviewer, QStringLiteral("Zoe"));
        QTRY_VERIFY(find<QLabel>("message")->text().startsWith(QLatin1String("1 event added")));
        ledger->unite(m_home.filePath(QStringLiteral("nothing.plumb")));
        QTRY_VERIFY(find<QLabel>("message")->text().contains(QLatin1String("no such file")));
        QCOMPARE(decisions().size(), before + 1);
    }

    void keysCanBeChanged()
    {
        auto *next = find<QWidget>("queue")->window()->findChild<QAction *>(QStringLiteral("flagKey"));
        QVERIFY(next);
        QList<QAction *> all;
        for (QWidget *page = find<QListView>("queue"); page; page = page->parentWidget())
            all += page->actions();
        QVERIFY(!assignKey(*next, QKeySequence(Qt::Key_A), all)); // taken by the judge's points
        QCOMPARE(next->shortcut(), QKeySequence(Qt::Key_F));
        QCOMPARE(actionWithKey(QKeySequence(Qt::Key_A), *next, all)->objectName(), QStringLiteral("judgeOne"));
        QVERIFY(!assignKey(*next, {}, all));
        QVERIFY(assignKey(*next, QKeySequence(Qt::Key_X), all));
        closeWindow();
        openWindow();
        m_window->showPage(2);
        QCOMPARE(m_window->findChild<QAction *>(QStringLiteral("flagKey"))->shortcut(), QKeySequence(Qt::Key_X));
        QVERIFY(resetKeys(*m_window->findChild<QAction *>(QStringLiteral("flagKey")), {}));
        QCOMPARE(m_window->findChild<QAction *>(QStringLiteral("flagKey"))->shortcut(), QKeySequence(Qt::Key_F));
    }

    void agreementIsComputedInTheBackground()
    {
        m_window->showPage(3);
        auto *trust = find<QTableView>("trustMatrix");
        QTRY_VERIFY_WITH_TIMEOUT(trust->model()->rowCount() > 1, 30'000);
        QVERIFY(find<QTableView>("measureTable")->model()->rowCount() == 24);
        // The sample has no audited random sample: the page says so instead of a number.
        QVERIFY(!find<QLabel>("auditPlanner")->text().isEmpty());
        m_window->showPage(2);
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
