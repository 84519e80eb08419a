#include "app/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/paths.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/str.h"

enum { PAGE_MAX = 4 << 20 };

static void not_there(struct http_reply *reply)
{
    reply->status = 404;
    reply->content_type = "application/json";
    buf_clear(&reply->body);
    buf_text(&reply->body, "{\"error\":\"no such file\"}\n");
}

void page_answer(const char *dir, const char *file, const struct http_request *request,
                 struct http_reply *reply)
{
    char path[PATH_SIZE];
    char why[PATH_SIZE + 100];
    if (!dir[0] || !file_join(path, sizeof(path), dir, file) || file_is_dir(path) ||
        !file_read(path, PAGE_MAX, &reply->body, why, sizeof(why))) {
        not_there(reply);
        return;
    }
    snprintf(reply->etag, sizeof(reply->etag), "\"%016" PRIx64 "\"",
             hash_bytes(0, reply->body.data, reply->body.len));
    reply->status = 200;
    if (request->if_none_match && strstr(request->if_none_match, reply->etag)) {
        reply->status = 304;
        buf_clear(&reply->body);
    }
}
