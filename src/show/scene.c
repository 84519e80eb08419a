#include "show/scene.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "show/scene_parts.h"

const char *const layer_names[LAYER_COUNT] = {"bug", "lower", "board", "full"};

// Times by the craft notes: a card of six or seven tokens is read in 4.5 to 5 s. Results
// outrank attempts, a goal outranks both. Full panels are the operator's, and stay.
// A page of ten short rows is read in 8 s. A goal that had to wait for longer than 10 s
// is no longer what everybody has just seen.
enum { PAGE = 8000 };

static const struct scene scenes[] = {
    {.name = "scorebug",
     .layer = LAYER_BUG,
     .rule = {true, 10, 0, 0, 0, 10000, PAGE, 0, 0}},
    {.name = "raceclock",
     .layer = LAYER_BUG,
     .rule = {true, 5, 0, 0, 0, 10000, PAGE, 0, 0}},
    {.name = "winner",
     .layer = LAYER_LOWER,
     .rule = {true, 50, 8000, 3500, 20000, 60000, PAGE, 0, 0}},
    {.name = "attempt",
     .layer = LAYER_LOWER,
     .rule = {true, 30, 6000, 3000, 15000, 20000, PAGE, 0, 0}},
    {.name = "height",
     .layer = LAYER_LOWER,
     .rule = {true, 30, 6000, 3000, 15000, 20000, PAGE, 0, 0}},
    {.name = "goal",
     .layer = LAYER_LOWER,
     .rule = {true, 60, 7000, 3000, 15000, 10000, PAGE, 0, 0}},
    {.name = "athlete",
     .layer = LAYER_LOWER,
     .rule = {false, 20, 8000, 3000, 20000, 60000, PAGE, 0, 0}},
    {.name = "leaderboard",
     .layer = LAYER_BOARD,
     .rule = {true, 20, 15000, 5000, 60000, 30000, PAGE, 0, 0},
     .anew = "point"},
    {.name = "results",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
    {.name = "series",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
    {.name = "heights",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
    {.name = "startlist",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
    {.name = "splits",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
    {.name = "match",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
    {.name = "table",
     .layer = LAYER_FULL,
     .rule = {false, 20, 0, 5000, 0, 60000, PAGE, 0, 0}},
};

int layer_find(const char *name)
{
    for (int i = 0; i < LAYER_COUNT; i++) {
        if (text_equal(layer_names[i], name)) {
            return i;
        }
    }
    return -1;
}

bool layers_meet(enum layer a, enum layer b)
{
    return (a == LAYER_FULL) != (b == LAYER_FULL) && a != LAYER_BUG && b != LAYER_BUG;
}

const struct scene *scene_find(const char *name)
{
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        if (text_equal(scenes[i].name, name)) {
            return &scenes[i];
        }
    }
    return NULL;
}

const struct scene *scene_table(int *count)
{
    *count = (int)(sizeof(scenes) / sizeof(scenes[0]));
    return scenes;
}

const char *subject_winner(struct arena *arena, const char *feed_id,
                           const struct unit_key *unit)
{
    return arena_printf(arena, "%s/%s/%d/%d", feed_id, unit->event, unit->round,
                        unit->heat);
}

// Subjects are words of a cue, and their parts stand between slashes.
const char *subject_word(struct arena *arena, const char *text)
{
    char *word = arena_strdup(arena, text_empty(text) ? "-" : text);
    for (char *c = word; *c; c++) {
        *c = (unsigned char)*c <= ' ' || *c == '/' ? '_' : *c;
    }
    return word;
}

// Attempts heard at this height so far are what tells one attempt from the next.
const char *subject_attempt(struct arena *arena, const char *feed_id,
                            const struct attempt_event *attempt)
{
    const char *unit = subject_winner(arena, feed_id, &attempt->unit);
    const char *bib = subject_word(arena, attempt->bib ? attempt->bib : attempt->name);
    if (!attempt->vertical) {
        return arena_printf(arena, "%s/%s/%d", unit, bib, attempt->round);
    }
    int number = attempt->attempts ? utf8_count(attempt->attempts) : 0;
    return arena_printf(arena, "%s/%s/%s/%d", unit, bib,
                        attempt->height ? attempt->height : "-", number);
}

const char *subject_whole(struct arena *arena, const char *feed_id, const char *id)
{
    return arena_printf(arena, "%s/%s", feed_id, id);
}

const char *subject_goal(struct arena *arena, const char *feed_id, const char *match,
                         const char *entry)
{
    return arena_printf(arena, "%s/%s/goal/%s", feed_id, match,
                        subject_word(arena, entry));
}

const char *subject_athlete(struct arena *arena, const char *feed_id,
                            const struct unit_key *unit, const char *bib)
{
    const char *event = unit->event[0] ? subject_winner(arena, feed_id, unit)
                                       : arena_printf(arena, "%s/bib", feed_id);
    return arena_printf(arena, "%s/%s", event, subject_word(arena, bib));
}

const char *subject_splits(struct arena *arena, const char *feed_id, const char *race,
                           const char *bib)
{
    return arena_printf(arena, "%s/%s/%s", feed_id, race, subject_word(arena, bib));
}

const char *subject_player(struct arena *arena, const char *feed_id, const char *match,
                           enum match_side side, const char *number)
{
    return arena_printf(arena, "%s/%s/%c%s", feed_id, match,
                        side == SIDE_AWAY ? 'a' : 'h', subject_word(arena, number));
}
