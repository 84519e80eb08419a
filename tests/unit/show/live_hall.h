// A show with a race, two matches and a meeting, told by events as feeds tell them. Time
// is a number; the show is looked at exactly when it asks for it, as the main thread
// does. All people, clubs and races are invented.
#ifndef TESTS_LIVE_HALL_H
#define TESTS_LIVE_HALL_H

#include <stdarg.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"
#include "show/show.h"

enum { TRI, CUP, ARENA, TRACK, FEEDS };
enum { MINUTE = 60000, SECOND = 1000 };

#define PROG "281501"
#define MATCH "368"

struct hall {
    struct show *show;
    int64_t now_ms;
    int looks;  // how often the show was looked at because it asked for it
    bool burst; // what is told is one of many that are heard at once
};

static inline struct hall hall_with(const struct show_feed *feeds, int count)
{
    struct hall hall = {.show = show_create(feeds, count), .now_ms = 1000000};
    int scenes;
    const struct scene *table = scene_table(&scenes);
    for (int i = 0; i < scenes; i++) {
        director_set_timing(show_director(hall.show), &table[i],
                            (struct scene_timing){.in_ms = 300, .out_ms = 200});
    }
    return hall;
}

static inline struct hall hall_open(void)
{
    static const struct show_feed feeds[FEEDS] = {
        [TRI] = {.id = "tri", .type = "triathlon", .subject = PROG},
        [CUP] = {.id = "cup", .type = "minicup", .subject = MATCH},
        [ARENA] = {.id = "arena", .type = "fastpath", .subject = "f-1"},
        [TRACK] = {.id = "track", .type = "opentrack"},
    };
    return hall_with(feeds, FEEDS);
}

static inline void hall_close(struct hall *hall)
{
    show_destroy(hall->show);
}

static inline bool hear(struct hall *hall, int feed, const struct event *event)
{
    if (hall->burst) {
        show_hear(hall->show, feed, event, hall->now_ms, hall->now_ms);
        return true;
    }
    return show_event(hall->show, feed, event, hall->now_ms, hall->now_ms);
}

static inline void pass(struct hall *hall, double seconds)
{
    int64_t until = hall->now_ms + (int64_t)(seconds * SECOND + 0.5);
    show_step(hall->show, hall->now_ms);
    for (int64_t next; (next = show_next(hall->show)) < until;) {
        if (next <= hall->now_ms) {
            printf("  asks for a look %lld ms ago\n", (long long)(hall->now_ms - next));
            fflush(stdout);
            abort();
        }
        hall->now_ms = next;
        hall->looks++;
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
    bool ignored;
    bool *done = obeyed ? obeyed : &ignored;
    reason[0] = '\0';
    if (!cue_parse(words, &cue, reason, sizeof(reason))) {
        *done = false;
        return reason;
    }
    *done = show_cue(hall->show, &cue, hall->now_ms, &why);
    text_copy(reason, sizeof(reason), why ? why : "");
    return reason;
}

static inline const struct air *on(const struct hall *hall, enum layer layer)
{
    return director_air(show_director(hall->show), layer);
}

// "scorebug cup/368", "" for nothing; what leaves is told as such.
static inline const char *standing(const struct hall *hall, enum layer layer)
{
    static char text[LAYER_COUNT][300];
    const struct air *air = on(hall, layer);
    snprintf(text[layer], sizeof(text[layer]), "%s%s%s%s",
             air->state == AIR_LEAVING ? "leaving " : "",
             air->scene ? air->scene->name : "", air->scene ? " " : "", air->subject);
    return text[layer];
}

static inline const char *shown(const struct hall *hall, enum layer layer,
                                const char *name)
{
    const struct air *air = on(hall, layer);
    const char *text = air->values ? values_get(air->values, name) : NULL;
    return text ? text : "";
}

static inline int64_t decisions(const struct hall *hall)
{
    const struct director *director = show_director(hall->show);
    int count = director_decision_count(director);
    return count ? director_decision(director, count - 1)->number : 0;
}

// ---- a race

struct runner {
    const char *bib, *name, *country, *point;
    int64_t time_ms;
    int position;
    const char *out;
};

// Points "1" and so on are called after their legs; "6" is the finish.
static inline const char *point_name(const char *point)
{
    static const char *const names[] = {"Swim Exit",    "T1",        "Bike Lap 1",
                                        "Transition 2", "Run Lap 1", "Finish"};
    long long number = 0;
    return text_int(point, 1, 6, &number) ? names[number - 1] : NULL;
}

enum { RUNNERS_MAX = 80 };

struct race_message {
    int feed; // TRI
    const char *prog;
    enum race_status status;
    int64_t date_ms, start_ms; // of the timer; the zone is UTC
    const char *point;
    const struct runner *runners;
    int count;
    bool backlog;
};

static inline bool hear_race(struct hall *hall, const struct race_message *message)
{
    struct race_athlete athletes[RUNNERS_MAX];
    int passed = 0;
    for (int i = 0; i < message->count; i++) {
        const struct runner *one = &message->runners[i];
        athletes[i] = (struct race_athlete){.id = one->bib,
                                            .bib = one->bib,
                                            .name = one->name,
                                            .country = one->country,
                                            .point = one->point,
                                            .time_ms = one->point ? one->time_ms : -1,
                                            .gap_ms = RACE_UNKNOWN,
                                            .position = one->position,
                                            .out = one->out};
        passed += text_equal(one->point, message->point) && message->point;
    }
    struct event event = {.type = EVENT_RACE, .backlog = message->backlog};
    event.race = (struct race){
        .prog = message->prog ? message->prog : PROG,
        .event_name = "Lakeside 2026",
        .name = "Elite Women",
        .status = message->status,
        .status_word = message->status == RACE_OFFICIAL ? "official"
                       : message->status == RACE_LIVE   ? "live"
                                                        : "prerace",
        .has_date = true,
        .date = {message->date_ms, true},
        .has_start = true,
        .start = {message->start_ms, true},
        .starters = message->count,
        .point = message->point,
        .point_name = point_name(message->point),
        .passed = passed,
        .has_athletes = true,
        .athletes = athletes,
        .athlete_count = message->count,
    };
    return hear(hall, message->feed, &event);
}

// The race as its timer sees it: gun at 0, three athletes.
enum { GUN_MS = 5000000 };

static inline bool race_at(struct hall *hall, const char *point, int there, double race_s,
                           bool backlog)
{
    struct runner runners[] = {
        {"7", "Ilse Varga", "HUN", NULL, 0, 0, NULL},
        {"12", "Mae Corrigan", "IRL", NULL, 0, 0, NULL},
        {"3", "Noor Hadley", "GBR", NULL, 0, 0, NULL},
    };
    for (int i = 0; i < there; i++) {
        runners[i].point = point;
        runners[i].time_ms = (int64_t)(race_s * SECOND) - (there - 1 - i) * 12000;
        runners[i].position = i + 1;
    }
    return hear_race(
        hall, &(struct race_message){.status = RACE_LIVE,
                                     .date_ms = GUN_MS + (int64_t)(race_s * SECOND),
                                     .start_ms = GUN_MS,
                                     .point = there ? point : NULL,
                                     .runners = runners,
                                     .count = 3,
                                     .backlog = backlog});
}

static inline const struct air *board(const struct hall *hall)
{
    return on(hall, LAYER_BOARD);
}

// "1 Ilse Varga 10:00; 2 Mae Corrigan +0:12" of the rows on air.
static inline const char *rows(const struct hall *hall)
{
    static char text[2000];
    struct buf buf = {0};
    const struct values *values = board(hall)->values;
    for (int i = 0; values && i < values->row_count; i++) {
        static const char *const names[] = {"pos", "name", "time", "gap", "state"};
        const char *gap = i ? "; " : "";
        for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++) {
            const char *value = values_get(&values->rows[i], names[n]);
            if (value) {
                buf_printf(&buf, "%s%s", gap, value);
                gap = " ";
            }
        }
    }
    text_copy(text, sizeof(text), buf.data ? buf.data : "");
    buf_finish(&buf);
    return text;
}

// ---- a match

struct match_message {
    const char *id; // NULL: MATCH
    enum match_status status;
    int home, away;
    const char *period;
    int period_number;
    bool clock, running;
    int64_t clock_ms;
    const struct match_entry *entries;
    int entry_count;
    bool whole, backlog, no_score, has_cut, cut;
};

static inline bool hear_match(struct hall *hall, int feed,
                              const struct match_message *message)
{
    struct event event = {.type = EVENT_MATCH, .backlog = message->backlog};
    event.match = (struct match_news){
        .match = message->id ? message->id : MATCH,
        .title = "Harbour Cup",
        .has_teams = true,
        .teams = {{.id = "1", .name = "Harbour HC", .short_name = "HAR"},
                  {.id = "2", .name = "Castle HC", .color = 0xFFA3172A}},
        .has_score = !message->no_score,
        .score = {message->home, message->away},
        .has_status = true,
        .status = message->status,
        .period = message->period ? message->period : "1st half",
        .period_number = message->period_number ? message->period_number : 1,
        .has_clock = message->clock,
        .clock = {.way = CLOCK_UP,
                  .running = message->running,
                  .value_ms = message->clock_ms,
                  .at_ms = hall->now_ms,
                  .limit_ms = 600000},
        .has_cut = message->has_cut,
        .cut = message->cut,
        .whole = message->whole,
        .entries = message->entries,
        .entry_count = message->entry_count,
    };
    return hear(hall, feed, &event);
}

// The first half, clock running.
static inline bool match_live(struct hall *hall, int home, int away, int64_t clock_ms)
{
    return hear_match(hall, CUP,
                      &(struct match_message){.status = MATCH_LIVE,
                                              .home = home,
                                              .away = away,
                                              .clock = true,
                                              .running = true,
                                              .clock_ms = clock_ms});
}

static inline struct match_entry goal_entry(const char *id, enum match_side side,
                                            const char *player, int home, int away)
{
    return (struct match_entry){.id = id,
                                .kind = ENTRY_GOAL,
                                .period = 1,
                                .offset_ms = 461000,
                                .side = side,
                                .player = player,
                                .number = player ? "7" : NULL,
                                .has_score = true,
                                .score = {home, away}};
}

static inline bool goal_told(struct hall *hall, const struct match_entry *goal)
{
    return hear_match(hall, CUP,
                      &(struct match_message){.status = MATCH_LIVE,
                                              .home = goal->score[0],
                                              .away = goal->score[1],
                                              .entries = goal,
                                              .entry_count = 1});
}

// ---- what the operator sees

static inline const char *feed_says(const struct hall *hall, int feed, const char *key)
{
    static char text[300];
    struct buf buf = {0};
    char error[100];
    struct show_output output = {.width = 1920, .height = 1080, .key = "chroma"};
    show_status(hall->show, &output, NULL, hall->now_ms, &buf);
    struct json_doc *doc = json_parse(buf.data, buf.len, NULL, error, sizeof(error));
    const struct json *row = json_first(json_get(json_root(doc), "feeds"));
    for (int i = 0; i < feed; i++) {
        row = json_next(row);
    }
    const char *value = json_string(json_get(row, key));
    text_copy(text, sizeof(text), value ? value : "");
    json_free(doc);
    buf_finish(&buf);
    return text;
}

static inline void link_is(struct hall *hall, int feed, enum link_state state)
{
    struct event event = {.type = EVENT_LINK, .link = {.link = state}};
    hear(hall, feed, &event);
}

static inline void traffic(struct hall *hall, int feed, bool data)
{
    struct event event = {.type = EVENT_TRAFFIC, .traffic = {.data = data}};
    hear(hall, feed, &event);
}

#endif
