// Which race or match of a feed counts: the one that the show file or the operator named,
// else the first that is live. That one stays until it is over and its result was shown,
// and another is live.
#include <string.h>

#include "base/str.h"
#include "show/show_subject.h"

bool is_followed(const struct show *show, int feed, const char *id)
{
    const struct feed_state *state = &show->feeds[feed];
    return !state->follow[0] || text_equal(state->follow, id);
}

const struct race_state *followed_race(const struct show *show, int feed)
{
    const struct feed_state *state = &show->feeds[feed];
    return state->kind->sport == SHOW_RACE && state->follow[0]
               ? sport_race(show->state, feed, state->follow)
               : NULL;
}

const struct match_state *followed_match(const struct show *show, int feed)
{
    const struct feed_state *state = &show->feeds[feed];
    return state->kind->sport == SHOW_MATCH && state->follow[0]
               ? sport_match(show->state, feed, state->follow)
               : NULL;
}

const char *follow_text(const struct show *show, int feed, struct arena *arena)
{
    const struct feed_state *state = &show->feeds[feed];
    const struct unit_key *unit = &state->follow_unit;
    if (unit->event[0]) {
        return arena_printf(arena, "%s/%d/%d", unit->event, unit->round, unit->heat);
    }
    return state->follow[0] ? arena_strdup(arena, state->follow) : NULL;
}

bool follow_subject(const struct show *show, struct subject *out)
{
    int best = -1;
    for (int i = 0; i < show->feed_count; i++) {
        const struct feed_state *state = &show->feeds[i];
        int stamp = best < 0 ? 0 : show->feeds[best].follow_stamp;
        best = state->follow_stamp > stamp ? i : best;
    }
    if (best < 0) {
        return false;
    }
    const struct feed_state *state = &show->feeds[best];
    *out = (struct subject){.feed = best, .unit = state->follow_unit};
    if (state->kind->sport != SHOW_ATHLETICS) {
        text_copy(out->unit.event, sizeof(out->unit.event), state->follow);
    }
    return true;
}

static void follow(struct feed_state *state, const char *id)
{
    text_copy(state->follow, sizeof(state->follow), id);
    state->follow_began = false;
    state->follow_over_ms = -1;
}

static bool is_id(const char *id)
{
    return !text_empty(id) && strlen(id) < UNIT_EVENT_ID && !strchr(id, '/');
}

// What would have to change for a feed of this type to tell of another.
static const char *other_needs(const struct feed_state *state)
{
    static const struct {
        const char *type, *needs;
    } types[] = {
        {"triathlon", "another prog_id needs another feed"},
        {"minicup", "only a feed with a category can follow another"},
        {"fastpath", "another fixture needs another feed"},
    };
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (text_equal(types[i].type, state->type)) {
            return types[i].needs;
        }
    }
    return "another needs another feed";
}

// A feed whose race or match the show file names is sent no other, unless it was heard of
// already.
const char *follow_refusal(const struct show *show, int feed, const char *id,
                           struct arena *arena)
{
    const struct feed_state *state = &show->feeds[feed];
    if (!is_id(id)) {
        return arena_printf(arena, "expected the id of a %s", state->kind->noun);
    }
    bool told = !state->named[0] || text_equal(state->named, id) ||
                sport_race(show->state, feed, id) || sport_match(show->state, feed, id);
    return told ? NULL
                : arena_printf(arena, "the show file follows %s %s: %s",
                               state->kind->noun, state->named, other_needs(state));
}

bool follow_set(struct show *show, int feed, const char *id)
{
    struct feed_state *state = &show->feeds[feed];
    if (!is_id(id)) {
        return false;
    }
    if (!text_equal(state->follow, id)) {
        follow(state, id);
    }
    state->follow_told = true;
    state->follow_stamp = ++show->follows;
    show->changes++;
    return true;
}

static bool match_live(const struct match_state *match)
{
    return match->status == MATCH_LIVE || match->status == MATCH_BREAK;
}

static const char *live_race(const struct show *show, int feed)
{
    for (int i = 0; i < sport_race_count(show->state); i++) {
        const struct race_state *race = sport_race_at(show->state, i);
        if (race->feed == feed && race->race->status == RACE_LIVE) {
            return race->race->prog;
        }
    }
    return NULL;
}

static const char *live_match(const struct show *show, int feed)
{
    for (int i = 0; i < sport_match_count(show->state); i++) {
        const struct match_state *match = sport_match_at(show->state, i);
        if (match->feed == feed && match_live(match)) {
            return match->id;
        }
    }
    return NULL;
}

// When a match ended is only known if it was seen before it did.
static void watch_end(struct show *show, struct feed_state *state, int feed,
                      int64_t now_ms)
{
    const struct match_state *match = followed_match(show, feed);
    if (!match) {
        return;
    }
    if (match->status != MATCH_OVER) {
        state->follow_began = true;
        state->follow_over_ms = -1;
    } else if (state->follow_began && state->follow_over_ms < 0) {
        state->follow_over_ms = now_ms;
    }
}

static bool is_done(const struct show *show, int feed, int64_t now_ms)
{
    const struct feed_state *state = &show->feeds[feed];
    const struct race_state *race = followed_race(show, feed);
    const struct match_state *match = followed_match(show, feed);
    if (state->kind->sport == SHOW_RACE) {
        return !race || race->race->status != RACE_LIVE;
    }
    bool shown =
        state->follow_over_ms >= 0 && now_ms - state->follow_over_ms < SHOW_RESULT_MS;
    return !match || (!match_live(match) && !shown);
}

void follow_look(struct show *show, int64_t now_ms)
{
    for (int i = 0; i < show->feed_count; i++) {
        struct feed_state *state = &show->feeds[i];
        watch_end(show, state, i, now_ms);
        if (state->kind->sport == SHOW_ATHLETICS || state->follow_told ||
            !is_done(show, i, now_ms)) {
            continue;
        }
        const char *live =
            state->kind->sport == SHOW_RACE ? live_race(show, i) : live_match(show, i);
        if (live && !text_equal(live, state->follow)) {
            follow(state, live);
            watch_end(show, state, i, now_ms);
            show->changes++;
        }
    }
}
