#include "sprint_said.h"

TEST(a_unit_is_news_only_when_something_differs)
{
    struct sport_state *state = sport_create();
    CHECK_INT(tell(state, named_said()), NEWS);
    CHECK_INT(tell(state, named_said()), DUPLICATE);
    struct event event = named_said();
    event.unit.entries[1].performance = "12.44";
    CHECK_INT(tell(state, event), NEWS);
    CHECK_STR(unit_of(state)->entries[1].performance, "12.44");
    CHECK_INT(tell(state, event), DUPLICATE);
    event.unit.has_wind = true;
    event.unit.wind = 8;
    CHECK_INT(tell(state, event), NEWS);
    CHECK_INT(tell(state, event), DUPLICATE);
    event.unit.results = RESULTS_PROVISIONAL;
    event.backlog = true;
    CHECK_INT(tell(state, event), HISTORY);
    CHECK_INT(unit_of(state)->results, RESULTS_PROVISIONAL);
    sport_destroy(state);
}

TEST(a_snapshot_is_copied_and_its_time_is_kept)
{
    struct sport_state *state = sport_create();
    char mark[] = "12.50";
    struct trial trial = {.bib = "7", .round = 1, .result = mark};
    const char *height = mark;
    struct event event = bare_said();
    event.unit.entries[0].performance = mark;
    event.unit.trials = &trial;
    event.unit.trial_count = 1;
    event.unit.heights = &height;
    event.unit.height_count = 1;
    tell_at(state, event, 4711);
    mark[0] = '9';
    CHECK_STR(unit_of(state)->entries[0].performance, "12.50");
    CHECK_STR(unit_of(state)->trials[0].result, "12.50");
    CHECK_STR(unit_of(state)->heights[0], "12.50");
    struct unit_key key = key_of("T02", 1, 2);
    CHECK_INT(sport_unit(state, 0, &key)->unit_at_ms, 4711);
    sport_destroy(state);
}

TEST(trials_that_a_snapshot_leaves_out_stay_but_a_reset_event_loses_them)
{
    struct sport_state *state = sport_create();
    struct trial trial = {.bib = "7", .round = 1, .result = "7.10"};
    struct event event = bare_said();
    event.unit.trials = &trial;
    event.unit.trial_count = 1;
    tell(state, event);
    tell(state, bare_said());
    CHECK_INT(unit_of(state)->trial_count, 1);
    event = bare_said();
    event.unit.entries[0].performance = NULL;
    event.unit.entries[1].performance = "";
    tell(state, event);
    CHECK_INT(unit_of(state)->trial_count, 0);
    sport_destroy(state);
}

TEST(too_many_units_drop_the_oldest_and_count_it)
{
    struct sport_state *state = sport_create();
    for (int heat = 1; heat <= SPORT_MAX_UNITS + 2; heat++) {
        struct event event = result_said("Harry Cox", "1:52.60");
        event.result.unit.heat = heat;
        sport_apply(state, 0, &event, 0);
    }
    struct unit_key key = key_of("12", 1, 2);
    CHECK(sport_unit(state, 0, &key) == NULL);
    CHECK_INT(sport_unit_count(state), SPORT_MAX_UNITS);
    CHECK_INT(sport_unit_at(state, 0)->key.heat, 3);
    struct arena arena = {0};
    CHECK(strstr(sport_print(state, &arena), "dropped units 2 ") != NULL);
    arena_finish(&arena);
    sport_destroy(state);
}

TEST(a_field_that_is_too_large_keeps_its_podium_and_counts_the_rest)
{
    static struct entry rows[UNIT_MAX_ENTRIES + 5];
    for (int i = 0; i < UNIT_MAX_ENTRIES + 5; i++) {
        rows[i] = (struct entry){.bib = "1", .place = UNIT_MAX_ENTRIES + 5 - i};
    }
    struct sport_state *state = sport_create();
    tell(state, unit_said(key_of("T02", 1, 2), rows, UNIT_MAX_ENTRIES + 5));
    const struct unit *unit = unit_of(state);
    CHECK_INT(unit->entry_count, UNIT_MAX_ENTRIES);
    CHECK_INT(unit->entries[UNIT_MAX_ENTRIES - 1].place, 1);
    CHECK_INT(unit->entries[0].place, UNIT_MAX_ENTRIES);
    struct arena arena = {0};
    CHECK(strstr(sport_print(state, &arena), " rows 5\n") != NULL);
    arena_finish(&arena);
    sport_destroy(state);
}

TEST(a_failed_fetch_names_its_unit_and_changes_nothing)
{
    struct sport_state *state = sport_create();
    tell(state, named_said());
    struct event event = {.type = EVENT_FETCH_FAILED};
    event.fetch = (struct fetch_event){.unit = key_of("T02", 1, 2), .status = 403};
    struct change change = sport_apply(state, 0, &event, 0);
    CHECK_INT(change.novelty, NEWS);
    CHECK_STR(change.unit.event, "T02");
    CHECK_INT(change.unit.heat, 2);
    CHECK_STR(change.unit_state->unit->entries[0].name, "Ana KOS");
    CHECK_INT(sport_unit_count(state), 1);
    sport_destroy(state);
}

TEST(a_feed_that_does_not_exist_changes_nothing)
{
    struct sport_state *state = sport_create();
    struct event event = result_said("Harry Cox", "1:52.60");
    sport_apply(state, SPORT_FEEDS, &event, 0);
    sport_apply(state, -1, &event, 0);
    CHECK_INT(sport_unit_count(state), 0);
    sport_destroy(state);
}

static const struct check_case cases[] = {
    CASE(a_unit_is_news_only_when_something_differs),
    CASE(a_snapshot_is_copied_and_its_time_is_kept),
    CASE(trials_that_a_snapshot_leaves_out_stay_but_a_reset_event_loses_them),
    CASE(too_many_units_drop_the_oldest_and_count_it),
    CASE(a_field_that_is_too_large_keeps_its_podium_and_counts_the_rest),
    CASE(a_failed_fetch_names_its_unit_and_changes_nothing),
    CASE(a_feed_that_does_not_exist_changes_nothing),
};

CHECK_MAIN(cases)
