// The head of a reply.
#include <string.h>

#include "net/http_lws.h"

enum { HTTP_HEADERS = 2048 };

// A picture that was fetched with a token is shown as a blob.
static const char security_policy[] =
    "default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'";

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
static size_t add_body(const struct http_request *request, const struct http_reply *reply,
                       unsigned char *at)
{
    size_t len = reply->body.len;
    if (len == 0 || len > HTTP_PIECE - HTTP_HEADERS ||
        strcmp(request->method, "HEAD") == 0) {
        return 0;
    }
    memcpy(at, reply->body.data, len);
    return len;
}

bool reply_send_head(struct http *http, struct lws *wsi,
                     const struct http_request *request, const struct http_reply *reply,
                     size_t *sent)
{
    unsigned char *start = http->piece + LWS_PRE;
    struct head head = {.wsi = wsi, .at = start, .end = start + HTTP_HEADERS};
    head.ok =
        lws_add_http_header_status(wsi, (unsigned)reply->status, &head.at, head.end) == 0;
    put(&head, "content-type:", reply->content_type);
    put(&head, "allow:", reply->allow);
    put(&head, "set-cookie:", reply->cookie);
    put(&head, "cache-control:", reply->etag[0] ? "no-cache" : "no-store");
    put(&head, "etag:", reply->etag[0] ? reply->etag : NULL);
    put(&head, "x-content-type-options:", "nosniff");
    put(&head, "x-frame-options:", "DENY");
    put(&head, "referrer-policy:", "no-referrer");
    put(&head, "content-security-policy:", security_policy);
    put(&head, "www-authenticate:", reply->status == 401 ? "Bearer" : NULL);
    put(&head, "retry-after:", reply->status == HTTP_TOO_OFTEN ? "1" : NULL);
    put(&head, "connection:", "close");
    head.ok = head.ok &&
              lws_add_http_header_content_length(wsi, reply->body.len, &head.at,
                                                 head.end) == 0 &&
              lws_finalize_http_header(wsi, &head.at, head.end) == 0;
    if (!head.ok) {
        return false;
    }
    *sent = add_body(request, reply, head.at);
    int len = (int)(head.at - start) + (int)*sent;
    return lws_write(wsi, start, (size_t)len, LWS_WRITE_HTTP_HEADERS) == len;
}
