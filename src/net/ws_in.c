// What came in on a connection: through TLS if need be, then the answer to the upgrade,
// then frames. Whatever is told may end the connection: that is looked at every time.
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "net/ws_state.h"
#include "net/ws_words.h"

enum { BATCH = 256, PROTOCOL_ERROR = 1002 };

// Texts that have not been told yet.
struct batch {
    int count;
    struct str texts[BATCH];
};

static void tell_texts(struct ws *ws, struct batch *batch)
{
    int count = batch->count;
    batch->count = 0;
    if (count && ws->state == WS_OPEN) {
        ws->events.texts(ws->events.context, batch->texts, count);
    }
}

static void tell_unfit(struct ws *ws, const char *why)
{
    if (ws->state == WS_OPEN) {
        ws->events.unfit(ws->events.context, why);
    }
}

static void on_binary(struct ws *ws, struct str payload)
{
    (void)payload;
    tell_unfit(ws, "a binary message, expected text,");
}

static void on_too_large(struct ws *ws, struct str payload)
{
    (void)payload;
    tell_unfit(ws, "a message larger than 4 MiB");
}

static void on_ping(struct ws *ws, struct str payload)
{
    struct ws_link *link = &ws->link;
    memcpy(link->pong_data, payload.data, payload.len);
    link->pong_len = payload.len;
    link->pong = true;
    pulse_beat(&ws->pulse, ws->pulse.heard_ms);
    lws_callback_on_writable(ws->wsi);
}

// Theirs, or their answer to ours.
static void on_close(struct ws *ws, struct str payload)
{
    if (ws->state == WS_OPEN) {
        ws->code = ws_goodbye_code(payload);
        if (ws->code) {
            snprintf(ws->reason, sizeof(ws->reason), "%.*s", (int)payload.len - 2,
                     payload.data + 2);
        }
        ws_say_goodbye(ws, ws->code, NULL);
    }
    ws_leave(ws);
}

static void on_bad(struct ws *ws, struct str payload)
{
    (void)payload;
    if (ws->state == WS_OPEN) {
        snprintf(ws->reason, sizeof(ws->reason), "broken frame from the server: %s",
                 ws->link.reader.why);
        ws_say_goodbye(ws, PROTOCOL_ERROR, ws->link.reader.why);
    }
    ws_leave(ws);
}

static void (*const handlers[])(struct ws *ws, struct str payload) = {
    [WS_HEARD_BINARY] = on_binary, [WS_HEARD_TOO_LARGE] = on_too_large,
    [WS_HEARD_PING] = on_ping,     [WS_HEARD_CLOSE] = on_close,
    [WS_HEARD_BAD] = on_bad,
};

static void hear_frames(struct ws *ws, struct str bytes)
{
    struct batch batch;
    struct str payload = {0};
    enum ws_heard heard = WS_HEARD_TEXT;
    batch.count = 0;
    while (heard != WS_HEARD_MORE && (ws->state == WS_OPEN || ws->state == WS_CLOSING)) {
        heard = ws_reader_next(&ws->link.reader, &bytes, &payload);
        if (heard == WS_HEARD_TEXT) {
            batch.texts[batch.count++] = payload;
        }
        if (heard != WS_HEARD_TEXT || batch.count == BATCH) {
            tell_texts(ws, &batch);
        }
        if (handlers[heard]) {
            handlers[heard](ws, payload);
        }
    }
}

static void hear_answer(struct ws *ws, struct str *bytes)
{
    char words[WS_REASON];
    struct ws_answer *answer = &ws->link.answer;
    switch (ws_answer_take(answer, bytes)) {
    case WS_ANSWER_MORE:
        break;
    case WS_ANSWER_YES:
        ws_answer_finish(answer);
        ws_opened(ws);
        ws->events.open(ws->events.context);
        break;
    case WS_ANSWER_NO:
        ws_words(words, sizeof(words), str_of(""), answer->status);
        ws_give_up(ws, words, answer->status);
        break;
    case WS_ANSWER_BAD:
        ws_give_up(ws, "not a WebSocket server", 0);
        break;
    }
}

static void hear_plain(struct ws *ws, struct str bytes)
{
    if (ws->state == WS_CONNECTING) {
        hear_answer(ws, &bytes);
    }
    if (ws->state == WS_OPEN || ws->state == WS_CLOSING) {
        hear_frames(ws, bytes);
    }
}

static void hear_secret(struct ws *ws, struct str bytes)
{
    struct lws *wsi = ws->wsi;
    enum tls_result result = TLS_DATA;
    tls_hear(ws->link.tls, bytes);
    while (result == TLS_DATA && ws->wsi == wsi) {
        size_t len = 0;
        result = tls_read(ws->link.tls, ws->plain, WS_PLAIN_BYTES, &len);
        ws_greet(ws);
        if (len) {
            hear_plain(ws, (struct str){ws->plain, len});
        }
    }
    bool over = result == TLS_OVER || result == TLS_BROKEN;
    if (over && ws->wsi == wsi && ws->state != WS_LEAVING) {
        ws_write(ws); // why, to the peer
        ws_hang_up(ws);
    }
}

void ws_hear(struct ws *ws, struct str bytes)
{
    pulse_hear(&ws->pulse, clock_now_ms());
    if (ws->link.tls) {
        hear_secret(ws, bytes);
    } else {
        hear_plain(ws, bytes);
    }
}
