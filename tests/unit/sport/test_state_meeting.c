// Who people are: what the meeting, its units and the pushes tell of them together.
#include "sprint_said.h"

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

// Until the meeting is read again it tells of who had the bib before.
TEST(who_swapped_bibs_has_not_the_other_ones_club_and_best_mark)
{
    struct sport_state *state = sport_create();
    struct entry rows[] = {{.bib = "7",
                            .first_name = "Åse",
                            .last_name = "Nordgård",
                            .team = "BUL",
                            .performance = "12.31"},
                           {.bib = "11",
                            .first_name = "Ana",
                            .last_name = "KOS",
                            .team = "SLO",
                            .performance = "12.40"}};
    tell(state, meeting_said());
    tell(state, unit_said(key_of("T02", 1, 2), rows, 2));
    const struct unit *unit = unit_of(state);
    CHECK(unit->entries[0].pb == NULL);
    CHECK(unit->entries[1].team_name == NULL);
    CHECK(unit->entries[1].country == NULL);
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
    CASE(names_come_from_the_meeting_whichever_arrives_first),
    CASE(a_relay_is_called_by_its_team_and_knows_its_runners),
    CASE(two_relay_teams_of_a_club_go_by_their_own_names),
    CASE(a_poorer_snapshot_never_erases_who_people_are),
    CASE(what_a_unit_says_itself_counts_more_than_the_meeting),
    CASE(a_bib_that_was_handed_on_does_not_keep_the_other_ones_country),
    CASE(who_swapped_bibs_has_not_the_other_ones_club_and_best_mark),
    CASE(people_entries_and_events_of_a_meeting_are_found),
    CASE(a_poorer_meeting_keeps_what_was_known),
    CASE(a_competitor_listed_twice_is_the_first_one),
    CASE(meeting_units_and_pushes_in_any_order_repeated_give_the_same_state),
};

CHECK_MAIN(cases)
