// JSON from strangers: parsed, walked, read as everything, written and parsed again.
// The first byte chooses whether comments are allowed.
#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static void walk(const struct json *value, struct arena *arena)
{
    long long whole;
    double real;
    bool truth;
    const char *text = json_text(value, arena);
    if (text) {
        require(utf8_valid(text, str_of(text).len));
        text_clean(arena, text, 40);
    }
    if (json_int(value, &whole)) {
        require(json_double(value, &real));
    }
    json_bool(value, &truth);
    int count = 0;
    for (const struct json *child = json_first(value); child; child = json_next(child)) {
        require(!json_is_object(value) || json_get(value, json_key(child)));
        walk(child, arena);
        count++;
    }
    require(count == json_count(value));
}

static struct json_doc *parse(const char *text, size_t len, bool comments)
{
    char error[100];
    const struct json_limits limits = {.comments = comments};
    return json_parse(text, len, &limits, error, sizeof(error));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct json_doc *doc = parse((const char *)data + 1, size - 1, data[0] & 1);
    if (doc) {
        struct arena arena = {0};
        struct buf written = {0};
        walk(json_root(doc), &arena);
        json_put_value(&written, json_root(doc));
        struct json_doc *again = parse(written.data, written.len, false);
        require(again != NULL);
        json_free(again);
        buf_finish(&written);
        arena_finish(&arena);
    }
    json_free(doc);
    return 0;
}
