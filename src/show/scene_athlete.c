// The card of one person: who they are, what they did before, and today.
#include "base/arena.h"
#include "base/str.h"
#include "show/scene_panel.h"

static const struct standing *standing_of(const struct panel *panel, const char *bib)
{
    for (int i = 0; i < panel->count; i++) {
        if (bib_same(panel->standings[i].entry->bib, bib)) {
            return &panel->standings[i];
        }
    }
    return NULL;
}

static const char *full_name(struct arena *arena,
                             const struct meeting_competitor *competitor)
{
    bool both = !text_empty(competitor->first_name) && !text_empty(competitor->last_name);
    const char *one = text_empty(competitor->last_name) ? competitor->first_name
                                                        : competitor->last_name;
    return both ? arena_printf(arena, "%s %s", competitor->first_name,
                               competitor->last_name)
                : one;
}

// Somebody whom only the competition's own data knows.
static bool put_competitor(struct values *out, const struct sport_state *state, int feed,
                           const struct unit_key *unit, const char *bib)
{
    const struct meeting_competitor *competitor = sport_competitor(state, feed, bib);
    const struct meeting_discipline *event = sport_discipline(state, feed, unit->event);
    if (!competitor) {
        return false;
    }
    struct person person = {.name = full_name(out->arena, competitor)};
    person_know(&person, NULL, competitor);
    if (!person.name) {
        person.name = person.team; // a relay is called as its team
    }
    const struct entry entry = {.bib = bib};
    values_text(out, "bib", bib);
    person_put(out, "", &person);
    values_text(out, "kind", text_empty(competitor->runners) ? NULL : "team");
    scene_bests(out, state, feed, unit, &entry);
    if (event && !values_get(out, "event")) {
        values_text(out, "event", event->name);
    }
    return person.name != NULL;
}

static void put_today(struct values *out, const struct standing *standing)
{
    if (standing->place > 0) {
        values_printf(out, "place", "%d", standing->place);
    }
    values_text(out, "mark", standing->best.text);
    values_text(out, "note", standing->entry->note);
}

bool scene_athlete_values(const struct sport_state *state, int feed,
                          const struct unit_key *unit, const char *bib,
                          struct values *out)
{
    struct panel panel;
    const struct unit_state *unit_state = sport_unit(state, feed, unit);
    bool known = panel_look(&panel, state, feed, unit);
    const struct standing *standing = known ? standing_of(&panel, bib) : NULL;
    if (unit_state) {
        scene_unit(out, state, unit_state);
    }
    if (!standing) {
        return put_competitor(out, state, feed, unit, bib);
    }
    panel_person(out, &panel, standing->entry);
    scene_bests(out, state, feed, unit, standing->entry);
    put_today(out, standing);
    return values_get(out, "name") != NULL;
}

// On the way, the last point stands beside place and time there.
bool scene_racer_values(const struct race_state *race, const char *bib,
                        struct values *out)
{
    const struct race_athlete *athlete = race_find(race->race, bib);
    if (!athlete || text_empty(athlete->name)) {
        return false;
    }
    values_text(out, "event", race_title(race->race));
    race_person(out, "", race->race, athlete);
    values_image(out, "image", athlete->image);
    if (athlete->out) {
        values_text(out, "mark", athlete->out);
        return true;
    }
    if (athlete->position > 0) {
        values_printf(out, "place", "%d", athlete->position);
    }
    if (athlete->time_ms > 0) {
        values_text(out, "mark", span_clock(out->arena, athlete->time_ms));
    }
    const char *finish = race_finish(race->race);
    bool there = athlete->point && text_equal(athlete->point, finish);
    values_text(out, "note", there ? NULL : race_point_name(race->race, athlete->point));
    return true;
}

static const struct match_player *find_player(const struct match_state *match,
                                              enum match_side side, const char *number)
{
    const struct match_roster *roster = match->rosters[side];
    for (int i = 0; roster && i < roster->count; i++) {
        if (bib_same(roster->players[i].number, number)) {
            return &roster->players[i];
        }
    }
    return NULL;
}

static int goals_of(const struct match_state *match, enum match_side side,
                    const struct match_player *player)
{
    int goals = 0;
    for (int i = 0; i < match->entry_count; i++) {
        const struct match_entry *entry = &match->entries[i];
        bool his = text_empty(entry->player_id)
                       ? bib_same(entry->number, player->number)
                       : text_equal(entry->player_id, player->id);
        his = his && entry->kind == ENTRY_GOAL && !entry->own && entry->side == side;
        goals += his && !entry->gone;
    }
    return goals;
}

bool scene_player_values(const struct match_state *match, enum match_side side,
                         const char *number, struct values *out)
{
    const struct match_player *player = find_player(match, side, number);
    const struct match_team *team = &match->teams[side];
    if (!player || text_empty(player->name)) {
        return false;
    }
    int goals = goals_of(match, side, player);
    values_text(out, "bib", player->number);
    values_text(out, "name", player->name);
    scene_family(out, "", player->name, player->last_name);
    values_text(out, "team", text_empty(team->name) ? team->short_name : team->name);
    values_text(out, "event", match->title);
    if (team->color) {
        values_color(out, "color", team->color);
    }
    if (goals > 0) {
        values_printf(out, "note", "%d goal%s", goals, goals > 1 ? "s" : "");
    }
    return true;
}
