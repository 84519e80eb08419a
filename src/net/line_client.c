// One connection of the line server.
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define LOG_MODULE "lines"
#include "base/arena.h"
#include "base/log.h"
#include "net/keep_alive.h"
#include "net/line_lws.h"

enum {
    SLOW_S = 15,  // a client that takes nothing for so long is let go
    FIRST_S = 30, // for the first line
    KERNEL_BYTES = 64 << 10,
};

static void watch_pace(struct line_client *client)
{
    if (!client->outgoing.first) {
        lws_set_timeout(client->wsi,
                        client->known ? NO_PENDING_TIMEOUT
                                      : PENDING_TIMEOUT_USER_REASON_BASE,
                        client->known ? 0 : FIRST_S);
    } else if (!client->timed) {
        lws_set_timeout(client->wsi, PENDING_TIMEOUT_USER_REASON_BASE, SLOW_S);
    }
    client->timed = client->outgoing.first != NULL;
}

static void let_go(struct line_client *client)
{
    client->going = true;
    lws_set_timeout(client->wsi, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
}

static void make_room(struct line_server *server)
{
    for (int i = 0; i < server->count; i++) {
        if (!server->clients[i]->known && !server->clients[i]->going) {
            let_go(server->clients[i]);
            return;
        }
    }
}

static void tune(int fd)
{
    int bytes = KERNEL_BYTES;
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
    keep_alive(fd, 60, 10, 6); // one that vanished is known by it within two minutes
}

int line_client_opened(struct line_server *server, struct line_session *session,
                       struct lws *wsi)
{
    if (server->count == LINE_SERVER_CLIENTS) {
        make_room(server); // for the next one that tries
        return -1;
    }
    struct line_client *client = xalloc(sizeof(*client));
    session->client = client;
    client->wsi = wsi;
    client->server = server;
    lws_get_peer_simple(wsi, client->peer, sizeof(client->peer));
    tune(lws_get_socket_fd(wsi));
    server->clients[server->count++] = client;
    if (server->count == LINE_SERVER_CLIENTS) {
        make_room(server);
    }
    watch_pace(client);
    return 0;
}

void line_client_closed(struct line_server *server, struct line_session *session)
{
    struct line_client *client = session->client;
    if (!client) {
        return;
    }
    session->client = NULL;
    int kept = 0;
    for (int i = 0; i < server->count; i++) {
        if (server->clients[i] != client) {
            server->clients[kept++] = server->clients[i];
        }
    }
    server->count = kept;
    server->ops->closed(server->context, client);
    outgoing_finish(&client->outgoing);
    buf_finish(&client->incoming);
    free(client);
}

// Every whole line in what has come; the rest stays. False: the client is let go.
static bool hear_lines(struct line_server *server, struct line_client *client)
{
    struct buf *heard = &client->incoming;
    size_t start = 0;
    bool fine = true;
    for (size_t i = 0; fine && !client->closing && i < heard->len; i++) {
        if (heard->data[i] == '\n') {
            client->known = true;
            fine = server->ops->line(server->context, client,
                                     (struct str){heard->data + start, i - start});
            start = i + 1;
        }
    }
    memmove(heard->data, heard->data + start, heard->len - start);
    heard->len -= start;
    heard->data[heard->len] = '\0';
    return fine;
}

int line_client_received(struct line_server *server, struct line_session *session,
                         struct str piece)
{
    struct line_client *client = session->client;
    if (!client || client->closing || client->going || !piece.len) {
        return 0;
    }
    buf_append(&client->incoming, piece.data, piece.len);
    if (!hear_lines(server, client)) {
        return -1;
    }
    if (client->incoming.len > server->max_line) {
        log_warn("a line of more than %zu bytes: the client is let go", server->max_line);
        return -1;
    }
    watch_pace(client);
    return 0;
}

int line_client_write(struct line_session *session)
{
    struct line_client *client = session->client;
    if (!client) {
        return 0;
    }
    struct outgoing_text *text = client->outgoing.first;
    if (text) {
        if (lws_write(client->wsi, text->bytes + LWS_PRE, text->len, LWS_WRITE_RAW) <
            (int)text->len) {
            return -1;
        }
        outgoing_drop_first(&client->outgoing);
        client->timed = false;
        watch_pace(client);
    }
    if (client->outgoing.first) {
        lws_callback_on_writable(client->wsi);
        return 0;
    }
    return client->closing ? -1 : 0;
}

static void say(struct line_client *client, struct str text, bool newest)
{
    if (client->closing || client->going) {
        return;
    }
    if (client->outgoing.queued + text.len > LINE_SERVER_MAX_QUEUE) {
        log_warn("a client reads too slowly and is let go");
        let_go(client);
        return;
    }
    outgoing_add(&client->outgoing, text, newest);
    watch_pace(client);
    lws_callback_on_writable(client->wsi);
}

void line_client_say(struct line_client *client, const char *text)
{
    struct buf line = {0};
    buf_printf(&line, "%s\r\n", text);
    say(client, (struct str){line.data, line.len}, false);
    buf_finish(&line);
}

void line_client_say_newest(struct line_client *client, struct str text)
{
    say(client, text, true);
}

void line_client_close(struct line_client *client)
{
    client->closing = true;
    lws_callback_on_writable(client->wsi);
}

const char *line_client_peer(const struct line_client *client)
{
    return client->peer;
}

unsigned *line_client_flags(struct line_client *client)
{
    return &client->flags;
}
