// SPDX-License-Identifier: GPL-3.0-or-later
// WelcomePage: what is shown while no project is open: the sample, a new one, an existing one, the recent ones.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace plumbline {

class WelcomePage final : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);
    void setRecent(const QStringList &paths);

Q_SIGNALS:
    void sampleRequested();
    void newRequested();
    void openRequested();
    void recentRequested(const QString &path);

private:
    QVBoxLayout *m_recent;
};

} // namespace plumbline
