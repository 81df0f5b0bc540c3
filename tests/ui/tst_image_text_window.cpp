// SPDX-License-Identifier: GPL-3.0-or-later
// An instruction that spells out what its image says: found on the Items page once the images are read, and on the
// Author page while it is written.
#include "app/gui/session_gateway.h"
#include "core/authoring/draft_store.h"
#include "core/media/image_text.h"
#include "tests/support/project.h"
#include "tests/support/reference.h"
#include "tests/ui/window_test.h"
#include "ui/pages/author/draft_editor.h"
#include "ui/pages/author/instruction_edit.h"
#include "ui/shell/main_window.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestImageTextWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto reader = ImageTextReader::create(); !reader)
            QSKIP(qPrintable(reader.error().text()));
        m_theme = prepareWindowTest(m_home);
        m_gateway = std::make_unique<SessionGateway>();
        const QString path = m_home.filePath(QStringLiteral("items.plumb"));
        {
            const auto store = must(createSqliteProject(path));
            std::vector<Item> items = makeItems(2);
            items[0].image = sourceDir() + QStringLiteral("/data/sample/images/ticket.jpg");
            items[0].instruction = QStringLiteral("Read the date of the Night Garden Tour on the ticket.");
            items[0].components = {{items[0].instruction.chopped(1), QStringLiteral("OCR"), 10}};
            items[1].image = sourceDir() + QStringLiteral("/data/sample/images/chess.jpg");
            insertItems(*store, items);
        }
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openProject(path);
        QTRY_VERIFY(m_window->findChild<QListView *>(QStringLiteral("itemList")));
        m_window->showPage(0);
    }
    void foundOnceRead()
    {
        auto *list = m_window->findChild<QListView *>(QStringLiteral("itemList"));
        QTRY_VERIFY(list->model()->rowCount() == 2);
        QTest::qWait(500); // the images are looked at, and their text is not read
        QVERIFY(!isOffered());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_T, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isOffered(), 20'000);
    }
    void foundWhileWritten()
    {
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTest::keyClick(list(), Qt::Key_E);
        auto *editor = m_window->findChild<DraftEditor *>();
        QTRY_VERIFY(editor->isVisible());
        const auto says = [&] {
            for (const QLabel *label : editor->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(QLatin1String("The image says")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), 20'000);
        auto *edit = editor->findChild<InstructionEdit *>();
        QTextCursor cursor = edit->textCursor();
        const auto at = edit->text().indexOf(QLatin1String("Night"));
        cursor.setPosition(static_cast<int>(at));
        cursor.setPosition(static_cast<int>(at) + 17, QTextCursor::KeepAnchor);
        edit->setTextCursor(cursor);
        QTest::keyClicks(edit, QStringLiteral("event"));
        QTRY_VERIFY_WITH_TIMEOUT(!says(), 20'000);
    }

private:
    [[nodiscard]] QListView *list() const { return m_window->findChild<QListView *>(QStringLiteral("itemList")); }
    [[nodiscard]] bool isOffered() const
    {
        return m_window->findChild<QComboBox *>(QStringLiteral("findingFilter"))
                   ->findData(QStringLiteral("rule:image_text_leak")) >= 0;
    }

    QTemporaryDir m_home;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestImageTextWindow)
#include "tst_image_text_window.moc"
