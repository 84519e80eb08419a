// The leaderboard, section 1.3 of the feed notes.
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "sport/triathlon.h"

struct board_maker {
    const struct race *race;
    const struct race_board *before;
    struct race_point points[RACE_MAX_POINTS];
    int64_t leader_ms[RACE_MAX_POINTS]; // of the first at that point; RACE_UNKNOWN
    int point_count;
    int newest; // index of the board's point, -1 before the first
};

// What an athlete is ranked by.
struct contender {
    const struct race_athlete *athlete;
    int group; // 0 racing, then the order of those who are out
    int at;    // index of the last point, -1 before the first
    int position;
    int64_t time_ms;
    long long bib;
};

// Splits mostly come in the order of the course: the hint is tried first.
static int point_index(const struct board_maker *maker, const char *id, int hint)
{
    if (id && hint < maker->point_count && strcmp(maker->points[hint].id, id) == 0) {
        return hint;
    }
    for (int i = 0; id && i < maker->point_count; i++) {
        if (strcmp(maker->points[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

static int out_group(const char *out)
{
    static const struct {
        const char *word;
        int group;
    } groups[] = {{"DNF", 1}, {"LAP", 2}, {"DSQ", 3}, {"DQ", 3}, {"DNS", 5}};
    for (size_t i = 0; out && i < sizeof(groups) / sizeof(groups[0]); i++) {
        if (text_equal_nocase(out, groups[i].word)) {
            return groups[i].group;
        }
    }
    return out ? 4 : 0;
}

static void lead(struct board_maker *maker, int at, int64_t time_ms)
{
    if (at >= 0 && time_ms >= 0 &&
        (maker->leader_ms[at] == RACE_UNKNOWN || time_ms < maker->leader_ms[at])) {
        maker->leader_ms[at] = time_ms;
    }
}

static void find_leaders(struct board_maker *maker)
{
    for (int i = 0; i < maker->point_count; i++) {
        maker->leader_ms[i] = RACE_UNKNOWN;
    }
    for (int i = 0; i < maker->race->athlete_count; i++) {
        const struct race_athlete *athlete = &maker->race->athletes[i];
        for (int s = 0; s < athlete->split_count && !athlete->out; s++) {
            const struct race_split *split = &athlete->splits[s];
            lead(maker, point_index(maker, split->id, s), split->total_ms);
        }
        if (!athlete->out) {
            lead(maker, point_index(maker, athlete->point, 0), athlete->time_ms);
        }
    }
}

// Where the feed says that it is, unless its own leader is already further.
static int newest_point(const struct board_maker *maker)
{
    int newest = point_index(maker, maker->race->point, 0);
    bool told = newest >= 0;
    for (int i = 0; i < maker->race->athlete_count; i++) {
        const struct race_athlete *athlete = &maker->race->athletes[i];
        int at = athlete->out ? -1 : point_index(maker, athlete->point, 0);
        if (at > newest && (!told || athlete->position == 1)) {
            newest = at;
        }
    }
    return newest;
}

static int texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

// A total order, so that it does not matter how the feed lists them.
static int by_rank(const void *left, const void *right)
{
    const struct contender *a = left;
    const struct contender *b = right;
    const int orders[] = {
        numbers(a->group, b->group),
        numbers(b->at, a->at),
        numbers(a->position, b->position),
        numbers(a->time_ms, b->time_ms),
        numbers(a->bib, b->bib),
        texts(a->athlete->bib, b->athlete->bib),
        texts(a->athlete->id, b->athlete->id),
        texts(a->athlete->name, b->athlete->name),
    };
    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        if (orders[i]) {
            return orders[i];
        }
    }
    return 0;
}

static struct contender *rank(const struct board_maker *maker, struct arena *arena)
{
    const struct race *race = maker->race;
    struct contender *list =
        arena_alloc(arena, (size_t)race->athlete_count * sizeof(*list));
    for (int i = 0; i < race->athlete_count; i++) {
        const struct race_athlete *athlete = &race->athletes[i];
        list[i] = (struct contender){
            .athlete = athlete,
            .group = out_group(athlete->out),
            .at = point_index(maker, athlete->point, 0),
            .position = athlete->position > 0 ? athlete->position : INT_MAX,
            .time_ms = athlete->time_ms >= 0 ? athlete->time_ms : INT64_MAX,
            .bib = LLONG_MAX,
        };
        text_int(athlete->bib, 0, LLONG_MAX - 1, &list[i].bib);
    }
    if (race->athlete_count) {
        qsort(list, (size_t)race->athlete_count, sizeof(*list), by_rank);
    }
    return list;
}

// Times of different points are never compared.
static int64_t gap_of(const struct board_maker *maker, const struct contender *one)
{
    const struct race_athlete *athlete = one->athlete;
    if (athlete->out || one->at < 0) {
        return RACE_UNKNOWN;
    }
    if (athlete->gap_ms >= 0) {
        return athlete->gap_ms;
    }
    int64_t leader_ms = maker->leader_ms[one->at];
    return athlete->time_ms >= 0 && leader_ms != RACE_UNKNOWN
               ? athlete->time_ms - leader_ms
               : RACE_UNKNOWN;
}

static const struct race_row *row_before(const struct board_maker *maker,
                                         const struct race_athlete *athlete)
{
    for (int i = 0; maker->before && i < maker->before->count; i++) {
        const struct race_row *row = &maker->before->rows[i];
        if (text_equal(row->athlete->id, athlete->id) &&
            text_equal(row->athlete->bib, athlete->bib)) {
            return row;
        }
    }
    return NULL;
}

// The position at the last point before `at` where one was told; 0 unknown.
static int position_before(const struct board_maker *maker,
                           const struct race_athlete *athlete, int at)
{
    int best = -1;
    int position = 0;
    for (int i = 0; i < athlete->split_count; i++) {
        int point = point_index(maker, athlete->splits[i].id, i);
        if (point > best && point < at && athlete->splits[i].position > 0) {
            best = point;
            position = athlete->splits[i].position;
        }
    }
    return position;
}

static int moved_of(const struct board_maker *maker, const struct contender *one)
{
    const struct race_athlete *athlete = one->athlete;
    if (athlete->out || one->at < 0 || athlete->position <= 0) {
        return 0;
    }
    int position = position_before(maker, athlete, one->at);
    const struct race_row *row = position ? NULL : row_before(maker, athlete);
    if (row && row->athlete->position > 0) {
        int rank = row->athlete->point ? race_point_rank(row->athlete->point) : INT_MAX;
        int rank_now = race_point_rank(athlete->point);
        bool moved = rank == rank_now && row->moved;
        position = rank < rank_now ? row->athlete->position
                   : moved         ? row->athlete->position + row->moved
                                   : 0;
    }
    return position ? position - athlete->position : 0;
}

// The position told there, else the place in the order; none where somebody above has it.
static int place_at(const struct board_maker *maker, const struct contender *one,
                    int order, int above)
{
    const struct race_athlete *athlete = one->athlete;
    if (one->at == maker->newest && athlete->position > 0) {
        return athlete->position;
    }
    for (int i = 0; one->at > maker->newest && i < athlete->split_count; i++) {
        if (athlete->splits[i].position > 0 &&
            point_index(maker, athlete->splits[i].id, i) == maker->newest) {
            return athlete->splits[i].position;
        }
    }
    return order > above ? order : 0;
}

static int count_starters(const struct race *race)
{
    int starters = 0;
    for (int i = 0; i < race->athlete_count; i++) {
        starters += !text_equal_nocase(race->athletes[i].out, "DNS");
    }
    return race->athlete_count ? starters : race->starters;
}

static void fill_head(const struct board_maker *maker, int there, struct race_board *out)
{
    const struct race *race = maker->race;
    if (maker->newest >= 0) {
        out->point = maker->points[maker->newest].id;
        out->point_name = maker->points[maker->newest].name;
    }
    bool told = race->passed >= 0 && text_equal(out->point, race->point);
    out->passed = told ? race->passed : there ? there : RACE_UNKNOWN;
    out->starters = count_starters(race);
    if (out->passed > out->starters) { // the list is not whole
        out->starters = race->starters >= out->passed ? race->starters : RACE_UNKNOWN;
    }
}

void race_board(const struct race *race, const struct race_board *before,
                struct arena *arena, struct race_board *out)
{
    struct board_maker maker = {.race = race, .before = before};
    maker.point_count = race_course(race, maker.points, RACE_MAX_POINTS);
    find_leaders(&maker);
    maker.newest = newest_point(&maker);
    const struct contender *list = rank(&maker, arena);
    *out = (struct race_board){.count = race->athlete_count};
    out->rows = arena_alloc(arena, (size_t)out->count * sizeof(*out->rows));
    int there = 0;
    int above = 0;
    for (int i = 0; i < out->count; i++) {
        const struct contender *one = &list[i];
        bool reached = !one->group && maker.newest >= 0 && one->at >= maker.newest;
        there += reached;
        out->rows[i] = (struct race_row){
            .athlete = one->athlete,
            .place = reached ? place_at(&maker, one, there, above) : 0,
            .there = reached,
            .gap_ms = gap_of(&maker, one),
            .moved = moved_of(&maker, one),
        };
        above = out->rows[i].place > above ? out->rows[i].place : above;
    }
    fill_head(&maker, there, out);
}
