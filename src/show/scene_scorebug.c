// A match as the score bug shows it: who plays, the score, the clock and what part of the
// match it is.
//
// When what is known grows old: while the link is down the clock ticks on to the end of
// its period and holds there; while the venue is cut off it stands, unless the feed keeps
// it; nothing is dimmed or removed on air. The operator is told.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

// What feeds call it when there is no result, and what is said on air; any other word,
// or that nobody watches the match for the feed, is no news of the match.
static const struct {
    const char *word, *text;
} broken_words[] = {
    {"suspended", "suspended"}, {"postponed", "postponed"}, {"abandoned", "abandoned"},
    {"cancelled", "cancelled"}, {"canceled", "cancelled"},
};

static const char *broken_text(const struct match_state *match)
{
    const char *word = match->status_word;
    if (!word) {
        return match->unwatched ? NULL : "suspended";
    }
    for (size_t i = 0; i < sizeof(broken_words) / sizeof(broken_words[0]); i++) {
        if (text_equal_nocase(word, broken_words[i].word)) {
            return broken_words[i].text;
        }
    }
    return NULL;
}

// While a match is on its period says more, and mostly when it is over, too.
static const char *status_text(const struct match_state *match)
{
    if (match->status == MATCH_BROKEN) {
        return broken_text(match);
    }
    return match->status == MATCH_OVER && text_empty(match->period) ? "final" : NULL;
}

static void put_number(struct values *out, const char *prefix, const char *name,
                       int number)
{
    char text[16];
    snprintf(text, sizeof(text), "%d", number);
    scene_text(out, prefix, name, text);
}

// An address, or a file in the show's folder by the name that the feed has for the team.
static void put_logo(struct values *out, const char *prefix,
                     const struct match_team *team)
{
    char name[64], logo[VALUES_MAX_TEXT];
    if (text_empty(team->logo)) {
        return;
    }
    bool address = strstr(team->logo, "://");
    snprintf(name, sizeof(name), "%slogo", prefix);
    snprintf(logo, sizeof(logo), address ? "%s" : "clubs/%s", team->logo);
    values_image(out, name, logo);
}

void scene_team(struct values *out, const char *prefix, const struct match_team *team)
{
    char color[64];
    const char *name = text_empty(team->name) ? team->short_name : team->name;
    scene_text(out, prefix, "name", name);
    scene_text(out, prefix, "short",
               text_empty(team->short_name) ? name : team->short_name);
    put_logo(out, prefix, team);
    if (team->color) {
        snprintf(color, sizeof(color), "%scolor", prefix);
        values_color(out, color, team->color);
    }
}

static void put_score(struct values *out, const struct match_state *match)
{
    static const char *const prefixes[] = {"home.", "away."};
    for (int side = 0; side < 2; side++) {
        scene_team(out, prefixes[side], &match->teams[side]);
        // Nobody has scored before the start, whether the feed says so or not.
        if (match->has_score || match->status == MATCH_BEFORE) {
            put_number(out, prefixes[side], "score",
                       match->has_score ? match->score[side] : 0);
        }
        if (match->has_points && match->status != MATCH_OVER) {
            put_number(out, prefixes[side], "points", match->points[side]);
        }
    }
}

bool scene_match_clock(const struct match_state *match, int64_t now_ms,
                       struct values *out)
{
    int64_t ms;
    if (!match_ticker_read(&match->clock, now_ms, &ms)) {
        return false;
    }
    // At its limit it stands, whatever was said.
    bool runs = match_ticker_next(&match->clock, now_ms) != INT64_MAX;
    values_text(out, "clock", span_match(out->arena, ms));
    values_text(out, "clock.running", runs ? "true" : "false");
    return true;
}

bool scene_scorebug_values(const struct match_state *match, int64_t now_ms,
                           struct values *out)
{
    put_score(out, match);
    scene_match_clock(match, now_ms, out);
    values_text(out, "period", match->period);
    values_text(out, "status", status_text(match));
    values_text(out, "note", match->note);
    // Who plays may be for a GET to tell that fails; how it stands is worth more.
    return values_get(out, "home.name") || values_get(out, "away.name") ||
           match->has_score;
}
