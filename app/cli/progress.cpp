// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include "core/base/duration_text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

#include <cstdio>

namespace plumbline::cli {

namespace {

constexpr int kBarWidth = 24;
constexpr qint64 kLineMs = 2000;
constexpr qint64 kEventMs = 500;

QString lineOf(const QString &what, const RunStatus &status)
{
    const RunProgress &p = status.progress;
    QString line = QStringLiteral("%1: %2 of %3").arg(what).arg(p.answered).arg(p.total);
    if (p.failed > 0)
        line += QStringLiteral(", %1 failed").arg(p.failed);
    if (status.inFlight > 0)
        line += QStringLiteral(", %1 in flight").arg(status.inFlight);
    if (status.perSecond > 0)
        line += QStringLiteral(", %1/s").arg(status.perSecond, 0, 'f', 1);
    if (status.etaMs > 0 && p.open() > 0) {
        line += QStringLiteral(", %1 left").arg(durationText(status.etaMs));
        if (status.etaHighMs > 0)
            line += QStringLiteral(" (%1 to %2)").arg(durationText(status.etaLowMs), durationText(status.etaHighMs));
    }
    if (status.spent)
        line += QStringLiteral(", spent %1").arg(*status.spent, 0, 'g', 4);
    return line;
}

} // namespace

QString runStateId(RunState state)
{
    switch (state) {
    case RunState::Done:
        return QStringLiteral("done");
    case RunState::Cancelled:
        return QStringLiteral("cancelled");
    case RunState::Failed:
        return QStringLiteral("failed");
    case RunState::Capped:
        return QStringLiteral("capped");
    default:
        return QStringLiteral("running");
    }
}

QJsonObject statusToJson(const RunStatus &status, const QString &what)
{
    QJsonObject json{{QStringLiteral("run"), status.runId},
                     {QStringLiteral("what"), what},
                     {QStringLiteral("state"), runStateId(status.state)},
                     {QStringLiteral("total"), status.progress.total},
                     {QStringLiteral("answered"), status.progress.answered},
                     {QStringLiteral("failed"), status.progress.failed},
                     {QStringLiteral("open"), status.progress.open()},
                     {QStringLiteral("retried"), status.retried},
                     {QStringLiteral("message"), status.message}};
    if (status.spent)
        json.insert(QStringLiteral("spent"), *status.spent);
    if (status.cap)
        json.insert(QStringLiteral("cap"), *status.cap);
    return json;
}

Progress::Progress(bool json)
    : m_json(json)
    , m_terminal(!json && ::isatty(STDERR_FILENO) == 1)
{
}

void Progress::event(const char *name, const RunStatus &status) const
{
    QJsonObject json = statusToJson(status, m_what);
    json.insert(QStringLiteral("event"), QLatin1String(name));
    json.insert(QStringLiteral("in_flight"), status.inFlight);
    json.insert(QStringLiteral("per_second"), status.perSecond);
    if (status.etaMs >= 0) {
        json.insert(QStringLiteral("eta_ms"), status.etaMs);
        json.insert(QStringLiteral("eta_range_ms"),
                    QJsonArray{status.etaLowMs, status.etaHighMs < 0 ? QJsonValue() : QJsonValue(status.etaHighMs)});
    }
    std::fprintf(stderr, "%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
}

void Progress::begin(const QString &runId, const QString &what)
{
    m_what = what;
    m_sinceLine.start();
    if (!m_json)
        return;
    const QJsonObject json{{QStringLiteral("event"), QStringLiteral("begin")},
                           {QStringLiteral("run"), runId},
                           {QStringLiteral("what"), what}};
    std::fprintf(stderr, "%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
}

void Progress::show(const RunStatus &status)
{
    const qint64 every = m_json ? kEventMs : kLineMs;
    if (status.progress.total == 0 || (!m_terminal && m_sinceLine.elapsed() < every))
        return;
    m_sinceLine.restart();
    if (m_json) {
        event("progress", status);
        return;
    }
    QString line = lineOf(m_what, status);
    if (!status.message.isEmpty())
        line += QStringLiteral(". ") + status.message;
    if (!m_terminal) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
        return;
    }
    const int full = kBarWidth * (status.progress.answered + status.progress.failed) / status.progress.total;
    const QString bar = QString(full, u'#') + QString(kBarWidth - full, u'.');
    std::fprintf(stderr, "\r\033[K[%s] %s", qUtf8Printable(bar), qUtf8Printable(line));
    std::fflush(stderr);
}

void Progress::end(const RunStatus &status)
{
    if (m_json) {
        event("end", status);
        return;
    }
    QString line = lineOf(m_what, status);
    if (!status.message.isEmpty())
        line += QStringLiteral(". ") + status.message;
    std::fprintf(stderr, "%s%s\n", m_terminal ? "\r\033[K" : "", qUtf8Printable(line));
}

} // namespace plumbline::cli
