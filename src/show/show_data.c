// Whether a feed tells of the sport, as against whether its connection is up.
#include <string.h>

#include "base/str.h"
#include "show/show_parts.h"

enum { MINUTE_MS = 60000, MUTE_NEVER = -1, SAID_MAX = 100 };

static const char VENUE_CUT[] = "the venue is cut off";

// When the data of a feed counts as live, quiet or stale:
//
//   opentrack  live for 30 s after news; pings count, so silence of 2 min is stale.
//   triathlon  minutes pass between two timing points, and nothing is sent meanwhile:
//   live
//              for 1 min after a message, then quiet; stale when a race that is live said
//              nothing for 20 min, or without the socket nothing came by REST for 90 s.
//   minicup    says when a half begins and ends: stale when a match that is on said
//   nothing
//              for longer than a half, or the link is down for 15 s.
//   fastpath   has a heartbeat every 10 s: stale without one for 35 s, when a match that
//   is
//              on said nothing for 5 min, while the venue is cut off, or 15 s without
//              link.
//
// Ended is a feed whose race is official or whose match is over, and one that refused us.
static const struct feed_kind kinds[] = {
    {"opentrack", SHOW_ATHLETICS, "unit", true, 5000, 30000, INT64_MAX, 2 * MINUTE_MS,
     2 * MINUTE_MS},
    {"triathlon", SHOW_RACE, "race", false, 10000, MINUTE_MS, 20 * MINUTE_MS, MUTE_NEVER,
     90000},
    {"minicup", SHOW_MATCH, "match", false, 30000, 30000, 11 * MINUTE_MS, MUTE_NEVER,
     15000},
    {"fastpath", SHOW_MATCH, "fixture", false, 30000, 30000, 5 * MINUTE_MS, 35000, 15000},
};

const struct feed_kind *feed_kind_find(const char *type)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (text_equal(kinds[i].type, type)) {
            return &kinds[i];
        }
    }
    return &kinds[0];
}

static bool is_over(const struct show *show, int feed)
{
    const struct race_state *race = followed_race(show, feed);
    const struct match_state *match = followed_match(show, feed);
    return (race && race->race->status == RACE_OFFICIAL) ||
           (match && match->status == MATCH_OVER);
}

static bool is_on(const struct show *show, int feed)
{
    const struct race_state *race = followed_race(show, feed);
    const struct match_state *match = followed_match(show, feed);
    return (race && race->race->status == RACE_LIVE) ||
           (match && match->status == MATCH_LIVE);
}

static bool is_cut(const struct show *show, int feed)
{
    const struct match_state *match = followed_match(show, feed);
    return match && match->cut;
}

static bool is_unwatched(const struct show *show, int feed)
{
    const struct match_state *match = followed_match(show, feed);
    return match &&
           (match->unwatched || (match->status == MATCH_BROKEN &&
                                 text_equal_nocase(match->status_word, "unverified")));
}

static bool older(int64_t at_ms, int64_t now_ms, int64_t age_ms)
{
    return at_ms < 0 || now_ms - at_ms > age_ms;
}

static bool is_stale(const struct show *show, int feed, int64_t now_ms)
{
    const struct feed_state *state = &show->feeds[feed];
    const struct feed_kind *kind = state->kind;
    bool mute = kind->mute_ms >= 0 && older(state->heard_ms, now_ms, kind->mute_ms);
    bool blind = state->link != LINK_UP && older(state->heard_ms, now_ms, kind->blind_ms);
    // Of a race or match that nothing was ever heard of nothing can have grown old.
    if (state->heard_ms < 0 && kind->sport != SHOW_ATHLETICS) {
        return false;
    }
    return mute || blind || is_cut(show, feed) || is_unwatched(show, feed) ||
           (is_on(show, feed) && older(state->news_ms, now_ms, kind->stale_ms));
}

const char *feed_data(const struct show *show, int feed, int64_t now_ms)
{
    const struct feed_state *state = &show->feeds[feed];
    if (state->link == LINK_REFUSED || is_over(show, feed)) {
        return "ended";
    }
    if (is_stale(show, feed, now_ms)) {
        return "stale";
    }
    return older(state->news_ms, now_ms, state->kind->live_ms) ? "quiet" : "live";
}

static void add(struct buf *out, const char *text)
{
    if (!text_empty(text)) {
        buf_printf(out, "%s%s", out->len ? "; " : "", text);
    }
}

// Cut at a word, where they are too many.
static void add_said(struct buf *out, const char *words)
{
    char text[SAID_MAX];
    bool whole = text_copy(text, sizeof(text), words);
    char *last = whole ? NULL : strrchr(text, ' ');
    if (last) {
        *last = '\0';
    }
    buf_printf(out, "%sthe feed says \"%s%s\"", out->len ? "; " : "", text,
               whole ? "" : "\xe2\x80\xa6");
}

// What the feed says of itself where that is not what is expected.
static void add_word(struct buf *out, const struct show *show, int feed)
{
    static const char *const known[] = {"prerace", "live", "official"};
    const struct race_state *race = followed_race(show, feed);
    const struct match_state *match = followed_match(show, feed);
    const char *word = race ? race->race->status_word : NULL;
    for (size_t i = 0; word && i < sizeof(known) / sizeof(known[0]); i++) {
        word = text_equal_nocase(word, known[i]) ? NULL : word;
    }
    if (match && match->status == MATCH_BROKEN) {
        const char *other = match->unwatched ? NULL : "interrupted";
        word = match->status_word ? match->status_word : other;
        add(out, "this is no result");
    }
    if (!text_empty(word)) {
        add_said(out, word);
    }
    add(out, match ? match->unwatched : NULL);
}

// Connection first; what is wrong with the GETs and with the event behind it.
const char *feed_note(const struct show *show, int feed, struct arena *arena)
{
    struct buf note = {0};
    add(&note, show->feeds[feed].link_note);
    add(&note, show->feeds[feed].fetch_note);
    bool told = text_equal(show->feeds[feed].link_note, VENUE_CUT);
    add(&note, is_cut(show, feed) && !told ? VENUE_CUT : NULL);
    add_word(&note, show, feed);
    const char *text = arena_strdup(arena, note.data ? note.data : "");
    buf_finish(&note);
    return text;
}
