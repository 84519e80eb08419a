#include "base/json.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json_item.h"
#include "base/json_scan.h"
#include "base/utf8.h"

enum {
    DEFAULT_MAX_BYTES = 4 << 20,
    DEFAULT_MAX_DEPTH = 64,
    SMALL = 8192, // such texts, parsed, lie in one block
    SWELLING = 10 // a value of ten bytes takes a hundred
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

// As an editor may save it: with its mark, or a zero beside the first letter.
static bool is_utf16(const char *text, size_t len)
{
    return len >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 ||
                        memcmp(text, "\xfe\xff", 2) == 0 || !text[0] != !text[1]);
}

static bool is_fit(const char *text, size_t len, size_t max_bytes, char *error,
                   size_t error_size)
{
    if (len > max_bytes) {
        snprintf(error, error_size, "1:1: %zu bytes, at most %zu are read", len,
                 max_bytes);
        return false;
    }
    if (is_utf16(text, len)) {
        snprintf(error, error_size, "1:1: expected UTF-8, found UTF-16");
        return false;
    }
    size_t good = utf8_good(text, len);
    if (good < len) {
        json_say_where(text, good, "not UTF-8", error, error_size);
    }
    return good == len;
}

// Owned, terminated, and without comments, where there may be some.
static char *copy_of(const char *text, size_t len, bool comments)
{
    char *copy = xrealloc(NULL, len + 1);
    if (len) {
        memcpy(copy, text, len);
    }
    copy[len] = '\0';
    if (comments) {
        json_strip_comments(copy, len);
    }
    return copy;
}

static struct json_doc *parse(const char *text, size_t len, int max_depth, char *error,
                              size_t error_size)
{
    size_t at = 0;
    const char *what = "not JSON from here on";
    cJSON *root = NULL;
    bool open = false;
    struct arena arena = {0};
    if (json_scan(text, len, max_depth, &at, &what, &open)) {
        const char *end = text;
        arena_reserve(&arena, len < SMALL ? len * SWELLING : len);
        root = build(text, len + 1, &end, &arena);
        at = json_culprit((size_t)(end - text), len, open, &what);
    }
    if (root) {
        return keep(root, &arena);
    }
    arena_finish(&arena);
    json_say_where(text, at, what, error, error_size);
    return NULL;
}

struct json_doc *json_parse(const char *text, size_t len,
                            const struct json_limits *limits, char *error,
                            size_t error_size)
{
    static const struct json_limits usual = {0};
    limits = limits ? limits : &usual;
    size_t max_bytes = limits->max_bytes ? limits->max_bytes : DEFAULT_MAX_BYTES;
    int max_depth = limits->max_depth ? limits->max_depth : DEFAULT_MAX_DEPTH;
    if (!is_fit(text, len, max_bytes, error, error_size)) {
        return NULL;
    }
    char *copy = copy_of(text, len, limits->comments);
    struct json_doc *doc = parse(copy, len, max_depth, error, error_size);
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
