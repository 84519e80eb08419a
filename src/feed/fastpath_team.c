// Who plays: teams, their colours and their players.
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/leaf.h"

enum { NUMBER = 8, SHORT = 12, COLOR_TEXT = 24, CHANNELS = 3, CHANNEL_MAX = 255 };

static const uint32_t opaque = 0xFF000000U;

bool fastpath_color(const char *text, uint32_t *color)
{
    uint32_t value = 0;
    text = text ? text : "";
    if (text_color(text, &value)) {
        *color = opaque | value;
        return true;
    }
    for (int i = 0; i < CHANNELS; i++) {
        bool last = i == CHANNELS - 1;
        char *end;
        long channel = strtol(text, &end, 10);
        bool number = end != text && channel >= 0 && channel <= CHANNEL_MAX;
        end += strspn(end, " ");
        if (!number || *end != (last ? '\0' : ',')) {
            return false;
        }
        value = value << 8 | (uint32_t)channel;
        text = last ? end : end + 1;
    }
    *color = opaque | value;
    return true;
}

bool fastpath_colors(const struct json *metadata, struct arena *arena,
                     struct match_team out[2])
{
    static const char *const keys[2][2] = {
        {"homeTeamColour", "HomeTeamColour"},
        {"awayTeamColour", "AwayTeamColour"},
    };
    bool any = false;
    for (int side = 0; side < 2; side++) {
        const char *text =
            leaf_text(metadata, keys[side][0], keys[side][1], COLOR_TEXT, arena);
        any = fastpath_color(text, &out[side].color) || any;
    }
    return any;
}

static bool read_player(const struct json *object, struct arena *arena,
                        struct match_player *out)
{
    *out = (struct match_player){
        .id = leaf_text(object, "id", "playerId", FASTPATH_ID, arena),
        .name = leaf_text(object, "fullName", "name", LEAF_NAME, arena),
        .first_name = leaf_text(object, "firstName", NULL, LEAF_NAME, arena),
        .last_name = leaf_text(object, "lastName", NULL, LEAF_NAME, arena),
        .number = leaf_text(object, "shirtNumber", "number", NUMBER, arena),
        .goals = -1,
    };
    if (!out->name && out->first_name && out->last_name) {
        out->name = arena_printf(arena, "%s %s", out->first_name, out->last_name);
    }
    return out->name || out->last_name;
}

static void add_players(const struct json *list, struct arena *arena,
                        struct match_player *players, int *count)
{
    const struct json *item = json_is_array(list) ? json_first(list) : NULL;
    for (; item && *count < MATCH_MAX_PLAYERS; item = json_next(item)) {
        *count += read_player(item, arena, &players[*count]);
    }
}

// Starters first. `lists` is an object with both lists, or a list itself.
static void add_roster(const struct json *lists, const char *id, const char *team,
                       enum match_side side, bool backlog, struct feed_out *out)
{
    int count = 0;
    struct match_player *players =
        arena_alloc(out->arena, sizeof(*players) * MATCH_MAX_PLAYERS);
    add_players(lists, out->arena, players, &count);
    add_players(json_get(lists, "startingLineup"), out->arena, players, &count);
    add_players(json_get(lists, "substitutes"), out->arena, players, &count);
    if (count == 0) {
        return;
    }
    struct event *event = event_add(&out->events, EVENT_ROSTER);
    event->backlog = backlog;
    event->roster = (struct match_roster){.match = id,
                                          .team = arena_strdup(out->arena, team),
                                          .side = side,
                                          .players = players,
                                          .count = count};
}

void fastpath_lineups(const struct fastpath_match *match,
                      const struct fastpath_action *action, const char *id, bool backlog,
                      struct feed_out *out)
{
    static const char *const both[2][2] = {{"homeTeam", "home"}, {"awayTeam", "away"}};
    const struct json *metadata = action->metadata;
    const char *team = action->team;
    if (action->act != ACT_LINEUPS || action->send == SEND_GONE) {
        return;
    }
    if (!team) {
        team = leaf_text(metadata, "teamId", NULL, FASTPATH_ID, out->arena);
    }
    enum match_side side =
        action->side != SIDE_NONE ? action->side : fastpath_match_side(match, team);
    if (team || side != SIDE_NONE) {
        add_roster(metadata, id, team, side, backlog, out);
    }
    for (int i = 0; i < 2; i++) {
        const struct json *lists = json_get2(metadata, both[i][0], both[i][1]);
        const char *known = match->teams[i][0] ? match->teams[i] : NULL;
        const char *told = leaf_text(lists, "teamId", NULL, FASTPATH_ID, out->arena);
        add_roster(lists, id, told ? told : known, (enum match_side)i, backlog, out);
    }
}

static void read_team(const struct json *object, struct arena *arena,
                      struct match_team *out)
{
    out->id = leaf_text(object, "id", "teamId", FASTPATH_ID, arena);
    out->name = leaf_text(object, "name", NULL, LEAF_NAME, arena);
    out->short_name = leaf_text(object, "abbreviation", "shortName", SHORT, arena);
    if (!out->name) {
        out->name = leaf_text(json_get(object, "club"), "name", NULL, LEAF_NAME, arena);
    }
}

// The first is at home, unless a flag says otherwise.
static bool read_teams(const struct json *list, struct arena *arena,
                       struct match_team out[2])
{
    const struct json *first = json_is_array(list) ? json_first(list) : NULL;
    const struct json *second = json_next(first);
    bool first_home = true, second_home = false;
    bool told = json_bool(json_get2(first, "homeTeam", "isHomeTeam"), &first_home);
    if (json_bool(json_get2(second, "homeTeam", "isHomeTeam"), &second_home) && !told) {
        first_home = !second_home;
    }
    read_team(first, arena, &out[first_home ? SIDE_HOME : SIDE_AWAY]);
    read_team(second, arena, &out[first_home ? SIDE_AWAY : SIDE_HOME]);
    return out[SIDE_HOME].name || out[SIDE_AWAY].name;
}

// "Harbour Rovers v FC Nordwall 1908"
static bool split_name(const char *name, struct arena *arena, struct match_team out[2])
{
    static const char *const marks[] = {" v ", " vs ", " vs. ", " V "};
    const char *at = NULL;
    size_t mark = 0;
    for (size_t i = 0; name && !at && i < sizeof(marks) / sizeof(marks[0]); i++) {
        at = strstr(name, marks[i]);
        mark = strlen(marks[i]);
    }
    if (!at || at == name || !at[mark]) {
        return false;
    }
    if (!out[SIDE_HOME].name) {
        out[SIDE_HOME].name = arena_strndup(arena, name, (size_t)(at - name));
    }
    if (!out[SIDE_AWAY].name) {
        out[SIDE_AWAY].name = arena_strdup(arena, at + mark);
    }
    return true;
}

bool fastpath_teams(const struct json *fixture, struct arena *arena,
                    struct match_team out[2])
{
    bool listed = read_teams(json_get(fixture, "teams"), arena, out);
    const char *name = leaf_text(fixture, "name", NULL, LEAF_TITLE, arena);
    bool whole = out[SIDE_HOME].name && out[SIDE_AWAY].name;
    return (whole || split_name(name, arena, out)) || listed;
}
