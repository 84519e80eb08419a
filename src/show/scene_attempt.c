// A throw or a horizontal jump, as it is measured; the series once the unit tells.
#include <stdio.h>

#include "base/str.h"
#include "show/scene_parts.h"

// o x - r, NULL for a result that is none of them.
static const char *valid_of(const char *result, const struct mark *mark)
{
    static const char *const signs[] = {"x", "-", "r", "o"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (text_equal_nocase(result, signs[i])) {
            return signs[i];
        }
    }
    return mark_valid(mark) ? "o" : NULL;
}

static const struct trial *trial_of(const struct attempt_view *view)
{
    const struct trial *found = NULL;
    for (int i = 0; view->entry && i < view->unit->trial_count; i++) {
        const struct trial *trial = &view->unit->trials[i];
        if (trial->round == view->said->round && view->said->round > 0 &&
            text_equal(trial->bib, view->said->bib)) {
            found = trial;
        }
    }
    return found;
}

static bool same_result(const char *a, const char *b)
{
    struct mark left = mark_parse(a, MEASURES_DISTANCE);
    struct mark right = mark_parse(b, MEASURES_DISTANCE);
    return mark_valid(&left) ? mark_compare(&left, &right) == 0 : text_equal_nocase(a, b);
}

static void put_trial(struct values *out, const struct trial *trial)
{
    char name[4];
    struct mark mark = mark_parse(trial->result, MEASURES_DISTANCE);
    snprintf(name, sizeof(name), "t%d", trial->round);
    if (text_equal(trial->result, "-")) {
        values_text(out, name, "\xE2\x80\x93"); // an en dash, as wide as a figure
    } else {
        values_text(out, name, mark_valid(&mark) ? mark.text : trial->result);
    }
}

static void put_series(struct values *out, const struct attempt_view *view)
{
    for (int i = 0; i < view->unit->trial_count; i++) {
        const struct trial *trial = &view->unit->trials[i];
        if (text_equal(trial->bib, view->said->bib) && trial->round >= 1 &&
            trial->round <= UNIT_ROUNDS) {
            put_trial(out, trial);
        }
    }
}

bool scene_attempt_values(const struct sport_state *state,
                          const struct attempt_state *attempt, struct values *out)
{
    struct attempt_view view;
    attempt_look(&view, state, attempt);
    const struct trial *trial = trial_of(&view);
    const char *result = attempt->said.result;
    // Of push and unit the newer is believed; a unit without this attempt is older.
    bool differ = trial && !text_empty(result) && !same_result(trial->result, result);
    bool counted = trial && (!differ || view.unit_newer);
    if (counted) {
        result = trial->result;
    }
    struct mark mark = mark_parse(result, MEASURES_DISTANCE);
    attempt_head(out, &view, attempt->feed);
    if (attempt->said.round > 0) {
        values_printf(out, "attempt", "%d", attempt->said.round);
    }
    if (view.unit && view.unit->rounds > 0 && attempt->said.round <= view.unit->rounds) {
        values_printf(out, "attempts", "%d", view.unit->rounds);
    }
    values_text(out, "mark", mark_valid(&mark) ? mark.text : NULL);
    values_text(out, "valid", valid_of(result, &mark));
    const char *code = view.unit_state && view.unit_state->event_code
                           ? view.unit_state->event_code
                           : attempt->said.event_code;
    if (counted && trial->has_wind && discipline_is_jump(code) &&
        discipline_has_wind(code)) {
        scene_wind(out, trial->wind);
    }
    if (counted) {
        attempt_standing(out, &view, &mark);
        put_series(out, &view);
    }
    return values_get(out, "valid") != NULL;
}
