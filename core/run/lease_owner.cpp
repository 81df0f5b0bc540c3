// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/lease_owner.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>
#include <QSysInfo>

#include <atomic>

namespace plumbline {

namespace {

QString bootId()
{
    return QString::fromLatin1(QSysInfo::bootUniqueId()).replace(u'/', u'-');
}

QString hostName()
{
    return QSysInfo::machineHostName().replace(u'/', u'-');
}

/// Start time of a process in clock ticks since boot (proc(5), field 22 of stat); empty where there is no such process.
QString startTime(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = stat.readAll();
    // The program's name, in parentheses, may itself contain blanks and parentheses.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 19 ? QString::fromLatin1(fields.at(19)) : QString();
}

} // namespace

QString newLeaseOwner()
{
    static std::atomic<int> number = 0;
    const qint64 pid = QCoreApplication::applicationPid();
    return QStringList{hostName(), bootId(), QString::number(pid), startTime(pid), QString::number(++number)}.join(
        u'/');
}

bool leaseOwnerIsGone(const QString &owner)
{
    const QStringList parts = owner.split(u'/');
    if (parts.size() != 5 || parts.at(0) != hostName() || bootId().isEmpty())
        return false;
    if (parts.at(1) != bootId())
        return true; // this machine was restarted since
    if (!QFile::exists(QStringLiteral("/proc/self/stat")))
        return false; // no way to tell here: the lease runs out by itself
    return startTime(parts.at(2).toLongLong()) != parts.at(3);
}

} // namespace plumbline
