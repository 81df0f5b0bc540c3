// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_notifier.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QWidget>

namespace plumbline {

void notifyDesktop(QWidget *window, const QString &title, const QString &text)
{
    if (window->isActiveWindow())
        return;
    QApplication::alert(window);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // https://specifications.freedesktop.org/notification-spec, Notify. The body may be read as markup there.
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    message.setAutoStartService(false);
    message.setArguments({QStringLiteral("Plumbline"), 0U, QStringLiteral("plumbline"), title, text.toHtmlEscaped(),
                          QStringList(), QVariantMap(), -1});
    bus.asyncCall(message);
}

} // namespace plumbline
