// One timing message on top of what is known of its race.
#include <stddef.h>

#include "base/str.h"
#include "sport/record.h"
#include "sport/state_race.h"

static const size_t head_offsets[] = {
    offsetof(struct race, prog),  offsetof(struct race, event_name),
    offsetof(struct race, name),  offsetof(struct race, status_word),
    offsetof(struct race, point), offsetof(struct race, point_name),
};
static const struct record_texts head_texts = {head_offsets, sizeof(head_offsets) /
                                                                 sizeof(head_offsets[0])};
// What a race is called does not change because a message leaves it out.
static const struct record_texts head_identity = {head_offsets, 3};

static const size_t athlete_offsets[] = {
    offsetof(struct race_athlete, id),    offsetof(struct race_athlete, bib),
    offsetof(struct race_athlete, name),  offsetof(struct race_athlete, country),
    offsetof(struct race_athlete, image), offsetof(struct race_athlete, point),
    offsetof(struct race_athlete, out),
};
static const struct record_texts athlete_texts = {
    athlete_offsets, sizeof(athlete_offsets) / sizeof(athlete_offsets[0])};

static const size_t split_offsets[] = {
    offsetof(struct race_split, id),
    offsetof(struct race_split, name),
};
static const struct record_texts split_texts = {
    split_offsets, sizeof(split_offsets) / sizeof(split_offsets[0])};

static bool same_split(const struct race_split *a, const struct race_split *b)
{
    return a->total_ms == b->total_ms && a->leg_ms == b->leg_ms &&
           a->gap_ms == b->gap_ms && a->position == b->position &&
           record_same(a, b, &split_texts);
}

static bool same_athlete(const struct race_athlete *a, const struct race_athlete *b)
{
    bool same = a->time_ms == b->time_ms && a->gap_ms == b->gap_ms &&
                a->position == b->position && a->split_count == b->split_count &&
                record_same(a, b, &athlete_texts);
    for (int i = 0; same && i < a->split_count; i++) {
        same = same_split(&a->splits[i], &b->splits[i]);
    }
    return same;
}

bool race_same(const struct race *a, const struct race *b)
{
    bool same = a->status == b->status && a->has_start == b->has_start &&
                a->start.epoch_ms == b->start.epoch_ms && a->starters == b->starters &&
                a->passed == b->passed && a->athlete_count == b->athlete_count &&
                record_same(a, b, &head_texts);
    for (int i = 0; same && i < a->athlete_count; i++) {
        same = same_athlete(&a->athletes[i], &b->athletes[i]);
    }
    return same;
}

// Whoever is told twice counts as told last.
static int find_athlete(const struct race_athlete *athletes, int count, const char *key)
{
    for (int i = 0; key && i < count; i++) {
        if (text_equal(race_athlete_key(&athletes[i]), key)) {
            return i;
        }
    }
    return count;
}

static void take_athletes(struct race_slot *next, const struct race *from, int64_t *cut)
{
    int room =
        from->athlete_count < RACE_MAX_ATHLETES ? from->athlete_count : RACE_MAX_ATHLETES;
    struct race_athlete *list = arena_alloc(&next->arena, (size_t)room * sizeof(*list));
    int count = 0;
    for (int i = 0; i < from->athlete_count; i++) {
        const struct race_athlete *athlete = &from->athletes[i];
        int at = find_athlete(list, count, race_athlete_key(athlete));
        if (at == room) {
            *cut += 1;
            continue;
        }
        count += at == count;
        list[at] = *athlete;
        record_own(&next->arena, &list[at], &athlete_texts);
    }
    next->told.has_splits = false;
    for (int i = 0; i < count; i++) {
        trails_apply(&next->arena, &next->trails, &list[i]);
        next->told.has_splits |= list[i].split_count > 0;
    }
    next->told.athletes = list;
    next->told.athlete_count = count;
    next->told.has_athletes = count > 0;
}

static struct race merge_head(struct arena *arena, const struct race_slot *before,
                              const struct race *fresh, bool stale)
{
    const struct race *top = stale ? &before->told : fresh;
    const struct race *under = stale ? fresh : &before->told;
    struct race head = *top;
    record_own(arena, &head, &head_texts);
    record_fill(arena, &head, under, &head_identity);
    if (!head.has_start && under->has_start) {
        head.has_start = true;
        head.start = under->start;
    }
    return head;
}

struct race_slot race_merge(const struct race_slot *before, const struct race *fresh,
                            int64_t stamp, bool stale, int64_t *cut)
{
    struct race_slot next = *before;
    next.arena = (struct arena){0};
    next.told = merge_head(&next.arena, before, fresh, stale);
    next.stamp = stale ? before->stamp : stamp;
    bool told = fresh->athlete_count > 0 && stamp >= before->list_stamp;
    next.list_stamp = told ? stamp : before->list_stamp;
    trails_copy(&next.arena, &before->trails, &next.trails);
    trails_tell(&next.arena, &next.trails, fresh, stamp, cut);
    take_athletes(&next, told ? fresh : &before->told, cut);
    race_board(&next.told, &before->board, &next.arena, &next.board);
    next.first = race_winner(&next.told);
    return next;
}
