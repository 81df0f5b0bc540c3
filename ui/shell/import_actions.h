// SPDX-License-Identifier: GPL-3.0-or-later
// ImportActions: from files to a plan to the project: reads and plans in the background with progress and cancel, asks
// for a mapping where the format is unknown, shows the plan, writes what is accepted. GUI thread; owned by FileActions.
#pragma once

#include "core/exchange/project_files.h"
#include "ui/shell/project_gateway.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

class QProgressDialog;
class QWidget;

namespace plumbline {

class ImportDialog;
class Theme;

class ImportActions final : public QObject
{
    Q_OBJECT
public:
    ImportActions(ProjectGateway &gateway, const Theme &theme, QWidget *window, QObject *parent);
    ~ImportActions() override;

    void import(const QStringList &paths);
    /// Breaks off what is being read and waits for it: the project is about to close.
    void letGo();

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    void plan(const QStringList &paths, const ImportOptions &options);
    void askMapping(const QString &path, const FileShape &shape, const ImportOptions &options);
    void showPlan(const QStringList &paths, const ImportOptions &options, const PreparedImport &import);
    void write(const PreparedImport &import);
    void begin(const QString &what);
    void end();

    ProjectGateway &m_gateway;
    const Theme &m_theme;
    QWidget *m_window;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic_bool> m_cancel;
    QPointer<QProgressDialog> m_progress;
    QPointer<ImportDialog> m_dialog;
};

} // namespace plumbline
