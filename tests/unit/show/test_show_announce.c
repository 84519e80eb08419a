// Whole shows whose rules announce, and what a cut, a theme reload and a reconnect leave
// behind. All people and matches are invented.
#include "live_hall.h"

static void announce(struct hall *hall, const char *name, int announce_ms)
{
    const struct scene *scene = scene_find(name);
    struct scene_rule rule = *director_rule(show_director(hall->show), scene);
    rule.announce_ms = announce_ms;
    director_set_rule(show_director(hall->show), scene, &rule);
}

static const char *announced(const struct hall *hall)
{
    const struct waiting *said = director_announced(show_director(hall->show), 0);
    return said ? said->subject : "";
}

static bool state_says(const struct hall *hall, const char *text)
{
    struct buf buf = {0};
    struct show_output output = {.width = 1920, .height = 1080, .key = "chroma"};
    show_status(hall->show, &output, NULL, hall->now_ms, &buf);
    bool says = strstr(buf.data, text) != NULL;
    if (!says) {
        printf("  the state is %s\n", buf.data);
    }
    buf_finish(&buf);
    return says;
}

TEST(a_bug_that_is_vetoed_stays_away_until_bug_on)
{
    struct hall hall = hall_open();
    bool obeyed;
    announce(&hall, "scorebug", 3000);
    match_live(&hall, 0, 0, 1000);
    CHECK_STR(announced(&hall), "cup/368");
    pass(&hall, 1);
    say(&hall, "veto", &obeyed);
    CHECK(obeyed);
    pass(&hall, 10);
    match_live(&hall, 1, 0, 12000);
    pass(&hall, 10);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_STR(announced(&hall), "");
    say(&hall, "bug on", &obeyed);
    CHECK(obeyed);
    pass(&hall, 4);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hall_close(&hall);
}

TEST(a_bug_that_is_announced_shows_the_clock_of_the_moment_it_comes)
{
    struct hall hall = hall_open();
    announce(&hall, "scorebug", 3000);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 3.1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:04");
    hall_close(&hall);
}

TEST(the_state_tells_what_is_announced_and_when_it_comes)
{
    struct hall hall = hall_open();
    announce(&hall, "goal", 4000);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Ada Moss", 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 1.5);
    CHECK(state_says(&hall, "\"announced\":[{\"number\":1,\"in_ms\":2500,"
                            "\"layer\":\"lower\",\"scene\":\"goal\","
                            "\"subject\":\"cup/368/goal/41\""));
    CHECK(state_says(&hall, "\"queue\":[]"));
    pass(&hall, 2.5);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    CHECK(state_says(&hall, "\"announced\":[]"));
    pass(&hall, 1);
    CHECK(state_says(&hall, "\"remaining_ms\":"));
    hall_close(&hall);
}

TEST(after_a_cut_the_hours_are_quiet_and_the_state_says_so)
{
    struct hall hall = hall_open();
    bool obeyed;
    announce(&hall, "goal", 2000);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 2);
    say(&hall, "clear", &obeyed);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Ada Moss", 1, 0);
    goal_told(&hall, &goal);
    match_live(&hall, 1, 0, 5000);
    pass(&hall, 5);
    for (int i = 0; i < LAYER_COUNT; i++) {
        CHECK_STR(standing(&hall, (enum layer)i), "");
    }
    CHECK_STR(announced(&hall), "");
    CHECK(state_says(&hall, "\"auto\":false"));
    CHECK(state_says(&hall, "\"auto_reason\":\"off since the cut, until it is switched "
                            "on\""));
    CHECK(state_says(&hall,
                     "\"waits\":\"automation is off since the cut: waits for take\""));
    say(&hall, "auto on", &obeyed);
    CHECK(obeyed);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK(state_says(&hall, "\"auto_reason\":null"));
    hall_close(&hall);
}

// A reload tells every scene's times again, and nothing else.
TEST(a_theme_reload_brings_nothing_on_and_takes_nothing_off)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Ada Moss", 1, 0);
    pass(&hall, 1);
    goal_told(&hall, &goal);
    pass(&hall, 30); // it is over
    int64_t decided = decisions(&hall);
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        director_set_timing(show_director(hall.show), &scenes[i],
                            (struct scene_timing){.in_ms = 500, .out_ms = 100});
    }
    pass(&hall, 5);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_INT(decisions(&hall), decided);
    hall_close(&hall);
}

TEST(a_reconnect_that_tells_everything_again_brings_nothing_on)
{
    struct hall hall = hall_open();
    announce(&hall, "goal", 2000);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    link_is(&hall, CUP, LINK_DOWN);
    link_is(&hall, CUP, LINK_UP);
    struct match_entry goals[] = {goal_entry("41", SIDE_HOME, "Ada Moss", 1, 0),
                                  goal_entry("42", SIDE_HOME, "Bea Lund", 2, 0)};
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_LIVE,
                                       .home = 2,
                                       .backlog = true,
                                       .whole = true,
                                       .entries = goals,
                                       .entry_count = 2});
    CHECK_STR(announced(&hall), "");
    pass(&hall, 10);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "2");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_bug_that_is_vetoed_stays_away_until_bug_on),
    CASE(a_bug_that_is_announced_shows_the_clock_of_the_moment_it_comes),
    CASE(the_state_tells_what_is_announced_and_when_it_comes),
    CASE(after_a_cut_the_hours_are_quiet_and_the_state_says_so),
    CASE(a_theme_reload_brings_nothing_on_and_takes_nothing_off),
    CASE(a_reconnect_that_tells_everything_again_brings_nothing_on),
};
CHECK_MAIN(cases)
