#include "app/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/paths.h"
#include "base/file.h"
#include "base/str.h"

enum { PAGE_MAX = 4 << 20 };

// FNV-1a: tells one version of a file from the next.
static uint64_t digest(const struct buf *file)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < file->len; i++) {
        hash = (hash ^ (unsigned char)file->data[i]) * 0x100000001b3;
    }
    return hash;
}

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
             digest(&reply->body));
    reply->status = 200;
    if (request->if_none_match && strstr(request->if_none_match, reply->etag)) {
        reply->status = 304;
        buf_clear(&reply->body);
    }
}
