// What lws tells about a connection.
#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "net/loop_lws.h"
#include "net/ws_state.h"
#include "net/ws_words.h"

enum { RX_BUFFER = 65536, SWITCHING_PROTOCOLS = 101 };

static int on_error(struct ws *ws, void *in, size_t len)
{
    char words[WS_REASON];
    int status = (int)lws_http_client_http_response(ws->wsi);
    ws_words(words, sizeof(words), (struct str){in, in ? len : 0}, loop_complaint(),
             status);
    ws_connect_failed(ws, words, status == SWITCHING_PROTOCOLS ? 0 : status);
    return 0;
}

// `in` points at where the next line of the head goes, len is the room there.
static int on_head(struct ws *ws, void *in, size_t len)
{
    unsigned char **at = in;
    size_t size = ws->headers ? strlen(ws->headers) : 0;
    if (size > len) {
        return -1;
    }
    if (size) {
        memcpy(*at, ws->headers, size);
        *at += size;
    }
    return 0;
}

static int on_established(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    ws_opened(ws);
    ws->events.open(ws->events.context);
    return 0;
}

static int on_pong(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    ws->heard_ms = clock_now_ms();
    return 0;
}

static int on_receive(struct ws *ws, void *in, size_t len)
{
    ws->heard_ms = clock_now_ms();
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
        ws->events.texts(ws->events.context, &text, 1);
    } else if (result == ASSEMBLE_BINARY) {
        ws->events.unfit(ws->events.context, "a binary message, expected text,");
    } else if (result == ASSEMBLE_TOO_LARGE) {
        ws->events.unfit(ws->events.context, "a message larger than 4 MiB");
    }
    return 0;
}

static int send_ping(struct ws *ws)
{
    unsigned char room[LWS_PRE];
    ws->ping = false;
    if (ws->frames.count) {
        lws_callback_on_writable(ws->wsi);
    }
    return lws_write(ws->wsi, room + LWS_PRE, 0, LWS_WRITE_PING) < 0 ? -1 : 0;
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
    if (ws->ping) {
        return send_ping(ws);
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
    ws_ended(ws, code, told ? ws->reason : "connection lost");
    return 0;
}

struct handler {
    enum lws_callback_reasons reason;
    int (*run)(struct ws *ws, void *in, size_t len);
};

static const struct handler handlers[] = {
    {LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER, on_head},
    {LWS_CALLBACK_CLIENT_RECEIVE, on_receive},
    {LWS_CALLBACK_CLIENT_RECEIVE_PONG, on_pong},
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

const struct lws_protocols ws_protocols[] = {
    {.name = "feed", .callback = ws_callback, .rx_buffer_size = RX_BUFFER},
    {0},
};
