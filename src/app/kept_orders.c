#include "app/kept_orders.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"

enum { MS_PER_S = 1000, S_PER_MINUTE = 60, S_PER_HOUR = 3600 };

// Another day's orders would surprise.
enum { OLDEST_S = 6 * S_PER_HOUR };

static const char WHAT[] = "standing orders";
static const char EXPECTED[] =
    "expected the operator's standing orders ({\"strapline\":\"standing orders\",...)";

struct header {
    bool ours;
    long long count;
    double at_s;
};

void kept_orders_put_header(struct buf *out, int count, int64_t wall_ms)
{
    buf_char(out, '{');
    json_add_text(out, "strapline", WHAT);
    buf_printf(out, ",\"at\":%lld.%03d,\"orders\":%d}\n", (long long)(wall_ms / MS_PER_S),
               (int)(wall_ms % MS_PER_S), count);
}

// The next line without its end; *ended tells whether it has one.
static struct str take_line(struct str *text, bool *ended)
{
    const char *end = text->len ? memchr(text->data, '\n', text->len) : NULL;
    struct str line = {text->data, end ? (size_t)(end - text->data) : text->len};
    size_t taken = line.len + (end ? 1 : 0);
    *ended = end != NULL;
    *text = (struct str){text->data + taken, text->len - taken};
    return line;
}

static struct header read_header(struct str line)
{
    char why[128];
    struct header header = {.count = -1};
    const struct json_limits limits = {.max_bytes = KEPT_ORDERS_BYTES, .max_depth = 8};
    struct json_doc *doc = json_parse(line.data, line.len, &limits, why, sizeof(why));
    const struct json *root = json_root(doc);
    header.ours = json_is_object(root) &&
                  text_equal(json_string(json_get(root, "strapline")), WHAT);
    if (header.ours && (!json_double(json_get(root, "at"), &header.at_s) ||
                        !json_int(json_get(root, "orders"), &header.count))) {
        header.count = -1;
    }
    json_free(doc);
    return header;
}

bool kept_orders_are(struct str text)
{
    bool ended;
    return text.len == 0 || read_header(take_line(&text, &ended)).ours;
}

static bool is_young(const struct header *header, const char *path, int64_t wall_ms,
                     char *error, size_t size)
{
    double age_s = (double)wall_ms / MS_PER_S - header->at_s;
    if (header->count > 0 && age_s > OLDEST_S) {
        snprintf(error, size,
                 "%s: the operator's orders are %.0f h %02d min old, so they are not "
                 "obeyed",
                 path, (double)((long long)age_s / S_PER_HOUR),
                 (int)((long long)age_s % S_PER_HOUR / S_PER_MINUTE));
        return false;
    }
    return true;
}

static bool read_lines(struct str text, int64_t count, const char *path, int64_t epoch_ms,
                       struct orders *out, char *error, size_t size)
{
    char why[256];
    int number = 2;
    for (; text.len && out->count < count; number++) {
        bool ended;
        struct str line = take_line(&text, &ended);
        if (!ended || !orders_read(out, line, epoch_ms, why, sizeof(why))) {
            snprintf(error, size, "%s:%d: %s; nothing in it is obeyed", path, number,
                     ended ? why : "expected a whole line, found half of one");
            return false;
        }
    }
    if (out->count < count || text.len) {
        snprintf(error, size,
                 "%s:%d: expected %lld orders, found %s; nothing in it is obeyed", path,
                 number, (long long)count, text.len ? "more" : "fewer");
        return false;
    }
    return true;
}

bool kept_orders_read(struct str text, const char *path, int64_t wall_ms,
                      int64_t epoch_ms, struct orders *out, char *error,
                      size_t error_size)
{
    bool ended;
    if (text.len == 0) {
        return true; // just made
    }
    struct header header = read_header(take_line(&text, &ended));
    if (!header.ours) {
        snprintf(error, error_size, "%s:1: %s, found something else; it stays as it is",
                 path, EXPECTED);
        return false;
    }
    if (header.count < 0) {
        snprintf(error, error_size,
                 "%s:1: expected the time (\"at\") and number (\"orders\") of the "
                 "orders; nothing in it is obeyed",
                 path);
        return false;
    }
    bool ok = is_young(&header, path, wall_ms, error, error_size) &&
              read_lines(text, header.count, path, epoch_ms, out, error, error_size);
    out->count = ok ? out->count : 0;
    return ok;
}
