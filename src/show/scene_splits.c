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

// Who was the first there, where the gap alone was not told.
static int64_t first_there(const struct race *race, const char *point)
{
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        for (int s = 0; s < athlete->split_count; s++) {
            const struct race_split *split = &athlete->splits[s];
            if (split->position == 1 && split->total_ms > 0 &&
                text_equal(split->id, point)) {
                return split->total_ms;
            }
        }
    }
    return RACE_UNKNOWN;
}

// As the board prints it. The first has none.
static void put_gap(struct values *row, const struct race *race,
                    const struct race_split *split)
{
    bool told = split->gap_ms >= 0 && split->gap_ms < split->total_ms;
    int64_t first_ms =
        told ? split->total_ms - split->gap_ms : first_there(race, split->id);
    int64_t gap_ms = printed_gap(first_ms, split->total_ms, RACE_UNKNOWN);
    bool leads = split->position == 1 || (split->position == 0 && gap_ms == 0);
    values_text(row, "gap", gap_ms < 0 || leads ? NULL : span_gap(row->arena, gap_ms));
}

// A leg has room between two times.
static void put_split(struct values *row, const struct race *race,
                      const struct race_split *split, int64_t before_ms)
{
    struct arena *arena = row ? row->arena : NULL;
    if (!row) {
        return;
    }
    values_text(row, "point", split->name);
    bool fits = split->leg_ms > 0 && split->leg_ms <= split->total_ms - before_ms;
    values_text(row, "time", fits ? span_clock(arena, split->leg_ms) : NULL);
    values_text(row, "total", span_clock(arena, split->total_ms));
    put_gap(row, race, split);
    if (split->position > 0) {
        values_printf(row, "pos", "%d", split->position);
    }
}

static bool is_timed(const struct race_athlete *athlete, const struct race_split *split)
{
    bool ahead = athlete->time_ms > 0 && split->total_ms > athlete->time_ms;
    return split->total_ms > 0 && !ahead && !text_empty(split->name);
}

// Times only grow along a course: as many as do so together are believed, and what makes
// no sense takes no other with it. Moves them to the front. Returns how many they are.
static int believe(const struct race_split **splits, int count, struct arena *arena)
{
    int *length = arena_alloc(arena, sizeof(*length) * (size_t)(count + 1));
    int *from = arena_alloc(arena, sizeof(*from) * (size_t)(count + 1));
    int last = -1;
    for (int i = 0; i < count; i++) {
        length[i] = 1;
        from[i] = -1;
        for (int k = 0; k < i; k++) {
            if (splits[k]->total_ms < splits[i]->total_ms && length[k] >= length[i]) {
                length[i] = length[k] + 1;
                from[i] = k;
            }
        }
        last = last < 0 || length[i] > length[last] ? i : last;
    }
    int kept = last < 0 ? 0 : length[last];
    const struct race_split **chain =
        arena_alloc(arena, sizeof(*chain) * (size_t)(kept + 1));
    for (int i = kept, at = last; at >= 0; at = from[at]) {
        chain[--i] = splits[at];
    }
    memcpy(splits, chain, sizeof(*chain) * (size_t)kept);
    return kept;
}

// A row takes of the scene what it does not say itself, and the head says the athlete's
// own place: it would be told of a point where nobody knows it.
static void put_unknown_positions(struct values *out)
{
    bool some = false;
    for (int i = 0; i < out->row_count; i++) {
        some = some || values_get(&out->rows[i], "pos");
    }
    for (int i = 0; some && i < out->row_count; i++) {
        if (!values_get(&out->rows[i], "pos")) {
            values_text(&out->rows[i], "pos", "\xE2\x80\x93"); // a dash
        }
    }
}

static void put_splits(struct values *out, const struct race *race,
                       const struct race_athlete *athlete)
{
    int count = 0;
    const struct race_split **splits =
        arena_alloc(out->arena, sizeof(*splits) * (size_t)(athlete->split_count + 1));
    for (int i = 0; i < athlete->split_count; i++) {
        if (is_timed(athlete, &athlete->splits[i])) {
            splits[count++] = &athlete->splits[i];
        }
    }
    qsort(splits, (size_t)count, sizeof(*splits), by_point);
    count = believe(splits, count, out->arena);
    for (int i = 0; i < count; i++) {
        int64_t before_ms = i ? splits[i - 1]->total_ms : 0;
        put_split(values_add_row(out), race, splits[i], before_ms);
    }
    put_unknown_positions(out);
}

bool scene_splits_values(const struct race_state *race, const char *bib,
                         struct values *out)
{
    const struct race_athlete *athlete = race_find(race->race, bib);
    if (!athlete) {
        return false;
    }
    values_text(out, "race", race_title(race->race));
    race_person(out, "", race->race, athlete);
    if (athlete->position > 0 && !athlete->out) {
        values_printf(out, "pos", "%d", athlete->position);
    }
    values_text(out, "status",
                athlete->out ? athlete->out : race_status_text(race->race));
    put_splits(out, race->race, athlete);
    return out->row_count > 0;
}
