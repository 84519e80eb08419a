// The leaderboard of a race on air: at each point, joined, switched off and on.
#include "live_hall.h"

TEST(the_board_comes_at_each_new_point_of_the_first)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, true);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    pass(&hall, 100);
    race_at(&hall, "3", 1, 700, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(board(&hall)->reason, "first at Bike Lap 1, Elite Women");
    CHECK_STR(shown(&hall, LAYER_BOARD, "point"), "Bike Lap 1");
    CHECK_STR(shown(&hall, LAYER_BOARD, "passed"), "1");
    CHECK_STR(shown(&hall, LAYER_BOARD, "starters"), "3");
    CHECK_STR(rows(&hall), "1 Ilse Varga 11:40; Noor Hadley; Mae Corrigan");
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    race_at(&hall, "4", 1, 760, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(board(&hall)->reason, "first at Transition 2, Elite Women");
    hall_close(&hall);
}

TEST(who_arrives_next_joins_the_board_in_place_up_to_the_ceiling)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 100);
    race_at(&hall, "3", 1, 700, false);
    pass(&hall, 12);
    race_at(&hall, "3", 2, 712, false);
    CHECK_STR(rows(&hall), "1 Ilse Varga 11:40; 2 Mae Corrigan +0:12; Noor Hadley");
    CHECK_STR(board(&hall)->reason, "2 through at Bike Lap 1, Elite Women");
    pass(&hall, 14);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    for (int i = 0; i < 9; i++) {
        race_at(&hall, "3", 2 + (i & 1), 726 + i * 5, false);
        pass(&hall, 5);
    }
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    hall_close(&hall);
}

TEST(the_first_push_of_a_race_under_way_brings_its_board)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(board(&hall)->reason, "Ilse Varga leads, Elite Women");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    hall_close(&hall);
}

TEST(history_changes_the_board_on_air_but_brings_none)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, true);
    pass(&hall, 10);
    race_at(&hall, "3", 1, 700, true);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    race_at(&hall, "4", 1, 760, false);
    race_at(&hall, "4", 2, 772, true);
    CHECK_STR(shown(&hall, LAYER_BOARD, "passed"), "2");
    hall_close(&hall);
}

TEST(the_boards_clock_ticks_without_touching_its_hold)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 100);
    race_at(&hall, "3", 1, 700, false);
    pass(&hall, 1);
    int64_t until = board(&hall)->hold_until_ms, decided = decisions(&hall);
    CHECK_STR(shown(&hall, LAYER_BOARD, "clock"), "11:41");
    pass(&hall, 10);
    CHECK_STR(shown(&hall, LAYER_BOARD, "clock"), "11:51");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "11:51");
    CHECK_INT(board(&hall)->hold_until_ms, until);
    CHECK_INT(board(&hall)->changed_ms, -1);
    CHECK_INT(decisions(&hall), decided);
    hall_close(&hall);
}

TEST(a_message_that_only_moves_the_clock_is_no_news_on_air)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 100);
    race_at(&hall, "3", 1, 700, false);
    pass(&hall, 1);
    int64_t decided = decisions(&hall);
    struct runner runners[] = {{"7", "Ilse Varga", "HUN", "3", 700000, 1, NULL},
                               {"12", "Mae Corrigan", "IRL", NULL, 0, 0, NULL},
                               {"3", "Noor Hadley", "GBR", NULL, 0, 0, NULL}};
    hear_race(&hall, &(struct race_message){.status = RACE_LIVE,
                                            .date_ms = GUN_MS + 706000, // ahead by 5 s
                                            .start_ms = GUN_MS,
                                            .point = "3",
                                            .runners = runners,
                                            .count = 3});
    CHECK_STR(shown(&hall, LAYER_BOARD, "clock"), "11:46");
    CHECK_INT(decisions(&hall), decided);
    CHECK_INT(on(&hall, LAYER_BUG)->changed_ms > hall.now_ms - SECOND, false);
    hall_close(&hall);
}

TEST(a_board_that_was_dismissed_comes_back_with_the_next_point)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, false);
    race_at(&hall, "3", 1, 700, false);
    say(&hall, "dismiss board", NULL);
    pass(&hall, 1);
    race_at(&hall, "3", 2, 712, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    race_at(&hall, "4", 1, 760, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    hall_close(&hall);
}

// Two races at once, each with a feed of its own.
static struct hall two_races(void)
{
    static const struct show_feed feeds[] = {
        {.id = "tri", .type = "triathlon", .subject = PROG},
        {.id = "men", .type = "triathlon", .subject = "9"}};
    return hall_with(feeds, 2);
}

static void men_at(struct hall *hall, const char *point, double race_s)
{
    struct runner runner = {"9", "Otto Field", "NZL", point, 0, 1, NULL};
    runner.time_ms = (int64_t)(race_s * SECOND);
    hear_race(hall, &(struct race_message){.feed = 1,
                                           .prog = "9",
                                           .status = RACE_LIVE,
                                           .date_ms = GUN_MS + (int64_t)(race_s * SECOND),
                                           .start_ms = GUN_MS,
                                           .point = point,
                                           .runners = &runner,
                                           .count = 1});
}

static bool dropped_since(const struct hall *hall, int64_t number, const char *subject,
                          const char *text)
{
    const struct director *director = show_director(hall->show);
    for (int i = 0; i < director_decision_count(director); i++) {
        const struct decision *decision = director_decision(director, i);
        if (decision->number > number && decision->outcome == OUTCOME_DROPPED &&
            text_equal(decision->subject, subject) && strstr(decision->text, text)) {
            return true;
        }
    }
    return false;
}

TEST(of_several_races_board_on_is_the_one_followed_last_or_else_in_the_corner)
{
    struct hall hall = two_races();
    bool obeyed;
    race_at(&hall, "1", 3, 600, true);
    CHECK_STR(standing(&hall, LAYER_BUG), "raceclock tri/281501");
    men_at(&hall, "1", 500);
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    CHECK_STR(
        say(&hall, "board on", &obeyed),
        "the board of tri/281501; another race has one, too: follow it for its own");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    say(&hall, "board off", &obeyed);
    say(&hall, "follow men 9", &obeyed);
    pass(&hall, 60);
    say(&hall, "board on", &obeyed);
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard men/9");
    hall_close(&hall);
}

TEST(a_board_that_is_switched_off_stays_off_until_board_on)
{
    struct hall hall = two_races();
    bool obeyed;
    race_at(&hall, "1", 3, 600, true);
    men_at(&hall, "1", 500);
    pass(&hall, 60);
    race_at(&hall, "3", 1, 700, false);
    men_at(&hall, "2", 600);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    int64_t decided = decisions(&hall);
    CHECK_STR(say(&hall, "board off", &obeyed), "");
    CHECK(obeyed);
    CHECK(dropped_since(&hall, decided, "men/9", "the board is off"));
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    decided = decisions(&hall);
    race_at(&hall, "4", 1, 760, false);
    men_at(&hall, "3", 700);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    CHECK(dropped_since(&hall, decided, "tri/281501", "the board is off"));
    CHECK(dropped_since(&hall, decided, "men/9", "it stays off until `board on`"));
    CHECK_STR(say(&hall, "board off", &obeyed), "the board is off already");
    CHECK(!obeyed);
    CHECK_STR(
        say(&hall, "board on", &obeyed),
        "the board of tri/281501; another race has one, too: follow it for its own");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(shown(&hall, LAYER_BOARD, "point"), "Transition 2");
    pass(&hall, 60);
    men_at(&hall, "4", 800);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard men/9");
    hall_close(&hall);
}

TEST(a_board_that_is_off_comes_on_again_with_take_or_follow)
{
    static const char *const cues[] = {"take leaderboard", "follow men 9"};
    for (size_t i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        struct hall hall = two_races();
        race_at(&hall, "1", 3, 600, false);
        pass(&hall, 1);
        say(&hall, "board toggle", NULL);
        pass(&hall, 1);
        CHECK_STR(standing(&hall, LAYER_BOARD), "");
        bool obeyed;
        say(&hall, cues[i], &obeyed);
        CHECK(obeyed);
        pass(&hall, 60);
        men_at(&hall, "1", 500);
        men_at(&hall, "2", 600);
        CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard men/9");
        hall_close(&hall);
    }
}

TEST(board_off_before_the_first_board_keeps_it_away)
{
    struct hall hall = two_races();
    bool obeyed;
    race_at(&hall, NULL, 0, 1, false);
    CHECK_STR(say(&hall, "board off", &obeyed), "");
    CHECK(obeyed);
    race_at(&hall, "1", 1, 600, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "");
    say(&hall, "board toggle", &obeyed);
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    hall_close(&hall);
}

TEST(board_on_with_nothing_to_show_lets_the_next_one_come)
{
    struct hall hall = two_races();
    bool obeyed;
    say(&hall, "board off", NULL);
    CHECK_STR(say(&hall, "board on", &obeyed),
              "the board comes by itself again: nothing is known yet of race 9");
    CHECK(obeyed);
    race_at(&hall, "1", 3, 600, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    hall_close(&hall);
}

TEST(a_bug_that_is_switched_off_is_not_replaced_by_another_feeds)
{
    struct hall hall = hall_open();
    bool obeyed;
    race_at(&hall, "1", 3, 600, false);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    int64_t decided = decisions(&hall);
    hear_match(&hall, CUP, &(struct match_message){.status = MATCH_OVER});
    pass(&hall, 150);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK(dropped_since(&hall, decided, "tri/281501", "the bug is off"));
    CHECK_STR(say(&hall, "bug on", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BUG), "raceclock tri/281501");
    hall_close(&hall);
}

TEST(board_on_shows_what_is_known_or_says_why_not)
{
    struct hall hall = hall_open();
    bool obeyed;
    CHECK_STR(say(&hall, "board on", &obeyed), "nothing is known yet of race 281501");
    CHECK(!obeyed);
    race_at(&hall, NULL, 0, 1, false);
    CHECK_STR(say(&hall, "board on", &obeyed), "Elite Women: nobody has been timed yet");
    race_at(&hall, "1", 3, 600, true);
    CHECK_STR(say(&hall, "board toggle", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK(board(&hall)->cued);
    CHECK_STR(say(&hall, "board on", &obeyed), "the board is on already");
    say(&hall, "board off", &obeyed);
    CHECK(obeyed);
    pass(&hall, 1);
    say(&hall, "take leaderboard", &obeyed);
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    hall_close(&hall);
}

TEST(sixty_five_athletes_are_all_on_the_board_and_in_the_state)
{
    struct hall hall = hall_open();
    struct runner runners[65];
    char bibs[65][8], names[65][32];
    race_at(&hall, "1", 3, 600, false);
    for (int i = 0; i < 65; i++) {
        snprintf(bibs[i], sizeof(bibs[i]), "%d", i + 1);
        snprintf(names[i], sizeof(names[i]), "Athlete Number %d", i + 1);
        runners[i] = (struct runner){bibs[i], names[i], "GBR", "3", 3600000 + i * 61000,
                                     i + 1,   NULL};
    }
    runners[63].out = "DNF";
    runners[64].out = "LAP";
    hear_race(&hall, &(struct race_message){.status = RACE_LIVE,
                                            .date_ms = GUN_MS + 8000000,
                                            .start_ms = GUN_MS,
                                            .point = "3",
                                            .runners = runners,
                                            .count = 65});
    const struct values *values = board(&hall)->values;
    CHECK_INT(values->row_count, 65);
    CHECK_STR(values_get(&values->rows[62], "gap"), "+1:03:02");
    CHECK_STR(values_get(&values->rows[63], "state"), "DNF");
    CHECK(!values_get(&values->rows[63], "pos") && !values_get(&values->rows[63], "gap"));
    struct buf buf = {0};
    struct show_output output = {.width = 1920, .height = 1080, .key = "chroma"};
    show_status(hall.show, &output, NULL, hall.now_ms, &buf);
    bool told = strstr(buf.data, "Athlete Number 63") != NULL;
    buf_finish(&buf);
    CHECK(told);
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_board_comes_at_each_new_point_of_the_first),
    CASE(who_arrives_next_joins_the_board_in_place_up_to_the_ceiling),
    CASE(the_first_push_of_a_race_under_way_brings_its_board),
    CASE(history_changes_the_board_on_air_but_brings_none),
    CASE(the_boards_clock_ticks_without_touching_its_hold),
    CASE(a_message_that_only_moves_the_clock_is_no_news_on_air),
    CASE(a_board_that_was_dismissed_comes_back_with_the_next_point),
    CASE(of_several_races_board_on_is_the_one_followed_last_or_else_in_the_corner),
    CASE(a_board_that_is_switched_off_stays_off_until_board_on),
    CASE(a_board_that_is_off_comes_on_again_with_take_or_follow),
    CASE(board_off_before_the_first_board_keeps_it_away),
    CASE(board_on_with_nothing_to_show_lets_the_next_one_come),
    CASE(a_bug_that_is_switched_off_is_not_replaced_by_another_feeds),
    CASE(board_on_shows_what_is_known_or_says_why_not),
    CASE(sixty_five_athletes_are_all_on_the_board_and_in_the_state),
};

CHECK_MAIN(cases)
