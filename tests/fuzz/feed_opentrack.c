// What OpenTrack may say, and what an operator may write. The first byte chooses: a
// unit's page, the competition's, a push message's text, or addresses in the
// configuration.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "feed/opentrack.h"
#include "fields.h"
#include "other_digits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static void look(const struct feed_out *out)
{
    for (int i = 0; i < out->events.count; i++) {
        const char *text = event_print(&out->events.items[i], out->arena);
        require(utf8_valid(text, strlen(text)));
        const struct event *event = &out->events.items[i];
        if (event->type == EVENT_UNIT) {
            require(event->unit.key.event[0] != '\0');
            require(event->unit.entry_count <= UNIT_MAX_ENTRIES);
            require(event->unit.trial_count <= UNIT_MAX_TRIALS);
            require(event->unit.height_count <= UNIT_MAX_HEIGHTS);
        }
    }
}

static void try_body(enum fetch_kind kind, struct str body)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    const struct feed_config config = {0};
    const struct feed_fetch fetch = {.kind = kind, .unit = {"F08", 1, 1}};
    opentrack_body(&config, &fetch, 200, body, NULL, &out);
    require(out.events.count > 0);
    look(&out);
    arena_finish(&arena);
}

// What is only counted would have been no more than counted.
static void look_at_glance(struct glance glance, const struct feed_out *out)
{
    require(glance.kind != GLANCE_STATE);
    if (glance.kind == GLANCE_OTHERS) {
        require(glance.bad && out->events.items[0].traffic.bad);
        require(out->events.count == 1 && out->frame_count == 0 && out->fetch_count == 0);
        require(!out->ready && !out->close);
    }
}

static void try_text(struct str text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed_config config = {.competition = "https://h.example/x/2026/GBR/meet/"};
    struct feed *feed = opentrack_ops.create(&config);
    opentrack_ops.open(feed, 0, &out);
    opentrack_ops.text(feed, text, 1, &out);
    require(out.events.count > 0 && out.events.items[0].type == EVENT_TRAFFIC);
    require(!out.events.items[0].traffic.bad || out.events.count == 1);
    struct glance_memory memory = {0};
    look_at_glance(opentrack_glance(&config, text, &memory), &out);
    other_digits_try(&opentrack_ops, &config, text);
    look(&out);
    opentrack_ops.destroy(feed);
    arena_finish(&arena);
}

// competition, rest, url, key, channel: a line each
static void try_addresses(struct str text)
{
    struct feed_config config = {0};
    const struct field fields[] = {
        {config.competition, sizeof(config.competition)},
        {config.rest, sizeof(config.rest)},
        {config.url, sizeof(config.url)},
        {config.key, sizeof(config.key)},
        {config.channels[0], sizeof(config.channels[0])},
    };
    fields_fill(text, fields, 5);
    char out[FEED_URL], error[FEED_URL * 2] = "";
    bool ok = opentrack_address(&config, out, error, sizeof(error));
    require(ok ? text_starts(out, "ws") : error[0] != '\0');
    const struct unit_key unit = {"a/b c", 1, 2};
    require(!opentrack_unit_url(&config, &unit, out) || text_starts(out, "http"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct str rest = {(const char *)data + 1, size - 1};
    switch (data[0]) {
    case 'm':
        try_body(FETCH_MEETING, rest);
        break;
    case 't':
        try_text(rest);
        break;
    case 'a':
        try_addresses(rest);
        break;
    default:
        try_body(FETCH_UNIT, rest);
    }
    return 0;
}
