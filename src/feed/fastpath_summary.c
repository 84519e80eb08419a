// How it stands after a packet, as it is told.
#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/leaf.h"
#include "sport/when.h"

enum { MAX_SCORE = 9999, MAX_PERIOD = 99, CLOCK_TEXT = 16 };

static const char *const fixture_statuses[] = {
    "Scheduled", "Live",      "Completed", "Postponed",
    "Abandoned", "Cancelled", "Suspended", "Unverified",
};
static const char *const collection_statuses[] = {
    "CollectionScheduled", "CollectingLive",    "CollectingPostMatch",
    "CollectionSuspended", "CollectionDropped", "CollectionCompleted",
    "PostMatchChecked",
};
enum {
    FIXTURE_STATUSES = sizeof(fixture_statuses) / sizeof(fixture_statuses[0]),
    COLLECTION_STATUSES = sizeof(collection_statuses) / sizeof(collection_statuses[0]),
};

static bool read_pair(const struct json *object, const char *home, const char *away,
                      int out[2])
{
    out[SIDE_HOME] = leaf_int(object, home, NULL, 0, MAX_SCORE, -1);
    out[SIDE_AWAY] = leaf_int(object, away, NULL, 0, MAX_SCORE, -1);
    return out[SIDE_HOME] >= 0 && out[SIDE_AWAY] >= 0;
}

static enum fastpath_period_type read_type(const struct json *object, struct arena *arena)
{
    const char *word =
        fastpath_letters(leaf_text(object, "type", NULL, LEAF_NAME, arena), arena);
    return text_equal(word, "shootout")   ? PERIOD_SHOOTOUT
           : text_equal(word, "overtime") ? PERIOD_OVERTIME
                                          : PERIOD_REGULAR;
}

static bool read_period(const struct json *object, struct arena *arena,
                        struct fastpath_period *out)
{
    *out = (struct fastpath_period){
        .id = leaf_int(object, "id", "periodNumber", 1, MAX_PERIOD, 0),
        .label = leaf_text(object, "label", NULL, FEED_PERIOD, arena),
        .type = read_type(object, arena),
        .open = !leaf_text(object, "end", NULL, LEAF_NAME, arena),
    };
    read_pair(object, "homeTeamScore", "awayTeamScore", out->score);
    read_pair(object, "homeTeamPeriodScore", "awayTeamPeriodScore", out->points);
    return out->id > 0;
}

static void read_periods(const struct json *list, struct arena *arena,
                         struct fastpath_summary *out)
{
    int count = json_is_array(list) ? json_count(list) : 0;
    count = count < FASTPATH_PERIODS ? count : FASTPATH_PERIODS;
    out->periods = arena_alloc(arena, sizeof(*out->periods) * ((size_t)count + 1));
    const struct json *item = json_first(list);
    for (; item && out->period_count < count; item = json_next(item)) {
        out->period_count += read_period(item, arena, &out->periods[out->period_count]);
    }
}

// The score of all periods stands in the last of them, too.
static void read_score(const struct json *object, struct fastpath_summary *out)
{
    const struct fastpath_period *at = fastpath_period_at(out);
    out->has_score = read_pair(object, "homeTeamScore", "awayTeamScore", out->score);
    if (!out->has_score && at && at->score[0] >= 0 && at->score[1] >= 0) {
        out->has_score = true;
        out->score[0] = at->score[0];
        out->score[1] = at->score[1];
    }
}

static const char *read_code(const struct json *metadata, const char *key,
                             const char *const *words, int count)
{
    int code = leaf_int(metadata, key, NULL, 0, count - 1, -1);
    return code < 0 ? NULL : words[code];
}

static void read_statuses(const struct json *object, const struct json *metadata,
                          struct arena *arena, struct fastpath_summary *out)
{
    out->status = leaf_text(object, "currentStatus", NULL, LEAF_NAME, arena);
    out->collection = leaf_text(object, "collectionStatus", NULL, LEAF_NAME, arena);
    if (!out->status) {
        out->status =
            read_code(metadata, "fixtureStatus", fixture_statuses, FIXTURE_STATUSES);
    }
    if (!out->collection) {
        out->collection = read_code(metadata, "collectionStatus", collection_statuses,
                                    COLLECTION_STATUSES);
    }
    out->reason =
        leaf_text(metadata, "collectionStatusReason", NULL, FASTPATH_WORDS, arena);
}

void fastpath_summary_read(const struct json *packet, struct arena *arena,
                           struct fastpath_summary *out)
{
    const struct json *object = json_get(packet, "fixtureSummary");
    const struct json *metadata = json_get(json_get(packet, "fixtureAction"), "metadata");
    bool home;
    *out = (struct fastpath_summary){
        .there = json_is_object(object),
        .period = leaf_int(object, "currentPeriod", NULL, 1, MAX_PERIOD, 0),
        .clock_state = leaf_text(object, "currentClockState", NULL, LEAF_NAME, arena),
        .clock_ms = -1,
        .possession = -1,
    };
    if (json_bool(json_get2(object, "isHomeTeamInPossesion", "isHomeTeamInPossession"),
                  &home)) {
        out->possession = home;
    }
    if (!span_read(leaf_text(object, "currentClockTime", NULL, CLOCK_TEXT, arena),
                   &out->clock_ms) ||
        out->clock_ms < 0) {
        out->clock_ms = -1;
    }
    read_statuses(object, metadata, arena, out);
    read_periods(json_get(object, "periods"), arena, out);
    read_score(object, out);
}

const struct fastpath_period *fastpath_period_find(const struct fastpath_summary *summary,
                                                   int id)
{
    for (int i = 0; i < summary->period_count; i++) {
        if (summary->periods[i].id == id) {
            return &summary->periods[i];
        }
    }
    return NULL;
}

const struct fastpath_period *fastpath_period_at(const struct fastpath_summary *summary)
{
    const struct fastpath_period *last = NULL, *open = NULL;
    for (int i = 0; i < summary->period_count; i++) {
        const struct fastpath_period *period = &summary->periods[i];
        last = !last || period->id > last->id ? period : last;
        open = period->open && (!open || period->id > open->id) ? period : open;
    }
    return open ? open : last;
}
