// SPDX-License-Identifier: GPL-3.0-or-later
// ExportActions: asks for a file and its format, and writes items, scores or decisions in the background. GUI thread;
// owned by FileActions.
#pragma once

#include "core/base/result.h"
#include "ui/shell/project_gateway.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

class QWidget;

namespace plumbline {

class ExportActions final : public QObject
{
    Q_OBJECT
public:
    ExportActions(ProjectGateway &gateway, QWidget *window, QObject *parent);
    ~ExportActions() override;

    /// Of items.
    struct How
    {
        bool all = false;        ///< also those that were not accepted in review
        bool copyImages = false; ///< beside the file, instead of their addresses
    };

    void choose();
    /// `format`: an id of the command line ("miabench", "csv-wide", …).
    void write(const QString &format, const QString &path, const How &how);
    /// Waits for what is being written: the project is about to close.
    void letGo() { m_pool.waitForDone(); }

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    ProjectGateway &m_gateway;
    QWidget *m_window;
    QThreadPool m_pool;
};

} // namespace plumbline
