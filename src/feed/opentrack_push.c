// What comes by itself: results_arrived, latest_attempt, unit.
#include <string.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "feed/opentrack.h"

// What one message is read from.
struct source {
    const char *channel;
    const struct json *data;
    const char *root;
    char separator;
};

static bool push_key(const struct source *source, struct arena *arena,
                     struct unit_key *out)
{
    return opentrack_unit_key(source->data, "round_no", "roundNo", "heat_no", "heatNo",
                              arena, out);
}

static enum push_problem read_result(const struct source *source, struct feed_out *out,
                                     struct unit_key *unit)
{
    const struct json *data = source->data;
    if (!json_is_object(data)) {
        return PUSH_NO_OBJECT;
    }
    if (!push_key(source, out->arena, unit)) {
        return PUSH_NO_EVENT_ID;
    }
    struct result_event result = {
        .unit = *unit,
        .heat_name = opentrack_without_id(
            leaf_text(data, "heat_name", "heatName", LEAF_TITLE, out->arena),
            unit->event),
        .winner = leaf_text(data, "winner_name", "winnerName", LEAF_NAME, out->arena),
        .mark = leaf_text(data, "winner_performance", "winnerPerformance", LEAF_MARK,
                          out->arena),
    };
    // A heat that nobody finished has no winner, and yet its results are up.
    if (!result.winner && !result.mark && !result.heat_name) {
        return PUSH_EMPTY;
    }
    event_add(&out->events, EVENT_RESULT)->result = result;
    return PUSH_FINE;
}

static const char *last_sign(const char *signs, struct arena *arena)
{
    return signs ? arena_strdup(arena, signs + strlen(signs) - 1) : NULL;
}

static enum push_problem read_attempt(const struct source *source, struct feed_out *out,
                                      struct unit_key *unit)
{
    const struct json *data = source->data;
    struct arena *arena = out->arena;
    if (!json_is_object(data)) {
        return PUSH_NO_OBJECT;
    }
    if (!push_key(source, arena, unit)) {
        return PUSH_NO_EVENT_ID;
    }
    struct attempt_event attempt = {
        .unit = *unit,
        .heat_name = opentrack_without_id(
            leaf_text(data, "heat_name", "heatName", LEAF_TITLE, arena), unit->event),
        .event_code = leaf_code(data, "event_code", "eventCode", arena),
        .bib = leaf_text(data, "bib", NULL, LEAF_ID, arena),
        .name = leaf_text(data, "athlete_name", "athleteName", LEAF_NAME, arena),
        .height = leaf_metres(data, "height", NULL, arena),
        .result = leaf_signs(leaf_metres(data, "result", NULL, arena), arena),
    };
    attempt.vertical = attempt.height != NULL;
    if (attempt.vertical) {
        const char *signs =
            leaf_text(data, "attempts_at_height", "attemptsAtHeight", LEAF_MARK, arena);
        attempt.attempts = leaf_is_signs(signs) ? leaf_signs(signs, arena) : NULL;
        attempt.result =
            attempt.result ? attempt.result : last_sign(attempt.attempts, arena);
    } else {
        attempt.round = leaf_int(data, "round", NULL, 1, 999, 0);
    }
    if (!attempt.result || (!attempt.bib && !attempt.name)) {
        return PUSH_EMPTY;
    }
    event_add(&out->events, EVENT_ATTEMPT)->attempt = attempt;
    return PUSH_FINE;
}

// The digits behind the last separator, which is cut off with them.
static bool cut_number(char *name, char separator, int *out)
{
    char *at = strrchr(name, separator);
    long long number;
    if (!at || !text_int(at + 1, 1, 9999, &number)) {
        return false;
    }
    *at = '\0';
    *out = (int)number;
    return true;
}

// "ROOT-14-1-1" or "ROOT-overview-14-1-1". Without a known root the event id is what
// stands behind the last separator that is left.
static bool channel_key(const struct source *source, struct unit_key *out)
{
    char name[FEED_CHANNEL];
    if (!source->channel || !text_copy(name, sizeof(name), source->channel) ||
        !cut_number(name, source->separator, &out->heat) ||
        !cut_number(name, source->separator, &out->round)) {
        return false;
    }
    size_t root_len = strlen(source->root);
    const char *id = NULL;
    if (root_len && text_starts(name, source->root) &&
        name[root_len] == source->separator) {
        id = name + root_len + 1;
        size_t word = strlen("overview");
        id += strncmp(id, "overview", word) == 0 && id[word] == source->separator
                  ? word + 1
                  : 0;
    } else {
        const char *last = strrchr(name, source->separator);
        id = last ? last + 1 : NULL;
    }
    return !text_empty(id) && text_copy(out->event, sizeof(out->event), id);
}

// The data of big units may be packed or left out: then only the fact counts.
static enum push_problem read_unit(const struct source *source, struct feed_out *out,
                                   struct unit_key *unit)
{
    struct unit whole;
    bool results = json_is_array(json_get(source->data, "results"));
    if (results && opentrack_unit(source->data, out->arena, &whole) &&
        whole.key.event[0]) {
        *unit = whole.key;
        event_add(&out->events, EVENT_UNIT)->unit = whole;
        return PUSH_FINE;
    }
    bool told =
        opentrack_unit_key(source->data, "round", NULL, "heat", NULL, out->arena, unit);
    return told || channel_key(source, unit) ? PUSH_FINE : PUSH_NO_EVENT_ID;
}

static const struct {
    const char *event;
    enum push_kind kind;
    enum push_problem (*read)(const struct source *source, struct feed_out *out,
                              struct unit_key *unit);
} readers[] = {
    {"results_arrived", PUSH_RESULT, read_result},
    {"result_arrived", PUSH_RESULT, read_result}, // OpenTrack's page has both spellings
    {"latest_attempt", PUSH_ATTEMPT, read_attempt},
    {"unit", PUSH_UNIT, read_unit},
};

struct push opentrack_push(const char *event, const char *channel,
                           const struct json *data, const char *root, char separator,
                           struct feed_out *out)
{
    const struct source source = {
        .channel = channel, .data = data, .root = root, .separator = separator};
    struct push push = {.kind = PUSH_OTHER};
    for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
        if (text_equal(event, readers[i].event)) {
            push.kind = readers[i].kind;
            push.problem = readers[i].read(&source, out, &push.unit);
            break;
        }
    }
    return push;
}
