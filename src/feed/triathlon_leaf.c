// What a single value of a timing message says.
#include <ctype.h>

#include "feed/leaf.h"
#include "feed/triathlon.h"

int64_t triathlon_span(const struct json *object, const char *key, struct arena *arena)
{
    int64_t ms;
    bool known = span_read(leaf_text(object, key, NULL, LEAF_NAME, arena), &ms);
    return known && ms >= 0 ? ms : RACE_UNKNOWN;
}

const char *triathlon_point(const struct json *object, const char *key,
                            struct arena *arena)
{
    const char *id = leaf_text(object, key, NULL, LEAF_ID, arena);
    return text_equal(id, "0") ? NULL : id;
}

bool triathlon_behind(const char *point, const char *other)
{
    long long a, b;
    return text_int(point, 0, INT32_MAX, &a) && text_int(other, 0, INT32_MAX, &b) &&
           a > b;
}

const char *triathlon_letters(const char *word, struct arena *arena)
{
    word = word ? word : "";
    char *out = arena_strdup(arena, word);
    size_t len = 0;
    for (; *word; word++) {
        if (isalpha((unsigned char)*word)) {
            out[len++] = (char)tolower((unsigned char)*word);
        }
    }
    out[len] = '\0';
    return out;
}
