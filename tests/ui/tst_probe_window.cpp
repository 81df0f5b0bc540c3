// SPDX-License-Identifier: GPL-3.0-or-later
// Probing an item from the Items page, against a scripted server: the dialog, the runs, the card, the filter.
#include "app/gui/session_gateway.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"
#include "tests/ui/window_test.h"
#include "ui/decor/theme.h"
#include "ui/dialogs/probe_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/probe_card.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace plumbline;
using namespace plumbline::test;

class TestProbeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = prepareWindowTest(m_home);
        m_gateway = std::make_unique<SessionGateway>();
        m_path = m_home.filePath(QStringLiteral("probes.plumb"));
        const auto store = must(createSqliteProject(m_path));
        insertItems(*store, makeItems(3));
        addModel(*store, ModelRole::Candidate, QStringLiteral("imported"));
        addModel(*store, ModelRole::Candidate, QStringLiteral("cand"),
                 {QStringLiteral("openai-chat"), m_server.url(), QStringLiteral("cand"), {}});
        addModel(*store, ModelRole::Judge, QStringLiteral("judge"),
                 {QStringLiteral("openai-chat"), m_server.url(), QStringLiteral("judge"), {}});
    }
    void init()
    {
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openProject(m_path);
        QTRY_VERIFY(find<QListView>("itemList") && find<QListView>("itemList")->model()->rowCount() == 3);
        m_window->showPage(0);
    }
    void cleanup() { m_window.reset(); }

    void probesOneItem()
    {
        QVERIFY(find<QLabel>("probeRemark")->text().startsWith(QStringLiteral("Not probed")));
        bool seen = false;
        QTimer::singleShot(300, m_window.get(), [&] {
            auto *dialog = m_window->findChild<ProbeDialog *>();
            if (!dialog)
                return;
            // What was only imported cannot be asked.
            const QList<QCheckBox *> boxes = dialog->findChildren<QCheckBox *>();
            seen = boxes.size() == 4 && std::none_of(boxes.begin(), boxes.end(),
                                                     [](const QCheckBox *b) { return b->text() == u"imported"; });
            dialog->findChild<QCheckBox *>(QStringLiteral("probe_another"))
                ->setChecked(false); // one image for all here
            const QString count = dialog->findChild<QLabel *>(QStringLiteral("probeCount"))->text();
            seen = seen && count.contains(QStringLiteral("3 questions"));
            dialog->findChild<QPushButton *>(QStringLiteral("probeStart"))->click();
        });
        QTest::keyClick(find<QListView>("itemList"), Qt::Key_P);
        QVERIFY(seen);
        // Its own image, none, a blank one; and each graded.
        QTRY_COMPARE_WITH_TIMEOUT(m_server.requests.size(), 6u, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(cardText().contains(QStringLiteral("Without an image")), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(cardText().contains(QStringLiteral("40")), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QComboBox>("findingFilter")->findText(QStringLiteral("Probed: all perfect (1)")) > 0, 20'000);
        auto *filter = find<QComboBox>("findingFilter");
        filter->setCurrentIndex(filter->findText(QStringLiteral("Probed: all perfect (1)")));
        QTRY_COMPARE(find<QListView>("itemList")->model()->rowCount(), 1);
        filter->setCurrentIndex(0);
        QTRY_COMPARE(find<QListView>("itemList")->model()->rowCount(), 3);
        // Of the five runs only the two ordinary ones can be changed by the form.
        m_window->showPage(1);
        const auto shown = [this] {
            const QList<QPushButton *> all = m_window->findChildren<QPushButton *>(QStringLiteral("runChange"));
            const auto visible =
                std::count_if(all.begin(), all.end(), [](const QPushButton *b) { return b->isVisibleTo(b->window()); });
            return QStringLiteral("%1 of %2").arg(visible).arg(all.size());
        };
        QTRY_COMPARE(shown(), QStringLiteral("2 of 5"));
    }

    void theOffCaseIsSaid()
    {
        // No condition chosen: nothing to start.
        bool seen = false;
        QTimer::singleShot(300, m_window.get(), [&] {
            auto *dialog = m_window->findChild<ProbeDialog *>();
            if (!dialog)
                return;
            for (const char *name : {"probe_none", "probe_blank", "probe_another"})
                dialog->findChild<QCheckBox *>(QString::fromLatin1(name))->setChecked(false);
            seen = !dialog->findChild<QPushButton *>(QStringLiteral("probeStart"))->isEnabled();
            dialog->reject();
        });
        const std::size_t before = m_server.requests.size();
        QTest::keyClick(find<QListView>("itemList"), Qt::Key_P);
        QVERIFY(seen);
        QCOMPARE(m_server.requests.size(), before);
    }

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString cardText() const
    {
        QStringList texts;
        const QList<QLabel *> labels = m_window->findChild<ProbeCard *>()->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts.append(label->text());
        return texts.join(u'\n');
    }

    QTemporaryDir m_home;
    ScriptedServer m_server{&answerFromImage};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
    QString m_path;
};

QTEST_MAIN(TestProbeWindow)
#include "tst_probe_window.moc"
