#include "feed/leaf.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"

static const struct json *member(const struct json *object, const char *snake,
                                 const char *camel)
{
    return camel ? json_get2(object, snake, camel) : json_get(object, snake);
}

static const char *clean(const struct json *value, int max_chars, struct arena *arena)
{
    const char *text = text_clean(arena, json_text(value, arena), max_chars);
    return text_empty(text) ? NULL : text;
}

const char *leaf_text(const struct json *object, const char *snake, const char *camel,
                      int max_chars, struct arena *arena)
{
    return clean(member(object, snake, camel), max_chars, arena);
}

int leaf_int(const struct json *object, const char *snake, const char *camel, int min,
             int max, int otherwise)
{
    long long value;
    if (!json_int(member(object, snake, camel), &value) || value < min || value > max) {
        return otherwise;
    }
    return (int)value;
}

int leaf_place(const struct json *object, const char *key, struct arena *arena)
{
    enum { LONGEST = 40 };
    const char *text = leaf_text(object, key, NULL, LONGEST, arena);
    text = text ? text + strspn(text, "=") : "";
    size_t len = strspn(text, "0123456789");
    long long place = 0;
    if (strspn(text + len, "=.0") == strlen(text + len)) {
        text_int(arena_strndup(arena, text, len), 1, LEAF_PLACE_MOST, &place);
    }
    return (int)place;
}

const char *leaf_code(const struct json *object, const char *snake, const char *camel,
                      struct arena *arena)
{
    const char *text = leaf_text(object, snake, camel, LEAF_CODE, arena);
    if (!text) {
        return NULL;
    }
    char *code = arena_alloc(arena, strlen(text) + 1);
    size_t len = 0;
    for (; *text; text++) {
        if (*text != ' ') {
            code[len++] = (char)toupper((unsigned char)*text);
        }
    }
    return code;
}

const char *leaf_metres_of(const struct json *value, struct arena *arena)
{
    double metres;
    if (json_is_number(value) && json_double(value, &metres) && fabs(metres) < 1000) {
        return arena_printf(arena, "%.2f", metres);
    }
    return clean(value, LEAF_MARK, arena);
}

const char *leaf_metres(const struct json *object, const char *snake, const char *camel,
                        struct arena *arena)
{
    return leaf_metres_of(member(object, snake, camel), arena);
}

bool leaf_wind(const struct json *object, const char *snake, const char *camel,
               struct arena *arena, int *tenths)
{
    const struct json *value = member(object, snake, camel);
    double speed;
    if (json_is_number(value)) {
        return json_double(value, &speed) && fabs(speed) < 100 &&
               wind_parse(arena_printf(arena, "%.3f", speed), tenths);
    }
    const char *text = clean(value, LEAF_MARK, arena);
    return text && wind_parse(text, tenths);
}

// Whoever records a long jump presses F for a foul.
static const char signs_said[] = "oOxXfFpP-rR", signs_meant[] = "ooxxxx---rr";

bool leaf_is_signs(const char *text)
{
    return !text_empty(text) && strspn(text, signs_said) == strlen(text);
}

const char *leaf_signs(const char *text, struct arena *arena)
{
    if (!leaf_is_signs(text)) {
        return text;
    }
    char *signs = arena_strdup(arena, text);
    for (char *c = signs; *c; c++) {
        *c = signs_meant[strchr(signs_said, *c) - signs_said];
    }
    return signs;
}

const char *leaf_flag(const struct json *object, const char *snake, const char *camel,
                      struct arena *arena)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789_-";
    const char *text = leaf_text(object, snake, camel, LEAF_ADDRESS, arena);
    if (!text || strchr(text, ' ')) {
        return NULL;
    }
    if (text_starts(text, "//")) {
        return arena_printf(arena, "https:%s", text);
    }
    bool address = text_starts(text, "https://") || text_starts(text, "http://");
    return address || strspn(text, plain) == strlen(text) ? text : NULL;
}

const char *leaf_picture(const struct json *object, const char *key, struct arena *arena)
{
    const char *text = leaf_flag(object, key, NULL, arena);
    return text && strstr(text, "://") ? text : NULL;
}

const char *leaf_flag_country(const char *flag, struct arena *arena)
{
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *folder = flag ? strstr(flag, "/countryflags/") : NULL;
    const char *name = folder ? strrchr(folder, '/') + 1 : "";
    bool country = strspn(name, capitals) == 3 && (name[3] == '.' || name[3] == '\0');
    return country ? arena_strndup(arena, name, 3) : NULL;
}
