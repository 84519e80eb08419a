// Any request to the control server: the first byte picks method, path and headers, the
// rest is the body. What parses as a cue must print, parse again and mean the same.
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/api.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const methods[] = {"POST", "GET"};
    static const char *const paths[] = {"/api/cue", "/metrics", "/api/still.png",
                                        "/api/health"};
    unsigned pick = size ? data[0] : 0;
    struct arena arena = {0};
    char *text = arena_strndup(&arena, (const char *)data, size);
    struct api_request request = {
        .method = methods[pick & 1],
        .path = paths[pick >> 1 & 3],
        .body = {.data = text + (size > 0), .len = size ? size - 1 : 0},
        .origin = pick & 8 ? text : NULL,
        .host = pick & 16 ? text : NULL,
        .authorization = pick & 32 ? text : NULL,
    };
    struct api_access access = {.loopback = pick & 64, .token = pick & 128 ? "t" : NULL};
    const struct api_known known = {.state = text + (size > 0), .fresh = true};
    struct api_reply reply;
    api_handle(&request, &access, &known, &arena, &reply);
    struct api_frame frame;
    char why[256] = "";
    if (!api_hear(request.body, &arena, &frame, why, sizeof(why)) && !why[0]) {
        abort();
    }
    struct buf said = {0};
    api_say(&frame, false, true, why, &said);
    buf_finish(&said);
    request.protocols = text;
    request.path = API_SOCKET;
    (void)api_upgrade(&request, &access);
    if (reply.action == API_CUE && !reply.cue.has_values) {
        struct cue again;
        char error[256];
        const char *words = cue_print(&reply.cue, &arena);
        if (!cue_parse(words, &again, error, sizeof(error)) ||
            again.kind != reply.cue.kind ||
            !text_equal(cue_print(&again, &arena), words)) {
            abort();
        }
    }
    buf_finish(&reply.body);
    arena_finish(&arena);
    return 0;
}
