#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "net/http_lws.h"
#include "net/listener.h"

enum {
    HTTP_STATUS_UPGRADED = 101,
    HTTP_HEAD_S = 10, // for a request's head, and for each step after it
};

bool http_is_loopback(const char *listen)
{
    struct listener listener;
    char ignored[8];
    return listener_parse(listen, &listener, ignored, sizeof(ignored)) &&
           address_is_loopback(listener.host);
}

static int on_http(struct http *http, struct http_session *session, struct lws *wsi,
                   enum lws_callback_reasons reason, struct str in)
{
    switch (reason) {
    case LWS_CALLBACK_HTTP:
        return exchange_begin(http, session, wsi);
    case LWS_CALLBACK_HTTP_BODY:
        return exchange_body(http, session, wsi, in);
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return exchange_complete(http, session, wsi);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return exchange_write(http, session, wsi);
    case LWS_CALLBACK_TIMER:
        return exchange_late(http, session, wsi);
    case LWS_CALLBACK_CLOSED_HTTP:
    case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
        exchange_end(http, session);
        return 0;
    default:
        return 0;
    }
}

static int refuse_upgrade(struct http *http, struct lws *wsi, int status)
{
    http_note_reply(http, status ? status : HTTP_STATUS_UPGRADED);
    if (status) {
        lws_return_http_status(wsi, (unsigned)status, NULL);
    }
    return status ? -1 : 0;
}

// Java's client and curl --http2 offer HTTP/2 with every request. lws would take it up;
// an offer that it does not know as one is passed over.
static int pass_over_http2(char *upgrade)
{
    if (upgrade && text_equal_nocase(upgrade, "h2c")) {
        upgrade[0] = '-';
    }
    return 0;
}

static int on_websocket(struct http *http, struct http_session *session, struct lws *wsi,
                        enum lws_callback_reasons reason, struct str in)
{
    switch (reason) {
    case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
        return refuse_upgrade(http, wsi, ws_server_accepts(http, wsi));
    case LWS_CALLBACK_ESTABLISHED:
        callers_keep(&http->callers, wsi);
        return ws_client_opened(http, session, wsi);
    case LWS_CALLBACK_RECEIVE:
        return ws_client_received(http, session, wsi, in);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return ws_client_write(http, session, wsi);
    case LWS_CALLBACK_CLOSED:
    case LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL:
        ws_client_closed(http, session);
        return 0;
    default:
        return on_http(http, session, wsi, reason, in);
    }
}

static int callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
                    void *in, size_t len)
{
    struct http *http = loop_vhost_user(wsi, reason);
    if (!http) {
        return 0;
    }
    if (reason == LWS_CALLBACK_FILTER_NETWORK_CONNECTION) {
        return callers_full(&http->callers);
    }
    if (reason == LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED) {
        callers_add(&http->callers, wsi);
        return 0;
    }
    if (reason == LWS_CALLBACK_WSI_DESTROY) {
        callers_remove(&http->callers, wsi);
        return 0;
    }
    if (reason == LWS_CALLBACK_HTTP_CONFIRM_UPGRADE) {
        return pass_over_http2(in);
    }
    return user ? on_websocket(http, user, wsi, reason, (struct str){in, len}) : 0;
}

static bool readable(const char *path, const char *name, char *error, size_t size)
{
    bool fine = access(path, R_OK) == 0;
    if (!fine) {
        snprintf(error, size, "%s: %s: %s", name, path, strerror(errno));
    }
    return fine;
}

static bool open_port(struct http *http, const struct listener *listener,
                      const struct http_config *config)
{
    bool tls = !text_empty(config->cert);
    struct lws_context_creation_info info = {
        .vhost_name = "http",
        .iface = listener->any ? NULL : listener->host,
        .port = listener->port,
        .protocols = http->protocols,
        .user = http,
        .timeout_secs = HTTP_HEAD_S,
        .ssl_cert_filepath = tls ? config->cert : NULL,
        .ssl_private_key_filepath = tls ? config->cert_key : NULL,
        .alpn = "http/1.1", // else lws agrees on HTTP/2, in which nothing here answers
        .options = LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND |
                   (tls ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0) |
                   (listener->ipv6 ? 0 : LWS_SERVER_OPTION_DISABLE_IPV6),
    };
    loop_forget_complaint();
    http->vhost = lws_create_vhost(loop_context(http->loop), &info);
    return http->vhost && lws_get_vhost_listen_port(http->vhost) > 0;
}

static struct http *create(struct loop *loop, const struct http_config *config,
                           http_handler handler, void *context)
{
    static const char *const names[] = {"http", HTTP_SUBPROTOCOL};
    struct http *http = xalloc(sizeof(*http));
    http->loop = loop;
    http->max_body = config->max_body;
    http->handler = handler;
    http->context = context;
    for (int i = 0; i < 2; i++) {
        http->protocols[i] = (struct lws_protocols){
            .name = names[i],
            .callback = callback,
            .per_session_data_size = sizeof(struct http_session),
        };
    }
    return http;
}

struct http *http_create(struct loop *loop, const struct http_config *config,
                         http_handler handler, void *context, char *error,
                         size_t error_size)
{
    struct listener listener;
    if (!listener_parse(config->listen, &listener, error, error_size) ||
        !listener_try(&listener, config->listen, error, error_size)) {
        return NULL;
    }
    if (!text_empty(config->cert) &&
        (!readable(config->cert, "cert", error, error_size) ||
         !readable(config->cert_key, "cert_key", error, error_size))) {
        return NULL;
    }
    struct http *http = create(loop, config, handler, context);
    if (!open_port(http, &listener, config)) {
        snprintf(error, error_size, "cannot listen on %s%s%s", config->listen,
                 loop_complaint()[0] ? ": " : "", loop_complaint());
        // The vhost, if it came about, still points here until the loop is destroyed.
        if (!http->vhost) {
            free(http);
        }
        return NULL;
    }
    return http;
}

void http_limit_rate(struct http *http, double per_s, double burst)
{
    http->rate.per_s = per_s;
    http->rate.burst = burst;
}

bool http_spend(struct http *http, const char *peer, double points)
{
    return rate_spend(&http->rate, peer, points, clock_now_ns());
}

void http_count(const struct http *http, struct http_counts *out)
{
    *out = http->counts;
    out->connections = http->callers.count - http->callers.going;
}

void http_note_reply(struct http *http, int status)
{
    struct http_counts *counts = &http->counts;
    int i = 0;
    while (i < counts->reply_count && counts->replies[i].status != status) {
        i++;
    }
    if (i < HTTP_STATUSES) {
        counts->replies[i].status = status;
        counts->replies[i].count++;
        counts->reply_count += i == counts->reply_count;
    }
}

int http_port(const struct http *http)
{
    return lws_get_vhost_listen_port(http->vhost);
}

void http_allow_body(struct http *http, const char *path, size_t max_body)
{
    assert(http->limit_count < HTTP_LIMITS);
    http->limits[http->limit_count++] = (struct http_limit){xstrdup(path), max_body};
}

void http_destroy(struct http *http)
{
    for (int i = 0; http && i < http->limit_count; i++) {
        free(http->limits[i].path);
    }
    free(http);
}
