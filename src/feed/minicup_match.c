// One match as the service writes it: names, score, state, and the clock that follows
// from its starts and the service's time.
#include <math.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "feed/minicup.h"

enum { SCORE_MAX = 999, DAY_MS = 86400000 };

enum clock_rule { RULE_ZERO, RULE_RUNS, RULE_FULL };

// In the order of the game, which is that of config->periods.
static const struct state_row {
    const char *word;
    enum match_status status;
    const char *period;
    int number;
    enum clock_rule rule;
    const char *start; // what the clock runs from
} states[] = {
    {"init", MATCH_BEFORE, "", 0, RULE_ZERO, NULL},
    {"half_first", MATCH_LIVE, "1st half", 1, RULE_RUNS, "first_half_start"},
    {"pause", MATCH_BREAK, "half-time", 1, RULE_ZERO, NULL},
    {"half_second", MATCH_LIVE, "2nd half", 2, RULE_RUNS, "second_half_start"},
    {"end", MATCH_OVER, "full time", 2, RULE_FULL, NULL},
};
enum { STATES = sizeof(states) / sizeof(states[0]) };

static int64_t half_ms(const struct json *object)
{
    double seconds;
    if (!json_double(json_get(object, "half_length"), &seconds) || !(seconds > 0) ||
        seconds * 1000 > DAY_MS) {
        return MINICUP_HALF_MS;
    }
    return llround(seconds * 1000);
}

static void read_clock(const struct minicup_view *view, const struct json *object,
                       const struct state_row *state, struct match_news *out)
{
    int64_t limit_ms = half_ms(object), start_ms, server_ms;
    struct match_clock clock = {
        .way = CLOCK_UP, .at_ms = view->now_ms, .limit_ms = limit_ms};
    if (state->rule == RULE_FULL) {
        clock.value_ms = limit_ms;
    } else if (state->rule == RULE_RUNS) {
        if (!minicup_instant(json_get(object, state->start), &start_ms) ||
            !minicup_time_at(view->time, view->now_ms, &server_ms)) {
            return; // the one that runs already is believed
        }
        int64_t value_ms = server_ms - start_ms;
        value_ms = value_ms < 0 ? 0 : value_ms;
        clock.value_ms = value_ms < limit_ms ? value_ms : limit_ms;
        clock.running = value_ms < limit_ms;
    }
    out->has_clock = true;
    out->clock = clock;
}

static void read_state(struct minicup_view *view, const struct json *object,
                       struct match_news *out)
{
    out->status_word = leaf_text(object, "state", NULL, LEAF_CODE, view->arena);
    for (int i = 0; i < STATES; i++) {
        if (text_equal(out->status_word, states[i].word)) {
            const char *period = view->config->periods[i];
            out->has_status = true;
            out->status = states[i].status;
            out->period =
                period[0] ? arena_strdup(view->arena, period) : states[i].period;
            out->period_number = states[i].number;
            if (view->time) {
                read_clock(view, object, &states[i], out);
            }
            return;
        }
    }
    view->doubts[DOUBT_STATE] |= out->status_word != NULL;
}

// Before the start both are null, which the service's own pages show as 0. Later a null
// says nothing.
static void read_score(const struct json *object, struct match_news *out)
{
    const struct json *pair = json_get(object, "score");
    const struct json *home = json_first(pair), *away = json_next(home);
    const struct json *sides[] = {home, away};
    bool before = out->has_status && out->status == MATCH_BEFORE;
    if (!json_is_array(pair) || json_count(pair) != 2) {
        return;
    }
    for (int i = 0; i < 2; i++) {
        long long goals = 0;
        bool none = json_is_null(sides[i]) && before;
        if (!none && (!json_int(sides[i], &goals) || goals < 0 || goals > SCORE_MAX)) {
            return;
        }
        out->score[i] = (int)goals;
    }
    out->has_score = true;
}

uint32_t minicup_color(const struct json *object, const char *key, const char *other,
                       struct arena *arena)
{
    const char *keys[] = {key, other};
    for (int i = 0; i < 2; i++) {
        const char *text = leaf_text(object, keys[i], NULL, LEAF_CODE, arena);
        uint32_t rgb;
        if (text_color(text, &rgb)) {
            return 0xFF000000u | rgb;
        }
    }
    return 0;
}

static const struct team_keys {
    const char *id, *name, *abbr, *slug, *color, *other_color;
} team_keys[] = {
    [SIDE_HOME] = {"home_team_id", "home_team_name", "home_team_abbr", "home_team_slug",
                   "home_team_color_text", "home_team_color_primary"},
    [SIDE_AWAY] = {"away_team_id", "away_team_name", "away_team_abbr", "away_team_slug",
                   "away_team_color_text", "away_team_color_primary"},
};

// The colour is the one that the service's own boards put behind white letters.
static struct match_team team(const struct json *object, const struct team_keys *keys,
                              struct arena *arena)
{
    return (struct match_team){
        .id = leaf_text(object, keys->id, NULL, LEAF_ID, arena),
        .name = leaf_text(object, keys->name, NULL, LEAF_NAME, arena),
        .short_name = leaf_text(object, keys->abbr, NULL, LEAF_CODE, arena),
        // Its boards find a team's logo by the slug.
        .logo = leaf_flag(object, keys->slug, NULL, arena),
        .color = minicup_color(object, keys->color, keys->other_color, arena),
    };
}

static bool read_names(const struct minicup_view *view, const struct json *object,
                       struct match_news *out)
{
    out->match = leaf_text(object, "id", NULL, LEAF_ID, view->arena);
    out->title = leaf_text(object, "category_name", NULL, LEAF_TITLE, view->arena);
    for (int side = SIDE_HOME; side <= SIDE_AWAY; side++) {
        out->teams[side] = team(object, &team_keys[side], view->arena);
    }
    out->has_teams = out->teams[SIDE_HOME].name || out->teams[SIDE_AWAY].name;
    return out->match != NULL;
}

bool minicup_match(struct minicup_view *view, const struct json *object,
                   struct match_news *out)
{
    *out = (struct match_news){0};
    if (!read_names(view, object, out)) {
        return false;
    }
    read_state(view, object, out);
    read_score(object, out);
    return true;
}

// Nothing tells whether an answer is older than the last push. A score from it could take
// a goal back, so there is none before the referees have signed it.
bool minicup_match_still(struct minicup_view *view, const struct json *object,
                         struct match_news *out)
{
    int64_t confirmed_ms;
    if (minicup_instant(json_get(object, "confirmed"), &confirmed_ms)) {
        return minicup_match(view, object, out);
    }
    *out = (struct match_news){0};
    return read_names(view, object, out);
}
