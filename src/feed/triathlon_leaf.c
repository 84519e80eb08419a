// What a single value of a timing message says.
#include <ctype.h>
#include <string.h>

#include "feed/leaf.h"
#include "feed/triathlon.h"

enum { PLACE = 40, POSITION_MAX = 9999 };

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

// "1", 1, 1.0, "=3", "3."; 0 for anything else.
int triathlon_position(const struct json *object, struct arena *arena)
{
    const char *text = leaf_text(object, "position", NULL, PLACE, arena);
    text = text ? text + strspn(text, "=") : "";
    size_t digits = strspn(text, "0123456789");
    long long position = 0;
    if (strspn(text + digits, "=.0") == strlen(text + digits)) {
        text_int(arena_strndup(arena, text, digits), 1, POSITION_MAX, &position);
    }
    return (int)position;
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
