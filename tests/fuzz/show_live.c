// Messages, cues and time in any order: the show never asks for a look in the past, every
// proposal is accounted for, and nothing grows without end.
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/show.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEPS_MAX = 400 };

struct input {
    const uint8_t *data;
    size_t left;
    struct arena arena;
};

static unsigned next(struct input *input, unsigned below)
{
    if (!input->left) {
        return 0;
    }
    input->left--;
    return *input->data++ % below;
}

static const char *word(struct input *input)
{
    static const char *const words[] = {NULL,  "",  "1", "2",   "3",   "x/y",
                                        "a b", "9", "6", "DNF", "Ána", "Finish"};
    return words[next(input, sizeof(words) / sizeof(words[0]))];
}

static void race(struct input *input, struct event *event)
{
    enum { ATHLETES = 3 };
    struct race_athlete *athletes =
        arena_alloc(&input->arena, ATHLETES * sizeof(*athletes));
    for (int i = 0; i < ATHLETES; i++) {
        athletes[i] = (struct race_athlete){
            .id = word(input),
            .bib = word(input),
            .name = word(input),
            .country = word(input),
            .point = word(input),
            .time_ms = (int64_t)next(input, 256) * 60000 - 1,
            .gap_ms = (int64_t)next(input, 256) * 1000 - 1,
            .position = (int)next(input, 5),
            .out = next(input, 4) ? NULL : word(input),
        };
    }
    event->type = EVENT_RACE;
    event->race = (struct race){
        .prog = word(input),
        .name = word(input),
        .status = (enum race_status)next(input, 3),
        .status_word = word(input),
        .has_date = next(input, 2),
        .date = {(int64_t)next(input, 256) * 100000, next(input, 2)},
        .has_start = next(input, 2),
        .start = {(int64_t)next(input, 256) * 100000, true},
        .starters = (int)next(input, 5) - 1,
        .point = word(input),
        .point_name = word(input),
        .passed = (int)next(input, 5) - 1,
        .has_athletes = true,
        .athletes = athletes,
        .athlete_count = (int)next(input, ATHLETES + 1),
    };
}

static void match(struct input *input, struct event *event)
{
    enum { ENTRIES = 2 };
    struct match_entry *entries = arena_alloc(&input->arena, ENTRIES * sizeof(*entries));
    for (int i = 0; i < ENTRIES; i++) {
        entries[i] = (struct match_entry){
            .id = word(input),
            .kind = (enum entry_kind)next(input, 4),
            .period = (int)next(input, 4),
            .offset_ms = (int64_t)next(input, 256) * 10000 - 1,
            .side = (enum match_side)((int)next(input, 3) - 1),
            .player_id = word(input),
            .player = word(input),
            .has_score = next(input, 2),
            .score = {(int)next(input, 4), (int)next(input, 4)},
            .provisional = next(input, 2),
            .gone = next(input, 3) == 0,
        };
    }
    event->type = EVENT_MATCH;
    event->match = (struct match_news){
        .match = word(input),
        .has_teams = next(input, 2),
        .teams = {{.name = word(input)}, {.short_name = word(input)}},
        .has_score = next(input, 2),
        .score = {(int)next(input, 4), (int)next(input, 4)},
        .has_status = next(input, 4),
        .status = (enum match_status)next(input, 6),
        .status_word = word(input),
        .period = word(input),
        .period_number = (int)next(input, 3),
        .has_clock = next(input, 2),
        .clock = {.way = (enum clock_way)next(input, 3),
                  .running = next(input, 2),
                  .value_ms = (int64_t)next(input, 256) * 5000,
                  .limit_ms = next(input, 2) ? 600000 : 0,
                  .set = next(input, 2)},
        .has_cut = next(input, 2),
        .cut = next(input, 2),
        .whole = next(input, 4) == 0,
        .entries = entries,
        .entry_count = (int)next(input, ENTRIES + 1),
    };
}

static void cue(struct input *input, struct show *show, int64_t now_ms)
{
    static const char *const words[] = {"bug on",
                                        "bug off",
                                        "bug toggle",
                                        "board on",
                                        "board off",
                                        "board toggle",
                                        "take",
                                        "take scorebug",
                                        "take raceclock",
                                        "take goal",
                                        "take winner",
                                        "take leaderboard",
                                        "follow cup 1",
                                        "follow cup 2",
                                        "follow tri 1",
                                        "follow arena 9",
                                        "pin",
                                        "unpin",
                                        "dismiss",
                                        "dismiss bug",
                                        "clear",
                                        "auto on",
                                        "auto off",
                                        "detail",
                                        "next",
                                        "prev",
                                        "set clock 12:34",
                                        "set home.score 9",
                                        "set rows.1.name Ada",
                                        "set rows.2.bib 9",
                                        "unset clock",
                                        "unset rows.1.name",
                                        "unset all",
                                        "take goal cup/1/goal/2",
                                        "take scorebug arena/2",
                                        "veto",
                                        "veto goal",
                                        "veto cup/1"};
    struct cue said;
    char error[200];
    const char *why;
    const char *text = words[next(input, sizeof(words) / sizeof(words[0]))];
    if (!cue_parse(text, &said, error, sizeof(error))) {
        abort();
    }
    said.based_on = next(input, 3) ? 0 : next(input, 256);
    bool obeyed = show_cue(show, &said, now_ms, &why);
    // Some also answer when they obey; a refusal always has its reason.
    if (!obeyed && !why) {
        abort();
    }
}

static void check(struct show *show, int64_t now_ms)
{
    const struct director *director = show_director(show);
    struct director_totals totals = director_totals(director);
    struct show_output output = {.width = 1920, .height = 1080, .key = "chroma"};
    struct buf buf = {0};
    struct show_wish wish;
    if (show_next(show) <= now_ms ||
        totals.proposed != totals.shown + totals.merged + totals.dropped +
                               director_waiting_count(director)) {
        abort();
    }
    while (show_wish(show, &wish)) {
    }
    show_status(show, &output, NULL, now_ms, &buf);
    buf_finish(&buf);
}

// Rules as a show file may have them.
static void set_rules(struct input *input, struct director *director)
{
    static const char *const scenes[] = {"goal", "scorebug", "raceclock", "leaderboard"};
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        const struct scene *scene = scene_find(scenes[i]);
        struct scene_rule rule = *director_rule(director, scene);
        rule.announce_ms = (int)next(input, 3) * 1500;
        rule.cooldown_ms = (int)next(input, 3) * 4000;
        director_set_rule(director, scene, &rule);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct show_feed feeds[] = {
        {.id = "tri", .type = "triathlon", .subject = "1"},
        {.id = "cup", .type = "minicup"},
        {.id = "arena", .type = "fastpath", .subject = "2", .delay_ms = 3000}};
    struct input input = {.data = data, .left = size};
    struct show *show = show_create(feeds, 3);
    int64_t now_ms = 10000000;
    set_rules(&input, show_director(show));
    for (int i = 0; i < STEPS_MAX && input.left; i++) {
        struct event event = {.backlog = next(&input, 4) == 0};
        unsigned choice = next(&input, 8);
        if (choice < 2) {
            race(&input, &event);
            show_event(show, 0, &event, now_ms, now_ms);
        } else if (choice < 5) {
            match(&input, &event);
            show_event(show, 1 + (int)next(&input, 2), &event, now_ms, now_ms);
        } else if (choice < 6) {
            cue(&input, show, now_ms);
        } else if (choice < 7 && show_next(show) < INT64_MAX) {
            now_ms = show_next(show);
        } else {
            now_ms += (int64_t)next(&input, 256) * 1000;
        }
        show_step(show, now_ms);
        check(show, now_ms);
        arena_reset(&input.arena);
    }
    show_destroy(show);
    arena_finish(&input.arena);
    return 0;
}
