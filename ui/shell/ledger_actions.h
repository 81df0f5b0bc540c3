// SPDX-License-Identifier: GPL-3.0-or-later
// LedgerActions: unite another project's decisions, import and export decisions: the dialogs and the background work.
// GUI thread.
#pragma once

#include "ui/shell/project_gateway.h"

#include <QObject>
#include <QThreadPool>

class QWidget;

namespace plumbline {

class LedgerActions final : public QObject
{
    Q_OBJECT
public:
    LedgerActions(ProjectGateway &gateway, QWidget *window);
    ~LedgerActions() override;

    /// Another project (*.plumb) or JSON lines.
    void chooseAndUnite();
    void unite(const QString &path);
    void chooseAndExport();

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    ProjectGateway &m_gateway;
    QWidget *m_window;
    QThreadPool m_pool;
};

} // namespace plumbline
