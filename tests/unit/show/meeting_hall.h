// A show with two feeds of a meeting: events, cues and time in, what is on air and wishes
// out. The meeting and its people are invented.
#ifndef TESTS_MEETING_HALL_H
#define TESTS_MEETING_HALL_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/show.h"

enum { TRACK, FIELD };

struct hall {
    struct show *show;
    int64_t now_ms;
};

static inline struct hall hall_open(void)
{
    static const struct show_feed feeds[] = {{.id = "track", .type = "opentrack"},
                                             {.id = "field", .type = "opentrack"}};
    struct hall hall = {.show = show_create(feeds, 2), .now_ms = 1000};
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        director_set_timing(show_director(hall.show), &scenes[i],
                            (struct scene_timing){.in_ms = 300, .out_ms = 200});
    }
    return hall;
}

static inline void hall_close(struct hall *hall)
{
    show_destroy(hall->show);
}

static inline bool hear(struct hall *hall, int feed, const struct event *event)
{
    return show_event(hall->show, feed, event, hall->now_ms, hall->now_ms);
}

static inline struct unit_key key(const char *event, int heat)
{
    struct unit_key unit = {.round = 1, .heat = heat};
    text_copy(unit.event, sizeof(unit.event), event);
    return unit;
}

static inline bool result(struct hall *hall, const char *winner, const char *mark,
                          bool backlog)
{
    struct event event = {.type = EVENT_RESULT, .backlog = backlog};
    event.result = (struct result_event){
        .unit = key("12", 1), .heat_name = "800m - Men", .winner = winner, .mark = mark};
    return hear(hall, TRACK, &event);
}

static inline bool throw_of(struct hall *hall, const char *bib, int round,
                            const char *mark)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = key("01", 1),
                                           .heat_name = "Hammer - Men",
                                           .event_code = "HT",
                                           .bib = bib,
                                           .name = "Robin Croft",
                                           .round = round,
                                           .result = mark};
    return hear(hall, TRACK, &event);
}

static inline bool unit(struct hall *hall, const char *winner, const char *mark,
                        bool backlog)
{
    struct entry entries[] = {
        {.bib = "7", .name = winner, .performance = mark, .place = 1, .team = "VAL"}};
    struct event event = {.type = EVENT_UNIT, .backlog = backlog};
    event.unit = (struct unit){.key = key("12", 1),
                               .name = "800m - Men",
                               .event_code = "800",
                               .results = RESULTS_OFFICIAL,
                               .precision = 2,
                               .entries = entries,
                               .entry_count = 1};
    return hear(hall, TRACK, &event);
}

static inline void pass(struct hall *hall, double seconds)
{
    int64_t until = hall->now_ms + (int64_t)(seconds * 1000);
    for (int64_t next; (next = show_next(hall->show)) < until;) {
        hall->now_ms = next;
        show_step(hall->show, next);
    }
    hall->now_ms = until;
    show_step(hall->show, until);
}

// The operator's words; the reason, "" if there is none.
static inline const char *say(struct hall *hall, const char *words, bool *obeyed)
{
    static char reason[300];
    struct cue cue;
    const char *why = NULL;
    reason[0] = '\0';
    if (!cue_parse(words, &cue, reason, sizeof(reason))) {
        *obeyed = false;
        return reason;
    }
    *obeyed = show_cue(hall->show, &cue, hall->now_ms, &why);
    text_copy(reason, sizeof(reason), why ? why : "");
    return reason;
}

static inline const struct air *lower(const struct hall *hall)
{
    return director_air(show_director(hall->show), LAYER_LOWER);
}

static inline const char *shown(const struct hall *hall, const char *name)
{
    const char *text = values_get(lower(hall)->values, name);
    return text ? text : "absent";
}

static inline const char *last_decision(const struct hall *hall)
{
    const struct director *director = show_director(hall->show);
    int count = director_decision_count(director);
    return count ? director_decision(director, count - 1)->text : "";
}

// The status as JSON, read back.
static inline struct json_doc *status(const struct hall *hall)
{
    static const struct show_output output = {1920, 1080, 50, "chroma", 7, 1};
    static const int64_t dropped[] = {3, 0};
    char error[200];
    struct buf buf = {0};
    show_status(hall->show, &output, dropped, hall->now_ms, &buf);
    struct json_doc *doc = json_parse(buf.data, buf.len, NULL, error, sizeof(error));
    buf_finish(&buf);
    return doc;
}

#endif
