// What goes out on a connection: collected in the order it was said, through TLS if need
// be, and written as the socket takes it.
#include <string.h>

#include "net/ws_state.h"

enum {
    PIECE = 4096, // that much a socket takes whole when it takes anything: what lws would
                  // have to keep stops it from reading, and it does not sleep meanwhile
    KEEP = 64 << 10 // memory kept for what comes
};

static void add(struct ws *ws, const struct buf *bytes)
{
    struct ws_link *link = &ws->link;
    if (!link->tls) {
        buf_append(&link->out, bytes->data, bytes->len);
    } else if (tls_write(link->tls, (struct str){bytes->data, bytes->len})) {
        tls_speak(link->tls, &link->out);
    }
    if (ws->wsi) {
        lws_callback_on_writable(ws->wsi);
    }
}

static void random_bytes(struct ws *ws, unsigned char *out, size_t size)
{
    lws_get_random(loop_context(ws->loop), out, size);
}

void ws_say(struct ws *ws, enum ws_opcode opcode, struct str payload)
{
    unsigned char mask[WS_MASK] = {0};
    struct buf frame = {0};
    random_bytes(ws, mask, sizeof(mask));
    ws_frame_write(&frame, opcode, payload, mask);
    add(ws, &frame);
    buf_finish(&frame);
}

void ws_say_goodbye(struct ws *ws, int code, const char *reason)
{
    char room[WS_CONTROL_MAX + 1];
    ws_say(ws, WS_CLOSE, ws_goodbye(room, code, reason));
}

static void ask(struct ws *ws)
{
    struct ws_answer *answer = &ws->link.answer;
    unsigned char bytes[WS_KEY_BYTES] = {0};
    struct buf request = {0};
    random_bytes(ws, bytes, sizeof(bytes));
    ws_key(answer->key, bytes);
    ws_request(&request, ws->address.authority, ws->path[0] ? ws->path : ws->address.path,
               answer->key, ws->headers);
    add(ws, &request);
    buf_finish(&request);
    ws->link.asked = true;
}

void ws_greet(struct ws *ws)
{
    struct ws_link *link = &ws->link;
    if (!link->asked && (!link->tls || tls_ready(link->tls))) {
        ask(ws);
    }
    ws_out_flush(ws);
}

void ws_out_flush(struct ws *ws)
{
    struct ws_link *link = &ws->link;
    if (link->tls) {
        tls_speak(link->tls, &link->out);
    }
    if (ws->wsi && ws_out_waiting(ws)) {
        lws_callback_on_writable(ws->wsi);
    }
}

size_t ws_out_waiting(const struct ws *ws)
{
    return ws->link.out.len - ws->link.sent;
}

// Whatever waits longer than what is being sent is one ping and one pong.
static void add_control(struct ws *ws)
{
    struct ws_link *link = &ws->link;
    if (ws->state != WS_OPEN) {
        return;
    }
    if (link->pong) {
        link->pong = false;
        ws_say(ws, WS_PONG, (struct str){link->pong_data, link->pong_len});
    }
    if (link->ping) {
        link->ping = false;
        ws_say(ws, WS_PING, (struct str){"", 0});
    }
}

static bool write_piece(struct ws *ws)
{
    unsigned char room[LWS_PRE + PIECE];
    struct ws_link *link = &ws->link;
    size_t len = ws_out_waiting(ws) < PIECE ? ws_out_waiting(ws) : PIECE;
    memcpy(room + LWS_PRE, link->out.data + link->sent, len);
    if (lws_write(ws->wsi, room + LWS_PRE, len, LWS_WRITE_RAW) < 0) {
        return false;
    }
    link->sent += len;
    if (!ws_out_waiting(ws)) {
        link->sent = 0;
        if (link->out.capacity > KEEP) {
            buf_finish(&link->out);
        } else {
            buf_clear(&link->out);
        }
    }
    return true;
}

int ws_write(struct ws *ws)
{
    if (!ws_out_waiting(ws)) {
        add_control(ws);
    }
    if (ws_out_waiting(ws) && !write_piece(ws)) {
        return -1;
    }
    if (ws_out_waiting(ws) || ws->link.ping || ws->link.pong) {
        lws_callback_on_writable(ws->wsi);
    } else if (ws->state == WS_LEAVING) {
        ws_gone(ws);
        return -1;
    }
    return 0;
}
