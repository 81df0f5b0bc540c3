// SPDX-License-Identifier: GPL-3.0-or-later
// The Author page as a person uses it: write, mark, undo, take an image, mend, add to the benchmark; drafts that
// outlive the window; an item of the benchmark revised.
#include "app/gui/session_gateway.h"
#include "core/authoring/draft_store.h"
#include "core/authoring/item_template.h"
#include "core/exchange/annotators.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"
#include "tests/ui/window_test.h"
#include "ui/decor/theme.h"
#include "ui/dialogs/generate_dialog.h"
#include "ui/pages/author/author_page.h"
#include "ui/pages/author/component_rows.h"
#include "ui/pages/author/draft_editor.h"
#include "ui/pages/author/image_drop.h"
#include "ui/pages/author/instruction_edit.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QImage>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace plumbline;
using namespace plumbline::test;

class TestAuthorWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = prepareWindowTest(m_home);
        m_path = m_home.filePath(QStringLiteral("author.plumb"));
        {
            const auto store = must(createSqliteProject(m_path));
            insertItems(*store, makeItems(3));
        }
        open();
    }
    void cleanupTestCase() { m_window.reset(); }

    void writtenAndMarked()
    {
        QVERIFY(find<QPushButton>("takeDraft"));
        QVERIFY(!find<QPushButton>("takeDraft")->isEnabled());
        // The keys work from the bar, which is not inside the page, and from the empty page.
        find<QPushButton>("newDraft")->setFocus();
        QTest::keyClick(find<QPushButton>("newDraft"), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(find<QListWidget>("draftList")->count(), 1);
        find<QPushButton>("removeDraft")->click();
        m_window->showPage(0);
        m_window->showPage(6);
        QVERIFY(m_page->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(find<QListWidget>("draftList")->count(), 1);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(edit()->hasFocus());
        QTest::keyClicks(edit(), QStringLiteral("Describe the old pump in the photo in two sentences."));
        mark(QStringLiteral("Describe the old pump in the photo"));
        mark(QStringLiteral("in two sentences"));
        QCOMPARE(texts(), QStringList({QStringLiteral("Describe the old pump in the photo"),
                                       QStringLiteral("in two sentences")}));
        QCOMPARE(weights(), (QList<double>{6, 4}));
        QCOMPARE(rows()->count(), 2);
        mark(QStringLiteral("pump in")); // overlaps: nothing changes
        QCOMPARE(rows()->count(), 2);
        // Typing inside a component is the component's, behind it is nobody's.
        put(QStringLiteral("two "));
        QTest::keyClicks(edit(), QStringLiteral("short "));
        QCOMPARE(texts()[1], QStringLiteral("in two short sentences"));
        put(QStringLiteral("sentences"));
        QTest::keyClicks(edit(), QStringLiteral(" please"));
        QCOMPARE(texts()[1], QStringLiteral("in two short sentences"));
    }
    void undone()
    {
        const QString text = edit()->text();
        const QStringList before = texts();
        QTest::keyClick(edit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit(), Qt::Key_Delete);
        QCOMPARE(rows()->count(), 0);
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit()->text(), text); // words and components come back together
        QCOMPARE(texts(), before);
        auto *weight = weightOf(1);
        weight->setValue(5);
        weight->setValue(6);
        QCOMPARE(weights(), (QList<double>{6, 6}));
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(weights(), (QList<double>{6, 4})); // turning it is one step
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(weights(), (QList<double>{6, 6}));
        QTest::keyClick(edit(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(weights(), (QList<double>{6, 4}));
        rows()->setCurrentRow(0);
        QTest::keyClick(rows(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(texts()[0], QStringLiteral("in two short sentences"));
        QTest::keyClick(rows(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(texts()[1], QStringLiteral("in two short sentences"));
    }
    void rulesLookOn()
    {
        QTRY_VERIFY(find<QLabel>("draftFindings")->text().contains(QLatin1String("to mend"))); // no image
        QVERIFY(!find<QPushButton>("takeDraft")->isEnabled());
        auto *weight = weightOf(0);
        weight->setValue(3);
        QTRY_VERIFY(!m_page->findChildren<QPushButton *>(QStringLiteral("fixFinding")).isEmpty());
        m_page->findChildren<QPushButton *>(QStringLiteral("fixFinding")).front()->click();
        QCOMPARE(weights(), (QList<double>{6, 4}));
        QCOMPARE(texts()[1], QStringLiteral("in two short sentences"));
    }
    void takesAnImage()
    {
        auto *drop = m_page->findChild<ImageDrop *>();
        Q_EMIT drop->bytesTaken("this is no image", QStringLiteral("note.txt"));
        QVERIFY(draft().image.isEmpty());
        QImage image(320, 200, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        Q_EMIT drop->bytesTaken(bytes, QStringLiteral("pump.png"));
        QTRY_VERIFY(draft().image.startsWith(QLatin1String("sha256:")));
        QCOMPARE(draft().imageSource, QStringLiteral("pump.png"));
        const auto reader = must(m_gateway->store()->openReader());
        QCOMPARE(must(reader->images().imageBytes(draft().image)), std::optional(bytes));
        find<QLineEdit>("imageLicense")->setFocus();
        QTest::keyClicks(find<QLineEdit>("imageLicense"), QStringLiteral("CC0"));
        find<QLineEdit>("draft_language")->setFocus();
        QTest::keyClicks(find<QLineEdit>("draft_language"), QStringLiteral("Welsh"));
        QTest::keyClick(find<QLineEdit>("draft_language"), Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("takeDraft")->isEnabled());
    }
    void draftsOutliveTheWindow()
    {
        const Draft before = draft();
        m_window.reset(); // within the pause before the draft is kept
        m_gateway.reset();
        open();
        QTRY_COMPARE(find<QListWidget>("draftList")->count(), 1);
        Draft after = draft();
        after.changedMs = before.changedMs;
        QCOMPARE(after, before);
    }
    void addedToTheBenchmark()
    {
        find<QPushButton>("newDraft")->click(); // a second one: its author is the same
        QCOMPARE(find<QLineEdit>("draft_language")->text(), QStringLiteral("Welsh"));
        QCOMPARE(find<QLineEdit>("imageLicense")->text(), QStringLiteral("CC0"));
        find<QPushButton>("removeDraft")->click(); // blank: nobody has to be asked
        QCOMPARE(find<QListWidget>("draftList")->count(), 1);
        find<QListWidget>("draftList")->setCurrentRow(0);
        QTRY_VERIFY(find<QPushButton>("takeDraft")->isEnabled());
        find<QPushButton>("takeDraft")->click();
        QTRY_COMPARE(find<QListWidget>("draftList")->count(), 0);
        const auto reader = must(m_gateway->store()->openReader());
        const std::vector<Item> items = must(reader->items().items());
        QCOMPARE(items.size(), 4u);
        QCOMPARE(items.back().position, 3);
        QCOMPARE(items.back().components[1].text, QStringLiteral("in two short sentences"));
        QVERIFY(items.back().source.contains(QLatin1String("CC0")));
        QCOMPARE(must(annotatorsOf(reader->settings(), items)).value(items.back().id).value(AnnotatorTrait::Language),
                 QStringLiteral("Welsh"));
        QVERIFY(must(storedDrafts(reader->settings())).empty());
    }
    void reviewedByASecondPerson()
    {
        m_window->showPage(0);
        auto *filter = find<QComboBox>("findingFilter");
        QTRY_VERIFY(filter->findText(QStringLiteral("To review (1)")) > 0);
        filter->setCurrentIndex(filter->findText(QStringLiteral("To review (1)")));
        QCOMPARE(find<QListView>("itemList")->model()->rowCount(), 1);
        QVERIFY(find<QLabel>("itemReview")->text().contains(QLatin1String("Waits")));
        QVERIFY(find<QPushButton>("showHiddenResponses")->isVisible()); // answered blind
        const auto review = [this](bool accepts, const QString &words) {
            QTimer::singleShot(0, this, [accepts, words] {
                auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
                if (!dialog)
                    qFatal("nobody asks for a review");
                dialog->findChild<QLineEdit *>(QStringLiteral("reviewReviewer"))->setText(QStringLiteral("Ann"));
                if (accepts) {
                    // Refused where it says nothing of the rules: the dialog stays.
                    dialog->findChild<QPushButton *>(QStringLiteral("acceptItem"))->click();
                    if (!dialog->isVisible())
                        qFatal("accepted without an answer");
                    dialog->findChild<QPlainTextEdit *>()->setPlainText(words);
                    // Esc asks before it throws that away.
                    QTimer::singleShot(0, dialog, [] {
                        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
                        if (!box)
                            qFatal("thrown away without a word");
                        box->button(QMessageBox::No)->click();
                    });
                    QTest::keyClick(dialog, Qt::Key_Escape);
                    if (!dialog->isVisible())
                        qFatal("closed all the same");
                    for (QCheckBox *rule : dialog->findChildren<QCheckBox *>())
                        rule->setChecked(true);
                    dialog->findChild<QPushButton *>(QStringLiteral("acceptItem"))->click();
                } else {
                    dialog->findChild<QLineEdit *>(QStringLiteral("reviewComment"))->setText(words);
                    dialog->findChild<QPushButton *>(QStringLiteral("returnItem"))->click();
                }
            });
            m_window->findChild<QPushButton *>(QStringLiteral("reviewItem"))->click();
        };
        review(false, QStringLiteral("which pump?"));
        QTRY_VERIFY(filter->findText(QStringLiteral("Returned in review (1)")) > 0);
        filter->setCurrentIndex(filter->findText(QStringLiteral("Returned in review (1)")));
        QTRY_VERIFY(find<QLabel>("itemReview")->text().contains(QLatin1String("which pump?")));
        review(true, QStringLiteral("A rusty pump in a yard."));
        QTRY_VERIFY(filter->findText(QStringLiteral("Accepted in review (1)")) > 0);
        filter->setCurrentIndex(0);
    }
    void anItemRevised()
    {
        m_window->showPage(0);
        QTRY_COMPARE(find<QListView>("itemList")->model()->rowCount(), 4);
        find<QListView>("itemList")->setCurrentIndex(find<QListView>("itemList")->model()->index(1, 0));
        m_window->findChild<QPushButton *>(QStringLiteral("editItem"))->click();
        QTRY_VERIFY(m_page->isVisible());
        QCOMPARE(find<QPushButton>("takeDraft")->text(), QStringLiteral("Save as a new revision"));
        QCOMPARE(rows()->count(), 2);
        put(QStringLiteral("picture 1"));
        QTest::keyClicks(edit(), QStringLiteral("b"));
        QTRY_VERIFY(find<QPushButton>("takeDraft")->isEnabled());
        find<QPushButton>("takeDraft")->click();
        QTRY_COMPARE(find<QListWidget>("draftList")->count(), 0);
        const auto reader = must(m_gateway->store()->openReader());
        QCOMPARE(must(reader->items().itemCount()), 4);
        QCOMPARE(must(reader->items().revisionCount()), 2);
    }
    void begunFromATemplate()
    {
        m_window->showPage(6);
        const int before = find<QListWidget>("draftList")->count();
        const auto dialogDoes = [this](auto act) {
            QTimer::singleShot(0, this, [act] {
                auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
                if (!dialog)
                    qFatal("no dialog of templates");
                act(dialog);
            });
            find<QPushButton>("templates")->click();
        };
        dialogDoes([](QDialog *dialog) {
            QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("removeTemplate"))->isEnabled()); // it is ours
            QTest::keyClick(dialog->findChild<QListWidget *>(QStringLiteral("templateList")), Qt::Key_Return);
        });
        QTRY_COMPARE(find<QListWidget>("draftList")->count(), before + 1);
        QCOMPARE(edit()->textCursor().selectedText(), QStringLiteral("‹the subject›"));
        QTest::keyClicks(edit(), QStringLiteral("the old pump"));
        m_page->findChild<QAction *>(QStringLiteral("nextBlank"))->trigger();
        QCOMPARE(edit()->textCursor().selectedText(), QStringLiteral("‹two›"));
        QVERIFY(find<QPushButton>("takeDraft")->toolTip().contains(QStringLiteral("‹two›")));
        QTest::keyClicks(edit(), QStringLiteral("three"));
        QCOMPARE(texts(), (QStringList{QStringLiteral("Describe the old pump in the image"),
                                       QStringLiteral("in exactly three sentences")}));
        QCOMPARE(weights(), (QList<double>{6, 4}));
        QVERIFY(!find<QPushButton>("takeDraft")->toolTip().contains(QStringLiteral("‹")));
        // It keeps itself while nobody leaves it.
        QCOMPARE(find<QLabel>("draftSaved")->text(), QStringLiteral("saving …"));
        QTRY_COMPARE(find<QLabel>("draftSaved")->text(), QStringLiteral("draft saved"));
        QTRY_COMPARE(must(storedDrafts(must(m_gateway->store()->openReader())->settings())).back().instruction,
                     QStringLiteral("Describe the old pump in the image in exactly three sentences."));
        // Kept as a template of the project, which can be thrown away.
        QTimer::singleShot(200, this, [] {
            auto *name = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            if (!name)
                qFatal("nobody asks for a name");
            name->setTextValue(QStringLiteral("Pumps"));
            name->accept();
        });
        dialogDoes([](QDialog *dialog) { dialog->findChild<QPushButton *>(QStringLiteral("saveTemplate"))->click(); });
        QTRY_COMPARE(must(itemTemplates(must(m_gateway->store()->openReader())->settings())).back().name,
                     QStringLiteral("Pumps"));
        answer(QMessageBox::Yes);
        find<QPushButton>("removeDraft")->click();
        QTRY_COMPARE(find<QListWidget>("draftList")->count(), before);
    }
    void thrownAway()
    {
        find<QPushButton>("newDraft")->click();
        QTest::keyClicks(edit(), QStringLiteral("Something"));
        answer(QMessageBox::No);
        find<QPushButton>("removeDraft")->click();
        QCOMPARE(find<QListWidget>("draftList")->count(), 1);
        answer(QMessageBox::Yes);
        find<QPushButton>("removeDraft")->click();
        QCOMPARE(find<QListWidget>("draftList")->count(), 0);
        const auto reader = must(m_gateway->store()->openReader());
        QTRY_VERIFY(must(storedDrafts(must(m_gateway->store()->openReader())->settings())).empty());
    }
    void generated()
    {
        ScriptedServer server([](const ServedRequest &r) {
            return ScriptedReply{0,
                                 200,
                                 {},
                                 chatBody(r.prompt().contains(QStringLiteral("five instructions"))
                                              ? QStringLiteral("Describe the square in two sentences.\n***\nName the "
                                                               "colour in one word.")
                                              : QStringLiteral("in two sentences\nin one word"))};
        });
        addModel(*m_gateway->store(), ModelRole::Candidate, QStringLiteral("writer"),
                 {QStringLiteral("openai-chat"), server.url(), QStringLiteral("w"), {}});
        const QString file = m_home.filePath(QStringLiteral("square.png"));
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QVERIFY(image.save(file));
        const auto models = [this] { return must(must(m_gateway->store()->openReader())->models().models()).size(); };
        QTRY_COMPARE(models(), 1u);
        QTest::qWait(500); // the window reads the models, too
        bool seen = false;
        QTimer::singleShot(300, m_window.get(), [&] {
            auto *dialog = m_window->findChild<GenerateDialog *>();
            if (!dialog)
                return;
            dialog->addFiles({file, m_home.filePath(QStringLiteral("gone.png"))});
            seen = dialog->findChild<QLabel *>(QStringLiteral("generateImages"))->text() == u"2 images";
            dialog->findChild<QPushButton *>(QStringLiteral("generateStart"))->click();
        });
        find<QPushButton>("generate")->click();
        QVERIFY(seen);
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("draftList")->count(), 2, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(texts(), QStringList{QStringLiteral("in two sentences")}, 20'000);
        QCOMPARE(server.requests.size(), 3u);
        QVERIFY(draft().image.startsWith(QStringLiteral("sha256:")));
        // What is thrown away does not come back with the next reading.
        answer(QMessageBox::Yes);
        find<QPushButton>("removeDraft")->click();
        QTRY_COMPARE(must(storedDrafts(must(m_gateway->store()->openReader())->settings())).size(), 1u);
        QTest::qWait(400);
        QCOMPARE(find<QListWidget>("draftList")->count(), 1);
    }

private:
    void open()
    {
        m_gateway = std::make_unique<SessionGateway>();
        m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openProject(m_path);
        QTRY_VERIFY(m_window->findChild<AuthorPage *>());
        m_page = m_window->findChild<AuthorPage *>();
        m_window->showPage(6);
    }
    template <class W>
    W *find(const char *name) const
    {
        return m_window->findChild<W *>(QString::fromLatin1(name));
    }
    [[nodiscard]] InstructionEdit *edit() const { return m_page->findChild<InstructionEdit *>(); }
    [[nodiscard]] ComponentRows *rows() const { return m_page->findChild<ComponentRows *>(); }
    [[nodiscard]] const Draft &draft() const { return m_page->findChild<DraftEditor *>()->draft(); }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (std::size_t c = 0; c < draft().components.size(); ++c)
            all.append(componentText(draft(), c));
        return all;
    }
    [[nodiscard]] QList<double> weights() const
    {
        QList<double> all;
        for (const DraftComponent &c : draft().components)
            all.append(c.weight);
        return all;
    }
    [[nodiscard]] QDoubleSpinBox *weightOf(int row) const
    {
        return rows()->itemWidget(rows()->item(row))->findChild<QDoubleSpinBox *>();
    }
    /// The cursor behind the words.
    void put(const QString &words) const
    {
        QTextCursor cursor = edit()->textCursor();
        cursor.setPosition(static_cast<int>(edit()->text().indexOf(words) + words.size()));
        edit()->setTextCursor(cursor);
    }
    void mark(const QString &words) const
    {
        put(words);
        for (qsizetype i = 0; i < words.size(); ++i)
            QTest::keyClick(edit(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(edit(), Qt::Key_M, Qt::ControlModifier);
    }
    void answer(QMessageBox::StandardButton button)
    {
        QTimer::singleShot(0, this, [button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                qFatal("nobody asks");
            box->button(button)->click();
        });
    }

    QTemporaryDir m_home;
    QString m_path;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
    AuthorPage *m_page = nullptr;
};

QTEST_MAIN(TestAuthorWindow)
#include "tst_author_window.moc"
