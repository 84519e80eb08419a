#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "net/line_lws.h"
#include "net/listener.h"

static int callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
                    void *in, size_t len)
{
    struct line_server *server = loop_vhost_user(wsi, reason);
    if (!server || !user) {
        return 0;
    }
    switch (reason) {
    case LWS_CALLBACK_RAW_ADOPT:
        return line_client_opened(server, user, wsi);
    case LWS_CALLBACK_RAW_RX:
        return line_client_received(server, user, (struct str){in, len});
    case LWS_CALLBACK_RAW_WRITEABLE:
        return line_client_write(user);
    case LWS_CALLBACK_RAW_CLOSE:
    case LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL:
        line_client_closed(server, user);
        return 0;
    default:
        return 0;
    }
}

static void woken(void *context)
{
    struct line_server *server = context;
    server->ops->woken(server->context);
}

static bool open_port(struct line_server *server, struct loop *loop,
                      const struct listener *listener)
{
    server->protocols[0] = (struct lws_protocols){
        .name = "lines",
        .callback = callback,
        .per_session_data_size = sizeof(struct line_session),
    };
    struct lws_context_creation_info info = {
        .vhost_name = "lines",
        .iface = listener->any ? NULL : listener->host,
        .port = listener->port,
        .protocols = server->protocols,
        .listen_accept_role = "raw-skt",
        .listen_accept_protocol = "lines",
        .user = server,
        .options = LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND |
                   LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG |
                   (listener->ipv6 ? 0 : LWS_SERVER_OPTION_DISABLE_IPV6),
    };
    server->vhost = lws_create_vhost(loop_context(loop), &info);
    return server->vhost && lws_get_vhost_listen_port(server->vhost) > 0;
}

struct line_server *line_server_create(struct loop *loop, const char *listen,
                                       size_t max_line, const struct line_server_ops *ops,
                                       void *context, char *error, size_t error_size)
{
    struct listener listener;
    if (!listener_parse(listen, &listener, error, error_size) ||
        !listener_try(&listener, listen, error, error_size)) {
        return NULL;
    }
    struct line_server *server = xalloc(sizeof(*server));
    server->ops = ops;
    server->context = context;
    server->max_line = max_line;
    if (!open_port(server, loop, &listener)) {
        snprintf(error, error_size, "cannot listen on %s", listen);
        // The vhost, if it came about, still points here until the loop is destroyed.
        if (!server->vhost) {
            free(server);
        }
        return NULL;
    }
    server->hook = (struct loop_hook){.woken = woken, .context = server};
    loop_add_hook(loop, &server->hook);
    return server;
}

void line_server_destroy(struct line_server *server)
{
    free(server);
}
