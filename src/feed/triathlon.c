#include "feed/triathlon.h"

#include <stdlib.h>

#define LOG_MODULE "triathlon"
#include "base/log.h"

struct feed {
    struct feed_config config;
    bool open, begun;
    bool lost;                   // and no GET has stood in for the connection yet
    bool was_up;                 // once
    bool back;                   // this is not the first connection
    bool heard;                  // something of our race, on this connection
    int shorts;                  // connections in a row that were none
    int64_t opened_ms;           // this connection
    int64_t asked_for_ms;        // when the last GET runs, or ran
    int64_t due_ms;              // the next GET that nothing was pushed for
    bool told[TRIATHLON_PUSHES]; // already logged
};

static const struct {
    enum log_level level;
    const char *words;
} push_words[TRIATHLON_PUSHES] = {
    [TRIATHLON_NOT_JSON] = {LOG_LEVEL_WARN, "a message is not JSON"},
    [TRIATHLON_NO_RACE] = {LOG_LEVEL_WARN, "a message does not tell its prog_id"},
    [TRIATHLON_CHATTER] = {LOG_LEVEL_INFO, "a message that is no timing is left out"},
    [TRIATHLON_TEST] = {LOG_LEVEL_WARN,
                        "test messages of this race are left out (\"sandbox\": true)"},
};

static struct feed *create(const struct feed_config *config)
{
    struct feed *feed = xalloc(sizeof(*feed));
    struct feed_fetch unused;
    bool asks = triathlon_timing_fetch(config, config->prog_id, 0, &unused);
    feed->config = *config;
    feed->lost = true;
    feed->asked_for_ms = INT64_MIN / 2;
    feed->due_ms = asks ? 0 : INT64_MAX;
    return feed;
}

static void destroy(struct feed *feed)
{
    free(feed);
}

// One GET at a time: a wish that comes while another waits is answered by that.
static void want(struct feed *feed, int attempt, bool backlog, int delay_ms,
                 int64_t now_ms, struct feed_out *out)
{
    struct feed_fetch fetch;
    if (feed->asked_for_ms > now_ms ||
        !triathlon_timing_fetch(&feed->config, feed->config.prog_id, attempt, &fetch)) {
        return;
    }
    int64_t soonest_ms = feed->asked_for_ms + TRIATHLON_FETCH_EVERY_MS;
    int64_t at_ms = now_ms + delay_ms;
    at_ms = at_ms > soonest_ms ? at_ms : soonest_ms;
    feed->asked_for_ms = at_ms;
    fetch.backlog = backlog;
    fetch.delay_ms = (int)(at_ms - now_ms);
    // The first of several polls tells whether the race is on; "no change" would not.
    fetch.whole = attempt >= TRIATHLON_FOLLOW_UP;
    *feed_want(out, FETCH_UNIT) = fetch;
}

static void plan_poll(struct feed *feed, int64_t at_ms)
{
    feed->due_ms = feed->due_ms == INT64_MAX ? INT64_MAX : at_ms;
}

static void say_keyless(const struct feed *feed, struct feed_out *out)
{
    struct event *event = event_add(&out->events, EVENT_FETCH_FAILED);
    event->backlog = true;
    text_copy(event->fetch.unit.event, sizeof(event->fetch.unit.event),
              feed->config.prog_id);
    event->fetch.note = "no API key (apikey_env): only what is pushed can be shown";
}

static void open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    struct event *event = event_add(&out->events, EVENT_LINK);
    event->link.link = LINK_UP;
    event->link.reconnect = feed->was_up;
    out->ready = true;
    feed->back = feed->was_up;
    feed->open = feed->begun = feed->was_up = true;
    feed->heard = feed->lost = false;
    feed->opened_ms = now_ms;
    if (feed->due_ms == INT64_MAX) {
        say_keyless(feed, out);
    }
    // Nothing is repeated to those who come late.
    want(feed, 0, true, 0, now_ms, out);
    plan_poll(feed, now_ms + TRIATHLON_POLL_EVERY_MS);
}

static void log_once(struct feed *feed, enum triathlon_push_kind kind, struct str text)
{
    if (push_words[kind].words && !feed->told[kind]) {
        int len = text.len < TRIATHLON_EXCERPT ? (int)text.len : TRIATHLON_EXCERPT;
        feed->told[kind] = true;
        log_line(push_words[kind].level, LOG_MODULE,
                 "race %s: %s; more of this kind are only counted: %.*s",
                 feed->config.prog_id, push_words[kind].words, len, text.data);
    }
}

// The first word of a server that we come back to may be a greeting that repeats what we
// have missed.
static void text(struct feed *feed, struct str text, int64_t now_ms, struct feed_out *out)
{
    bool greeting =
        feed->back && !feed->heard && now_ms - feed->opened_ms < TRIATHLON_GREETING_MS;
    struct triathlon_push push = triathlon_push(&feed->config, text, greeting, out);
    log_once(feed, push.kind, text);
    if (push.kind != TRIATHLON_NEWS) {
        return;
    }
    feed->heard = true;
    plan_poll(feed, now_ms + TRIATHLON_POLL_EVERY_MS);
    if (!push.splits) {
        want(feed, 0, false, TRIATHLON_FETCH_DELAY_MS, now_ms, out);
    }
}

static void closed(struct feed *feed, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out)
{
    bool brief = !feed->heard && now_ms - feed->opened_ms < TRIATHLON_SHORT_MS;
    feed->shorts = brief ? feed->shorts + 1 : 0;
    feed->open = false;
    feed->lost = true;
    plan_poll(feed, now_ms + TRIATHLON_POLL_AFTER_MS);
    triathlon_ended(code, reason, out);
    if (feed->shorts >= TRIATHLON_SHORTS && out->retry == FEED_RETRY_BACKOFF) {
        out->retry = FEED_RETRY_LATER;
    }
}

static void refused(struct feed *feed, int status, const char *reason, int64_t now_ms,
                    struct feed_out *out)
{
    if (feed->lost) { // no use in waiting for it
        feed->begun = true;
        plan_poll(feed, now_ms);
    }
    triathlon_not_let_in(status, reason, out);
}

// With a connection that is silent: once a while, for it may have lost something. Without
// one in its stead, and then the first answer is history.
static void tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    int early_ms = feed->open ? TRIATHLON_POLL_EARLY_MS : 0;
    if (feed->due_ms == INT64_MAX || now_ms < feed->due_ms - early_ms) {
        return;
    }
    if (!feed->begun) { // the first connection deserves its time
        feed->begun = true;
        plan_poll(feed, now_ms + TRIATHLON_POLL_AFTER_MS);
        return;
    }
    int follow_ups = feed->open ? 0 : TRIATHLON_POLL_EVERY_MS / TRIATHLON_POLL_LIVE_MS;
    want(feed, follow_ups * TRIATHLON_FOLLOW_UP, feed->lost, 0, now_ms, out);
    feed->lost = false;
    plan_poll(feed, now_ms + TRIATHLON_POLL_EVERY_MS);
}

static int64_t next_due(const struct feed *feed)
{
    return feed->due_ms;
}

static bool unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                       struct feed_fetch *out)
{
    return race_person_id(unit->event)
               ? triathlon_athlete_fetch(config, unit, 0, out)
               : triathlon_timing_fetch(config, unit->event, 0, out);
}

const struct feed_ops triathlon_ops = {
    .type = "triathlon",
    .create = create,
    .destroy = destroy,
    .address = triathlon_address,
    .open = open,
    .text = text,
    .glance = triathlon_glance,
    .closed = closed,
    .refused = refused,
    .tick = tick,
    .next_due = next_due,
    .polls = true,
    .early = true,
    .body = triathlon_body,
    .trouble = triathlon_trouble,
    .hook = triathlon_hook,
    .unit_fetch = unit_fetch,
    .choices_fetch = triathlon_choices_fetch,
    .choices_body = triathlon_choices_body,
};
