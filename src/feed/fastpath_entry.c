// What happened, for the list of a match: goals, cards and the like.

#include "base/json.h"
#include "feed/fastpath.h"
#include "feed/leaf.h"

enum { MINUTE_MS = 60000, NUMBER = 8, REGULAR_PARTS = 2 };

static struct fastpath_row *find_row(struct fastpath_match *match, const char *id)
{
    for (int i = 0; i < match->row_count; i++) {
        if (text_equal(match->rows[i].id, id)) {
            return &match->rows[i];
        }
    }
    return NULL;
}

// The oldest one has to go when there are too many: it will hardly be changed any more.
static struct fastpath_row *add_row(struct fastpath_match *match, const char *id)
{
    struct fastpath_row *row = &match->rows[match->next_row];
    *row = (struct fastpath_row){.kind = ENTRY_INFO, .side = SIDE_NONE, .seq = -1};
    text_copy(row->id, sizeof(row->id), id);
    match->next_row = (match->next_row + 1) % FASTPATH_ACTIONS;
    match->row_count += match->row_count < FASTPATH_ACTIONS;
    return row;
}

static bool is_goal(enum fastpath_act act)
{
    return act == ACT_GOAL || act == ACT_OWN_GOAL;
}

static bool in_shootout(const struct fastpath_action *action,
                        const struct fastpath_summary *summary)
{
    const struct fastpath_period *period = fastpath_period_find(summary, action->period);
    return period && period->type == PERIOD_SHOOTOUT;
}

// Penalties of a shoot-out are no goals of the match. Sets are told by the summary.
static bool listed_kind(const struct fastpath_match *match,
                        const struct fastpath_action *action,
                        const struct fastpath_summary *summary, enum entry_kind *kind)
{
    *kind = ENTRY_INFO;
    if (is_goal(action->act)) {
        *kind = in_shootout(action, summary) ? ENTRY_INFO : ENTRY_GOAL;
        return true;
    }
    if (action->act == ACT_START_PERIOD || action->act == ACT_END_PERIOD) {
        *kind = action->act == ACT_START_PERIOD ? ENTRY_START : ENTRY_END;
        return !match->sport->sets;
    }
    return action->act == ACT_LISTED;
}

// The side whose score this packet alone has raised by one.
static enum match_side risen_side(const struct fastpath_match *match,
                                  const struct fastpath_summary *summary)
{
    if (!match->has_score || !summary->has_score) {
        return SIDE_NONE;
    }
    int home = summary->score[SIDE_HOME] - match->score[SIDE_HOME];
    int away = summary->score[SIDE_AWAY] - match->score[SIDE_AWAY];
    return home == 1 && away == 0   ? SIDE_HOME
           : home == 0 && away == 1 ? SIDE_AWAY
                                    : SIDE_NONE;
}

// An own goal is told with the team of its player, and counts for the other.
static enum match_side told_side(const struct fastpath_match *match,
                                 const struct fastpath_action *action)
{
    enum match_side side = action->side;
    if (side == SIDE_NONE) {
        side = fastpath_match_side(match, action->team);
    }
    if (action->act == ACT_OWN_GOAL && side != SIDE_NONE) {
        return side == SIDE_HOME ? SIDE_AWAY : SIDE_HOME;
    }
    return side;
}

static void set_score(struct fastpath_row *row, const int score[2])
{
    row->has_score = true;
    row->score[0] = score[0];
    row->score[1] = score[1];
}

// A goal is first pending and then confirmed, deleted and restored: whose it was and what
// it made the score is told best by the packet that raised that.
static void credit(struct fastpath_match *match, const struct fastpath_action *action,
                   const struct fastpath_summary *summary, bool newest,
                   struct fastpath_row *row)
{
    enum match_side told = told_side(match, action);
    if (!is_goal(action->act)) {
        row->side = told != SIDE_NONE ? told : row->side;
        return;
    }
    enum match_side risen =
        newest && action->send != SEND_GONE ? risen_side(match, summary) : SIDE_NONE;
    if (risen != SIDE_NONE) {
        row->side = risen;
        set_score(row, summary->score);
        return;
    }
    row->side = row->side != SIDE_NONE ? row->side : told;
    bool stands = action->send == SEND_CONFIRMED || action->send == SEND_UPDATED;
    if (!row->has_score && stands && summary->has_score) {
        set_score(row, summary->score);
    }
}

// Within the whole match, where periods have a length. What falls in added time belongs
// to the last minute; some clocks begin each period at zero.
static int64_t offset_of(const struct fastpath_match *match,
                         const struct fastpath_action *action)
{
    const struct fastpath_sport *sport = match->sport;
    if (action->clock_ms < 0 || sport->way != CLOCK_UP || action->period < 1) {
        return -1;
    }
    if (!sport->part_min) {
        return action->clock_ms;
    }
    int regular = action->period < REGULAR_PARTS ? action->period : REGULAR_PARTS;
    int extra = action->period - regular;
    int64_t end_ms =
        (int64_t)MINUTE_MS * (sport->part_min * regular + sport->extra_min * extra);
    int64_t length_ms = (int64_t)MINUTE_MS * (extra ? sport->extra_min : sport->part_min);
    int64_t begin_ms = end_ms - length_ms;
    int64_t offset_ms = action->clock_ms;
    offset_ms += offset_ms < begin_ms ? begin_ms : 0;
    return offset_ms < end_ms ? offset_ms : end_ms - 1;
}

static const char *player_name(const struct json *player, struct arena *arena)
{
    const char *name = leaf_text(player, "name", "fullName", LEAF_NAME, arena);
    const char *first = leaf_text(player, "firstName", NULL, LEAF_NAME, arena);
    const char *last = leaf_text(player, "lastName", NULL, LEAF_NAME, arena);
    if (!name && last) {
        name = first ? arena_printf(arena, "%s %s", first, last) : last;
    }
    return name;
}

static void put_player(const struct json *player, struct arena *arena,
                       struct match_entry *out)
{
    out->player_id = leaf_text(player, "id", NULL, FASTPATH_ID, arena);
    out->player = player_name(player, arena);
    out->number = leaf_text(player, "shirtNumber", "number", NUMBER, arena);
}

// Says no more than that it was a goal.
static bool is_plain(const char *word)
{
    static const char *const plain[] = {"goal",           "goal scored", "shot",
                                        "shot on target", "throw",       "attempt"};
    bool found = text_empty(word);
    for (size_t i = 0; !found && i < sizeof(plain) / sizeof(plain[0]); i++) {
        found = text_equal_nocase(word, plain[i]);
    }
    return found;
}

// Beside a goal only what kind of a goal it was; of a shoot-out's whether it was one.
static const char *text_of(const struct fastpath_action *action, enum entry_kind kind,
                           struct arena *arena)
{
    if (action->act == ACT_OWN_GOAL) {
        return "own goal";
    }
    if (is_goal(action->act) && !is_plain(action->subtype)) {
        return action->subtype;
    }
    if (kind == ENTRY_GOAL) {
        return is_plain(action->type) ? NULL : action->type;
    }
    return action->subtype ? arena_printf(arena, "%s (%s)", action->type, action->subtype)
                           : action->type;
}

static void fill(const struct fastpath_match *match, const struct fastpath_action *action,
                 const struct fastpath_row *row, bool shootout, struct arena *arena,
                 struct match_entry *out)
{
    *out = (struct match_entry){
        .id = arena_strdup(arena, action->id),
        .kind = row->kind,
        .period = action->period,
        .offset_ms = shootout ? -1 : offset_of(match, action),
        .side = row->side,
        .own = action->act == ACT_OWN_GOAL,
        .text = text_of(action, row->kind, arena),
        .provisional = action->send == SEND_PENDING,
        .gone = action->send == SEND_GONE || !row->listed,
    };
    out->has_score = row->has_score && row->kind == ENTRY_GOAL && !out->gone;
    if (out->has_score) {
        out->score[0] = row->score[0];
        out->score[1] = row->score[1];
    }
    put_player(action->player, arena, out);
}

// Of what is not listed only that is remembered which may have been, by an earlier word
// that is still to come.
static struct fastpath_row *claim_row(struct fastpath_match *match,
                                      const struct fastpath_action *action, bool listed)
{
    struct fastpath_row *row = action->id ? find_row(match, action->id) : NULL;
    bool wanted = listed || action->send == SEND_UPDATED;
    return row || !action->id || !wanted ? row : add_row(match, action->id);
}

bool fastpath_entry(struct fastpath_match *match, const struct fastpath_action *action,
                    const struct fastpath_summary *summary, bool newest,
                    struct arena *arena, struct match_entry *out)
{
    enum entry_kind kind;
    bool listed = listed_kind(match, action, summary, &kind);
    struct fastpath_row *row = claim_row(match, action, listed);
    bool stale =
        row && !newest && row->connection == match->connection && action->seq <= row->seq;
    if (!row || stale) {
        return false;
    }
    bool was_listed = row->listed;
    row->listed = listed;
    row->kind = listed ? kind : row->kind;
    row->seq = action->seq;
    row->connection = match->connection;
    if (!listed && !was_listed) {
        return false;
    }
    credit(match, action, summary, newest, row);
    fill(match, action, row, in_shootout(action, summary), arena, out);
    return true;
}
