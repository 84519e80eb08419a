// One athlete's way through a race, point by point.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

const struct race_athlete *race_leader(const struct race_state *race)
{
    const struct race_athlete *winner = race_winner(race->race);
    bool led = race->board && race->board->point && race->board->count > 0;
    return winner ? winner : led ? race->board->rows[0].athlete : NULL;
}

const char *race_word(struct arena *arena, const struct race_athlete *athlete)
{
    return subject_word(arena, text_empty(athlete->bib) ? athlete->id : athlete->bib);
}

const struct race_athlete *race_find(const struct race *race, const char *word)
{
    const struct race_athlete *by_id = NULL;
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        if (bib_same(athlete->bib, word)) {
            return athlete;
        }
        by_id = text_equal(athlete->id, word) ? athlete : by_id;
    }
    return by_id;
}

static int by_point(const void *left, const void *right)
{
    const struct race_split *a = *(const struct race_split *const *)left;
    const struct race_split *b = *(const struct race_split *const *)right;
    int one = race_point_rank(a->id), other = race_point_rank(b->id);
    return one != other ? (one > other) - (one < other) : (a > b) - (a < b);
}

static void put_split(struct values *row, const struct race_split *split)
{
    struct arena *arena = row ? row->arena : NULL;
    if (!row) {
        return;
    }
    values_text(row, "point", split->name);
    values_text(row, "time", split->leg_ms > 0 ? span_clock(arena, split->leg_ms) : NULL);
    values_text(row, "total", span_clock(arena, split->total_ms));
    values_text(row, "gap", split->gap_ms > 0 ? span_gap(arena, split->gap_ms) : NULL);
    if (split->position > 0) {
        values_printf(row, "pos", "%d", split->position);
    }
}

// A split without a time, or earlier than the one before it, makes no sense.
static void put_splits(struct values *out, const struct race_athlete *athlete)
{
    int64_t total_ms = 0;
    int count = athlete->split_count;
    const struct race_split **splits =
        arena_alloc(out->arena, sizeof(*splits) * (size_t)(count + 1));
    for (int i = 0; i < count; i++) {
        splits[i] = &athlete->splits[i];
    }
    qsort(splits, (size_t)count, sizeof(*splits), by_point);
    for (int i = 0; i < count; i++) {
        if (splits[i]->total_ms > total_ms && !text_empty(splits[i]->name)) {
            total_ms = splits[i]->total_ms;
            put_split(values_add_row(out), splits[i]);
        }
    }
}

bool scene_splits_values(const struct race_state *race, const char *bib,
                         struct values *out)
{
    const struct race_athlete *athlete = race_find(race->race, bib);
    if (!athlete) {
        return false;
    }
    values_text(out, "race", race_title(race->race));
    race_person(out, "", athlete);
    if (athlete->position > 0 && !athlete->out) {
        values_printf(out, "pos", "%d", athlete->position);
    }
    values_text(out, "status",
                athlete->out ? athlete->out : race_status_text(race->race));
    put_splits(out, athlete);
    return out->row_count > 0;
}
