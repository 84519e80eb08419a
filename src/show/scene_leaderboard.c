// Everybody in a race, by the newest point that the first has reached. Gaps stand only
// beside those who have reached it too: those who have not are in the list, in order,
// with neither place nor gap, and those who are out say why.
//
// When what is known grows old: the order stays as it was, with the point that it is of;
// the race clock ticks on. The operator is told.

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

static void put_count(struct values *out, const char *name, int count)
{
    if (count >= 0) {
        values_printf(out, name, "%d", count);
    }
}

// Where the first is out and the timer has not moved the others up yet, there is nobody
// to be behind but the next one.
static const struct race_athlete *first_of(const struct race_board *board)
{
    bool first_is_out = false;
    for (int i = 0; i < board->count; i++) {
        const struct race_row *row = &board->rows[i];
        if (row->place == 1) {
            return row->athlete;
        }
        first_is_out = first_is_out || (row->athlete->out && row->athlete->position == 1);
    }
    return first_is_out && board->rows[0].there ? board->rows[0].athlete : NULL;
}

static int64_t time_at(const struct race_athlete *athlete, const char *point)
{
    if (text_equal(athlete->point, point)) {
        return athlete->time_ms;
    }
    for (int i = 0; i < athlete->split_count; i++) {
        if (text_equal(athlete->splits[i].id, point)) {
            return athlete->splits[i].total_ms;
        }
    }
    return RACE_UNKNOWN;
}

// The first has a time, the others what they are behind.
static void put_time(struct values *row, const struct race_row *said,
                     const struct race_athlete *first)
{
    const struct race_athlete *athlete = said->athlete;
    bool leads = athlete == first || (said->place == 1 && said->gap_ms <= 0);
    int64_t first_ms = first ? time_at(first, athlete->point) : RACE_UNKNOWN;
    int64_t gap_ms = printed_gap(first_ms, athlete->time_ms, said->gap_ms);
    if (!leads && gap_ms >= 0) {
        values_text(row, "gap", span_gap(row->arena, gap_ms));
    } else if (athlete->time_ms >= 0) {
        values_text(row, "time", span_clock(row->arena, athlete->time_ms));
    }
}

// A board shows no numbers: who has no name yet is called by it.
static void put_row(struct values *row, const struct race *race,
                    const struct race_row *said, const struct race_athlete *first)
{
    race_person(row, "", race, said->athlete);
    if (text_empty(said->athlete->name)) {
        values_text(row, "name", said->athlete->bib);
    }
    values_text(row, "state", said->athlete->out);
    if (!said->there || said->athlete->out) {
        return;
    }
    if (said->place > 0) {
        values_printf(row, "pos", "%d", said->place);
    }
    if (said->moved) {
        values_printf(row, "moved", "%+d", said->moved);
    }
    put_time(row, said, first);
}

bool scene_leaderboard_values(const struct race_state *race, int64_t now_ms,
                              struct values *out)
{
    const struct race_board *board = race->board;
    values_text(out, "race", race_title(race->race));
    values_text(out, "status", race_status_text(race->race));
    scene_race_clock(race, now_ms, out);
    if (!board || !board->point) {
        return false;
    }
    values_text(out, "point", board->point_name);
    put_count(out, "passed", board->passed);
    put_count(out, "starters", board->starters);
    const struct race_athlete *first = first_of(board);
    for (int i = 0; i < board->count && out->row_count < VALUES_MAX_ROWS; i++) {
        const struct race_athlete *athlete = board->rows[i].athlete;
        if (!text_empty(athlete->name) || !text_empty(athlete->bib)) {
            put_row(values_add_row(out), race->race, &board->rows[i], first);
        }
    }
    return out->row_count > 0;
}
