// The operator's standing orders as lines of JSON.
#include <stdio.h>

#include "base/arena.h"
#include "base/json.h"
#include "show/orders.h"

enum { MS_PER_S = 1000 };

// {"cue":"auto off"} or {"cue":{"cue":"take",...}}: either may be posted as it is.
static void put_cue(const struct cue *cue, struct buf *out)
{
    struct arena arena = {0};
    const char *text = cue_print(cue, &arena);
    json_put_key(out, "cue");
    if (text[0] == '{') {
        buf_text(out, text);
    } else {
        json_put_text(out, text);
    }
    arena_finish(&arena);
}

void order_print(const struct order *order, int64_t epoch_ms, struct buf *out)
{
    buf_char(out, '{');
    put_cue(&order->cue, out);
    if (order->until_ms != INT64_MAX) {
        int64_t until_ms = order->until_ms + epoch_ms;
        buf_printf(out, ",\"until\":%lld.%03d", (long long)(until_ms / MS_PER_S),
                   (int)(until_ms % MS_PER_S));
    }
    if (order->said.count || order->said.row_count) {
        json_put_key(out, "said");
        values_to_json(&order->said, out);
    }
    if (order->rows.count) {
        json_put_key(out, "rows");
        values_to_json(&order->rows, out);
    }
    buf_text(out, "}\n");
}

static bool complain(char *error, size_t size, const char *expected, const char *found)
{
    snprintf(error, size, "expected %s, found %s", expected, found);
    return false;
}

// A pin is of what the take before it put up on its layer.
static bool name_pinned(struct orders *orders, struct order *pin, char *error,
                        size_t size)
{
    for (const struct order *other = pin - 1; other >= orders->items; other--) {
        if (other->cue.kind == CUE_TAKE && (int)other->scene->layer == pin->cue.layer) {
            pin->scene = other->scene;
            pin->subject = other->subject;
            return true;
        }
    }
    return complain(error, size, "a take before the pin of its layer", "none");
}

static bool name_scene(struct orders *orders, struct order *order, char *error,
                       size_t size)
{
    const struct cue *cue = &order->cue;
    bool about = cue->kind == CUE_TAKE || cue->kind == CUE_SET || cue->kind == CUE_VETO;
    if (cue->kind == CUE_PIN) {
        return name_pinned(orders, order, error, size);
    }
    if (about && (!cue->scene[0] || !cue->subject[0])) {
        return complain(error, size, "a scene and a subject", "a cue without");
    }
    order->scene = about ? scene_find(cue->scene) : NULL;
    order->subject = arena_strdup(orders->arena, cue->subject);
    return true;
}

// Nothing that only a moment wants, such as a cut or an end of the show.
static bool is_standing(const struct cue *cue)
{
    switch (cue->kind) {
    case CUE_AUTO:
    case CUE_BUG:
    case CUE_BOARD:
        return !cue->on;
    case CUE_TAKE:
    case CUE_PIN:
    case CUE_SET:
    case CUE_FOLLOW:
    case CUE_VETO:
        return true;
    case CUE_LAYER:
        return cue->layer >= 0;
    default:
        return false;
    }
}

static bool read_cue(const struct json *object, struct orders *orders,
                     struct order *order, char *error, size_t size)
{
    const struct json *cue = json_get(object, "cue");
    const char *words = json_string(cue);
    if (!words && !json_is_object(cue)) {
        return complain(error, size, "a cue", json_kind(cue));
    }
    bool read = words ? cue_parse(words, &order->cue, error, size)
                      : cue_parse_json(cue, orders->arena, &order->cue, error, size);
    if (!read) {
        return false;
    }
    if (!is_standing(&order->cue)) {
        return complain(error, size, "an order that stands",
                        cue_print(&order->cue, orders->arena));
    }
    return name_scene(orders, order, error, size);
}

static bool read_until(const struct json *object, int64_t epoch_ms, struct order *order,
                       char *error, size_t size)
{
    const struct json *until = json_get(object, "until");
    double seconds = 0;
    if (!until) {
        return true;
    }
    if (!json_is_number(until) || !json_double(until, &seconds) ||
        !(seconds >= 0 && seconds < 1e12)) {
        return complain(error, size, "until: seconds since 1970", json_kind(until));
    }
    order->until_ms = (int64_t)(seconds * MS_PER_S + 0.5) - epoch_ms;
    return true;
}

static bool read_said(const struct json *object, struct order *order, char *error,
                      size_t size)
{
    const struct json *said = json_get(object, "said");
    return !said || values_from_json(&order->said, said, error, size);
}

static bool read_rows(const struct json *object, struct order *order, char *error,
                      size_t size)
{
    const struct json *rows = json_get(object, "rows");
    return !rows || values_from_json(&order->rows, rows, error, size);
}

bool orders_read(struct orders *orders, struct str line, int64_t epoch_ms, char *error,
                 size_t error_size)
{
    const struct json_limits limits = {.max_bytes = 4 * CUE_MAX_BYTES, .max_depth = 8};
    struct order *order = orders_add(orders);
    if (!order) {
        snprintf(error, error_size, "expected at most %d orders", ORDERS_MAX);
        return false;
    }
    struct json_doc *doc = json_parse(line.data, line.len, &limits, error, error_size);
    const struct json *object = json_root(doc);
    bool ok = doc &&
              (json_is_object(object) ||
               complain(error, error_size, "an object", json_kind(object))) &&
              read_cue(object, orders, order, error, error_size) &&
              read_until(object, epoch_ms, order, error, error_size) &&
              read_said(object, order, error, error_size) &&
              read_rows(object, order, error, error_size);
    json_free(doc);
    orders->count -= !ok;
    return ok;
}
