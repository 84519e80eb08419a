// One action of a packet, as it is told.
#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/leaf.h"
#include "sport/when.h"

enum { MAX_PERIOD = 99, CLOCK_TEXT = 16, TIME_TEXT = 40 };

// The numbers beside these words differ between sports and years.
static const struct {
    const char *word;
    enum fastpath_send send;
} sends[] = {
    {"pending", SEND_PENDING},  {"confirmed", SEND_CONFIRMED}, {"updated", SEND_UPDATED},
    {"cancelled", SEND_GONE},   {"canceled", SEND_GONE},       {"deleted", SEND_GONE},
    {"restored", SEND_UPDATED},
};

static enum fastpath_send read_send(const struct json *object, struct arena *arena,
                                    bool doubts[FASTPATH_DOUBTS])
{
    const char *word = leaf_text(object, "sendType", NULL, LEAF_NAME, arena);
    const char *letters = fastpath_letters(word, arena);
    for (size_t i = 0; i < sizeof(sends) / sizeof(sends[0]); i++) {
        if (text_equal(sends[i].word, letters)) {
            return sends[i].send;
        }
    }
    doubts[FASTPATH_DOUBT_SEND] |= word != NULL;
    return SEND_CONFIRMED;
}

static void read_team(const struct json *team, struct arena *arena,
                      struct fastpath_action *out)
{
    bool home;
    out->team = leaf_text(team, "id", NULL, FASTPATH_ID, arena);
    out->name = leaf_text(team, "name", NULL, LEAF_NAME, arena);
    out->side = SIDE_NONE;
    if (json_bool(json_get2(team, "homeTeam", "isHomeTeam"), &home)) {
        out->side = home ? SIDE_HOME : SIDE_AWAY;
    }
}

static void read_times(const struct json *object, struct arena *arena,
                       struct fastpath_action *out)
{
    struct when when;
    out->timed = when_read(leaf_text(object, "timestamp", NULL, TIME_TEXT, arena), &when);
    out->when_ms = out->timed ? when.epoch_ms : 0;
    out->clock_ms = -1;
    if (!span_read(leaf_text(object, "clockTime", NULL, CLOCK_TEXT, arena),
                   &out->clock_ms) ||
        out->clock_ms < 0) {
        out->clock_ms = -1;
    }
}

static const struct json *object_or_null(const struct json *value)
{
    return json_is_object(value) ? value : NULL;
}

void fastpath_action_read(const struct json *object, const struct fastpath_sport *sport,
                          struct arena *arena, bool doubts[FASTPATH_DOUBTS],
                          struct fastpath_action *out)
{
    *out = (struct fastpath_action){.seq = -1};
    out->id = leaf_text(object, "actionId", NULL, FASTPATH_ID, arena);
    out->type = leaf_text(object, "fixtureActionType", NULL, LEAF_NAME, arena);
    out->subtype = leaf_text(object, "fixtureActionSubType", NULL, LEAF_NAME, arena);
    out->act = fastpath_act(sport, out->type, out->subtype, arena);
    out->send = read_send(object, arena, doubts);
    out->period = leaf_int(object, "period", NULL, 0, MAX_PERIOD, 0);
    out->player = object_or_null(json_get(object, "player"));
    out->metadata = object_or_null(json_get(object, "metadata"));
    out->delayed = leaf_text(object, "delayStatus", NULL, LEAF_NAME, arena) != NULL;
    if (!json_int(json_get(object, "fixtureSeqNum"), &out->seq) || out->seq < 0) {
        out->seq = -1;
    }
    read_times(object, arena, out);
    read_team(json_get(object, "team"), arena, out);
}
