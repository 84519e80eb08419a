// panel_case.h
// A full panel from what servers send: tests/fixtures/panels/NAME.json has the messages
// and the operator's cues; the real decoders, state, show and programme make the rest.
//
// Threads: one.
#ifndef TESTS_PANEL_CASE_H
#define TESTS_PANEL_CASE_H

#include <stdlib.h>

#include "app/programme.h"
#include "base/file.h"
#include "base/json.h"
#include "feed/feed.h"
#include "show/show.h"

enum { CASE_BYTES = 1 << 20, CASE_START_MS = 1000000, CASE_SETTLE_MS = 3000 };

struct panel_case {
    struct json_doc *doc;
    struct json_doc *told; // the case that this one hears the same as, NULL
    struct feed_config config;
    struct feed *feed;
    struct show *show;
    int64_t now_ms;
    int width, height;
};

static inline struct json_doc *case_read(const char *name)
{
    char path[600], error[300];
    struct buf text = {0};
    struct json_doc *doc = NULL;
    snprintf(path, sizeof(path), "%s/tests/fixtures/panels/%s.json", SOURCE_DIR, name);
    if (file_read(path, CASE_BYTES, &text, error, sizeof(error))) {
        doc = json_parse(text.data, text.len, NULL, error, sizeof(error));
    }
    if (!doc) {
        printf("  %s: %s\n", name, error);
    }
    buf_finish(&text);
    return doc;
}

// ---- what the servers said

static inline void case_hear(struct panel_case *c, const struct feed_out *out)
{
    for (int i = 0; i < out->events.count; i++) {
        show_event(c->show, 0, &out->events.items[i], c->now_ms, c->now_ms);
    }
}

static inline const struct feed_ops *case_ops(const struct panel_case *c)
{
    return feed_find(c->config.type);
}

// "12/1/1", "281501"
static inline struct unit_key case_unit(const char *text)
{
    struct unit_key key = {.round = 1, .heat = 1};
    const char *slash = strchr(text, '/');
    if (slash) {
        sscanf(slash, "/%d/%d", &key.round, &key.heat);
    }
    snprintf(key.event, sizeof(key.event), "%.*s",
             slash ? (int)(slash - text) : (int)sizeof(key.event) - 1, text);
    return key;
}

static inline void case_answer(struct panel_case *c, enum fetch_kind kind,
                               const char *unit, const struct json *body)
{
    struct arena arena = {0};
    struct buf text = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed_fetch fetch = {.kind = kind, .unit = case_unit(unit), .backlog = true};
    json_put_value(&text, body);
    case_ops(c)->body(&c->config, &fetch, 200, (struct str){text.data, text.len}, NULL,
                      &out);
    case_hear(c, &out);
    buf_finish(&text);
    arena_finish(&arena);
}

static inline void case_text(struct panel_case *c, const char *text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    if (!c->feed) {
        c->feed = case_ops(c)->create(&c->config);
        case_ops(c)->open(c->feed, c->now_ms, &out);
    }
    case_ops(c)->text(c->feed, str_of(text), c->now_ms, &out);
    case_hear(c, &out);
    arena_finish(&arena);
}

// Over Pusher, where data is a text of JSON.
static inline void case_push(struct panel_case *c, const char *event,
                             const struct json *body)
{
    struct buf data = {0}, text = {0};
    case_text(c, "{\"event\":\"pusher:connection_established\",\"data\":\"{"
                 "\\\"socket_id\\\":\\\"1.2\\\",\\\"activity_timeout\\\":120}\"}");
    json_put_value(&data, body);
    buf_printf(&text,
               "{\"event\":\"%s\",\"channel\":\"x-2026-GBR-riverside-open-overview\","
               "\"data\":",
               event);
    json_put_text(&text, data.data);
    buf_char(&text, '}');
    case_text(c, text.data);
    buf_finish(&data);
    buf_finish(&text);
}

static inline void case_message(struct panel_case *c, const struct json *said)
{
    const char *unit = json_string(json_get2(said, "unit", "race"));
    const char *push = json_string(json_get(said, "push"));
    const struct json *meeting = json_get(said, "meeting");
    const struct json *text = json_get(said, "text");
    if (unit) {
        case_answer(c, FETCH_UNIT, unit, json_get(said, "body"));
    } else if (meeting) {
        case_answer(c, FETCH_MEETING, "", meeting);
    } else if (push) {
        case_push(c, push, json_get(said, "body"));
    } else if (text) {
        struct buf whole = {0};
        json_put_value(&whole, text);
        case_text(c, whole.data);
        buf_finish(&whole);
    }
}

// ---- the show

static inline void case_pass(struct panel_case *c, int64_t ms)
{
    int64_t until = c->now_ms + ms;
    for (int64_t next; (next = show_next(c->show)) < until;) {
        c->now_ms = next > c->now_ms ? next : c->now_ms + 1;
        show_step(c->show, c->now_ms);
    }
    c->now_ms = until;
    show_step(c->show, until);
}

static inline bool case_cue(struct panel_case *c, const char *words)
{
    struct cue cue;
    char error[300];
    const char *why = NULL;
    if (!cue_parse(words, &cue, error, sizeof(error))) {
        printf("  %s: %s\n", words, error);
        return false;
    }
    bool obeyed = show_cue(c->show, &cue, c->now_ms, &why);
    if (!obeyed) {
        printf("  %s: %s\n", words, why ? why : "refused");
    }
    case_pass(c, CASE_SETTLE_MS);
    return obeyed;
}

static inline void case_config(struct panel_case *c)
{
    static const struct {
        const char *type, *id, *follows;
    } feeds[] = {{"opentrack", "track", NULL},
                 {"triathlon", "tri", "281501"},
                 {"minicup", "cup", "368"}};
    const char *type = json_string(json_get(json_root(c->doc), "feed"));
    for (size_t i = 0; i < sizeof(feeds) / sizeof(feeds[0]); i++) {
        if (text_equal(type, feeds[i].type)) {
            struct show_feed feed = {
                .id = feeds[i].id, .type = type, .subject = feeds[i].follows};
            snprintf(c->config.type, sizeof(c->config.type), "%s", type);
            c->show = show_create(&feed, 1);
        }
    }
    snprintf(c->config.prog_id, sizeof(c->config.prog_id), "281501");
    snprintf(c->config.match, sizeof(c->config.match), "368");
    snprintf(c->config.competition, sizeof(c->config.competition),
             "https://data.opentrack.run/en-gb/x/2026/GBR/riverside-open/");
}

// The panel of this name on air, settled, as the programme would show it.
static inline bool case_open(struct panel_case *c, const char *name,
                             const struct programme *programme)
{
    *c = (struct panel_case){.doc = case_read(name), .now_ms = CASE_START_MS};
    const struct json *root = json_root(c->doc);
    const struct json *told = json_get(root, "told");
    const char *size = json_string(json_get(root, "size"));
    case_config(c);
    if (!c->show || !size || sscanf(size, "%dx%d", &c->width, &c->height) != 2) {
        printf("  %s: expected a feed and a size\n", name);
        return false;
    }
    programme_tell_timing(programme, show_director(c->show));
    if (json_string(told)) {
        c->told = case_read(json_string(told));
        told = json_get(json_root(c->told), "told");
    }
    for (const struct json *said = json_first(told); said; said = json_next(said)) {
        case_message(c, said);
    }
    bool ok = true;
    const struct json *cues = json_get(root, "cues");
    for (const struct json *cue = json_first(cues); cue; cue = json_next(cue)) {
        ok = case_cue(c, json_string(cue)) && ok;
    }
    return ok;
}

static inline void case_close(struct panel_case *c)
{
    if (c->feed) {
        case_ops(c)->destroy(c->feed);
    }
    show_destroy(c->show);
    json_free(c->told);
    json_free(c->doc);
}

// What the cues put up: a panel or a card.
static inline const struct air *case_air(const struct panel_case *c)
{
    const struct air *full = director_air(show_director(c->show), LAYER_FULL);
    return full->scene ? full : director_air(show_director(c->show), LAYER_LOWER);
}

// Its values, a line each, then a line a row.
static inline void case_print(const struct air *air, struct buf *out)
{
    buf_printf(out, "%s %s\n", air->scene ? air->scene->name : "nothing", air->subject);
    for (int i = 0; air->values && i < air->values->count; i++) {
        const struct value *value = &air->values->items[i];
        buf_printf(out, "%s: %s\n", value->name, value->text);
    }
    for (int i = 0; air->values && i < air->values->row_count; i++) {
        const struct values *row = &air->values->rows[i];
        buf_printf(out, "%d ", i + 1);
        for (int v = 0; v < row->count; v++) {
            buf_printf(out, "| %s: %s ", row->items[v].name, row->items[v].text);
        }
        buf_text(out, "|\n");
    }
}

#endif
