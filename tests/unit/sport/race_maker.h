// race_maker.h
// Races for tests, written as a timing sheet is: one line an athlete.
#ifndef TESTS_SPORT_RACE_MAKER_H
#define TESTS_SPORT_RACE_MAKER_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "sport/state.h"

enum { SHEET_WORDS = 7 };

// "-" is not told.
static inline const char *sheet_word(struct arena *arena, const char **line)
{
    while (**line == ' ') {
        (*line)++;
    }
    size_t len = strcspn(*line, " \n");
    const char *word = arena_strndup(arena, *line, len);
    *line += len;
    return strcmp(word, "-") == 0 || !len ? NULL : word;
}

static inline int64_t sheet_span(const char *word)
{
    int64_t ms;
    return span_read(word, &ms) ? ms : RACE_UNKNOWN;
}

// "id,name,total,position" with blanks as _, for as many splits as are wanted.
static inline void sheet_splits(struct arena *arena, const char *line,
                                struct race_athlete *athlete)
{
    struct race_split *splits = arena_alloc(arena, RACE_MAX_POINTS * sizeof(*splits));
    const char *word;
    while ((word = sheet_word(arena, &line)) != NULL) {
        struct race_split *split = &splits[athlete->split_count++];
        char *rest = arena_strdup(arena, word);
        *split = (struct race_split){
            .id = strtok(rest, ","), .leg_ms = RACE_UNKNOWN, .gap_ms = RACE_UNKNOWN};
        char *name = strtok(NULL, ",");
        for (char *at = name; *at; at++) {
            *at = *at == '_' ? ' ' : *at;
        }
        split->name = name;
        split->total_ms = sheet_span(strtok(NULL, ","));
        split->position = atoi(strtok(NULL, ","));
    }
    athlete->splits = splits;
}

// A line: "bib point time gap position out | splits". What is behind may be left out.
static inline struct race_athlete sheet_athlete(struct arena *arena, const char *line)
{
    struct race_athlete athlete = {.time_ms = RACE_UNKNOWN, .gap_ms = RACE_UNKNOWN};
    const char *words[SHEET_WORDS] = {0};
    for (int i = 0; i < SHEET_WORDS - 1 && *line != '|' && *line != '\n'; i++) {
        words[i] = sheet_word(arena, &line);
        line += strspn(line, " ");
    }
    athlete.bib = words[0];
    athlete.id = arena_printf(arena, "90%s", words[0]);
    athlete.name = arena_printf(arena, "Runner %s", words[0]);
    athlete.country = "FRU";
    athlete.point = words[1];
    athlete.time_ms = words[2] ? sheet_span(words[2]) : RACE_UNKNOWN;
    athlete.gap_ms = words[3] ? sheet_span(words[3]) : RACE_UNKNOWN;
    athlete.position = words[4] ? atoi(words[4]) : 0;
    athlete.out = words[5];
    if (*line == '|') {
        sheet_splits(arena, line + 1, &athlete);
    }
    return athlete;
}

static inline struct race sheet(struct arena *arena, enum race_status status,
                                const char *point, const char *point_name,
                                const char *lines)
{
    struct race race = {.prog = "4711",
                        .event_name = "Lake Cup",
                        .name = "Elite Women",
                        .status = status,
                        .starters = RACE_UNKNOWN,
                        .point = point,
                        .point_name = point_name,
                        .passed = RACE_UNKNOWN};
    struct race_athlete *athletes =
        arena_alloc(arena, RACE_MAX_ATHLETES * sizeof(*athletes));
    while (*lines && race.athlete_count < RACE_MAX_ATHLETES) {
        size_t len = strcspn(lines, "\n");
        const char *line = arena_strndup(arena, lines, len);
        athletes[race.athlete_count] = sheet_athlete(arena, line);
        race.has_splits |= athletes[race.athlete_count].split_count > 0;
        race.athlete_count++;
        lines += len + (lines[len] == '\n');
    }
    race.athletes = athletes;
    race.has_athletes = race.athlete_count > 0;
    return race;
}

// "1:7 2:12+0:06(+1) -:9 x:31": place, bib, gap and what moved; those out with their
// word.
static inline const char *board_text(struct arena *arena, const struct race_board *board)
{
    const char *text = "";
    for (int i = 0; i < board->count; i++) {
        const struct race_row *row = &board->rows[i];
        const char *place = row->there          ? arena_printf(arena, "%d", row->place)
                            : row->athlete->out ? row->athlete->out
                                                : "-";
        const char *gap = row->gap_ms > 0 ? span_gap(arena, row->gap_ms) : "";
        const char *moved = row->moved ? arena_printf(arena, "(%+d)", row->moved) : "";
        text = arena_printf(arena, "%s%s%s:%s%s%s", text, i ? " " : "", place,
                            row->athlete->bib, gap, moved);
    }
    return text;
}

static inline void shuffle_race(struct arena *arena, struct race *race,
                                int (*below)(int limit))
{
    size_t bytes = (size_t)race->athlete_count * sizeof(*race->athletes);
    struct race_athlete *list = arena_copy(arena, race->athletes, bytes);
    for (int i = race->athlete_count - 1; i > 0; i--) {
        int j = below(i + 1);
        struct race_athlete swapped = list[i];
        list[i] = list[j];
        list[j] = swapped;
    }
    race->athletes = list;
}

#endif
