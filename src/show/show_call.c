// Calling somebody up by number: where it is looked for, and who is meant.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "show/scene_panel.h"
#include "show/show_subject.h"

enum { CHOICES_MAX = 64, CHOICES_TOLD = 4 };

// Somebody with the number that was called.
struct choice {
    int feed;
    struct unit_key unit; // an empty event: none that is known
    const char *subject;
    enum match_side side; // of players
};

struct choices {
    struct show *show;
    const char *number;
    struct choice items[CHOICES_MAX];
    int count;
};

static void add(struct choices *choices, const struct choice *choice)
{
    for (int i = 0; i < choices->count; i++) {
        if (choices->items[i].feed == choice->feed &&
            text_equal(choices->items[i].subject, choice->subject)) {
            return; // a list may have somebody twice
        }
    }
    if (choices->count < CHOICES_MAX) {
        choices->items[choices->count++] = *choice;
    }
}

static const char *entry_bib(const struct show *show, int feed,
                             const struct unit_key *unit, const char *number)
{
    const struct unit_state *state = sport_unit(show->state, feed, unit);
    for (int i = 0; state && state->unit && i < state->unit->entry_count; i++) {
        const char *bib = state->unit->entries[i].bib;
        if (bib_same(bib, number)) {
            return bib;
        }
    }
    const struct meeting_entry *entered =
        sport_entry(show->state, feed, number, unit->event);
    return entered && !(state && state->unit && state->unit->entry_count > 0)
               ? entered->bib
               : NULL;
}

static void look_in_unit(struct choices *choices, int feed, const struct unit_key *unit)
{
    const struct show *show = choices->show;
    const char *bib = entry_bib(show, feed, unit, choices->number);
    if (bib) {
        const char *subject =
            subject_athlete(&choices->show->scratch, show->feeds[feed].id, unit, bib);
        add(choices, &(struct choice){.feed = feed, .unit = *unit, .subject = subject});
    }
}

static void look_in_race(struct choices *choices, int feed, const struct unit_key *unit)
{
    struct arena *arena = &choices->show->scratch;
    const struct show *show = choices->show;
    const struct race_state *race = sport_race(show->state, feed, unit->event);
    const struct race_athlete *athlete =
        race ? race_find(race->race, choices->number) : NULL;
    if (athlete) {
        const char *subject = subject_splits(arena, show->feeds[feed].id, unit->event,
                                             race_word(arena, athlete));
        add(choices, &(struct choice){.feed = feed, .unit = *unit, .subject = subject});
    }
}

// "7" of either team, "h7" or "a7" of one.
static void look_in_match(struct choices *choices, int feed, const struct unit_key *unit)
{
    const struct show *show = choices->show;
    const struct match_state *match = sport_match(show->state, feed, unit->event);
    const char *number = choices->number;
    bool sided = strchr("hHaA", number[0]) && number[1];
    for (int side = SIDE_HOME; match && side <= SIDE_AWAY; side++) {
        const struct match_roster *roster = match->rosters[side];
        bool named = sided && (number[0] | 0x20) == "ha"[side];
        for (int i = 0; roster && (!sided || named) && i < roster->count; i++) {
            const char *found = roster->players[i].number;
            if (bib_same(found, sided ? number + 1 : number)) {
                const char *subject =
                    subject_player(&choices->show->scratch, show->feeds[feed].id,
                                   unit->event, (enum match_side)side, found);
                add(choices,
                    &(struct choice){feed, *unit, subject, (enum match_side)side});
            }
        }
    }
}

static void look_in(struct choices *choices, int feed, const struct unit_key *unit)
{
    static void (*const looks[])(struct choices *, int, const struct unit_key *) = {
        [SHOW_ATHLETICS] = look_in_unit,
        [SHOW_RACE] = look_in_race,
        [SHOW_MATCH] = look_in_match,
    };
    if (unit->event[0]) {
        looks[choices->show->feeds[feed].kind->sport](choices, feed, unit);
    }
}

static void look_in_meeting(struct choices *choices, int feed)
{
    struct show *show = choices->show;
    int before = choices->count;
    for (int i = 0; i < sport_unit_count(show->state); i++) {
        const struct unit_state *unit = sport_unit_at(show->state, i);
        // Entered is in all heats of an event: only who is in a list is in it.
        if (unit->feed == feed && unit->unit && unit->unit->entry_count > 0) {
            look_in_unit(choices, feed, &unit->key);
        }
    }
    if (choices->count == before &&
        sport_competitor(show->state, feed, choices->number)) {
        static const struct unit_key nowhere;
        const char *subject = subject_athlete(&show->scratch, show->feeds[feed].id,
                                              &nowhere, choices->number);
        add(choices, &(struct choice){.feed = feed, .subject = subject});
    }
}

static void look_at(struct choices *choices, int feed, const char *id)
{
    struct unit_key unit = {.round = 0};
    const char *follow = choices->show->feeds[feed].follow;
    if ((!follow[0] || text_equal(follow, id)) &&
        text_copy(unit.event, sizeof(unit.event), id)) {
        look_in(choices, feed, &unit);
    }
}

static void look_in_feed(struct choices *choices, int feed)
{
    const struct sport_state *state = choices->show->state;
    if (choices->show->feeds[feed].kind->sport == SHOW_ATHLETICS) {
        look_in_meeting(choices, feed);
    }
    for (int i = 0; i < sport_race_count(state); i++) {
        if (sport_race_at(state, i)->feed == feed) {
            look_at(choices, feed, sport_race_at(state, i)->race->prog);
        }
    }
    for (int i = 0; i < sport_match_count(state); i++) {
        if (sport_match_at(state, i)->feed == feed) {
            look_at(choices, feed, sport_match_at(state, i)->id);
        }
    }
}

static void look_on_air(struct choices *choices)
{
    struct show *show = choices->show;
    for (int i = LAYER_COUNT - 1; i >= 0 && choices->count == 0; i--) {
        struct subject subject;
        const struct air *air = director_air(show->director, (enum layer)i);
        if (air->scene &&
            subject_read(show, air->scene, air->subject, &show->scratch, &subject)) {
            look_in(choices, subject.feed, &subject.unit);
        }
    }
}

// What is followed first, and no other feed than that; then what is on air; then all.
// False if only feeds have it that are not followed.
static bool look(struct choices *choices)
{
    struct subject followed;
    bool follows = follow_subject(choices->show, &followed);
    if (follows) {
        look_in(choices, followed.feed, &followed.unit);
        if (choices->count == 0) {
            look_in_feed(choices, followed.feed);
        }
    } else {
        look_on_air(choices);
    }
    bool found = choices->count > 0;
    for (int i = 0; !found && i < choices->show->feed_count; i++) {
        look_in_feed(choices, i);
    }
    return found || !follows;
}

static const char *place_text(struct choices *choices, const struct choice *choice,
                              bool with_feed)
{
    struct arena *arena = &choices->show->scratch;
    const struct feed_state *feed = &choices->show->feeds[choice->feed];
    const struct unit_key *unit = &choice->unit;
    const char *id =
        !unit->event[0] ? "no event that is known"
        : feed->kind->sport == SHOW_ATHLETICS
            ? arena_printf(arena, "%s/%d/%d", unit->event, unit->round, unit->heat)
            : unit->event;
    bool bare = with_feed || feed->kind->sport == SHOW_ATHLETICS;
    return arena_printf(arena, "%s%s%s",
                        with_feed ? feed->id
                        : bare    ? ""
                                  : feed->kind->noun,
                        bare && !with_feed ? "" : " ", id);
}

// "12/1/1 and F01/1/1", "track 12/1/1, tri 281501 and 3 more"
static const char *places_text(struct choices *choices, bool with_feed)
{
    struct arena *arena = &choices->show->scratch;
    const char *text = "";
    int told = choices->count > CHOICES_TOLD ? CHOICES_TOLD - 1 : choices->count;
    for (int i = 0; i < told; i++) {
        bool last = i + 1 == choices->count;
        text = arena_printf(arena, "%s%s%s", text,
                            i == 0 ? ""
                            : last ? " and "
                                   : ", ",
                            place_text(choices, &choices->items[i], with_feed));
    }
    return told == choices->count
               ? text
               : arena_printf(arena, "%s and %d more", text, choices->count - told);
}

static const char *team_text(const struct match_team *team, const char *other)
{
    return !text_empty(team->name)         ? team->name
           : !text_empty(team->short_name) ? team->short_name
                                           : other;
}

static const char *why_not_one(struct choices *choices)
{
    struct arena *arena = &choices->show->scratch;
    const struct choice *first = &choices->items[0];
    const struct choice *last = &choices->items[choices->count - 1];
    const struct match_state *match =
        sport_match(choices->show->state, first->feed, first->unit.event);
    if (match && choices->count == 2 && unit_key_equal(&first->unit, &last->unit)) {
        return arena_printf(arena, "%s is in both teams: call h%s (%s) or a%s (%s)",
                            choices->number, choices->number,
                            team_text(&match->teams[0], "home"), choices->number,
                            team_text(&match->teams[1], "away"));
    }
    return arena_printf(arena, "%s is in %s: follow one", choices->number,
                        places_text(choices, first->feed != last->feed));
}

bool call_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why)
{
    struct choices choices = {.show = show, .number = cue->subject};
    bool allowed = look(&choices);
    const struct choice *only = &choices.items[0];
    if (choices.count == 0) {
        return cue_answer(show, false, why,
                          arena_printf(&show->scratch, "nobody is known by the number %s",
                                       cue->subject));
    }
    if (!allowed) {
        return cue_answer(show, false, why,
                          arena_printf(&show->scratch,
                                       "%s is not in what is followed, but in %s",
                                       cue->subject, places_text(&choices, true)));
    }
    return choices.count > 1
               ? cue_answer(show, false, why, why_not_one(&choices))
               : card_put(show, only->feed, &only->unit, only->subject, now_ms, why);
}

void call_event(const struct show *show, struct subject *subject)
{
    const struct unit_state *only = NULL;
    int count = 0;
    for (int i = 0; i < sport_unit_count(show->state); i++) {
        const struct unit_state *unit = sport_unit_at(show->state, i);
        bool listed = unit->feed == subject->feed && unit->unit &&
                      unit->unit->entry_count > 0 &&
                      entry_bib(show, subject->feed, &unit->key, subject->bib);
        only = listed ? unit : only;
        count += listed;
    }
    if (count == 1) {
        subject->unit = only->key;
    }
}
