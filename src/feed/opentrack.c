#include "feed/opentrack.h"

#include <stdlib.h>
#include <strings.h>

#include "base/json.h"
#define LOG_MODULE "opentrack"
#include "base/log.h"
#include "feed/pusher.h"

struct feed {
    struct feed_config config;
    struct pusher pusher;
    char root[FEED_CHANNEL]; // "" if the competition gives none
    bool fresh;              // nothing is subscribed to on this connection yet
    int64_t asked_for_ms;    // when the GET of the whole competition runs, or ran
    bool checks;             // the connection is up, so that nothing else asks for it
    int64_t bucket_full_ms;  // when as many GETs as ever may go at once again
    bool told[PUSH_KINDS][PUSH_PROBLEMS]; // complaints already logged
    bool told_broken;
};

static const char *const push_names[PUSH_KINDS] = {
    [PUSH_OTHER] = "message",
    [PUSH_RESULT] = "results_arrived",
    [PUSH_ATTEMPT] = "latest_attempt",
    [PUSH_UNIT] = "unit",
};
static const char *const push_problems[PUSH_PROBLEMS] = {
    [PUSH_FINE] = "",
    [PUSH_NO_OBJECT] = "expected an object as data",
    [PUSH_NO_EVENT_ID] = "expected an event_id",
    [PUSH_EMPTY] = "expected a name and a mark",
};

static struct feed *create(const struct feed_config *config)
{
    struct feed *feed = xalloc(sizeof(*feed));
    char channels[FEED_CHANNELS][FEED_CHANNEL];
    char error[FEED_URL * 2];
    feed->config = *config;
    int count = opentrack_channels(config, channels, error, sizeof(error));
    pusher_init(&feed->pusher, channels, count);
    opentrack_root(config, feed->root);
    return feed;
}

static void destroy(struct feed *feed)
{
    free(feed);
}

static void open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    (void)out;
    feed->fresh = true;
    pusher_open(&feed->pusher, now_ms);
}

// The first bytes for the log, up to where something private may begin.
static const char *excerpt(struct str text, struct arena *arena)
{
    static const char *const private[] = {"birth", "mail", "national"};
    size_t len = text.len < OPENTRACK_EXCERPT ? text.len : OPENTRACK_EXCERPT;
    char *start = arena_strndup(arena, text.data, len);
    for (size_t i = 0; i < len; i++) {
        for (size_t word = 0; word < sizeof(private) / sizeof(private[0]); word++) {
            if (strncasecmp(start + i, private[word], str_of(private[word]).len) == 0) {
                start[i] = '\0';
                return start;
            }
        }
    }
    return start;
}

static void complain(bool *told, const char *what, const char *problem, struct str text,
                     struct arena *arena)
{
    if (!*told) {
        *told = true;
        log_warn("%s: %s; more of this kind are only counted: %s", what, problem,
                 excerpt(text, arena));
    }
}

// The earliest time that the server is to be asked again. A bucket holds a few GETs and
// gets one back a minute: after a short break the picture must be right at once, but a
// line that breaks again and again must not fetch a megabyte each time. Further channels
// of one connection follow its first within milliseconds: they wait for a full bucket.
static int64_t meeting_at_ms(const struct feed *feed, int64_t now_ms)
{
    int spare = feed->fresh ? OPENTRACK_MEETING_BURST - 1 : 0;
    int64_t at_ms = feed->bucket_full_ms - (int64_t)spare * OPENTRACK_MEETING_EVERY_MS;
    return at_ms > now_ms ? at_ms : now_ms;
}

// Nothing is replayed after a subscription, so what was missed must be fetched.
static void want_meeting(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    char url[FEED_URL];
    int64_t at_ms = meeting_at_ms(feed, now_ms);
    bool waits = feed->asked_for_ms > now_ms && feed->asked_for_ms <= at_ms;
    feed->fresh = false;
    if (waits || !opentrack_meeting_url(&feed->config, url)) {
        return;
    }
    int64_t from_ms = feed->bucket_full_ms > at_ms ? feed->bucket_full_ms : at_ms;
    feed->bucket_full_ms = from_ms + OPENTRACK_MEETING_EVERY_MS;
    feed->asked_for_ms = at_ms;
    feed->checks = true;
    struct feed_fetch *fetch = feed_want(out, FETCH_MEETING);
    fetch->backlog = true;
    fetch->delay_ms = (int)(at_ms - now_ms);
    text_copy(fetch->url, sizeof(fetch->url), url);
}

static bool unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                       struct feed_fetch *out)
{
    *out = (struct feed_fetch){.kind = FETCH_UNIT, .unit = *unit};
    if (unit->event[0] && unit->round == 0) { // totals, which have no page of their own
        out->kind = FETCH_MEETING;
        out->backlog = true;
        out->unit.round = out->unit.heat = 1;
        return opentrack_meeting_url(config, out->url);
    }
    return unit->event[0] && opentrack_unit_url(config, unit, out->url);
}

static void want_unit(struct feed *feed, const struct unit_key *unit,
                      struct feed_out *out)
{
    struct feed_fetch fetch;
    if (unit_fetch(&feed->config, unit, &fetch)) {
        fetch.delay_ms = OPENTRACK_FETCH_DELAY_MS;
        *feed_want(out, FETCH_UNIT) = fetch;
    }
}

static struct traffic_event news(struct feed *feed, const struct pusher_message *message,
                                 struct str text, struct feed_out *out)
{
    char separator = feed->config.separator ? feed->config.separator : '-';
    struct push push = opentrack_push(message->event, message->channel, message->data,
                                      feed->root, separator, out);
    if (push.problem != PUSH_FINE) {
        complain(&feed->told[push.kind][push.problem], push_names[push.kind],
                 push_problems[push.problem], text, out->arena);
        return (struct traffic_event){.bad = true};
    }
    if (push.kind == PUSH_OTHER) {
        return (struct traffic_event){0};
    }
    want_unit(feed, &push.unit, out);
    return (struct traffic_event){.data = true};
}

static void text(struct feed *feed, struct str text, int64_t now_ms, struct feed_out *out)
{
    int at = out->events.count;
    event_add(&out->events, EVENT_TRAFFIC);
    struct pusher_message message = pusher_text(&feed->pusher, text, now_ms, out);
    struct traffic_event traffic = {.bad = message.kind == PUSHER_BAD};
    if (message.kind == PUSHER_BAD) {
        complain(&feed->told_broken, "message", message.problem, text, out->arena);
    } else if (message.kind == PUSHER_SUBSCRIBED) {
        want_meeting(feed, now_ms, out);
    } else if (message.kind == PUSHER_NEWS) {
        traffic = news(feed, &message, text, out);
    }
    out->events.items[at].traffic = traffic;
    pusher_message_finish(&message);
}

static void closed(struct feed *feed, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out)
{
    feed->checks = false;
    pusher_closed(&feed->pusher, code, reason, now_ms, out);
}

// Entries, clubs and start lists change without a word.
static int64_t check_due(const struct feed *feed)
{
    return feed->checks ? feed->asked_for_ms + OPENTRACK_MEETING_CHECK_MS : INT64_MAX;
}

static void tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    pusher_tick(&feed->pusher, now_ms, out);
    if (now_ms >= check_due(feed)) {
        want_meeting(feed, now_ms, out);
    }
}

static int64_t next_due(const struct feed *feed)
{
    int64_t pusher_ms = pusher_next_due(&feed->pusher);
    int64_t check_ms = check_due(feed);
    return pusher_ms < check_ms ? pusher_ms : check_ms;
}

const struct feed_ops opentrack_ops = {
    .type = "opentrack",
    .create = create,
    .destroy = destroy,
    .address = opentrack_address,
    .open = open,
    .text = text,
    .glance = opentrack_glance,
    .closed = closed,
    .tick = tick,
    .next_due = next_due,
    .early = true,
    .body = opentrack_body,
    .trouble = opentrack_trouble,
    .unit_fetch = unit_fetch,
    .choices_fetch = opentrack_choices_fetch,
    .choices_body = opentrack_choices_body,
    .silent_ms = -1, // pusher's own pings
};
