// Cues to the show as a whole: what is taken, followed, refused, and written down.
#include "meeting_hall.h"

TEST(take_of_a_subject_shows_what_is_known_of_it_now)
{
    struct hall hall = hall_open();
    bool obeyed;
    unit(&hall, "Harry Fold", "1:52.60", true);
    say(&hall, "take winner track/12/1/1", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, "name"), "Harry Fold");
    CHECK_STR(say(&hall, "take winner track/12/1/1", &obeyed),
              "winner track/12/1/1 is on air already");
    CHECK(!obeyed);
    CHECK_STR(say(&hall, "take winner track/99/1/1", &obeyed),
              "nothing is known of winner track/99/1/1");
    CHECK_STR(say(&hall, "take winner track/12/1/1/7", &obeyed),
              "nothing is known of winner track/12/1/1/7");
    CHECK_STR(say(&hall, "take attempt track/12/1/1", &obeyed),
              "nothing is known of attempt track/12/1/1");
    hall_close(&hall);
}

TEST(take_of_the_last_shows_it_as_it_is_known_now)
{
    struct hall hall = hall_open();
    bool obeyed;
    throw_of(&hall, "205", 3, "48.67");
    pass(&hall, 20);
    throw_of(&hall, "205", 3, "48.76"); // a correction that nobody saw
    say(&hall, "take attempt", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, "mark"), "48.76");
    hall_close(&hall);
}

TEST(cues_for_things_that_do_not_exist_yet_say_so)
{
    static const struct {
        const char *words, *reason;
    } cases[] = {
        {"call 205", "nobody is known by the number 205"},
        {"bug on", "no feed tells of a match or a race"},
        {"board toggle", "no feed tells of a race"},
        {"veto", "nothing is announced"},
        {"follow trakc 12/1/1", "no feed is called trakc, did you mean track"},
        {"follow track twelve", "expected a unit as EVENT/ROUND/HEAT, like 12/1/1"},
        {"quit", "this is for the program, not for the show"},
    };
    struct hall hall = hall_open();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bool obeyed;
        CHECK_STR(say(&hall, cases[i].words, &obeyed), cases[i].reason);
        CHECK(!obeyed);
    }
    hall_close(&hall);
}

TEST(follow_refuses_what_the_competition_is_known_not_to_have)
{
    const struct meeting_discipline disciplines[] = {{.event = "F04"}, {.event = "12"}};
    struct event meeting = {.type = EVENT_MEETING, .backlog = true};
    struct event pushed = {.type = EVENT_UNIT, .unit = {.key = key("F77", 1)}};
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    CHECK_STR(say(&hall, "follow field 99/1/1", &obeyed), "following unit 99/1/1");
    CHECK(show_wish(hall.show, &wish));
    meeting.meeting.disciplines = disciplines;
    meeting.meeting.discipline_count = 2;
    hear(&hall, FIELD, &meeting);
    CHECK_STR(say(&hall, "follow field 98/1/1", &obeyed),
              "the competition has no event 98");
    CHECK(!obeyed);
    CHECK(!show_wish(hall.show, &wish));
    say(&hall, "follow field F04/1/1", &obeyed);
    CHECK(obeyed);
    // Another feed's competition is not known; nor is this one's newest event.
    say(&hall, "follow track 98/1/1", &obeyed);
    CHECK(obeyed);
    hear(&hall, FIELD, &pushed);
    say(&hall, "follow field F77/1/1", &obeyed);
    CHECK(obeyed);
    hall_close(&hall);
}

TEST(every_cue_stands_in_the_log)
{
    struct hall hall = hall_open();
    bool obeyed;
    say(&hall, "auto off", &obeyed);
    CHECK_STR(last_decision(&hall), "auto off");
    say(&hall, "pin", &obeyed);
    CHECK_STR(last_decision(&hall), "pin: nothing is on air");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(take_of_a_subject_shows_what_is_known_of_it_now),
    CASE(take_of_the_last_shows_it_as_it_is_known_now),
    CASE(cues_for_things_that_do_not_exist_yet_say_so),
    CASE(follow_refuses_what_the_competition_is_known_not_to_have),
    CASE(every_cue_stands_in_the_log),
};

CHECK_MAIN(cases)
