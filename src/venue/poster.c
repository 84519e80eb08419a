#include "venue/poster.h"

#include <stdlib.h>

#include "base/arena.h"
#include "net/rest.h"

#define LOG_MODULE "venue"
#include "base/log.h"

struct poster {
    struct rest *rest;
    char *url;
    char *header; // NULL: none
};

static void answered(void *context, const void *tag, const struct rest_reply *reply)
{
    (void)context;
    (void)tag;
    if (reply->status / 100 != 2) {
        log_warn("a webhook was answered with %d%s%s", reply->status,
                 reply->note ? ": " : "", reply->note ? reply->note : "");
    }
}

struct poster *poster_create(const char *url, const char *token)
{
    struct poster *poster = xalloc(sizeof(*poster));
    struct arena arena = {0};
    poster->url = xstrdup(url);
    if (!text_empty(token)) {
        poster->header = xstrdup(arena_printf(&arena, "triathlon-token: %s", token));
    }
    arena_finish(&arena);
    poster->rest = rest_create();
    if (!poster->rest || !rest_start(poster->rest)) {
        poster_destroy(poster);
        return NULL;
    }
    return poster;
}

void poster_post(struct poster *poster, struct str body)
{
    struct arena arena = {0};
    const struct rest_request request = {
        .url = poster->url,
        .header = poster->header,
        .post = arena_strndup(&arena, body.data, body.len),
        .done = answered,
    };
    rest_get(poster->rest, &request);
    arena_finish(&arena);
}

void poster_destroy(struct poster *poster)
{
    if (!poster) {
        return;
    }
    if (poster->rest) {
        rest_stop(poster->rest);
        rest_join(poster->rest);
    }
    rest_destroy(poster->rest);
    free(poster->url);
    free(poster->header);
    free(poster);
}
