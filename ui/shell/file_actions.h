// SPDX-License-Identifier: GPL-3.0-or-later
// FileActions: new, open, recent, import, export, image folder: the dialogs and the background work behind them. GUI
// thread.
#pragma once

#include "core/exchange/project_files.h"
#include "ui/shell/export_actions.h"
#include "ui/shell/import_actions.h"
#include "ui/shell/project_gateway.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace plumbline {

class Theme;

class FileActions final : public QObject
{
    Q_OBJECT
public:
    FileActions(ProjectGateway &gateway, const Theme &theme, QWidget *window);

    void create();
    void chooseAndOpen();
    void open(const QString &path);
    void openSample();
    void close();
    void chooseAndImport();
    void chooseAndImportFolder();
    /// Files and folders, as one import: plans in the background, shows the plan, writes what is accepted.
    void import(const QStringList &paths);
    void exportItems();
    void chooseImageFolder();
    void fillRecent(QMenu *menu);
    [[nodiscard]] static QStringList recent();

Q_SIGNALS:
    void opened();
    void closed();
    void said(const QString &text);
    void failed(const QString &text);

private:
    void remember(const QString &path);
    /// Everything that reads the open project lets go of it.
    void letGo();
    void replace(const std::function<Status()> &act, const QString &path);

    ProjectGateway &m_gateway;
    QWidget *m_window;
    ImportActions *m_imports;
    ExportActions *m_exports;
};

} // namespace plumbline
