// Clocks on air. Each is looked at when its text next changes and at no other time, so
// one that is hidden or stands costs nothing.
#include "base/str.h"
#include "show/show_subject.h"

enum { SECOND_MS = 1000 };

// Puts the clock that a scene shows now, and says when it next shows another second.
struct ticking {
    const char *scene;
    bool (*look)(const struct show *show, const struct subject *subject,
                 struct values *out, int64_t *next_ms);
};

static bool look_race(const struct show *show, const struct subject *subject,
                      struct values *out, int64_t *next_ms)
{
    const struct race_state *race =
        sport_race(show->state, subject->feed, subject->unit.event);
    int64_t now_ms = feed_now(show, subject->feed), ms;
    if (!race || !scene_race_clock(race, now_ms, out) ||
        !race_state_clock(race, now_ms, &ms)) {
        return false;
    }
    *next_ms = show->now_ms + SECOND_MS - ms % SECOND_MS;
    return true;
}

static bool look_match(const struct show *show, const struct subject *subject,
                       struct values *out, int64_t *next_ms)
{
    const struct match_state *match =
        sport_match(show->state, subject->feed, subject->unit.event);
    int64_t now_ms = feed_now(show, subject->feed);
    if (!match || !scene_match_clock(match, now_ms, out)) {
        return false;
    }
    int64_t next = match_ticker_next(&match->clock, now_ms);
    *next_ms = next == INT64_MAX ? next : show->now_ms + (next - now_ms);
    return true;
}

static const struct ticking tickings[] = {
    {"scorebug", look_match},
    {"match", look_match},
    {"raceclock", look_race},
    {"leaderboard", look_race},
};

static const struct ticking *ticking_of(const struct scene *scene)
{
    for (size_t i = 0; i < sizeof(tickings) / sizeof(tickings[0]); i++) {
        if (scene_find(tickings[i].scene) == scene) {
            return &tickings[i];
        }
    }
    return NULL;
}

static void look(struct show *show, enum layer layer)
{
    const struct air *air = director_air(show->director, layer);
    const struct ticking *ticking = air->scene ? ticking_of(air->scene) : NULL;
    struct subject subject;
    struct values values = values_begin(&show->scratch);
    int64_t next_ms = INT64_MAX;
    show->tick_ms[layer] = INT64_MAX;
    if (!ticking || !air_subject(show, layer, &show->scratch, &subject) ||
        !ticking->look(show, &subject, &values, &next_ms)) {
        return;
    }
    // A clock that was not there before is news: it comes with the next update.
    const char *clock = values_get(air->values, "clock");
    if (clock && !text_equal(clock, values_get(&values, "clock"))) {
        director_tick(show->director, layer, &values);
    }
    show->tick_ms[layer] = clock ? next_ms : INT64_MAX;
}

void clocks_look(struct show *show)
{
    for (int i = 0; i < LAYER_COUNT; i++) {
        look(show, (enum layer)i);
    }
}
