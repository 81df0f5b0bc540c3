// SPDX-License-Identifier: GPL-3.0-or-later
// The Results and Present pages of the bundled sample as a person uses them: sort, pin, hide, filter, charts with keys
// and exports, a comparison, a claim that is kept and fails, references, slides, a report.
#include "app/composition/session.h"
#include "app/gui/session_gateway.h"
#include "tests/support/project.h"
#include "ui/charts/figure_view.h"
#include "ui/decor/theme.h"
#include "ui/models/leaderboard_model.h"
#include "ui/pages/present/present_page.h"
#include "ui/pages/present/present_window.h"
#include "ui/pages/results/chart_card.h"
#include "ui/pages/results/results_page.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace plumbline;
using namespace plumbline::test;

class TestResultsWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PLUMBLINE_CACHE", m_home.filePath(QStringLiteral("cache")).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.filePath(QStringLiteral("config")));
        QApplication::setOrganizationName(QStringLiteral("plumbline-test"));
        m_theme = std::make_unique<Theme>();
        m_theme->apply(*qApp, Theme::Scheme::Light);
        m_gateway = std::make_unique<SessionGateway>();
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->resize(1280, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openSample();
        QTRY_VERIFY(find<QTableView>("leaderboard"));
        m_window->showPage(4);
        // The sample is being judged: wait for all of it, and for the intervals.
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, LeaderboardModel::NColumn) == QLatin1String("16") && settled(), 60'000);
    }
    void cleanupTestCase() { m_window.reset(); }

    void ranksWithIntervals()
    {
        QCOMPARE(cell(0, LeaderboardModel::CandidateColumn), QStringLiteral("Aurora"));
        QCOMPARE(cell(0, LeaderboardModel::RankColumn), QStringLiteral("1"));
        QVERIFY(find<QLabel>("missingNote")->text().contains(QLatin1String("Borealis: ")));
    }
    void pinAndHide()
    {
        auto *table = find<QTableView>("leaderboard");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(2, LeaderboardModel::TotalColumn));
        QTest::keyClick(table, Qt::Key_P);
        QCOMPARE(cell(0, LeaderboardModel::CandidateColumn), QStringLiteral("Cirrus"));
        table->setCurrentIndex(table->model()->index(0, LeaderboardModel::TotalColumn));
        QTest::keyClick(table, Qt::Key_P);
        QCOMPARE(cell(0, LeaderboardModel::CandidateColumn), QStringLiteral("Aurora"));
        table->setCurrentIndex(table->model()->index(0, LeaderboardModel::TotalColumn));
        QTest::keyClick(table, Qt::Key_H);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTRY_VERIFY(find<QLabel>("hiddenNote")->text().contains(QLatin1String("Aurora")));
        QSettings().remove(QStringLiteral("results/hidden"));
        // The Columns menu shows them again; here by opening the page anew.
        m_window.reset();
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->resize(1280, 900);
        m_window->show();
        m_window->openSample();
        QTRY_VERIFY(find<QTableView>("leaderboard"));
        m_window->showPage(4);
        QTRY_VERIFY(settled() && find<QTableView>("leaderboard")->model()->rowCount() == 3);
    }
    void filtersSayWhatTheyDo()
    {
        find<QLineEdit>("resultsWords")->setText(QStringLiteral("harbour or nothing at all"));
        QTRY_VERIFY(find<QLabel>("resultsSettings")->text().contains(QLatin1String("0 items")));
        find<QLineEdit>("resultsWords")->clear();
        find<QCheckBox>("equalWeights")->setChecked(true);
        QTRY_VERIFY(find<QLabel>("resultsSettings")->text().contains(QLatin1String("every component counts the same")));
        QTRY_VERIFY(find<QLabel>("chartSubtitle")->text().contains(QLatin1String("every component counts the same")));
        find<QCheckBox>("equalWeights")->setChecked(false);
        QTRY_VERIFY(!find<QLabel>("resultsSettings")->text().contains(QLatin1String("every component")) && settled());
    }
    void everyChartShowsOrSaysWhatItNeeds()
    {
        auto *charts = find<QComboBox>("chartChoice");
        auto *view = find<FigureView>("resultsChart");
        QTemporaryDir out;
        int shown = 0;
        for (int i = 0; i < charts->count(); ++i) {
            const QString id = charts->itemData(i).toString();
            if (id.isEmpty())
                continue;
            charts->setCurrentIndex(i);
            Q_EMIT charts->activated(i);
            const Figure &figure = view->figure();
            QVERIFY2(!figure.title.isEmpty(), qPrintable(id));
            QVERIFY2(!figure.marks.empty() || !figure.emptyText.isEmpty(), qPrintable(id));
            if (figure.marks.empty())
                continue;
            ++shown;
            QVERIFY(!view->grab().isNull());
            // Every mark lies on the view.
            for (int m = 0; m < int(figure.marks.size()); ++m) {
                const QRectF place = view->placeOf(m);
                QVERIFY2(place.width() > 0 && QRectF(view->rect()).adjusted(-12, -12, 12, 12).contains(place.center()),
                         qPrintable(id + QStringLiteral(" %1").arg(m)));
            }
            for (const char *ending : {"png", "svg", "pdf", "csv"}) {
                const QString path = out.filePath(QStringLiteral("%1.%2").arg(i).arg(QLatin1String(ending)));
                const Status written = exportFigure(figure, *m_theme, path);
                QVERIFY2(written, qPrintable(written ? QString() : written.error().text()));
                QVERIFY(QFileInfo(path).size() > 100);
            }
        }
        QVERIFY2(shown >= 8, qPrintable(QString::number(shown)));
        QVERIFY(!exportFigure(view->figure(), *m_theme, out.filePath(QStringLiteral("x.bmp"))));
        QVERIFY(!exportFigure(view->figure(), *m_theme, QStringLiteral("/nowhere/x.png")));
    }
    void marksByKeyOpenWhatIsBehind()
    {
        auto *charts = find<QComboBox>("chartChoice");
        charts->setCurrentIndex(charts->findData(QStringLiteral("categories")));
        Q_EMIT charts->activated(charts->currentIndex());
        auto *view = find<FigureView>("resultsChart");
        QSignalSpy opened(view, &FigureView::markClicked);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(m_window->currentPage(), 2); // the audit page has the responses
        QVERIFY(!opened[0][0].toStringList().isEmpty());
        m_window->showPage(4);
    }
    void claimIsKeptAndFails()
    {
        auto *view = find<QTableView>("comparison");
        QTRY_VERIFY(view->model()->rowCount() == 9);
        view->selectRow(0);
        auto *make = find<QPushButton>("makeClaim");
        QTRY_VERIFY(make->isEnabled());
        make->click();
        QTRY_VERIFY(find<QLabel>("claimState"));
        QCOMPARE(find<QLabel>("claimState")->text(), QStringLiteral("✓ holds"));
        view->selectRow(1);
        QVERIFY(!make->isEnabled()); // not separable: no claim
        // Its judge's opposite: the claim is about candidates that change places.
        Result<std::vector<Claim>> claims = storedClaimsNow();
        QCOMPARE(claims->size(), std::size_t(1));
        std::swap(claims->front().a, claims->front().b);
        QVERIFY(writeStatus(
            *m_gateway->store(), [&](WriteAccess &access) { return storeClaims(access.settings(), *claims); },
            Change::Settings));
        QTRY_VERIFY(find<QLabel>("claimState") &&
                    find<QLabel>("claimState")->text() == QStringLiteral("✕ no longer holds"));
        find<QPushButton>("removeClaim")->click();
        QTRY_VERIFY(storedClaimsNow()->empty());
    }
    void referenceRows()
    {
        const QByteArray csv = "model,group,total,description\nPrinted-1,Open,99.9,88\nPrinted-2,Closed,10,20\n";
        const Result<PublishedTable> table = parsePublishedTable(csv, QStringLiteral("printed.csv"));
        QVERIFY(writeStatus(
            *m_gateway->store(), [&](WriteAccess &access) { return addReferenceTable(access.settings(), *table, csv); },
            Change::Settings));
        QTRY_COMPARE(find<QTableView>("leaderboard")->model()->rowCount(), 5);
        QTRY_COMPARE(cell(0, LeaderboardModel::CandidateColumn), QStringLiteral("Printed-1"));
        QCOMPARE(cell(0, LeaderboardModel::RankColumn), QString()); // told apart: no rank among ours
        find<QLineEdit>("resultsNames")->setText(QStringLiteral("closed"));
        QCOMPARE(find<QTableView>("leaderboard")->model()->rowCount(), 1); // by group
        find<QLineEdit>("resultsNames")->clear();
    }
    void reportFromTheWindow()
    {
        auto *page = m_window->findChild<ResultsPage *>();
        const QString path = m_home.filePath(QStringLiteral("r.html"));
        Q_EMIT page->reportRequested(path, {});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 10'000, 60'000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Printed-1"));
    }
    void olderRevisionsKeepTheirNumbers()
    {
        // Hidden while no item has an older revision; then the numbers of before are one choice away.
        auto *revision = find<QComboBox>("resultsRevision");
        QVERIFY(revision->isHidden());
        const auto totals = [this] {
            QStringList all;
            for (int row = 0; row < find<QTableView>("leaderboard")->model()->rowCount(); ++row)
                all.append(cell(row, LeaderboardModel::CandidateColumn) + cell(row, LeaderboardModel::TotalColumn));
            return all;
        };
        const auto ofAurora = [this](int column) {
            int row = 0;
            while (row < 50 && cell(row, LeaderboardModel::CandidateColumn) != QLatin1String("Aurora"))
                ++row;
            return cell(row, column);
        };
        const QStringList before = totals();
        const int n = ofAurora(LeaderboardModel::NColumn).toInt();
        QVERIFY(n > 1);
        ProjectStore &store = *m_gateway->store();
        Item item = must(must(store.openReader())->items().items()).front();
        item.revisionId = newId();
        item.components.front().weight += 1;
        QVERIFY(writeStatus(
            store, [item](WriteAccess &access) { return access.items().revise(item, 1); }, Change::Items));
        QTRY_VERIFY(revision->isVisible() && revision->count() == 2);
        QTRY_COMPARE(ofAurora(LeaderboardModel::NColumn).toInt(), n - 1);
        revision->setCurrentIndex(1);
        QTRY_VERIFY(find<QLabel>("resultsSettings")->text().contains(QLatin1String("items as of revision 1")));
        QTRY_VERIFY(settled());
        QCOMPARE(totals(), before);
        QCOMPARE(ofAurora(LeaderboardModel::NColumn).toInt(), n);
        QTRY_VERIFY(find<QLabel>("chartSubtitle")->text().contains(QLatin1String("revision 1")));
        // A change of the project reads the older revision again.
        QVERIFY(writeStatus(
            store,
            [](WriteAccess &access) {
                return setCandidateGroup(access.settings(), QStringLiteral("Aurora"), QStringLiteral("ours"));
            },
            Change::Settings));
        QTRY_VERIFY(ofAurora(LeaderboardModel::GroupColumn) == QLatin1String("ours"));
        QVERIFY(find<QLabel>("resultsSettings")->text().contains(QLatin1String("items as of revision 1")));
        revision->setCurrentIndex(0);
        QTRY_COMPARE(ofAurora(LeaderboardModel::NColumn).toInt(), n - 1);
        QTRY_VERIFY(settled());
    }
    void annotatorGroups()
    {
        // Hidden while no item says who wrote it; the Items page says it for the whole list, then for one item.
        auto *groups = find<QComboBox>("resultsAnnotators");
        QVERIFY(groups->isHidden());
        m_window->showPage(0);
        find<QLineEdit>("itemSearch")->setText(QStringLiteral("describe"));
        const int described = find<QListView>("itemList")->model()->rowCount();
        QVERIFY(described > 1 && described < 16);
        const auto say = [this](int whose, const QString &language) {
            activate();
            QTimer::singleShot(0, this, [whose, language] {
                auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
                if (!dialog)
                    qFatal("nobody asks who wrote it");
                dialog->findChild<QComboBox *>(QStringLiteral("annotatorItems"))->setCurrentIndex(whose);
                dialog->findChild<QComboBox *>(QStringLiteral("annotator_language"))->setEditText(language);
                dialog->findChild<QPushButton *>(QStringLiteral("takeAnnotators"))->click();
            });
            QTest::keyClick(find<QListView>("itemList"), Qt::Key_W);
        };
        say(1, QStringLiteral("German"));
        QTRY_VERIFY(find<QLabel>("itemAnnotator")->text().contains(QLatin1String("German")));
        say(0, QStringLiteral("Thai"));
        QTRY_VERIFY(find<QLabel>("itemAnnotator")->text().contains(QLatin1String("Thai")));
        find<QLineEdit>("itemSearch")->clear();
        m_window->showPage(4);
        QTRY_VERIFY(groups->isVisible());
        QCOMPARE(groups->count(), 4); // all, German, Thai, not said
        const auto itemsOf = [&](const QString &group) {
            groups->setCurrentIndex(groups->findText(group));
            const bool said = QTest::qWaitFor(
                [&] { return find<QLabel>("resultsSettings")->text().contains(u"annotator's " + group) && settled(); });
            if (!said)
                qFatal("the settings do not say the group");
            const QString line = find<QLabel>("resultsSettings")->text();
            return line.section(QStringLiteral(" item"), 0, 0).section(u' ', -1).toInt();
        };
        QCOMPARE(itemsOf(QStringLiteral("language German")), described - 1);
        QCOMPARE(itemsOf(QStringLiteral("language Thai")), 1);
        QCOMPARE(itemsOf(QStringLiteral("language not said")), 16 - described);
        groups->setCurrentIndex(0);
        QTRY_VERIFY(!find<QLabel>("resultsSettings")->text().contains(QLatin1String("annotator")) && settled());
    }
    void whatHarnessesReported()
    {
        // Hidden until something was imported with numbers of its own; then theirs, their rules' and ours.
        auto *table = find<QTableView>("reportedNumbers");
        QVERIFY(!table->isVisible());
        ProjectStore &store = *m_gateway->store();
        QString aurora;
        for (const ModelSpec &model : must(must(store.openReader())->models().models())) {
            if (model.name == QLatin1String("Aurora"))
                aurora = model.id;
        }
        const ReportedScore score{QStringLiteral("vlmevalkit"),
                                  QStringLiteral("out.xlsx"),
                                  aurora,
                                  QStringLiteral("Larch"),
                                  {},
                                  QStringLiteral("total_score"),
                                  0.5,
                                  16};
        QVERIFY(writeStatus(
            store, [&](WriteAccess &access) { return access.reported().addReported(score, 1).map([](bool) {}); },
            Change::Judgements));
        QTRY_VERIFY(table->isVisible() && table->model()->rowCount() == 1);
        const auto cellOf = [&](int column) { return table->model()->index(0, column).data().toString(); };
        QCOMPARE(cellOf(0), QStringLiteral("Aurora"));
        QCOMPARE(cellOf(2), QStringLiteral("50.00"));
        QVERIFY(cellOf(4).toDouble() > 90);
        QTRY_VERIFY(settled());
    }
    void slides()
    {
        activate();
        m_window->showPage(5);
        auto *list = find<QListWidget>("slides");
        addDeck();
        QTRY_COMPARE(list->count(), 4);
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Down, Qt::ControlModifier);
        QTRY_VERIFY(list->item(0)->text().contains(QLatin1String("Leaderboard")));
        find<QLineEdit>("slideTitle")->setFocus();
        QTest::keyClicks(find<QLineEdit>("slideTitle"), QStringLiteral(" two"));
        QTRY_VERIFY(secondStoredTitle().endsWith(QLatin1String(" two"))); // autosaved
        find<QPushButton>("startPresenting")->click();
        auto *show = m_window->findChild<PresentWindow *>();
        QVERIFY(show);
        for (int i = 0; i < 6; ++i) {
            QVERIFY(!show->grab().isNull());
            QTest::keyClick(show, Qt::Key_Right);
        }
        QCOMPARE(show->current(), 3); // it stays on the last
        QTest::keyClick(show, Qt::Key_Home);
        QCOMPARE(show->current(), 0);
        QTest::keyClick(show, Qt::Key_N);
        QTest::keyClick(show, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<PresentWindow *>());
    }

private:
    template <class W>
    W *find(const char *name) const
    {
        return m_window->findChild<W *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return find<QTableView>("leaderboard")->model()->index(row, column).data().toString();
    }
    /// The offscreen platform does not give the window back after a dialog, and without it no key works.
    void activate() const
    {
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window does not come back");
    }
    [[nodiscard]] bool settled() const
    {
        return find<QLabel>("resultsSettings")->text().contains(QLatin1String("bootstrap"));
    }
    void addDeck() const
    {
        for (QPushButton *button : m_window->findChild<PresentPage *>()->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Make a first set of slides"))
                button->click();
        }
    }
    [[nodiscard]] Result<std::vector<Claim>> storedClaimsNow() const
    {
        const std::unique_ptr<ReadAccess> reader = must(m_gateway->store()->openReader());
        return storedClaims(reader->settings());
    }
    [[nodiscard]] QString secondStoredTitle() const
    {
        const std::unique_ptr<ReadAccess> reader = must(m_gateway->store()->openReader());
        const Result<std::vector<Slide>> slides = storedSlides(reader->settings());
        return slides && slides->size() > 1 ? slides->at(1).title : QString();
    }

    QTemporaryDir m_home;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestResultsWindow)
#include "tst_results_window.moc"
