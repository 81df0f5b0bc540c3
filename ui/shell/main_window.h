// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the rail of pages, the bars and the menus. Builds pages for the open project and nothing else. GUI
// thread.
#pragma once

#include "ui/decor/theme.h"
#include "ui/pages/page.h"
#include "ui/shell/project_gateway.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QMenu;
class QProgressBar;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace plumbline {

class AuditPage;
class FileActions;
class LedgerActions;
class RunsPage;
class WelcomePage;

struct ResultsChoice;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(ProjectGateway &gateway, Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openProject(const QString &path);
    void openSample();
    void showPage(int index);
    [[nodiscard]] int currentPage() const;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct RailEntry
    {
        Page *page = nullptr;
        QToolButton *button = nullptr;
        QString icon;
    };

    void buildChrome();
    void buildMenus();
    void buildPages();
    void probe(const ProbeOrder &order);
    void generate(const GenerateOrder &order);
    void writeReport(const QString &path, const ResultsChoice &choice);
    void dropPages();
    void addPage(Page *page, const QString &icon, int number);
    void projectOpened();
    void toggleTheme();
    void applyTheme();
    void showPalette(bool searching);
    void showStatus();
    void say(const QString &text, bool bad);
    [[nodiscard]] QList<QAction *> allActions() const;

    ProjectGateway &m_gateway;
    Theme &m_theme;
    FileActions *m_files;
    LedgerActions *m_ledger;
    std::unique_ptr<ImageLoader> m_loader;
    std::unique_ptr<ProjectView> m_view;
    QWidget *m_rail = nullptr;
    QWidget *m_topbar = nullptr;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_toolbars = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_project = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_running = nullptr;
    QProgressBar *m_runningBar = nullptr;
    QTimer *m_messageTimer = nullptr;
    WelcomePage *m_welcome = nullptr;
    AuditPage *m_audit = nullptr;
    RunsPage *m_runs = nullptr;
    QVector<RailEntry> m_pages;
    QList<QAction *> m_menuActions;
};

} // namespace plumbline
