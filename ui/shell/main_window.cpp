// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/base/deliver.h"
#include "core/base/duration_text.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/models/counted.h"
#include "ui/models/plain_tip.h"
#include "ui/pages/agreement/agreement_page.h"
#include "ui/pages/audit/audit_page.h"
#include "ui/pages/author/author_page.h"
#include "ui/pages/items/items_page.h"
#include "ui/pages/present/present_page.h"
#include "ui/pages/results/results_page.h"
#include "ui/pages/runs/runs_page.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/ledger_actions.h"
#include "ui/shell/welcome_page.h"
#include "ui/widgets/key_bindings.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace plumbline {

namespace {
const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kPageKey = QStringLiteral("window/page");
const QString kThemeKey = QStringLiteral("window/theme");
constexpr int kMessageMs = 6000;
constexpr int kRailWidth = 76;
} // namespace

MainWindow::MainWindow(ProjectGateway &gateway, Theme &theme, QWidget *parent)
    : QMainWindow(parent)
    , m_gateway(gateway)
    , m_theme(theme)
    , m_files(new FileActions(gateway, theme, this))
    , m_ledger(new LedgerActions(gateway, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Plumbline"));
    setAcceptDrops(true);
    resize(1440, 900);
    setMinimumSize(900, 560);
    buildChrome();
    buildMenus();
    restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
    connect(m_files, &FileActions::opened, this, &MainWindow::projectOpened);
    connect(m_files, &FileActions::closed, this, &MainWindow::dropPages);
    connect(m_files, &FileActions::said, this, [this](const QString &text) { say(text, false); });
    connect(m_files, &FileActions::failed, this, [this](const QString &text) { say(text, true); });
    connect(m_ledger, &LedgerActions::said, this, [this](const QString &text) { say(text, false); });
    connect(m_ledger, &LedgerActions::failed, this, [this](const QString &text) { say(text, true); });
    connect(&m_theme, &Theme::changed, this, &MainWindow::applyTheme);
    dropPages();
}

MainWindow::~MainWindow()
{
    dropPages(); // pages and the view read from the project; they go before it does
}

void MainWindow::buildChrome()
{
    auto *central = new QWidget(this);
    setCentralWidget(central);
    m_rail = new QWidget(central);
    m_rail->setObjectName(QStringLiteral("rail"));
    m_rail->setAttribute(Qt::WA_StyledBackground);
    m_rail->setFixedWidth(kRailWidth);
    auto *rail = new QVBoxLayout(m_rail);
    rail->setContentsMargins(6, 10, 6, 10);
    rail->setSpacing(4);
    rail->addStretch();

    QWidget *topbar = m_topbar = new QWidget(central);
    topbar->setObjectName(QStringLiteral("topbar"));
    topbar->setAttribute(Qt::WA_StyledBackground);
    topbar->setFixedHeight(48);
    auto *top = new QHBoxLayout(topbar);
    top->setContentsMargins(16, 0, 16, 0);
    top->setSpacing(14);
    m_title = new QLabel(topbar);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_toolbars = new QStackedWidget(topbar);
    m_toolbars->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    top->addWidget(m_title);
    top->addWidget(m_toolbars, 1);

    m_stack = new QStackedWidget(central);
    m_welcome = new WelcomePage(m_stack);
    m_stack->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::newRequested, m_files, &FileActions::create);
    connect(m_welcome, &WelcomePage::openRequested, m_files, &FileActions::chooseAndOpen);
    connect(m_welcome, &WelcomePage::recentRequested, m_files, &FileActions::open);

    auto *status = new QWidget(central);
    status->setObjectName(QStringLiteral("statusbar"));
    status->setAttribute(Qt::WA_StyledBackground);
    status->setFixedHeight(30);
    auto *bar = new QHBoxLayout(status);
    bar->setContentsMargins(16, 0, 16, 0);
    bar->setSpacing(16);
    m_project = makeLabel({}, QString(), status);
    m_project->setObjectName(QStringLiteral("projectStatus"));
    m_message = makeLabel({}, QString(), status);
    m_message->setObjectName(QStringLiteral("message"));
    m_running = makeLabel({}, QString(), status);
    m_runningBar = new QProgressBar(status);
    m_runningBar->setTextVisible(false);
    m_runningBar->setFixedWidth(140);
    m_runningBar->hide();
    bar->addWidget(m_project);
    bar->addWidget(m_message, 1);
    bar->addWidget(m_running);
    bar->addWidget(m_runningBar);
    m_messageTimer = new QTimer(this);
    m_messageTimer->setSingleShot(true);
    connect(m_messageTimer, &QTimer::timeout, m_message, &QLabel::clear);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(topbar);
    right->addWidget(m_stack, 1);
    right->addWidget(status);
    auto *whole = new QHBoxLayout(central);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_rail);
    whole->addLayout(right, 1);
}

void MainWindow::buildMenus()
{
    const auto add = [this](QMenu *menu, const QString &text, const QKeySequence &key, const QString &name, auto act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        bindKeys(*action, QStringLiteral("MainWindow"), key.isEmpty() ? QList<QKeySequence>() : QList{key});
        connect(action, &QAction::triggered, this, act);
        m_menuActions.append(action);
    };
    QMenu *file = menuBar()->addMenu(tr("&Project"));
    add(file, tr("&New project…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QStringLiteral("actionNew"),
        [this] { m_files->create(); });
    add(file, tr("&Open project…"), QKeySequence::Open, QStringLiteral("actionOpen"),
        [this] { m_files->chooseAndOpen(); });
    QMenu *recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { m_files->fillRecent(recent); });
    add(file, tr("Open the bundled &sample"), {}, QStringLiteral("actionSample"), [this] { openSample(); });
    file->addSeparator();
    add(file, tr("&Import files…"), QKeySequence(Qt::CTRL | Qt::Key_I), QStringLiteral("actionImport"),
        [this] { m_files->chooseAndImport(); });
    add(file, tr("Import a fol&der…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I),
        QStringLiteral("actionImportFolder"), [this] { m_files->chooseAndImportFolder(); });
    add(file, tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("actionExport"),
        [this] { m_files->exportItems(); });
    add(file, tr("&Unite decisions…"), {}, QStringLiteral("actionUnite"), [this] { m_ledger->chooseAndUnite(); });
    add(file, tr("Export &decisions…"), {}, QStringLiteral("actionExportDecisions"),
        [this] { m_ledger->chooseAndExport(); });
    add(file, tr("Image &folder…"), {}, QStringLiteral("actionFolder"), [this] { m_files->chooseImageFolder(); });
    file->addSeparator();
    add(file, tr("&Close project"), QKeySequence(Qt::CTRL | Qt::Key_W), QStringLiteral("actionClose"),
        [this] { m_files->close(); });
    add(file, tr("&Quit"), QKeySequence::Quit, QStringLiteral("actionQuit"), [this] { close(); });
    QMenu *view = menuBar()->addMenu(tr("&View"));
    add(view, tr("&Light or dark"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), QStringLiteral("actionTheme"),
        [this] { toggleTheme(); });
    add(view, tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::Key_K), QStringLiteral("actionPalette"),
        [this] { showPalette(true); });
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("&Keys"), QKeySequence::HelpContents, QStringLiteral("actionKeys"), [this] { showPalette(false); });
    add(help, tr("&Change keys…"), {}, QStringLiteral("actionChangeKeys"), [this] {
        KeysDialog dialog(allActions(), this);
        dialog.exec();
    });
}

void MainWindow::addPage(Page *page, const QString &icon, int number)
{
    auto *button = new QToolButton(m_rail);
    button->setObjectName(QStringLiteral("rail%1").arg(number));
    button->setText(page->title());
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({20, 20});
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number)));
    button->setToolTip(tr("%1 (Alt+%2)").arg(page->title()).arg(number));
    static_cast<QVBoxLayout *>(m_rail->layout())->insertWidget(number - 1, button);
    const int index = static_cast<int>(m_pages.size());
    connect(button, &QToolButton::clicked, this, [this, index] { showPage(index); });
    connect(page, &Page::said, this, [this](const QString &text) { say(text, false); });
    connect(page, &Page::failed, this, [this](const QString &text) { say(text, true); });
    connect(page, &Page::chooseImageFolderRequested, m_files, &FileActions::chooseImageFolder);
    connect(page, &Page::auditRequested, this, [this](const QStringList &responses, const QString &what) {
        m_audit->showOnly(responses, what);
        for (int i = 0; i < m_pages.size(); ++i) {
            if (m_pages[i].page == m_audit)
                showPage(i);
        }
    });
    connect(page, &Page::queueRequested, this, [this](const QString &name) {
        m_audit->openQueue(name);
        for (int i = 0; i < m_pages.size(); ++i) {
            if (m_pages[i].page == m_audit)
                showPage(i);
        }
    });
    m_stack->addWidget(page);
    if (QWidget *toolbar = page->toolbar())
        m_toolbars->addWidget(toolbar);
    m_pages.append({page, button, icon});
}

void MainWindow::buildPages()
{
    m_loader = std::make_unique<ImageLoader>(*m_gateway.images());
    m_view = std::make_unique<ProjectView>(*m_gateway.store());
    const PageContext context{*m_gateway.store(), *m_gateway.engine(), *m_loader, *m_view, m_theme,
                              m_gateway.clock(),  *m_gateway.keys()};
    auto *items = new ItemsPage(context, m_stack);
    connect(items, &ItemsPage::importRequested, m_files, &FileActions::chooseAndImport);
    connect(items, &ItemsPage::exportRequested, m_files, &FileActions::exportItems);
    connect(items, &ItemsPage::probeRequested, this, &MainWindow::probe);
    m_runs = new RunsPage(context, m_stack);
    m_audit = new AuditPage(context, m_stack);
    addPage(items, QStringLiteral("items"), 1);
    addPage(m_runs, QStringLiteral("runs"), 2);
    addPage(m_audit, QStringLiteral("audit"), 3);
    addPage(new AgreementPage(context, m_stack), QStringLiteral("agreement"), 4);
    auto *results = new ResultsPage(context, m_stack);
    auto *present = new PresentPage(context, m_stack);
    addPage(results, QStringLiteral("results"), 5);
    addPage(present, QStringLiteral("present"), 6);
    auto *author = new AuthorPage(context, m_stack);
    addPage(author, QStringLiteral("author"), 7);
    connect(author, &AuthorPage::generateRequested, this, &MainWindow::generate);
    connect(items, &ItemsPage::editRequested, this, [this, author](const Item &item) {
        author->edit(item);
        showPage(6);
    });
    connect(results, &ResultsPage::reportRequested, this, &MainWindow::writeReport);
    connect(results, &ResultsPage::presentRequested, present, &PresentPage::start);
    connect(m_view.get(), &ProjectView::reloaded, this, &MainWindow::showStatus);
    connect(m_view.get(), &ProjectView::failed, this, [this](const QString &text) { say(text, true); });
    connect(m_gateway.engine(), &RunEngine::changed, this, &MainWindow::showStatus);
    connect(m_gateway.engine(), &RunEngine::ended, this, [this](const RunStatus &status) {
        showStatus();
        if (status.state == RunState::Failed)
            say(status.message, true);
    });
    applyTheme();
}

void MainWindow::dropPages()
{
    for (const RailEntry &entry : std::as_const(m_pages)) {
        delete entry.page->toolbar();
        delete entry.page;
        delete entry.button;
    }
    m_pages.clear();
    m_audit = nullptr;
    m_runs = nullptr;
    m_view.reset();
    m_loader.reset();
    m_stack->setCurrentWidget(m_welcome);
    m_welcome->setRecent(FileActions::recent());
    m_title->clear();
    m_project->clear();
    m_running->clear();
    m_runningBar->hide();
    m_rail->hide();
    m_topbar->hide();
    setWindowTitle(tr("Plumbline"));
}

void MainWindow::projectOpened()
{
    buildPages();
    m_rail->show();
    m_topbar->show();
    setWindowTitle(tr("%1 – Plumbline").arg(QFileInfo(m_gateway.store()->path()).fileName()));
    showPage(std::clamp(QSettings().value(kPageKey, 2).toInt(), 0, static_cast<int>(m_pages.size()) - 1));
    showStatus();
}

void MainWindow::openProject(const QString &path)
{
    m_files->open(path);
}

void MainWindow::openSample()
{
    m_files->openSample();
}

int MainWindow::currentPage() const
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_stack->currentWidget() == m_pages[i].page)
            return i;
    }
    return -1;
}

void MainWindow::showPage(int index)
{
    if (index < 0 || index >= m_pages.size())
        return;
    const RailEntry &entry = m_pages[index];
    entry.button->setChecked(true);
    m_stack->setCurrentWidget(entry.page);
    if (QWidget *toolbar = entry.page->toolbar())
        m_toolbars->setCurrentWidget(toolbar);
    m_title->setText(entry.page->title());
    entry.page->activate();
    QSettings().setValue(kPageKey, index);
}

void MainWindow::showStatus()
{
    if (!m_view)
        return;
    const SnapshotPtr &snapshot = m_view->snapshot();
    const QString name = QFileInfo(m_gateway.store()->path()).fileName();
    m_project->setText(
        QStringList{name, counted(static_cast<int>(snapshot->table.items.size()), tr("item"), tr("items")),
                    counted(static_cast<int>(snapshot->candidates.size()), tr("candidate"), tr("candidates")),
                    counted(static_cast<int>(snapshot->judges.size()), tr("judge"), tr("judges"))}
            .join(QStringLiteral(" · ")));
    for (const RunStatus &status : m_runs->statuses()) {
        if (isTerminal(status.state) || status.state == RunState::Idle)
            continue;
        QString text = tr("%1 of %2 answered").arg(status.progress.answered).arg(status.progress.total);
        if (status.perSecond > 0)
            text += tr(" · %1/s").arg(status.perSecond, 0, 'f', 0);
        if (status.etaMs > 0)
            text += tr(" · %1 left").arg(durationText(status.etaMs));
        m_running->setText(text);
        m_runningBar->setMaximum(std::max(1, status.progress.total));
        m_runningBar->setValue(status.progress.answered + status.progress.failed);
        m_runningBar->show();
        return;
    }
    m_running->clear();
    m_runningBar->hide();
}

void MainWindow::say(const QString &text, bool bad)
{
    m_message->setProperty("role", bad ? QStringLiteral("bad") : QString());
    m_message->setStyleSheet(bad ? QStringLiteral("color: %1").arg(m_theme.color(QStringLiteral("bad")).name())
                                 : QString());
    m_message->setText(text);
    m_message->setToolTip(plainTip(text));
    // An error stays until the next word; a remark goes by itself.
    if (bad)
        m_messageTimer->stop();
    else
        m_messageTimer->start(kMessageMs);
}

void MainWindow::applyTheme()
{
    for (const RailEntry &entry : std::as_const(m_pages)) {
        QIcon icon = m_theme.icon(entry.icon, QStringLiteral("muted"));
        const QIcon active = m_theme.icon(entry.icon, QStringLiteral("accent"));
        for (const QSize &size : active.availableSizes())
            icon.addPixmap(active.pixmap(size), QIcon::Normal, QIcon::On);
        entry.button->setIcon(icon);
    }
}

void MainWindow::toggleTheme()
{
    const bool dark = m_theme.scheme() == Theme::Scheme::Light;
    m_theme.apply(*qApp, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
    QSettings().setValue(kThemeKey, dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

QList<QAction *> MainWindow::allActions() const
{
    QList<QAction *> actions;
    if (const int page = currentPage(); page >= 0)
        actions = m_pages[page].page->actions();
    return actions + m_menuActions;
}

void MainWindow::showPalette(bool searching)
{
    CommandPalette palette(allActions(), searching, this);
    palette.exec();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    // Opening a dialog inside the drop would hold up the program that dragged.
    QStringList toImport;
    for (const QUrl &url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (path.endsWith(QLatin1String(".plumb")))
            QTimer::singleShot(0, m_files, [this, path] { m_files->open(path); });
        else if (!path.isEmpty())
            toImport.append(path);
    }
    if (!toImport.isEmpty())
        QTimer::singleShot(0, m_files, [this, toImport] { m_files->import(toImport); });
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(kGeometryKey, saveGeometry());
    event->accept();
}

} // namespace plumbline
