#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/print.h"
#include "sport/state_tables.h"

static int compare_keys(const struct unit_key *a, const struct unit_key *b)
{
    int events = strcmp(a->event, b->event);
    if (events) {
        return events;
    }
    return a->round != b->round ? a->round - b->round : a->heat - b->heat;
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_key(const void *left, const void *right)
{
    const struct unit_slot *const *a = left;
    const struct unit_slot *const *b = right;
    const struct unit_state *one = &(*a)->state;
    const struct unit_state *other = &(*b)->state;
    int feeds = one->feed - other->feed;
    return feeds ? feeds : compare_keys(&one->key, &other->key);
}

static int by_place(const void *left, const void *right)
{
    const struct attempt_slot *const *a = left;
    const struct attempt_slot *const *b = right;
    const struct attempt_event *one = &(*a)->state.said;
    const struct attempt_event *other = &(*b)->state.said;
    const int orders[] = {
        (*a)->state.feed - (*b)->state.feed,
        compare_keys(&one->unit, &other->unit),
        compare_texts(one->bib, other->bib),
        compare_texts(one->name, other->name),
        one->round - other->round,
        compare_texts(one->height, other->height),
        compare_texts(one->attempts, other->attempts),
        compare_texts(one->result, other->result),
    };
    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        if (orders[i]) {
            return orders[i];
        }
    }
    return 0;
}

static void put_meeting(struct buf *buf, int feed, const struct meeting_event *meeting)
{
    if (meeting->title) {
        buf_printf(buf, "meeting %d", feed);
        print_text(buf, "title", meeting->title);
        buf_char(buf, '\n');
    }
    for (int i = 0; i < meeting->competitor_count; i++) {
        buf_printf(buf, "competitor %d", feed);
        print_competitor(buf, &meeting->competitors[i]);
        buf_char(buf, '\n');
    }
    for (int i = 0; i < meeting->entry_count; i++) {
        buf_printf(buf, "entry %d", feed);
        print_meeting_entry(buf, &meeting->entries[i]);
        buf_char(buf, '\n');
    }
    for (int i = 0; i < meeting->discipline_count; i++) {
        buf_printf(buf, "discipline %d", feed);
        print_discipline(buf, &meeting->disciplines[i]);
        buf_char(buf, '\n');
    }
}

static void put_unit(struct buf *buf, const struct unit_state *unit)
{
    buf_printf(buf, "unit %d", unit->feed);
    print_key(buf, &unit->key);
    print_text(buf, "name", unit->name);
    print_text(buf, "code", unit->event_code);
    if (unit->announced) {
        buf_text(buf, " announced");
        print_text(buf, "winner", unit->winner);
        print_text(buf, "mark", unit->winner_mark);
    }
    buf_char(buf, '\n');
    if (unit->unit) {
        buf_printf(buf, "snapshot %d", unit->feed);
        print_unit(buf, unit->unit);
        buf_char(buf, '\n');
    }
}

static void put_units(struct buf *buf, const struct sport_state *state)
{
    size_t bytes = (size_t)state->unit_count * sizeof(state->units[0]);
    struct unit_slot **units = xalloc(bytes);
    memcpy(units, state->units, bytes);
    qsort(units, (size_t)state->unit_count, sizeof(units[0]), by_key);
    for (int i = 0; i < state->unit_count; i++) {
        put_unit(buf, &units[i]->state);
    }
    free(units);
}

static void put_attempts(struct buf *buf, const struct sport_state *state)
{
    size_t bytes = (size_t)state->attempt_count * sizeof(state->attempts[0]);
    struct attempt_slot **attempts = xalloc(bytes);
    memcpy(attempts, state->attempts, bytes);
    qsort(attempts, (size_t)state->attempt_count, sizeof(attempts[0]), by_place);
    for (int i = 0; i < state->attempt_count; i++) {
        buf_printf(buf, "attempt %d", attempts[i]->state.feed);
        print_attempt(buf, &attempts[i]->state.said);
        buf_char(buf, '\n');
    }
    free(attempts);
}

const char *sport_print(const struct sport_state *state, struct arena *arena)
{
    struct buf buf = {0};
    for (int i = 0; i < SPORT_FEEDS; i++) {
        put_meeting(&buf, i, &state->meetings[i].event);
    }
    put_units(&buf, state);
    put_attempts(&buf, state);
    print_races(&buf, state);
    print_matches(&buf, state);
    buf_printf(&buf, "dropped units %lld attempts %lld rows %lld\n",
               (long long)state->units_dropped, (long long)state->attempts_dropped,
               (long long)state->rows_cut);
    if (state->races_dropped || state->matches_dropped || state->rosters_dropped ||
        state->tables_dropped) {
        buf_printf(&buf, "dropped races %lld matches %lld rosters %lld tables %lld\n",
                   (long long)state->races_dropped, (long long)state->matches_dropped,
                   (long long)state->rosters_dropped, (long long)state->tables_dropped);
    }
    const char *text = arena_strdup(arena, buf.data);
    buf_finish(&buf);
    return text;
}
