// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/no_delay.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace plumbline {

void sendShortSegmentsAtOnce()
{
#ifdef Q_OS_LINUX
    // Descriptors are given out lowest first: behind a long run of none there is nothing more.
    constexpr int kLongGap = 256;
    for (int fd = 3, gap = 0; gap < kLongGap; ++fd) {
        int protocol = 0;
        socklen_t size = sizeof protocol;
        if (getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &size) != 0 || protocol != IPPROTO_TCP) {
            ++gap;
            continue;
        }
        gap = 0;
        int isOff = 0;
        size = sizeof isOff;
        constexpr int kOff = 1;
        if (getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &isOff, &size) == 0 && isOff == 0)
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &kOff, sizeof kOff);
    }
#endif
}

} // namespace plumbline
