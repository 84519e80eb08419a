// A goal: who scored for whom, when, and what the score was then.

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

enum { MINUTE_MS = 60000 };

static const struct match_entry *find(const struct match_state *match, const char *word,
                                      struct arena *arena)
{
    for (int i = 0; i < match->entry_count; i++) {
        if (text_equal(match->entries[i].id, word)) {
            return &match->entries[i];
        }
    }
    for (int i = 0; i < match->entry_count; i++) {
        if (text_equal(subject_word(arena, match->entries[i].id), word)) {
            return &match->entries[i];
        }
    }
    return NULL;
}

static const struct match_player *player_of(const struct match_state *match,
                                            const struct match_entry *entry)
{
    bool side = entry->side == SIDE_HOME || entry->side == SIDE_AWAY;
    enum match_side his = entry->own && side ? !entry->side : entry->side;
    const struct match_roster *roster = side ? match->rosters[his] : NULL;
    for (int i = 0; roster && entry->player_id && i < roster->count; i++) {
        if (text_equal(roster->players[i].id, entry->player_id)) {
            return &roster->players[i];
        }
    }
    return NULL;
}

void match_player(struct values *out, const struct match_state *match,
                  const struct match_entry *entry)
{
    const struct match_player *known = player_of(match, entry);
    const char *name = entry->player, *number = entry->number;
    if (text_empty(name) && known) {
        name = known->name;
    }
    if (text_empty(number) && known) {
        number = known->number;
    }
    values_text(out, "player", name);
    scene_family(out, "", name, known ? known->last_name : NULL);
    values_text(out, "number", number);
}

void match_minute(struct values *out, const struct match_state *match,
                  const struct match_entry *entry)
{
    int64_t length = match->clock.known ? match->clock.said.limit_ms / MINUTE_MS : 0;
    if (entry->offset_ms < 0 || match->clock.said.way == CLOCK_DOWN) {
        return;
    }
    int64_t minute = entry->offset_ms / MINUTE_MS + 1;
    if (length > 0) {
        minute = minute > length ? length : minute;
        minute += entry->period > 1 ? (entry->period - 1) * length : 0;
    }
    values_printf(out, "minute", "%lld'", (long long)minute);
}

// Only the last goal may be told by the score of the match.
static void put_score(struct values *out, const struct match_state *match,
                      const struct match_entry *goal)
{
    bool last = true;
    for (const struct match_entry *entry = goal + 1;
         entry < match->entries + match->entry_count; entry++) {
        last = last && (entry->kind != ENTRY_GOAL || entry->gone);
    }
    const int *score = goal->has_score ? goal->score : match->score;
    if (goal->has_score || (last && match->has_score)) {
        values_printf(out, "score", "%d:%d", score[0], score[1]);
    }
}

bool scene_goal_values(const struct match_state *match, const char *word,
                       struct values *out)
{
    const struct match_entry *goal = find(match, word, out->arena);
    if (!goal || goal->gone || goal->kind != ENTRY_GOAL ||
        (goal->side != SIDE_HOME && goal->side != SIDE_AWAY)) {
        return false;
    }
    scene_team(out, "team.", &match->teams[goal->side]);
    match_player(out, match, goal);
    match_minute(out, match, goal);
    put_score(out, match, goal);
    values_text(out, "note", goal->own ? "own goal" : NULL);
    return values_get(out, "team.name") || values_get(out, "player");
}
