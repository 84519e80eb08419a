// What stands in a document, read as its sender meant it.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json_item.h"
#include "base/str.h"

enum { WHOLE_TEXT = 24 };

bool json_is_object(const struct json *value)
{
    return cJSON_IsObject(item_of(value));
}

bool json_is_array(const struct json *value)
{
    return cJSON_IsArray(item_of(value));
}

bool json_is_string(const struct json *value)
{
    return cJSON_IsString(item_of(value));
}

bool json_is_number(const struct json *value)
{
    return cJSON_IsNumber(item_of(value));
}

bool json_is_bool(const struct json *value)
{
    return cJSON_IsBool(item_of(value));
}

bool json_is_null(const struct json *value)
{
    return cJSON_IsNull(item_of(value));
}

// The first of that name. Most names differ in their first letter.
const struct json *json_get(const struct json *object, const char *key)
{
    const cJSON *child = json_is_object(object) ? item_of(object)->child : NULL;
    while (child && (child->string[0] != key[0] || strcmp(child->string, key) != 0)) {
        child = child->next;
    }
    return json_of(child);
}

const struct json *json_get2(const struct json *object, const char *key,
                             const char *other)
{
    const struct json *value = json_get(object, key);
    return value ? value : json_get(object, other);
}

const struct json *json_first(const struct json *value)
{
    return json_is_object(value) || json_is_array(value) ? json_of(item_of(value)->child)
                                                         : NULL;
}

const struct json *json_next(const struct json *child)
{
    return child ? json_of(item_of(child)->next) : NULL;
}

const char *json_key(const struct json *child)
{
    return child ? item_of(child)->string : NULL;
}

int json_count(const struct json *value)
{
    int count = 0;
    for (const struct json *child = json_first(value); child; child = json_next(child)) {
        count++;
    }
    return count;
}

const char *json_string(const struct json *value)
{
    return json_is_string(value) ? item_of(value)->valuestring : NULL;
}

static bool whole(double number)
{
    return fabs(number) < 9007199254740992.0 && number == floor(number);
}

// By hand, for ids are printed for every message.
static const char *whole_text(struct arena *arena, long long number)
{
    char digits[WHOLE_TEXT];
    char *at = digits + sizeof(digits);
    unsigned long long rest =
        number < 0 ? -(unsigned long long)number : (unsigned long long)number;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) {
        *--at = '-';
    }
    return arena_strndup(arena, at, (size_t)(digits + sizeof(digits) - at));
}

const char *json_text(const struct json *value, struct arena *arena)
{
    if (json_is_string(value)) {
        return item_of(value)->valuestring;
    }
    if (!json_is_number(value) || !isfinite(item_of(value)->valuedouble)) {
        return NULL;
    }
    double number = item_of(value)->valuedouble;
    return whole(number) ? whole_text(arena, (long long)number)
                         : arena_printf(arena, "%.15g", number);
}

bool json_double(const struct json *value, double *out)
{
    double number;
    if (json_is_number(value)) {
        number = item_of(value)->valuedouble;
    } else {
        const char *text = json_string(value);
        char *end = NULL;
        // strtod would take blanks, hexadecimal and "inf" as well.
        bool plain = !text_empty(text) && strspn(text, "0123456789+-.eE") == strlen(text);
        number = plain ? strtod(text, &end) : 0;
        if (!end || end == text || *end) {
            return false;
        }
    }
    if (!isfinite(number)) {
        return false;
    }
    *out = number;
    return true;
}

bool json_int(const struct json *value, long long *out)
{
    const char *text = json_string(value);
    if (text) {
        return text_int(text, -9007199254740992LL, 9007199254740992LL, out);
    }
    double number;
    if (!json_double(value, &number) || !whole(number)) {
        return false;
    }
    *out = (long long)number;
    return true;
}

bool json_bool(const struct json *value, bool *out)
{
    const char *text = json_string(value);
    long long number = -1;
    if (json_is_bool(value)) {
        number = cJSON_IsTrue(item_of(value));
    } else if (text) {
        number = text_equal_nocase(text, "true")    ? 1
                 : text_equal_nocase(text, "false") ? 0
                                                    : -1;
    } else {
        json_int(value, &number);
    }
    if (number != 0 && number != 1) {
        return false;
    }
    *out = number == 1;
    return true;
}

const char *json_kind(const struct json *value)
{
    return json_is_object(value)   ? "object"
           : json_is_array(value)  ? "array"
           : json_is_string(value) ? "string"
           : json_is_number(value) ? "number"
           : json_is_bool(value)   ? "true or false"
           : json_is_null(value)   ? "null"
                                   : "nothing";
}
