#include "net/listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/str.h"

static bool parse(const char *text, struct listener *out)
{
    const char *colon = strrchr(text, ':');
    long long port;
    if (!colon || !text_int(colon + 1, 0, 65535, &port)) {
        return false;
    }
    size_t len = (size_t)(colon - text);
    bool brackets = len > 2 && text[0] == '[' && text[len - 1] == ']';
    if (brackets) {
        text++;
        len -= 2;
    }
    if (!len || len >= sizeof(out->host)) {
        return false;
    }
    memcpy(out->host, text, len);
    out->host[len] = '\0';
    if (text_equal_nocase(out->host, "localhost")) {
        snprintf(out->host, sizeof(out->host), "127.0.0.1");
    }
    unsigned char ignored[sizeof(struct in6_addr)];
    out->port = (int)port;
    out->ipv6 = inet_pton(AF_INET6, out->host, ignored) == 1;
    out->any = text_equal(out->host, "0.0.0.0") || text_equal(out->host, "::");
    return out->ipv6 == brackets &&
           (out->ipv6 || inet_pton(AF_INET, out->host, ignored) == 1);
}

bool listener_parse(const char *text, struct listener *out, char *error,
                    size_t error_size)
{
    bool parsed = parse(text, out);
    if (!parsed) {
        snprintf(error, error_size,
                 "\"%s\": expected ADDRESS:PORT, such as 127.0.0.1:7400 or [::1]:7400",
                 text);
    }
    return parsed;
}

static int bind_to(int fd, const struct listener *listener)
{
    struct sockaddr_in6 six = {.sin6_family = AF_INET6,
                               .sin6_port = htons((uint16_t)listener->port)};
    struct sockaddr_in four = {.sin_family = AF_INET,
                               .sin_port = htons((uint16_t)listener->port)};
    int on = 1;
    if (!listener->ipv6) {
        inet_pton(AF_INET, listener->host, &four.sin_addr);
        return bind(fd, (const struct sockaddr *)&four, sizeof(four));
    }
    inet_pton(AF_INET6, listener->host, &six.sin6_addr);
    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    return bind(fd, (const struct sockaddr *)&six, sizeof(six));
}

static void complain(const char *text, char *error, size_t error_size)
{
    snprintf(error, error_size, "cannot listen on %s: %s", text, strerror(errno));
}

bool listener_try(const struct listener *listener, const char *text, char *error,
                  size_t error_size)
{
    int on = 1;
    int fd = socket(listener->ipv6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    bool failed = fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) ||
                  bind_to(fd, listener) || listen(fd, 1);
    if (failed) {
        complain(text, error, error_size);
    }
    if (fd >= 0) {
        close(fd);
    }
    return !failed;
}

int listener_open_udp(const struct listener *listener, const char *text, char *error,
                      size_t error_size)
{
    int fd = socket(listener->ipv6 ? AF_INET6 : AF_INET, SOCK_DGRAM, 0);
    if (fd < 0 || bind_to(fd, listener) || fcntl(fd, F_SETFL, O_NONBLOCK) ||
        fcntl(fd, F_SETFD, FD_CLOEXEC)) {
        complain(text, error, error_size);
        if (fd >= 0) {
            close(fd);
        }
        return -1;
    }
    return fd;
}
