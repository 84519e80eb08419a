// The clock of a match on air, and what stops it.
#include "live_hall.h"

TEST(the_clock_ticks_on_its_seconds_and_decides_nothing)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30400);
    pass(&hall, 0.5);
    int64_t decided = decisions(&hall);
    struct director_totals totals = director_totals(show_director(hall.show));
    const struct air before = *on(&hall, LAYER_BUG);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:30");
    pass(&hall, 0.099);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:30");
    pass(&hall, 0.002);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:31");
    hall.looks = 0;
    pass(&hall, 59);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:30");
    CHECK_INT(hall.looks, 59);
    CHECK_INT(decisions(&hall), decided);
    CHECK_INT(director_totals(show_director(hall.show)).proposed, totals.proposed);
    CHECK_INT(director_totals(show_director(hall.show)).merged, totals.merged);
    CHECK_INT(on(&hall, LAYER_BUG)->changed_ms, before.changed_ms);
    CHECK_INT(on(&hall, LAYER_BUG)->hold_until_ms, before.hold_until_ms);
    CHECK(on(&hall, LAYER_BUG)->before == before.before);
    hall_close(&hall);
}

TEST(a_tick_during_a_change_lets_the_change_go_on)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30900);
    pass(&hall, 1);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    int64_t changed = on(&hall, LAYER_BUG)->changed_ms;
    pass(&hall, 0.15);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:32");
    CHECK_INT(on(&hall, LAYER_BUG)->changed_ms, changed);
    CHECK_STR(values_get(on(&hall, LAYER_BUG)->before, "home.score"), "0");
    hall_close(&hall);
}

TEST(a_clock_that_stands_or_is_hidden_wakes_nobody)
{
    struct hall hall = hall_open();
    hear_match(&hall, CUP, &(struct match_message){.status = MATCH_BREAK, .clock = true});
    pass(&hall, 1);
    hall.looks = 0;
    pass(&hall, 300);
    CHECK_INT(hall.looks, 0);
    match_live(&hall, 0, 0, 0);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    hall.looks = 0;
    pass(&hall, 300);
    CHECK_INT(hall.looks, 0);
    hall_close(&hall);
}

TEST(the_clock_holds_at_the_end_of_its_half)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 598000);
    link_is(&hall, CUP, LINK_DOWN);
    pass(&hall, 60);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "10:00");
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hall_close(&hall);
}

TEST(the_clock_is_late_by_the_feeds_delay)
{
    static const struct show_feed feeds[] = {
        {.id = "cup", .type = "minicup", .subject = MATCH, .delay_ms = 4000}};
    struct hall hall = hall_with(feeds, 1);
    struct event event = {.type = EVENT_MATCH};
    event.match = (struct match_news){
        .match = MATCH,
        .has_teams = true,
        .teams = {{.name = "Harbour"}, {.name = "Castle"}},
        .has_status = true,
        .status = MATCH_LIVE,
        .has_clock = true,
        .clock = {
            .way = CLOCK_UP, .running = true, .value_ms = 60000, .at_ms = hall.now_ms}};
    hall.now_ms += 4000; // the app holds it back
    hear(&hall, 0, &event);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:00");
    pass(&hall, 1.5);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:01");
    hall_close(&hall);
}

TEST(a_clock_that_is_held_at_its_limit_does_not_run)
{
    struct hall hall = hall_open();
    match_live(&hall, 1, 0, 599000 - 1000);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock.running"), "true");
    pass(&hall, 5);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "10:00");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock.running"), "false");
    hall_close(&hall);
}

TEST(a_venue_that_is_cut_off_stops_the_clock_and_tells_the_operator)
{
    struct hall hall = hall_open();
    struct match_message said = {.id = "f-1",
                                 .status = MATCH_LIVE,
                                 .clock = true,
                                 .running = true,
                                 .clock_ms = 60000};
    link_is(&hall, ARENA, LINK_UP);
    traffic(&hall, ARENA, true);
    hear_match(&hall, ARENA, &said);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock.running"), "true");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "live");
    pass(&hall, 2);
    said.clock = false;
    said.has_cut = said.cut = true;
    hear_match(&hall, ARENA, &said);
    pass(&hall, 10);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:02");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock.running"), "false");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    CHECK_STR(feed_says(&hall, ARENA, "note"), "the venue is cut off");
    said.cut = false;
    traffic(&hall, ARENA, true);
    hear_match(&hall, ARENA, &said);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "live");
    CHECK_STR(feed_says(&hall, ARENA, "note"), "");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_clock_ticks_on_its_seconds_and_decides_nothing),
    CASE(a_tick_during_a_change_lets_the_change_go_on),
    CASE(a_clock_that_stands_or_is_hidden_wakes_nobody),
    CASE(the_clock_holds_at_the_end_of_its_half),
    CASE(the_clock_is_late_by_the_feeds_delay),
    CASE(a_clock_that_is_held_at_its_limit_does_not_run),
    CASE(a_venue_that_is_cut_off_stops_the_clock_and_tells_the_operator),
};

CHECK_MAIN(cases)
