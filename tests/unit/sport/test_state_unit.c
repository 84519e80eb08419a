#include "check.h"
#include "event_maker.h"
#include "prng.h"

static const struct meeting_competitor people[] = {
    {.bib = "11",
     .first_name = "Åse",
     .last_name = "Nordgård",
     .team = "BUL",
     .team_name = "IL Bul",
     .country = "NOR",
     .flag = "https://example.org/bul.png"},
    {.bib = "7", .first_name = "Ana", .last_name = "Kos", .team = "SLO"},
    {.bib = "THH", .team = "THH", .team_name = "Harriers A", .runners = "A. One, B. Two"},
};

static const struct meeting_entry entered[] = {
    {.bib = "7", .event = "T02", .pb = "12.40", .sb = "12.55"},
    {.bib = "7", .event = "T01", .pb = "25.10"},
    {.bib = "11", .event = "T01", .pb = "24.90"},
};

static const struct meeting_discipline disciplines[] = {
    {.event = "T02", .code = "100", .name = "100m - Women", .rounds = {3, 1}},
    {.event = "R01", .code = "4x100", .name = "Relay", .rounds = {1}},
};

static struct event meeting_said(void)
{
    struct event event = {.type = EVENT_MEETING};
    event.meeting = (struct meeting_event){.title = "Varsity",
                                           .competitors = people,
                                           .competitor_count = 3,
                                           .entries = entered,
                                           .entry_count = 3,
                                           .disciplines = disciplines,
                                           .discipline_count = 2};
    return event;
}

static struct event bare_said(void)
{
    static const struct entry rows[] = {
        {.bib = "7", .performance = "12.50", .place = 2, .order = 3},
        {.bib = "11", .performance = "12.45", .place = 1, .order = 4},
    };
    struct event event = unit_said(key_of("T02", 1, 2), rows, 2);
    event.unit.results = RESULTS_OFFICIAL;
    return event;
}

static struct event named_said(void)
{
    struct event event = bare_said();
    event.unit.entries[0].first_name = "Ana";
    event.unit.entries[0].last_name = "KOS";
    event.unit.entries[0].name = "Ana KOS";
    event.unit.entries[0].country = "SLO";
    event.unit.entries[0].note = "PB";
    event.unit.name = "100m - Women";
    return event;
}

static const struct unit *unit_of(const struct sport_state *state)
{
    struct unit_key key = key_of("T02", 1, 2);
    return sport_unit(state, 0, &key)->unit;
}

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

TEST(names_come_from_the_meeting_whichever_arrives_first)
{
    for (int meeting_first = 0; meeting_first < 2; meeting_first++) {
        struct sport_state *state = sport_create();
        tell(state, meeting_first ? meeting_said() : bare_said());
        tell(state, meeting_first ? bare_said() : meeting_said());
        const struct unit *unit = unit_of(state);
        CHECK_STR(unit->entries[0].name, "Ana Kos");
        CHECK_STR(unit->entries[0].team, "SLO");
        CHECK_STR(unit->entries[0].pb, "12.40");
        CHECK_STR(unit->entries[0].sb, "12.55");
        CHECK_STR(unit->entries[1].first_name, "Åse");
        CHECK_STR(unit->entries[1].last_name, "Nordgård");
        CHECK_STR(unit->entries[1].team_name, "IL Bul");
        CHECK_STR(unit->entries[1].country, "NOR");
        CHECK_STR(unit->entries[1].flag, "https://example.org/bul.png");
        CHECK(unit->entries[1].pb == NULL); // that one is for another event
        CHECK_STR(unit->event_code, "100");
        CHECK_INT(unit->heats, 3);
        struct unit_key key = key_of("T02", 1, 2);
        CHECK_STR(sport_unit(state, 0, &key)->name, "100m - Women");
        sport_destroy(state);
    }
}

// Where rows have no names the feed puts the club's.
TEST(two_relay_teams_of_a_club_go_by_their_own_names)
{
    struct sport_state *state = sport_create();
    struct entry teams[] = {{.bib = "THH",
                             .name = "Harriers",
                             .team_name = "Harriers",
                             .performance = "43.10"},
                            {.bib = "HHB",
                             .name = "Harriers",
                             .team_name = "Harriers",
                             .performance = "44.00"}};
    tell(state, meeting_said());
    tell(state, unit_said(key_of("R01", 1, 1), teams, 2));
    struct unit_key key = key_of("R01", 1, 1);
    const struct unit *unit = sport_unit(state, 0, &key)->unit;
    CHECK_STR(unit->entries[0].name, "Harriers A");
    CHECK_STR(unit->entries[0].team_name, "Harriers");
    CHECK_STR(unit->entries[1].name, "Harriers");
    sport_destroy(state);
}

TEST(a_relay_is_called_by_its_team_and_knows_its_runners)
{
    struct sport_state *state = sport_create();
    struct entry rows[] = {{.bib = "THH", .performance = "43.10"},
                           {.bib = "XYZ", .team_name = "Xylo B", .performance = "44.00"}};
    tell(state, meeting_said());
    tell(state, unit_said(key_of("R01", 1, 1), rows, 2));
    struct unit_key key = key_of("R01", 1, 1);
    const struct unit *unit = sport_unit(state, 0, &key)->unit;
    CHECK_STR(unit->entries[0].name, "Harriers A");
    CHECK_STR(unit->entries[0].runners, "A. One, B. Two");
    CHECK_STR(unit->entries[1].name, "Xylo B");
    sport_destroy(state);
}

TEST(a_poorer_snapshot_never_erases_who_people_are)
{
    struct sport_state *state = sport_create();
    tell(state, named_said());
    CHECK_INT(tell(state, bare_said()), NEWS); // the note is gone
    const struct unit *unit = unit_of(state);
    CHECK_STR(unit->entries[0].name, "Ana KOS");
    CHECK_STR(unit->entries[0].country, "SLO");
    CHECK(unit->entries[0].note == NULL);
    CHECK_STR(unit->name, "100m - Women");
    CHECK_INT(tell(state, bare_said()), DUPLICATE);
    struct event empty = unit_said(key_of("T02", 1, 2), NULL, 0);
    tell(state, empty);
    CHECK_INT(unit_of(state)->entry_count, 2);
    sport_destroy(state);
}

TEST(what_a_unit_says_itself_counts_more_than_the_meeting)
{
    struct arena arena = {0};
    const char *expected = NULL;
    static const int orders[][3] = {{0, 1, 2}, {1, 0, 2}, {1, 2, 0}};
    for (int i = 0; i < 3; i++) {
        struct sport_state *state = sport_create();
        for (int j = 0; j < 3; j++) {
            int which = orders[i][j];
            tell(state, which == 0   ? meeting_said()
                        : which == 1 ? named_said()
                                     : bare_said());
        }
        CHECK_STR(unit_of(state)->entries[0].name, "Ana KOS");
        const char *found = sport_print(state, &arena);
        expected = expected ? expected : found;
        CHECK_STR(found, expected);
        sport_destroy(state);
    }
    arena_finish(&arena);
}

TEST(a_bib_that_was_handed_on_does_not_keep_the_other_ones_country)
{
    struct sport_state *state = sport_create();
    tell(state, named_said());
    struct event event = bare_said();
    event.unit.entries[0].name = "Bo Dahl";
    tell(state, event);
    CHECK_STR(unit_of(state)->entries[0].name, "Bo Dahl");
    CHECK(unit_of(state)->entries[0].country == NULL);
    CHECK(unit_of(state)->entries[0].last_name == NULL);
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

TEST(people_entries_and_events_of_a_meeting_are_found)
{
    struct sport_state *state = sport_create();
    CHECK(sport_competitor(state, 0, "7") == NULL);
    CHECK_INT(tell(state, meeting_said()), NEWS);
    CHECK_INT(tell(state, meeting_said()), DUPLICATE);
    CHECK_STR(sport_competitor(state, 0, "7")->last_name, "Kos");
    CHECK_STR(sport_competitor(state, 0, "THH")->runners, "A. One, B. Two");
    CHECK(sport_competitor(state, 0, "8") == NULL);
    CHECK(sport_competitor(state, 0, NULL) == NULL);
    CHECK(sport_competitor(state, 1, "7") == NULL);
    CHECK(sport_competitor(state, -1, "7") == NULL);
    CHECK_STR(sport_entry(state, 0, "7", "T01")->pb, "25.10");
    CHECK_STR(sport_entry(state, 0, "7", "T02")->sb, "12.55");
    CHECK(sport_entry(state, 0, "11", "T02") == NULL);
    CHECK_STR(sport_discipline(state, 0, "R01")->code, "4x100");
    CHECK(sport_discipline(state, 0, "T99") == NULL);
    sport_destroy(state);
}

TEST(a_poorer_meeting_keeps_what_was_known)
{
    struct sport_state *state = sport_create();
    tell(state, meeting_said());
    static const struct meeting_competitor fewer[] = {{.bib = "7", .last_name = "Kos"}};
    struct event event = {.type = EVENT_MEETING, .backlog = true};
    event.meeting.competitors = fewer;
    event.meeting.competitor_count = 1;
    CHECK_INT(tell(state, event), HISTORY);
    CHECK_STR(sport_competitor(state, 0, "7")->first_name, "Ana");
    CHECK(sport_competitor(state, 0, "11") == NULL);
    CHECK_STR(sport_discipline(state, 0, "T02")->name, "100m - Women");
    sport_destroy(state);
}

TEST(a_competitor_listed_twice_is_the_first_one)
{
    struct sport_state *state = sport_create();
    static const struct meeting_competitor twice[] = {
        {.bib = "9", .last_name = "Nine"},    {.bib = "5", .last_name = "First"},
        {.bib = NULL, .last_name = "Nobody"}, {.bib = "5", .last_name = "Second"},
        {.bib = "1", .last_name = "One"},
    };
    struct event event = {.type = EVENT_MEETING};
    event.meeting.competitors = twice;
    event.meeting.competitor_count = 5;
    tell(state, event);
    CHECK_STR(sport_competitor(state, 0, "5")->last_name, "First");
    CHECK_STR(sport_competitor(state, 0, "1")->last_name, "One");
    CHECK_STR(sport_competitor(state, 0, "9")->last_name, "Nine");
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

TEST(meeting_units_and_pushes_in_any_order_repeated_give_the_same_state)
{
    struct arena arena = {0};
    const char *expected = NULL;
    prng_seed(31);
    for (int run = 0; run < 100; run++) {
        struct sport_state *state = sport_create();
        bool told[5] = {false};
        for (int left = 5; left > 0;) {
            int i = prng_below(5);
            struct event event = i == 0   ? meeting_said()
                                 : i == 1 ? named_said()
                                 : i == 2 ? result_said("Harry Cox", "1:52.60")
                                 : i == 3 ? throw_said("205", 1, "48.67")
                                          : jump_said("1.85", "xo");
            sport_apply(state, 0, &event, 0);
            left -= !told[i];
            told[i] = true;
        }
        const char *found = sport_print(state, &arena);
        expected = expected ? expected : found;
        sport_destroy(state);
        CHECK_STR(found, expected);
    }
    CHECK(strstr(expected, "\"Nordg\xc3\xa5rd\"") != NULL);
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_unit_is_news_only_when_something_differs),
    CASE(a_snapshot_is_copied_and_its_time_is_kept),
    CASE(names_come_from_the_meeting_whichever_arrives_first),
    CASE(a_relay_is_called_by_its_team_and_knows_its_runners),
    CASE(two_relay_teams_of_a_club_go_by_their_own_names),
    CASE(a_poorer_snapshot_never_erases_who_people_are),
    CASE(what_a_unit_says_itself_counts_more_than_the_meeting),
    CASE(a_bib_that_was_handed_on_does_not_keep_the_other_ones_country),
    CASE(trials_that_a_snapshot_leaves_out_stay_but_a_reset_event_loses_them),
    CASE(people_entries_and_events_of_a_meeting_are_found),
    CASE(a_poorer_meeting_keeps_what_was_known),
    CASE(a_competitor_listed_twice_is_the_first_one),
    CASE(too_many_units_drop_the_oldest_and_count_it),
    CASE(a_field_that_is_too_large_keeps_its_podium_and_counts_the_rest),
    CASE(a_failed_fetch_names_its_unit_and_changes_nothing),
    CASE(a_feed_that_does_not_exist_changes_nothing),
    CASE(meeting_units_and_pushes_in_any_order_repeated_give_the_same_state),
};

CHECK_MAIN(cases)
