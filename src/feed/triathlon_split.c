// Splits, in two dialects and without: what `time` means is told by what stands beside
// it. Source: feed notes, section 1.2.
#include "base/json.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"

// A split on its way: its place in the course by its number, -1 if it has none.
struct timed {
    long long rank;
    struct race_split split;
};

static bool tells(const struct json *split, const char *key, struct arena *arena)
{
    return triathlon_span(split, key, arena) != RACE_UNKNOWN;
}

// Judged once for all: a split that lacks what others have is not of another dialect.
enum triathlon_splits triathlon_splits_kind(const struct json *athletes)
{
    struct arena arena = {0};
    enum triathlon_splits kind = SPLITS_PLAIN;
    for (const struct json *a = json_first(athletes); a && kind != SPLITS_TOTAL;
         a = json_next(a)) {
        const struct json *splits = json_get(a, "splits");
        for (const struct json *s = json_first(splits); s && kind != SPLITS_TOTAL;
             s = json_next(s)) {
            kind = tells(s, "total_time", &arena) ? SPLITS_TOTAL
                   : tells(s, "lap_time", &arena) ? SPLITS_LAP
                                                  : kind;
        }
    }
    arena_finish(&arena);
    return kind;
}

static void read_times(const struct json *value, enum triathlon_splits kind,
                       struct arena *arena, struct race_split *out)
{
    int64_t total = triathlon_span(value, "total_time", arena);
    int64_t time = triathlon_span(value, "time", arena);
    int64_t lap = triathlon_span(value, "lap_time", arena);
    bool time_is_leg =
        total != RACE_UNKNOWN || (kind == SPLITS_TOTAL && lap == RACE_UNKNOWN);
    out->total_ms = time_is_leg ? total : time;
    out->leg_ms = time_is_leg && time != RACE_UNKNOWN ? time : lap;
    if (out->total_ms == 0) { // a form that was not filled in
        out->total_ms = RACE_UNKNOWN;
        out->leg_ms = RACE_UNKNOWN;
    }
}

static bool read_split(const struct json *value, enum triathlon_splits kind,
                       struct arena *arena, struct timed *out)
{
    const char *id = leaf_text(value, "id", NULL, LEAF_ID, arena);
    const char *name = leaf_text(value, "name", NULL, LEAF_NAME, arena);
    out->split = (struct race_split){.id = id ? id : name, .name = name};
    out->rank = -1;
    text_int(id, 0, INT32_MAX, &out->rank);
    read_times(value, kind, arena, &out->split);
    bool known = out->split.total_ms != RACE_UNKNOWN;
    out->split.gap_ms = known ? triathlon_span(value, "difference", arena) : RACE_UNKNOWN;
    out->split.position = leaf_place(value, "position", arena);
    return out->split.id != NULL;
}

// In the order of the course, whatever the order of the message.
static void insert(struct timed *list, int count, struct timed split)
{
    int at = count;
    while (at > 0 && split.rank >= 0 && list[at - 1].rank > split.rank) {
        list[at] = list[at - 1];
        at--;
    }
    list[at] = split;
}

// Of two with one id the one that has a time.
static int without_doubles(struct timed *list, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        bool again = kept > 0 && text_equal(list[kept - 1].split.id, list[i].split.id);
        if (!again) {
            list[kept++] = list[i];
        } else if (list[kept - 1].split.total_ms == RACE_UNKNOWN) {
            list[kept - 1] = list[i];
        }
    }
    return kept;
}

// Where no time of the leg alone is told: since the point before, if that was not missed.
static int64_t leg_between(const struct timed *split, const struct timed *before)
{
    int64_t from = before ? before->split.total_ms : 0;
    long long rank = before ? before->rank : 0;
    bool next = split->rank < 0 || rank < 0 || split->rank <= rank + 1;
    bool known = next && from != RACE_UNKNOWN && split->split.total_ms >= from;
    return known ? split->split.total_ms - from : RACE_UNKNOWN;
}

// Where the athlete's own members are silent, the last split speaks for them.
static void speak_for(struct race_athlete *athlete)
{
    const struct race_split *last = NULL;
    for (int i = 0; i < athlete->split_count; i++) {
        if (athlete->splits[i].total_ms != RACE_UNKNOWN) {
            last = &athlete->splits[i];
        }
    }
    if (!last || (athlete->point && !text_equal(athlete->point, last->id))) {
        return;
    }
    athlete->point = last->id;
    if (athlete->time_ms == RACE_UNKNOWN) {
        athlete->time_ms = last->total_ms;
    }
    if (athlete->gap_ms == RACE_UNKNOWN) {
        athlete->gap_ms = last->gap_ms;
    }
    if (athlete->position == 0) {
        athlete->position = last->position;
    }
}

void triathlon_athlete_splits(const struct json *splits, enum triathlon_splits kind,
                              struct arena *arena, struct race_athlete *out)
{
    int told = json_count(splits), count = 0;
    int room = told < RACE_MAX_POINTS ? told : RACE_MAX_POINTS;
    struct timed *list = arena_alloc(arena, sizeof(*list) * (size_t)(room + 1));
    for (const struct json *c = json_first(splits); c && count < room; c = json_next(c)) {
        struct timed split;
        if (json_is_object(c) && read_split(c, kind, arena, &split)) {
            insert(list, count++, split);
        }
    }
    count = without_doubles(list, count);
    struct race_split *rows = arena_alloc(arena, sizeof(*rows) * (size_t)(count + 1));
    for (int i = 0; i < count; i++) {
        rows[i] = list[i].split;
        if (rows[i].leg_ms == RACE_UNKNOWN) {
            rows[i].leg_ms = leg_between(&list[i], i ? &list[i - 1] : NULL);
        }
    }
    out->splits = rows;
    out->split_count = count;
    speak_for(out);
}
