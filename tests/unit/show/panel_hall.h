// The hall of live_hall.h with a meeting in it: units written as a field card is, one
// line an athlete, and competitors. All people are invented.
#ifndef TESTS_PANEL_HALL_H
#define TESTS_PANEL_HALL_H

#include "live_hall.h"

#include "../sport/unit_maker.h"

static inline struct unit_key unit_key(const char *event, int round, int heat)
{
    struct unit_key key = {.round = round, .heat = heat};
    text_copy(key.event, sizeof(key.event), event);
    return key;
}

// A card of an event "12/1/1", to be filled in by maker_*().
static inline struct maker *card(const char *event, const char *code, const char *name)
{
    static struct maker maker;
    maker_finish(&maker);
    maker_begin(&maker, code);
    maker.unit.key = unit_key(event, 1, 1);
    maker.unit.name = name;
    return &maker;
}

static inline struct entry *last_entry(struct maker *maker)
{
    return &maker->entries[maker->unit.entry_count - 1];
}

// What a person is called; a series or card was written before.
static inline void named(struct maker *maker, const char *name, const char *country)
{
    last_entry(maker)->name = name;
    last_entry(maker)->country = country;
}

static inline void runs(struct maker *maker, const char *bib, const char *name,
                        const char *mark, int place)
{
    struct entry *entry = maker_entry(maker, bib, mark);
    entry->name = name;
    entry->place = place;
    entry->order = maker->unit.entry_count;
}

static inline bool fetched(struct hall *hall, struct maker *maker)
{
    struct event event = {.type = EVENT_UNIT, .unit = maker->unit};
    return hear(hall, TRACK, &event);
}

static inline void not_fetched(struct hall *hall, int feed, struct unit_key unit,
                               int status, const char *note)
{
    struct event event = {.type = EVENT_FETCH_FAILED};
    event.fetch = (struct fetch_event){.unit = unit, .status = status, .note = note};
    hear(hall, feed, &event);
}

static inline bool threw(struct hall *hall, const char *event_id, const char *bib,
                         const char *name, int round, const char *result)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = unit_key(event_id, 1, 1),
                                           .heat_name = "Hammer - Men",
                                           .event_code = "HT",
                                           .bib = bib,
                                           .name = name,
                                           .round = round,
                                           .result = result};
    return hear(hall, TRACK, &event);
}

static inline bool won(struct hall *hall, const char *event_id, const char *winner,
                       const char *mark)
{
    struct event event = {.type = EVENT_RESULT};
    event.result = (struct result_event){.unit = unit_key(event_id, 1, 1),
                                         .heat_name = "800m - Men",
                                         .winner = winner,
                                         .mark = mark};
    return hear(hall, TRACK, &event);
}

// What was asked for, "" for nothing; everything that waits is taken.
static inline const char *asked(struct hall *hall)
{
    static char text[200];
    struct show_wish wish;
    text[0] = '\0';
    while (show_wish(hall->show, &wish)) {
        size_t len = strlen(text);
        snprintf(text + len, sizeof(text) - len, "%s%d %s/%d/%d", len ? ", " : "",
                 wish.feed, wish.unit.event, wish.unit.round, wish.unit.heat);
    }
    return text;
}

static inline const char *notice(const struct hall *hall)
{
    const char *text = show_notice(hall->show);
    return text ? text : "";
}

// ---- values as text: what is said of the whole, then a line a row

static inline const char *dump(struct arena *arena, const struct values *values)
{
    struct buf buf = {0};
    for (int i = 0; i < values->count; i++) {
        buf_printf(&buf, "%s%s=%s", i ? "; " : "", values->items[i].name,
                   values->items[i].text);
    }
    for (int i = 0; i < values->row_count; i++) {
        const struct values *row = &values->rows[i];
        buf_char(&buf, '\n');
        for (int v = 0; v < row->count; v++) {
            buf_printf(&buf, "%s%s=%s", v ? "; " : "", row->items[v].name,
                       row->items[v].text);
        }
    }
    const char *text = arena_strdup(arena, buf.data ? buf.data : "");
    buf_finish(&buf);
    return text;
}

// What of this panel stands, row by row: the named value of each row, "-" where absent.
static inline const char *column(const struct hall *hall, enum layer layer,
                                 const char *name)
{
    static char text[1000];
    const struct air *air = on(hall, layer);
    text[0] = '\0';
    for (int i = 0; air->values && i < air->values->row_count; i++) {
        const char *value = values_get(&air->values->rows[i], name);
        size_t len = strlen(text);
        snprintf(text + len, sizeof(text) - len, "%s%s", i ? " " : "",
                 value ? value : "-");
    }
    return text;
}

#endif
