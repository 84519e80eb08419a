#include "sport/athletics.h"

#include <string.h>

#include "base/str.h"

bool unit_key_equal(const struct unit_key *a, const struct unit_key *b)
{
    return a->heat == b->heat && a->round == b->round && strcmp(a->event, b->event) == 0;
}

static bool starts_nocase(const char *text, const char *prefix)
{
    for (; *prefix; text++, prefix++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (c != *prefix) {
            return false;
        }
    }
    return true;
}

enum results_status results_status_of(const char *text)
{
    if (!text) {
        return RESULTS_NONE;
    }
    if (starts_nocase(text, "official")) {
        return RESULTS_OFFICIAL;
    }
    return starts_nocase(text, "provisional") ? RESULTS_PROVISIONAL : RESULTS_NONE;
}

bool height_equal(const char *a, const char *b)
{
    if (text_equal(a, b)) {
        return true;
    }
    struct mark left = mark_parse(a, MEASURES_DISTANCE);
    struct mark right = mark_parse(b, MEASURES_DISTANCE);
    return mark_valid(&left) && mark_valid(&right) && left.value == right.value;
}

int unit_trials(const struct unit *unit, const char *bib, const char *height,
                const struct trial **out, int max)
{
    int found = 0;
    for (int i = 0; i < unit->trial_count && found < max; i++) {
        const struct trial *trial = &unit->trials[i];
        if (!bib || !text_equal(trial->bib, bib)) {
            continue;
        }
        if (!height || height_equal(trial->height, height)) {
            out[found++] = trial;
        }
    }
    return found;
}

const struct entry *unit_entry(const struct unit *unit, const char *bib)
{
    for (int i = 0; bib && i < unit->entry_count; i++) {
        if (text_equal(unit->entries[i].bib, bib)) {
            return &unit->entries[i];
        }
    }
    return NULL;
}

enum discipline unit_discipline(const struct unit *unit)
{
    enum discipline told = discipline_of(unit->event_code);
    if (told != DISCIPLINE_UNKNOWN) {
        return told;
    }
    for (int i = 0; i < unit->trial_count; i++) {
        if (!text_empty(unit->trials[i].height)) {
            return DISCIPLINE_VERTICAL;
        }
        if (unit->trials[i].round > 0) {
            return DISCIPLINE_HORIZONTAL;
        }
    }
    return unit->height_count > 0 ? DISCIPLINE_VERTICAL : DISCIPLINE_UNKNOWN;
}

bool unit_has_wind(const struct unit *unit)
{
    return discipline_of(unit->event_code) != DISCIPLINE_UNKNOWN
               ? discipline_has_wind(unit->event_code)
               : unit->distance <= WIND_METRES;
}

bool unit_is_jump(const struct unit *unit)
{
    return discipline_of(unit->event_code) != DISCIPLINE_UNKNOWN
               ? discipline_is_jump(unit->event_code)
               : unit_discipline(unit) == DISCIPLINE_HORIZONTAL;
}
