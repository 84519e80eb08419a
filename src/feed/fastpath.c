#include "feed/fastpath.h"
#include "feed/fastpath_pages.h"

#include <stdlib.h>

#include "base/json.h"
#include "feed/fastpath_state.h"

static const char over[] = "the fixture is over";

static struct feed *create(const struct feed_config *config)
{
    struct feed *feed = xalloc(sizeof(*feed));
    feed->config = *config;
    fastpath_fixture_id(config, feed->id);
    fastpath_match_init(&feed->match, config);
    fastpath_order_init(&feed->order);
    return feed;
}

static void destroy(struct feed *feed)
{
    for (int i = 0; feed && i < FASTPATH_HELD; i++) {
        buf_finish(&feed->held[i].text);
    }
    free(feed);
}

static void say_token(const struct feed *feed, struct feed_out *out)
{
    struct buf text = {0};
    buf_char(&text, '{');
    json_add_text(&text, "authToken", feed->config.token);
    buf_char(&text, '}');
    feed_send(out, text.data);
    buf_finish(&text);
}

// Names are not pushed; and before the start it is all that there is.
static void want_fixture(const struct feed *feed, struct feed_out *out)
{
    struct feed_fetch fetch;
    if (fastpath_fixture_fetch(&feed->config, feed->id, &fetch)) {
        fetch.backlog = true;
        *feed_want(out, FETCH_UNIT) = fetch;
    }
}

static void open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    fastpath_order_open(&feed->order, fastpath_can_resume(&feed->config));
    fastpath_match_reconnect(&feed->match, feed->order.position == 0);
    fastpath_pace_begin(&feed->pace);
    feed->held[0].there = feed->held[1].there = false;
    feed->connected = true;
    feed->authorised = feed->unanswered = feed->refused = feed->troubled = false;
    feed->opened_ms = feed->heard_ms = now_ms;
    say_token(feed, out);
    want_fixture(feed, out);
}

static const struct {
    int first, last;
    const char *words;
} endings[] = {
    {1000, 1000, "closed by the server"},
    {1001, 1001, "the server went away"},
    {1002, 1003, "the server did not like what it got"},
    {1007, 1007, "the server did not like what it got"},
    {1008, 1008, "the server does not want us"},
    {1009, 1009, "a message was too big"},
    {1011, 1014, "the server has trouble"},
    {1015, 1015, "the TLS handshake failed"},
};

static const char *ending(const struct feed *feed, int code, const char *reason,
                          struct arena *arena)
{
    const char *said = fastpath_words(&feed->config, reason, arena);
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (code >= endings[i].first && code <= endings[i].last) {
            return said ? arena_printf(arena, "%s (%d), it says: %s", endings[i].words,
                                       code, said)
                        : arena_printf(arena, "%s (%d)", endings[i].words, code);
        }
    }
    return said ? said : "connection lost";
}

static enum feed_retry retry_of(const struct feed *feed, int code, int64_t now_ms)
{
    bool hasty = !feed->authorised || now_ms - feed->opened_ms < FASTPATH_HASTY_MS;
    if (feed->refused) {
        return FEED_RETRY_STOP;
    }
    if (feed->finished || feed->troubled || code == 1008) {
        return FEED_RETRY_SLOW;
    }
    return hasty ? FEED_RETRY_BACKOFF : FEED_RETRY_NOW;
}

static void closed(struct feed *feed, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out)
{
    fastpath_tell_held(feed, out);
    feed->connected = false;
    out->retry = retry_of(feed, code, now_ms);
    // Why we closed it was said before; that the server then did so, too, is no news.
    if (!feed->refused) {
        out->reason = feed->finished ? over : ending(feed, code, reason, out->arena);
    }
}

static const struct {
    int first, last;
    enum feed_retry retry;
    const char *words;
} refusals[] = {
    {204, 204, FEED_RETRY_LATER, "the fixture has not begun"},
    {404, 404, FEED_RETRY_LATER, "the fixture has not begun, or is not there"},
    {401, 401, FEED_RETRY_STOP, "the token was not accepted"},
    {403, 403, FEED_RETRY_SLOW, "the server does not let this machine or token in"},
    {408, 408, FEED_RETRY_BACKOFF, "the server gave up waiting"},
    {429, 429, FEED_RETRY_SLOW, "the server wants fewer connections"},
    {300, 399, FEED_RETRY_SLOW, "moved, and not followed: check url"},
    {400, 499, FEED_RETRY_SLOW, "the server does not accept the request"},
    {500, 599, FEED_RETRY_BACKOFF, "the server has trouble"},
};

static void refused(struct feed *feed, int status, const char *reason, int64_t now_ms,
                    struct feed_out *out)
{
    const char *said = fastpath_words(&feed->config, reason, out->arena);
    (void)now_ms;
    out->retry = FEED_RETRY_BACKOFF;
    out->reason = said ? said : "no connection";
    if (status > 0) {
        out->reason =
            arena_printf(out->arena, "no WebSocket, the server answers %d", status);
    }
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        if (status >= refusals[i].first && status <= refusals[i].last) {
            out->retry = refusals[i].retry;
            out->reason = arena_printf(out->arena, "%s (%d)", refusals[i].words, status);
            break;
        }
    }
    if (out->retry == FEED_RETRY_LATER) {
        want_fixture(feed, out);
    }
}

static int64_t soonest(int64_t a_ms, int64_t b_ms)
{
    return a_ms < b_ms ? a_ms : b_ms;
}

static int64_t next_due(const struct feed *feed)
{
    int64_t silent_ms = feed->heard_ms + FASTPATH_SILENT_MS;
    if (feed->connected && !feed->authorised && !feed->unanswered) {
        silent_ms = soonest(silent_ms, feed->opened_ms + FASTPATH_TOKEN_MS);
    }
    return !feed->connected ? INT64_MAX
                            : soonest(soonest(silent_ms, fastpath_held_due(feed)),
                                      fastpath_pace_due(&feed->pace));
}

static void tell_unanswered(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    if (feed->authorised || feed->unanswered ||
        now_ms < feed->opened_ms + FASTPATH_TOKEN_MS) {
        return;
    }
    feed->unanswered = true;
    event_add(&out->events, EVENT_LINK)->link =
        (struct link_event){.link = LINK_CONNECTING, .note = "no answer to the token"};
}

static void tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    if (!feed->connected) {
        return;
    }
    if (now_ms >= fastpath_held_due(feed)) {
        fastpath_tell_held(feed, out);
    }
    fastpath_pace_tick(&feed->pace, now_ms);
    tell_unanswered(feed, now_ms, out);
    if (now_ms >= feed->heard_ms + FASTPATH_SILENT_MS) {
        feed->connected = false;
        out->close = true;
        out->retry = FEED_RETRY_BACKOFF;
        out->reason = feed->finished ? over : "no sign of life for 35 s";
    }
}

static void path(struct feed *feed, char out[FEED_URL])
{
    fastpath_path(&feed->config, fastpath_order_position(&feed->order), out);
}

const struct feed_ops fastpath_ops = {
    .type = "fastpath",
    .create = create,
    .destroy = destroy,
    .address = fastpath_address,
    .open = open,
    .text = fastpath_hear,
    .closed = closed,
    .tick = tick,
    .next_due = next_due,
    .body = fastpath_body,
    .trouble = fastpath_answer_trouble,
    .unit_fetch = fastpath_unit_fetch,
    .headers = fastpath_headers,
    .path = path,
    .refused = refused,
    .choices_fetch = fastpath_choices_fetch,
    .choices_body = fastpath_choices_body,
    .silent_ms = -1,
};
