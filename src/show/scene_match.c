// A match from its start: who plays, how it stands, and all that happened.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "show/scene_parts.h"

enum { REMARK_MAX = 16 };

static const char *const kinds[] = {
    [ENTRY_START] = "start",
    [ENTRY_END] = "end",
    [ENTRY_GOAL] = "goal",
    [ENTRY_INFO] = "info",
};

// A whistle without words of its own, where the match is played in halves.
static const char *whistle_text(const struct match_state *match,
                                const struct match_entry *entry)
{
    static const char *const words[][2] = {
        [ENTRY_START] = {"1st half", "2nd half"},
        [ENTRY_END] = {"half-time", "full time"},
    };
    const char *period = match->period ? match->period : "";
    bool halves = strstr(period, "half") || text_equal(period, "full time");
    bool whistle = entry->kind == ENTRY_START || entry->kind == ENTRY_END;
    return halves && whistle && (entry->period == 1 || entry->period == 2)
               ? words[entry->kind][entry->period - 1]
               : NULL;
}

// Beside a name there is room for "own goal", not for the sentences that some feeds send.
static const char *entry_text(const struct match_state *match,
                              const struct match_entry *entry, bool named)
{
    bool sentence = entry->kind == ENTRY_GOAL && !text_empty(entry->text) &&
                    utf8_count(entry->text) > REMARK_MAX;
    if (text_empty(entry->text)) {
        return whistle_text(match, entry);
    }
    return named && sentence ? NULL : entry->text;
}

// The whistle that ends a period says how it stood then.
static const struct match_entry *last_scored(const struct match_state *match,
                                             const struct match_entry *entry)
{
    while (entry > match->entries && (entry->gone || !entry->has_score)) {
        entry--;
    }
    return entry->has_score && !entry->gone ? entry : NULL;
}

static void put_score(struct values *row, const struct match_state *match,
                      const struct match_entry *entry)
{
    const struct match_entry *scored = entry->kind == ENTRY_END
                                           ? last_scored(match, entry)
                                       : entry->has_score ? entry
                                                          : NULL;
    if (scored) {
        values_printf(row, "score", "%d:%d", scored->score[0], scored->score[1]);
    }
}

static void put_entry(struct values *row, const struct match_state *match,
                      const struct match_entry *entry)
{
    static const char *const sides[] = {"home", "away"};
    bool side = entry->side == SIDE_HOME || entry->side == SIDE_AWAY;
    values_text(row, "type", kinds[entry->kind]);
    values_text(row, "side", side ? sides[entry->side] : NULL);
    match_player(row, match, entry);
    if (entry->kind == ENTRY_GOAL || entry->kind == ENTRY_INFO) {
        match_minute(row, match, entry); // a whistle says itself when it went
    }
    put_score(row, match, entry);
    values_text(row, "text", entry_text(match, entry, values_get(row, "player")));
}

// The newest, where there are more than a list holds.
static int first_of(const struct match_state *match)
{
    int first = match->entry_count;
    for (int rows = 0; first > 0 && rows < VALUES_MAX_ROWS; first--) {
        rows += !match->entries[first - 1].gone;
    }
    return first;
}

bool scene_match_values(const struct match_state *match, int64_t now_ms,
                        struct values *out)
{
    if (!scene_scorebug_values(match, now_ms, out)) {
        return false;
    }
    for (int i = first_of(match); i < match->entry_count; i++) {
        if (!match->entries[i].gone) {
            put_entry(values_add_row(out), match, &match->entries[i]);
        }
    }
    return true;
}
