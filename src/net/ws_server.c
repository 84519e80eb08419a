#include "net/ws_server.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define LOG_MODULE "ws"
#include "base/arena.h"
#include "base/log.h"
#include "net/http_lws.h"
#include "net/outgoing.h"

enum {
    GOODBYE_S = 5,
    SLOW_S = 15, // a client that takes nothing for so long is let go
    KERNEL_BYTES = 64 << 10,
};

struct ws_client {
    struct lws *wsi;
    void *data;
    struct arena arena; // path and query
    const char *path, *query, *peer;
    struct buf incoming; // a message that is not whole yet
    struct outgoing outgoing;
    bool timed; // has SLOW_S to take the next of what waits
    bool ping;
    int close_code; // 0: stays
    char close_reason[120];
};

static void woken(void *context)
{
    struct http *http = context;
    if (http->ws_ops->woken) {
        http->ws_ops->woken(http->ws_context);
    }
}

void ws_server_attach(struct http *http, const struct ws_server_ops *ops, void *context)
{
    http->ws_ops = ops;
    http->ws_context = context;
    http->hook = (struct loop_hook){.woken = woken, .context = http};
    loop_add_hook(http->loop, &http->hook);
}

int ws_server_accepts(struct http *http, struct lws *wsi)
{
    if (!http->ws_ops) {
        return 404;
    }
    struct arena arena = {0};
    struct http_request request;
    request_read(wsi, &arena, &request);
    int status = http->ws_ops->accept(http->ws_context, &request);
    arena_finish(&arena);
    return status;
}

// What the system holds for a slow client cannot be replaced by what is newer.
static void hold_little(struct lws *wsi)
{
    int bytes = KERNEL_BYTES;
    setsockopt(lws_get_socket_fd(wsi), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
}

int ws_client_opened(struct http *http, struct http_session *session, struct lws *wsi)
{
    session->client = xalloc(sizeof(*session->client));
    struct ws_client *client = session->client;
    struct http_request request;
    request_read(wsi, &client->arena, &request);
    client->wsi = wsi;
    hold_little(wsi);
    client->path = arena_strdup(&client->arena, request.path);
    client->query = arena_strdup(&client->arena, request.query);
    client->peer = arena_strdup(&client->arena, request.peer);
    http->ws_ops->open(http->ws_context, session->client);
    return 0;
}

int ws_client_received(struct http *http, struct http_session *session, struct lws *wsi,
                       struct str piece)
{
    struct ws_client *client = session->client;
    if (!client || client->close_code) {
        return 0;
    }
    if (lws_is_first_fragment(wsi)) {
        buf_clear(&client->incoming);
    }
    if (lws_frame_is_binary(wsi)) {
        ws_client_close(client, LWS_CLOSE_STATUS_UNACCEPTABLE_OPCODE, "text only");
        return 0;
    }
    if (client->incoming.len + piece.len > WS_SERVER_MAX_TEXT) {
        ws_client_close(client, LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE, "message too large");
        return 0;
    }
    buf_append(&client->incoming, piece.len ? piece.data : "", piece.len);
    if (lws_is_final_fragment(wsi)) {
        http->ws_ops->text(http->ws_context, client,
                           (struct str){client->incoming.data, client->incoming.len});
        buf_clear(&client->incoming);
    }
    return 0;
}

// What took the place of another waits since that one came.
static void watch_pace(struct ws_client *client)
{
    if (client->close_code) {
        return;
    }
    if (!client->outgoing.first) {
        lws_set_timeout(client->wsi, NO_PENDING_TIMEOUT, 0);
    } else if (!client->timed) {
        lws_set_timeout(client->wsi, PENDING_TIMEOUT_USER_REASON_BASE, SLOW_S);
    }
    client->timed = client->outgoing.first != NULL;
}

int ws_client_write(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct ws_client *client = session->client;
    (void)http;
    if (!client) {
        return 0;
    }
    if (client->ping) {
        unsigned char empty[LWS_PRE];
        client->ping = false;
        if (lws_write(wsi, empty + LWS_PRE, 0, LWS_WRITE_PING) < 0) {
            return -1;
        }
    } else if (client->outgoing.first) {
        size_t len = client->outgoing.first->len;
        if (lws_write(wsi, client->outgoing.first->bytes + LWS_PRE, len, LWS_WRITE_TEXT) <
            (int)len) {
            return -1;
        }
        outgoing_drop_first(&client->outgoing);
        client->timed = false;
        watch_pace(client);
    } else if (client->close_code) {
        lws_close_reason(wsi, (enum lws_close_status)client->close_code,
                         (unsigned char *)client->close_reason,
                         strlen(client->close_reason));
        return -1;
    }
    if (client->outgoing.first || client->close_code) {
        lws_callback_on_writable(wsi);
    }
    return 0;
}

void ws_client_closed(struct http *http, struct http_session *session)
{
    struct ws_client *client = session->client;
    if (!client) {
        return;
    }
    session->client = NULL;
    if (client->timed) {
        log_info("a WebSocket client is gone that had not taken what was sent");
    }
    http->ws_ops->closed(http->ws_context, client);
    outgoing_finish(&client->outgoing);
    buf_finish(&client->incoming);
    arena_finish(&client->arena);
    free(client);
}

const char *ws_client_path(const struct ws_client *client)
{
    return client->path;
}

const char *ws_client_peer(const struct ws_client *client)
{
    return client->peer;
}

const char *ws_client_query(const struct ws_client *client)
{
    return client->query;
}

static bool send_text(struct ws_client *client, struct str text, bool newest)
{
    if (client->close_code) {
        return false;
    }
    if (client->outgoing.queued + text.len > WS_SERVER_MAX_QUEUE) {
        log_warn("a client reads too slowly and is let go");
        ws_client_close(client, LWS_CLOSE_STATUS_POLICY_VIOLATION, "too slow");
        return false;
    }
    outgoing_add(&client->outgoing, text, newest);
    watch_pace(client);
    lws_callback_on_writable(client->wsi);
    return true;
}

bool ws_client_send(struct ws_client *client, struct str text)
{
    return send_text(client, text, false);
}

bool ws_client_send_newest(struct ws_client *client, struct str text)
{
    return send_text(client, text, true);
}

void ws_client_ping(struct ws_client *client)
{
    client->ping = !client->close_code;
    lws_callback_on_writable(client->wsi);
}

void ws_client_close(struct ws_client *client, int code, const char *reason)
{
    if (!client->close_code) {
        client->close_code = code;
        text_copy(client->close_reason, sizeof(client->close_reason), reason);
        lws_callback_on_writable(client->wsi);
        // A client that does not read does not hear the goodbye either.
        lws_set_timeout(client->wsi, PENDING_TIMEOUT_USER_REASON_BASE, GOODBYE_S);
    }
}

void ws_client_set_data(struct ws_client *client, void *data)
{
    client->data = data;
}

void *ws_client_data(const struct ws_client *client)
{
    return client->data;
}
