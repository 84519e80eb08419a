#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "http"
#include "base/arena.h"
#include "base/log.h"
#include "net/chunks.h"
#include "net/http_lws.h"

enum {
    HTTP_BODY_S = 10,              // for a whole body
    HTTP_REPLY_S = 60,             // for a whole reply
    HTTP_LAST_S = 3,               // for the word that the body was too late
    HTTP_MAX_DISCARD = 32 << 20,   // a body too large is read up to here to be polite
    HTTP_MAX_COLLECTED = 64 << 20, // of all bodies together
    HTTP_MAX_COMPLETIONS = 1000,
};

// One request a connection: lws 4.1.6 takes the head of a pipelined request for the
// beginning of its body, never stops telling that this is whole, and begins the next
// request while a long reply is being written. So a second request is never looked at.

struct exchange {
    struct arena arena; // owns what the request points to
    struct http_request request;
    size_t max_body;
    struct buf body;
    size_t body_seen;
    bool chunked;
    struct chunks chunks;
    struct http_reply reply;
    size_t sent;
    bool replied;    // the head is out, the rest follows
    int completions; // how often lws said that the body is whole
};

static void drop_body(struct http *http, struct exchange *exchange)
{
    http->collected -= exchange->body.len;
    buf_finish(&exchange->body);
}

void exchange_end(struct http *http, struct http_session *session)
{
    struct exchange *exchange = session->exchange;
    if (exchange) {
        session->exchange = NULL;
        drop_body(http, exchange);
        buf_finish(&exchange->reply.body);
        arena_finish(&exchange->arena);
        free(exchange);
    }
}

static int reply(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    exchange->replied = true;
    http_note_reply(http, exchange->reply.status);
    lws_set_timer_usecs(wsi, HTTP_REPLY_S * LWS_USEC_PER_SEC);
    if (!reply_send_head(http, wsi, &exchange->request, &exchange->reply,
                         &exchange->sent)) {
        log_warn("%s %.100s: the reply's head could not be sent",
                 exchange->request.method, exchange->request.path);
        return -1;
    }
    if (strcmp(exchange->request.method, "HEAD") == 0) {
        exchange->sent = exchange->reply.body.len;
    }
    // Also when nothing follows: a transaction may not end inside its own beginning.
    lws_callback_on_writable(wsi);
    return 0;
}

static int ask_handler(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    exchange->request.body =
        (struct str){exchange->body.data ? exchange->body.data : "", exchange->body.len};
    exchange->reply.status = 500;
    http->handler(http->context, &exchange->request, &exchange->reply);
    return reply(http, session, wsi);
}

// For requests that no handler could read.
static int refuse(struct http *http, struct http_session *session, struct lws *wsi,
                  int status, const char *why)
{
    struct exchange *exchange = session->exchange;
    exchange->reply.status = status;
    exchange->reply.content_type = "text/plain; charset=utf-8";
    buf_text(&exchange->reply.body, why);
    return reply(http, session, wsi);
}

// A request that follows one whose reply is still on its way. With a body it would lead
// lws astray, see above.
static int pass_over(struct http_session *session, struct lws *wsi)
{
    return request_body_length(wsi, &session->exchange->arena) == 0 ? 0 : -1;
}

static const struct http_limit *limit_of(const struct http *http, const char *path)
{
    for (int i = 0; i < http->limit_count; i++) {
        if (strcmp(http->limits[i].path, path) == 0) {
            return &http->limits[i];
        }
    }
    return NULL;
}

static bool too_often(struct http *http, const struct http_request *request)
{
    bool read =
        strcmp(request->method, "GET") == 0 || strcmp(request->method, "HEAD") == 0;
    return !limit_of(http, request->path) &&
           !http_spend(http, request->peer, read ? 1 : HTTP_CUE_POINTS);
}

int exchange_begin(struct http *http, struct http_session *session, struct lws *wsi)
{
    if (session->exchange) {
        return pass_over(session, wsi);
    }
    struct exchange *exchange = xalloc(sizeof(*exchange));
    session->exchange = exchange;
    lws_set_timer_usecs(wsi, HTTP_BODY_S * LWS_USEC_PER_SEC);
    request_read(wsi, &exchange->arena, &exchange->request);
    if (!exchange->request.method[0]) {
        return refuse(http, session, wsi, 501, "no such method\n");
    }
    if (too_often(http, &exchange->request)) {
        return refuse(http, session, wsi, HTTP_TOO_OFTEN, "too many requests\n");
    }
    const char *why;
    int status = request_coding(wsi, &exchange->arena, &exchange->chunked, &why);
    if (status) {
        return refuse(http, session, wsi, status, why);
    }
    long long length = request_body_length(wsi, &exchange->arena);
    if (length < 0) {
        return refuse(http, session, wsi, 400, "expected a number as Content-Length\n");
    }
    const struct http_limit *limit = limit_of(http, exchange->request.path);
    exchange->max_body = limit ? limit->max_body : http->max_body;
    exchange->request.body_too_large = (unsigned long long)length > exchange->max_body;
    if ((length == 0 && !exchange->chunked) || length > HTTP_MAX_DISCARD) {
        return ask_handler(http, session, wsi);
    }
    return request_ask_body(wsi) ? 0 : -1;
}

static int take_body(struct http *http, struct http_session *session, struct lws *wsi,
                     struct str piece)
{
    struct exchange *exchange = session->exchange;
    exchange->body_seen += piece.len;
    if (exchange->body_seen > exchange->max_body) {
        exchange->request.body_too_large = true;
        drop_body(http, exchange);
    }
    if (exchange->request.body_too_large) {
        return 0;
    }
    if (http->collected + piece.len > HTTP_MAX_COLLECTED) {
        return refuse(http, session, wsi, 503, "too much is being sent at once\n");
    }
    buf_append(&exchange->body, piece.data, piece.len);
    http->collected += piece.len;
    return 0;
}

// lws hands chunks out as they came, and takes a body of unknown length for a long one.
static int take_chunks(struct http *http, struct http_session *session, struct lws *wsi,
                       struct str piece)
{
    struct exchange *exchange = session->exchange;
    struct str part;
    enum chunks_result result;
    int closing = 0;
    while (!exchange->replied &&
           (result = chunks_next(&exchange->chunks, &piece, &part)) != CHUNKS_MORE) {
        if (result == CHUNKS_DATA) {
            closing = take_body(http, session, wsi, part);
        }
        if (result == CHUNKS_END || exchange->body_seen > HTTP_MAX_DISCARD) {
            return ask_handler(http, session, wsi);
        }
        if (result == CHUNKS_BAD) {
            return refuse(http, session, wsi, 400, "expected a body in whole chunks\n");
        }
    }
    return closing;
}

int exchange_body(struct http *http, struct http_session *session, struct lws *wsi,
                  struct str piece)
{
    struct exchange *exchange = session->exchange;
    if (!exchange || exchange->replied) {
        return 0;
    }
    return exchange->chunked ? take_chunks(http, session, wsi, piece)
                             : take_body(http, session, wsi, piece);
}

// A request or a reply that takes this long is of no use to anybody. What has become a
// WebSocket has no exchange.
int exchange_late(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    if (!exchange) {
        return 0;
    }
    if (exchange->replied) {
        return -1;
    }
    int result = exchange->request.body_too_large
                     ? ask_handler(http, session, wsi)
                     : refuse(http, session, wsi, 408, "the body took more than 10 s\n");
    lws_set_timer_usecs(wsi, HTTP_LAST_S * LWS_USEC_PER_SEC);
    return result;
}

int exchange_complete(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    if (!exchange || exchange->replied) {
        return exchange && ++exchange->completions > HTTP_MAX_COMPLETIONS ? -1 : 0;
    }
    if (exchange->chunked) { // its end has not come, whatever lws expected
        return refuse(http, session, wsi, 400, "expected a body in whole chunks\n");
    }
    return ask_handler(http, session, wsi);
}

int exchange_write(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    if (!exchange || !exchange->replied) {
        return 0;
    }
    size_t left = exchange->reply.body.len - exchange->sent;
    if (left) {
        size_t size = left < HTTP_PIECE ? left : HTTP_PIECE;
        memcpy(http->piece + LWS_PRE, exchange->reply.body.data + exchange->sent, size);
        enum lws_write_protocol how =
            size == left ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP;
        if (lws_write(wsi, http->piece + LWS_PRE, size, how) < (int)size) {
            return -1;
        }
        exchange->sent += size;
        left -= size;
    }
    if (left) {
        lws_callback_on_writable(wsi);
        return 0;
    }
    exchange_end(http, session);
    return -1;
}
