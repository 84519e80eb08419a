// A text that is skimmed and parsed: whatever the skim is sure of, the parser must find
// just so, if it takes the text at all.
#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/json_skim.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct json_marks marks;

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static bool is_sure(struct json_skim skim)
{
    struct json_span span;
    while (json_skim_next(&skim, &span)) {
    }
    return json_skim_sure(&skim);
}

static bool is_nested(const struct json *value)
{
    return json_is_object(value) || json_is_array(value);
}

// Both are of one kind, and as texts or numbers the same.
static void compare_value(struct str found, const struct json *value)
{
    char error[100];
    struct arena arena = {0};
    struct buf whole = {0};
    buf_char(&whole, '[');
    buf_append(&whole, found.data, found.len);
    buf_char(&whole, ']');
    struct json_doc *doc = json_parse(whole.data, whole.len, NULL, error, sizeof(error));
    const struct json *alone = json_first(json_root(doc));
    require(alone && !json_next(alone));
    require(str_of(json_kind(alone)).data == str_of(json_kind(value)).data);
    require(text_equal(json_text(alone, &arena), json_text(value, &arena)));
    require(json_count(alone) == json_count(value));
    json_free(doc);
    buf_finish(&whole);
    arena_finish(&arena);
}

static void compare(struct json_skim skim, const struct json *value)
{
    struct json_span span;
    const struct json *child = json_first(value);
    bool object = json_is_object(value);
    for (; json_skim_next(&skim, &span); child = json_next(child)) {
        require(child != NULL);
        require(!object || json_span_is(span.key, json_key(child)));
        compare_value(span.value, child);
        struct json_skim inner = json_skim_into(&skim, span.value);
        require(is_nested(child) || !is_sure(inner));
        if (is_nested(child) && is_sure(inner)) {
            compare(inner, child);
        }
    }
    require(!child && json_skim_sure(&skim));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char error[100];
    char *text = malloc(size + 1); // of its very size, so that not a byte more is read
    for (size_t i = 0; i < size; i++) {
        text[i] = (char)data[i];
    }
    char *exact = realloc(text, size ? size : 1);
    struct str all = {exact, size};
    bool found = json_marks_find(all, &marks);
    bool sure = found && is_sure(json_skim_of(&marks));
    struct json_doc *doc =
        sure ? json_parse(all.data, all.len, NULL, error, sizeof(error)) : NULL;
    if (doc) {
        require(is_nested(json_root(doc)));
        compare(json_skim_of(&marks), json_root(doc));
    }
    json_free(doc);
    free(exact);
    return 0;
}
