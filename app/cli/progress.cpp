// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include "core/base/duration_text.h"

#include <unistd.h>

#include <cstdio>

namespace plumbline::cli {

namespace {

constexpr int kBarWidth = 24;
constexpr qint64 kLineMs = 2000;

QString lineOf(const QString &what, const RunStatus &status)
{
    const RunProgress &p = status.progress;
    QString line = QStringLiteral("%1: %2 of %3").arg(what).arg(p.answered).arg(p.total);
    if (p.failed > 0)
        line += QStringLiteral(", %1 failed").arg(p.failed);
    if (status.perSecond > 0)
        line += QStringLiteral(", %1/s").arg(status.perSecond, 0, 'f', 1);
    if (status.etaMs > 0 && p.open() > 0)
        line += QStringLiteral(", %1 left").arg(durationText(status.etaMs));
    return line;
}

} // namespace

Progress::Progress()
    : m_terminal(::isatty(STDERR_FILENO) == 1)
{
}

void Progress::begin(const QString &what)
{
    m_what = what;
    m_sinceLine.start();
}

void Progress::show(const RunStatus &status)
{
    if (status.progress.total == 0 || (!m_terminal && m_sinceLine.elapsed() < kLineMs))
        return;
    m_sinceLine.restart();
    if (!m_terminal) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(lineOf(m_what, status)));
        return;
    }
    const int full = kBarWidth * (status.progress.answered + status.progress.failed) / status.progress.total;
    const QString bar = QString(full, u'#') + QString(kBarWidth - full, u'.');
    std::fprintf(stderr, "\r\033[K[%s] %s", qUtf8Printable(bar), qUtf8Printable(lineOf(m_what, status)));
    std::fflush(stderr);
}

void Progress::end(const RunStatus &status)
{
    QString line = lineOf(m_what, status);
    if (!status.message.isEmpty())
        line += QStringLiteral(". ") + status.message;
    std::fprintf(stderr, "%s%s\n", m_terminal ? "\r\033[K" : "", qUtf8Printable(line));
}

} // namespace plumbline::cli
