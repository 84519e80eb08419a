// What comes as a text frame: {"id":7,"cue":"take",...} or the cue's bare words.
#include <stdio.h>

#include "base/arena.h"
#include "base/json.h"
#include "show/api_parts.h"

// The id as JSON again, so that a number stays a number; NULL if there is none.
static const char *print_id(const struct json *id, struct arena *arena)
{
    if (!json_is_number(id) && !json_is_string(id)) {
        return NULL;
    }
    struct buf text = {0};
    json_put_value(&text, id);
    const char *copy = arena_strdup(arena, text.data);
    buf_finish(&text);
    return copy;
}

bool api_hear(struct str text, struct arena *arena, struct api_frame *out, char *error,
              size_t error_size)
{
    struct json_limits limits = {.max_bytes = CUE_MAX_BYTES, .max_depth = 8};
    *out = (struct api_frame){0};
    struct json_doc *doc = json_parse(text.data, text.len, &limits, NULL, 0);
    out->id = print_id(json_get(json_root(doc), "id"), arena);
    json_free(doc);
    return cue_read(text, arena, &out->cue, error, error_size);
}

void api_say(const struct api_frame *frame, bool ok, bool stale, const char *why,
             struct buf *out)
{
    buf_char(out, '{');
    json_put_key(out, "id");
    buf_text(out, frame->id ? frame->id : "null");
    json_add_bool(out, "ok", ok);
    if (stale) {
        json_add_bool(out, "stale", true);
    }
    if (!text_empty(why)) {
        json_add_text(out, ok ? "reason" : "error", why);
    }
    buf_char(out, '}');
}
