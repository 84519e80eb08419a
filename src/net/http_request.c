// What a request's head says.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "net/http_lws.h"

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

// One that lws has no number for; `name` in lower case, with its colon.
static const char *custom_header(struct lws *wsi, const char *name, struct arena *arena)
{
    int size = (int)strlen(name);
    int len = lws_hdr_custom_length(wsi, name, size);
    if (len < 0) {
        return NULL;
    }
    char *text = arena_alloc(arena, (size_t)len + 1);
    return lws_hdr_custom_copy(wsi, text, len + 1, name, size) < 0 ? NULL : text;
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

static const char *peer(struct lws *wsi, struct arena *arena)
{
    char address[64] = "";
    lws_get_peer_simple(wsi, address, sizeof(address));
    // An IPv4 client of an IPv6 port.
    bool mapped = strncmp(address, "::ffff:", 7) == 0;
    return arena_strdup(arena, address + (mapped ? 7 : 0));
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
        .hook_token = custom_header(wsi, "triathlon-token:", arena),
        .api_key = custom_header(wsi, "apikey:", arena),
        .accept = header(wsi, WSI_TOKEN_HTTP_ACCEPT, arena),
        .cookie = header(wsi, WSI_TOKEN_HTTP_COOKIE, arena),
        .peer = peer(wsi, arena),
        .if_none_match = header(wsi, WSI_TOKEN_HTTP_IF_NONE_MATCH, arena),
        .protocols = header(wsi, WSI_TOKEN_PROTOCOL, arena),
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

// lws reads the body of these three, however long it turns out to be.
static bool may_be_long(struct lws *wsi)
{
    return lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI) > 0 ||
           lws_hdr_total_length(wsi, WSI_TOKEN_PUT_URI) > 0 ||
           lws_hdr_total_length(wsi, WSI_TOKEN_PATCH_URI) > 0;
}

int request_coding(struct lws *wsi, struct arena *arena, bool *chunked, const char **why)
{
    const char *coding = header(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING, arena);
    *chunked = false;
    if (!coding) {
        return 0;
    }
    if (!text_equal_nocase(coding, "chunked")) {
        *why = "expected a body as it is, or chunked\n";
        return 501;
    }
    // Who believes one of them and who the other would see different requests.
    if (header(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH, arena)) {
        *why = "expected Content-Length or Transfer-Encoding, found both\n";
        return 400;
    }
    if (!may_be_long(wsi)) {
        *why = "expected a body with Content-Length, found a chunked one\n";
        return 411;
    }
    *chunked = true;
    return 0;
}

long long request_body_length(struct lws *wsi, struct arena *arena)
{
    const char *text = header(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH, arena);
    long long length = 0;
    return !text || text_int(text, 0, INT64_MAX, &length) ? length : -1;
}

bool request_ask_body(struct lws *wsi)
{
    static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";
    const int len = (int)sizeof(go_on) - 1;
    unsigned char text[LWS_PRE + sizeof(go_on)];
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_EXPECT) <= 0) {
        return true;
    }
    memcpy(text + LWS_PRE, go_on, sizeof(go_on));
    return lws_write(wsi, text + LWS_PRE, (size_t)len, LWS_WRITE_HTTP_HEADERS) == len;
}
