// Races and matches of the whole state as text.
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/str.h"
#include "sport/print.h"
#include "sport/state_tables.h"

// A thing of a feed, to be printed in an order that does not depend on arrival.
struct item {
    int feed;
    const char *id, *more;
    const void *slot;
};

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_id(const void *left, const void *right)
{
    const struct item *a = left;
    const struct item *b = right;
    int ids = compare_texts(a->id, b->id);
    return a->feed != b->feed ? a->feed - b->feed
           : ids              ? ids
                              : compare_texts(a->more, b->more);
}

static void put_items(struct buf *buf, struct item *items, int count,
                      void (*put)(struct buf *buf, const void *slot))
{
    if (count) {
        qsort(items, (size_t)count, sizeof(*items), by_id);
    }
    for (int i = 0; i < count; i++) {
        put(buf, items[i].slot);
    }
}

static void put_row(struct buf *buf, const struct race_row *row)
{
    buf_text(buf, " (");
    print_text(buf, "bib", row->athlete->bib);
    print_text(buf, "name", row->athlete->name);
    print_number(buf, "place", row->place);
    print_known(buf, "gap", row->gap_ms);
    print_number(buf, "moved", row->moved);
    buf_text(buf, row->there ? " there )" : " )");
}

static void put_race(struct buf *buf, const void *item)
{
    const struct race_slot *slot = item;
    const struct race_board *board = &slot->board;
    buf_printf(buf, "race %d", slot->state.feed);
    print_race(buf, &slot->told);
    buf_printf(buf, "\nboard %d", slot->state.feed);
    print_text(buf, "prog", slot->told.prog);
    print_text(buf, "point", board->point);
    print_text(buf, "called", board->point_name);
    print_known(buf, "passed", board->passed);
    print_known(buf, "starters", board->starters);
    for (int i = 0; i < board->count; i++) {
        put_row(buf, &board->rows[i]);
    }
    buf_char(buf, '\n');
    buf_printf(buf, "raceclock %d", slot->state.feed);
    print_text(buf, "prog", slot->told.prog);
    if (slot->state.clock_known) {
        buf_printf(buf, " zero %lld", (long long)slot->state.clock_zero_ms);
    }
    print_number(buf, "regressions", (int)slot->regressions);
    buf_char(buf, '\n');
}

void print_races(struct buf *buf, const struct sport_state *state)
{
    struct item items[SPORT_MAX_RACES];
    for (int i = 0; i < state->race_count; i++) {
        const struct race_slot *slot = state->races[i];
        items[i] = (struct item){slot->state.feed, slot->told.prog, NULL, slot};
    }
    put_items(buf, items, state->race_count, put_race);
}

// A match is printed as the message that would tell all of it.
static void put_match(struct buf *buf, const void *item)
{
    const struct match_slot *slot = item;
    const struct match_state *match = &slot->state;
    struct match_news news = {
        .match = match->id,
        .title = match->title,
        .has_teams = true,
        .teams = {match->teams[0], match->teams[1]},
        .has_score = match->has_score,
        .score = {match->score[0], match->score[1]},
        .has_points = match->has_points,
        .points = {match->points[0], match->points[1]},
        .has_status = true,
        .status = match->status,
        .status_word = match->status_word,
        .period = match->period,
        .period_number = match->period_number,
        .note = match->note,
        .has_clock = match->clock.known,
        .clock = match->clock.said,
        .has_cut = match->cut,
        .cut = match->cut,
        .entries = match->entries,
        .entry_count = match->entry_count,
    };
    buf_printf(buf, "match %d", match->feed);
    print_match(buf, &news);
    buf_char(buf, '\n');
}

static void put_roster(struct buf *buf, const void *item)
{
    const struct roster_slot *slot = item;
    buf_printf(buf, "roster %d", slot->feed);
    print_roster(buf, &slot->roster);
    buf_char(buf, '\n');
}

static void put_table(struct buf *buf, const void *item)
{
    const struct table_slot *slot = item;
    buf_printf(buf, "table %d", slot->feed);
    print_table(buf, &slot->table);
    buf_char(buf, '\n');
}

void print_matches(struct buf *buf, const struct sport_state *state)
{
    struct item items[SPORT_MAX_ROSTERS];
    for (int i = 0; i < state->match_count; i++) {
        const struct match_slot *slot = state->matches[i];
        items[i] = (struct item){slot->state.feed, slot->state.id, NULL, slot};
    }
    put_items(buf, items, state->match_count, put_match);
    for (int i = 0; i < state->roster_count; i++) {
        const struct roster_slot *slot = state->rosters[i];
        items[i] = (struct item){slot->feed, slot->roster.match, slot->roster.team, slot};
    }
    put_items(buf, items, state->roster_count, put_roster);
    for (int i = 0; i < state->table_count; i++) {
        const struct table_slot *slot = state->tables[i];
        items[i] = (struct item){slot->feed, slot->table.group, NULL, slot};
    }
    put_items(buf, items, state->table_count, put_table);
}
