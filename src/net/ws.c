#include "net/ws.h"

#include <libwebsockets.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"
#include "net/assemble.h"
#include "net/frames.h"
#include "net/loop_lws.h"
#include "net/resolve.h"
#include "net/ws_words.h"

enum { RX_BUFFER = 65536, US_PER_MS = 1000 };

enum ws_state {
    WS_IDLE,
    WS_RESOLVING,
    WS_CONNECTING,
    WS_NEXT, // the next numeric address is due
    WS_OPEN,
    WS_CLOSING, // our goodbye is on its way
};

struct ws {
    struct loop *loop;
    struct loop_hook hook;
    struct address address;
    struct ws_events events;
    struct lws_vhost *vhost; // the loop's, freed with it
    enum ws_state state;
    struct lws *wsi; // the connection that counts; callbacks of others are late
    lws_sorted_usec_list_t deadline;
    lws_sorted_usec_list_t next;
    struct resolve_answer names;
    int turn;  // which of the addresses; goes on where the last attempt failed
    int tried; // in this attempt
    struct assemble assemble;
    struct frames frames;
    bool opened;
    int code; // the peer's, or ours while closing
    char reason[WS_REASON];
};

// Pings are the feed's: nothing of lws' own may hang up on a quiet evening.
static const lws_retry_bo_t no_idle_policy = {0};

static void after(struct ws *ws, lws_sorted_usec_list_t *timer, sul_cb_t run,
                  int64_t delay_ms)
{
    int64_t delay_us = delay_ms > 0 ? delay_ms * US_PER_MS : 1;
    lws_sul_schedule(loop_context(ws->loop), 0, timer, run, delay_us);
}

static void ended(struct ws *ws, int code, const char *reason)
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
    struct ws_end end = {.opened = ws->opened, .code = code, .reason = reason};
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
        ended(ws, 0, ws->reason);
    } else {
        ended(ws, 0, reason);
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

// This numeric address does not work; there may be others.
static void connect_failed(struct ws *ws, const char *reason)
{
    ws->wsi = NULL;
    ws->turn++;
    if (++ws->tried < ws->names.count && !loop_stopping(ws->loop)) {
        ws->state = WS_NEXT;
        after(ws, &ws->next, on_next, 0); // lws is still in the call that failed
        return;
    }
    ended(ws, 0, reason);
}

static void connect_next(struct ws *ws)
{
    ws->state = WS_CONNECTING;
    ws->turn %= ws->names.count;
    struct lws_client_connect_info info = {
        .context = loop_context(ws->loop),
        .vhost = ws->vhost,
        .address = ws->names.address[ws->turn],
        .port = ws->address.port,
        .path = ws->address.path,
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
        connect_failed(ws, "connection refused");
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
        ended(ws, 0, ws->names.error);
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
    ws->reason[0] = '\0';
    after(ws, &ws->deadline, on_deadline, WS_TIMEOUT_MS);
    resolve_step(ws);
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
        ended(ws, 0, ws->reason);
        return;
    }
    ws->state = WS_CLOSING;
    ws->code = code;
    frames_clear(&ws->frames);
    lws_callback_on_writable(ws->wsi); // the close frame goes out from there
    after(ws, &ws->deadline, on_deadline, WS_GOODBYE_MS);
}

static int on_error(struct ws *ws, void *in, size_t len)
{
    char words[WS_REASON];
    int status = (int)lws_http_client_http_response(ws->wsi);
    ws_words(words, sizeof(words), (struct str){in, in ? len : 0}, loop_complaint(),
             status);
    connect_failed(ws, words);
    return 0;
}

static int on_established(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    lws_sul_cancel(&ws->deadline);
    ws->state = WS_OPEN;
    ws->opened = true;
    ws->events.open(ws->events.context);
    return 0;
}

static int on_receive(struct ws *ws, void *in, size_t len)
{
    struct piece piece = {
        .data = in,
        .len = len,
        .first = lws_is_first_fragment(ws->wsi) != 0,
        .final = lws_is_final_fragment(ws->wsi) != 0,
        .binary = lws_frame_is_binary(ws->wsi) != 0,
    };
    struct str text = {0};
    enum assemble_result result =
        ws->state == WS_OPEN ? assemble_add(&ws->assemble, &piece, &text) : ASSEMBLE_MORE;
    if (result == ASSEMBLE_TEXT) {
        ws->events.text(ws->events.context, text);
    } else if (result == ASSEMBLE_BINARY) {
        ws->events.unfit(ws->events.context, "a binary message, expected text,");
    } else if (result == ASSEMBLE_TOO_LARGE) {
        ws->events.unfit(ws->events.context, "a message larger than 4 MiB");
    }
    return 0;
}

// One frame a call, as lws wants it. Non-zero ends the connection.
static int on_writeable(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    if (ws->state == WS_CLOSING) {
        lws_close_reason(ws->wsi, (enum lws_close_status)ws->code,
                         (unsigned char *)ws->reason, strlen(ws->reason));
        return -1;
    }
    struct frame *frame = frames_pop(&ws->frames);
    if (!frame) {
        return 0; // lws calls unasked, too
    }
    int sent = lws_write(ws->wsi, frame->bytes + LWS_PRE, frame->len, LWS_WRITE_TEXT);
    bool whole = sent >= 0 && (size_t)sent >= frame->len;
    free(frame);
    if (whole && ws->frames.count) {
        lws_callback_on_writable(ws->wsi);
    }
    return whole ? 0 : -1;
}

// Two bytes of code, then the reason; both may be missing.
static int on_goodbye(struct ws *ws, void *in, size_t len)
{
    const unsigned char *bytes = in;
    if (ws->state == WS_OPEN && len >= 2) {
        char reason[WS_REASON] = "";
        size_t text = len - 2 < sizeof(reason) - 1 ? len - 2 : sizeof(reason) - 1;
        memcpy(reason, bytes + 2, text);
        ws->code = bytes[0] << 8 | bytes[1];
        text_copy(ws->reason, sizeof(ws->reason), reason);
    }
    return 0;
}

// Some failures before the opening come here only, without a CONNECTION_ERROR.
static int on_gone(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    if (!ws->opened) {
        return on_error(ws, NULL, 0);
    }
    bool told = ws->state == WS_CLOSING || ws->code || ws->reason[0];
    int code = ws->state == WS_CLOSING ? 0 : ws->code;
    ended(ws, code, told ? ws->reason : "connection lost");
    return 0;
}

struct handler {
    enum lws_callback_reasons reason;
    int (*run)(struct ws *ws, void *in, size_t len);
};

static const struct handler handlers[] = {
    {LWS_CALLBACK_CLIENT_RECEIVE, on_receive},
    {LWS_CALLBACK_CLIENT_WRITEABLE, on_writeable},
    {LWS_CALLBACK_CLIENT_ESTABLISHED, on_established},
    {LWS_CALLBACK_CLIENT_CONNECTION_ERROR, on_error},
    {LWS_CALLBACK_WS_PEER_INITIATED_CLOSE, on_goodbye},
    {LWS_CALLBACK_CLIENT_CLOSED, on_gone},
    {LWS_CALLBACK_WSI_DESTROY, on_gone}, // the last word if there was no other
};

// For reasons that are not in the table, `user` may be anything (an SSL_CTX, for one).
static int ws_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
                       void *in, size_t len)
{
    struct ws *ws = user;
    for (size_t i = 0; i < sizeof(handlers) / sizeof(handlers[0]); i++) {
        if (handlers[i].reason == reason) {
            return ws && wsi == ws->wsi ? handlers[i].run(ws, in, len) : 0;
        }
    }
    return 0;
}

static const struct lws_protocols ws_protocols[] = {
    {.name = "feed", .callback = ws_callback, .rx_buffer_size = RX_BUFFER},
    {0},
};

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
        free(ws);
    }
}
