// SPDX-License-Identifier: GPL-3.0-or-later
// The Runs page against a scripted server: form, estimate, test of an endpoint, a run with its card, log, cap, by hand.
#include "app/gui/session_gateway.h"
#include "tests/support/batch_provider.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"
#include "ui/decor/theme.h"
#include "ui/pages/runs/batch_dialog.h"
#include "ui/pages/runs/run_card.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::test;

class TestRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void presetFillsTheForm();
    void incompleteFormSaysWhatIsMissing();
    void estimateFollowsTheFields();
    void testButtonSaysWhetherTheImageWasSeen();
    void runsAndShowsItself();
    void capStopsAndChangeGoesOn();
    void errorsByKindWithRetry();
    void byHand();
    void asABatch();
    void batchFilesByHand();

private:
    template <class W>
    W *find(const char *name) const
    {
        return m_window->findChild<W *>(QString::fromLatin1(name));
    }
    void openForm()
    {
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
        find<QPushButton>("newCandidate")->click();
        QTRY_VERIFY(find<QPushButton>("formStart")->isVisible());
    }
    void fill(const QString &model, const QString &url)
    {
        find<QComboBox>("formName")->setEditText(model);
        find<QLineEdit>("formUrl")->setText(url);
    }
    /// All texts that the newest card shows.
    [[nodiscard]] QString cardText() const
    {
        QString text;
        for (const RunCard *card : m_window->findChildren<RunCard *>()) {
            for (const QLabel *label : card->findChildren<QLabel *>())
                text += label->text() + u'\n';
        }
        return text;
    }

    QTemporaryDir m_home;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ScriptedServer> m_server;
    int m_number = 0;
};

void TestRunsPage::initTestCase()
{
    qputenv("PLUMBLINE_CACHE", m_home.filePath(QStringLiteral("cache")).toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.filePath(QStringLiteral("config")));
    QApplication::setOrganizationName(QStringLiteral("plumbline-test"));
    m_theme = std::make_unique<Theme>();
    m_theme->apply(*qApp, Theme::Scheme::Light);
}

void TestRunsPage::init()
{
    m_server = std::make_unique<ScriptedServer>([](const ServedRequest &r) {
        if (r.method == "GET")
            return ScriptedReply{0, 200, {}, R"({"data": [{"id": "m1"}]})"};
        return ScriptedReply{3, 200, {}, chatBody(u"Re: " + r.prompt())};
    });
    const QString path = m_home.filePath(QStringLiteral("p%1.plumb").arg(++m_number));
    {
        const std::unique_ptr<ProjectStore> store = must(createSqliteProject(path));
        insertItems(*store, makeItems(12));
    }
    m_gateway = std::make_unique<SessionGateway>();
    m_window = std::make_unique<MainWindow>(*m_gateway, *m_theme);
    m_window->resize(1100, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->openProject(path);
    QTRY_VERIFY(find<QPushButton>("newCandidate"));
}

void TestRunsPage::cleanup()
{
    m_window.reset();
    m_gateway.reset();
    m_server.reset();
}

void TestRunsPage::presetFillsTheForm()
{
    openForm();
    auto *preset = find<QComboBox>("formPreset");
    for (const char *name : {"OpenAI", "Azure OpenAI", "Anthropic", "Gemini", "OpenRouter", "vLLM", "SGLang",
                             "llama.cpp", "LM Studio", "Ollama"})
        QVERIFY2(preset->findText(QString::fromLatin1(name)) > 0, name);
    const int anthropic = preset->findText(QStringLiteral("Anthropic"));
    preset->setCurrentIndex(anthropic);
    Q_EMIT preset->activated(anthropic);
    QCOMPARE(find<QLineEdit>("formUrl")->text(), QStringLiteral("https://api.anthropic.com/v1"));
    QCOMPARE(find<QComboBox>("formWire")->currentData().toString(), QStringLiteral("anthropic"));
    QCOMPARE(find<QComboBox>("formKey")->currentText(), QStringLiteral("ANTHROPIC_API_KEY"));
    find<QComboBox>("formName")->setEditText(QStringLiteral("claude")); // typing a name leaves the preset alone
    QCOMPARE(find<QLineEdit>("formUrl")->text(), QStringLiteral("https://api.anthropic.com/v1"));
}

void TestRunsPage::incompleteFormSaysWhatIsMissing()
{
    openForm();
    auto *problem = find<QLabel>("formProblem");
    find<QPushButton>("formStart")->click();
    QVERIFY(problem->text().contains(QStringLiteral("model")));
    fill(QStringLiteral("m1"), QStringLiteral("ftp://x"));
    find<QPushButton>("formStart")->click();
    QVERIFY(problem->text().contains(QStringLiteral("address")));
    fill(QStringLiteral("m1"), QStringLiteral("https://<resource>.openai.azure.com/openai/v1"));
    find<QPushButton>("formStart")->click();
    QVERIFY(problem->text().contains(QStringLiteral("<…>")));
    QCOMPARE(m_server->requests.size(), 0u);
}

void TestRunsPage::estimateFollowsTheFields()
{
    openForm();
    fill(QStringLiteral("m1"), m_server->url());
    auto *estimate = find<QLabel>("formEstimate");
    QTRY_VERIFY(estimate->text().startsWith(QStringLiteral("12 questions")));
    QVERIFY(!estimate->text().contains(QStringLiteral("cost ")));
    find<QSpinBox>("formRepeats")->setValue(3);
    QTRY_VERIFY(estimate->text().startsWith(QStringLiteral("36 questions")));
    find<QDoubleSpinBox>("formPriceIn")->setValue(2.5);
    find<QDoubleSpinBox>("formPriceOut")->setValue(10);
    QTRY_VERIFY(estimate->text().contains(QStringLiteral("It will cost")));
    QCOMPARE(m_server->requests.size(), 0u);
}

void TestRunsPage::testButtonSaysWhetherTheImageWasSeen()
{
    openForm();
    fill(QStringLiteral("m1"), m_server->url());
    find<QPushButton>("formTest")->click();
    auto *result = find<QLabel>("formTestResult");
    QTRY_VERIFY2(result->text().contains(QStringLiteral("not seen")), qPrintable(result->text()));
    QVERIFY(result->text().contains(QStringLiteral("1 model listed")));
    QCOMPARE(m_server->requests.size(), 2u);
}

void TestRunsPage::runsAndShowsItself()
{
    openForm();
    fill(QStringLiteral("m1"), m_server->url());
    find<QDoubleSpinBox>("formPriceIn")->setValue(100);
    find<QDoubleSpinBox>("formPriceOut")->setValue(200);
    find<QPushButton>("formStart")->click();
    QTRY_VERIFY_WITH_TIMEOUT(cardText().contains(QStringLiteral("12 of 12 answered")), 20'000);
    QTRY_VERIFY2(cardText().contains(QStringLiteral("0.02 USD spent")) ||
                     cardText().contains(QStringLiteral("0.0240 USD spent")),
                 qPrintable(cardText()));
    find<QPushButton>("runLog")->click();
    QTRY_VERIFY(find<QTableView>("logTable"));
    auto *table = find<QTableView>("logTable");
    QTRY_COMPARE(table->model()->rowCount(), 12);
    table->selectRow(0);
    auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("runLogDialog"));
    QTRY_VERIFY(dialog->findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("Describe picture")));
    dialog->close();
}

void TestRunsPage::capStopsAndChangeGoesOn()
{
    openForm();
    fill(QStringLiteral("m1"), m_server->url());
    find<QSpinBox>("formMaxTokens")->setValue(5);
    find<QDoubleSpinBox>("formPriceIn")->setValue(100'000); // an answer costs 2
    find<QDoubleSpinBox>("formPriceOut")->setValue(200'000);
    find<QDoubleSpinBox>("formCap")->setValue(45);
    find<QPushButton>("formStart")->click();
    QTRY_VERIFY_WITH_TIMEOUT(cardText().contains(QStringLiteral("stopped by its cap")), 20'000);
    QVERIFY(2 * m_server->answered <= 45 && m_server->answered < 12);
    find<QPushButton>("runChange")->click();
    QTRY_VERIFY(find<QDoubleSpinBox>("formCap")->isVisible());
    QCOMPARE(find<QDoubleSpinBox>("formCap")->value(), 45.0); // remembered
    QCOMPARE(find<QSpinBox>("formMaxTokens")->value(), 5);
    find<QDoubleSpinBox>("formCap")->setValue(1000);
    find<QPushButton>("formStart")->click();
    QTRY_VERIFY_WITH_TIMEOUT(cardText().contains(QStringLiteral("12 of 12 answered")), 20'000);
    QCOMPARE(m_server->answered, 12); // the same run went on
    QCOMPARE(m_window->findChildren<RunCard *>().size(), 1);
}

void TestRunsPage::errorsByKindWithRetry()
{
    bool refuses = true;
    m_server->script = [&](const ServedRequest &r) {
        if (refuses && r.number % 3 == 0)
            return ScriptedReply{0, 400, {}, R"({"error": {"message": "no"}})"};
        return ScriptedReply{0, 200, {}, chatBody(u"Re: " + r.prompt())};
    };
    openForm();
    fill(QStringLiteral("m1"), m_server->url());
    find<QPushButton>("formStart")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("retry_bad_request"), 20'000);
    QTRY_VERIFY(cardText().contains(QStringLiteral("done, with failures")));
    refuses = false;
    find<QPushButton>("retry_bad_request")->click();
    QTRY_VERIFY_WITH_TIMEOUT(cardText().contains(QStringLiteral("12 of 12 answered")), 20'000);
}

void TestRunsPage::byHand()
{
    openForm();
    find<QComboBox>("formName")->setEditText(QStringLiteral("human"));
    auto *wire = find<QComboBox>("formWire");
    wire->setCurrentIndex(wire->findData(QStringLiteral("manual")));
    find<QPushButton>("formStart")->click();
    QTRY_VERIFY(find<QPushButton>("runByHand"));
    QTRY_VERIFY(find<QPushButton>("runByHand")->isVisible());
    find<QPushButton>("runByHand")->click();
    QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("manualDialog")));
    auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("manualDialog"));
    const QList<QPlainTextEdit *> fields = dialog->findChildren<QPlainTextEdit *>();
    QTRY_VERIFY(fields.at(0)->toPlainText().startsWith(QStringLiteral("Describe picture 0")));
    fields.at(1)->setPlainText(QStringLiteral("I see a dot."));
    dialog->findChild<QPushButton *>(QStringLiteral("manualSave"))->click();
    QTRY_VERIFY(fields.at(0)->toPlainText().startsWith(QStringLiteral("Describe picture 1")));
    QCOMPARE(fields.at(1)->toPlainText(), QString());
    QTRY_VERIFY(cardText().contains(QStringLiteral("1 of 12 answered")));
    dialog->close();
}

void TestRunsPage::asABatch()
{
    BatchProvider provider;
    ScriptedServer server([&](const ServedRequest &r) { return provider(r); });
    openForm();
    fill(QStringLiteral("m1"), server.url());
    find<QPushButton>("formPlan")->click();
    QTRY_VERIFY(find<QPushButton>("runBatch") && find<QPushButton>("runBatch")->isVisible());
    QVERIFY(cardText().contains(QStringLiteral("12 questions still to ask")));
    QVERIFY(server.requests.empty()); // planned, not started
    find<QPushButton>("runBatch")->click();
    QTRY_VERIFY(find<BatchDialog>("batchDialog"));
    auto *dialog = find<BatchDialog>("batchDialog");
    const auto button = [&](const char *name) { return dialog->findChild<QPushButton *>(QString::fromLatin1(name)); };
    const auto says = [&](const QString &text) {
        return dialog->findChild<QLabel *>(QStringLiteral("batchState"))->text().contains(text);
    };
    auto *table = dialog->findChild<QTableWidget *>(QStringLiteral("batchTable"));
    QVERIFY(!button("batchSend")->isEnabled() && !button("batchLook")->isEnabled());
    dialog->writeInto(m_home.path());
    QTRY_VERIFY(says(QStringLiteral("12 requests written")));
    QTRY_COMPARE(table->rowCount(), 1);
    QTRY_VERIFY(button("batchSend")->isEnabled());
    button("batchSend")->click();
    QTRY_VERIFY(says(QStringLiteral("is sent")));
    QTRY_VERIFY(button("batchLook")->isEnabled());
    QVERIFY(!button("batchSend")->isEnabled());
    button("batchLook")->click();
    QTRY_VERIFY(says(QStringLiteral("in_progress")));
    provider.fates = {{3, BatchProvider::Fate::Expire}};
    provider.work();
    QTRY_VERIFY(button("batchLook")->isEnabled());
    button("batchLook")->click();
    QTRY_VERIFY(says(QStringLiteral("11 answered, 1 back in the queue")));
    QTRY_VERIFY(!button("batchLook")->isEnabled());
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("completed"));
    QTRY_VERIFY(cardText().contains(QStringLiteral("1 question still to ask")));
    // What came back can be batched again, and taken back.
    dialog->writeInto(m_home.path());
    QTRY_VERIFY(says(QStringLiteral("1 request written")));
    QTRY_COMPARE(table->rowCount(), 2);
    const int row = table->item(0, 0)->text() == QLatin1String("completed") ? 1 : 0;
    table->selectRow(row);
    QTRY_VERIFY(button("batchBack")->isEnabled());
    button("batchBack")->click();
    QTRY_VERIFY(says(QStringLiteral("1 question back in the queue")));
}

void TestRunsPage::batchFilesByHand()
{
    openForm();
    fill(QStringLiteral("m1"), QStringLiteral("http://127.0.0.1:9/v1")); // nobody is asked
    find<QPushButton>("formPlan")->click();
    QTRY_VERIFY(find<QPushButton>("runBatch") && find<QPushButton>("runBatch")->isVisible());
    find<QPushButton>("runBatch")->click();
    QTRY_VERIFY(find<BatchDialog>("batchDialog"));
    auto *dialog = find<BatchDialog>("batchDialog");
    const auto says = [&](const QString &text) {
        return dialog->findChild<QLabel *>(QStringLiteral("batchState"))->text().contains(text);
    };
    auto *table = dialog->findChild<QTableWidget *>(QStringLiteral("batchTable"));
    dialog->writeInto(m_home.path());
    QTRY_COMPARE(table->rowCount(), 1);
    QFile requests(table->item(0, 3)->text());
    QVERIFY(requests.open(QIODevice::ReadOnly));
    BatchProvider provider;
    while (!requests.atEnd())
        provider.rows.push_back(QJsonDocument::fromJson(requests.readLine()).object());
    QCOMPARE(provider.rows.size(), 12u);
    provider.work();
    const auto written = [this](const QByteArray &bytes) {
        QFile file(m_home.filePath(QStringLiteral("out.jsonl")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    };
    dialog->read({written("no json\n")});
    QTRY_VERIFY(says(QStringLiteral("1 not of this project")));
    dialog->read({written(provider.files.value(QStringLiteral("out")))});
    QTRY_VERIFY(says(QStringLiteral("12 answered")));
    QTRY_COMPARE(table->item(0, 0)->text(), QStringLiteral("completed"));
    QTRY_VERIFY(!cardText().contains(QStringLiteral("still to ask")));
}

QTEST_MAIN(TestRunsPage)
#include "tst_runs_page.moc"
