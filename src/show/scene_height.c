// An attempt at a height; rank and best once the unit tells.
#include <string.h>

#include "base/str.h"
#include "show/scene_parts.h"

enum { ATTEMPTS_MAX = 8 };

// The attempts at this height that the unit knows, up to the one that was heard.
static int attempts_told(const struct attempt_view *view, int number,
                         char out[ATTEMPTS_MAX + 1])
{
    const struct trial *trials[ATTEMPTS_MAX];
    int len = 0;
    int count = view->entry ? unit_trials(view->unit, view->said->bib, view->said->height,
                                          trials, ATTEMPTS_MAX)
                            : 0;
    // A row of trials may hold one attempt or several at once.
    for (int i = 0; i < count; i++) {
        for (const char *c = trials[i]->result; c && *c && len < number; c++) {
            out[len++] = *c;
        }
    }
    out[len] = '\0';
    return len;
}

static void put_attempts(struct values *out, const char *attempts, const char *result)
{
    static const char signs[] = "ox-r";
    size_t len = strlen(attempts);
    char last[2] = {len ? attempts[len - 1] : '\0', '\0'};
    values_text(out, "attempts", attempts);
    const char *valid = *last ? last : result;
    bool known = valid && strlen(valid) == 1 && strchr(signs, *valid);
    values_text(out, "valid", known ? valid : NULL);
}

bool scene_height_values(const struct sport_state *state,
                         const struct attempt_state *attempt, struct values *out)
{
    struct attempt_view view;
    attempt_look(&view, state, attempt);
    const struct attempt_event *said = &attempt->said;
    const char *heard = said->attempts ? said->attempts : said->result;
    char told[ATTEMPTS_MAX + 1];
    int number = heard ? (int)strnlen(heard, ATTEMPTS_MAX) : 0;
    bool complete = number > 0 && attempts_told(&view, number, told) == number;
    bool differ = complete && !text_equal_nocase(told, heard);
    bool counted = complete && (!differ || view.unit_newer);

    struct mark height = mark_parse(said->height, MEASURES_DISTANCE);
    attempt_head(out, &view, attempt->feed);
    values_text(out, "height", mark_valid(&height) ? height.text : said->height);
    if (heard) {
        put_attempts(out, counted ? told : heard, said->result);
    }
    if (counted) {
        bool cleared = text_equal(values_get(out, "valid"), "o");
        attempt_standing(out, &view, cleared ? &height : &(struct mark){0});
    }
    return values_get(out, "height") != NULL;
}
