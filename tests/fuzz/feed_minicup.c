// What the Minicup's service and site may say, and what an operator may write. The first
// byte chooses: messages of a match, a category or the exhibition (a line each), an
// answer to a GET, a page of a listing, or the configuration.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "feed/minicup.h"
#include "fields.h"
#include "other_digits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static void look_at_match(const struct match_news *match)
{
    require(!text_empty(match->match));
    require(match->entry_count <= MATCH_MAX_ENTRIES);
    for (int i = 0; i < match->entry_count; i++) {
        require(!text_empty(match->entries[i].id));
        require(match->entries[i].side >= SIDE_NONE);
        require(match->entries[i].side <= SIDE_AWAY);
    }
    if (match->has_clock) {
        require(match->clock.value_ms >= 0);
        require(match->clock.value_ms <= match->clock.limit_ms);
    }
    for (int i = 0; match->has_score && i < 2; i++) {
        require(match->score[i] >= 0 && match->score[i] < 1000);
    }
}

static void look(const struct feed_out *out)
{
    for (int i = 0; i < out->events.count; i++) {
        const struct event *event = &out->events.items[i];
        const char *text = event_print(event, out->arena);
        require(utf8_valid(text, strlen(text)));
        if (event->type == EVENT_MATCH) {
            look_at_match(&event->match);
        } else if (event->type == EVENT_ROSTER) {
            require(event->roster.count > 0 && event->roster.count <= MATCH_MAX_PLAYERS);
        } else if (event->type == EVENT_TABLE) {
            require(event->table.count > 0);
            require(event->table.count <= MATCH_MAX_STANDINGS);
        }
    }
    for (int i = 0; i < out->frame_count; i++) {
        require(out->frames[i].data[0] == '{');
    }
}

// What is only counted would have been no more than counted, and a state nothing but
// that: of one match, without anything that happened in it.
static void look_at_glance(struct glance glance, const struct feed_out *out)
{
    const struct traffic_event *traffic = &out->events.items[0].traffic;
    require(glance.kind == GLANCE_UNSURE || out->fetch_count == 0);
    if (glance.kind == GLANCE_OTHERS) {
        require(!traffic->data && out->events.count == 1 && out->frame_count == 0);
    }
    if (glance.kind == GLANCE_STATE) {
        require(out->events.count == 1 + traffic->data);
        require(!traffic->data || out->events.items[1].type == EVENT_MATCH);
        require(!traffic->data || out->events.items[1].match.entry_count == 0);
    }
}

static void try_text(const struct feed_config *config, struct feed *feed, struct str text,
                     int64_t now_ms)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    minicup_ops.text(feed, text, now_ms, &out);
    require(out.events.count > 0 && out.events.items[0].type == EVENT_TRAFFIC);
    require(!out.events.items[0].traffic.bad || out.events.count == 1);
    struct glance_memory memory = {0};
    look_at_glance(minicup_glance(config, text, &memory), &out);
    other_digits_try(&minicup_ops, config, text);
    look(&out);
    arena_finish(&arena);
}

static void try_texts(const struct feed_config *config, struct str text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed *feed = minicup_ops.create(config);
    int64_t now_ms = 1000;
    minicup_ops.open(feed, now_ms, &out);
    while (text.len) {
        const char *end = memchr(text.data, '\n', text.len);
        size_t len = end ? (size_t)(end - text.data) : text.len;
        try_text(config, feed, (struct str){text.data, len}, now_ms += 777);
        len += end != NULL;
        text = (struct str){text.data + len, text.len - len};
    }
    minicup_ops.tick(feed, now_ms + 100000, &out);
    minicup_ops.closed(feed, 1001, "gone", now_ms, &out);
    minicup_ops.destroy(feed);
    arena_finish(&arena);
}

static void try_body(const struct feed_config *config, struct str body)
{
    static const enum fetch_kind kinds[] = {FETCH_UNIT, FETCH_LOGIN, FETCH_ROSTER,
                                            FETCH_ENTRIES, FETCH_TEAM};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        const struct feed_fetch fetch = {
            .kind = kinds[i], .wanted = FETCH_ENTRIES, .unit = {"512", 0, 0}};
        minicup_body(config, &fetch, 200, body, NULL, &out);
        look(&out);
        arena_finish(&arena);
    }
}

static void try_page(struct feed_config *config, struct str body)
{
    char *const wishes[] = {config->category, config->match, config->team};
    config->match[0] = config->category[0] = '\0';
    for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++) {
        text_copy(wishes[i], FEED_ID, "512");
        for (int step = 0; step < 3; step++) {
            struct arena arena = {0};
            char error[200] = "";
            struct feed_choices rows = {.arena = &arena};
            const struct feed_fetch fetch = {.kind = FETCH_CHOICES};
            enum feed_listing end = minicup_choices_body(
                config, &fetch, step, 200, body, NULL, &rows, error, sizeof(error));
            require(end != LISTING_FAILED || error[0]);
            arena_finish(&arena);
        }
    }
}

// url, rest, public_rest, match, category, PIN: a line each
static void try_settings(struct str text)
{
    struct feed_config config = {0};
    const struct field fields[] = {
        {config.url, FEED_URL},         {config.rest, FEED_URL},
        {config.public_rest, FEED_URL}, {config.match, FEED_ID},
        {config.category, FEED_ID},     {config.pin, FEED_ID}};
    fields_fill(text, fields, 6);
    char out[FEED_URL], error[FEED_URL * 2] = "";
    struct feed_fetch fetch;
    const struct unit_key unit = {"a/b c", 0, 0};
    bool ok = minicup_address(&config, out, error, sizeof(error));
    require(ok ? text_starts(out, "ws") : error[0] != '\0');
    if (ok && minicup_fetch(&config, FETCH_UNIT, &unit, &fetch)) {
        require(text_starts(fetch.url, "http"));
        try_texts(&config, str_of("{}"));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct feed_config config = {.url = "ws://127.0.0.1"};
    struct str rest = {(const char *)data + 1, size - 1};
    text_copy(data[0] == 'c' ? config.category : config.match, FEED_ID,
              data[0] == 'c' ? "14" : "512");
    config.exhibition = data[0] == 'e';
    text_copy(config.pin, FEED_ID, data[0] == 'p' ? "2468" : "");
    switch (data[0]) {
    case 'b':
        try_body(&config, rest);
        break;
    case 'l':
    case 'p':
        try_page(&config, rest);
        break;
    case 'a':
        try_settings(rest);
        break;
    default:
        try_texts(&config, rest);
    }
    return 0;
}
