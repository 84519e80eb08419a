#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "http"
#include "base/arena.h"
#include "base/log.h"
#include "net/http_lws.h"

enum {
    HTTP_TIMEOUT_S = 60,        // for a whole request and its reply
    HTTP_MAX_DISCARD = 8 << 20, // a body too large is read up to here to be polite
    HTTP_HEADERS = 2048,
    HTTP_MAX_COMPLETIONS = 1000,
};

// One request a connection: lws 4.1.6 takes the head of a pipelined request for the
// beginning of its body, never stops telling that this is whole, and begins the next
// request while a long reply is being written. So a second request is never looked at.

static const char security_policy[] =
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

struct exchange {
    struct arena arena; // owns what the request points to
    struct http_request request;
    struct buf body;
    size_t body_seen;
    struct http_reply reply;
    size_t sent;
    bool replied;    // the head is out, the rest follows
    int completions; // how often lws said that the body is whole
};

static const struct {
    enum lws_token_indexes uri;
    const char *method;
} methods[] = {
    {WSI_TOKEN_GET_URI, "GET"},         {WSI_TOKEN_POST_URI, "POST"},
    {WSI_TOKEN_HEAD_URI, "HEAD"},       {WSI_TOKEN_PUT_URI, "PUT"},
    {WSI_TOKEN_PATCH_URI, "PATCH"},     {WSI_TOKEN_DELETE_URI, "DELETE"},
    {WSI_TOKEN_OPTIONS_URI, "OPTIONS"},
};

static const char *header(struct lws *wsi, enum lws_token_indexes token,
                          struct arena *arena)
{
    int len = lws_hdr_total_length(wsi, token);
    if (len <= 0) {
        return NULL;
    }
    char *text = arena_alloc(arena, (size_t)len + 1);
    return lws_hdr_copy(wsi, text, len + 1, token) < 0 ? NULL : text;
}

// lws hands the arguments out one by one.
static const char *query(struct lws *wsi, struct arena *arena)
{
    struct buf text = {0};
    buf_text(&text, "");
    int len = lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_URI_ARGS);
    char *part = arena_alloc(arena, (size_t)(len > 0 ? len : 0) + 1);
    for (int i = 0; len > 0; i++) {
        int size = lws_hdr_copy_fragment(wsi, part, len + 1, WSI_TOKEN_HTTP_URI_ARGS, i);
        if (size < 0) {
            break;
        }
        buf_printf(&text, "%s%s", i ? "&" : "", part);
    }
    const char *copy = arena_strdup(arena, text.data);
    buf_finish(&text);
    return copy;
}

void request_read(struct lws *wsi, struct arena *arena, struct http_request *out)
{
    *out = (struct http_request){
        .method = "",
        .path = "/",
        .query = query(wsi, arena),
        .origin = header(wsi, WSI_TOKEN_ORIGIN, arena),
        .host = header(wsi, WSI_TOKEN_HOST, arena),
        .authorization = header(wsi, WSI_TOKEN_HTTP_AUTHORIZATION, arena),
        .content_type = header(wsi, WSI_TOKEN_HTTP_CONTENT_TYPE, arena),
    };
    for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
        const char *path = header(wsi, methods[i].uri, arena);
        if (path) {
            out->method = methods[i].method;
            out->path = path;
            return;
        }
    }
}

void exchange_end(struct http_session *session)
{
    struct exchange *exchange = session->exchange;
    if (exchange) {
        session->exchange = NULL;
        buf_finish(&exchange->body);
        buf_finish(&exchange->reply.body);
        arena_finish(&exchange->arena);
        free(exchange);
    }
}

// What is being written head by head; `ok` stays false once it does not fit.
struct head {
    struct lws *wsi;
    unsigned char *at, *end;
    bool ok;
};

static void put(struct head *head, const char *name, const char *value)
{
    if (value) {
        head->ok = head->ok && lws_add_http_header_by_name(
                                   head->wsi, (const unsigned char *)name,
                                   (const unsigned char *)value, (int)strlen(value),
                                   &head->at, head->end) == 0;
    }
}

// A short body goes out with its head, so that the reply to "quit" is whole before the
// loop ends.
static size_t add_body(const struct exchange *exchange, unsigned char *at)
{
    size_t len = exchange->reply.body.len;
    if (len == 0 || len > HTTP_PIECE - HTTP_HEADERS ||
        strcmp(exchange->request.method, "HEAD") == 0) {
        return 0;
    }
    memcpy(at, exchange->reply.body.data, len);
    return len;
}

static bool send_head(struct http *http, struct exchange *exchange, struct lws *wsi)
{
    const struct http_reply *reply = &exchange->reply;
    unsigned char *start = http->piece + LWS_PRE;
    struct head head = {.wsi = wsi, .at = start, .end = start + HTTP_HEADERS};
    head.ok =
        lws_add_http_header_status(wsi, (unsigned)reply->status, &head.at, head.end) == 0;
    put(&head, "content-type:", reply->content_type);
    put(&head, "allow:", reply->allow);
    put(&head, "cache-control:", "no-store");
    put(&head, "x-content-type-options:", "nosniff");
    put(&head, "x-frame-options:", "DENY");
    put(&head, "referrer-policy:", "no-referrer");
    put(&head, "content-security-policy:", security_policy);
    put(&head, "www-authenticate:", reply->status == 401 ? "Bearer" : NULL);
    put(&head, "connection:", "close");
    head.ok = head.ok &&
              lws_add_http_header_content_length(wsi, reply->body.len, &head.at,
                                                 head.end) == 0 &&
              lws_finalize_http_header(wsi, &head.at, head.end) == 0;
    if (!head.ok) {
        return false;
    }
    exchange->sent = add_body(exchange, head.at);
    int len = (int)(head.at - start) + (int)exchange->sent;
    return lws_write(wsi, start, (size_t)len, LWS_WRITE_HTTP_HEADERS) == len;
}

static int reply(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    exchange->replied = true;
    if (!send_head(http, exchange, wsi)) {
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

// -1 with a complaint if there is something wrong with the length.
static long long body_length(struct lws *wsi, struct arena *arena)
{
    const char *text = header(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH, arena);
    long long length = 0;
    return !text || text_int(text, 0, INT64_MAX, &length) ? length : -1;
}

// A request that follows one whose reply is still on its way. With a body it would lead
// lws astray, see above.
static int pass_over(struct http_session *session, struct lws *wsi)
{
    return body_length(wsi, &session->exchange->arena) == 0 ? 0 : -1;
}

int exchange_begin(struct http *http, struct http_session *session, struct lws *wsi)
{
    if (session->exchange) {
        return pass_over(session, wsi);
    }
    struct exchange *exchange = xalloc(sizeof(*exchange));
    session->exchange = exchange;
    lws_set_timer_usecs(wsi, HTTP_TIMEOUT_S * LWS_USEC_PER_SEC);
    request_read(wsi, &exchange->arena, &exchange->request);
    if (!exchange->request.method[0]) {
        return refuse(http, session, wsi, 501, "no such method\n");
    }
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0) {
        return refuse(http, session, wsi, 411,
                      "expected a body with Content-Length, found a chunked one\n");
    }
    long long length = body_length(wsi, &exchange->arena);
    if (length < 0) {
        return refuse(http, session, wsi, 400, "expected a number as Content-Length\n");
    }
    exchange->request.body_too_large = (unsigned long long)length > http->max_body;
    if (length == 0 || length > HTTP_MAX_DISCARD) {
        return ask_handler(http, session, wsi);
    }
    return 0;
}

int exchange_body(struct http *http, struct http_session *session, struct lws *wsi,
                  struct str piece)
{
    struct exchange *exchange = session->exchange;
    (void)wsi;
    if (!exchange || exchange->replied) {
        return 0;
    }
    exchange->body_seen += piece.len;
    if (exchange->body_seen > http->max_body) {
        exchange->request.body_too_large = true;
    }
    if (exchange->request.body_too_large) {
        buf_finish(&exchange->body);
    } else {
        buf_append(&exchange->body, piece.data, piece.len);
    }
    return 0;
}

int exchange_complete(struct http *http, struct http_session *session, struct lws *wsi)
{
    struct exchange *exchange = session->exchange;
    if (!exchange || exchange->replied) {
        return exchange && ++exchange->completions > HTTP_MAX_COMPLETIONS ? -1 : 0;
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
    exchange_end(session);
    return -1;
}
