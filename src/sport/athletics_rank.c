#include "sport/athletics_rank.h"

#include <stdlib.h>
#include <string.h>

enum given_places {
    PLACES_BY_RULE,
    PLACES_GIVEN,   // published: what the referee signed
    PLACES_WITHOUT, // published, and on purpose nobody has one
};

// Those with a mark, those who may still get one, then the reasons for having none.
static int compare_group(const struct contender *a, const struct contender *b)
{
    int rank_a = mark_valid(&a->standing.best) ? 0 : a->living ? 1 : 2;
    int rank_b = mark_valid(&b->standing.best) ? 0 : b->living ? 1 : 2;
    if (rank_a != rank_b) {
        return rank_a - rank_b;
    }
    return rank_a == 2 ? mark_compare(&a->standing.best, &b->standing.best) : 0;
}

static int compare_series(const struct contender *a, const struct contender *b)
{
    for (int i = 0; i < a->series_count && i < b->series_count; i++) {
        if (a->series[i] != b->series[i]) {
            return a->series[i] > b->series[i] ? -1 : 1;
        }
    }
    return b->series_count - a->series_count;
}

// One attempt a height; not jumping on counts as failing.
static int compare_jump_off(const struct contender *a, const struct contender *b)
{
    int rounds =
        a->jump_off_count > b->jump_off_count ? a->jump_off_count : b->jump_off_count;
    for (int i = 0; i < rounds; i++) {
        bool cleared_a = i < a->jump_off_count && a->jump_off[i] == 'o';
        bool cleared_b = i < b->jump_off_count && b->jump_off[i] == 'o';
        if (cleared_a != cleared_b) {
            return cleared_a ? -1 : 1;
        }
    }
    return 0;
}

static int compare_countback(const struct contender *a, const struct contender *b)
{
    if (a->cleared_cm != b->cleared_cm) {
        return a->cleared_cm > b->cleared_cm ? -1 : 1;
    }
    const struct standing *left = &a->standing;
    const struct standing *right = &b->standing;
    if (left->failures_at_best != right->failures_at_best) {
        return left->failures_at_best - right->failures_at_best;
    }
    if (left->failures_total != right->failures_total) {
        return left->failures_total - right->failures_total;
    }
    return a->in_jump_off && b->in_jump_off ? compare_jump_off(a, b) : 0;
}

// 0: the rules cannot part them.
static int compare_merit(const struct contender *a, const struct contender *b)
{
    int group = compare_group(a, b);
    if (group || !mark_valid(&a->standing.best)) {
        return group;
    }
    // Only a vertical event fills this, and for everyone with a mark.
    if (a->cleared_cm && b->cleared_cm) {
        return compare_countback(a, b);
    }
    int marks = mark_compare(&a->standing.best, &b->standing.best);
    return marks ? marks : compare_series(a, b);
}

static int compare_bibs(const char *a, const char *b)
{
    if (!a || !b) {
        return (a == NULL) - (b == NULL);
    }
    size_t digits_a = strspn(a, "0123456789");
    size_t digits_b = strspn(b, "0123456789");
    if (!a[digits_a] && !b[digits_b]) {
        a += strspn(a, "0");
        b += strspn(b, "0");
        if (strlen(a) != strlen(b)) {
            return strlen(a) < strlen(b) ? -1 : 1;
        }
    }
    return strcmp(a, b);
}

// Start order, then bib: lists stay put while nothing changes.
static int compare_seat(const struct contender *a, const struct contender *b)
{
    int order_a = a->standing.entry->order;
    int order_b = b->standing.entry->order;
    if (order_a != order_b) {
        return order_a < order_b ? -1 : 1;
    }
    int bibs = compare_bibs(a->standing.entry->bib, b->standing.entry->bib);
    return bibs ? bibs : a->index - b->index;
}

static int by_rule(const void *left, const void *right)
{
    int merit = compare_merit(left, right);
    return merit ? merit : compare_seat(left, right);
}

static int by_given_place(const void *left, const void *right)
{
    const struct contender *a = left;
    const struct contender *b = right;
    int place_a = a->standing.entry->place;
    int place_b = b->standing.entry->place;
    if ((place_a > 0) != (place_b > 0)) {
        return place_a > 0 ? -1 : 1;
    }
    if (place_a > 0 && place_a != place_b) {
        return place_a < place_b ? -1 : 1;
    }
    return by_rule(left, right);
}

static int by_group(const void *left, const void *right)
{
    int group = compare_group(left, right);
    return group ? group : compare_seat(left, right);
}

static enum given_places places_of(const struct unit *unit, int count)
{
    if (unit->results == RESULTS_NONE) {
        return PLACES_BY_RULE;
    }
    for (int i = 0; i < count; i++) {
        if (unit->entries[i].place > 0) {
            return PLACES_GIVEN;
        }
    }
    return PLACES_WITHOUT;
}

static void prepare(const struct unit *unit, int index, enum discipline discipline,
                    struct contender *contender)
{
    const struct entry *entry = &unit->entries[index];
    enum measure_kind measures = discipline_measures(discipline);
    *contender = (struct contender){.index = index};
    contender->standing.entry = entry;
    contender->standing.best = mark_parse(entry->performance, measures);
    if (discipline == DISCIPLINE_HORIZONTAL) {
        contender_throws(unit, contender);
    } else if (discipline == DISCIPLINE_VERTICAL) {
        contender_jumps(unit, contender);
    } else {
        contender->living =
            contender->standing.best.kind == MARK_NONE && unit->results == RESULTS_NONE;
    }
}

// Only the tie for first is jumped off.
static bool enter_jump_off(struct contender *sorted, int count)
{
    int tied = 0;
    bool jumped = false;
    while (tied < count && mark_valid(&sorted[tied].standing.best) &&
           compare_merit(&sorted[0], &sorted[tied]) == 0) {
        jumped |= sorted[tied].jump_off_count > 0;
        tied++;
    }
    for (int i = 0; i < tied; i++) {
        sorted[i].in_jump_off = jumped;
    }
    return jumped && tied > 1;
}

static void place_by_rule(struct contender *contenders, int count)
{
    qsort(contenders, (size_t)count, sizeof(*contenders), by_rule);
    if (enter_jump_off(contenders, count)) {
        qsort(contenders, (size_t)count, sizeof(*contenders), by_rule);
    }
    for (int i = 0; i < count && mark_valid(&contenders[i].standing.best); i++) {
        bool tie = i > 0 && compare_merit(&contenders[i - 1], &contenders[i]) == 0;
        contenders[i].standing.place = tie ? contenders[i - 1].standing.place : i + 1;
    }
}

static void place_as_given(struct contender *contenders, int count)
{
    qsort(contenders, (size_t)count, sizeof(*contenders), by_given_place);
    for (int i = 0; i < count; i++) {
        int place = contenders[i].standing.entry->place;
        contenders[i].standing.place = place > 0 ? place : 0;
    }
}

int unit_rank(const struct unit *unit, struct standing *out, int max)
{
    struct contender contenders[UNIT_MAX_ENTRIES];
    int count =
        unit->entry_count < UNIT_MAX_ENTRIES ? unit->entry_count : UNIT_MAX_ENTRIES;
    if (count <= 0) {
        return 0;
    }
    enum discipline discipline = unit_discipline(unit);
    for (int i = 0; i < count; i++) {
        prepare(unit, i, discipline, &contenders[i]);
    }
    enum given_places places = places_of(unit, count);
    if (places == PLACES_BY_RULE) {
        place_by_rule(contenders, count);
    } else if (places == PLACES_GIVEN) {
        place_as_given(contenders, count);
    } else {
        qsort(contenders, (size_t)count, sizeof(*contenders), by_group);
    }
    int given = count < max ? count : max;
    for (int i = 0; i < given; i++) {
        out[i] = contenders[i].standing;
    }
    return given;
}
