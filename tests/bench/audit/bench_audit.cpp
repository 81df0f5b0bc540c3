// SPDX-License-Identifier: GPL-3.0-or-later
// How long the audit page keeps a reviewer waiting: from the key to the painted next case, and from Enter to the next
// case with the decision on disk; and the longest gap in the event loop meanwhile. Works on a copy of the project
// given.
//   QT_QPA_PLATFORM=offscreen bench_audit project.plumb [steps]
#include "app/gui/session_gateway.h"
#include "ui/decor/theme.h"
#include "ui/models/case_list_model.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace plumbline;

namespace {

struct Times
{
    std::vector<double> ms;
    void add(const QElapsedTimer &timer) { ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6); }
    void print(const char *what)
    {
        std::sort(ms.begin(), ms.end());
        const auto at = [&](double q) { return ms[static_cast<std::size_t>(q * static_cast<double>(ms.size() - 1))]; };
        std::printf("%-44s median %6.1f ms   95 %% %6.1f ms   most %6.1f ms   n %zu\n", what, at(0.5), at(0.95),
                    ms.back(), ms.size());
    }
};

/// The longest time between two turns of the event loop.
class GapWatch : public QObject
{
public:
    GapWatch()
    {
        connect(&m_tick, &QTimer::timeout, this, [this] {
            longest = std::max(longest, static_cast<double>(m_since.nsecsElapsed()) / 1e6);
            m_since.restart();
        });
        m_since.start();
        m_tick.start(0);
    }
    double longest = 0;

private:
    QTimer m_tick;
    QElapsedTimer m_since;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    if (argc < 2) {
        std::printf("bench_audit project.plumb [steps]\n");
        return 2;
    }
    const int steps = argc > 2 ? QByteArray(argv[2]).toInt() : 200;
    const QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("bench.plumb"));
    if (!QFile::copy(QFile::decodeName(argv[1]), path))
        return 2;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.filePath(QStringLiteral("config")));
    QApplication::setOrganizationName(QStringLiteral("plumbline-bench"));
    QSettings().setValue(QStringLiteral("audit/reviewer"), QStringLiteral("Bench"));
    Theme theme;
    theme.apply(app, Theme::Scheme::Light);
    SessionGateway gateway;
    MainWindow window(gateway, theme);
    window.show();
    window.openProject(path);
    window.showPage(2);
    auto *queue = window.findChild<QListView *>(QStringLiteral("queue"));
    if (!QTest::qWaitFor([&] { return queue->model()->rowCount() > 0; }, 60'000))
        return 2;
    QTest::qWait(3000); // the first images are looked for
    queue->setFocus();
    Times step;
    for (int i = 0; i < steps; ++i) {
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(queue, Qt::Key_Right);
        window.grab(); // paints what has changed
        step.add(timer);
    }
    GapWatch gaps;
    Times commit;
    for (int i = 0; i < steps / 4; ++i) {
        const QString before = queue->currentIndex().data(CaseListModel::ResponseIdRole).toString();
        QTest::keyClick(queue, Qt::Key_A, Qt::ShiftModifier);
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(queue, Qt::Key_Return);
        if (!QTest::qWaitFor(
                [&] { return queue->currentIndex().data(CaseListModel::ResponseIdRole).toString() != before; }, 5000))
            QTest::keyClick(queue, Qt::Key_Right); // without all of the judge's points nothing is committed
        else
            commit.add(timer);
    }
    std::printf("%d responses\n", queue->model()->rowCount());
    step.print("key to the next case, whole window painted");
    if (!commit.ms.empty())
        commit.print("Enter to the next case, decision on disk");
    std::printf("%-44s %6.1f ms\n", "longest gap of the event loop while committing", gaps.longest);
    return 0;
}
