// What is said of a unit and of marks in more than one scene.
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/badge.h"
#include "base/str.h"
#include "show/scene_parts.h"

static int heats_of(const struct sport_state *state, const struct unit_state *unit)
{
    const struct meeting_discipline *event =
        sport_discipline(state, unit->feed, unit->key.event);
    int round = unit->key.round;
    int rounds = (int)(sizeof(event->rounds) / sizeof(event->rounds[0]));
    int heats = event && round >= 1 && round <= rounds ? event->rounds[round - 1] : 0;
    return unit->unit && unit->unit->heats > 0 ? unit->unit->heats : heats;
}

// The competition calls the only round "Round 1", which says nothing.
static bool is_only_round(const struct sport_state *state, const struct unit_state *unit,
                          const char *name)
{
    const struct meeting_discipline *event =
        sport_discipline(state, unit->feed, unit->key.event);
    return event && unit->key.round == 1 && event->rounds[1] == 0 &&
           strncasecmp(name, "round", 5) == 0;
}

// Of a combined event that goes on: "After 4 of 7 events".
static bool put_parts(struct values *out, const struct sport_state *state,
                      const struct unit_state *unit)
{
    int done = unit->unit ? unit->unit->parts : 0;
    int all = sport_part_count(state, unit->feed, unit->key.event);
    bool combined = discipline_of(unit->event_code) == DISCIPLINE_COMBINED;
    if (!combined || done == 0 || done == all || unit->unit->results != RESULTS_NONE ||
        text_equal(unit->unit->status, "complete")) {
        return false;
    }
    if (all > done) {
        values_printf(out, "heat", "After %d of %d events", done, all);
    } else {
        values_printf(out, "heat", "After %d event%s", done, done > 1 ? "s" : "");
    }
    return true;
}

// "Final B", "A-final", "Semi-final 2": the name tells this heat from the others.
static bool is_named_final(const char *heat)
{
    bool final = false, single = false;
    for (const char *at = heat ? heat : ""; *at;) {
        size_t len = 0;
        while (isalnum((unsigned char)at[len]) || (at[len] & 0x80)) {
            len++;
        }
        final = final || (len >= 5 && strncasecmp(at, "final", 5) == 0);
        single = single || len == 1;
        at += len ? len : 1;
    }
    return final && single;
}

// "Final", "Final B", "Heat 2", "Semi-finals, heat 2". A round that is just "Heats" says
// nothing that the heat does not.
static void put_heat(struct values *out, const struct sport_state *state,
                     const struct unit_state *unit)
{
    const char *round = unit->unit ? unit->unit->round_name : NULL;
    bool many = unit->key.heat > 1 || heats_of(state, unit) > 1;
    bool plain = text_empty(round) || strncasecmp(round, "heat", 4) == 0 ||
                 is_only_round(state, unit, round);
    if (many && unit->unit && is_named_final(unit->unit->heat_name)) {
        values_text(out, "heat", unit->unit->heat_name);
    } else if (many) {
        values_printf(out, "heat", "%s%s %d", plain ? "" : round,
                      plain ? "Heat" : ", heat", unit->key.heat);
    } else if (!plain) {
        values_text(out, "heat", round);
    }
}

void scene_unit(struct values *out, const struct sport_state *state,
                const struct unit_state *unit)
{
    values_text(out, "event", unit->name);
    if (!put_parts(out, state, unit)) {
        put_heat(out, state, unit);
    }
}

// ^=?[A-Z]{2,6}$, or several of the known ones.
static bool is_badge(const char *note)
{
    const char *code = note + (*note == '=');
    size_t len = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return (len >= 2 && len <= 6 && !code[len]) || badge_several(note);
}

void scene_note(struct values *out, const char *note)
{
    values_text(out, "note", note);
    values_text(out, "remark", text_empty(note) || is_badge(note) ? NULL : note);
}

void scene_wind(struct values *out, int tenths)
{
    char text[16];
    wind_print(tenths, text, sizeof(text));
    values_printf(out, "wind", "%s%s", text, wind_assisted(tenths) ? "w" : "");
}

// By its code or, before that is known, by what it is called: "4x100m Relay - Women".
static bool is_relay(const struct unit_state *unit)
{
    char start[10];
    text_copy(start, sizeof(start), unit->name ? unit->name : "");
    return discipline_is_relay(unit->event_code) || discipline_is_relay(start);
}

bool scene_is_team(const struct unit_state *unit, const struct entry *entry)
{
    bool named_as_team = entry && (text_equal(entry->name, entry->team_name) ||
                                   text_equal(entry->name, entry->team));
    bool ran = entry && !text_empty(entry->runners);
    return is_relay(unit) || ran || (named_as_team && entry->name);
}

void scene_kind(struct values *out, const char *prefix, const struct unit_state *unit,
                const struct entry *entry)
{
    scene_text(out, prefix, "kind", scene_is_team(unit, entry) ? "team" : NULL);
}
