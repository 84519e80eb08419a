// The card that was called up, and from there to the next in the order of the start.
#include <stdlib.h>

#include "base/str.h"
#include "show/scene_panel.h"
#include "show/show_subject.h"

enum { PEOPLE_MAX = 512 };

static bool card_stands(const struct show *show, const char *subject)
{
    const struct air *air = director_air(show->director, LAYER_LOWER);
    return (air->state == AIR_ENTERING || air->state == AIR_ON) &&
           air->scene == scene_find("athlete") &&
           (!subject || text_equal(air->subject, subject));
}

bool card_put(struct show *show, int feed, const struct unit_key *unit,
              const char *subject, int64_t now_ms, const char **why)
{
    const struct scene *scene = scene_find("athlete");
    if (card_stands(show, subject)) {
        return cue_answer(show, false, why,
                          arena_printf(&show->scratch, "%s is on air already", subject));
    }
    if (!subject_put_up(show, scene, subject, "called up by the operator", now_ms)) {
        return cue_answer(
            show, false, why,
            arena_printf(&show->scratch, "nothing is known of %s", subject));
    }
    if (unit->event[0] && copy_age(show, feed, unit) >= SHOW_FRESH_MS) {
        wish_add(show, feed, unit);
    }
    person_ask(show, scene, subject);
    return true;
}

// The card that stands or, while it changes, the one that is on its way.
static const char *card_now(const struct show *show)
{
    const struct scene *scene = scene_find("athlete");
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (waiting->scene == scene && !waiting->held) {
            return waiting->subject;
        }
    }
    bool meant = director_selected(show->director) == LAYER_LOWER;
    return meant && card_stands(show, NULL)
               ? director_air(show->director, LAYER_LOWER)->subject
               : NULL;
}

bool card_steps(const struct show *show)
{
    return card_now(show) != NULL;
}

static int by_number(const void *left, const void *right)
{
    return bib_compare(*(const char *const *)left, *(const char *const *)right);
}

static int starters(struct show *show, const struct subject *card,
                    const char *words[PEOPLE_MAX])
{
    const struct unit_state *state = sport_unit(show->state, card->feed, &card->unit);
    const struct entry *entries[UNIT_MAX_ENTRIES];
    int count = state && state->unit
                    ? unit_start_order(state->unit, entries, UNIT_MAX_ENTRIES)
                    : 0;
    int named = 0;
    for (int i = 0; i < count; i++) {
        if (!text_empty(entries[i]->bib)) {
            words[named++] = subject_word(&show->scratch, entries[i]->bib);
        }
    }
    return named;
}

static int racers(struct show *show, const struct subject *card,
                  const char *words[PEOPLE_MAX])
{
    const struct race_state *race = sport_race(show->state, card->feed, card->unit.event);
    int count = race ? race->race->athlete_count : 0;
    count = count < PEOPLE_MAX ? count : PEOPLE_MAX;
    for (int i = 0; i < count; i++) {
        words[i] = race_word(&show->scratch, &race->race->athletes[i]);
    }
    if (count > 0) {
        qsort(words, (size_t)count, sizeof(*words), by_number);
    }
    return count;
}

// Of the same team.
static int players(struct show *show, const struct subject *card,
                   const char *words[PEOPLE_MAX])
{
    const struct match_state *match =
        sport_match(show->state, card->feed, card->unit.event);
    const struct match_roster *roster =
        match ? match->rosters[card->bib[0] == 'a' ? SIDE_AWAY : SIDE_HOME] : NULL;
    int count = 0;
    for (int i = 0; roster && i < roster->count; i++) {
        if (!text_empty(roster->players[i].number)) {
            words[count++] = subject_word(&show->scratch, roster->players[i].number);
        }
    }
    if (count > 0) {
        qsort(words, (size_t)count, sizeof(*words), by_number);
    }
    for (int i = 0; i < count; i++) {
        words[i] = arena_printf(&show->scratch, "%c%s", card->bib[0], words[i]);
    }
    return count;
}

static int people(struct show *show, const struct subject *card,
                  const char *words[PEOPLE_MAX])
{
    static int (*const lists[])(struct show *, const struct subject *,
                                const char *[PEOPLE_MAX]) = {
        [SHOW_ATHLETICS] = starters,
        [SHOW_RACE] = racers,
        [SHOW_MATCH] = players,
    };
    return lists[show->feeds[card->feed].kind->sport](show, card, words);
}

static const char *subject_of(struct show *show, const struct subject *card,
                              const char *word)
{
    const struct feed_state *feed = &show->feeds[card->feed];
    return feed->kind->sport == SHOW_ATHLETICS
               ? subject_athlete(&show->scratch, feed->id, &card->unit, word)
               : subject_splits(&show->scratch, feed->id, card->unit.event, word);
}

bool card_step(struct show *show, const struct cue *cue, int64_t now_ms, const char **why)
{
    const char *words[PEOPLE_MAX];
    struct subject card;
    const char *text = arena_strdup(&show->scratch, card_now(show));
    if (!subject_read(show, scene_find("athlete"), text, &show->scratch, &card)) {
        return cue_answer(show, false, why, "this card comes from no feed");
    }
    int count = people(show, &card, words), at = 0;
    while (at < count && !bib_same(words[at], card.bib)) {
        at++;
    }
    int next = cue->kind == CUE_NEXT ? at + 1 : at - 1;
    if (at == count) {
        return cue_answer(show, false, why, "no order of start is known");
    }
    if (next < 0 || next >= count) {
        return cue_answer(show, false, why,
                          arena_printf(&show->scratch,
                                       "%s is the %s in the order of start", card.bib,
                                       next < 0 ? "first" : "last"));
    }
    return card_put(show, card.feed, &card.unit, subject_of(show, &card, words[next]),
                    now_ms, why);
}
