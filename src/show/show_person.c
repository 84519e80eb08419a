// Who an athlete of a race is: asked for when a card or the splits of them are wanted,
// and put into what is shown once it is known.
#include <stdio.h>

#include "base/str.h"
#include "show/scene_parts.h"
#include "show/show_targets.h"

static const struct race_athlete *athlete_of(const struct show *show,
                                             const struct subject *subject)
{
    const struct race_state *race =
        sport_race(show->state, subject->feed, subject->unit.event);
    return race && subject->bib ? race_find(race->race, subject->bib) : NULL;
}

void person_ask(struct show *show, const struct scene *scene, const char *text)
{
    struct subject subject;
    struct unit_key unit = {0};
    if (!subject_read(show, scene, text, &show->scratch, &subject)) {
        return;
    }
    const struct race_athlete *athlete = athlete_of(show, &subject);
    if (athlete && !text_empty(athlete->id) &&
        !sport_person(show->state, subject.feed, athlete->id)) {
        snprintf(unit.event, sizeof(unit.event), "athlete/%s", athlete->id);
        wish_add(show, subject.feed, &unit);
    }
}

void person_values(const struct show *show, const struct subject *subject,
                   struct values *out)
{
    const struct race_athlete *athlete = athlete_of(show, subject);
    const struct race_person *person =
        athlete ? sport_person(show->state, subject->feed, athlete->id) : NULL;
    if (!person) {
        return;
    }
    if (!values_get(out, "name")) {
        values_text(out, "name", person->name);
    }
    if (!values_get(out, "flag")) {
        values_image(out, "flag", person->country);
    }
    values_text(out, "country",
                text_empty(person->country_name) ? person->country
                                                 : person->country_name);
    values_image(out, "image", person->picture);
}

// It may be somebody on air.
void person_told(struct show *show, int feed, int64_t now_ms)
{
    struct targets targets;
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        if (targets.items[i].subject.feed == feed && targets.items[i].subject.bib) {
            target_refresh(show, &targets.items[i], "athlete told", now_ms);
        }
    }
}
