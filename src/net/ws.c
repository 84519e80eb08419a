#include "net/ws.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "net/ws_state.h"

enum { OUT_MAX = 256 << 10 };

static void woken(void *context)
{
    struct ws *ws = context;
    if (ws->state == WS_RESOLVING) {
        ws_resolve(ws);
    }
}

static void roused(void *context)
{
    ws_look(context);
}

void ws_connect(struct ws *ws)
{
    if (ws->state != WS_IDLE || loop_stopping(ws->loop)) {
        return;
    }
    ws->state = WS_RESOLVING;
    ws->opened = false;
    ws->ours = false;
    ws->tried = 0;
    ws->code = 0;
    ws->status = 0;
    ws->reason[0] = '\0';
    ws_hurry(ws, WS_TIMEOUT_MS);
    ws_resolve(ws);
}

void ws_set_headers(struct ws *ws, const char *lines)
{
    free(ws->headers);
    ws->headers = xstrdup(lines);
}

void ws_set_path(struct ws *ws, const char *path)
{
    text_copy(ws->path, sizeof(ws->path), path);
}

void ws_set_patience(struct ws *ws, int silent_ms)
{
    if (ws->pulse.silent_ms != silent_ms) {
        ws->pulse.silent_ms = silent_ms;
        ws_watch(ws);
    }
}

bool ws_send(struct ws *ws, struct str text)
{
    if (ws->state != WS_OPEN || text.len > OUT_MAX ||
        ws_out_waiting(ws) > OUT_MAX - text.len) {
        return false;
    }
    ws_say(ws, WS_TEXT, text);
    return true;
}

void ws_close(struct ws *ws, int code, const char *reason)
{
    if (ws->state == WS_IDLE || ws->state == WS_CLOSING || ws->state == WS_LEAVING) {
        return;
    }
    text_copy(ws->reason, sizeof(ws->reason), reason ? reason : "");
    if (ws->state != WS_OPEN) {
        ws_abandon(ws);
        ws_ended(ws, ws->reason);
        return;
    }
    ws->state = WS_CLOSING;
    ws->ours = true;
    ws_say_goodbye(ws, code, reason);
    ws_hurry(ws, WS_GOODBYE_MS);
}

static struct lws_vhost *create_vhost(struct ws *ws)
{
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .vhost_name = ws->address.authority,
        .protocols = ws_protocols,
        .user = ws,
    };
    return lws_create_vhost(loop_context(ws->loop), &info);
}

struct ws *ws_create(struct loop *loop, const struct address *address,
                     const char *ca_file, const struct ws_events *events, char *error,
                     size_t error_size)
{
    if (address->tls && !text_empty(ca_file) && !file_exists(ca_file)) {
        snprintf(error, error_size, "ca_file: no such file: %s", ca_file);
        return NULL;
    }
    struct ws *ws = xalloc(sizeof(*ws));
    *ws = (struct ws){.loop = loop, .address = *address, .events = *events};
    ws->hook = (struct loop_hook){.woken = woken, .roused = roused, .context = ws};
    if (address->tls) {
        ws->trust = tls_trust_create(ca_file, error, error_size);
        ws->plain = xalloc(WS_PLAIN_BYTES);
    }
    if (address->tls && !ws->trust) {
        ws_destroy(ws);
        return NULL;
    }
    ws->vhost = create_vhost(ws);
    if (!ws->vhost) {
        snprintf(error, error_size, "no connection can be prepared for %s",
                 address->authority);
        ws_destroy(ws);
        return NULL;
    }
    loop_add_hook(loop, &ws->hook);
    return ws;
}

void ws_destroy(struct ws *ws)
{
    if (ws) {
        ws_reset_link(ws);
        ws_reader_finish(&ws->link.reader);
        tls_trust_destroy(ws->trust);
        free(ws->plain);
        free(ws->headers);
        free(ws);
    }
}
