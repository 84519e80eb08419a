#include "feed/minicup.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "feed/minicup_state.h"

enum { ID_DIGITS = 15 };

static struct feed *create(const struct feed_config *config)
{
    struct feed *feed = xalloc(sizeof(*feed));
    feed->config = *config;
    text_copy(feed->category, sizeof(feed->category), config->category);
    return feed;
}

static void destroy(struct feed *feed)
{
    free(feed);
}

// Ids are numbers to the service. A text that is none is for the service to judge.
static void put_id(struct buf *buf, const char *id)
{
    size_t digits = strspn(id, "0123456789");
    bool number =
        digits > 0 && digits <= ID_DIGITS && !id[digits] && (id[0] != '0' || digits == 1);
    if (number) {
        buf_text(buf, id);
    } else {
        json_put_text(buf, id);
    }
}

void minicup_send(struct feed_out *out, const char *action, const char *key,
                  const char *id)
{
    struct buf text = {0};
    buf_printf(&text, "{\"action\":\"%s\",\"%s\":", action, key);
    put_id(&text, id);
    buf_char(&text, '}');
    feed_send(out, text.data);
    buf_finish(&text);
}

// Asks for what we follow; from then on it is sent to us.
static void subscribe(const struct feed *feed, struct feed_out *out)
{
    const struct feed_config *config = &feed->config;
    if (config->exhibition) {
        return; // everybody there is sent everything
    }
    if (config->match[0]) {
        minicup_send(out, "subscribe", "match", config->match);
    } else if (config->category[0]) {
        minicup_send(out, "subscribe_category", "category", config->category);
    }
}

struct unit_key minicup_subject(const struct feed *feed)
{
    struct unit_key unit = {0};
    text_copy(unit.event, sizeof(unit.event), feed->config.match);
    return unit;
}

// Events are never sent again, so what was missed must be fetched.
static void want_history(const struct feed *feed, int delay_ms, struct feed_out *out)
{
    struct feed_fetch fetch;
    struct unit_key unit = minicup_subject(feed);
    if (!feed->config.exhibition && unit.event[0] &&
        minicup_fetch(&feed->config, FETCH_ENTRIES, &unit, &fetch)) {
        fetch.delay_ms = delay_ms;
        *feed_want(out, FETCH_ENTRIES) = fetch;
    }
}

static void open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    feed->time = (struct minicup_time){0};
    feed->connected = feed->fresh = true;
    feed->greeted = feed->asked = feed->unknown = feed->running = false;
    feed->opened_ms = feed->refresh_ms = now_ms;
    subscribe(feed, out);
    want_history(feed, 0, out);
}

void minicup_refresh(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    // One that is still to be sent will know of this, too.
    if (now_ms - feed->opened_ms < MINICUP_HISTORY_MS && now_ms >= feed->refresh_ms) {
        feed->refresh_ms = now_ms + MINICUP_REFRESH_MS;
        want_history(feed, MINICUP_REFRESH_MS, out);
    }
}

static const struct {
    int first, last;
    const char *words;
} endings[] = {
    {1000, 1000, "closed by the service"},
    {1001, 1001, "the service went away"},
    {1002, 1004, "the service did not like what it got"},
    {1009, 1009, "a message was too big"},
    {1011, 1013, "the service has trouble"},
    {1015, 1015, "the TLS handshake failed"},
};

static const char *ending(int code, const char *reason, struct arena *arena)
{
    const char *said = text_clean(arena, reason, MINICUP_WORDS);
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (code >= endings[i].first && code <= endings[i].last) {
            return text_empty(said)
                       ? arena_printf(arena, "%s (%d)", endings[i].words, code)
                       : arena_printf(arena, "%s (%d), it says: %s", endings[i].words,
                                      code, said);
        }
    }
    return text_empty(said) ? "connection lost" : said;
}

// A connection that served for a while is taken up at once: the service drops it on any
// mistake of its own.
static void closed(struct feed *feed, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out)
{
    bool hasty = !feed->greeted || now_ms - feed->opened_ms < MINICUP_HASTY_MS;
    feed->connected = false;
    out->retry = hasty ? FEED_RETRY_BACKOFF : FEED_RETRY_NOW;
    out->reason = ending(code, reason, out->arena);
}

static void refused(struct feed *feed, int status, const char *reason, int64_t now_ms,
                    struct feed_out *out)
{
    (void)feed;
    (void)now_ms;
    out->retry = FEED_RETRY_BACKOFF;
    if (status == 403) {
        out->retry = FEED_RETRY_SLOW;
        out->reason = "the service does not let us in (403)";
    } else if (status == 404) {
        out->retry = FEED_RETRY_SLOW;
        out->reason = "no live service at this address (404): check url";
    } else if (status > 0) {
        out->reason =
            arena_printf(out->arena, "no WebSocket, the server answers %d", status);
    } else {
        out->reason = text_empty(reason) ? "no connection"
                                         : text_clean(out->arena, reason, MINICUP_WORDS);
    }
}

static int64_t next_due(const struct feed *feed)
{
    if (!feed->connected) {
        return INT64_MAX;
    }
    if (!feed->greeted) {
        return feed->opened_ms + MINICUP_GREETING_MS;
    }
    return feed->unknown ? feed->again_ms : INT64_MAX;
}

static void tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    if (now_ms < next_due(feed)) {
        return;
    }
    if (feed->greeted) {
        feed->again_ms = now_ms + MINICUP_AGAIN_MS;
        subscribe(feed, out);
        return;
    }
    feed->connected = false;
    out->close = true;
    out->retry = FEED_RETRY_BACKOFF;
    out->reason = "the service accepted but said nothing";
}

static bool at_rest(const struct feed *feed)
{
    return !feed->fresh && !feed->running;
}

const struct feed_ops minicup_ops = {
    .type = "minicup",
    .create = create,
    .destroy = destroy,
    .address = minicup_address,
    .open = open,
    .text = minicup_hear,
    .glance = minicup_glance,
    .closed = closed,
    .tick = tick,
    .next_due = next_due,
    .body = minicup_body,
    .trouble = minicup_answer_trouble,
    .unit_fetch = minicup_unit_fetch,
    .refused = refused,
    .choices_fetch = minicup_choices_fetch,
    .choices_body = minicup_choices_body,
    .silent_ms = MINICUP_SILENT_MS,
    .at_rest = at_rest,
};
