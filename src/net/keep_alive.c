#include "net/keep_alive.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>

enum { MS_PER_S = 1000 };

void keep_alive(int fd, int idle_s, int every_s, int times)
{
    const struct {
        int level, option, value;
    } options[] = {
        {SOL_SOCKET, SO_KEEPALIVE, 1},
        {IPPROTO_TCP, TCP_KEEPIDLE, idle_s},
        {IPPROTO_TCP, TCP_KEEPINTVL, every_s},
        {IPPROTO_TCP, TCP_KEEPCNT, times},
        {IPPROTO_TCP, TCP_USER_TIMEOUT, (idle_s + every_s * times) * MS_PER_S},
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        setsockopt(fd, options[i].level, options[i].option, &options[i].value,
                   sizeof(options[i].value));
    }
}
