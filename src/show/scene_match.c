// A match from its start: who plays, how it stands, and all that happened.
#include <string.h>

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
    bool final = entry->kind == ENTRY_END && !entry->has_score &&
                 match->status == MATCH_OVER &&
                 entry == &match->entries[match->entry_count - 1];
    const struct match_entry *scored = entry->kind == ENTRY_END
                                           ? last_scored(match, entry)
                                       : entry->has_score ? entry
                                                          : NULL;
    const int *score = final && match->has_score ? match->score
                       : scored                  ? scored->score
                                                 : NULL;
    if (score) {
        values_printf(row, "score", "%d:%d", score[0], score[1]);
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

// A clock that has come to the end of its period has not ended it.
static bool is_played(const struct match_state *match, int period)
{
    const struct match_clock *clock = &match->clock.said;
    bool full = clock->limit_ms > 0 && clock->value_ms >= clock->limit_ms;
    return match->status == MATCH_LIVE && match->period_number == period &&
           (clock->running || full);
}

// A match that was ended too early is played on: what ended its period then did not.
static bool is_undone(const struct match_state *match, const struct match_entry *entry)
{
    bool undone = is_played(match, entry->period);
    for (int i = match->entry_count - 1; !undone && &match->entries[i] > entry; i--) {
        const struct match_entry *later = &match->entries[i];
        undone =
            later->kind == ENTRY_END && later->period == entry->period && !later->gone;
    }
    return entry->kind == ENTRY_END && entry->period > 0 && undone;
}

static bool is_told(const struct match_state *match, const struct match_entry *entry)
{
    return !entry->gone && !is_undone(match, entry);
}

// The newest, where there are more than a list holds.
static int first_of(const struct match_state *match)
{
    int first = match->entry_count;
    for (int rows = 0; first > 0 && rows < VALUES_MAX_ROWS; first--) {
        rows += is_told(match, &match->entries[first - 1]);
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
        if (is_told(match, &match->entries[i])) {
            put_entry(values_add_row(out), match, &match->entries[i]);
        }
    }
    return true;
}
