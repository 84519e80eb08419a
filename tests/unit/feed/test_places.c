// Places in published results, worked out once more from nothing but the trials: what a
// panel shows while an event is on must be what the referee signs. Other files can be
// named behind the command.
#include "answer.h"
#include "base/arena.h"
#include "base/json.h"

static const char *const fixtures[] = {
    "unit_hj",         "unit_camel_hj",  "unit_lj_wind",    "unit_sp",
    "unit_pv_retired", "unit_race_wind", "unit_race_dnf",   "unit_race_splits",
    "unit_race_u11",   "unit_relay",     "unit_camel_race", "competition",
};
enum { FIXTURES = sizeof(fixtures) / sizeof(fixtures[0]) };

struct tally {
    int field, track, wrong;
};

// What a unit was before anybody signed it.
static struct unit unsigned_copy(const struct unit *unit, struct arena *arena)
{
    struct unit copy = *unit;
    bool trials = unit->trial_count > 0;
    copy.results = RESULTS_NONE;
    copy.entries = arena_copy(arena, unit->entries,
                              sizeof(*unit->entries) * (size_t)unit->entry_count);
    for (int i = 0; i < copy.entry_count; i++) {
        copy.entries[i].place = 0;
        copy.entries[i].performance = trials ? NULL : copy.entries[i].performance;
    }
    return copy;
}

// Runners with one printed time may be parted by thousandths, which only the referee saw.
static int sharing(const struct standing *standings, int count, int place)
{
    int sharers = 0;
    for (int i = 0; i < count; i++) {
        sharers += standings[i].place == place;
    }
    return sharers;
}

static void compare(const struct unit *unit, struct tally *tally)
{
    struct arena arena = {0};
    struct unit copy = unsigned_copy(unit, &arena);
    struct standing standings[UNIT_MAX_ENTRIES];
    int count = unit_rank(&copy, standings, UNIT_MAX_ENTRIES);
    bool field = unit->trial_count > 0;
    for (int i = 0; i < count; i++) {
        int given = unit->entries[standings[i].entry - copy.entries].place;
        int found = standings[i].place;
        int last = found + (field ? 1 : sharing(standings, count, found)) - 1;
        if (given == 0) {
            continue;
        }
        tally->field += field;
        tally->track += !field;
        if (given < found || given > last) {
            printf("  event %s, bib %s: the place is %d, the rules say %d\n",
                   unit->key.event, standings[i].entry->bib, given, found);
            tally->wrong++;
        }
    }
    arena_finish(&arena);
}

static void compare_file(const char *name, struct str body, struct tally *tally)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed_config config = {.type = "opentrack"};
    struct feed_fetch fetch = {.kind = strstr(name, "competition") ? FETCH_MEETING
                                                                   : FETCH_UNIT};
    // A page is asked for by the key that it has itself.
    for (int i = 0; i < 2 && fetch.kind == FETCH_UNIT; i++) {
        out = feed_out_begin(&arena);
        feed_find("opentrack")->body(&config, &fetch, 200, body, NULL, &out);
        const char *note = out.events.count ? out.events.items[0].fetch.note : NULL;
        const char *key = note ? strchr(note, '(') : NULL;
        if (out.events.count && out.events.items[0].type == EVENT_FETCH_FAILED && key) {
            sscanf(key, "(%63[^/]/%d/%d)", fetch.unit.event, &fetch.unit.round,
                   &fetch.unit.heat);
        }
    }
    if (fetch.kind == FETCH_MEETING) {
        feed_find("opentrack")->body(&config, &fetch, 200, body, NULL, &out);
    }
    for (int i = 0; i < out.events.count; i++) {
        if (out.events.items[i].type == EVENT_UNIT) {
            compare(&out.events.items[i].unit, tally);
        }
    }
    arena_finish(&arena);
}

TEST(the_rules_give_every_place_that_was_signed)
{
    struct tally tally = {0};
    for (int i = 0; i < FIXTURES; i++) {
        char path[200];
        struct buf body = {0};
        snprintf(path, sizeof(path), "fixtures/opentrack/%s.json", fixtures[i]);
        CHECK(answer_load(path, &body));
        compare_file(fixtures[i], (struct str){body.data, body.len}, &tally);
        buf_finish(&body);
    }
    printf("  %d places in the field, %d on the track\n", tally.field, tally.track);
    CHECK(tally.field >= 20 && tally.track >= 10);
    CHECK_INT(tally.wrong, 0);
}

// The messages of a panel's fixture.
static void compare_panel(const char *name, struct tally *tally)
{
    char path[200], error[200];
    struct buf text = {0};
    snprintf(path, sizeof(path), "fixtures/panels/%s.json", name);
    answer_load(path, &text);
    struct json_doc *doc = json_parse(text.data, text.len, NULL, error, sizeof(error));
    const struct json *told = json_get(json_root(doc), "told");
    for (const struct json *said = json_first(told); said; said = json_next(said)) {
        const struct json *unit = json_get(said, "body");
        struct buf body = {0};
        json_put_value(&body, unit ? unit : json_get(said, "meeting"));
        compare_file(unit ? "unit" : "competition", (struct str){body.data, body.len},
                     tally);
        buf_finish(&body);
    }
    json_free(doc);
    buf_finish(&text);
}

TEST(the_places_in_panels_are_what_the_rules_make_of_their_trials_and_marks)
{
    static const char *const panels[] = {
        "results_final", "results_47",       "results_long", "results_relay",
        "results_local", "results_combined", "series_47",    "series_long",
        "heights_12",    "heights_long",
    };
    struct tally tally = {0};
    for (size_t i = 0; i < sizeof(panels) / sizeof(panels[0]); i++) {
        compare_panel(panels[i], &tally);
    }
    printf("  %d places in the field, %d by marks\n", tally.field, tally.track);
    CHECK(tally.field >= 70 && tally.track >= 70);
    CHECK_INT(tally.wrong, 0);
}

TEST(a_place_that_is_wrong_is_found)
{
    struct trial trials[] = {{.bib = "1", .round = 1, .result = "7.10"},
                             {.bib = "2", .round = 1, .result = "7.20"}};
    struct entry entries[] = {{.bib = "1", .place = 1}, {.bib = "2", .place = 2}};
    struct unit unit = {.event_code = "LJ",
                        .results = RESULTS_OFFICIAL,
                        .entries = entries,
                        .entry_count = 2,
                        .trials = trials,
                        .trial_count = 2};
    struct tally tally = {0};
    compare(&unit, &tally);
    CHECK_INT(tally.wrong, 2);
}

static const struct check_case cases[] = {
    CASE(the_rules_give_every_place_that_was_signed),
    CASE(the_places_in_panels_are_what_the_rules_make_of_their_trials_and_marks),
    CASE(a_place_that_is_wrong_is_found),
};

int main(int argc, char **argv)
{
    struct tally tally = {0};
    for (int i = 1; i < argc; i++) {
        char error[200];
        struct buf body = {0};
        if (file_read(argv[i], 8 << 20, &body, error, sizeof(error))) {
            compare_file(argv[i], (struct str){body.data, body.len}, &tally);
        }
        buf_finish(&body);
    }
    if (argc > 1) {
        printf("%d places in the field, %d on the track, %d wrong\n", tally.field,
               tally.track, tally.wrong);
        return tally.wrong > 0;
    }
    return check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
