// unit_maker.h
// Units for tests, written as a field card is: one line an athlete.
#ifndef TESTS_SPORT_UNIT_MAKER_H
#define TESTS_SPORT_UNIT_MAKER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "prng.h"
#include "sport/athletics.h"

enum { MAKER_MOST = 64, MAKER_TRIALS = 1500 };

struct maker {
    struct arena arena;
    struct entry entries[MAKER_MOST];
    struct trial trials[MAKER_TRIALS];
    struct unit unit;
};

static inline void maker_begin(struct maker *maker, const char *code)
{
    *maker = (struct maker){0};
    maker->unit.event_code = code;
    maker->unit.precision = -1;
    maker->unit.entries = maker->entries;
    maker->unit.trials = maker->trials;
}

static inline void maker_finish(struct maker *maker)
{
    arena_finish(&maker->arena);
}

static inline struct entry *maker_entry(struct maker *maker, const char *bib,
                                        const char *performance)
{
    struct entry *entry = &maker->entries[maker->unit.entry_count++];
    *entry = (struct entry){.bib = bib, .performance = performance};
    return entry;
}

static inline void maker_trial(struct maker *maker, const char *bib, int round,
                               const char *height, const char *result)
{
    maker->trials[maker->unit.trial_count++] =
        (struct trial){.bib = bib, .round = round, .height = height, .result = result};
}

// "7.10 x 7.30 -": rounds from 1 on.
static inline void maker_throws(struct maker *maker, const char *bib, const char *series)
{
    maker_entry(maker, bib, NULL);
    char *rest = arena_strdup(&maker->arena, series);
    int round = 1;
    for (char *word = strtok(rest, " "); word; word = strtok(NULL, " ")) {
        maker_trial(maker, bib, round++, NULL, word);
    }
}

// "1.81:o 1.86:xo 1.91:xxx": one trial an attempt.
static inline void maker_jumps(struct maker *maker, const char *bib, const char *card)
{
    maker_entry(maker, bib, NULL);
    char *rest = arena_strdup(&maker->arena, card);
    for (char *word = strtok(rest, " "); word; word = strtok(NULL, " ")) {
        char *signs = strchr(word, ':');
        *signs++ = '\0';
        for (; *signs; signs++) {
            maker_trial(maker, bib, 0, word, arena_strndup(&maker->arena, signs, 1));
        }
    }
}

// The rows in another order; each athlete's own trials keep theirs.
static inline void maker_shuffle(struct maker *maker)
{
    struct unit *unit = &maker->unit;
    for (int i = unit->entry_count - 1; i > 0; i--) {
        int j = prng_below(i + 1);
        struct entry entry = maker->entries[i];
        maker->entries[i] = maker->entries[j];
        maker->entries[j] = entry;
    }
    for (int pass = 0; pass < unit->trial_count * 4; pass++) {
        int i = prng_below(unit->trial_count - 1);
        struct trial trial = maker->trials[i];
        if (strcmp(trial.bib, maker->trials[i + 1].bib) != 0) {
            maker->trials[i] = maker->trials[i + 1];
            maker->trials[i + 1] = trial;
        }
    }
}

// "1:53 1:81 3:85 -:77", best first.
static inline const char *maker_ranking(struct maker *maker)
{
    struct standing standings[MAKER_MOST];
    int count = unit_rank(&maker->unit, standings, MAKER_MOST);
    const char *text = "";
    for (int i = 0; i < count; i++) {
        char place[16] = "-";
        if (standings[i].place) {
            snprintf(place, sizeof(place), "%d", standings[i].place);
        }
        text = arena_printf(&maker->arena, "%s%s%s:%s", text, i ? " " : "", place,
                            standings[i].entry->bib);
    }
    return text;
}

static inline struct standing maker_standing(struct maker *maker, const char *bib)
{
    struct standing standings[MAKER_MOST];
    int count = unit_rank(&maker->unit, standings, MAKER_MOST);
    for (int i = 0; i < count; i++) {
        if (strcmp(standings[i].entry->bib, bib) == 0) {
            return standings[i];
        }
    }
    abort();
}

#endif
