#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "net/keep_alive.h"

static int option(int fd, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof(value);
    getsockopt(fd, level, name, &value, &size);
    return value;
}

TEST(the_kernel_asks_a_silent_peer_and_gives_it_up)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    keep_alive(fd, 7, 2, 4);
    CHECK_INT(option(fd, SOL_SOCKET, SO_KEEPALIVE), 1);
    CHECK_INT(option(fd, IPPROTO_TCP, TCP_KEEPIDLE), 7);
    CHECK_INT(option(fd, IPPROTO_TCP, TCP_KEEPINTVL), 2);
    CHECK_INT(option(fd, IPPROTO_TCP, TCP_KEEPCNT), 4);
    CHECK_INT(option(fd, IPPROTO_TCP, TCP_USER_TIMEOUT), 15000);
    close(fd);
}

static const struct check_case cases[] = {
    CASE(the_kernel_asks_a_silent_peer_and_gives_it_up),
};

CHECK_MAIN(cases)
