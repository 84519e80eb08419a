// One attempt to connect: the name is looked up, then its numeric addresses are tried in
// turn.
#include "base/clock.h"
#include "net/ws_state.h"

// Pings are ours: nothing of lws' own may hang up on a quiet evening.
static const lws_retry_bo_t no_idle_policy = {0};

static void connect_next(struct ws *ws);

static void on_next(lws_sorted_usec_list_t *timer)
{
    struct ws *ws = lws_container_of(timer, struct ws, next);
    if (ws->state == WS_NEXT) {
        connect_next(ws);
    }
}

// Of several failures the one that says most is told: a name may have an address where
// nobody listens. An answer of HTTP's is the server's word.
void ws_connect_failed(struct ws *ws, const char *reason, int status)
{
    ws->wsi = NULL;
    ws->turn++;
    ws->status = status;
    if (status) {
        ws_ended(ws, reason);
        return;
    }
    if (!ws->reason[0] || !text_starts(reason, "connection refused")) {
        text_copy(ws->reason, sizeof(ws->reason), reason);
    }
    if (++ws->tried < ws->names.count && !loop_stopping(ws->loop)) {
        ws->state = WS_NEXT;
        ws_after(ws, &ws->next, on_next, 0); // lws is still in the call that failed
        return;
    }
    ws_ended(ws, ws->reason);
}

void ws_give_up(struct ws *ws, const char *reason, int status)
{
    ws_abandon(ws);
    ws_connect_failed(ws, reason, status);
}

static void connect_next(struct ws *ws)
{
    ws->state = WS_CONNECTING;
    ws->turn %= ws->names.count;
    ws->wsi = NULL;
    ws_reset_link(ws);
    struct lws_client_connect_info info = {
        .context = loop_context(ws->loop),
        .vhost = ws->vhost,
        .address = ws->names.address[ws->turn],
        .port = ws->address.port,
        .host = ws->address.authority,
        .method = "RAW",
        .local_protocol_name = "feed",
        .pwsi = &ws->wsi,
        .userdata = ws,
        .retry_and_idle_policy = &no_idle_policy,
    };
    // NULL means failed without a callback, unless the callback has come already.
    if (!lws_client_connect_via_info(&info) && ws->state == WS_CONNECTING) {
        ws_connect_failed(ws, "connection refused", 0);
    }
}

void ws_resolve(struct ws *ws)
{
    switch (resolve_ask(loop_resolve(ws->loop), ws->address.host, clock_now_ms(),
                        &ws->names)) {
    case RESOLVE_WAIT:
        break;
    case RESOLVE_OK:
        connect_next(ws);
        break;
    case RESOLVE_FAILED:
        ws_ended(ws, ws->names.error);
        break;
    }
}
