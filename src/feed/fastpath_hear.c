// What the server says: its own words, heartbeats, whether the venue is cut off. Packets
// of the fixture are for fastpath_packet.c.
#include <string.h>

#include "base/json.h"
#define LOG_MODULE "fastpath"
#include "base/log.h"
#include "feed/fastpath_pages.h"
#include "feed/fastpath_state.h"
#include "feed/fastpath_tennis.h"
#include "feed/leaf.h"
#include "sport/when.h"

enum { EXCERPT = 200, PROBLEM = 200, TIME_TEXT = 40 };

static const char heartbeat[] = "heartbeat";
static const char heartbeat_time[] = " at ";

static const char *const doubt_words[FASTPATH_DOUBTS] = {
    [FASTPATH_DOUBT_KIND] = "a message of a kind that is not known",
    [FASTPATH_DOUBT_SEND] = "an action with a sendType that is not known",
    [FASTPATH_DOUBT_STATUS] = "a fixture in a state that is not known",
    [FASTPATH_DOUBT_PART] = "a part of a wrong kind",
};

// What came is for the log, but a token in it is not.
static void complain(struct feed *feed, const bool doubts[FASTPATH_DOUBTS],
                     struct str text, struct arena *arena)
{
    for (int i = 0; i < FASTPATH_DOUBTS; i++) {
        if (doubts[i] && !feed->told[i]) {
            size_t len = text.len < EXCERPT ? text.len : EXCERPT;
            const char *excerpt = fastpath_words(
                &feed->config, arena_strndup(arena, text.data, len), arena);
            feed->told[i] = true;
            log_warn("%s: %s; more of this kind are only counted: %s", feed->config.id,
                     doubt_words[i], excerpt ? excerpt : "");
        }
    }
}

static void complain_broken(struct feed *feed, const char *problem)
{
    if (!feed->told_broken) {
        feed->told_broken = true;
        log_warn("%s: message: %s; more of this kind are only counted", feed->config.id,
                 problem);
    }
}

void fastpath_note(struct feed *feed, const char *words, struct feed_out *out)
{
    event_add(&out->events, EVENT_LINK)->link =
        (struct link_event){.link = LINK_UP, .note = words};
    feed->noted = words != NULL;
}

void fastpath_authorise(struct feed *feed, struct feed_out *out)
{
    out->ready = out->ready || !feed->authorised;
    feed->authorised = true;
}

// About the token, trying again would not help.
static void hear_error(struct feed *feed, const char *words, struct feed_out *out)
{
    const char *letters = fastpath_letters(words, out->arena);
    words = arena_printf(out->arena, "the server says: %s", words);
    if (!strstr(letters, "auth") && !strstr(letters, "token")) {
        feed->troubled = true;
        log_warn("%s: %s", feed->config.id, words);
        fastpath_note(feed, words, out);
        return;
    }
    feed->connected = false;
    feed->refused = true;
    out->close = true;
    out->retry = FEED_RETRY_STOP;
    out->reason =
        feed->config.token[0]
            ? words
            : arena_printf(out->arena, "%s; no token is set: token_env or token_file",
                           words);
}

// "Heartbeat sent at 2026-06-14T17:45:00.000Z"
static void hear_heartbeat(struct feed *feed, const char *words, int64_t now_ms)
{
    const char *at = strstr(words, heartbeat_time);
    struct when when;
    if (at && when_read(at + strlen(heartbeat_time), &when)) {
        fastpath_pace_time(&feed->pace, when.epoch_ms, now_ms);
    }
}

static bool is_word(const char *word, const char *expected)
{
    return word && text_equal_nocase(word, expected);
}

// The server's own words. False if these are none.
static bool hear_words(struct feed *feed, const struct json *root, int64_t now_ms,
                       struct feed_out *out)
{
    const char *level = leaf_text(root, "level", NULL, LEAF_NAME, out->arena);
    const char *words = leaf_text(root, "message", NULL, FASTPATH_WORDS, out->arena);
    const char *complaint = fastpath_complaint(&feed->config, root, out->arena);
    if (is_word(level, "ERROR") || complaint) {
        hear_error(feed, complaint ? complaint : "an error, without a word", out);
        return true;
    }
    if (!level || !words) {
        return false;
    }
    words = fastpath_words(&feed->config, words, out->arena);
    if (is_word(level, "WARN") || is_word(level, "WARNING")) {
        words = arena_printf(out->arena, "the server says: %s", words);
        log_warn("%s: %s", feed->config.id, words);
        fastpath_note(feed, words, out);
        return true;
    }
    const char *letters = fastpath_letters(words, out->arena);
    if (text_starts(letters, heartbeat)) {
        hear_heartbeat(feed, words, now_ms);
        fastpath_authorise(feed, out);
    } else if (strstr(letters, "accepted") || strstr(letters, "auth")) {
        fastpath_authorise(feed, out);
    }
    return true;
}

void fastpath_tell_cut(struct feed *feed, bool cut, struct feed_out *out)
{
    fastpath_note(feed, cut ? "the venue is cut off" : NULL, out);
    feed->noted = false;
    if (feed->config.keep_clock || !feed->id[0]) {
        return;
    }
    struct event *event = event_add(&out->events, EVENT_MATCH);
    event->match = (struct match_news){
        .match = arena_strdup(out->arena, feed->id), .has_cut = true, .cut = cut};
}

// "ConnectionStateChanged" and the like. False if it is of another kind.
static bool hear_venue(struct feed *feed, const struct json *root, int64_t now_ms,
                       struct feed_out *out)
{
    struct arena *arena = out->arena;
    const char *kind = leaf_text(root, "eventElementType", NULL, LEAF_NAME, arena);
    const char *state = leaf_text(root, "state", NULL, LEAF_NAME, arena);
    struct when when;
    if (!is_word(kind, "ConnectionStateChanged") || !state) {
        return false;
    }
    if (when_read(leaf_text(root, "timestamp", NULL, TIME_TEXT, arena), &when)) {
        fastpath_pace_time(&feed->pace, when.epoch_ms, now_ms);
    }
    bool cut = is_word(state, "Disconnected");
    if (cut || is_word(state, "Connected")) {
        fastpath_pace_cut(&feed->pace, cut, now_ms);
        fastpath_tell_cut(feed, cut, out);
    }
    return true;
}

static bool is_part(const struct json *value)
{
    return json_is_object(value);
}

static bool is_odd(const struct json *value)
{
    return value && !json_is_null(value) && !json_is_object(value);
}

static struct traffic_event hear(struct feed *feed, const struct json *root,
                                 struct str text, struct fastpath_view *view,
                                 struct feed_out *out)
{
    const struct json *action = json_get(root, "fixtureAction");
    const struct json *summary = json_get(root, "fixtureSummary");
    view->doubts[FASTPATH_DOUBT_PART] |= is_odd(action) || is_odd(summary);
    if (is_part(action) || is_part(summary) ||
        fastpath_tennis_told(feed->match.sport, root)) {
        bool gap = fastpath_packet(feed, root, text, view, out);
        return (struct traffic_event){.data = true, .gap = gap};
    }
    if (is_odd(action) || is_odd(summary)) {
        return (struct traffic_event){.bad = true};
    }
    if (!hear_words(feed, root, view->now_ms, out) &&
        !hear_venue(feed, root, view->now_ms, out)) {
        // A heartbeat, of which nobody has written down the form, has nothing to tell.
        view->doubts[FASTPATH_DOUBT_KIND] |= json_get(root, "eventElementType") != NULL;
    }
    return (struct traffic_event){0};
}

// Usually one object; some servers send several packets as an array.
static struct traffic_event hear_all(struct feed *feed, const struct json *root,
                                     struct str text, struct fastpath_view *view,
                                     struct feed_out *out)
{
    struct traffic_event all = {.bad = true};
    if (json_is_object(root)) {
        return hear(feed, root, text, view, out);
    }
    const struct json *item = json_is_array(root) ? json_first(root) : NULL;
    for (; item && !out->close; item = json_next(item)) {
        if (json_is_object(item)) {
            struct traffic_event one = hear(feed, item, text, view, out);
            all.bad = all.bad && one.bad;
            all.data = all.data || one.data;
            all.gap = all.gap || one.gap;
        }
    }
    return all;
}

void fastpath_hear(struct feed *feed, struct str text, int64_t now_ms,
                   struct feed_out *out)
{
    char error[PROBLEM];
    struct fastpath_view view = fastpath_view_of(feed, now_ms, out->arena);
    struct event *event = event_add(&out->events, EVENT_TRAFFIC);
    int at = out->events.count - 1;
    event->traffic.bad = true;
    struct json_doc *doc = json_parse(text.data, text.len, NULL, error, sizeof(error));
    feed->heard_ms = now_ms;
    if (doc) {
        int64_t missing = feed->order.missing;
        struct traffic_event traffic = hear_all(feed, json_root(doc), text, &view, out);
        traffic.gap = feed->order.missing > missing;
        out->events.items[at].traffic = traffic;
        complain(feed, view.doubts, text, out->arena);
    }
    if (!doc || out->events.items[at].traffic.bad) {
        complain_broken(feed, doc ? "expected an object of the fixture" : error);
    }
    json_free(doc);
}
