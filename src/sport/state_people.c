// Who plays in a match, and how its group stands.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/record.h"
#include "sport/state_tables.h"

static const size_t player_offsets[] = {
    offsetof(struct match_player, id),         offsetof(struct match_player, name),
    offsetof(struct match_player, first_name), offsetof(struct match_player, last_name),
    offsetof(struct match_player, number),
};
static const struct record_texts player_texts = {
    player_offsets, sizeof(player_offsets) / sizeof(player_offsets[0])};

static const size_t standing_offsets[] = {
    offsetof(struct match_standing, team),
    offsetof(struct match_standing, id),
    offsetof(struct match_standing, short_name),
};
static const struct record_texts standing_texts = {
    standing_offsets, sizeof(standing_offsets) / sizeof(standing_offsets[0])};

void roster_slot_free(struct roster_slot *slot)
{
    if (slot) {
        arena_finish(&slot->arena);
        free(slot);
    }
}

void table_slot_free(struct table_slot *slot)
{
    if (slot) {
        arena_finish(&slot->arena);
        free(slot);
    }
}

static bool same_roster(const struct match_roster *a, const struct match_roster *b)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++) {
        same = a->players[i].goals == b->players[i].goals &&
               record_same(&a->players[i], &b->players[i], &player_texts);
    }
    return same;
}

static bool same_text(const char *a, const char *b)
{
    return text_equal(text_empty(a) ? NULL : a, text_empty(b) ? NULL : b);
}

static struct roster_slot *claim_roster(struct sport_state *state, int feed,
                                        const struct match_roster *told)
{
    for (int i = 0; i < state->roster_count; i++) {
        struct roster_slot *slot = state->rosters[i];
        if (slot->feed == feed && slot->roster.side == told->side &&
            same_text(slot->roster.match, told->match) &&
            same_text(slot->roster.team, told->team)) {
            return slot;
        }
    }
    if (state->roster_count == SPORT_MAX_ROSTERS) {
        roster_slot_free(state->rosters[0]);
        state->roster_count--;
        memmove(state->rosters, state->rosters + 1,
                (size_t)state->roster_count * sizeof(state->rosters[0]));
        state->rosters_dropped++;
    }
    struct roster_slot *slot = xalloc(sizeof(*slot));
    slot->feed = feed;
    state->rosters[state->roster_count++] = slot;
    return slot;
}

static void keep_roster(struct roster_slot *slot, const struct match_roster *told,
                        int64_t *cut)
{
    struct arena arena = {0};
    struct match_roster roster = *told;
    roster.count = told->count < MATCH_MAX_PLAYERS ? told->count : MATCH_MAX_PLAYERS;
    roster.match = text_empty(told->match) ? NULL : arena_strdup(&arena, told->match);
    roster.team = text_empty(told->team) ? NULL : arena_strdup(&arena, told->team);
    struct match_player *players =
        arena_copy(&arena, told->players, (size_t)roster.count * sizeof(*players));
    for (int i = 0; i < roster.count; i++) {
        record_own(&arena, &players[i], &player_texts);
    }
    roster.players = players;
    *cut += told->count - roster.count;
    arena_finish(&slot->arena);
    slot->arena = arena;
    slot->roster = roster;
}

// Whether these are the players of a side. In its own match the side told counts; of a
// team in any match only the team can tell.
static bool plays(const struct match_roster *roster, const struct match_state *match,
                  int side)
{
    const char *team = match->teams[side].id;
    if (roster->match && !text_equal(roster->match, match->id)) {
        return false;
    }
    if (roster->side != SIDE_NONE && (roster->match || !roster->team || !team)) {
        return (int)roster->side == side;
    }
    return roster->team && text_equal(roster->team, team);
}

// The one of this very match, else the one of the team in any match.
static const struct match_roster *roster_of(const struct sport_state *state,
                                            const struct match_state *match, int side)
{
    const struct match_roster *best = NULL;
    for (int i = 0; i < state->roster_count; i++) {
        const struct roster_slot *slot = state->rosters[i];
        if (slot->feed == match->feed && plays(&slot->roster, match, side) &&
            (!best || slot->roster.match || !best->match)) {
            best = &slot->roster;
        }
    }
    return best;
}

void rosters_attach(const struct sport_state *state, struct match_state *match)
{
    for (int side = SIDE_HOME; side <= SIDE_AWAY; side++) {
        match->rosters[side] = roster_of(state, match, side);
    }
}

void rosters_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                  struct change *change)
{
    (void)now_ms;
    const struct match_roster *told = &event->roster;
    if (text_empty(told->team) && told->side == SIDE_NONE) {
        change->novelty = DUPLICATE; // of nobody
        return;
    }
    struct roster_slot *slot = claim_roster(state, change->feed, told);
    bool known = slot->roster.players != NULL && same_roster(&slot->roster, told);
    keep_roster(slot, told, &state->rows_cut);
    for (int i = 0; i < state->match_count; i++) {
        struct match_state *match = &state->matches[i]->state;
        rosters_attach(state, match);
        bool ours = match->rosters[SIDE_HOME] == &slot->roster ||
                    match->rosters[SIDE_AWAY] == &slot->roster;
        change->match = ours && match->feed == change->feed ? match : change->match;
    }
    change->novelty = event->backlog ? HISTORY : known ? DUPLICATE : NEWS;
    if (change->match) {
        text_copy(change->unit.event, sizeof(change->unit.event), change->match->id);
    }
}

static bool same_table(const struct match_table *a, const struct match_table *b)
{
    bool same = a->count == b->count && same_text(a->title, b->title);
    for (int i = 0; same && i < a->count; i++) {
        const struct match_standing *one = &a->rows[i];
        const struct match_standing *other = &b->rows[i];
        same = one->color == other->color && one->order == other->order &&
               one->played == other->played && one->won == other->won &&
               one->drawn == other->drawn && one->lost == other->lost &&
               one->scored == other->scored && one->received == other->received &&
               one->points == other->points && record_same(one, other, &standing_texts);
    }
    return same;
}

static struct table_slot *find_table(const struct sport_state *state, int feed,
                                     const char *group)
{
    for (int i = 0; i < state->table_count; i++) {
        struct table_slot *slot = state->tables[i];
        if (slot->feed == feed && same_text(slot->table.group, group)) {
            return slot;
        }
    }
    return NULL;
}

static struct table_slot *claim_table(struct sport_state *state, int feed,
                                      const char *group)
{
    struct table_slot *slot = find_table(state, feed, group);
    if (slot) {
        return slot;
    }
    if (state->table_count == SPORT_MAX_TABLES) {
        table_slot_free(state->tables[0]);
        state->table_count--;
        memmove(state->tables, state->tables + 1,
                (size_t)state->table_count * sizeof(state->tables[0]));
        state->tables_dropped++;
    }
    slot = xalloc(sizeof(*slot));
    slot->feed = feed;
    state->tables[state->table_count++] = slot;
    return slot;
}

static void keep_table(struct table_slot *slot, const struct match_table *told,
                       int64_t *cut)
{
    struct arena arena = {0};
    struct match_table table = *told;
    table.count = told->count < MATCH_MAX_STANDINGS ? told->count : MATCH_MAX_STANDINGS;
    table.group = text_empty(told->group) ? NULL : arena_strdup(&arena, told->group);
    table.title = text_empty(told->title) ? NULL : arena_strdup(&arena, told->title);
    struct match_standing *rows =
        arena_copy(&arena, told->rows, (size_t)table.count * sizeof(*rows));
    for (int i = 0; i < table.count; i++) {
        record_own(&arena, &rows[i], &standing_texts);
    }
    table.rows = rows;
    *cut += told->count - table.count;
    arena_finish(&slot->arena);
    slot->arena = arena;
    slot->table = table;
}

void tables_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                 struct change *change)
{
    (void)now_ms;
    const struct match_table *told = &event->table;
    struct table_slot *slot = claim_table(state, change->feed, told->group);
    bool known = slot->table.rows != NULL && same_table(&slot->table, told);
    keep_table(slot, told, &state->rows_cut);
    change->novelty = event->backlog ? HISTORY : known ? DUPLICATE : NEWS;
}

const struct match_table *sport_table(const struct sport_state *state, int feed,
                                      const char *group)
{
    for (int i = 0; i < state->table_count; i++) {
        const struct table_slot *slot = state->tables[i];
        if (slot->feed == feed && (!group || same_text(slot->table.group, group))) {
            return &slot->table;
        }
    }
    return NULL;
}
