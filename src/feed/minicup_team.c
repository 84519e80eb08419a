// Who plays in a team, and a category's standings.
#include "base/json.h"
#include "feed/leaf.h"
#include "feed/minicup.h"

enum { COUNT_MAX = 100000 };

static struct match_player player(const struct json *row, struct arena *arena)
{
    return (struct match_player){
        .id = leaf_text(row, "id", NULL, LEAF_ID, arena),
        .name = leaf_text(row, "name", NULL, LEAF_NAME, arena),
        .first_name = leaf_text(row, "firstname", NULL, LEAF_NAME, arena),
        .last_name = leaf_text(row, "lastname", NULL, LEAF_NAME, arena),
        .number = leaf_text(row, "number", NULL, LEAF_CODE, arena),
        .goals = leaf_int(row, "total_goals", NULL, 0, COUNT_MAX, -1),
    };
}

bool minicup_players(const struct json *list, struct arena *arena,
                     struct match_roster *out)
{
    int most =
        json_count(list) < MATCH_MAX_PLAYERS ? json_count(list) : MATCH_MAX_PLAYERS;
    struct match_player *players =
        arena_alloc(arena, sizeof(*players) * (size_t)(most + 1));
    *out = (struct match_roster){.side = SIDE_NONE, .players = players};
    for (const struct json *row = json_first(list); row && out->count < most;
         row = json_next(row)) {
        struct match_player one = player(row, arena);
        if (one.id || one.name) {
            players[out->count++] = one;
        }
    }
    return json_is_array(list);
}

// Matches won and lost are miscounted by the service: for a home team every match is
// both. They stay unknown.
static struct match_standing standing(const struct json *row, struct arena *arena)
{
    return (struct match_standing){
        .team = leaf_text(row, "name", NULL, LEAF_NAME, arena),
        .id = leaf_text(row, "id", NULL, LEAF_ID, arena),
        .short_name = leaf_text(row, "abbr", NULL, LEAF_CODE, arena),
        .color = minicup_color(row, "color_text", "color_primary", arena),
        .order = leaf_int(row, "order", NULL, 1, COUNT_MAX, -1),
        .played = -1,
        .won = -1,
        .drawn = -1,
        .lost = -1,
        .scored = leaf_int(row, "scored", NULL, 0, COUNT_MAX, -1),
        .received = leaf_int(row, "received", NULL, 0, COUNT_MAX, -1),
        .points = leaf_int(row, "points", NULL, 0, COUNT_MAX, -1),
    };
}

bool minicup_table(const struct json *list, struct arena *arena, struct match_table *out)
{
    int most =
        json_count(list) < MATCH_MAX_STANDINGS ? json_count(list) : MATCH_MAX_STANDINGS;
    struct match_standing *rows = arena_alloc(arena, sizeof(*rows) * (size_t)(most + 1));
    *out = (struct match_table){.rows = rows};
    for (const struct json *row = json_first(list); row && out->count < most;
         row = json_next(row)) {
        struct match_standing one = standing(row, arena);
        if (one.team) {
            rows[out->count++] = one;
        }
    }
    return json_is_array(list);
}
