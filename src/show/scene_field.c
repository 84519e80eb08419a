// What attempts have in common, whether they go far or high.
#include <stdio.h>

#include "base/str.h"
#include "show/scene_parts.h"

void attempt_look(struct attempt_view *view, const struct sport_state *state,
                  const struct attempt_state *attempt)
{
    const struct attempt_event *said = &attempt->said;
    *view = (struct attempt_view){.state = state, .said = said};
    view->unit_state = sport_unit(state, attempt->feed, &said->unit);
    view->unit = view->unit_state ? view->unit_state->unit : NULL;
    view->entry = view->unit ? unit_entry(view->unit, said->bib) : NULL;
    // A bib that means somebody else there was handed on, or is a mistake.
    if (view->entry && !text_empty(view->entry->name) && !text_empty(said->name) &&
        !person_named(view->entry->name, said->name)) {
        view->entry = NULL;
    }
    view->unit_newer = view->unit && view->unit_state->unit_at_ms >= attempt->heard_at_ms;
}

void attempt_head(struct values *out, const struct attempt_view *view, int feed)
{
    const struct attempt_event *said = view->said;
    if (view->unit_state) {
        scene_unit(out, view->state, view->unit_state);
    } else {
        values_text(out, "event", said->heat_name);
    }
    values_text(out, "bib", said->bib);
    const struct meeting_competitor *competitor =
        sport_competitor(view->state, feed, said->bib);
    if (competitor && said->name && competitor->last_name && !view->entry) {
        char name[SCENE_NAME];
        snprintf(name, sizeof(name), "%s %s",
                 competitor->first_name ? competitor->first_name : "",
                 competitor->last_name);
        competitor = person_named(name, said->name) ? competitor : NULL;
    }
    struct person person = {.name = said->name};
    person_know(&person, view->entry, competitor);
    person_put(out, "", &person);
}

static const char *leads_with(const struct standing *standings, int count)
{
    return count > 0 && mark_valid(&standings[0].best) ? standings[0].best.text : NULL;
}

void attempt_standing(struct values *out, const struct attempt_view *view,
                      const struct mark *now)
{
    struct standing standings[SCENE_STANDINGS];
    int count = unit_rank(view->unit, standings, SCENE_STANDINGS);
    for (int i = 0; i < count; i++) {
        const struct standing *standing = &standings[i];
        if (standing->entry != view->entry) {
            continue;
        }
        if (standing->place > 0) {
            values_printf(out, "rank", "%d", standing->place);
        }
        if (mark_valid(&standing->best)) {
            values_text(out, "best", standing->best.text);
        }
        if (standing->place != 1) {
            values_text(out, "lead", leads_with(standings, count));
        }
        // The note is of the best mark, so it stands beside that one only.
        if (mark_valid(now) && mark_compare(now, &standing->best) == 0) {
            scene_note(out, standing->entry->note);
        }
    }
}
