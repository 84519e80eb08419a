// What lws tells about a connection's socket.
#include "net/keep_alive.h"
#include "net/ws_state.h"
#include "net/ws_words.h"

static int on_error(struct ws *ws, void *in, size_t len)
{
    char words[WS_REASON];
    ws_words(words, sizeof(words), (struct str){in, in ? len : 0}, 0);
    ws_connect_failed(ws, words, 0);
    return 0;
}

// Without a wake-up of ours: a line that was cut is known after ten seconds, however
// seldom the peer is pinged.
enum { ALIVE_IDLE_S = 5, ALIVE_EVERY_S = 1, ALIVE_TIMES = 5 };

static int on_reached(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    lws_set_timeout(ws->wsi, NO_PENDING_TIMEOUT, 0); // ours runs
    ws->link.reached = true;
    keep_alive(lws_get_socket_fd(ws->wsi), ALIVE_IDLE_S, ALIVE_EVERY_S, ALIVE_TIMES);
    if (ws->trust) {
        ws->link.tls = tls_create(ws->trust, ws->address.host);
        if (!ws->link.tls) {
            ws_give_up(ws, "no secure connection", 0);
            return 0;
        }
        ws_hear(ws, (struct str){"", 0}); // it is us who speak first
    }
    ws_greet(ws);
    return 0;
}

static int on_receive(struct ws *ws, void *in, size_t len)
{
    ws_hear(ws, (struct str){in, len});
    return 0;
}

static int on_writeable(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    return ws_write(ws);
}

static int on_gone(struct ws *ws, void *in, size_t len)
{
    (void)in;
    (void)len;
    ws_gone(ws);
    return 0;
}

struct handler {
    enum lws_callback_reasons reason;
    int (*run)(struct ws *ws, void *in, size_t len);
};

static const struct handler handlers[] = {
    {LWS_CALLBACK_RAW_RX, on_receive},
    {LWS_CALLBACK_RAW_WRITEABLE, on_writeable},
    {LWS_CALLBACK_RAW_CONNECTED, on_reached},
    {LWS_CALLBACK_CLIENT_CONNECTION_ERROR, on_error},
    {LWS_CALLBACK_RAW_CLOSE, on_gone},
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
    {.name = "feed", .callback = ws_callback},
    {0},
};
