#include "net/ws.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "net/loop_lws.h"
#include "net/ws_state.h"

enum { US_PER_MS = 1000, PING_MS = 30000 };

// Pings are the feed's: nothing of lws' own may hang up on a quiet evening.
static const lws_retry_bo_t no_idle_policy = {0};

static void after(struct ws *ws, lws_sorted_usec_list_t *timer, sul_cb_t run,
                  int64_t delay_ms)
{
    int64_t delay_us = delay_ms > 0 ? delay_ms * US_PER_MS : 1;
    lws_sul_schedule(loop_context(ws->loop), 0, timer, run, delay_us);
}

void ws_ended(struct ws *ws, int code, const char *reason)
{
    if (ws->state == WS_IDLE) {
        return;
    }
    ws->state = WS_IDLE;
    ws->wsi = NULL;
    frames_clear(&ws->frames);
    assemble_reset(&ws->assemble);
    if (loop_stopping(ws->loop)) {
        return;
    }
    lws_sul_cancel(&ws->deadline);
    lws_sul_cancel(&ws->next);
    lws_sul_cancel(&ws->pulse);
    struct ws_end end = {
        .opened = ws->opened, .code = code, .status = ws->status, .reason = reason};
    ws->events.closed(ws->events.context, &end);
}

// Lets go of the socket; what lws still says about it is ignored.
static void abandon(struct ws *ws)
{
    if (ws->wsi) {
        lws_set_timeout(ws->wsi, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
        ws->wsi = NULL;
    }
}

static void on_deadline(lws_sorted_usec_list_t *timer)
{
    struct ws *ws = lws_container_of(timer, struct ws, deadline);
    char reason[WS_REASON];
    snprintf(reason, sizeof(reason), "no answer in %d s%s", WS_TIMEOUT_MS / 1000,
             ws->state == WS_RESOLVING ? " from the name server" : "");
    ws->turn++;
    abandon(ws);
    if (ws->state == WS_CLOSING) {
        ws_ended(ws, 0, ws->reason);
    } else {
        ws_ended(ws, 0, reason);
    }
}

static int64_t pulse_gap(const struct ws *ws)
{
    return ws->silent_ms / 2 < PING_MS ? ws->silent_ms / 2 : PING_MS;
}

// Looks whether the peer still speaks, and gives it cause to.
static void on_pulse(lws_sorted_usec_list_t *timer)
{
    struct ws *ws = lws_container_of(timer, struct ws, pulse);
    if (ws->state != WS_OPEN) {
        return;
    }
    int64_t left_ms = ws->silent_ms - (clock_now_ms() - ws->heard_ms);
    if (left_ms <= 0) {
        char reason[WS_REASON];
        snprintf(reason, sizeof(reason), "nothing heard for %d s",
                 (ws->silent_ms + 999) / 1000);
        abandon(ws);
        ws_ended(ws, 0, reason);
        return;
    }
    ws->ping = true;
    lws_callback_on_writable(ws->wsi);
    after(ws, &ws->pulse, on_pulse, pulse_gap(ws) < left_ms ? pulse_gap(ws) : left_ms);
}

void ws_opened(struct ws *ws)
{
    lws_sul_cancel(&ws->deadline);
    ws->state = WS_OPEN;
    ws->opened = true;
    ws->ping = false;
    ws->reason[0] = '\0'; // of addresses that did not work before
    ws->heard_ms = clock_now_ms();
    if (ws->silent_ms) {
        after(ws, &ws->pulse, on_pulse, pulse_gap(ws));
    }
}

static void connect_next(struct ws *ws);

static void on_next(lws_sorted_usec_list_t *timer)
{
    struct ws *ws = lws_container_of(timer, struct ws, next);
    if (ws->state == WS_NEXT) {
        connect_next(ws);
    }
}

// This numeric address does not work; there may be others. Of several failures the one
// that says most is told: a name may have an address where nobody listens. An answer of
// HTTP's is the server's word.
void ws_connect_failed(struct ws *ws, const char *reason, int status)
{
    ws->wsi = NULL;
    ws->turn++;
    ws->status = status;
    if (status) {
        ws_ended(ws, 0, reason);
        return;
    }
    if (!ws->reason[0] || !text_starts(reason, "connection refused")) {
        text_copy(ws->reason, sizeof(ws->reason), reason);
    }
    if (++ws->tried < ws->names.count && !loop_stopping(ws->loop)) {
        ws->state = WS_NEXT;
        after(ws, &ws->next, on_next, 0); // lws is still in the call that failed
        return;
    }
    ws_ended(ws, 0, ws->reason);
}

static void connect_next(struct ws *ws)
{
    ws->state = WS_CONNECTING;
    ws->turn %= ws->names.count;
    ws->wsi = NULL;
    struct lws_client_connect_info info = {
        .context = loop_context(ws->loop),
        .vhost = ws->vhost,
        .address = ws->names.address[ws->turn],
        .port = ws->address.port,
        .path = ws->path[0] ? ws->path : ws->address.path,
        .host = ws->address.authority, // the name: for the Host line, SNI and the check
        .ssl_connection = ws->address.tls ? LCCSCF_USE_SSL : 0,
        .local_protocol_name = "feed",
        .alpn = ws->address.tls ? "http/1.1" : NULL,
        .pwsi = &ws->wsi,
        .userdata = ws,
        .retry_and_idle_policy = &no_idle_policy,
    };
    info.ssl_connection |= LCCSCF_HTTP_NO_FOLLOW_REDIRECT;
    loop_forget_complaint();
    // NULL means failed without a callback, unless the callback has come already.
    if (!lws_client_connect_via_info(&info) && ws->state == WS_CONNECTING) {
        ws_connect_failed(ws, "connection refused", 0);
    }
}

static void resolve_step(struct ws *ws)
{
    switch (resolve_ask(loop_resolve(ws->loop), ws->address.host, clock_now_ms(),
                        &ws->names)) {
    case RESOLVE_WAIT:
        break;
    case RESOLVE_OK:
        connect_next(ws);
        break;
    case RESOLVE_FAILED:
        ws_ended(ws, 0, ws->names.error);
        break;
    }
}

static void woken(void *context)
{
    struct ws *ws = context;
    if (ws->state == WS_RESOLVING) {
        resolve_step(ws);
    }
}

void ws_connect(struct ws *ws)
{
    if (ws->state != WS_IDLE || loop_stopping(ws->loop)) {
        return;
    }
    ws->state = WS_RESOLVING;
    ws->opened = false;
    ws->tried = 0;
    ws->code = 0;
    ws->status = 0;
    ws->reason[0] = '\0';
    after(ws, &ws->deadline, on_deadline, WS_TIMEOUT_MS);
    resolve_step(ws);
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
    ws->silent_ms = silent_ms;
}

bool ws_send(struct ws *ws, struct str text)
{
    if (ws->state != WS_OPEN || !frames_push(&ws->frames, text)) {
        return false;
    }
    lws_callback_on_writable(ws->wsi);
    return true;
}

void ws_close(struct ws *ws, int code, const char *reason)
{
    if (ws->state == WS_IDLE || ws->state == WS_CLOSING) {
        return;
    }
    text_copy(ws->reason, sizeof(ws->reason), reason ? reason : "");
    if (ws->state != WS_OPEN) {
        abandon(ws);
        ws_ended(ws, 0, ws->reason);
        return;
    }
    ws->state = WS_CLOSING;
    ws->code = code;
    frames_clear(&ws->frames);
    lws_callback_on_writable(ws->wsi); // the close frame goes out from there
    after(ws, &ws->deadline, on_deadline, WS_GOODBYE_MS);
}

static struct lws_vhost *create_vhost(struct ws *ws, const char *ca_file)
{
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .vhost_name = ws->address.authority,
        .protocols = ws_protocols,
        .options = ws->address.tls ? LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : 0,
        .client_ssl_ca_filepath = text_empty(ca_file) ? NULL : ca_file,
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
    ws->hook = (struct loop_hook){.woken = woken, .context = ws};
    ws->vhost = create_vhost(ws, ca_file);
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
        frames_clear(&ws->frames);
        assemble_finish(&ws->assemble);
        free(ws->headers);
        free(ws);
    }
}
