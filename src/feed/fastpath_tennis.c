#include "feed/fastpath_tennis.h"

#include <string.h>

#include "base/json.h"
#include "feed/leaf.h"
#include "sport/when.h"

enum { MAX_GAMES = 99, MAX_SETS = 9, POINTS_TEXT = 8, TIME_TEXT = 40 };

// What a match's state is called there, in the words of the other sports. Others are
// shown to the operator as they are.
static const struct {
    const char *letters, *status;
} states[] = {
    {"notstarted", "Scheduled"},
    {"warmup", "Scheduled"},
    {"playerwarmup", "Scheduled"},
    {"inprogress", "Live"},
    {"started", "Live"},
    {"playing", "Live"},
    {"finished", "Completed"},
    {"completed", "Completed"},
    {"ended", "Completed"},
    {"retired", "Completed"},
    {"playerretired", "Completed"},
    {"walkover", "Completed"},
    {"playersuspended", "Suspended"},
    {"interrupted", "Suspended"},
};

static const char *kind_of(const struct json *message, struct arena *arena)
{
    return fastpath_letters(
        leaf_text(message, "eventElementType", NULL, LEAF_NAME, arena), arena);
}

bool fastpath_tennis_told(const struct fastpath_sport *sport, const struct json *message)
{
    return text_equal(sport->name, "tennis") && json_get(message, "seqNum") &&
           json_get(message, "eventElementType");
}

bool fastpath_tennis_alarm(const struct json *message)
{
    struct arena arena = {0};
    bool alarm = text_equal(kind_of(message, &arena), "alarm");
    arena_finish(&arena);
    return alarm;
}

static void read_action(const struct json *message, struct arena *arena,
                        struct fastpath_action *out)
{
    struct when when;
    *out = (struct fastpath_action){.seq = -1, .clock_ms = -1, .side = SIDE_NONE};
    out->type = leaf_text(message, "eventElementType", NULL, LEAF_NAME, arena);
    out->delayed = leaf_text(message, "delayStatus", NULL, LEAF_NAME, arena) != NULL;
    if (!json_int(json_get(message, "seqNum"), &out->seq) || out->seq < 0) {
        out->seq = -1;
    }
    // The first message of all is said to be of 1970.
    out->timed =
        when_read(leaf_text(message, "timestamp", NULL, TIME_TEXT, arena), &when) &&
        when.epoch_ms > 0;
    out->when_ms = out->timed ? when.epoch_ms : 0;
}

static const char *status_of(const struct json *message, bool scored, struct arena *arena)
{
    const struct json *state = json_get(json_get(message, "matchStatus"), "matchState");
    const char *word = leaf_text(state, "state", NULL, LEAF_NAME, arena);
    const char *letters = fastpath_letters(word, arena);
    if (text_equal(kind_of(message, arena), "matchfinished")) {
        return "Completed";
    }
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        if (text_equal(states[i].letters, letters)) {
            return states[i].status;
        }
    }
    return word ? word : scored ? "Live" : NULL;
}

static bool read_games(const struct json *set, int out[2])
{
    out[SIDE_HOME] = leaf_int(set, "gamesA", NULL, 0, MAX_GAMES, -1);
    out[SIDE_AWAY] = leaf_int(set, "gamesB", NULL, 0, MAX_GAMES, -1);
    return out[SIDE_HOME] >= 0 && out[SIDE_AWAY] >= 0;
}

// One whose games are not told is left out, but has its number.
static void add_set(const struct json *set, int number, bool open,
                    struct fastpath_summary *out)
{
    struct fastpath_period *period = &out->periods[out->period_count];
    *period = (struct fastpath_period){.id = number, .open = open, .score = {-1, -1}};
    if (read_games(set, period->points)) {
        out->period_count++;
        out->period = number;
    }
}

// Behind the last set none is played, though its score may be told as the current one.
static void read_sets(const struct json *score, bool over, struct arena *arena,
                      struct fastpath_summary *out)
{
    const struct json *list = json_get(score, "previousSetsScore");
    const struct json *item = json_is_array(list) ? json_first(list) : NULL;
    out->periods = arena_alloc(arena, sizeof(*out->periods) * (MAX_SETS + 1));
    int number = 0;
    for (; item && number < MAX_SETS; item = json_next(item)) {
        add_set(item, ++number, false, out);
    }
    int played = out->has_score ? out->score[0] + out->score[1] : 0;
    if (!over || number < played) {
        add_set(json_get(score, "currentSetScore"), number + 1, !over, out);
    }
}

// The points of the game, as they are called.
static const char *game_of(const struct json *score, struct arena *arena)
{
    const struct json *game = json_get(score, "currentGameScore");
    const char *type =
        fastpath_letters(leaf_text(game, "gameType", NULL, LEAF_NAME, arena), arena);
    const char *a = leaf_text(game, "pointsA", NULL, POINTS_TEXT, arena);
    const char *b = leaf_text(game, "pointsB", NULL, POINTS_TEXT, arena);
    if (!a || !b) {
        return "";
    }
    return arena_printf(arena, "%s%s:%s", strstr(type, "tie") ? "tie-break " : "", a, b);
}

// "6:4 3:6 7:5"
static const char *sets_of(const struct fastpath_summary *summary, struct arena *arena)
{
    const char *text = "";
    for (int i = 0; i < summary->period_count; i++) {
        const struct fastpath_period *set = &summary->periods[i];
        text = arena_printf(arena, "%s%s%d:%d", text, i ? " " : "", set->points[0],
                            set->points[1]);
    }
    return text;
}

void fastpath_tennis_read(const struct json *message, struct arena *arena,
                          struct fastpath_action *action,
                          struct fastpath_summary *summary)
{
    const struct json *score = json_get(message, "score");
    const struct json *sets = json_get(score, "overallSetScore");
    read_action(message, arena, action);
    *summary = (struct fastpath_summary){
        .there = json_is_object(score), .clock_ms = -1, .possession = -1};
    summary->status = status_of(message, summary->there, arena);
    if (!summary->there) {
        return;
    }
    bool over = text_equal(summary->status, "Completed");
    summary->score[SIDE_HOME] = leaf_int(sets, "setsA", NULL, 0, MAX_SETS, -1);
    summary->score[SIDE_AWAY] = leaf_int(sets, "setsB", NULL, 0, MAX_SETS, -1);
    summary->has_score = summary->score[0] >= 0 && summary->score[1] >= 0;
    read_sets(score, over, arena, summary);
    summary->tally = sets_of(summary, arena);
    summary->note = over ? summary->tally : game_of(score, arena);
}

static const char *known_player(const struct json *status, const char *key,
                                struct arena *arena)
{
    const char *name = leaf_text(status, key, NULL, LEAF_NAME, arena);
    return name && !text_equal_nocase(name, "unknown") ? name : NULL;
}

static const char *team_name(const struct json *status, const char *first,
                             const char *second, struct arena *arena)
{
    const char *one = known_player(status, first, arena);
    const char *two = known_player(status, second, arena);
    return one && two ? arena_printf(arena, "%s / %s", one, two) : one;
}

bool fastpath_tennis_teams(const struct json *message, struct arena *arena,
                           struct match_team out[2])
{
    const struct json *status = json_get(message, "matchStatus");
    const char *home = team_name(status, "teamAPlayer1", "teamAPlayer2", arena);
    const char *away = team_name(status, "teamBPlayer1", "teamBPlayer2", arena);
    if (home) {
        out[SIDE_HOME] = (struct match_team){.id = "TeamA", .name = home};
    }
    if (away) {
        out[SIDE_AWAY] = (struct match_team){.id = "TeamB", .name = away};
    }
    return home || away;
}
