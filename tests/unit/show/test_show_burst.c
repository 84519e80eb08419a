// Many messages at once: all are applied, and what is only seen at the end is worked out
// once.
#include "live_hall.h"

// A board that stands, then ten messages: the leader changes each time.
static void change_leaders(struct hall *hall, bool burst)
{
    race_at(hall, "1", 3, 600, true);
    pass(hall, 100);
    race_at(hall, "3", 1, 700, false);
    pass(hall, 1);
    hall->burst = burst;
    for (int i = 0; i < 10; i++) {
        race_at(hall, "3", 1 + i % 3, 702 + i, false);
    }
    hall->burst = false;
    show_step(hall->show, hall->now_ms);
}

TEST(a_burst_is_shown_as_its_last_message_says_and_worked_out_once)
{
    struct hall one_by_one = hall_open();
    struct hall at_once = hall_open();
    static char text[2000];
    change_leaders(&one_by_one, false);
    text_copy(text, sizeof(text), rows(&one_by_one));
    change_leaders(&at_once, true);
    CHECK_STR(rows(&at_once), text);
    CHECK_STR(standing(&at_once, LAYER_BOARD), standing(&one_by_one, LAYER_BOARD));
    CHECK_STR(board(&at_once)->reason, board(&one_by_one)->reason);
    CHECK_STR(shown(&at_once, LAYER_BUG, "clock"),
              shown(&one_by_one, LAYER_BUG, "clock"));
    CHECK_INT(board(&at_once)->hold_until_ms, board(&one_by_one)->hold_until_ms);
    CHECK(director_totals(show_director(at_once.show)).merged <
          director_totals(show_director(one_by_one.show)).merged);
    hall_close(&one_by_one);
    hall_close(&at_once);
}

TEST(the_first_at_a_new_point_comes_on_in_the_midst_of_a_burst)
{
    struct hall hall = hall_open();
    race_at(&hall, "1", 3, 600, true);
    pass(&hall, 100);
    hall.burst = true;
    race_at(&hall, "3", 1, 700, false);
    CHECK_STR(standing(&hall, LAYER_BOARD), "leaderboard tri/281501");
    CHECK_STR(board(&hall)->reason, "first at Bike Lap 1, Elite Women");
    race_at(&hall, "3", 2, 701, false);
    CHECK_STR(shown(&hall, LAYER_BOARD, "passed"), "1"); // the picture is not due yet
    show_step(hall.show, hall.now_ms);
    CHECK_STR(shown(&hall, LAYER_BOARD, "passed"), "2");
    hall_close(&hall);
}

TEST(a_cue_in_the_midst_of_a_burst_meets_the_show_as_it_is)
{
    struct hall hall = hall_open();
    bool obeyed = false;
    race_at(&hall, "1", 3, 600, true);
    pass(&hall, 100);
    race_at(&hall, "3", 1, 700, false);
    pass(&hall, 1);
    hall.burst = true;
    race_at(&hall, "3", 3, 702, false);
    say(&hall, "pin board", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, LAYER_BOARD, "passed"), "3");
    hall_close(&hall);
}

TEST(traffic_that_was_not_told_one_by_one_counts)
{
    struct hall hall = hall_open();
    struct event event = {.type = EVENT_TRAFFIC};
    struct show_output output = {.width = 1920, .height = 1080};
    int64_t dropped[FEEDS] = {0};
    struct buf state = {0};
    event.traffic = (struct traffic_event){.bad = true, .others = 40, .others_bad = 9};
    hear(&hall, TRI, &event);
    show_status(hall.show, &output, dropped, hall.now_ms, &state);
    CHECK(strstr(state.data, "\"messages\":41,\"bad\":10"));
    buf_finish(&state);
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_burst_is_shown_as_its_last_message_says_and_worked_out_once),
    CASE(the_first_at_a_new_point_comes_on_in_the_midst_of_a_burst),
    CASE(a_cue_in_the_midst_of_a_burst_meets_the_show_as_it_is),
    CASE(traffic_that_was_not_told_one_by_one_counts),
};

CHECK_MAIN(cases)
