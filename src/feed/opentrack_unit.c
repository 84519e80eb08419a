// One unit, in the spelling of its own page or of the whole competition.
#include <string.h>

#define LOG_MODULE "opentrack"
#include "base/json.h"
#include "base/log.h"
#include "feed/leaf.h"
#include "feed/opentrack.h"

enum { NUMBER_MOST = 9999, DISTANCE_MOST = 1000000, SIGNS_MOST = 4 };

const char *opentrack_without_id(const char *name, const char *id)
{
    if (!name || !text_starts(name, id)) {
        return name;
    }
    const char *rest = name + strlen(id);
    if (*rest == '\0') {
        return NULL;
    }
    return *rest == ' ' ? rest + 1 : name;
}

bool opentrack_unit_key(const struct json *value, const char *round, const char *round2,
                        const char *heat, const char *heat2, struct arena *arena,
                        struct unit_key *out)
{
    *out = (struct unit_key){.round = leaf_int(value, round, round2, 1, NUMBER_MOST, 1),
                             .heat = leaf_int(value, heat, heat2, 1, NUMBER_MOST, 1)};
    // Longer ids than we can keep would name another unit; dots would climb in a path.
    const char *id = leaf_text(value, "event_id", "eventId", UNIT_EVENT_ID * 2, arena);
    if (!id || strspn(id, ".") == strlen(id)) {
        return false;
    }
    if (!text_copy(out->event, sizeof(out->event), id)) {
        out->event[0] = '\0';
        return false;
    }
    return true;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

// A row is one attempt; several signs in one ("xxo") are as many.
static int attempts_in(const struct trial *trial)
{
    return trial->height && leaf_is_signs(trial->result)
               ? least((int)strlen(trial->result), SIGNS_MOST)
               : 1;
}

static bool read_trial(const struct json *row, struct arena *arena, struct trial *out)
{
    *out = (struct trial){
        .bib = leaf_text(row, "bib", NULL, LEAF_ID, arena),
        .height = leaf_metres(row, "height", NULL, arena),
        .result = leaf_signs(leaf_metres(row, "result", NULL, arena), arena),
    };
    out->round = out->height ? 0 : leaf_int(row, "round", NULL, 1, NUMBER_MOST, 0);
    out->has_wind = leaf_wind(row, "wind", NULL, arena, &out->wind);
    return out->bib && out->result && (out->height || out->round);
}

static void add_attempts(const struct trial *trial, struct arena *arena, int room,
                         struct unit *out)
{
    int attempts = attempts_in(trial);
    for (int i = 0; i < attempts && out->trial_count < room; i++) {
        struct trial one = *trial;
        one.result =
            attempts > 1 ? arena_strndup(arena, trial->result + i, 1) : trial->result;
        out->trials[out->trial_count++] = one;
    }
}

static void read_trials(const struct json *trials, struct arena *arena, struct unit *out)
{
    int rows = json_is_array(trials) ? json_count(trials) : 0;
    if (rows > UNIT_MAX_TRIALS) {
        log_warn("event %s round %d heat %d: %d trials, the first %d are used",
                 out->key.event, out->key.round, out->key.heat, rows, UNIT_MAX_TRIALS);
    }
    int room = least(rows * SIGNS_MOST, UNIT_MAX_TRIALS);
    if (room <= 0) {
        return;
    }
    out->trials = arena_alloc(arena, sizeof(*out->trials) * (size_t)room);
    for (const struct json *row = json_first(trials); row && out->trial_count < room;
         row = json_next(row)) {
        struct trial trial;
        if (read_trial(row, arena, &trial)) {
            add_attempts(&trial, arena, room, out);
        }
    }
}

static void add_height(struct unit *unit, const char *height)
{
    if (height && unit->height_count < UNIT_MAX_HEIGHTS) {
        unit->heights[unit->height_count++] = height;
    }
}

static bool knows_height(const struct unit *unit, const char *height)
{
    for (int i = 0; i < unit->height_count; i++) {
        if (text_equal(unit->heights[i], height)) {
            return true;
        }
    }
    return false;
}

// The list as sent, a jump-off may go down in it; without one, what has been jumped.
static void read_heights(const struct json *heights, struct arena *arena,
                         struct unit *out)
{
    out->heights = arena_alloc(arena, sizeof(*out->heights) * UNIT_MAX_HEIGHTS);
    const struct json *first = json_is_array(heights) ? json_first(heights) : NULL;
    for (const struct json *height = first; height; height = json_next(height)) {
        add_height(out, leaf_metres_of(height, arena));
    }
    for (int i = 0; i < out->trial_count && !first; i++) {
        if (!knows_height(out, out->trials[i].height)) {
            add_height(out, out->trials[i].height);
        }
    }
}

static void read_titles(const struct json *value, struct arena *arena, struct unit *out)
{
    const char *id = out->key.event;
    const char *event = leaf_text(value, "event_name", "eventName", LEAF_TITLE, arena);
    const char *heat = leaf_text(value, "heat_name", "heatName", LEAF_TITLE, arena);
    out->heat_name = opentrack_without_id(heat, id);
    // Only heat names carry the id: event 4 may well be called "4 x 100m".
    out->name = !event && out->heat_name != heat ? out->heat_name : event;
    // The unit's own page calls its heat after the event, which says nothing more.
    if (text_equal(out->name, out->heat_name)) {
        out->heat_name = NULL;
    }
    out->round_name = leaf_text(value, "round_name", "roundName", LEAF_TITLE, arena);
    out->event_code = leaf_code(value, "event_code", "eventCode", arena);
    out->start =
        leaf_text(value, "scheduled_start_time", "scheduledStartTime", LEAF_CODE, arena);
}

bool opentrack_unit(const struct json *value, struct arena *arena, struct unit *out)
{
    *out = (struct unit){.precision = leaf_int(value, "precision", NULL, 0, 3, -1)};
    const struct json *results = json_get(value, "results");
    const struct json *trials = json_get(value, "trials");
    bool named = opentrack_unit_key(value, "round", NULL, "heat", NULL, arena, &out->key);
    if (!named && !json_is_array(results) && !json_is_array(trials)) {
        return false;
    }
    read_titles(value, arena, out);
    out->status = leaf_text(value, "status", NULL, LEAF_NAME, arena);
    const char *published =
        leaf_text(value, "results_status", "resultsStatus", LEAF_NAME, arena);
    out->results = published ? results_status_of(published) : RESULTS_NONE;
    out->has_wind =
        leaf_wind(value, "wind_assistance", "windAssistance", arena, &out->wind);
    out->distance = leaf_int(value, "distance", NULL, 1, DISTANCE_MOST, 0);
    out->rounds = leaf_int(value, "rounds", NULL, 1, NUMBER_MOST, 0);
    opentrack_entries(results, arena, out);
    read_trials(trials, arena, out);
    read_heights(json_get(value, "heights"), arena, out);
    return true;
}
