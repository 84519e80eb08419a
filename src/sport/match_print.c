// Matches as text, for goldens, logs and tests.
#include "base/buf.h"
#include "base/str.h"
#include "sport/print.h"

static const char *const status_names[] = {
    "unknown", "before", "live", "break", "over", "broken",
};
static const char *const way_names[] = {"none", "up", "down"};
static const char *const kind_names[] = {"start", "end", "goal", "info"};

static const char *side_name(enum match_side side)
{
    return side == SIDE_HOME ? " home" : side == SIDE_AWAY ? " away" : "";
}

static void print_pair(struct buf *buf, const char *label, bool known, const int pair[2])
{
    if (known) {
        buf_printf(buf, " %s %d:%d", label, pair[0], pair[1]);
    }
}

static void print_color(struct buf *buf, uint32_t color)
{
    if (color) {
        buf_printf(buf, " color %08x", (unsigned)color);
    }
}

static void print_team(struct buf *buf, const char *label, const struct match_team *team)
{
    buf_printf(buf, " %s {", label);
    print_text(buf, "id", team->id);
    print_text(buf, "name", team->name);
    print_text(buf, "short", team->short_name);
    print_text(buf, "logo", team->logo);
    print_color(buf, team->color);
    buf_text(buf, " }");
}

static void print_clock(struct buf *buf, const struct match_clock *clock)
{
    buf_printf(buf, " clock %s%s %lld at %lld", way_names[clock->way],
               clock->running ? " running" : " stopped", (long long)clock->value_ms,
               (long long)clock->at_ms);
    if (clock->limit_ms) {
        print_known(buf, "limit", clock->limit_ms);
    }
    buf_text(buf, clock->set ? " set" : "");
}

static void print_match_entry(struct buf *buf, const struct match_entry *entry)
{
    buf_text(buf, " {");
    print_text(buf, "id", entry->id);
    buf_printf(buf, " %s%s", kind_names[entry->kind], side_name(entry->side));
    print_number(buf, "period", entry->period);
    print_known(buf, "offset", entry->offset_ms);
    print_text(buf, "player_id", entry->player_id);
    print_text(buf, "player", entry->player);
    print_text(buf, "number", entry->number);
    print_text(buf, "text", entry->text);
    print_pair(buf, "score", entry->has_score, entry->score);
    buf_text(buf, entry->provisional ? " provisional" : "");
    buf_text(buf, entry->gone ? " gone }" : " }");
}

static void print_head(struct buf *buf, const struct match_news *match)
{
    print_text(buf, "match", match->match);
    print_text(buf, "title", match->title);
    if (match->has_teams) {
        print_team(buf, "home", &match->teams[SIDE_HOME]);
        print_team(buf, "away", &match->teams[SIDE_AWAY]);
    }
    print_pair(buf, "score", match->has_score, match->score);
    print_pair(buf, "points", match->has_points, match->points);
    if (match->has_status) {
        buf_printf(buf, " status %s", status_names[match->status]);
    }
    print_text(buf, "word", match->status_word);
    print_text(buf, "period", match->period);
    print_number(buf, "number", match->period_number);
    print_text(buf, "note", match->note);
    print_text(buf, "unwatched", text_empty(match->unwatched) ? NULL : match->unwatched);
}

void print_match(struct buf *buf, const struct match_news *match)
{
    print_head(buf, match);
    if (match->has_clock) {
        print_clock(buf, &match->clock);
    }
    if (match->has_cut) {
        buf_text(buf, match->cut ? " cut-off" : " connected");
    }
    buf_text(buf, match->whole ? " whole" : "");
    for (int i = 0; i < match->entry_count; i++) {
        print_match_entry(buf, &match->entries[i]);
    }
}

void print_roster(struct buf *buf, const struct match_roster *roster)
{
    print_text(buf, "match", roster->match);
    print_text(buf, "team", roster->team);
    buf_text(buf, side_name(roster->side));
    for (int i = 0; i < roster->count; i++) {
        const struct match_player *player = &roster->players[i];
        buf_text(buf, " {");
        print_text(buf, "id", player->id);
        print_text(buf, "name", player->name);
        print_text(buf, "first", player->first_name);
        print_text(buf, "last", player->last_name);
        print_text(buf, "number", player->number);
        print_known(buf, "goals", player->goals);
        buf_text(buf, " }");
    }
}

static void print_standing(struct buf *buf, const struct match_standing *row)
{
    buf_text(buf, " {");
    print_text(buf, "team", row->team);
    print_text(buf, "id", row->id);
    print_text(buf, "short", row->short_name);
    print_color(buf, row->color);
    print_known(buf, "order", row->order);
    print_known(buf, "played", row->played);
    print_known(buf, "won", row->won);
    print_known(buf, "drawn", row->drawn);
    print_known(buf, "lost", row->lost);
    print_known(buf, "scored", row->scored);
    print_known(buf, "received", row->received);
    print_known(buf, "points", row->points);
    buf_text(buf, " }");
}

void print_table(struct buf *buf, const struct match_table *table)
{
    print_text(buf, "group", table->group);
    print_text(buf, "title", table->title);
    for (int i = 0; i < table->count; i++) {
        print_standing(buf, &table->rows[i]);
    }
}
