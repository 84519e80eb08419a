// What live timing may say, and what an operator may write. The first byte chooses: a
// text of the socket, a webhook, an answer, a page of the listing, or addresses in the
// configuration.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "feed/triathlon.h"
#include "fields.h"
#include "other_digits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static void look_at_race(const struct race *race)
{
    require(!text_empty(race->prog));
    require(race->athlete_count <= RACE_MAX_ATHLETES);
    require(race->has_athletes == (race->athlete_count > 0));
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        require(!text_empty(athlete->id) && athlete->position >= 0);
        require(athlete->time_ms >= RACE_UNKNOWN && athlete->gap_ms >= RACE_UNKNOWN);
        require(athlete->split_count <= RACE_MAX_POINTS);
        require(!athlete->out || (athlete->out[0] && utf8_count(athlete->out) <= 4));
        for (int n = 0; n < athlete->split_count; n++) {
            require(!text_empty(athlete->splits[n].id));
            require(athlete->splits[n].leg_ms >= RACE_UNKNOWN);
        }
    }
}

static void look(const struct feed_out *out)
{
    int races = 0;
    for (int i = 0; i < out->events.count; i++) {
        const struct event *event = &out->events.items[i];
        const char *text = event_print(event, out->arena);
        require(utf8_valid(text, strlen(text)));
        if (event->type == EVENT_RACE) {
            races++;
            look_at_race(&event->race);
        }
    }
    require(races <= 1 && out->fetch_count <= 1);
}

static void try_body(struct str body, int status)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    const struct feed_config config = {.token = "k", .rest = "http://127.0.0.1:1"};
    struct feed_fetch fetch = {.kind = FETCH_UNIT, .unit = {.event = "281501"}};
    fetch.attempt = TRIATHLON_FOLLOW_UP;
    triathlon_ops.body(&config, &fetch, status, body, "no answer", &out);
    require(out.events.count + out.fetch_count > 0);
    look(&out);
    arena_finish(&arena);
}

static void try_athlete(struct str body, int status)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    const struct feed_config config = {.token = "k", .rest = "http://127.0.0.1:1"};
    struct feed_fetch fetch = {.kind = FETCH_ATHLETE, .unit = {.event = "athlete/8"}};
    triathlon_ops.body(&config, &fetch, status, body, "no answer", &out);
    require(out.events.count + out.fetch_count == 1);
    for (int i = 0; i < out.events.count; i++) {
        const struct event *event = &out.events.items[i];
        require(event->type != EVENT_PERSON || text_equal(event->person.id, "8"));
    }
    look(&out);
    arena_finish(&arena);
}

// What is only counted would have been no more than counted, and a state nothing but
// that: of our race, with nothing that it alone could tell.
static void look_at_glance(struct glance glance, const struct feed_out *out)
{
    const struct traffic_event *traffic = &out->events.items[0].traffic;
    if (glance.kind == GLANCE_OTHERS) {
        require(!traffic->data && out->events.count == 1 && out->fetch_count == 0);
    }
    if (glance.kind == GLANCE_STATE) {
        require(traffic->data || traffic->bad);
        require(!traffic->data || text_equal(out->events.items[1].race.prog, "281501"));
        require(!traffic->data || !out->events.items[1].race.has_splits);
    }
}

static void try_text(struct str text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    const struct feed_config config = {.prog_id = "281501", .token = "k"};
    struct feed *feed = triathlon_ops.create(&config);
    struct feed_out opened = feed_out_begin(&arena);
    triathlon_ops.open(feed, 0, &opened);
    triathlon_ops.text(feed, text, 1, &out);
    require(out.events.count > 0 && out.events.items[0].type == EVENT_TRAFFIC);
    require(out.events.items[0].traffic.data == (out.events.count == 2));
    struct glance_memory memory = {0};
    look_at_glance(triathlon_glance(&config, text, &memory), &out);
    other_digits_try(&triathlon_ops, &config, text);
    look(&out);
    triathlon_ops.destroy(feed);
    arena_finish(&arena);
}

static void try_hook(struct str text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    const struct feed_config config = {.prog_id = "281501", .sandbox = true};
    triathlon_ops.hook(&config, text, &out);
    require(out.events.count > 0 && out.fetch_count == 0);
    look(&out);
    arena_finish(&arena);
}

static void try_listing(struct str body)
{
    struct arena arena = {0};
    struct feed_choices choices = {.arena = &arena};
    const struct feed_config config = {.event = "1"};
    const struct feed_fetch fetch = {.kind = FETCH_CHOICES};
    char error[200] = "";
    enum feed_listing listing = triathlon_ops.choices_body(
        &config, &fetch, 0, 200, body, NULL, &choices, error, sizeof(error));
    require((listing == LISTING_FAILED) == (error[0] != '\0'));
    require(utf8_valid(error, strlen(error)));
    for (int i = 0; i < choices.count; i++) {
        require(!text_empty(choices.items[i].id));
    }
    arena_finish(&arena);
}

// prog_id, url, rest, event: a line each
static void try_addresses(struct str text)
{
    struct feed_config config = {.token = "k"};
    const struct field fields[] = {{config.prog_id, FEED_ID},
                                   {config.url, FEED_URL},
                                   {config.rest, FEED_URL},
                                   {config.event, FEED_ID}};
    fields_fill(text, fields, 4);
    char out[FEED_URL], error[FEED_URL * 2] = "";
    bool ok = triathlon_ops.address(&config, out, error, sizeof(error));
    require(ok ? text_starts(out, "ws") : error[0] != '\0');
    struct feed_fetch fetch;
    const struct unit_key unit = {.event = "a/b c"};
    require(!triathlon_ops.unit_fetch(&config, &unit, &fetch) ||
            text_starts(fetch.url, "http"));
    error[0] = '\0';
    require(triathlon_ops.choices_fetch(&config, 0, &fetch, error, sizeof(error)) !=
            (error[0] != '\0'));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct str rest = {(const char *)data + 1, size - 1};
    switch (data[0]) {
    case 't':
        try_text(rest);
        break;
    case 'h':
        try_hook(rest);
        break;
    case 'l':
        try_listing(rest);
        break;
    case 'a':
        try_addresses(rest);
        break;
    case '4':
        try_body(rest, 404);
        try_athlete(rest, 404);
        break;
    default:
        try_body(rest, 200);
        try_athlete(rest, 200);
    }
    return 0;
}
