#include "net/datagram.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "net/listener.h"
#include "net/loop_lws.h"

enum { AT_ONCE = 32 }; // then others have their turn

struct datagram_port {
    struct lws_protocols protocols[2];
    int fd;
    datagram_hear hear;
    void *context;
    size_t max_bytes;
    char *bytes;
};

union sender {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
};

static bool receive(struct datagram_port *port)
{
    union sender from = {.any = {.sa_family = AF_UNSPEC}};
    socklen_t size = sizeof(from);
    char peer[INET6_ADDRSTRLEN] = "";
    ssize_t len =
        recvfrom(port->fd, port->bytes, port->max_bytes, MSG_DONTWAIT, &from.any, &size);
    if (len < 0) {
        return false;
    }
    bool six = from.any.sa_family == AF_INET6;
    inet_ntop(six ? AF_INET6 : AF_INET,
              six ? (const void *)&from.six.sin6_addr : (const void *)&from.four.sin_addr,
              peer, sizeof(peer));
    port->hear(port->context, peer, (struct str){port->bytes, (size_t)len});
    return true;
}

static int callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
                    void *in, size_t len)
{
    (void)user;
    (void)in;
    (void)len;
    if (reason == LWS_CALLBACK_RAW_RX_FILE) {
        struct datagram_port *port = lws_vhost_user(lws_get_vhost(wsi));
        for (int i = 0; i < AT_ONCE && receive(port); i++) {
        }
    }
    return 0;
}

static bool adopt(struct datagram_port *port, struct loop *loop)
{
    port->protocols[0] = (struct lws_protocols){.name = "datagram", .callback = callback};
    struct lws_context_creation_info info = {
        .vhost_name = "datagram",
        .port = CONTEXT_PORT_NO_LISTEN,
        .protocols = port->protocols,
        .user = port,
    };
    struct lws_vhost *vhost = lws_create_vhost(loop_context(loop), &info);
    lws_sock_file_fd_type fd = {.filefd = port->fd};
    return vhost && lws_adopt_descriptor_vhost(vhost, LWS_ADOPT_RAW_FILE_DESC, fd,
                                               "datagram", NULL);
}

struct datagram_port *datagram_create(struct loop *loop, const char *listen,
                                      size_t max_bytes, datagram_hear hear, void *context,
                                      char *error, size_t error_size)
{
    struct listener listener;
    if (!listener_parse(listen, &listener, error, error_size)) {
        return NULL;
    }
    int fd = listener_open_udp(&listener, listen, error, error_size);
    if (fd < 0) {
        return NULL;
    }
    struct datagram_port *port = xalloc(sizeof(*port));
    port->fd = fd;
    port->hear = hear;
    port->context = context;
    port->max_bytes = max_bytes;
    port->bytes = xalloc(max_bytes);
    if (!adopt(port, loop)) {
        // A vhost may still point here until the loop is destroyed; the program ends.
        snprintf(error, error_size, "cannot listen on %s", listen);
        close(fd);
        return NULL;
    }
    return port;
}

void datagram_destroy(struct datagram_port *port)
{
    if (port) {
        free(port->bytes);
        free(port);
    }
}
