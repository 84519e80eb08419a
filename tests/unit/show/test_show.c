// The show as a whole: what a meeting's events bring on air, and what changes there.
#include "meeting_hall.h"

static bool jump_of(struct hall *hall, const char *attempts)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = key("14", 1),
                                           .heat_name = "High Jump - Men",
                                           .event_code = "HJ",
                                           .bib = "112",
                                           .name = "Maro Okada",
                                           .vertical = true,
                                           .height = "1.85",
                                           .attempts = attempts,
                                           .result = attempts + strlen(attempts) - 1};
    return hear(hall, TRACK, &event);
}

TEST(results_bring_the_winner_and_say_why)
{
    struct hall hall = hall_open();
    CHECK(result(&hall, "Harry Fold", "1:52.60", false));
    CHECK_INT(lower(&hall)->state, AIR_ENTERING);
    CHECK_STR(lower(&hall)->subject, "track/12/1/1");
    CHECK_STR(lower(&hall)->reason, "results arrived, event 12 heat 1");
    CHECK_STR(shown(&hall, "mark"), "1:52.60");
    hall_close(&hall);
}

TEST(history_and_what_was_heard_before_stay_silent)
{
    struct hall hall = hall_open();
    result(&hall, "Old Winner", "1:50.00", true);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    unit(&hall, "Old Winner", "1:50.00", true);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    throw_of(&hall, "205", 1, "48.67");
    pass(&hall, 10);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    throw_of(&hall, "205", 1, "48.67");
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    CHECK_STR(last_decision(&hall), "heard before");
    hall_close(&hall);
}

TEST(the_unit_completes_what_is_on_air_in_place)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 1);
    CHECK(unit(&hall, "Harry Fold", "1:52.60", false));
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "place"), "1");
    CHECK_STR(shown(&hall, "status"), "OFFICIAL");
    CHECK_STR(lower(&hall)->reason, "results arrived, event 12 heat 1");
    uint64_t version = director_version(show_director(hall.show));
    unit(&hall, "Harry Fold", "1:52.60", false);
    CHECK_INT(director_version(show_director(hall.show)), version);
    hall_close(&hall);
}

TEST(the_unit_completes_what_waits)
{
    struct hall hall = hall_open();
    throw_of(&hall, "205", 1, "48.67");
    pass(&hall, 1);
    bool obeyed;
    say(&hall, "pin", &obeyed);
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    const struct waiting *waiting = director_waiting(show_director(hall.show), 0);
    CHECK_STR(waiting->subject, "track/12/1/1");
    CHECK_STR(values_get(waiting->values, "place"), "1");
    hall_close(&hall);
}

TEST(another_winner_by_push_changes_what_is_on_air_without_a_second_entrance)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 2);
    result(&hall, "Ned Vale", "1:52.61", false);
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "name"), "Ned Vale");
    CHECK_STR(lower(&hall)->reason, "results corrected, event 12 heat 1");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

TEST(another_winner_after_the_popup_is_worth_a_popup_of_its_own)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 30);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    result(&hall, "Ned Vale", "1:52.61", false);
    CHECK_INT(lower(&hall)->state, AIR_ENTERING);
    CHECK_STR(shown(&hall, "name"), "Ned Vale");
    hall_close(&hall);
}

TEST(nobody_wins_without_a_mark_and_comes_when_there_is_one)
{
    static const char *const marks[] = {"", NULL, "DNS", "DQ TR16.8", "NM"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        struct hall hall = hall_open();
        result(&hall, "Harry Fold", marks[i], false);
        const char *before = shown(&hall, "name");
        result(&hall, "Harry Fold", "1:52.60", false);
        const char *after = shown(&hall, "mark");
        CHECK_STR(before, "absent");
        CHECK_STR(after, "1:52.60");
        hall_close(&hall);
    }
}

TEST(results_without_a_name_or_a_mark_come_when_the_unit_tells_it)
{
    static const char *const said[][2] = {
        {"", "1:52.60"}, {NULL, NULL}, {"Harry Fold", ""}};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
        struct hall hall = hall_open();
        result(&hall, said[i][0], said[i][1], false);
        enum air_state before = lower(&hall)->state;
        unit(&hall, "Harry Fold", "1:52.60", false);
        CHECK_INT(before, AIR_OFF);
        CHECK_INT(lower(&hall)->state, AIR_ENTERING);
        CHECK_STR(shown(&hall, "name"), "Harry Fold");
        CHECK_STR(shown(&hall, "mark"), "1:52.60");
        CHECK_STR(lower(&hall)->reason, "results arrived, event 12 heat 1");
        pass(&hall, 30);
        unit(&hall, "Harry Fold", "1:52.58", false);
        CHECK_INT(lower(&hall)->state, AIR_OFF);
        hall_close(&hall);
    }
}

TEST(a_unit_of_which_no_results_are_owed_brings_nothing)
{
    struct hall hall = hall_open();
    result(&hall, NULL, NULL, true);
    unit(&hall, "Harry Fold", "1:52.60", false);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    hall_close(&hall);
}

TEST(a_corrected_mark_after_the_popup_brings_nothing_back)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 30);
    result(&hall, "Harry Fold", "1:52.58", false);
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

TEST(a_correction_found_by_asking_again_changes_what_is_on_air)
{
    struct hall hall = hall_open();
    result(&hall, "Harry Fold", "1:52.60", false);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 5);
    unit(&hall, "Ned Vale", "1:52.58", false);
    CHECK_STR(shown(&hall, "name"), "Ned Vale");
    CHECK_STR(lower(&hall)->reason, "unit 12/1/1 fetched");
    hall_close(&hall);
}

TEST(a_winner_who_was_disqualified_is_named_to_the_operator)
{
    static const char *const marks[][2] = {
        {"DQ TR16.8", "Harry Fold was disqualified, Ned Vale wins; unit 12/1/1 fetched"},
        {"1:52.80", "Harry Fold is no longer first, Ned Vale wins; unit 12/1/1 fetched"}};
    for (int i = 0; i < 2; i++) {
        struct hall hall = hall_open();
        struct entry entries[] = {
            {.bib = "5", .name = "Harry Fold", .performance = "1:52.60", .place = 1},
            {.bib = "6", .name = "Ned Vale", .performance = "1:52.70", .place = 2}};
        struct event event = {.type = EVENT_UNIT};
        event.unit = (struct unit){.key = key("12", 1),
                                   .name = "800m - Men",
                                   .event_code = "800",
                                   .results = RESULTS_OFFICIAL,
                                   .entries = entries,
                                   .entry_count = 2};
        result(&hall, "Harry Fold", "1:52.60", false);
        hear(&hall, TRACK, &event);
        pass(&hall, 3);
        entries[0].performance = marks[i][0];
        entries[0].place = i ? 2 : 0;
        entries[1].place = 1;
        hear(&hall, TRACK, &event);
        CHECK_STR(shown(&hall, "name"), "Ned Vale");
        CHECK_STR(lower(&hall)->reason, marks[i][1]);
        hall_close(&hall);
    }
}

TEST(what_was_dismissed_stays_away_though_its_unit_comes_in)
{
    struct hall hall = hall_open();
    bool obeyed;
    result(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 1);
    say(&hall, "dismiss", &obeyed);
    pass(&hall, 1);
    unit(&hall, "Harry Fold", "1:52.60", false);
    pass(&hall, 700);
    result(&hall, "Harry Fold", "1:52.60", false); // said again after ten minutes
    CHECK_INT(lower(&hall)->state, AIR_OFF);
    CHECK_STR(last_decision(&hall), "dismissed, and says nothing new");
    hall_close(&hall);
}

TEST(attempts_and_heights_are_told_apart_and_corrected_in_place)
{
    struct hall hall = hall_open();
    throw_of(&hall, "205", 3, "48.67");
    CHECK_STR(lower(&hall)->subject, "track/01/1/1/205/3");
    CHECK_STR(lower(&hall)->reason, "attempt arrived, event 01 bib 205");
    pass(&hall, 1);
    throw_of(&hall, "205", 3, "48.76");
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "mark"), "48.76");
    pass(&hall, 20);
    jump_of(&hall, "x");
    CHECK_STR(lower(&hall)->scene->name, "height");
    CHECK_STR(lower(&hall)->subject, "track/14/1/1/112/1.85/1");
    hall_close(&hall);
}

TEST(an_attempt_taken_back_changes_the_height_on_air)
{
    struct hall hall = hall_open();
    jump_of(&hall, "xx");
    pass(&hall, 1);
    CHECK_STR(shown(&hall, "attempts"), "xx");
    jump_of(&hall, "o");
    CHECK_INT(lower(&hall)->state, AIR_ON);
    CHECK_STR(shown(&hall, "attempts"), "o");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

TEST(an_attempt_without_a_bib_is_told_apart_by_its_name)
{
    struct hall hall = hall_open();
    throw_of(&hall, NULL, 3, "48.67");
    CHECK_STR(lower(&hall)->subject, "track/01/1/1/Robin_Croft/3");
    struct event unit_came = {.type = EVENT_UNIT, .unit = {.key = key("01", 1)}};
    hear(&hall, TRACK, &unit_came);
    CHECK_STR(shown(&hall, "mark"), "48.67");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(results_bring_the_winner_and_say_why),
    CASE(history_and_what_was_heard_before_stay_silent),
    CASE(the_unit_completes_what_is_on_air_in_place),
    CASE(the_unit_completes_what_waits),
    CASE(another_winner_by_push_changes_what_is_on_air_without_a_second_entrance),
    CASE(another_winner_after_the_popup_is_worth_a_popup_of_its_own),
    CASE(nobody_wins_without_a_mark_and_comes_when_there_is_one),
    CASE(results_without_a_name_or_a_mark_come_when_the_unit_tells_it),
    CASE(a_unit_of_which_no_results_are_owed_brings_nothing),
    CASE(a_corrected_mark_after_the_popup_brings_nothing_back),
    CASE(a_correction_found_by_asking_again_changes_what_is_on_air),
    CASE(a_winner_who_was_disqualified_is_named_to_the_operator),
    CASE(what_was_dismissed_stays_away_though_its_unit_comes_in),
    CASE(attempts_and_heights_are_told_apart_and_corrected_in_place),
    CASE(an_attempt_taken_back_changes_the_height_on_air),
    CASE(an_attempt_without_a_bib_is_told_apart_by_its_name),
};

CHECK_MAIN(cases)
