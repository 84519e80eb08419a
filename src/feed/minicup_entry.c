// What happened in a match. The score of an event is believed for goals only: starts and
// ends of halves say 0:0 at any score.
#include <math.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "feed/minicup.h"

enum { HALF_MAX = 9, SCORE_MAX = 999, OFFSET_MAX_S = 86400 };

static const struct {
    const char *word;
    enum entry_kind kind;
} kinds[] = {
    {"start", ENTRY_START}, {"goal", ENTRY_GOAL},  {"end", ENTRY_END},
    {"info", ENTRY_INFO},   {"goald", ENTRY_GOAL}, // as the service's own page spells it
};

static bool read_kind(const struct json *object, struct arena *arena,
                      enum entry_kind *kind)
{
    const char *word = leaf_text(object, "type", NULL, LEAF_CODE, arena);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (text_equal(word, kinds[i].word)) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static const char *id_of(const struct json *object, const char *key, struct arena *arena)
{
    return leaf_text(object, key, NULL, LEAF_ID, arena);
}

static enum match_side read_side(const struct json *object, const struct json *match,
                                 struct arena *arena)
{
    int index = leaf_int(object, "team_index", NULL, SIDE_NONE, SIDE_AWAY, SIDE_NONE);
    const char *team = id_of(object, "team_id", arena);
    if (index != SIDE_NONE || !team) {
        return (enum match_side)index;
    }
    if (text_equal(team, id_of(match, "home_team_id", arena))) {
        return SIDE_HOME;
    }
    return text_equal(team, id_of(match, "away_team_id", arena)) ? SIDE_AWAY : SIDE_NONE;
}

static int64_t read_offset(const struct json *object)
{
    double seconds;
    bool known = json_double(json_get(object, "time_offset"), &seconds) && seconds >= 0 &&
                 seconds <= OFFSET_MAX_S;
    return known ? llround(seconds * 1000) : -1;
}

static void read_score(const struct json *object, struct match_entry *out)
{
    const struct json *pair = json_get(object, "score");
    const struct json *home = json_first(pair);
    long long goals[2];
    out->has_score = out->kind == ENTRY_GOAL && json_is_array(pair) &&
                     json_int(home, &goals[0]) && json_int(json_next(home), &goals[1]) &&
                     goals[0] >= 0 && goals[0] <= SCORE_MAX && goals[1] >= 0 &&
                     goals[1] <= SCORE_MAX;
    for (int i = 0; out->has_score && i < 2; i++) {
        out->score[i] = (int)goals[i];
    }
}

// Without an id nobody could tell whether it was shown before.
static bool read_entry(struct minicup_view *view, const struct json *object,
                       const struct json *match, struct match_entry *out)
{
    struct arena *arena = view->arena;
    *out = (struct match_entry){.id = id_of(object, "id", arena)};
    const char *about = id_of(object, "match_id", arena);
    const char *ours = id_of(match, "id", arena);
    if (!out->id || (about && ours && !text_equal(about, ours))) {
        view->doubts[DOUBT_PART] = true;
        return false;
    }
    if (!read_kind(object, arena, &out->kind)) {
        view->doubts[DOUBT_EVENT] = true;
        return false;
    }
    out->period = leaf_int(object, "half_index", NULL, 0, HALF_MAX, -1) + 1;
    out->offset_ms = read_offset(object);
    out->side = read_side(object, match, arena);
    out->player_id = id_of(object, "player_id", arena);
    out->player = leaf_text(object, "player_name", NULL, LEAF_NAME, arena);
    out->number = leaf_text(object, "player_number", NULL, LEAF_CODE, arena);
    out->text = leaf_text(object, "message", NULL, LEAF_TITLE, arena);
    read_score(object, out);
    return true;
}

void minicup_entries(struct minicup_view *view, const struct json *event,
                     const struct json *events, const struct json *match,
                     struct match_news *out)
{
    bool list = json_is_array(events);
    int most = list ? json_count(events) : 1;
    most = most < MATCH_MAX_ENTRIES ? most : MATCH_MAX_ENTRIES;
    struct match_entry *entries =
        arena_alloc(view->arena, sizeof(*entries) * (size_t)(most + 1));
    int count = 0;
    const struct json *item = list ? json_first(events) : event;
    for (int i = 0; i < most && item; i++, item = list ? json_next(item) : NULL) {
        count += read_entry(view, item, match, &entries[count]);
    }
    out->whole = list;
    out->entries = entries;
    out->entry_count = count;
}
