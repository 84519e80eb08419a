#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json_scan.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
    DEFAULT_MAX_BYTES = 4 << 20,
    DEFAULT_MAX_DEPTH = 64,
    SMALL = 8192,  // such texts, parsed, lie in one block
    SWELLING = 10, // a value of ten bytes takes a hundred
    WHOLE_TEXT = 24
};

struct json_doc {
    cJSON *root;
    struct arena arena; // of the document itself, too
};

// Where cJSON puts what this thread parses; NULL: printing, on the heap. A document is
// made of hundreds of pieces and thrown away as a whole.
static _Thread_local struct arena *building;

static void *cjson_take(size_t size)
{
    return building ? arena_room(building, size) : malloc(size);
}

static void cjson_give_back(void *memory)
{
    if (!building) {
        free(memory);
    }
}

static void set_hooks(void)
{
    cJSON_Hooks hooks = {.malloc_fn = cjson_take, .free_fn = cjson_give_back};
    cJSON_InitHooks(&hooks);
}

// A struct json is a cJSON; only this file knows.
static const cJSON *item_of(const struct json *value)
{
    return (const cJSON *)(const void *)value;
}

static const struct json *json_of(const cJSON *item)
{
    return (const struct json *)(const void *)item;
}

static cJSON *build(const char *text, size_t size, const char **end, struct arena *arena)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_hooks);
    building = arena;
    cJSON *root = cJSON_ParseWithLengthOpts(text, size, end, 1);
    building = NULL;
    return root;
}

static struct json_doc *keep(cJSON *root, const struct arena *arena)
{
    struct arena owner = *arena;
    struct json_doc *doc = arena_room(&owner, sizeof(*doc));
    *doc = (struct json_doc){.root = root, .arena = owner};
    return doc;
}

struct json_doc *json_parse(const char *text, size_t len,
                            const struct json_limits *limits, char *error,
                            size_t error_size)
{
    size_t max_bytes =
        limits && limits->max_bytes ? limits->max_bytes : DEFAULT_MAX_BYTES;
    int max_depth = limits && limits->max_depth ? limits->max_depth : DEFAULT_MAX_DEPTH;
    if (len > max_bytes) {
        snprintf(error, error_size, "1:1: %zu bytes, at most %zu are read", len,
                 max_bytes);
        return NULL;
    }
    if (!utf8_valid(text, len)) {
        snprintf(error, error_size, "1:1: not UTF-8");
        return NULL;
    }
    char *copy = xrealloc(NULL, len + 1);
    if (len) {
        memcpy(copy, text, len);
    }
    copy[len] = '\0';
    if (limits && limits->comments) {
        json_strip_comments(copy, len);
    }
    size_t at = 0;
    const char *what = "not JSON from here on";
    cJSON *root = NULL;
    bool open = false;
    struct arena arena = {0};
    if (json_scan(copy, len, max_depth, &at, &what, &open)) {
        const char *end = copy;
        arena_reserve(&arena, len < SMALL ? len * SWELLING : len);
        root = build(copy, len + 1, &end, &arena);
        at = json_culprit((size_t)(end - copy), len, open, &what);
    }
    struct json_doc *doc = NULL;
    if (root) {
        doc = keep(root, &arena);
    } else {
        arena_finish(&arena);
        json_say_where(copy, at, what, error, error_size);
    }
    free(copy);
    return doc;
}

void json_free(struct json_doc *doc)
{
    if (doc) {
        struct arena arena = doc->arena; // frees the document that it stands in
        arena_finish(&arena);
    }
}

const struct json *json_root(const struct json_doc *doc)
{
    return doc ? json_of(doc->root) : NULL;
}

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

void json_put_text(struct buf *buf, const char *text)
{
    if (!text) {
        buf_text(buf, "null");
        return;
    }
    buf_char(buf, '"');
    for (uint32_t c; (c = utf8_next(&text));) {
        if (c == '"' || c == '\\') {
            buf_char(buf, '\\');
            buf_char(buf, (char)c);
        } else if (c < 0x20) {
            buf_printf(buf, "\\u%04x", (unsigned)c);
        } else {
            char bytes[4];
            buf_append(buf, bytes, (size_t)utf8_put(bytes, c));
        }
    }
    buf_char(buf, '"');
}

void json_put_key(struct buf *buf, const char *key)
{
    if (buf->len && buf->data[buf->len - 1] != '{') {
        buf_char(buf, ',');
    }
    json_put_text(buf, key);
    buf_char(buf, ':');
}

void json_put_value(struct buf *buf, const struct json *value)
{
    char *text = value ? cJSON_PrintUnformatted(item_of(value)) : NULL;
    buf_text(buf, text ? text : "null");
    free(text);
}
