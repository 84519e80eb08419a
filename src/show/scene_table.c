// How a group stands, and who of it plays now.
#include <limits.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

static bool is_on(const struct match_state *match)
{
    return match->status == MATCH_LIVE || match->status == MATCH_BREAK;
}

static bool is_team(const struct match_team *team, const struct match_standing *row)
{
    return !text_empty(row->id) ? text_equal(team->id, row->id)
                                : row->team && text_equal(team->name, row->team);
}

static bool plays(const struct sport_state *state, int feed,
                  const struct match_standing *row)
{
    for (int i = 0; i < sport_match_count(state); i++) {
        const struct match_state *match = sport_match_at(state, i);
        if (match->feed == feed && is_on(match) &&
            (is_team(&match->teams[0], row) || is_team(&match->teams[1], row))) {
            return true;
        }
    }
    return false;
}

static void put_count(struct values *row, const char *name, int count)
{
    if (count >= 0) {
        values_printf(row, name, "%d", count);
    }
}

static void put_row(struct values *row, const struct match_standing *said, int pos)
{
    const char *name = text_empty(said->team) ? said->short_name : said->team;
    put_count(row, "pos", said->order > 0 ? said->order : pos);
    values_text(row, "team", name);
    values_text(row, "short", text_empty(said->short_name) ? name : said->short_name);
    if (said->color) {
        values_color(row, "color", said->color);
    }
    put_count(row, "played", said->played);
    put_count(row, "won", said->won);
    put_count(row, "drawn", said->drawn);
    put_count(row, "lost", said->lost);
    if (said->scored >= 0 && said->received >= 0) {
        values_printf(row, "score", "%d:%d", said->scored, said->received);
    }
    put_count(row, "points", said->points);
}

// As told where an order is told, else as listed.
static int by_order(const void *left, const void *right)
{
    const struct match_standing *a = *(const struct match_standing *const *)left;
    const struct match_standing *b = *(const struct match_standing *const *)right;
    int one = a->order > 0 ? a->order : INT_MAX;
    int other = b->order > 0 ? b->order : INT_MAX;
    return one != other ? (one > other) - (one < other) : (a > b) - (a < b);
}

bool scene_table_values(const struct sport_state *state, int feed, const char *group,
                        struct values *out)
{
    const struct match_standing *rows[MATCH_MAX_STANDINGS];
    const struct match_table *table = sport_table(state, feed, group);
    int count = table ? table->count : 0;
    if (count == 0) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        rows[i] = &table->rows[i];
    }
    qsort(rows, (size_t)count, sizeof(*rows), by_order);
    values_text(out, "title", text_empty(table->title) ? table->group : table->title);
    for (int i = 0; i < count; i++) {
        struct values *row = values_add_row(out);
        put_row(row, rows[i], i + 1);
        values_text(row, "playing", plays(state, feed, rows[i]) ? "true" : NULL);
    }
    return true;
}
