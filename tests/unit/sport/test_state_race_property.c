// A race told by three transports, in any order and more than once, ends the same.
#include "check.h"
#include "prng.h"
#include "race_hall.h"
#include "sport/state_tables.h"

enum { ATHLETES = 24, POINTS = 8, MOST = 64 };

struct story {
    struct arena arena;
    struct race messages[MOST];
    int count;
};

// How long athlete i needs to a point, always more than to the one before.
static int64_t time_at(int i, int point)
{
    return point * 600000 + ((int64_t)(i * 7919 + point * 104729) % 90000);
}

static int position_at(int i, int point)
{
    int position = 1;
    for (int j = 0; j < ATHLETES; j++) {
        position += time_at(j, point) < time_at(i, point);
    }
    return position;
}

static int64_t best_at(int point)
{
    int64_t best = INT64_MAX;
    for (int i = 0; i < ATHLETES; i++) {
        best = time_at(i, point) < best ? time_at(i, point) : best;
    }
    return best;
}

static const char *point_id(struct arena *arena, int point)
{
    return point ? arena_printf(arena, "%d", point) : NULL;
}

static struct race_athlete athlete_at(struct arena *arena, int i, int64_t race_ms,
                                      bool with_splits)
{
    struct race_athlete athlete = {.id = arena_printf(arena, "%d", 5000 + i),
                                   .bib = arena_printf(arena, "%d", i + 1),
                                   .name = arena_printf(arena, "Runner %d", i),
                                   .time_ms = RACE_UNKNOWN,
                                   .gap_ms = RACE_UNKNOWN};
    struct race_split *splits = arena_alloc(arena, POINTS * sizeof(*splits));
    int point = 0;
    while (point < POINTS && time_at(i, point + 1) <= race_ms) {
        point++;
        splits[point - 1] = (struct race_split){
            .id = point_id(arena, point),
            .name = arena_printf(arena, "Point %d", point),
            .total_ms = time_at(i, point),
            .leg_ms = time_at(i, point) - (point > 1 ? time_at(i, point - 1) : 0),
            .gap_ms = time_at(i, point) - best_at(point),
            .position = position_at(i, point),
        };
    }
    athlete.point = point_id(arena, point);
    athlete.time_ms = point ? time_at(i, point) : RACE_UNKNOWN;
    athlete.gap_ms = point ? time_at(i, point) - best_at(point) : RACE_UNKNOWN;
    athlete.position = point ? position_at(i, point) : 0;
    athlete.out = i == 3 && point >= 4 ? "DNF" : NULL;
    athlete.splits = splits;
    athlete.split_count = with_splits ? point : 0;
    return athlete;
}

// What the timer would send at a moment of the race.
static struct race message_at(struct arena *arena, int64_t race_ms, bool with_splits)
{
    struct race race = sheet(arena, RACE_LIVE, NULL, NULL, "");
    struct race_athlete *list = arena_alloc(arena, ATHLETES * sizeof(*list));
    int newest = 0;
    for (int i = 0; i < ATHLETES; i++) {
        list[i] = athlete_at(arena, i, race_ms, with_splits);
    }
    while (newest < POINTS && best_at(newest + 1) <= race_ms) {
        newest++;
    }
    race.point = point_id(arena, newest);
    race.point_name = newest ? arena_printf(arena, "Point %d", newest) : NULL;
    race.has_date = race.has_start = true;
    race.start = (struct when){1940932800000, true};
    race.date = (struct when){1940932800000 + race_ms, true};
    race.athletes = list;
    race.athlete_count = ATHLETES;
    race.has_athletes = true;
    race.has_splits = with_splits;
    return race;
}

// Pushes without splits, and after some of them the answer with splits.
static void tell_story(struct story *story, bool all_splits)
{
    *story = (struct story){0};
    for (int step = 0; step < 20; step++) {
        int64_t race_ms = step * 270000 + prng_below(20000);
        bool answered = prng_below(3) == 0;
        if (!all_splits) {
            story->messages[story->count++] = message_at(&story->arena, race_ms, false);
        }
        if (all_splits || answered) {
            story->messages[story->count++] = message_at(&story->arena, race_ms, true);
        }
    }
    if (prng_below(2)) {
        struct race *last = &story->messages[story->count];
        *last = story->messages[story->count - 1];
        last->date.epoch_ms += 5000;
        last->athlete_count = 0;
        last->has_athletes = last->has_splits = false;
        last->status = RACE_OFFICIAL;
        story->count++;
    }
}

// The state without what depends on when messages came: the clock.
static const char *state_text(struct sport_state *state, struct arena *arena)
{
    char *text = arena_strdup(arena, sport_print(state, arena));
    char *clock = strstr(text, "raceclock");
    if (clock) {
        *clock = '\0';
    }
    return text;
}

static void tell(struct sport_state *state, const struct race *race, int64_t now_ms)
{
    struct event event = {
        .type = EVENT_RACE, .backlog = prng_below(2) != 0, .race = *race};
    sport_apply(state, 0, &event, now_ms);
}

static const char *told_in_order(const struct story *story, struct arena *arena)
{
    struct sport_state *state = sport_create();
    for (int i = 0; i < story->count; i++) {
        tell(state, &story->messages[i], i * 1000);
    }
    const char *text = state_text(state, arena);
    sport_destroy(state);
    return text;
}

// Shuffled; each at least once, some more often.
static const char *told_anyhow(const struct story *story, struct arena *arena)
{
    int order[MOST * 2];
    int count = 0;
    for (int i = 0; i < story->count; i++) {
        order[count++] = i;
        if (prng_below(3) == 0) {
            order[count++] = i;
        }
    }
    for (int i = count - 1; i > 0; i--) {
        int j = prng_below(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
    }
    struct sport_state *state = sport_create();
    for (int i = 0; i < count; i++) {
        tell(state, &story->messages[order[i]], i * 1000);
    }
    const char *text = state_text(state, arena);
    sport_destroy(state);
    return text;
}

TEST(the_order_and_number_of_messages_does_not_matter)
{
    prng_seed(11);
    for (int round = 0; round < 30; round++) {
        struct story story;
        tell_story(&story, false);
        const char *expected = told_in_order(&story, &story.arena);
        const char *found = told_anyhow(&story, &story.arena);
        bool same = strcmp(found, expected) == 0;
        if (!same) {
            printf("%s\n%s\n", found, expected);
        }
        arena_finish(&story.arena);
        CHECK(same);
    }
}

TEST(lost_messages_cost_nothing_when_the_last_one_tells_everything)
{
    prng_seed(12);
    for (int round = 0; round < 30; round++) {
        struct story story;
        tell_story(&story, true);
        story.count = 20; // without the empty one
        const char *expected = told_in_order(&story, &story.arena);
        struct story some = story;
        some.count = 0;
        for (int i = 0; i < story.count; i++) {
            if (i == story.count - 1 || prng_below(2)) {
                some.messages[some.count++] = story.messages[i];
            }
        }
        const char *found = told_in_order(&some, &story.arena);
        bool same = strcmp(found, expected) == 0;
        arena_finish(&story.arena);
        CHECK(same);
    }
}

TEST(nothing_is_celebrated_twice_in_whatever_order_it_comes)
{
    prng_seed(13);
    for (int round = 0; round < 30; round++) {
        struct story story;
        tell_story(&story, false);
        struct sport_state *state = sport_create();
        int points[POINTS + 1] = {0};
        int winners = 0;
        for (int i = 0; i < story.count * 3; i++) {
            struct event event = {.type = EVENT_RACE,
                                  .race = story.messages[prng_below(story.count)]};
            struct change change = sport_apply(state, 0, &event, i * 1000);
            points[change.new_point ? atoi(change.race->board->point) : 0]++;
            winners += change.new_winner;
        }
        sport_destroy(state);
        arena_finish(&story.arena);
        for (int point = 1; point <= POINTS; point++) {
            CHECK(points[point] <= 1);
        }
        CHECK(winners <= 1);
    }
}

TEST(twelve_hours_of_messages_do_not_grow_the_state)
{
    struct arena arena = {0};
    struct sport_state *state = sport_create();
    struct race race = message_at(&arena, 50 * 60000, true);
    size_t used = 0;
    for (int i = 0; i < 1000; i++) {
        race.date.epoch_ms += 1000;
        race.passed = i;
        struct event event = {.type = EVENT_RACE, .race = race};
        sport_apply(state, 0, &event, i * 1000);
        used = i == 10 ? state->races[0]->arena.used : used;
    }
    size_t last = state->races[0]->arena.used;
    sport_destroy(state);
    arena_finish(&arena);
    CHECK(used > 0);
    CHECK_INT(last, used);
}

static const struct check_case cases[] = {
    CASE(the_order_and_number_of_messages_does_not_matter),
    CASE(lost_messages_cost_nothing_when_the_last_one_tells_everything),
    CASE(nothing_is_celebrated_twice_in_whatever_order_it_comes),
    CASE(twelve_hours_of_messages_do_not_grow_the_state),
};

CHECK_MAIN(cases)
