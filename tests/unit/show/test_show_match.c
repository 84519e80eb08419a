// A match on air: the corner, goals, the clock.
#include "live_hall.h"

TEST(the_first_snapshot_brings_the_bug_and_celebrates_nothing)
{
    struct hall hall = hall_open();
    struct match_entry goals[] = {goal_entry("1", SIDE_HOME, "Tea Kolar", 1, 0)};
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_LIVE,
                                       .home = 1,
                                       .entries = goals,
                                       .entry_count = 1,
                                       .whole = true,
                                       .backlog = true});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    CHECK_STR(on(&hall, LAYER_BUG)->reason, "match is followed: Harbour HC - Castle HC");
    hall_close(&hall);
}

TEST(a_named_match_stands_at_nil_before_it_starts)
{
    struct hall hall = hall_open();
    hear_match(
        &hall, CUP,
        &(struct match_message){.status = MATCH_BEFORE, .no_score = true, .period = ""});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "period"), "");
    hall_close(&hall);
}

TEST(a_match_that_was_over_before_we_came_has_no_bug)
{
    struct hall hall = hall_open();
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_OVER, .backlog = true});
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    pass(&hall, 300);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(a_goal_seen_live_is_shown_and_the_score_changes_in_place)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    pass(&hall, 1);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0);
    goal_told(&hall, &goal);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "Tea Kolar");
    CHECK_STR(shown(&hall, LAYER_LOWER, "team.short"), "HAR");
    CHECK_STR(shown(&hall, LAYER_LOWER, "score"), "1:0");
    CHECK_STR(shown(&hall, LAYER_LOWER, "minute"), "8'");
    CHECK_STR(on(&hall, LAYER_LOWER)->reason, "goal for Harbour HC, 1:0");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "1");
    CHECK_INT(on(&hall, LAYER_BUG)->changed_ms, hall.now_ms);
    CHECK_STR(values_get(on(&hall, LAYER_BUG)->before, "home.score"), "0");
    hall_close(&hall);
}

TEST(a_goal_told_twice_is_celebrated_once)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 2);
    int64_t entered = on(&hall, LAYER_LOWER)->entered_ms;
    goal_told(&hall, &goal);
    CHECK_INT(on(&hall, LAYER_LOWER)->entered_ms, entered);
    pass(&hall, 20);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    goal_told(&hall, &goal);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

// What the service sends when a goal is taken back: the lower score and the whole list.
static void take_back(struct hall *hall)
{
    hear_match(hall, CUP, &(struct match_message){.status = MATCH_LIVE, .whole = true});
}

TEST(a_goal_that_is_taken_back_leaves_at_once_and_does_not_come_again)
{
    struct hall hall = hall_open();
    bool obeyed;
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 2);
    take_back(&hall);
    CHECK_STR(standing(&hall, LAYER_LOWER), "leaving goal cup/368/goal/41");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "0");
    pass(&hall, 1);
    CHECK_STR(say(&hall, "take goal", &obeyed), "nothing is known of goal");
    CHECK(!obeyed);
    hall_close(&hall);
}

TEST(a_goal_that_is_taken_back_while_it_waits_is_never_shown)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    say(&hall, "auto off", NULL);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    take_back(&hall);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    say(&hall, "auto on", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    hall_close(&hall);
}

// The last decision that names this subject.
static const char *fate(const struct hall *hall, const char *subject)
{
    const struct director *director = show_director(hall->show);
    for (int i = director_decision_count(director) - 1; i >= 0; i--) {
        const struct decision *decision = director_decision(director, i);
        if (text_equal(decision->subject, subject)) {
            return decision->text;
        }
    }
    return "";
}

TEST(a_goal_that_waits_is_overtaken_by_the_next_one)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    struct match_entry goals[] = {goal_entry("41", SIDE_HOME, NULL, 1, 0),
                                  goal_entry("42", SIDE_HOME, NULL, 2, 0),
                                  goal_entry("43", SIDE_AWAY, NULL, 2, 1)};
    goal_told(&hall, &goals[0]);
    pass(&hall, 2);
    goal_told(&hall, &goals[1]);
    pass(&hall, 1);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    goal_told(&hall, &goals[2]);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    CHECK_STR(fate(&hall, "cup/368/goal/42"), "overtaken by a later goal");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    pass(&hall, 5);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/43");
    CHECK_STR(shown(&hall, LAYER_LOWER, "score"), "2:1");
    hall_close(&hall);
}

TEST(a_goal_does_not_overtake_one_of_another_match)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    hear_match(&hall, ARENA, &(struct match_message){.id = "f-1", .status = MATCH_LIVE});
    struct match_entry first = goal_entry("40", SIDE_HOME, NULL, 1, 0);
    struct match_entry other = goal_entry("9", SIDE_AWAY, NULL, 0, 1);
    struct match_entry next = goal_entry("41", SIDE_HOME, NULL, 2, 0);
    goal_told(&hall, &first);
    hear_match(&hall, ARENA,
               &(struct match_message){.id = "f-1",
                                       .status = MATCH_LIVE,
                                       .away = 1,
                                       .entries = &other,
                                       .entry_count = 1});
    goal_told(&hall, &next);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 2);
    hall_close(&hall);
}

TEST(a_goal_that_waited_for_more_than_ten_seconds_is_not_shown)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    struct match_entry before = goal_entry("40", SIDE_AWAY, NULL, 3, 3);
    goal_told(&hall, &before);
    CHECK_STR(say(&hall, "pin lower", NULL), "");
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 4, 3);
    goal_told(&hall, &goal);
    pass(&hall, 12);
    CHECK_STR(say(&hall, "dismiss lower", NULL), "");
    pass(&hall, 3);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(fate(&hall, "cup/368/goal/41"), "waited too long: 10 s old");
    hall_close(&hall);
}

TEST(a_pinned_goal_that_is_taken_back_leaves_when_it_is_unpinned)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    say(&hall, "pin lower", NULL);
    take_back(&hall);
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    say(&hall, "unpin lower", NULL);
    CHECK_STR(standing(&hall, LAYER_LOWER), "leaving goal cup/368/goal/41");
    hall_close(&hall);
}

TEST(a_name_that_comes_later_completes_the_goal_on_air)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 1);
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "");
    goal.player = "Ana Brod";
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "Ana Brod");
    goal.player = "Ana Brodova";
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "Ana Brodova");
    hall_close(&hall);
}

TEST(what_was_said_while_the_link_was_down_is_history)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goals[] = {goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0),
                                  goal_entry("42", SIDE_AWAY, "Ida Lam", 1, 1)};
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_LIVE,
                                       .home = 1,
                                       .away = 1,
                                       .entries = goals,
                                       .entry_count = 2,
                                       .whole = true,
                                       .backlog = true});
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "1");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    struct match_entry next = goal_entry("43", SIDE_AWAY, "Ida Lam", 1, 2);
    goal_told(&hall, &next);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/43");
    hall_close(&hall);
}

TEST(goals_of_a_match_that_is_not_followed_stay_silent)
{
    struct hall hall = hall_open();
    struct match_entry goal = goal_entry("9", SIDE_HOME, NULL, 1, 0);
    struct match_message other = {.id = "371", .status = MATCH_LIVE};
    hear_match(&hall, CUP, &other);
    other.home = 1;
    other.entries = &goal;
    other.entry_count = 1;
    hear_match(&hall, CUP, &other);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

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

// As FastPath pushes it: names are for a GET to tell.
static void nameless(struct hall *hall, bool backlog)
{
    struct event event = {.type = EVENT_MATCH, .backlog = backlog};
    event.match = (struct match_news){
        .match = "f-1",
        .pushed = true,
        .has_score = true,
        .score = {2, 1},
        .has_status = true,
        .status = MATCH_LIVE,
        .period = "1st half",
        .period_number = 1,
        .has_clock = true,
        .clock = {
            .way = CLOCK_UP, .running = true, .value_ms = 60000, .at_ms = hall->now_ms}};
    hear(hall, ARENA, &event);
}

TEST(a_match_whose_names_nobody_tells_has_its_bug_and_the_note_says_why)
{
    struct hall hall = hall_open();
    struct event failed = {.type = EVENT_FETCH_FAILED, .backlog = true};
    failed.fetch =
        (struct fetch_event){.status = 401, .note = "the token was not accepted (401)"};
    text_copy(failed.fetch.unit.event, sizeof(failed.fetch.unit.event), "f-1");
    hear(&hall, ARENA, &failed);
    link_is(&hall, ARENA, LINK_UP);
    nameless(&hall, true);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "2");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "01:00");
    CHECK_STR(shown(&hall, LAYER_BUG, "period"), "1st half");
    CHECK(strstr(feed_says(&hall, ARENA, "note"), "token was not accepted (401)"));
    nameless(&hall, false);
    hear_match(
        &hall, ARENA,
        &(struct match_message){.id = "f-1", .status = MATCH_LIVE, .backlog = true});
    CHECK_STR(shown(&hall, LAYER_BUG, "home.short"), "HAR");
    CHECK_STR(feed_says(&hall, ARENA, "note"), "");
    hall_close(&hall);
}

static void standing_as(struct hall *hall, enum match_status status, const char *word,
                        const char *unwatched)
{
    struct event event = {.type = EVENT_MATCH};
    event.match = (struct match_news){.match = "f-1",
                                      .has_status = true,
                                      .status = status,
                                      .status_word = word,
                                      .unwatched = unwatched};
    traffic(hall, ARENA, true);
    hear(hall, ARENA, &event);
}

TEST(that_nobody_watches_the_match_is_for_the_operator_only)
{
    struct hall hall = hall_open();
    link_is(&hall, ARENA, LINK_UP);
    nameless(&hall, true);
    standing_as(&hall, MATCH_LIVE, "Live", "coverage suspended: due to technical issues");
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    CHECK_STR(feed_says(&hall, ARENA, "note"),
              "coverage suspended: due to technical issues");
    standing_as(&hall, MATCH_LIVE, "Live", "");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "live");
    CHECK_STR(feed_says(&hall, ARENA, "note"), "");
    standing_as(&hall, MATCH_BROKEN, "Unverified", "coverage dropped");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    CHECK_STR(feed_says(&hall, ARENA, "note"),
              "this is no result; the feed says \"Unverified\"; coverage dropped");
    standing_as(&hall, MATCH_BROKEN, "Abandoned", "");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "abandoned");
    standing_as(&hall, MATCH_BROKEN, "Suspended", NULL);
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "suspended");
    hall_close(&hall);
}

TEST(what_the_feed_says_is_cut_at_a_word)
{
    struct hall hall = hall_open();
    link_is(&hall, ARENA, LINK_UP);
    standing_as(
        &hall, MATCH_BROKEN,
        "suspended for now because of a long and most unusual break of the lights "
        "above the northern stand of the arena",
        NULL);
    CHECK_STR(
        feed_says(&hall, ARENA, "note"),
        "this is no result; the feed says \"suspended for now because of a long and "
        "most unusual break of the lights above the northern stand\xe2\x80\xa6\"");
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

TEST(a_link_that_was_never_up_has_nothing_that_is_stale)
{
    struct hall hall = hall_open();
    link_is(&hall, ARENA, LINK_DOWN);
    pass(&hall, 60);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "quiet");
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

TEST(the_bug_leaves_two_minutes_after_the_end)
{
    struct hall hall = hall_open();
    match_live(&hall, 3, 2, 599000);
    hear_match(&hall, CUP,
               &(struct match_message){
                   .status = MATCH_OVER, .home = 3, .away = 2, .period = "full time"});
    pass(&hall, 119.9);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "period"), "full time");
    CHECK_STR(feed_says(&hall, CUP, "data"), "ended");
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_BUG), "leaving scorebug cup/368");
    pass(&hall, 600);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(a_bug_that_the_operator_put_up_stays_after_the_end)
{
    struct hall hall = hall_open();
    match_live(&hall, 3, 2, 599000);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    say(&hall, "take scorebug cup/368", NULL);
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_OVER, .home = 3, .away = 2});
    pass(&hall, 600);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "3");
    hall_close(&hall);
}

TEST(a_match_without_a_result_never_looks_final)
{
    struct hall hall = hall_open();
    struct match_message said = {.id = "f-1", .status = MATCH_LIVE, .home = 1};
    hear_match(&hall, ARENA, &said);
    said.status = MATCH_BROKEN;
    hear_match(&hall, ARENA, &said);
    pass(&hall, 600);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "suspended");
    CHECK(strstr(feed_says(&hall, ARENA, "note"), "this is no result") != NULL);
    hall_close(&hall);
}

TEST(a_bug_that_was_switched_off_stays_off_until_it_is_wanted)
{
    struct hall hall = hall_open();
    bool obeyed;
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    CHECK_STR(say(&hall, "bug off", &obeyed), "");
    CHECK(obeyed);
    pass(&hall, 5);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_STR(say(&hall, "bug off", &obeyed), "the bug is off already");
    CHECK_STR(say(&hall, "bug on", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "1");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:37");
    CHECK(!on(&hall, LAYER_BUG)->cued);
    say(&hall, "bug toggle", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(after_clear_the_bug_comes_back_with_automation)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    say(&hall, "clear", NULL);
    match_live(&hall, 1, 0, 9000);
    pass(&hall, 400);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    say(&hall, "auto on", NULL);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hall_close(&hall);
}

TEST(bug_on_works_with_automation_off_and_for_a_match_that_is_over)
{
    struct hall hall = hall_open();
    bool obeyed;
    say(&hall, "auto off", NULL);
    CHECK_STR(say(&hall, "bug on", &obeyed), "nothing is known yet of fixture f-1");
    hear_match(&hall, CUP,
               &(struct match_message){
                   .status = MATCH_OVER, .home = 3, .away = 2, .backlog = true});
    CHECK_STR(say(&hall, "bug on", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK(on(&hall, LAYER_BUG)->cued);
    hall_close(&hall);
}

TEST(the_first_live_match_of_a_category_is_followed_until_it_is_over)
{
    static const struct show_feed feeds[] = {{.id = "cup", .type = "minicup"}};
    struct hall hall = hall_with(feeds, 1);
    struct match_message a = {.id = "a", .status = MATCH_BEFORE};
    struct match_message b = {.id = "b", .status = MATCH_BEFORE};
    hear_match(&hall, 0, &a);
    hear_match(&hall, 0, &b);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    b.status = MATCH_LIVE;
    hear_match(&hall, 0, &b);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    a.status = MATCH_LIVE;
    hear_match(&hall, 0, &a);
    pass(&hall, 5);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    b.status = MATCH_OVER;
    hear_match(&hall, 0, &b);
    pass(&hall, 100);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/b");
    pass(&hall, 22);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/a");
    CHECK_STR(feed_says(&hall, 0, "follows"), "a");
    hall_close(&hall);
}

TEST(what_the_operator_follows_has_the_corner)
{
    struct hall hall = hall_open();
    bool obeyed;
    struct show_wish wish;
    match_live(&hall, 0, 0, 1000);
    hear_match(&hall, CUP, &(struct match_message){.id = "371", .status = MATCH_LIVE});
    hear_match(&hall, ARENA, &(struct match_message){.id = "f-1", .status = MATCH_LIVE});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(say(&hall, "follow cup 371", &obeyed), "following match 371");
    CHECK(obeyed);
    CHECK(show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "371");
    CHECK_STR(standing(&hall, LAYER_BUG), "leaving scorebug cup/368");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/371");
    CHECK_STR(say(&hall, "follow arena arena/f-1", NULL), "following fixture f-1");
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(say(&hall, "follow cup 3/9/9", &obeyed), "expected the id of a match");
    CHECK(!obeyed);
    hall_close(&hall);
}

TEST(a_feed_of_one_match_follows_no_other)
{
    struct hall hall = hall_open();
    bool obeyed;
    CHECK_STR(say(&hall, "follow cup 399", &obeyed),
              "the show file follows match 368: only a feed with a category can follow "
              "another");
    CHECK(!obeyed);
    CHECK_STR(say(&hall, "follow tri 281777", &obeyed),
              "the show file follows race 281501: another prog_id needs another feed");
    CHECK(!obeyed);
    CHECK_STR(say(&hall, "follow arena f-2", &obeyed),
              "the show file follows fixture f-1: another fixture needs another feed");
    CHECK_STR(feed_says(&hall, CUP, "follows"), MATCH);
    CHECK_STR(say(&hall, "follow cup 368", &obeyed),
              "following match 368, of which nothing is known yet");
    CHECK(obeyed);
    hall_close(&hall);
}

TEST(a_feed_of_a_category_follows_a_match_of_which_nothing_is_known_yet)
{
    static const struct show_feed feeds[] = {{.id = "cup", .type = "minicup"}};
    struct hall hall = hall_with(feeds, 1);
    bool obeyed;
    CHECK_STR(say(&hall, "follow cup 399", &obeyed),
              "following match 399, of which nothing is known yet");
    CHECK(obeyed);
    CHECK_STR(say(&hall, "follow cup 400", &obeyed),
              "following match 400, of which nothing is known yet");
    CHECK_STR(feed_says(&hall, 0, "follows"), "400");
    hall_close(&hall);
}

TEST(a_follow_that_is_refused_leaves_the_corner_off)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    race_at(&hall, "1", 3, 600, false);
    pass(&hall, 1);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    say(&hall, "follow cup 399", NULL);
    say(&hall, "follow tri 281777", NULL);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(following_a_match_again_brings_a_bug_that_was_put_away)
{
    struct hall hall = hall_open();
    hear_match(&hall, CUP, &(struct match_message){.status = MATCH_BREAK});
    pass(&hall, 1);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    say(&hall, "follow cup 368", NULL);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hall_close(&hall);
}

TEST(a_match_that_was_replaced_on_a_pinned_corner_waits_for_it)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    say(&hall, "pin bug", NULL);
    hear_match(&hall, CUP, &(struct match_message){.id = "371", .status = MATCH_LIVE});
    say(&hall, "follow cup 371", NULL);
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    say(&hall, "unpin bug", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/371");
    hall_close(&hall);
}

TEST(a_bug_with_a_hold_comes_again_when_the_score_changes)
{
    struct hall hall = hall_open();
    struct scene_rule rule =
        *director_rule(show_director(hall.show), scene_find("scorebug"));
    rule.hold_ms = 5000;
    rule.ceiling_ms = 5000;
    director_set_rule(show_director(hall.show), scene_find("scorebug"), &rule);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    match_live(&hall, 1, 0, 31000);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(a_match_of_a_rule_that_is_not_automatic_waits_for_take)
{
    struct hall hall = hall_open();
    bool obeyed;
    struct scene_rule rule =
        *director_rule(show_director(hall.show), scene_find("scorebug"));
    rule.automatic = false;
    director_set_rule(show_director(hall.show), scene_find("scorebug"), &rule);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 2);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    say(&hall, "take scorebug", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:03");
    hall_close(&hall);
}

TEST(five_thousand_messages_end_in_the_last_score)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 0);
    for (int i = 1; i <= 5000; i++) {
        hear_match(&hall, CUP,
                   &(struct match_message){.status = MATCH_LIVE,
                                           .home = i % 40,
                                           .away = i * 7 % 40,
                                           .clock = true,
                                           .running = true,
                                           .clock_ms = i / 5});
        hall.now_ms += i % 5 == 0;
    }
    pass(&hall, 0.5);
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:01");
    struct director_totals totals = director_totals(show_director(hall.show));
    CHECK_INT(totals.proposed, totals.shown + totals.merged + totals.dropped);
    hall_close(&hall);
}

TEST(what_a_match_lacks_is_not_asked_for_all_the_time)
{
    struct hall hall = hall_open();
    struct show_wish wish;
    bool obeyed;
    match_live(&hall, 0, 0, 0);
    pass(&hall, 60);
    CHECK(!show_wish(hall.show, &wish));
    CHECK_STR(say(&hall, "detail", &obeyed),
              "asked for match 368: its panel comes with the answer");
    CHECK(obeyed && show_wish(hall.show, &wish));
    CHECK_STR(wish.unit.event, "368");
    CHECK_INT(wish.feed, CUP);
    CHECK_INT(wish.unit.round, 0);
    hall_close(&hall);
}

TEST(silence_means_something_else_in_each_sport)
{
    struct hall hall = hall_open();
    for (int feed = 0; feed < TRACK; feed++) {
        link_is(&hall, feed, LINK_UP);
        traffic(&hall, feed, true);
    }
    match_live(&hall, 0, 0, 0);
    hear_match(&hall, ARENA, &(struct match_message){.id = "f-1", .status = MATCH_LIVE});
    race_at(&hall, "1", 1, 600, false);
    CHECK_STR(feed_says(&hall, CUP, "data"), "live");
    pass(&hall, 31);
    traffic(&hall, ARENA, false); // a heartbeat
    CHECK_STR(feed_says(&hall, CUP, "data"), "quiet");
    CHECK_STR(feed_says(&hall, ARENA, "data"), "quiet");
    CHECK_STR(feed_says(&hall, TRI, "data"), "live");
    pass(&hall, 34);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "quiet");
    CHECK_STR(feed_says(&hall, TRI, "data"), "quiet");
    pass(&hall, 2);
    CHECK_STR(feed_says(&hall, ARENA, "data"), "stale");
    pass(&hall, 590);
    CHECK_STR(feed_says(&hall, CUP, "data"), "quiet");
    pass(&hall, 10);
    CHECK_STR(feed_says(&hall, CUP, "data"), "stale");
    CHECK_STR(feed_says(&hall, TRI, "data"), "quiet");
    pass(&hall, 600);
    CHECK_STR(feed_says(&hall, TRI, "data"), "stale");
    hall_close(&hall);
}

TEST(a_match_without_its_link_is_stale_after_some_seconds)
{
    struct hall hall = hall_open();
    link_is(&hall, CUP, LINK_UP);
    traffic(&hall, CUP, true);
    match_live(&hall, 0, 0, 0);
    pass(&hall, 5);
    link_is(&hall, CUP, LINK_DOWN);
    CHECK_STR(feed_says(&hall, CUP, "data"), "live");
    pass(&hall, 11);
    CHECK_STR(feed_says(&hall, CUP, "data"), "stale");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:16");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_first_snapshot_brings_the_bug_and_celebrates_nothing),
    CASE(a_named_match_stands_at_nil_before_it_starts),
    CASE(a_match_that_was_over_before_we_came_has_no_bug),
    CASE(a_goal_seen_live_is_shown_and_the_score_changes_in_place),
    CASE(a_goal_told_twice_is_celebrated_once),
    CASE(a_goal_that_is_taken_back_leaves_at_once_and_does_not_come_again),
    CASE(a_goal_that_is_taken_back_while_it_waits_is_never_shown),
    CASE(a_goal_that_waits_is_overtaken_by_the_next_one),
    CASE(a_goal_does_not_overtake_one_of_another_match),
    CASE(a_goal_that_waited_for_more_than_ten_seconds_is_not_shown),
    CASE(a_pinned_goal_that_is_taken_back_leaves_when_it_is_unpinned),
    CASE(a_name_that_comes_later_completes_the_goal_on_air),
    CASE(what_was_said_while_the_link_was_down_is_history),
    CASE(goals_of_a_match_that_is_not_followed_stay_silent),
    CASE(the_clock_ticks_on_its_seconds_and_decides_nothing),
    CASE(a_tick_during_a_change_lets_the_change_go_on),
    CASE(a_clock_that_stands_or_is_hidden_wakes_nobody),
    CASE(the_clock_holds_at_the_end_of_its_half),
    CASE(the_clock_is_late_by_the_feeds_delay),
    CASE(a_match_whose_names_nobody_tells_has_its_bug_and_the_note_says_why),
    CASE(that_nobody_watches_the_match_is_for_the_operator_only),
    CASE(what_the_feed_says_is_cut_at_a_word),
    CASE(a_clock_that_is_held_at_its_limit_does_not_run),
    CASE(a_link_that_was_never_up_has_nothing_that_is_stale),
    CASE(a_venue_that_is_cut_off_stops_the_clock_and_tells_the_operator),
    CASE(the_bug_leaves_two_minutes_after_the_end),
    CASE(a_bug_that_the_operator_put_up_stays_after_the_end),
    CASE(a_match_without_a_result_never_looks_final),
    CASE(a_bug_that_was_switched_off_stays_off_until_it_is_wanted),
    CASE(after_clear_the_bug_comes_back_with_automation),
    CASE(bug_on_works_with_automation_off_and_for_a_match_that_is_over),
    CASE(the_first_live_match_of_a_category_is_followed_until_it_is_over),
    CASE(what_the_operator_follows_has_the_corner),
    CASE(a_feed_of_one_match_follows_no_other),
    CASE(a_feed_of_a_category_follows_a_match_of_which_nothing_is_known_yet),
    CASE(a_follow_that_is_refused_leaves_the_corner_off),
    CASE(following_a_match_again_brings_a_bug_that_was_put_away),
    CASE(a_match_that_was_replaced_on_a_pinned_corner_waits_for_it),
    CASE(a_bug_with_a_hold_comes_again_when_the_score_changes),
    CASE(a_match_of_a_rule_that_is_not_automatic_waits_for_take),
    CASE(five_thousand_messages_end_in_the_last_score),
    CASE(what_a_match_lacks_is_not_asked_for_all_the_time),
    CASE(silence_means_something_else_in_each_sport),
    CASE(a_match_without_its_link_is_stale_after_some_seconds),
};

CHECK_MAIN(cases)
