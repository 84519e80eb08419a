#include "app/monitor_values.h"

#include <string.h>

#include "base/str.h"
#include "show/scene.h"

enum { MS_PER_S = 1000, S_PER_MIN = 60, SHOWN_DECISIONS = 3 };

const char *const MONITOR_SCENE_NAMES[MONITOR_SCENES] = {
    "back", "head", "air", "output", "announced", "queue", "feeds", "log", "help"};

static const char *text_of(const struct json *object, const char *key)
{
    const char *text = json_string(json_get(object, key));
    return text ? text : "";
}

static bool is_true(const struct json *object, const char *key)
{
    bool value = false;
    return json_bool(json_get(object, key), &value) && value;
}

// Milliseconds of a member. False where there are none, or null.
static bool span_of(const struct json *object, const char *key, double *ms)
{
    const struct json *found = json_get(object, key);
    return json_is_number(found) && json_double(found, ms);
}

// Time left is rounded up, time passed down: what reads 0:00 is over.
static void put_time(struct values *out, const char *name, const struct json *object,
                     const char *key, bool left)
{
    double ms;
    if (span_of(object, key, &ms)) {
        long long s = (long long)((ms + (left ? MS_PER_S - 1 : 0)) / MS_PER_S);
        values_printf(out, name, "%lld:%02lld", s / S_PER_MIN, s % S_PER_MIN);
    }
}

// One line that tells what a scene is about, of whatever it has.
static void put_what(struct values *out, const struct json *values)
{
    static const char *const keys[] = {"name",  "player", "race",
                                       "event", "title",  "team.name"};
    const char *home = text_of(values, "home.short"),
               *away = text_of(values, "away.short");
    home = home[0] ? home : text_of(values, "home.name");
    away = away[0] ? away : text_of(values, "away.name");
    if (home[0] || away[0]) {
        values_printf(out, "what", "%s %s : %s %s", home, text_of(values, "home.score"),
                      text_of(values, "away.score"), away);
        return;
    }
    const char *mark = text_of(values, "mark");
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const char *text = text_of(values, keys[i]);
        if (text[0]) {
            values_printf(out, "what", "%s%s%s", text, mark[0] ? "  " : "", mark);
            return;
        }
    }
}

static const struct json *find_layer(const struct json *air, const char *layer)
{
    for (const struct json *item = json_first(air); item; item = json_next(item)) {
        if (text_equal(text_of(item, "layer"), layer)) {
            return item;
        }
    }
    return NULL;
}

static void put_pages(struct values *row, const struct json *item)
{
    double page, pages;
    if (span_of(item, "page", &page) && span_of(item, "pages", &pages) && pages > 1) {
        values_printf(row, "left", "%.0f/%.0f", page + 1, pages);
    }
}

static void put_layer(const struct monitor_facts *facts, enum layer layer,
                      struct values *row)
{
    const struct json *item =
        find_layer(json_get(facts->state, "air"), layer_names[layer]);
    bool pinned = is_true(item, "pinned");
    const char *state = text_of(item, "state");
    values_text(row, "layer", layer_names[layer]);
    if (text_equal(text_of(facts->state, "selected"), layer_names[layer])) {
        values_text(row, "selected", "true");
    }
    if (!item) {
        values_text(row, "state", "off");
        return;
    }
    values_text(row, "state",
                pinned                    ? "pinned"
                : text_equal(state, "on") ? "on air"
                                          : state);
    values_text(row, "live", "true");
    values_text(row, "scene", text_of(item, "scene"));
    values_text(row, "reason", text_of(item, "reason"));
    put_what(row, json_get(item, "values"));
    put_pages(row, item);
    put_time(row, "left", item, "remaining_ms", true);
}

static void fill_air(const struct monitor_facts *facts, struct values *out)
{
    for (int i = 0; i < LAYER_COUNT; i++) {
        put_layer(facts, (enum layer)i, values_add_row(out));
    }
}

// A scene of which nothing is known is not shown.
static void fill_back(const struct monitor_facts *facts, struct values *out)
{
    (void)facts;
    values_text(out, "preview", "programme.png");
}

static void fill_head(const struct monitor_facts *facts, struct values *out)
{
    values_text(out, "title", facts->title[0] ? facts->title : "Strapline");
    values_text(out, "clock", facts->clock);
    values_text(out, "notice", text_of(facts->state, "notice"));
    values_text(out, "selected", text_of(facts->state, "selected"));
    values_text(out, "digits", facts->hotkeys->digits);
    values_text(out, "auto", is_true(facts->state, "auto") ? "true" : "false");
}

static void fill_output(const struct monitor_facts *facts, struct values *out)
{
    const struct json *output = json_get(facts->state, "output");
    double rate = 0, frames = 0, late = 0;
    span_of(output, "rate", &rate);
    span_of(output, "frames", &frames);
    span_of(output, "late", &late);
    values_printf(out, "output", "%s  %g Hz  %s", text_of(output, "size"), rate,
                  text_of(output, "key"));
    values_printf(out, "frames", "%.0f frames", frames);
    values_printf(out, "late", "%.0f late", late);
    values_text(out, "lost", late >= 1 ? "true" : "");
}

// How many of a list stand below what fits.
static void put_more(struct values *out, const struct json *list, int shown)
{
    int count = json_count(list);
    if (count > shown) {
        values_printf(out, "more", "and %d more", count - shown);
    }
}

static void fill_waiting(const struct json *list, const char *key, const char *name,
                         bool left, struct values *out)
{
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        struct values *row = values_add_row(out);
        values_text(row, "scene", text_of(item, "scene"));
        values_text(row, "reason", text_of(item, "reason"));
        values_text(row, "waits", text_of(item, "waits"));
        put_what(row, json_get(item, "values"));
        put_time(row, name, item, key, left);
    }
}

static void fill_announced(const struct monitor_facts *facts, struct values *out)
{
    const struct json *list = json_get(facts->state, "announced");
    fill_waiting(list, "in_ms", "in", true, out);
    put_more(out, list, 2);
}

static void fill_queue(const struct monitor_facts *facts, struct values *out)
{
    const struct json *list = json_get(facts->state, "queue");
    fill_waiting(list, "age_ms", "age", false, out);
    put_more(out, list, 4);
}

static void fill_feeds(const struct monitor_facts *facts, struct values *out)
{
    const struct json *list = json_get(facts->state, "feeds");
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        struct values *row = values_add_row(out);
        bool up = text_equal(text_of(item, "link"), "up");
        values_text(row, "id", text_of(item, "id"));
        values_text(row, "link", text_of(item, "link"));
        values_text(row, "data", text_of(item, "data"));
        values_text(row, "note", text_of(item, "note"));
        values_text(row, "trouble", up ? "" : "true");
        put_time(row, "age", item, "age_ms", false);
    }
    put_more(out, list, 3);
}

// Newest first; the document has them oldest first.
static void fill_log(const struct monitor_facts *facts, struct values *out)
{
    const struct json *newest[SHOWN_DECISIONS] = {0};
    const struct json *list = json_get(facts->state, "decisions");
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        memmove(newest + 1, newest, sizeof(newest) - sizeof(newest[0]));
        newest[0] = item;
    }
    for (int i = 0; i < SHOWN_DECISIONS && newest[i]; i++) {
        struct values *row = values_add_row(out);
        values_text(row, "outcome", text_of(newest[i], "outcome"));
        values_text(row, "text", text_of(newest[i], "text"));
    }
}

static void fill_help(const struct monitor_facts *facts, struct values *out)
{
    for (int i = 0; i < facts->hotkeys->count; i++) {
        const struct hotkey *hotkey = &facts->hotkeys->rows[i];
        struct values *row = values_add_row(out);
        char name[64];
        hotkeys_name(hotkey, name, sizeof(name));
        values_text(row, "key", name);
        values_text(row, "help", hotkey->help);
    }
}

static void (*const FILL[MONITOR_SCENES])(const struct monitor_facts *facts,
                                          struct values *out) = {
    [MONITOR_BACK] = fill_back,
    [MONITOR_HEAD] = fill_head,
    [MONITOR_AIR] = fill_air,
    [MONITOR_OUTPUT] = fill_output,
    [MONITOR_ANNOUNCED] = fill_announced,
    [MONITOR_QUEUE] = fill_queue,
    [MONITOR_FEEDS] = fill_feeds,
    [MONITOR_LOG] = fill_log,
    [MONITOR_HELP] = fill_help,
};

void monitor_values(const struct monitor_facts *facts, enum monitor_scene scene,
                    struct values *out)
{
    if (FILL[scene]) {
        FILL[scene](facts, out);
    }
}
