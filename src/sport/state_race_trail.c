// Splits of earlier messages: pushes carry none, and a message may get lost.
#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "sport/state_race.h"

enum { FIRST_SPLITS = 8 };

const char *race_athlete_key(const struct race_athlete *athlete)
{
    if (!text_empty(athlete->id)) {
        return athlete->id;
    }
    if (!text_empty(athlete->bib)) {
        return athlete->bib;
    }
    return text_empty(athlete->name) ? NULL : athlete->name;
}

void trails_copy(struct arena *arena, const struct trails *from, struct trails *out)
{
    *out = *from;
    for (int i = 0; i < from->point_count; i++) {
        out->points[i].id = arena_strdup(arena, from->points[i].id);
        out->points[i].name = arena_strdup(arena, from->points[i].name);
    }
    // Room for everybody, so that it never has to grow.
    out->items = arena_alloc(arena, RACE_MAX_ATHLETES * sizeof(*out->items));
    for (int i = 0; i < from->count; i++) {
        const struct trail *trail = &from->items[i];
        struct trail *copy = &out->items[i];
        *copy = *trail;
        copy->key = arena_strdup(arena, trail->key);
        copy->splits = arena_copy(arena, trail->splits,
                                  (size_t)trail->count * sizeof(*trail->splits));
        copy->capacity = trail->count;
    }
}

void trails_forget_stamps(struct trails *trails)
{
    for (int i = 0; i < trails->point_count; i++) {
        trails->named[i] = INT64_MIN;
    }
    for (int i = 0; i < trails->count; i++) {
        struct trail *trail = &trails->items[i];
        trail->full_stamp = INT64_MIN;
        for (int s = 0; s < trail->count; s++) {
            trail->splits[s].stamp = INT64_MIN;
        }
    }
}

// The index of a point, -1 if there is no room for another one. The hint is where it
// most probably is.
static int intern(struct arena *arena, struct trails *trails, const char *id,
                  const char *name, int64_t stamp, int hint)
{
    bool hit = hint < trails->point_count && strcmp(trails->points[hint].id, id) == 0;
    int at = hit ? hint : 0;
    while (at < trails->point_count && strcmp(trails->points[at].id, id) != 0) {
        at++;
    }
    if (at == RACE_MAX_POINTS) {
        return -1;
    }
    struct race_point *point = &trails->points[at];
    if (at == trails->point_count) {
        trails->point_count++;
        *point = (struct race_point){arena_strdup(arena, id), NULL};
        trails->ranks[at] = race_point_rank(id);
        trails->named[at] = INT64_MIN;
    }
    if (!text_empty(name) && (!point->name || stamp >= trails->named[at])) {
        trails->named[at] = stamp;
        if (!text_equal(point->name, name)) {
            point->name = arena_strdup(arena, name);
        }
    }
    return at;
}

static struct trail *claim(struct arena *arena, struct trails *trails, const char *key,
                           int hint)
{
    if (hint < trails->count && strcmp(trails->items[hint].key, key) == 0) {
        return &trails->items[hint];
    }
    for (int i = 0; i < trails->count; i++) {
        if (strcmp(trails->items[i].key, key) == 0) {
            return &trails->items[i];
        }
    }
    if (trails->count == RACE_MAX_ATHLETES) {
        return NULL;
    }
    struct trail *trail = &trails->items[trails->count++];
    *trail = (struct trail){.key = arena_strdup(arena, key), .full_stamp = INT64_MIN};
    return trail;
}

static int64_t known_of(int64_t value, int64_t other)
{
    return value != RACE_UNKNOWN ? value : other;
}

// The newer message on top; what it does not tell is left as it was.
static void lay(struct race_split *top, const struct race_split *under)
{
    bool same = top->total_ms == RACE_UNKNOWN || top->total_ms == under->total_ms;
    top->leg_ms = known_of(top->leg_ms, same ? under->leg_ms : RACE_UNKNOWN);
    top->total_ms = known_of(top->total_ms, under->total_ms);
    top->gap_ms = known_of(top->gap_ms, under->gap_ms);
    top->position = top->position > 0 ? top->position : under->position;
}

static int rank_at(const struct trails *trails, const struct trail_split *kept)
{
    return trails->ranks[kept->point];
}

static void insert(struct arena *arena, const struct trails *trails, struct trail *trail,
                   struct trail_split fresh)
{
    if (trail->count == trail->capacity) {
        trail->capacity = trail->capacity ? trail->capacity * 2 : FIRST_SPLITS;
        struct trail_split *grown =
            arena_alloc(arena, (size_t)trail->capacity * sizeof(*grown));
        if (trail->count) {
            memcpy(grown, trail->splits, (size_t)trail->count * sizeof(*grown));
        }
        trail->splits = grown;
    }
    int rank = rank_at(trails, &fresh);
    int at = trail->count++;
    for (; at > 0 && rank_at(trails, &trail->splits[at - 1]) > rank; at--) {
        trail->splits[at] = trail->splits[at - 1];
    }
    trail->splits[at] = fresh;
}

static struct trail_split *kept_at(struct trail *trail, int point, int hint)
{
    if (hint < trail->count && trail->splits[hint].point == point) {
        return &trail->splits[hint];
    }
    for (int i = 0; i < trail->count; i++) {
        if (trail->splits[i].point == point) {
            return &trail->splits[i];
        }
    }
    return NULL;
}

static bool put(struct arena *arena, struct trails *trails, struct trail *trail,
                const struct race_split *told, int64_t stamp, int hint)
{
    struct trail_split fresh = {*told, 0, stamp};
    fresh.point = intern(arena, trails, told->id, told->name, stamp, hint);
    if (fresh.point < 0) {
        return false;
    }
    struct trail_split *known = kept_at(trail, fresh.point, hint);
    if (!known) {
        insert(arena, trails, trail, fresh);
    } else if (stamp >= known->stamp) {
        lay(&fresh.split, &known->split);
        *known = fresh;
    } else {
        lay(&known->split, &fresh.split);
    }
    return true;
}

static bool tells_own(const struct race_athlete *athlete)
{
    for (int i = athlete->split_count - 1; i >= 0; i--) {
        if (text_equal(athlete->splits[i].id, athlete->point)) {
            return true;
        }
    }
    return false;
}

// Where an athlete is says as much as a split does.
static struct race_split own_split(const struct race *race,
                                   const struct race_athlete *athlete)
{
    bool newest = text_equal(race->point, athlete->point);
    return (struct race_split){
        .id = athlete->point,
        .name = newest ? race->point_name : NULL,
        .total_ms = athlete->time_ms,
        .leg_ms = RACE_UNKNOWN,
        .gap_ms = athlete->gap_ms,
        .position = athlete->position,
    };
}

static void tell_athlete(struct arena *arena, struct trails *trails, struct trail *trail,
                         const struct race *race, const struct race_athlete *athlete,
                         int64_t stamp, int64_t *cut)
{
    if (!text_empty(athlete->point) && !athlete->out && !tells_own(athlete)) {
        struct race_split own = own_split(race, athlete);
        *cut += !put(arena, trails, trail, &own, stamp, 0);
    }
    for (int s = 0; s < athlete->split_count; s++) {
        bool told = !text_empty(athlete->splits[s].id);
        *cut += told && !put(arena, trails, trail, &athlete->splits[s], stamp, s);
    }
    if (athlete->split_count && stamp > trail->full_stamp) {
        trail->full_stamp = stamp;
    }
}

void trails_tell(struct arena *arena, struct trails *trails, const struct race *race,
                 int64_t stamp, int64_t *cut)
{
    if (!text_empty(race->point)) {
        intern(arena, trails, race->point, race->point_name, stamp, 0);
    }
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        const char *key = race_athlete_key(athlete);
        struct trail *trail = key ? claim(arena, trails, key, i) : NULL;
        if (trail) {
            tell_athlete(arena, trails, trail, race, athlete, stamp, cut);
        } else {
            *cut += 1;
        }
    }
}

static int64_t leg_of(const struct race_split *split, const struct race_split *last)
{
    if (split->leg_ms != RACE_UNKNOWN || split->total_ms == RACE_UNKNOWN) {
        return split->leg_ms;
    }
    int rank = race_point_rank(split->id);
    if (rank == 1) {
        return split->total_ms;
    }
    bool next = last && last->total_ms != RACE_UNKNOWN && rank != INT_MAX &&
                race_point_rank(last->id) == rank - 1;
    return next && split->total_ms >= last->total_ms ? split->total_ms - last->total_ms
                                                     : RACE_UNKNOWN;
}

static const struct trail *trail_of(const struct trails *trails, const char *key)
{
    for (int i = 0; key && i < trails->count; i++) {
        if (strcmp(trails->items[i].key, key) == 0) {
            return &trails->items[i];
        }
    }
    return NULL;
}

void trails_apply(struct arena *arena, const struct trails *trails,
                  struct race_athlete *athlete)
{
    const struct trail *trail = trail_of(trails, race_athlete_key(athlete));
    int last = text_empty(athlete->point) ? INT_MAX : race_point_rank(athlete->point);
    int count = 0;
    struct race_split *splits =
        arena_alloc(arena, (size_t)(trail ? trail->count : 0) * sizeof(*splits));
    for (int i = 0; trail && i < trail->count; i++) {
        const struct trail_split *kept = &trail->splits[i];
        // A full message that does not tell it took it back.
        if (kept->stamp >= trail->full_stamp && rank_at(trails, kept) <= last) {
            struct race_split *split = &splits[count];
            *split = kept->split;
            split->id = trails->points[kept->point].id;
            split->name = trails->points[kept->point].name;
            split->leg_ms = leg_of(split, count ? split - 1 : NULL);
            count++;
        }
    }
    athlete->splits = splits;
    athlete->split_count = count;
}
