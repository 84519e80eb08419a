// Panels that are taken by name, and detail of what has none of its own on air.
#include "panel_hall.h"

TEST(take_of_a_panel_shows_what_is_known_and_asks_for_what_is_not)
{
    struct hall hall = hall_open();
    bool obeyed;
    CHECK_STR(say(&hall, "take results track/12/1/1", &obeyed),
              "asked for unit 12/1/1: its panel comes with the answer");
    CHECK(obeyed);
    CHECK_STR(asked(&hall), "3 12/1/1");
    struct maker *maker = card("12", "800", "800m - Men");
    runs(maker, "7", "Harry Fold", "1:52.60", 1);
    fetched(&hall, maker);
    CHECK_STR(standing(&hall, LAYER_FULL), "results track/12/1/1");
    say(&hall, "take startlist track/12/1/1", &obeyed);
    CHECK(obeyed);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_FULL), "startlist track/12/1/1");
    CHECK_STR(say(&hall, "take results trakc/12/1/1", &obeyed),
              "nothing is known of results trakc/12/1/1");
    CHECK(!obeyed);
    hall_close(&hall);
}

TEST(take_of_a_panel_without_a_subject_is_about_what_is_on_air)
{
    struct hall hall = hall_open();
    bool obeyed;
    won(&hall, "12", "Harry Fold", "1:52.60");
    struct maker *maker = card("12", "800", "800m - Men");
    runs(maker, "7", "Harry Fold", "1:52.60", 1);
    fetched(&hall, maker);
    say(&hall, "take startlist", &obeyed);
    CHECK(obeyed);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "startlist track/12/1/1");
    say(&hall, "take results", &obeyed);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_FULL), "results track/12/1/1");
    hall_close(&hall);
}

// A score bug stands all day; it is not what the operator just said to follow.
TEST(beside_a_bug_detail_is_of_what_is_followed)
{
    struct hall hall = hall_open();
    bool obeyed;
    match_live(&hall, 1, 0, 1000);
    struct maker *maker = card("12", "800", "800m - Men");
    runs(maker, "7", "Harry Fold", "1:52.60", 1);
    fetched(&hall, maker);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    say(&hall, "follow track 12/1/1", &obeyed);
    CHECK(obeyed);
    say(&hall, "detail", &obeyed);
    CHECK_STR(standing(&hall, LAYER_FULL), "results track/12/1/1");
    say(&hall, "detail", &obeyed);
    pass(&hall, 1);
    say(&hall, "take startlist", &obeyed);
    CHECK_STR(standing(&hall, LAYER_FULL), "startlist track/12/1/1");
    say(&hall, "dismiss full", &obeyed);
    pass(&hall, 1);
    say(&hall, "layer bug", &obeyed); // on purpose
    CHECK(obeyed);
    say(&hall, "detail", &obeyed);
    CHECK_STR(standing(&hall, LAYER_FULL), "match cup/368");
    hall_close(&hall);
}

TEST(the_answer_to_a_cue_is_in_the_notice_until_the_next)
{
    struct hall hall = hall_open();
    say(&hall, "call 999", NULL);
    CHECK_STR(notice(&hall), "nobody is known by the number 999");
    say(&hall, "auto off", NULL);
    CHECK_STR(notice(&hall), "");
    say(&hall, "take results track/12/1/1", NULL);
    CHECK(strstr(notice(&hall), "asked for unit 12/1/1"));
    struct maker *maker = card("12", "800", "800m - Men");
    runs(maker, "7", "Harry Fold", "1:52.60", 1);
    fetched(&hall, maker);
    CHECK_STR(standing(&hall, LAYER_FULL), "results track/12/1/1");
    CHECK_STR(notice(&hall), "");
    hall_close(&hall);
}

TEST(what_is_on_air_by_hand_has_no_detail)
{
    struct hall hall = hall_open();
    struct arena arena = {0};
    struct cue cue;
    char error[200];
    const char *why;
    CHECK(cue_read(str_of("{\"cue\":\"take\",\"scene\":\"winner\",\"data\":"
                          "{\"name\":\"A\"}}"),
                   &arena, &cue, error, sizeof(error)));
    show_cue(hall.show, &cue, hall.now_ms, &why);
    CHECK_STR(say(&hall, "detail", NULL), "what is on air comes from no feed");
    arena_finish(&arena);
    hall_close(&hall);
}

TEST(detail_of_a_card_called_up_beside_the_leaderboard_is_the_way_of_that_one)
{
    struct hall hall = hall_open();
    race_at(&hall, NULL, 0, 10, true);
    race_at(&hall, "1", 2, 600, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    hall.now_ms += 3000;
    say(&hall, "call 12", NULL);
    show_step(hall.show, hall.now_ms += 2000);
    CHECK_STR(standing(&hall, LAYER_LOWER), "athlete tri/281501/12");
    say(&hall, "detail", NULL);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "splits tri/281501/12");
    hall_close(&hall);
}

TEST(detail_of_a_leaderboard_is_the_way_of_the_leader)
{
    struct hall hall = hall_open();
    race_at(&hall, NULL, 0, 10, true);
    race_at(&hall, "1", 2, 600, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    asked(&hall);
    say(&hall, "detail", NULL);
    CHECK_STR(asked(&hall), "0 athlete/7/0/0, 0 281501/0/0");
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "splits tri/281501/7"); // as far as heard
    CHECK_STR(shown(&hall, LAYER_FULL, "country"), "HUN");
    struct event who = {.type = EVENT_PERSON,
                        .person = {.id = "7",
                                   .name = "Ilse Varga",
                                   .country_name = "Hungary",
                                   .picture = "https://example.org/varga.jpg"}};
    hear(&hall, TRI, &who);
    CHECK_STR(shown(&hall, LAYER_FULL, "country"), "Hungary");
    CHECK_STR(shown(&hall, LAYER_FULL, "image"), "https://example.org/varga.jpg");
    CHECK_STR(column(&hall, LAYER_FULL, "point"), "Swim Exit");
    struct race_split splits[] = {
        {.id = "1",
         .name = "Swim Exit",
         .total_ms = 588000,
         .leg_ms = 588000,
         .position = 1},
        {.id = "2",
         .name = "T1",
         .total_ms = 640000,
         .leg_ms = 52000,
         .gap_ms = 3000,
         .position = 2},
        {.id = "3", .name = "Bike Lap 1", .total_ms = 630000, .position = 1}};
    struct race_athlete athletes[] = {{.id = "a7",
                                       .bib = "7",
                                       .name = "Ilse Varga",
                                       .country = "HUN",
                                       .point = "2",
                                       .time_ms = 640000,
                                       .position = 2,
                                       .splits = splits,
                                       .split_count = 3}};
    struct event event = {.type = EVENT_RACE, .backlog = true};
    event.race = (struct race){.prog = PROG,
                               .event_name = "Lakeside 2026",
                               .name = "Elite Women",
                               .status = RACE_LIVE,
                               .has_date = true,
                               .date = {GUN_MS + 650000, true},
                               .point = "2",
                               .has_athletes = true,
                               .has_splits = true,
                               .athletes = athletes,
                               .athlete_count = 1};
    hear(&hall, TRI, &event);
    CHECK_STR(standing(&hall, LAYER_FULL), "splits tri/281501/7");
    CHECK_STR(shown(&hall, LAYER_FULL, "name"), "Ilse Varga");
    CHECK_STR(column(&hall, LAYER_FULL, "point"), "Swim Exit T1");
    hall_close(&hall);
}

TEST(detail_of_a_race_nobody_was_timed_in_says_so)
{
    struct hall hall = hall_open();
    bool obeyed;
    race_at(&hall, NULL, 0, 10, true);
    CHECK_STR(standing(&hall, LAYER_BUG), "raceclock tri/281501");
    CHECK_STR(say(&hall, "detail", &obeyed), "race 281501: nobody has been timed yet");
    CHECK(!obeyed);
    hall_close(&hall);
}

TEST(detail_of_the_score_is_the_match_with_all_that_happened)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0);
    goal_told(&hall, &goal);
    say(&hall, "detail", NULL);
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_FULL), "match cup/368");
    CHECK_STR(asked(&hall), "1 368/0/0"); // players and history are never pushed
    CHECK_STR(column(&hall, LAYER_FULL, "type"), "goal");
    CHECK_STR(column(&hall, LAYER_FULL, "side"), "home");
    CHECK_STR(column(&hall, LAYER_FULL, "score"), "1:0");
    CHECK_STR(shown(&hall, LAYER_FULL, "home.score"), "1");
    // Its clock ticks like the bug's.
    pass(&hall, 2);
    CHECK_STR(shown(&hall, LAYER_FULL, "clock"), shown(&hall, LAYER_BUG, "clock"));
    struct match_entry more = goal_entry("42", SIDE_AWAY, "Lin Moe", 1, 1);
    goal_told(&hall, &more);
    CHECK_STR(column(&hall, LAYER_FULL, "score"), "1:0 1:1");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(take_of_a_panel_shows_what_is_known_and_asks_for_what_is_not),
    CASE(take_of_a_panel_without_a_subject_is_about_what_is_on_air),
    CASE(beside_a_bug_detail_is_of_what_is_followed),
    CASE(the_answer_to_a_cue_is_in_the_notice_until_the_next),
    CASE(what_is_on_air_by_hand_has_no_detail),
    CASE(detail_of_a_card_called_up_beside_the_leaderboard_is_the_way_of_that_one),
    CASE(detail_of_a_leaderboard_is_the_way_of_the_leader),
    CASE(detail_of_a_race_nobody_was_timed_in_says_so),
    CASE(detail_of_the_score_is_the_match_with_all_that_happened),
};

CHECK_MAIN(cases)
